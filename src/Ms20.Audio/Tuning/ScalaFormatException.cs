namespace Ms20.Audio.Tuning;

/// <summary>A Scala file that is refused. The message is one sentence: where, what is wrong, what to do.</summary>
public sealed class ScalaFormatException : Exception
{
    internal ScalaFormatException(int line, string sentence)
        : base($"Line {line}: {sentence}") => Line = line;

    /// <summary>The line of the file, from 1.</summary>
    public int Line { get; }
}
