namespace Ms20.Tests;

/// <summary>What a command left behind.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its text on standard output.</param>
/// <param name="Error">Its text on standard error.</param>
/// <param name="Bytes">Its bytes on standard output.</param>
internal sealed record Said(int ExitCode, string Output, string Error, byte[] Bytes);
