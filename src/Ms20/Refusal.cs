namespace Ms20.App;

/// <summary>Why a command cannot be carried out: one sentence that says what is wrong and what to do.</summary>
internal sealed class Refusal(string sentence, int exitCode = ExitCode.Failure) : Exception(sentence)
{
    /// <summary>What the process returns.</summary>
    public int ExitCode { get; } = exitCode;
}
