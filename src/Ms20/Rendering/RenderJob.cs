using Ms20.Audio.Midi;
using Ms20.Audio.Wave;
using Ms20.Engine;
using Ms20.Panel;

namespace Ms20.App.Rendering;

/// <summary>A song to render and how.</summary>
internal sealed record RenderJob
{
    /// <summary>The song.</summary>
    public required MidiSong Song { get; init; }

    /// <summary>The instrument's setting.</summary>
    public required Patch Patch { get; init; }

    /// <summary>The state the unit is in.</summary>
    public UnitCondition Condition { get; init; } = UnitCondition.Serviced;

    /// <summary>Sample rate of the file, in hertz, 8,000 to 384,000.</summary>
    public int RateHz { get; init; } = 48000;

    /// <summary>How samples are stored.</summary>
    public WaveEncoding Encoding { get; init; } = WaveEncoding.Integer24;

    /// <summary>How fast the engine runs inside.</summary>
    public Quality Quality { get; init; } = Quality.Standard;

    /// <summary>The MIDI channel that is played, 1 to 16; null for all.</summary>
    public int? Channel { get; init; }

    /// <summary>Semitones added to every note.</summary>
    public int Transpose { get; init; }

    /// <summary>How the instrument listens.</summary>
    public MidiGear Midi { get; init; } = MidiGear.Default;

    /// <summary>What the keys sound like; null for the instrument's own twelve equal steps.</summary>
    public KeyTuning? Tuning { get; init; }

    /// <summary>How long the file goes on after the song.</summary>
    public TailLength Tail { get; init; } = TailLength.Auto;
}
