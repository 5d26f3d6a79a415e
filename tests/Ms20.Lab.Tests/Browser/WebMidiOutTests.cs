using Microsoft.Playwright;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Browser;

/// <summary>What hands do on the page reaches the MIDI output that was chosen.</summary>
public sealed class WebMidiOutTests(Chromium chromium) : IClassFixture<Chromium>
{
    [BrowserFact]
    public async Task Keys_and_knobs_go_out_and_what_came_in_does_not()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting);
        await using LabPage page = await WithSynthAsync(lab);
        await page.PlayAsync("1", 0x90, 72, 100);
        await page.UntilHeldAsync("72");
        await page.Page.Keyboard.DownAsync("z");
        await page.Page.Keyboard.UpAsync("z");
        await page.Page.Locator(".board input[data-control='lpf.cutoff']").FillAsync("5");
        await UntilSentAsync(page, "144,48,100 128,48,64 176,74,64");
    }

    [BrowserFact]
    public async Task A_screen_key_is_as_loud_as_it_was_struck_low()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting);
        await using LabPage page = await WithSynthAsync(lab);
        ILocator key = page.Page.Locator(".key[data-note='60']");
        LocatorBoundingBoxResult box = (await key.BoundingBoxAsync())!;
        await page.Page.Mouse.MoveAsync(box.X + box.Width / 2, box.Y + box.Height - 2);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.UpAsync();
        await page.UntilAsync("() => fakeMidi.sent('9').includes('128,60,64')");
        int velocity = int.Parse((await page.SentAsync("9")).Split(' ')[0].Split(',')[2], System.Globalization.CultureInfo.InvariantCulture);
        // 50 at the key's upper end, 127 at its front edge.
        Assert.InRange(velocity, 115, 127);
    }

    [BrowserFact]
    public async Task A_held_key_is_let_go_out_there_when_the_Lab_stops_or_another_output_is_chosen()
    {
        TestLab lab = await TestLab.StartAsync(Patch.NormalSetting);
        await using LabPage page = await WithSynthAsync(lab);
        await page.Page.Keyboard.DownAsync("z");
        await UntilSentAsync(page, "144,48,100");
        await page.Page.GetByRole(AriaRole.Combobox, new() { Name = "Output", Exact = true }).SelectOptionAsync("");
        await UntilSentAsync(page, "144,48,100 128,48,64");
        await page.Page.Keyboard.UpAsync("z");
        await page.Page.GetByRole(AriaRole.Combobox, new() { Name = "Output", Exact = true }).SelectOptionAsync("Synth");
        await page.Page.Locator(".bench").FocusAsync();
        await page.UntilAsync("async () => { ms20.instrument.press(50); await new Promise(done => setTimeout(done, 200)); return fakeMidi.sent('9').includes('144,50,100'); }");
        await lab.DisposeAsync();
        await page.UntilAsync("() => fakeMidi.sent('9').endsWith('128,50,64')");
    }

    [BrowserFact]
    public async Task A_port_that_sends_everything_back_turns_no_circles()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting);
        await using LabPage page = await WithSynthAsync(lab);
        // As the sequencer of Linux has one: what is sent to it comes out of the input of its name.
        await page.PlugAsync("input", "9", "Synth");
        await page.Page.EvaluateAsync("{ const port = ms20.instrument.midi.out; const send = fakeMidi.play; window.loop = setInterval(() => { for (const text of fakeMidi.sent('9').split(' ').slice(window.looped ?? 0)) { window.looped = (window.looped ?? 0) + 1; if (text) send('9', ...text.split(',').map(Number)); } }, 1); }");
        await page.Page.Locator(".board input[data-control='lpf.cutoff']").FillAsync("5");
        await UntilSentAsync(page, "176,74,64");
        await page.Page.Locator(".board input[data-control='lpf.cutoff']").FillAsync("5.03");
        await Task.Delay(300);
        // The echo of 64 would have turned it to 5.04.
        Assert.Equal(5.03, lab.Session.Patch[Controls.LpfCutoff]);
    }

    private async Task<LabPage> WithSynthAsync(TestLab lab)
    {
        LabPage page = await FakeMidi.OpenAsync(chromium.Browser, lab);
        await page.PlugAsync("input", "1", "Keys");
        await page.PlugAsync("output", "9", "Synth");
        await page.UseMidiAsync();
        await page.Page.GetByRole(AriaRole.Combobox, new() { Name = "Output", Exact = true }).SelectOptionAsync("Synth");
        return page;
    }

    private static Task UntilSentAsync(LabPage page, string messages) => page.UntilAsync($"() => fakeMidi.sent('9') === '{messages}'");
}
