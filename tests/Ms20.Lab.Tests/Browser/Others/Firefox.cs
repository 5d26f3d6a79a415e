using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Ms20.Lab.Tests.Browser.Others;

/// <summary>Firefox without a window, by WebDriver BiDi, which it speaks itself.</summary>
internal sealed partial class Firefox : DrivenBrowser
{
    // What it would open, ask or send at its first start.
    private const string Preferences =
        """
        user_pref("browser.shell.checkDefaultBrowser", false);
        user_pref("browser.startup.page", 0);
        user_pref("datareporting.policy.dataSubmissionEnabled", false);
        user_pref("app.update.enabled", false);
        user_pref("permissions.default.microphone", 2);
        """;

    private readonly DirectoryInfo _profile;
    private readonly Process _process;
    private readonly BidiConnection _connection;
    private string _tab;

    private Firefox(DirectoryInfo profile, Process process, BidiConnection connection, string tab)
    {
        _profile = profile;
        _process = process;
        _connection = connection;
        _tab = tab;
    }

    /// <summary>Where it is installed; null if it is not.</summary>
    public static string? Path { get; } = Installed("/usr/bin/firefox-esr", "/usr/bin/firefox");

    /// <summary>Starts one that knows nothing yet and may not listen to a microphone.</summary>
    public static async Task<Firefox> StartAsync(SilentSoundCard card)
    {
        DirectoryInfo profile = Directory.CreateTempSubdirectory("ms20-firefox-");
        await File.WriteAllTextAsync(System.IO.Path.Combine(profile.FullName, "user.js"), Preferences);
        var start = new ProcessStartInfo(
            Path!, ["--headless", "--no-remote", "--profile", profile.FullName, "--remote-debugging-port=0", "--width", "1440", "--height", "900", "about:blank"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["HOME"] = profile.FullName;
        card.Describe(start);
        Process process = Process.Start(start)!;
        try
        {
            BidiConnection connection = await BidiConnection.OpenAsync(await AddressAsync(process));
            await connection.AskAsync("session.new", new JsonObject { ["capabilities"] = new JsonObject() });
            await connection.AskAsync("script.addPreloadScript", new JsonObject { ["functionDeclaration"] = Watch });
            JsonObject tree = await connection.AskAsync("browsingContext.getTree", []);
            return new Firefox(profile, process, connection, (string)tree["contexts"]![0]!["context"]!);
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    public override Task GoAsync(string address) => HereAsync("browsingContext.navigate", ("url", address), ("wait", "complete"));

    public override Task ReloadAsync() => HereAsync("browsingContext.reload", ("wait", "complete"));

    public override async Task<string> OpenTabAsync()
    {
        string before = _tab;
        _tab = (string)(await _connection.AskAsync("browsingContext.create", new JsonObject { ["type"] = "tab" }))["context"]!;
        return before;
    }

    public override async Task SwitchAsync(string tab)
    {
        _tab = tab;
        await HereAsync("browsingContext.activate");
    }

    public override Task ActAsync(JsonArray sources) => HereAsync("input.performActions", ("actions", sources));

    public override async Task<byte[]> PictureAsync() => Convert.FromBase64String((string)(await HereAsync("browsingContext.captureScreenshot"))["data"]!);

    public override async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _profile.Delete(recursive: true);
    }

    protected override async Task<string> RunTextAsync(string body)
    {
        JsonObject answer = await _connection.AskAsync("script.callFunction", new JsonObject
        {
            ["functionDeclaration"] = $"async () => {{ {body} }}",
            ["awaitPromise"] = true,
            ["target"] = new JsonObject { ["context"] = _tab },
        });
        return (string)answer["result"]!["value"]!;
    }

    private Task<JsonObject> HereAsync(string method, params (string Name, JsonNode Value)[] parameters)
    {
        var all = new JsonObject { ["context"] = _tab };
        foreach ((string name, JsonNode value) in parameters)
            all[name] = value;
        return _connection.AskAsync(method, all);
    }

    // It says where it listens in the middle of much else; all of that must be read, or it stops when the pipe is full.
    private static async Task<Uri> AddressAsync(Process process)
    {
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.ErrorDataReceived += (_, line) =>
        {
            if (Listening().Match(line.Data ?? "") is { Success: true } match)
                address.TrySetResult(new Uri($"{match.Groups[1].Value}/session"));
        };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return await address.Task.WaitAsync(Patience);
    }

    [GeneratedRegex(@"WebDriver BiDi listening on (ws:\S+)")]
    private static partial Regex Listening();
}
