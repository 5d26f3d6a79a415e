using System.ComponentModel;
using System.Diagnostics;

namespace Ms20.App.Lab;

/// <summary>
/// A window of its own for the page, without a browser's bars, by a browser of Chromium's family. It has a profile of its own, so that it neither hands the
/// page to a browser that runs already nor shares anything with it.
/// </summary>
internal sealed class AppWindow
{
    // A browser that cannot start ends at once; one that hands the page to another of the same profile does too, and then nobody knows when it is closed.
    private const int StartMs = 2500;

    private const string Profile = "window";

    private static readonly string[] OnLinux =
        ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "microsoft-edge", "brave-browser", "vivaldi"];

    private static readonly string[] OnMac =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge", "/Applications/Brave Browser.app/Contents/MacOS/Brave Browser",
    ];

    private static readonly string[] OnWindows = [@"Google\Chrome\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe"];

    private readonly Process? _process;

    private AppWindow(Process? process) => _process = process;

    /// <summary>Opens one.</summary>
    /// <param name="address">The Lab's.</param>
    /// <param name="folder">Where its profile is kept.</param>
    /// <returns>Null if there is no such browser, or none that starts.</returns>
    public static AppWindow? TryOpen(Uri address, string folder)
    {
        foreach (string browser in Browsers())
        {
            if (TryStart(browser, address, folder) is { } window)
                return window;
        }

        return null;
    }

    /// <summary>Whether it will be known when the window has been closed.</summary>
    public bool IsWatched => _process is not null;

    /// <summary>Ends when the window has been closed; never if that cannot be known.</summary>
    public Task ClosedAsync() => _process is null ? Task.Delay(Timeout.Infinite) : _process.WaitForExitAsync();

    private static IEnumerable<string> Browsers()
    {
        if (OperatingSystem.IsMacOS())
            return OnMac.Where(File.Exists);
        if (!OperatingSystem.IsWindows())
            return OnLinux;
        Environment.SpecialFolder[] roots =
            [Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData];
        return OnWindows.SelectMany(name => roots.Select(root => Path.Combine(Environment.GetFolderPath(root), name))).Where(File.Exists);
    }

    private static AppWindow? TryStart(string browser, Uri address, string folder)
    {
        var start = new ProcessStartInfo(
            browser,
            [
                $"--app={address.AbsoluteUri}", $"--user-data-dir={Path.Combine(folder, Profile)}", "--autoplay-policy=no-user-gesture-required",
                "--no-first-run", "--no-default-browser-check", "--window-size=1440,900",
            ])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        try
        {
            Process process = Process.Start(start)!;
            // What it has to say about itself is for nobody, and must be read, or it stops when the pipe is full.
            process.BeginErrorReadLine();
            process.BeginOutputReadLine();
            if (!process.WaitForExit(StartMs))
                return new AppWindow(process);
            return process.ExitCode == 0 ? new AppWindow(process: null) : null;
        }
        catch (Exception e) when (e is Win32Exception or FileNotFoundException)
        {
            return null;
        }
    }
}
