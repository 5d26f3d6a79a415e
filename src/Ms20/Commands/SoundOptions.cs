using System.CommandLine;
using Ms20.App.Rendering;
using Ms20.Audio.Wave;
using Ms20.Engine;

namespace Ms20.App.Commands;

/// <summary>Options that every command has that writes a WAVE file of the instrument.</summary>
internal static class SoundOptions
{
    /// <summary>How samples are stored.</summary>
    public static Option<WaveEncoding?> Bits() => ValueOption.Choice(
        "--bits",
        "Whole numbers of 16 or 24 bits, or 32-bit floats, which never clip. [default: 24]",
        ("16", WaveEncoding.Integer16),
        ("24", WaveEncoding.Integer24),
        ("32f", WaveEncoding.Float32));

    /// <summary>How fast the engine runs.</summary>
    public static Option<Quality?> Quality() => ValueOption.Choice(
        "--quality",
        "How fast the circuits run inside: 2, 4 or 8 times 44.1 or 48 kHz. [default: standard]",
        ("eco", Engine.Quality.Eco),
        ("standard", Engine.Quality.Standard),
        ("high", Engine.Quality.High));

    /// <summary>How long the file goes on.</summary>
    /// <param name="after">After what, such as "the song".</param>
    public static Option<TailLength> Tail(string after) => ValueOption.Create<TailLength>(
        "--tail",
        "SECONDS|auto",
        $"How long to go on after {after}; auto is until half a second of silence (60 dB below the loudest), at most 30 s. [default: auto]",
        TailLength.TryRead,
        $"auto or seconds from 0 to {TailLength.LongestSeconds}");
}
