using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Ms20.Lab.Tests.Browser.Others;

/// <summary>
/// WebKit, the engine of Safari, as GTK's port of it carries it, by WebDriver. It wants a display: a virtual one is started for it.
/// </summary>
internal sealed class WebKit : DrivenBrowser
{
    private static readonly string[] MiniBrowsers =
        ["/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser", "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.0/MiniBrowser", "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser"];

    private readonly DirectoryInfo _home;
    private readonly VirtualDisplay _display;
    private readonly Process _process;
    private readonly HttpClient _driver;
    private string _session = "";

    private WebKit(DirectoryInfo home, VirtualDisplay display, Process process, HttpClient driver)
    {
        _home = home;
        _display = display;
        _process = process;
        _driver = driver;
    }

    /// <summary>Where its driver is installed; null if it, its browser or a virtual display is not.</summary>
    public static string? Path { get; } =
        Installed(MiniBrowsers) is not null && VirtualDisplay.Path is not null ? Installed("/usr/bin/WebKitWebDriver") : null;

    /// <summary>Starts one that knows nothing yet.</summary>
    /// <param name="card">What it plays on.</param>
    /// <param name="hasSharedMemory">
    /// Whether pages that stand alone get shared memory, as Safari gives it to them; WebKitGTK 2.50 does so only when asked.
    /// </param>
    public static async Task<WebKit> StartAsync(SilentSoundCard card, bool hasSharedMemory)
    {
        VirtualDisplay display = await VirtualDisplay.StartAsync();
        DirectoryInfo home = Directory.CreateTempSubdirectory("ms20-webkit-");
        int port = FreePort();
        var start = new ProcessStartInfo(Path!, [$"--port={port}"]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["HOME"] = home.FullName;
        start.Environment["XDG_RUNTIME_DIR"] = home.FullName;
        start.Environment["DISPLAY"] = display.Name;
        start.Environment["GDK_BACKEND"] = "x11";
        start.Environment["JSC_useSharedArrayBuffer"] = hasSharedMemory ? "1" : "0";
        card.Describe(start);
        Process process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var driver = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = Patience };
        var browser = new WebKit(home, display, process, driver);
        try
        {
            await browser.BeginAsync();
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    public override Task GoAsync(string address) => PostAsync("/url", new JsonObject { ["url"] = address });

    public override Task ReloadAsync() => PostAsync("/refresh", []);

    public override async Task<string> OpenTabAsync()
    {
        string before = (string)(await SendAsync(HttpMethod.Get, $"{_session}/window", null))!;
        // A window: a tab stays behind the first one, where hands do not reach it.
        JsonNode? tab = await PostAsync("/window/new", new JsonObject { ["type"] = "window" });
        await SwitchAsync((string)tab!["handle"]!);
        return before;
    }

    public override Task SwitchAsync(string tab) => PostAsync("/window", new JsonObject { ["handle"] = tab });

    public override Task ActAsync(JsonArray sources) => PostAsync("/actions", new JsonObject { ["actions"] = sources });

    public override async Task<byte[]> PictureAsync() =>
        Convert.FromBase64String((string)(await SendAsync(HttpMethod.Get, $"{_session}/screenshot", null))!);

    public override async ValueTask DisposeAsync()
    {
        try
        {
            await SendAsync(HttpMethod.Delete, _session, null);
        }
        catch (Exception e) when (e is HttpRequestException or InvalidOperationException or TaskCanceledException)
        {
            // Gone already, or it never came.
        }

        _driver.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _display.Dispose();
        _home.Delete(recursive: true);
    }

    protected override async Task<string> RunTextAsync(string body) => (string)(await PostAsync("/execute/async", new JsonObject
    {
        ["script"] = $"(async () => {{ {body} }})().then(arguments[0]);",
        ["args"] = new JsonArray(),
    }))!;

    private async Task BeginAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await IsUpAsync())
            await Task.Delay(100, patience.Token);
        var options = new JsonObject
        {
            ["binary"] = Installed(MiniBrowsers),
            ["args"] = new JsonArray("--automation", "--geometry=1440x900"),
        };
        var wanted = new JsonObject { ["alwaysMatch"] = new JsonObject { ["webkitgtk:browserOptions"] = options } };
        JsonNode? session = await SendAsync(HttpMethod.Post, "/session", new JsonObject { ["capabilities"] = wanted });
        _session = $"/session/{session!["sessionId"]}";
        await PostAsync("/timeouts", new JsonObject { ["script"] = (int)Patience.TotalMilliseconds });
        await PostAsync("/window/rect", new JsonObject { ["x"] = 0, ["y"] = 0, ["width"] = 1440, ["height"] = 900 });
    }

    private async Task<bool> IsUpAsync()
    {
        try
        {
            return (await _driver.GetAsync(new Uri("/status", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private Task<JsonNode?> PostAsync(string path, JsonObject body) => SendAsync(HttpMethod.Post, _session + path, body);

    private async Task<JsonNode?> SendAsync(HttpMethod method, string path, JsonObject? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body.ToJsonString()) };
        using HttpResponseMessage response = await _driver.SendAsync(request);
        JsonNode? value = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["value"];
        return response.IsSuccessStatusCode ? value?.DeepClone() : throw new InvalidOperationException($"{value?["error"]}: {value?["message"]}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
