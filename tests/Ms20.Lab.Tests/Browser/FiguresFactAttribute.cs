namespace Ms20.Lab.Tests.Browser;

/// <summary>A test that measures for minutes and writes what it found: on request only.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FiguresFactAttribute : FactAttribute
{
    public FiguresFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("MS20_FIGURES") != "1")
            Skip = "Takes minutes on a quiet machine: set MS20_FIGURES=1 to write the figures of docs/lab.md anew.";
        else
            Skip = new BrowserFactAttribute().Skip;
    }
}
