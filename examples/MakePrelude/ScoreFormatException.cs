namespace MakePrelude;

/// <summary>A score that cannot be read. The message is one sentence with the line and the remedy.</summary>
internal sealed class ScoreFormatException : FormatException
{
    /// <summary>Makes the sentence "Line <paramref name="line"/>: <paramref name="problem"/>; <paramref name="remedy"/>."</summary>
    public ScoreFormatException(int line, string problem, string remedy)
        : base($"Line {line}: {problem}; {remedy}.")
    {
        Line = line;
    }

    /// <summary>Where the score is wrong, counted from 1.</summary>
    public int Line { get; }
}
