using System.Collections.Immutable;
using Ms20.App.Rendering;
using Ms20.Panel;

namespace Ms20.App.Processing;

/// <summary>What goes into an instrument's jacks from outside, what is played on it meanwhile, and what is taken out of it.</summary>
internal sealed record ProcessJob
{
    /// <summary>The instrument, the file's format, and the song that is played along, which may be an empty one.</summary>
    public required RenderJob Render { get; init; }

    /// <summary>Audio; null for none.</summary>
    public AudioFeed? Audio { get; init; }

    /// <summary>Control voltages; null for none.</summary>
    public CvFeed? CvIn { get; init; }

    /// <summary>Jacks whose voltages are written to a file of their own.</summary>
    public ImmutableArray<Jack> CvOut { get; init; } = [];

    /// <summary>Volts that a sample of 1.0 stands for in a file of control voltages.</summary>
    public double CvScaleVolts { get; init; } = DefaultCvScaleVolts;

    /// <summary>What the sound's file holds of the audio and of the instrument.</summary>
    public MixBalance Mix { get; init; } = MixBalance.AllWet;

    /// <summary>The key, a MIDI note, that is held down from the beginning to the end of the audio; null for none.</summary>
    public int? HeldNote { get; init; }

    /// <summary>
    /// Ten volts at full scale: what interfaces with direct-coupled outputs commonly reach, and more than any jack gives but for a keyboard
    /// beyond its 37 keys, which floats hold as well. A tunable.
    /// </summary>
    public const double DefaultCvScaleVolts = 10.0;
}
