using System.Globalization;
using System.Text;

namespace Ms20.Audio.Tuning;

/// <summary>The lines of a Scala file that are not comments ("!" at the very beginning), one after the other.</summary>
internal sealed class ScalaLines
{
    /// <summary>The longest file, in bytes: what is longer is another kind of file. A tunable.</summary>
    internal const int LongestFile = 1 << 20;

    private readonly string[] _lines;
    private readonly string _kind;
    private int _next;

    /// <summary>Takes a file apart.</summary>
    /// <param name="bytes">The whole file; texts may be of any code, what is read is ASCII.</param>
    /// <param name="kind">What it should be, such as "scale (.scl)".</param>
    internal ScalaLines(ReadOnlySpan<byte> bytes, string kind)
    {
        _kind = kind;
        if (bytes.Length > LongestFile || bytes.Contains((byte)0))
            throw new ScalaFormatException(1, $"this is no {kind}; choose one.");
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        string text = Encoding.Latin1.GetString(bytes.StartsWith(byteOrderMark) ? bytes[byteOrderMark.Length..] : bytes);
        _lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }

    /// <summary>The line read last, from 1.</summary>
    internal int Line => Math.Max(_next, 1);

    /// <summary>The next line; null at the end.</summary>
    internal string? TryRead()
    {
        while (_next < _lines.Length)
        {
            string line = _lines[_next++];
            if (!line.StartsWith('!'))
                return line;
        }

        return null;
    }

    /// <summary>The next line, which must be there.</summary>
    /// <param name="what">What it should hold.</param>
    internal string Read(string what) => TryRead() ?? throw Refusal($"the {_kind} ends before {what}; get the whole file again.");

    /// <summary>A whole number at the beginning of the next line; what stands behind it is a comment.</summary>
    internal int ReadWhole(string what, int minimum, int maximum)
    {
        string word = FirstWord(Read(what));
        return int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= minimum && number <= maximum
            ? number
            : throw Refusal($"\"{Shown(word)}\" stands where {what} should; write a whole number from {minimum} to {maximum}.");
    }

    internal ScalaFormatException Refusal(string sentence) => new(Line, sentence);

    /// <summary>The text up to the first blank.</summary>
    internal static string FirstWord(string line)
    {
        string trimmed = line.Trim(' ', '\t');
        int end = trimmed.IndexOfAny([' ', '\t']);
        return end < 0 ? trimmed : trimmed[..end];
    }

    /// <summary>A word short and printable enough for a sentence.</summary>
    internal static string Shown(string word)
    {
        const int longest = 24;
        char[] letters = [.. word.Take(longest).Select(letter => char.IsControl(letter) ? '?' : letter)];
        return new string(letters) + (word.Length > longest ? "..." : "");
    }
}
