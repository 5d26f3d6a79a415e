using System.CommandLine;
using Ms20.Audio.Tuning;
using Ms20.Engine;

namespace Ms20.App.Commands;

/// <summary>The words that tune the keyboard.</summary>
internal sealed class TuningOptions
{
    private const int LongestFile = 1 << 20;

    private readonly Option<string?> _scale = new("--scale")
    {
        HelpName = "FILE.scl",
        Description = "Tune the keys to a scale of the Scala archive. [default: twelve equal steps]",
    };

    private readonly Option<string?> _map = new("--keyboard-map")
    {
        HelpName = "FILE.kbm",
        Description = "Which key plays which degree of the scale, and at what pitch: a Scala keyboard map. [default: all in a row, note 60 at 261.63 Hz]",
    };

    /// <summary>All of them, in the order in which help shows them.</summary>
    public IReadOnlyList<Option> All => [_scale, _map];

    /// <summary>The tuning they make; null when there is none.</summary>
    /// <exception cref="Refusal">A file cannot be read, or is no scale or map.</exception>
    public KeyTuning? Read(ParseResult parsed, Surroundings surroundings)
    {
        if (parsed.GetValue(_scale) is null && parsed.GetValue(_map) is null)
            return null;
        ScalaScale scale = Of(parsed.GetValue(_scale), "scale", ScalaScale.Equal12, bytes => ScalaScale.Read(bytes), surroundings);
        ScalaKeyboardMap map = Of(parsed.GetValue(_map), "keyboard map", ScalaKeyboardMap.Linear, bytes => ScalaKeyboardMap.Read(bytes), surroundings);
        return map.Tune(scale);
    }

    private static T Of<T>(string? path, string kind, T normal, Func<byte[], T> read, Surroundings surroundings)
    {
        if (path is null)
            return normal;
        try
        {
            return read(InputFile.Read(path, LongestFile, kind, surroundings));
        }
        catch (ScalaFormatException e)
        {
            throw new Refusal($"{path}: {e.Message}");
        }
    }
}
