namespace Ms20.Panel;

/// <summary>A MIDI map that is refused. The message is one sentence: where, what is wrong, what to do.</summary>
public sealed class MidiMapFormatException : Exception
{
    internal MidiMapFormatException(int line, string? field, string sentence)
        : base(field is null ? $"Line {line}: {sentence}" : $"Line {line}, {field}: {sentence}")
    {
        Line = line;
        Field = field;
    }

    /// <summary>The line of the file, from 1.</summary>
    public int Line { get; }

    /// <summary>The field, such as "controls.74"; null when the text is no JSON there.</summary>
    public string? Field { get; }
}
