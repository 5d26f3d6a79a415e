using Ms20.Audio.Wave;

namespace Ms20.App.Rendering;

/// <summary>What came out of a rendering.</summary>
internal sealed record RenderReport
{
    /// <summary>The file's format.</summary>
    public required WaveFormat Format { get; init; }

    /// <summary>The file's length in frames.</summary>
    public required long Frames { get; init; }

    /// <summary>The largest magnitude before clipping; 1 is full scale.</summary>
    public required double Peak { get; init; }

    /// <summary>Samples that lay beyond full scale and were clipped.</summary>
    public required long ClippedSamples { get; init; }

    /// <summary>The MIDI channel that was listened to; null for all.</summary>
    public int? Channel { get; init; }

    /// <summary>Notes that were played.</summary>
    public required int Notes { get; init; }

    /// <summary>How many of them lay beyond the keyboard's 37 keys.</summary>
    public required int NotesBeyondKeyboard { get; init; }

    /// <summary>Whether the file ends while something still sounds.</summary>
    public required bool EndsInSound { get; init; }

    /// <summary>The file's length in seconds.</summary>
    public double LengthSeconds => (double)Frames / Format.SampleRateHz;
}
