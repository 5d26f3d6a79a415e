using Ms20.Engine.Circuits;
using Ms20.Panel;

namespace Ms20.Engine;

/// <summary>A jack that the host drives or listens to.</summary>
/// <remarks>
/// As a host input the jack must be an input without a cable: the host is the plug, and breaks the normal. As a host output it may be any
/// jack; an input jack gives the voltage it reads. Listening never changes a bit of the sound.
/// </remarks>
/// <param name="Jack">Which jack.</param>
/// <param name="Scale">The unit of its samples.</param>
public sealed record HostPort(Jack Jack, HostScale Scale = HostScale.Volts)
{
    /// <summary>SIGNAL OUT with 1.0 as digital full scale (2 V): what an audio interface or a file wants.</summary>
    public static HostPort SignalOut { get; } = new(Jacks.SignalOut, HostScale.FullScale);

    /// <summary>Whether what comes in is a gate or a clock: before its first sample the jack is open, for a gate that is on at once begins there.</summary>
    internal bool BeginsOpen => Jack.Signal is SignalKind.STrigger or SignalKind.Clock or SignalKind.Gate;

    /// <summary>Volts that one unit of the host's samples stands for.</summary>
    public double VoltsPerUnit
    {
        get
        {
            if (Scale != HostScale.FullScale)
                return 1.0;
            if (ReferenceEquals(Jack, Jacks.SignalOut) || ReferenceEquals(Jack, Jacks.PhonesOut))
                return LevelPlan.SignalOutFullScaleVolts;
            if (ReferenceEquals(Jack, Jacks.EspSignalIn))
                return LevelPlan.SignalInFullScaleVolts;
            return ReferenceEquals(Jack, Jacks.ExtSignalIn) ? LevelPlan.ExtSignalInFullScaleVolts : LevelPlan.EnvelopeVolts;
        }
    }
}
