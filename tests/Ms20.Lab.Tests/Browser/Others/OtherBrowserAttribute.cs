using System.Reflection;
using Xunit.Sdk;

namespace Ms20.Lab.Tests.Browser.Others;

/// <summary>Runs a test in one of the other browsers; skipped with a sentence where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OtherBrowserAttribute : DataAttribute
{
    private readonly OtherBrowser _browser;

    public OtherBrowserAttribute(OtherBrowser browser)
    {
        _browser = browser;
        Skip = WhyNot(browser);
    }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[_browser]];

    private static string? WhyNot(OtherBrowser browser)
    {
        if (SilentSoundCard.Path is null)
            return "There is no sound server here: install one (Debian: apt-get install pulseaudio).";
        if (browser == OtherBrowser.Firefox)
            return Firefox.Path is null ? "There is no Firefox here: install it (Debian: apt-get install firefox-esr)." : null;
        return WebKit.Path is null ? "There is no WebKit here: install it (Debian: apt-get install webkit2gtk-driver xvfb)." : null;
    }
}
