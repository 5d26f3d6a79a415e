using Ms20.App;

using var interruption = new Interruption();
return CommandLine.Run(args, Surroundings.OfProcess(interruption));
