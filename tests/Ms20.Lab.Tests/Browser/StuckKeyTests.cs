using Ms20.Panel;

namespace Ms20.Lab.Tests.Browser;

/// <summary>Keys of the page come up with whatever takes the hand away; and they play on after a knob was turned or a value typed.</summary>
public sealed class StuckKeyTests(Chromium chromium) : IClassFixture<Chromium>
{
    [BrowserTheory]
    [InlineData("window.dispatchEvent(new Event('blur'))")]
    [InlineData("Object.defineProperty(document, 'hidden', { configurable: true, get: () => true }); document.dispatchEvent(new Event('visibilitychange'))")]
    [InlineData("ms20.instrument.panic()")]
    public async Task Computer_key_screen_key_and_space_come_up(string happening)
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting);
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.Locator(".key[data-note='72']").FocusAsync();
        await page.Page.Keyboard.DownAsync(" ");
        await page.Page.Keyboard.DownAsync("z");
        await page.Page.Locator(".key[data-note='65']").HoverAsync(new() { Position = new() { X = 5, Y = 60 } });
        await page.Page.Mouse.DownAsync();
        await page.UntilAsync("() => ms20.instrument.held.has(48) && ms20.instrument.held.has(65)");
        await page.Page.EvaluateAsync(happening);
        await page.UntilHeldAsync("");
        await UntilLabHoldsAsync(lab, 0);
    }

    [BrowserFact]
    public async Task A_key_that_Space_holds_comes_up_when_the_focus_goes()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting);
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.Locator(".key[data-note='72']").FocusAsync();
        await page.Page.Keyboard.DownAsync(" ");
        await page.UntilHeldAsync("72");
        await page.Knob("VOLUME").FocusAsync();
        await page.UntilHeldAsync("");
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reload_and_a_closed_tab_let_their_keys_go(bool isReload)
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting);
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.Keyboard.DownAsync("z");
        await UntilLabHoldsAsync(lab, 1);
        if (isReload)
            await page.Page.ReloadAsync();
        else
            await page.Page.CloseAsync();
        await UntilLabHoldsAsync(lab, 0);
    }

    [BrowserFact]
    public async Task When_the_Lab_goes_the_page_shows_no_key_down()
    {
        TestLab lab = await TestLab.StartAsync(Patch.NormalSetting);
        await using LabPage page = await FakeMidi.OpenAsync(chromium.Browser, lab);
        await page.PlugAsync("input", "1", "Keys");
        await page.UseMidiAsync();
        await page.PlayAsync("1", 0x90, 60, 100);
        await page.UntilHeldAsync("60");
        await lab.DisposeAsync();
        await page.UntilHeldAsync("");
    }

    [BrowserFact]
    public async Task After_a_knob_was_turned_and_a_value_typed_the_computer_keys_play_at_once()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting);
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.Locator("ms-knob[data-control='lpf.cutoff']").HoverAsync();
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(400, 400);
        await page.Page.Mouse.UpAsync();
        await PlaysAsync(page);
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Keyboard.TypeAsync("3.5");
        await page.Page.Keyboard.PressAsync("Enter");
        Assert.Equal(3.5, await page.Page.EvaluateAsync<double>("ms20.instrument.dial('lpf.cutoff')"));
        await PlaysAsync(page);
        await page.OpenRearAsync();
        await PlaysAsync(page);
        await page.Page.GetByLabel("Model", new() { Exact = true }).SelectOptionAsync("ms20-1978-late");
        await PlaysAsync(page);
    }

    private static async Task PlaysAsync(LabPage page)
    {
        await page.Page.Keyboard.DownAsync("x");
        await page.UntilHeldAsync("50");
        await page.Page.Keyboard.UpAsync("x");
        await page.UntilHeldAsync("");
    }

    private static async Task UntilLabHoldsAsync(TestLab lab, int keys)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (lab.Session.Held.Count != keys)
            await Task.Delay(20, patience.Token);
    }
}
