using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace MakePrelude;

/// <summary>
/// Reads a score: one bar a line ("12 | C3 E3 A3*2 ..."), notes in sixteenths, tempo= and gate= from where they stand, # for comments.
/// cello-suite-1-prelude.score explains it at its top.
/// </summary>
internal sealed class ScoreReader
{
    // Tunable: five hours of music, and well inside the ticks that a MIDI track can count.
    private const int MaxBars = 9999;

    private const string TitleWord = "title:";

    private readonly ImmutableArray<ScoreNote>.Builder _notes = ImmutableArray.CreateBuilder<ScoreNote>();
    private readonly ImmutableArray<ScoreTempo>.Builder _tempos = ImmutableArray.CreateBuilder<ScoreTempo>();
    private string? _title;
    private int _gatePercent = 80;
    private int _bar;
    private int _now;
    private int _line;

    private ScoreReader()
    {
    }

    /// <summary>Reads the whole text of a score.</summary>
    /// <exception cref="ScoreFormatException">The first thing wrong, with its line.</exception>
    public static Score Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reader = new ScoreReader();
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n')) reader.ReadLine(line.Trim());
        if (reader._bar == 0) throw reader.Wrong("the score ends without a bar", "write one as \"1 | C4*4 D4*4 E4*4 F4*4\"");
        return new Score(reader._title, reader._bar, reader._notes.ToImmutable(), reader._tempos.ToImmutable());
    }

    private void ReadLine(string line)
    {
        _line++;
        if (line.StartsWith(TitleWord, StringComparison.Ordinal))
        {
            ReadTitle(line[TitleWord.Length..].Trim());
            return;
        }

        string[] words = Words(line);
        bool isBar = words.Length > 1 && words[1] == "|";
        if (isBar) BeginBar(words[0]);
        foreach (string word in words.AsSpan(isBar ? 2 : 0)) ReadWord(word, isBar);
        int length = _now - ((_bar - 1) * Score.BarLength);
        if (isBar && length != Score.BarLength)
        {
            throw Wrong(
                $"bar {_bar} lasts {length} sixteenths",
                length < Score.BarLength ? $"add {Score.BarLength - length}" : $"take {length - Score.BarLength} away");
        }
    }

    private static string[] Words(string line)
    {
        string[] words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        int comment = Array.FindIndex(words, word => word[0] == '#');
        return comment < 0 ? words : words[..comment];
    }

    private void ReadTitle(string title)
    {
        if (_title is not null) throw Wrong("this is a second title", "keep one of the two");
        if (title.Length == 0 || title.EnumerateRunes().Any(rune => Rune.IsControl(rune) || rune == Rune.ReplacementChar))
            throw Wrong("the title is empty or has unprintable characters", "write it out or take the line away");
        _title = title;
    }

    private void BeginBar(string number)
    {
        if (_bar == MaxBars) throw Wrong($"this is more than {MaxBars} bars", "make two scores of it");
        _bar++;
        if (number != _bar.ToString(CultureInfo.InvariantCulture))
        {
            throw Wrong(
                $"bar \"{number}\" stands where bar {_bar} should",
                $"write {_bar}, or look for a bar that is missing or there twice");
        }
    }

    private void ReadWord(string word, bool isInBar)
    {
        if (word.StartsWith("tempo=", StringComparison.Ordinal))
        {
            _tempos.Add(new ScoreTempo(_now, Number(word, 10, 400, "quarter notes a minute")));
        }
        else if (word.StartsWith("gate=", StringComparison.Ordinal))
        {
            _gatePercent = Number(word, 1, 100, "percent of a sixteenth");
        }
        else
        {
            var (key, length) = ReadNote(word);
            if (!isInBar) throw Wrong($"the note \"{word}\" stands outside a bar", $"begin the line with \"{_bar + 1} |\"");
            _notes.Add(new ScoreNote(_now, length, key, _gatePercent));
            _now += length;
        }
    }

    private int Number(string word, int min, int max, string unit)
    {
        int equals = word.IndexOf('=', StringComparison.Ordinal);
        bool isNumber = int.TryParse(word.AsSpan(equals + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int value);
        if (!isNumber || value < min || value > max)
            throw Wrong($"\"{word}\" is out of range", $"{word[..equals]} takes a whole number from {min} to {max}, in {unit}");
        return value;
    }

    private (int Key, int Length) ReadNote(string word)
    {
        string[] parts = word.Split('*');
        int length = 1;
        bool isLengthGood = parts.Length == 1
            || (parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out length)
                && length is >= 1 and <= Score.BarLength);
        if (Pitch(parts[0]) is not { } key)
            throw Wrong($"\"{word}\" is no note, tempo or gate", "write a note as C4, F#3 or Bb2, from C0 to G9");
        if (!isLengthGood)
            throw Wrong($"the length of \"{word}\" is wrong", $"write it in sixteenths from 1 to {Score.BarLength}, as in C4*2");
        return (key, length);
    }

    // Null for what is no pitch. Octaves change at C, and Cb4 is the B below C4.
    private static int? Pitch(string name)
    {
        if (name.Length is < 2 or > 3 || !char.IsAsciiDigit(name[^1])) return null;
        int step = name[0] switch { 'C' => 0, 'D' => 2, 'E' => 4, 'F' => 5, 'G' => 7, 'A' => 9, 'B' => 11, _ => -1 };
        int accidental = name.Length == 2 ? 0 : name[1] switch { '#' => 1, 'b' => -1, _ => 99 };
        int key = (12 * (name[^1] - '0' + 1)) + step + accidental;
        return step < 0 || accidental == 99 || key > 127 ? null : key;
    }

    private ScoreFormatException Wrong(string problem, string remedy) => new(_line, problem, remedy);
}
