namespace Ms20.Panel;

/// <summary>A patch file that is refused. The message is one sentence: where, what is wrong, what to do.</summary>
public sealed class PatchFormatException : Exception
{
    internal PatchFormatException(int line, string? field, string sentence)
        : base(field is null ? $"Line {line}: {sentence}" : $"Line {line}, {field}: {sentence}")
    {
        Line = line;
        Field = field;
        Sentence = sentence;
    }

    /// <summary>The message without the place.</summary>
    internal string Sentence { get; }

    /// <summary>The line of the file, from 1.</summary>
    public int Line { get; }

    /// <summary>The field, such as "dials.lpf.cutoff" or "cables[2]"; null when the text is no JSON there.</summary>
    public string? Field { get; }
}
