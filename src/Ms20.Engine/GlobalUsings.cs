global using Ms20.Engine.Lanes;
