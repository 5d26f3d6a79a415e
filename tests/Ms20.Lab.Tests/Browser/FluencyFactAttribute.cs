namespace Ms20.Lab.Tests.Browser;

/// <summary>A measurement in a browser, taken when it is asked for.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FluencyFactAttribute : FactAttribute
{
    public FluencyFactAttribute() =>
        Skip = Environment.GetEnvironmentVariable("MS20_FLUENCY") is null ? "It measures this machine: set MS20_FLUENCY=1 and run it alone." : new BrowserFactAttribute().Skip;
}
