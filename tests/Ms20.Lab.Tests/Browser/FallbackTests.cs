using Microsoft.Playwright;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Browser;

/// <summary>Browsers that lack what the sound likes best.</summary>
public sealed class FallbackTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string[] Isolating = ["cross-origin-opener-policy", "cross-origin-embedder-policy"];

    // A page that the test has put its hands on comes from nowhere in the browser's eyes, and may not talk to this machine.
    private const string NoNetworkChecks = "--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets";

    private static Patch Plain => Patch.NormalSetting.WithUnit(0).With(Controls.Vco2Level, 0.0).With(Controls.Eg2Sustain, 10.0).With(Controls.Volume, 6.0);

    [BrowserFact]
    public async Task Without_shared_memory_a_key_sounds_at_its_pitch_on_a_larger_ring()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using IBrowser browser = await chromium.StartAsync(NoNetworkChecks);
        await using LabPage page = await OpenWithoutSharedMemoryAsync(browser, lab);
        await page.Page.Keyboard.DownAsync("q");
        float[] sound = await page.HearAsync();
        double rateHz = await page.RateAsync();
        Assert.Equal(261.63, Pitch.Of(sound, rateHz), 0.5);
        Assert.Equal("messages", await WayAsync(page));
        Assert.InRange(await page.FigureAsync("target"), 2048.0, 4096.0);
        Assert.Empty(page.Complaints);
    }

    [BrowserFact]
    public async Task Without_shared_memory_every_frame_continues_the_last_one()
    {
        await using TestLab lab = await TestLab.StartAsync(tap: Numbered.Tap());
        await using IBrowser browser = await chromium.StartAsync(NoNetworkChecks);
        await using LabPage page = await OpenWithoutSharedMemoryAsync(browser, lab);
        await page.Page.Mouse.ClickAsync(5, 300);
        await page.HearAsync();
        Tap tap = await Tap.OnAsync(page);
        await Task.Delay(3000);
        float[] played = await tap.PlayedAsync();
        (_, int inOrder, string? complaint) = Numbered.Read(played);
        Assert.Null(complaint);
        // What a busy machine loses is not the matter here: that what is played is in order is.
        Assert.InRange(inOrder, 10_000, played.Length);
    }

    [BrowserFact]
    public async Task Without_shared_memory_sound_from_outside_goes_through_the_filters()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain.With(Controls.Vco1Level, 0.0));
        await using IBrowser browser = await chromium.StartAsync(NoNetworkChecks);
        await using LabPage page = await OpenWithoutSharedMemoryAsync(browser, lab);
        await page.Page.Keyboard.DownAsync("q");
        Assert.True((await page.HearAsync()).Max(Math.Abs) < 1e-2f);
        await page.ChooseAsync("ext.signal.in", "Drum loop");
        float loudest = 0.0f;
        // Over a bar: there are gaps between the drums.
        for (int i = 0; i < 8; i++)
            loudest = Math.Max(loudest, (await page.HearAsync()).Max(Math.Abs));
        Assert.True(loudest > 0.05f);
    }

    [BrowserFact]
    public async Task A_worker_that_cannot_sleep_on_memory_is_woken_by_messages()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        IBrowserContext context = await chromium.Browser.NewContextAsync();
        await context.AddInitScriptAsync("delete Atomics.waitAsync");
        await using LabPage page = await LabPage.OpenAsync(context, lab.Address.AbsoluteUri.Replace("/#", "/?test#", StringComparison.Ordinal));
        await page.Page.Keyboard.DownAsync("q");
        float[] sound = await page.HearAsync();
        double rateHz = await page.RateAsync();
        Assert.Equal(261.63, Pitch.Of(sound, rateHz), 0.5);
        Assert.Equal("shared memory, woken by messages", await WayAsync(page));
        Assert.Empty(page.Complaints);
    }

    // As behind a proxy that strips headers: the page does not stand alone, and the browser gives it no shared memory.
    private static async Task<LabPage> OpenWithoutSharedMemoryAsync(IBrowser browser, TestLab lab)
    {
        IBrowserContext context = await browser.NewContextAsync();
        await context.RouteAsync($"http://localhost:{lab.Port}/?test", async route =>
        {
            IAPIResponse answer = await route.FetchAsync();
            await route.FulfillAsync(new RouteFulfillOptions
            {
                Response = answer,
                Headers = answer.Headers.Where(header => !Isolating.Contains(header.Key)).ToDictionary(),
            });
        });
        LabPage page = await LabPage.OpenAsync(context, lab.Address.AbsoluteUri.Replace("/#", "/?test#", StringComparison.Ordinal));
        Assert.Equal("undefined", await page.Page.EvaluateAsync<string>("typeof SharedArrayBuffer"));
        return page;
    }

    private static Task<string> WayAsync(LabPage page) =>
        page.Page.EvaluateAsync<string>("async () => { const { sound } = await import('/js/engine/engine.js'); return sound.figures.way; }");
}
