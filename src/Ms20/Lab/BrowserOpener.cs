using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Ms20.App.Lab;

/// <summary>Opens an address in the browser of whoever sits at the machine, if somebody does.</summary>
internal static class BrowserOpener
{
    // A launcher that fails, fails at once; one that works may stay as long as the browser.
    private const int LauncherMs = 700;

    private static readonly string[] Launchers = ["wslview", "xdg-open", "gio", "x-www-browser", "firefox", "chromium"];

    /// <summary>Why there is no point in trying; null if there is one.</summary>
    /// <param name="variable">The environment.</param>
    public static string? WhyNot(Func<string, string?> variable)
    {
        if (variable("SSH_CONNECTION") is not null)
            return "this is a remote session";
        if (variable("CI") is not null)
            return "this is an automatic run";
        bool needsDisplay = OperatingSystem.IsLinux() && variable("WSL_DISTRO_NAME") is null;
        return needsDisplay && variable("DISPLAY") is null && variable("WAYLAND_DISPLAY") is null ? "there is no display" : null;
    }

    /// <summary>What whoever sits there does instead.</summary>
    /// <param name="variable">The environment.</param>
    /// <param name="port">The Lab's port.</param>
    public static string Advice(Func<string, string?> variable, int port) => variable("SSH_CONNECTION") is null
        ? "open the address above"
        : string.Create(CultureInfo.InvariantCulture, $"where you sit, give \"ssh -L {port}:localhost:{port}\" and this machine's name, and open the address above there");

    /// <summary>Opens it.</summary>
    /// <returns>Whether a browser seems to have started.</returns>
    public static bool TryOpen(Uri address)
    {
        string text = address.AbsoluteUri;
        if (OperatingSystem.IsWindows())
            return TryStart(new ProcessStartInfo(text) { UseShellExecute = true });
        if (OperatingSystem.IsMacOS())
            return TryStart(Quiet("open", text));
        foreach (string launcher in Launchers)
        {
            if (TryStart(launcher == "gio" ? Quiet(launcher, "open", text) : Quiet(launcher, text)))
                return true;
        }

        return false;
    }

    // Arguments one by one, never a shell's line; and what browsers have to say about themselves is for nobody.
    private static ProcessStartInfo Quiet(string program, params string[] arguments) =>
        new(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };

    private static bool TryStart(ProcessStartInfo start)
    {
        try
        {
            using Process? process = Process.Start(start);
            return process is null || !process.WaitForExit(LauncherMs) || process.ExitCode == 0;
        }
        catch (Exception e) when (e is Win32Exception or FileNotFoundException)
        {
            return false;
        }
    }
}
