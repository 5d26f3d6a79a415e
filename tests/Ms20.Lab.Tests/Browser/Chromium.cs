using Microsoft.Playwright;

namespace Ms20.Lab.Tests.Browser;

/// <summary>A browser without a window, as tests drive it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync",
    ];

    // It is muted by the driver otherwise, and a muted context has another clock.
    private static readonly string[] Unwanted = ["--mute-audio"];

    // As patient as LabPage: on a machine that does much else a page may take long, and what never comes fails all the same.
    public const float PatienceMilliseconds = 60_000.0f;

    private IPlaywright? _playwright;

    /// <summary>Where it is installed; null if it is not.</summary>
    public static string? Path { get; } = Environment.GetEnvironmentVariable("MS20_CHROMIUM") ?? Array.Find(Places, File.Exists);

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Path is null)
            return;
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        _playwright = await Playwright.CreateAsync();
        Browser = await StartAsync();
    }

    /// <summary>Starts one more, with flags of its own.</summary>
    public Task<IBrowser> StartAsync(params string[] flags) => _playwright!.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
    {
        ExecutablePath = Path,
        Headless = true,
        Args = [.. Flags, .. flags],
        IgnoreDefaultArgs = Unwanted,
    });

    public async Task DisposeAsync()
    {
        if (_playwright is null)
            return;
        await Browser.CloseAsync();
        _playwright.Dispose();
    }
}
