using Microsoft.Playwright;

namespace Ms20.Lab.Tests.Browser;

/// <summary>The page without a panel, in a browser.</summary>
internal sealed class BarePage : IAsyncDisposable
{
    private const string Engine = "const { sound } = await import('/js/engine/engine.js');";

    private readonly List<string> _complaints = [];

    private BarePage(IPage page) => Page = page;

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Errors of scripts and what the console has to complain about, such as a broken security rule.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public static async Task<BarePage> OpenAsync(IBrowser browser, TestLab lab)
    {
        var page = new BarePage(await browser.NewPageAsync());
        page.Page.Console += (_, message) =>
        {
            if (message.Type == "error")
                page._complaints.Add($"{message.Text} {message.Location}");
        };
        page.Page.PageError += (_, error) => page._complaints.Add(error);
        await page.Page.GotoAsync(lab.Address.AbsoluteUri.Replace("/#", "/diag.html#", StringComparison.Ordinal));
        await page.Page.GetByRole(AriaRole.Combobox, new() { Name = "Buffer" }).WaitForAsync();
        return page;
    }

    /// <summary>Presses a key with the mouse and holds it.</summary>
    public async Task PressAsync(string key)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = key, Exact = true }).HoverAsync();
        await Page.Mouse.DownAsync();
    }

    /// <summary>Waits until as much has been played, and gives the last of it.</summary>
    public async Task<float[]> HearAsync(int frames)
    {
        await UntilAsync($"async () => {{ {Engine} sound.ask(); return sound.state === 'on' && sound.figures.quanta * 128 > {2 * frames}; }}");
        string text = await Page.EvaluateAsync<string>($"async frames => {{ {Engine} return Array.from(sound.heard(frames)).join(' '); }}", frames);
        return [.. text.Split(' ').Select(sample => float.Parse(sample, System.Globalization.CultureInfo.InvariantCulture))];
    }

    /// <summary>Waits until a script's promise is kept with true.</summary>
    public async Task UntilAsync(string script)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await Page.EvaluateAsync<bool>(script))
            await Task.Delay(50, patience.Token);
    }

    public Task<double> RateAsync() => Page.EvaluateAsync<double>($"async () => {{ {Engine} return sound.context.sampleRate; }}");

    public async ValueTask DisposeAsync() => await Page.CloseAsync();
}
