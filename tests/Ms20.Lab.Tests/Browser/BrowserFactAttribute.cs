namespace Ms20.Lab.Tests.Browser;

/// <summary>A test that needs a browser; skipped with a sentence where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Chromium.Path is null)
            Skip = "There is no Chromium here: install it (Debian: apt-get install chromium), or name one in MS20_CHROMIUM.";
    }
}
