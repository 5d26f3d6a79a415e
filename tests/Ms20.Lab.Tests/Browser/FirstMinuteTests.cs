using Microsoft.Playwright;
using Ms20.Engine;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Browser;

/// <summary>What a newcomer meets: the key that does not sound, the cable that is offered, the letters on the keys.</summary>
public sealed class FirstMinuteTests(Chromium chromium) : IClassFixture<Chromium>
{
    // One oscillator, exact, at 8'.
    private static Patch Plain => Patch.NormalSetting.WithUnit(0).With(Controls.Vco2Level, 0.0).With(Controls.Eg2Sustain, 10.0).With(Controls.Volume, 6.0);

    [BrowserFact]
    public async Task A_lower_key_that_stays_silent_is_explained_once_and_one_click_lets_it_sound()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.Keyboard.DownAsync("q");
        await page.HearAsync();
        await page.Page.Keyboard.DownAsync("z");
        await Assertions.Expect(page.Page.Locator(".key-hint")).ToBeVisibleAsync();
        await SoundsAsync(page, 261.63);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "The key pressed last sounds" }).Or(page.Page.GetByText("Play the last one")).First.ClickAsync();
        await Assertions.Expect(page.Page.Locator(".key-hint")).ToBeHiddenAsync();
        await page.UntilAsync(lab, _ => lab.Session.Player.Book.Keys == NotePriority.Last);
        await SoundsAsync(page, 130.81);
        // Like everything, it is undone.
        await page.Page.Keyboard.PressAsync("Control+z");
        await page.UntilAsync(lab, _ => lab.Session.Player.Book.Keys == NotePriority.Highest);
        await SoundsAsync(page, 261.63);
    }

    // What is heard lags behind what was done, and by more on a busy machine: it comes to the pitch, or the test fails.
    private static async Task SoundsAsync(LabPage page, double hz)
    {
        double rateHz = await page.RateAsync();
        double heard = 0.0;
        for (int i = 0; i < 10 && Math.Abs(heard - hz) > 0.5; i++)
            heard = Pitch.Of(await page.HearAsync(), rateHz);
        Assert.Equal(hz, heard, 0.5);
    }

    [BrowserFact]
    public async Task Who_has_read_it_is_never_told_again()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using (LabPage page = await LabPage.OpenAsync(chromium.Browser, lab))
        {
            await page.Page.Keyboard.DownAsync("q");
            await page.Page.Keyboard.DownAsync("z");
            await page.Page.GetByText("Keep it so").ClickAsync();
            await page.UntilAsync(lab, _ => lab.Session.Player.Book.Known.Length == 1);
        }

        // Another browser, which has seen nothing.
        await using LabPage other = await LabPage.OpenAsync(chromium.Browser, lab);
        await other.Page.Keyboard.DownAsync("q");
        await other.Page.Keyboard.DownAsync("z");
        // Twice as long as the page waits before it takes an overlap for a question.
        await Task.Delay(600);
        await Assertions.Expect(other.Page.Locator(".key-hint")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Notes_that_only_overlap_are_no_question()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.EvaluateAsync("() => { ms20.instrument.press(72); ms20.instrument.press(60); ms20.instrument.release(72); }");
        await Task.Delay(600);
        await Assertions.Expect(page.Page.Locator(".key-hint")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Every_sound_offers_a_cable_that_a_click_plugs_and_undo_offers_again()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        string[] without = await page.Page.EvaluateAsync<string[]>(
            """
            async () => {
              const { instrument, lab } = ms20, without = [], cables = () => instrument.patch.cables.map(cable => `${cable.from} ${cable.to}`).sort().join(), offer = document.querySelector('.offer'), ghost = () => document.querySelectorAll('.invited').length;
              for (const sound of lab.sounds.shelf.factory) {
                await lab.sounds.take(sound);
                const before = cables();
                let good = !offer.hidden && ghost() === 1;
                document.querySelector('.try').click();
                good &&= offer.hidden && ghost() === 0 && cables() !== before;
                instrument.undo();
                good &&= !offer.hidden && ghost() === 1 && cables() === before;
                if (!good) without.push(sound.title);
              }
              return without;
            }
            """);
        Assert.Empty(without);
    }

    [BrowserFact]
    public async Task The_offered_cable_is_plugged_by_a_click_on_it_or_a_drag_along_it()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        // Where it hangs lowest, it hangs over nothing else.
        LocatorBoundingBoxResult ghost = (await page.Page.Locator(".invited").BoundingBoxAsync())!;
        await page.Page.Mouse.ClickAsync(ghost.X + ghost.Width / 2, ghost.Y + ghost.Height - 2);
        await page.UntilAsync(lab, patch => patch.SourceOf(Jacks.ExtSignalIn) == Jacks.PhonesOut);
        await page.Page.Keyboard.PressAsync("Control+z");
        await page.UntilAsync(lab, patch => patch.SourceOf(Jacks.ExtSignalIn) is null);
        await page.Jack("phones.out").HoverAsync();
        await page.Page.Mouse.DownAsync();
        await page.Jack("ext.signal.in").HoverAsync();
        await page.Page.Mouse.UpAsync();
        await page.UntilAsync(lab, patch => patch.SourceOf(Jacks.ExtSignalIn) == Jacks.PhonesOut);
        Assert.Equal(0, await page.Page.Locator(".invited").CountAsync());
    }

    [BrowserFact]
    public async Task Letters_stand_on_the_keys_for_the_first_minute_and_longer_if_wanted()
    {
        await using TestLab lab = await TestLab.StartAsync();
        IBrowserContext context = await chromium.Browser.NewContextAsync();
        await context.Clock.InstallAsync();
        await using LabPage page = await LabPage.OpenAsync(context, lab.Address.AbsoluteUri.Replace("/#", "/?test#", StringComparison.Ordinal));
        await page.Page.Mouse.ClickAsync(5, 300);
        ILocator keyboard = page.Page.Locator("ms-keyboard");
        await context.Clock.FastForwardAsync(55_000);
        Assert.DoesNotContain("known", await keyboard.GetAttributeAsync("class") ?? "");
        await context.Clock.FastForwardAsync(6_000);
        Assert.Contains("known", await keyboard.GetAttributeAsync("class"));
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Look", Exact = true }).ClickAsync();
        ILocator letters = page.Page.GetByLabel("Letters on the keys");
        await Assertions.Expect(letters).Not.ToBeCheckedAsync();
        await letters.CheckAsync();
        Assert.DoesNotContain("known", await keyboard.GetAttributeAsync("class"));
    }

    [BrowserFact]
    public async Task Up_and_down_step_through_the_sounds_while_a_note_is_held()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.Keyboard.DownAsync("q");
        await page.Page.Keyboard.PressAsync("ArrowDown");
        await page.UntilAsync(lab, patch => patch.Name == "Fuzz Bass");
        await page.Page.Keyboard.PressAsync("ArrowUp");
        await page.Page.Keyboard.PressAsync("ArrowUp");
        await page.UntilAsync(lab, patch => patch.Name == "Filtered Drums");
        Assert.Equal("60", await page.Page.EvaluateAsync<string>("() => [...ms20.instrument.held].join()"));
    }

    [BrowserFact]
    public async Task Hardware_mode_has_the_instrument_and_no_sounds()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Look", Exact = true }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Hardware mode" }).ClickAsync();
        foreach (string gone in new[] { ".bar", ".foot", ".drawer", ".invitation" })
            await Assertions.Expect(page.Page.Locator(gone)).ToBeHiddenAsync();
        await page.Page.Keyboard.PressAsync("PageDown");
        await page.Page.Keyboard.DownAsync("q");
        await page.UntilAsync(lab, _ => lab.Session.Patch.Name == "First Light");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Esc" }).ClickAsync();
        await Assertions.Expect(page.Page.Locator(".bar")).ToBeVisibleAsync();
        Assert.Equal("First Light", lab.Session.Patch.Name);
    }

    [BrowserFact]
    public async Task Between_two_snapshots_knobs_glide_cables_change_in_the_middle_and_it_is_one_step_to_undo()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain.With(Controls.LpfCutoff, 2.0).With(Controls.Vco1Wave, 1.0));
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Rear", Exact = true }).ClickAsync();
        await page.Page.GetByText("Keep as A").ClickAsync();
        await page.Page.EvaluateAsync("() => { ms20.instrument.setDial('lpf.cutoff', 8); ms20.instrument.setDial('vco1.wave', 3); ms20.instrument.connect('mg.tri.out', 'freq.in'); }");
        await page.Page.GetByText("Keep as B").ClickAsync();
        ILocator slider = page.Page.GetByRole(AriaRole.Slider, new() { Name = "Between A and B" });
        await slider.FillAsync("0.25");
        await page.UntilAsync(lab, patch => patch[Controls.LpfCutoff] == 3.5 && patch[Controls.Vco1Wave] == 1.0 && patch.Cables.Length == 0);
        await slider.FillAsync("0.75");
        await page.UntilAsync(lab, patch => patch[Controls.LpfCutoff] == 6.5 && patch[Controls.Vco1Wave] == 3.0 && patch.Cables.Length == 1);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "A", Exact = true }).ClickAsync();
        await page.UntilAsync(lab, patch => patch[Controls.LpfCutoff] == 2.0 && patch.Cables.Length == 0);
        await page.Page.Keyboard.PressAsync("Control+z");
        await page.UntilAsync(lab, patch => patch[Controls.LpfCutoff] == 6.5 && patch.Cables.Length == 1);
        // They survive a reload.
        await page.Page.ReloadAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Rear", Exact = true }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "B", Exact = true }).ClickAsync();
        await page.UntilAsync(lab, patch => patch[Controls.LpfCutoff] == 8.0);
    }

    [BrowserFact]
    public async Task Shaken_knobs_stay_within_taste_and_undo_takes_one_step()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Rear", Exact = true }).ClickAsync();
        Patch before = lab.Session.Patch;
        ILocator shake = page.Page.GetByRole(AriaRole.Button, new() { Name = "Shake" });
        for (int i = 0; i < 20; i++)
            await shake.ClickAsync();
        await page.UntilAsync(lab, patch => !patch.Equals(before));
        double[] dials = await page.Page.EvaluateAsync<double[]>("() => ['volume', 'lpf.cutoff', 'lpf.peak', 'mixer.vco1', 'vco1.scale', 'master.tune'].map(id => ms20.instrument.dial(id))");
        // As loud as before and in tune, never shut, never whistling, never without its first oscillator.
        Assert.Equal(before[Controls.Volume], dials[0]);
        Assert.InRange(dials[1], 2.0, 10.0);
        Assert.InRange(dials[2], 0.0, 8.0);
        Assert.InRange(dials[3], 4.0, 9.0);
        Assert.Equal(before[Controls.Vco1Scale], dials[4]);
        Assert.Equal(before[Controls.MasterTune], dials[5]);
        for (int i = 0; i < 20; i++)
            await page.Page.Keyboard.PressAsync("Control+z");
        await page.UntilAsync(lab, patch => patch.Equals(before));
    }
}
