using System.Globalization;
using Ms20.Panel;

namespace Ms20.Engine.Tests.Performances;

/// <summary>Something that one lane's player does at a frame.</summary>
internal abstract record Happening(long Time)
{
    public abstract void Post(Instrument instrument, int lane);

    internal sealed record Press(long Time, int Note) : Happening(Time)
    {
        public override void Post(Instrument instrument, int lane) => Assert.True(instrument.TryPress(Note, Time, lane));

        public override string ToString() => $"at {Time} press {Note}";
    }

    internal sealed record Release(long Time, int Note) : Happening(Time)
    {
        public override void Post(Instrument instrument, int lane) => Assert.True(instrument.TryRelease(Note, Time, lane));

        public override string ToString() => $"at {Time} release {Note}";
    }

    internal sealed record ReleaseAll(long Time) : Happening(Time)
    {
        public override void Post(Instrument instrument, int lane) => Assert.True(instrument.TryReleaseAll(Time, lane));

        public override string ToString() => $"at {Time} release all";
    }

    internal sealed record Turn(long Time, Control Control, double Dial) : Happening(Time)
    {
        public override void Post(Instrument instrument, int lane) => instrument.Turn(Control, Dial, Time, lane);

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"at {Time} turn {Control.Id} to {Dial:R}");
    }
}
