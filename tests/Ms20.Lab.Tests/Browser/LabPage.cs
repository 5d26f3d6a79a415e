using System.Text;
using Microsoft.Playwright;
using Ms20.Lab.Tests.Protocol;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Browser;

/// <summary>A page of the Lab in a browser.</summary>
internal sealed class LabPage : IAsyncDisposable
{
    private const string Engine = "const { sound } = await import('/js/engine/engine.js');";

    private readonly List<string> _complaints = [];
    private readonly List<string> _strange = [];
    private int _sent;

    private LabPage(IPage page) => Page = page;

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Errors of scripts and what the console has to complain about, such as a broken security rule.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>How many messages the page has sent to the Lab.</summary>
    public int Sent => Volatile.Read(ref _sent);

    /// <summary>Opens the panel in a browser that knows nothing yet.</summary>
    public static async Task<LabPage> OpenAsync(IBrowser browser, TestLab lab, BrowserNewContextOptions? options = null) =>
        await OpenAsync(await browser.NewContextAsync(options), lab.Address.AbsoluteUri.Replace("/#", "/?test#", StringComparison.Ordinal));

    /// <summary>Opens the page without a panel.</summary>
    public static async Task<LabPage> OpenBareAsync(IBrowser browser, TestLab lab) =>
        await OpenAsync(await browser.NewContextAsync(), lab.Address.AbsoluteUri.Replace("/#", "/diag.html#", StringComparison.Ordinal));

    /// <summary>Opens an address in one more tab.</summary>
    public static async Task<LabPage> OpenAsync(IBrowserContext context, string address)
    {
        context.SetDefaultTimeout(Chromium.PatienceMilliseconds);
        var page = new LabPage(await context.NewPageAsync());
        page.Page.Console += (_, message) =>
        {
            if (message.Type == "error")
                page._complaints.Add($"{message.Text} {message.Location}");
        };
        page.Page.PageError += (_, error) => page._complaints.Add(error);
        page.Page.WebSocket += (_, socket) => page.Watch(socket);
        await page.Page.GotoAsync(address);
        await page.Page.GetByRole(AriaRole.Combobox, new() { Name = "Buffer" }).WaitForAsync();
        // Where there is a panel, the Lab's own patch has come.
        await page.UntilAsync("() => !window.ms20 || ms20.instrument.begun");
        await page.Page.EvaluateAsync(
            "() => { window.ms20Said = []; window.ms20?.instrument.addEventListener('status', event => ms20Said.push(event.detail.text)); }");
        return page;
    }

    /// <summary>A knob, as assistive tools and fingers find it.</summary>
    public ILocator Knob(string name) => Page.GetByRole(AriaRole.Slider, new() { Name = name, Exact = true });

    /// <summary>A jack.</summary>
    public ILocator Jack(string id) => Page.Locator($"ms-jack[data-jack='{id}'] button");

    /// <summary>Waits until the page has said something like this.</summary>
    public Task IsSaidAsync(string words) =>
        UntilAsync($"() => ms20Said.some(text => text.includes('{words}'))");

    /// <summary>Opens a jack's menu and chooses from it.</summary>
    public async Task ChooseAsync(string jack, string item)
    {
        await Jack(jack).FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Page.GetByRole(AriaRole.Menuitem, new() { Name = item }).Or(Page.GetByRole(AriaRole.Menuitemcheckbox, new() { Name = item })).First.ClickAsync();
    }

    /// <summary>Waits until as much has been played from now on, and gives it.</summary>
    public async Task<float[]> HearAsync(int frames = 12000)
    {
        await UntilAsync($"async () => {{ {Engine} sound.ask(); return sound.state === 'on'; }}");
        int played = await PlayedAsync();
        // And as much again, for what was on its way in the ring.
        await UntilAsync($"async () => {{ {Engine} sound.ask(); return sound.figures.quanta * 128 > {played + frames + 4096}; }}");
        string text = await Page.EvaluateAsync<string>($"async frames => {{ {Engine} return Array.from(sound.heard(frames)).join(' '); }}", frames);
        return [.. text.Split(' ').Select(sample => float.Parse(sample, System.Globalization.CultureInfo.InvariantCulture))];
    }

    /// <summary>Chooses how much sound waits in the ring: auto, fast or safe.</summary>
    public Task ChooseBufferAsync(string choice) => Page.EvaluateAsync($"choice => import('/js/engine/engine.js').then(({{ sound }}) => sound.chooseBuffer(choice))", choice);

    /// <summary>A figure of the sound; see <c>?diag</c>.</summary>
    public Task<double> FigureAsync(string name) => Page.EvaluateAsync<double>($"async name => {{ {Engine} return Number(sound.figures[name]); }}", name);

    /// <summary>Waits until a script's promise is kept with true.</summary>
    public async Task UntilAsync(string script)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await Page.EvaluateAsync<bool>(script))
            await Task.Delay(50, patience.Token);
    }

    /// <summary>Waits until the Lab's panel stands as wanted.</summary>
    public async Task UntilAsync(TestLab lab, Func<Patch, bool> stands)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!stands(lab.Session.Patch))
            await Task.Delay(20, patience.Token);
    }

    private Task<int> PlayedAsync() => Page.EvaluateAsync<int>($"async () => {{ {Engine} return sound.figures.quanta * 128; }}");

    /// <summary>The sound's sample rate.</summary>
    public Task<double> RateAsync() => Page.EvaluateAsync<double>($"async () => {{ {Engine} return sound.context.sampleRate; }}");

    public async ValueTask DisposeAsync()
    {
        await Page.Context.CloseAsync();
        lock (_strange)
            Assert.Empty(_strange);
    }

    // Whatever a test does, every message in either direction must be one of the rows.
    private void Watch(IWebSocket socket)
    {
        if (!socket.Url.EndsWith("/control", StringComparison.Ordinal))
            return;
        socket.FrameSent += (_, frame) =>
        {
            Interlocked.Increment(ref _sent);
            Look(frame.Text, Rules.ComplaintAboutPage);
        };
        socket.FrameReceived += (_, frame) => Look(frame.Text, Rules.ComplaintAboutLab);
    }

    private void Look(string? text, Func<ReadOnlyMemory<byte>, string?> complaintAbout)
    {
        if (string.IsNullOrEmpty(text) || complaintAbout(Encoding.UTF8.GetBytes(text)) is not string complaint)
            return;
        lock (_strange)
            _strange.Add($"{complaint}: {text}");
    }
}
