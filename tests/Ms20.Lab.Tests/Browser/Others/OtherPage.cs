using System.Globalization;
using System.Text.Json.Nodes;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Browser.Others;

/// <summary>A page of the Lab in another browser, and the hands on it.</summary>
internal sealed class OtherPage(DrivenBrowser browser) : IAsyncDisposable
{
    private const string Engine = "const { sound } = await import('/js/engine/engine.js');";
    private const string Mouse = "mouse";

    /// <summary>The code of Control in WebDriver's keys.</summary>
    public const string Control = "\uE009";

    /// <summary>The code of Enter.</summary>
    public const string Enter = "\uE007";

    /// <summary>The browser.</summary>
    public DrivenBrowser Browser { get; } = browser;

    /// <summary>Opens the panel.</summary>
    public static async Task<OtherPage> OpenAsync(OtherBrowser browser, SilentSoundCard card, TestLab lab)
    {
        var page = new OtherPage(browser == OtherBrowser.Firefox ? await Firefox.StartAsync(card) : await WebKit.StartAsync(card, hasSharedMemory: true));
        await page.GoAsync(lab.Address.AbsoluteUri.Replace("/#", "/?test#", StringComparison.Ordinal));
        return page;
    }

    /// <summary>Opens an address of the Lab and waits until its patch has come.</summary>
    public async Task GoAsync(string address)
    {
        await Browser.GoAsync(address);
        await BegunAsync();
    }

    /// <summary>Waits until the Lab's patch has come.</summary>
    public async Task BegunAsync()
    {
        await UntilAsync("return Boolean(window.ms20?.instrument.begun && document.querySelector('.engine-buffer'));");
        await Browser.WatchAsync();
        await Browser.RunAsync("window.ms20Said = []; ms20.instrument.addEventListener('status', event => ms20Said.push(event.detail.text));");
    }

    /// <summary>Waits until a script returns true.</summary>
    public async Task UntilAsync(string body)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(180));
        while (!(bool)(await Browser.RunAsync(body))!)
            await Task.Delay(50, patience.Token);
    }

    /// <summary>Waits until the Lab's panel stands as wanted.</summary>
    public static async Task UntilAsync(TestLab lab, Func<Patch, bool> stands)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(180));
        while (!stands(lab.Session.Patch))
            await Task.Delay(20, patience.Token);
    }

    /// <summary>Waits until the page has said something like this.</summary>
    public Task IsSaidAsync(string words) => UntilAsync($"return ms20Said.some(text => text.includes('{words}'));");

    /// <summary>Clicks the middle of an element.</summary>
    public async Task ClickAsync(string selector) => await MouseAsync(await MoveToAsync(selector), Press("pointerDown"), Press("pointerUp"));

    /// <summary>Points at the middle of an element.</summary>
    public async Task PointAsync(string selector) => await MouseAsync(await MoveToAsync(selector));

    /// <summary>Drags from one element to another.</summary>
    public async Task DragAsync(string from, string to) =>
        await MouseAsync(await MoveToAsync(from), Press("pointerDown"), await MoveToAsync(to, 100), Press("pointerUp"));

    /// <summary>Drags an element upwards.</summary>
    public async Task DragUpAsync(string selector, int pixels)
    {
        (int x, int y) = await MiddleAsync(selector);
        await MouseAsync(Move(x, y, 0), Press("pointerDown"), Move(x, y - pixels / 2, 50), Move(x, y - pixels, 50), Press("pointerUp"));
    }

    /// <summary>Turns the wheel over an element, away from the hand.</summary>
    public async Task WheelAsync(string selector)
    {
        (int x, int y) = await MiddleAsync(selector);
        var scroll = new JsonObject { ["type"] = "scroll", ["x"] = x, ["y"] = y, ["deltaX"] = 0, ["deltaY"] = -120, ["duration"] = 0 };
        await Browser.ActAsync([new JsonObject { ["type"] = "wheel", ["id"] = "wheel", ["actions"] = new JsonArray(scroll) }]);
    }

    /// <summary>Presses keys and keeps them down.</summary>
    public Task DownAsync(params string[] keys) => KeysAsync([.. keys.Select(key => ("keyDown", key))]);

    /// <summary>Lifts keys.</summary>
    public Task UpAsync(params string[] keys) => KeysAsync([.. keys.Select(key => ("keyUp", key))]);

    /// <summary>Types keys one after the other.</summary>
    public Task TypeAsync(params string[] keys) => KeysAsync([.. keys.SelectMany(key => new[] { ("keyDown", key), ("keyUp", key) })]);

    /// <summary>Waits until as much has been played from now on, and gives it.</summary>
    public async Task<float[]> HearAsync(int frames = 12000)
    {
        await UntilAsync($"{Engine} sound.ask(); return sound.state === 'on';");
        int played = (int)(await Browser.RunAsync($"{Engine} return sound.figures.quanta * 128;"))!;
        // And as much again, for what was on its way in the ring.
        await UntilAsync($"{Engine} sound.ask(); return sound.figures.quanta * 128 > {played + frames + 4096};");
        string text = (string)(await Browser.RunAsync($"{Engine} return Array.from(sound.heard({frames})).join(' ');"))!;
        return [.. text.Split(' ').Select(sample => float.Parse(sample, CultureInfo.InvariantCulture))];
    }

    // Firefox says so when the panel is fitted into a bench whose scroll bars come or go by that; it fits it once more with the next frame, and nothing is lost.
    private const string FittedTwice = "ResizeObserver loop completed";

    /// <summary>Fails if anything went wrong in the page.</summary>
    public async Task AllWentWellAsync() =>
        Assert.DoesNotContain(await Browser.ComplaintsAsync(), one => !one.Contains(FittedTwice, StringComparison.Ordinal));

    /// <summary>The sound's sample rate.</summary>
    public async Task<double> RateAsync() => (double)(await Browser.RunAsync($"{Engine} return sound.context.sampleRate;"))!;

    public ValueTask DisposeAsync() => Browser.DisposeAsync();

    private async Task<(int X, int Y)> MiddleAsync(string selector)
    {
        JsonNode? middle = await Browser.RunAsync(
            $"const at = document.querySelector(\"{selector}\").getBoundingClientRect(); return [Math.round(at.x + at.width / 2), Math.round(at.y + at.height / 2)];");
        return ((int)middle![0]!, (int)middle[1]!);
    }

    private async Task<JsonObject> MoveToAsync(string selector, int milliseconds = 0)
    {
        (int x, int y) = await MiddleAsync(selector);
        return Move(x, y, milliseconds);
    }

    private static JsonObject Move(int x, int y, int milliseconds) => new() { ["type"] = "pointerMove", ["x"] = x, ["y"] = y, ["duration"] = milliseconds };

    private static JsonObject Press(string kind) => new() { ["type"] = kind, ["button"] = 0 };

    private Task MouseAsync(params JsonNode[] actions) => Browser.ActAsync(
    [
        new JsonObject
        {
            ["type"] = "pointer",
            ["id"] = Mouse,
            ["parameters"] = new JsonObject { ["pointerType"] = "mouse" },
            ["actions"] = new JsonArray(actions),
        },
    ]);

    private Task KeysAsync(params (string Kind, string Key)[] keys) => Browser.ActAsync(
    [
        new JsonObject
        {
            ["type"] = "key",
            ["id"] = "keys",
            ["actions"] = new JsonArray([.. keys.Select(key => (JsonNode)new JsonObject { ["type"] = key.Kind, ["value"] = key.Key })]),
        },
    ]);
}
