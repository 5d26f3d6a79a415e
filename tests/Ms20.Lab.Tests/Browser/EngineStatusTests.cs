using Microsoft.Playwright;

namespace Ms20.Lab.Tests.Browser;

/// <summary>What the page says about the sound.</summary>
public sealed class EngineStatusTests(Chromium chromium) : IClassFixture<Chromium>
{
    [BrowserFact]
    public async Task Headphones_that_are_late_are_said_in_one_sentence()
    {
        await using TestLab lab = await TestLab.StartAsync();
        IBrowserContext context = await chromium.Browser.NewContextAsync();
        await context.AddInitScriptAsync("Object.defineProperty(AudioContext.prototype, 'outputLatency', { get: () => 0.18 })");
        await using LabPage page = await LabPage.OpenAsync(context, lab.Address.AbsoluteUri.Replace("/#", "/?test#", StringComparison.Ordinal));
        await page.Page.Mouse.ClickAsync(5, 300);
        await page.IsSaidAsync("180 ms late, as Bluetooth ones are");
        await page.HearAsync();
        await Task.Delay(1500);
        // Once.
        Assert.Equal(1, await page.Page.EvaluateAsync<int>("() => ms20Said.filter(text => text.includes('Bluetooth')).length"));
    }

    [BrowserFact]
    public async Task Diag_shows_burst_round_trip_losses_latency_and_load()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await LabPage.OpenAsync(
            await chromium.Browser.NewContextAsync(), lab.Address.AbsoluteUri.Replace("/#", "/?test&diag#", StringComparison.Ordinal));
        await page.Page.Mouse.ClickAsync(5, 300);
        await page.HearAsync();
        ILocator figures = page.Page.Locator(".engine-diag");
        foreach (string name in new[] { "sample rate", "burst", "ring", "gaps", "round trip", "output latency", "key to ear", "engine" })
            await Assertions.Expect(figures).ToContainTextAsync(new System.Text.RegularExpressions.Regex($"{name} +(about )?[0-9.]+ ?"));
    }

    [BrowserFact]
    public async Task The_sound_goes_to_another_tab_and_back()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage first = await LabPage.OpenAsync(chromium.Browser, lab);
        await first.Page.Mouse.ClickAsync(5, 300);
        await first.HearAsync();
        LabPage second = await LabPage.OpenAsync(first.Page.Context, $"http://localhost:{lab.Port}/?test");
        await second.Page.Mouse.ClickAsync(5, 300);
        await TakeAsync(second);
        await first.IsSaidAsync("taken the sound over");
        await TakeAsync(first);
        // Whether the connection ended with its reason or without one, which a busy machine may lose.
        await second.UntilAsync("async () => { const { sound } = await import('/js/engine/engine.js'); return ['taken', 'busy'].includes(sound.state); }");
        await TakeAsync(second);
        // It is closed: the sound goes back to whom it was taken from, without a hand.
        await second.Page.CloseAsync();
        await first.HearAsync();
        Assert.Empty(first.Complaints);
    }

    private static async Task TakeAsync(LabPage page)
    {
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Take the sound over" }).ClickAsync();
        await page.HearAsync();
    }
}
