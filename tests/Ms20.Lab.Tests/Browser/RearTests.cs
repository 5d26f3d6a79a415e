using Microsoft.Playwright;
using Ms20.Engine;
using Ms20.Lab.Tests.Session;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Browser;

/// <summary>The Rear drawer by mouse and by keyboard, and what the instrument makes of it: heard, or measured at a jack.</summary>
public sealed class RearTests(Chromium chromium) : IClassFixture<Chromium>
{
    // How well Pitch.Of knows a pitch, and what an oscillator drifts meanwhile.
    private const double CentsTolerance = 3.0;

    private static Patch Plain => Patch.NormalSetting.WithUnit(0).With(Controls.Vco2Level, 0.0).With(Controls.Eg2Sustain, 10.0).With(Controls.Volume, 6.0);

    [BrowserFact]
    public async Task A_trimmer_tunes_by_mouse_and_by_keyboard_undo_turns_it_back_and_a_reload_keeps_it()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using LabPage page = await OpenRearAsync(lab);
        await page.Page.Keyboard.DownAsync("q");
        double before = await PitchAsync(page);
        await DragAsync(page, "vco1.trim", -45);
        // 180 pixels for the track's 200 cents.
        Assert.Equal(50.0, Cents(await PitchAsync(page), before), CentsTolerance);
        await page.Page.Keyboard.PressAsync("End");
        Assert.Equal(100.0, Cents(await PitchAsync(page), before), CentsTolerance);
        await page.Page.Keyboard.PressAsync("Control+z");
        Assert.Equal(50.0, Cents(await PitchAsync(page), before), CentsTolerance);
        await page.Page.ReloadAsync();
        await page.UntilAsync("() => window.ms20?.instrument.begun && Math.abs(ms20.instrument.dial('vco1.trim') - 50) < 1.5");
        Assert.Equal(50.0, lab.Session.Patch[Trims.Vco1], 1.5);
        Assert.Empty(page.Complaints);
    }

    [BrowserFact]
    public async Task Age_detunes_a_service_puts_it_right_in_one_step_and_factory_trims_let_it_run_away_again()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain.WithUnit(5));
        await using LabPage page = await OpenRearAsync(lab);
        await page.Page.Keyboard.DownAsync("q");
        double young = await PitchAsync(page);
        await page.Knob("AGE").FocusAsync();
        await page.Page.Keyboard.PressAsync("End");
        double old = Cents(await PitchAsync(page), young);
        Assert.True(Math.Abs(old) > 8.0, $"{old} cents");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Service" }).ClickAsync();
        await page.UntilAsync(lab, patch => !patch.IsUntrimmed);
        Assert.Equal(0.0, Cents(await PitchAsync(page), young), CentsTolerance);
        await page.Page.Keyboard.PressAsync("Control+z");
        await page.UntilAsync(lab, patch => patch.IsUntrimmed);
        Assert.Equal(old, Cents(await PitchAsync(page), young), CentsTolerance);
        await page.Page.Keyboard.PressAsync("Control+Shift+z");
        await page.UntilAsync(lab, patch => !patch.IsUntrimmed);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Factory trims" }).FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await page.UntilAsync(lab, patch => patch.IsUntrimmed && patch.Age == 1.0);
    }

    [BrowserFact]
    public async Task A_seed_is_typed_with_all_its_digits_and_has_them_after_a_reload_and_in_a_file()
    {
        const string seed = "18446744073709551615";
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using LabPage page = await OpenRearAsync(lab);
        ILocator field = page.Page.GetByLabel("Seed");
        await field.FillAsync(seed);
        await field.PressAsync("Enter");
        await page.UntilAsync(lab, patch => patch.Seed == ulong.MaxValue);
        await field.FillAsync("18446744073709551616");
        await field.PressAsync("Enter");
        await Assertions.Expect(field).ToHaveValueAsync(seed);
        await Assertions.Expect(page.Page.Locator(".read-said")).ToContainTextAsync("is no seed");
        await page.Page.ReloadAsync();
        await page.UntilAsync($"() => window.ms20?.instrument.begun && String(ms20.instrument.patch.seed) === '{seed}'");
        string file = await page.Page.EvaluateAsync<string>("async () => (await import('/js/digits.js')).stringify(ms20.instrument.file, 2)");
        Assert.Equal(ulong.MaxValue, PatchFile.Read(System.Text.Encoding.UTF8.GetBytes(file)).Seed);
        await page.Page.EvaluateAsync("() => ms20.instrument.set('name', 'again')");
        await page.UntilAsync(lab, patch => patch.Name == "again" && patch.Seed == ulong.MaxValue);
    }

    [BrowserFact]
    public async Task A_cold_start_and_another_unit_are_another_instrument()
    {
        // The low-pass filter whistles: an early cutoff moves by 12 cents a kelvin.
        Patch whistle = Plain.WithUnit(5).With(Controls.Vco1Level, 0.0).With(Controls.LpfPeak, 10.0).With(Controls.LpfCutoff, 4.5);
        await using TestLab lab = await TestLab.StartAsync(whistle);
        await using LabPage page = await OpenRearAsync(lab);
        await page.Page.Keyboard.DownAsync("q");
        double warm = await PitchAsync(page);
        await page.Page.GetByRole(AriaRole.Switch, new() { Name = "Start cold" }).ClickAsync();
        await page.UntilAsync(lab, patch => patch.IsCold);
        Assert.True(Math.Abs(Cents(await PitchAsync(page), warm)) > 40.0);
        await page.Page.Keyboard.PressAsync("Control+z");
        await page.UntilAsync(lab, patch => !patch.IsCold);
        ILocator unit = page.Page.GetByLabel("Unit");
        await unit.FillAsync("0");
        await unit.PressAsync("Enter");
        await page.UntilAsync(lab, patch => patch.Unit == 0);
        Assert.Equal(0.0, Cents(await PitchAsync(page), RenderedHz(whistle.WithUnit(0))), CentsTolerance);
    }

    [BrowserFact]
    public async Task A_converters_knob_and_jacks_are_like_all_others()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using LabPage page = await OpenRearAsync(lab);
        await page.Page.Mouse.ClickAsync(900, 20);
        await page.HearAsync(2000);
        await page.Page.GetByRole(AriaRole.Combobox, new() { Name = "CONVERTER 1", Exact = true }).SelectOptionAsync("HZ/V TO V/OCT");
        await PlugAsync(page, "kbd.cv.out", "rear.converter1.in");
        await page.UntilAsync(lab, patch => patch.SourceOf(RearPanel.Converter1In) == Jacks.KbdCvOut && patch[RearPanel.Converter1] == RearPanel.ToVoltsPerOctave);
        await page.Page.Keyboard.DownAsync("q");
        Assert.Equal(1.0, await VoltsAsync(page, "rear.converter1.out"), 0.02);
        await DragAsync(page, "rear.converter1.offset", -36);
        // 180 pixels for ten octaves.
        Assert.Equal(3.0, await VoltsAsync(page, "rear.converter1.out"), 0.1);
        await page.Page.Keyboard.PressAsync("Home");
        Assert.Equal(-4.0, await VoltsAsync(page, "rear.converter1.out"), 0.02);
        await page.Page.Keyboard.PressAsync("Control+z");
        Assert.Equal(3.0, await VoltsAsync(page, "rear.converter1.out"), 0.1);
        await page.Jack("rear.converter1.out").HoverAsync();
        await Assertions.Expect(page.Page.Locator(".read-name")).ToHaveTextAsync("CONVERTER 1 OUT (output)");
        await Assertions.Expect(page.Page.Locator(".read-value")).ToContainTextAsync("V");
        await Assertions.Expect(page.Page.Locator(".read-words")).ToContainTextAsync("No cable");
        Assert.Empty(page.Complaints);
    }

    [BrowserFact]
    public async Task A_cable_from_the_rear_goes_by_mouse_and_by_keyboard_from_either_end_and_hangs_from_its_jack()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using LabPage page = await OpenRearAsync(lab);
        await PlugAsync(page, "mg.tri.out", "rear.pwm.in");
        await page.UntilAsync(lab, patch => patch.SourceOf(RearPanel.PwmIn) == Jacks.MgTriangleOut);
        Assert.Equal(1, await page.Page.Locator(".cords .cable[data-to='rear.pwm.in']").CountAsync());
        await page.Page.Keyboard.PressAsync("Control+z");
        await page.UntilAsync(lab, patch => patch.Cables.IsEmpty);
        await page.ChooseAsync("rear.eg2.out", "FREQ");
        await page.UntilAsync(lab, patch => patch.SourceOf(Jacks.Freq) == RearPanel.Eg2Out);
        await page.ChooseAsync("vca.in", "VCO 1 OUT");
        await page.UntilAsync(lab, patch => patch.SourceOf(Jacks.VcaIn) == RearPanel.Vco1Out);
        await page.Jack("rear.vco1.out").FocusAsync();
        await page.Page.Keyboard.PressAsync("Delete");
        await page.UntilAsync(lab, patch => patch.Cables.Length == 1);
        await page.Page.Keyboard.PressAsync("ArrowRight");
        await page.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Jack("rear.eg2.out")).ToBeFocusedAsync();
        // Closed, the drawer's cables come over the panel's top edge.
        await page.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Page.Locator(".board .cable[data-from='rear.eg2.out']")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Page.Locator(".cords .cable")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task A_cable_that_is_probably_not_meant_says_why_once_and_wears_a_sign()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using LabPage page = await OpenRearAsync(lab);
        await PlugAsync(page, "rear.kbd.voct.out", "vco12.cv.in");
        await Assertions.Expect(page.Page.Locator(".read-said")).ToContainTextAsync("so that no interval is right; use V/OCT IN instead");
        await Assertions.Expect(page.Page.Locator(".cable[data-to='vco12.cv.in'] .hint")).ToHaveCountAsync(1);
        await page.Jack("vco12.cv.in").HoverAsync();
        await Assertions.Expect(page.Page.Locator(".read-words")).ToContainTextAsync("so that no interval is right");
        await PlugAsync(page, "vco12.cv.in", "rear.voct.in");
        await Assertions.Expect(page.Page.Locator(".hint")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task The_mini_clicks_off_at_VOLUME_0_says_how_to_come_back_and_does()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using LabPage page = await OpenRearAsync(lab);
        await Assertions.Expect(page.Page.GetByText("Power of the mini")).ToBeHiddenAsync();
        await page.Page.GetByLabel("Model").SelectOptionAsync("ms20-mini");
        await page.Page.GetByRole(AriaRole.Switch, new() { Name = "VOLUME switches off" }).ClickAsync();
        await page.Page.Keyboard.DownAsync("q");
        Assert.True((await page.HearAsync()).Max() > 0.05f);
        await page.Knob("VOLUME").FocusAsync();
        await page.Page.Keyboard.PressAsync("Home");
        await Assertions.Expect(page.Page.Locator(".read-said")).ToContainTextAsync("Turn VOLUME up to switch it on.");
        Assert.All(await page.HearAsync(), sample => Assert.Equal(0.0f, sample));
        await page.UntilAsync("() => Object.values(ms20.instrument.lamps).every(level => level === 0)");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Switch on" }).ClickAsync();
        Assert.True((await page.HearAsync()).Max() > 0.05f);
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Switch on" })).ToBeHiddenAsync();
        Assert.Contains("\"switch\": true", await File.ReadAllTextAsync(lab.PowerFile));
    }

    [BrowserFact]
    public async Task Three_keys_while_VOLUME_is_turned_on_choose_whether_four_hours_end_it()
    {
        var clock = new HandClock();
        await using TestLab lab = await TestLab.StartAsync(Plain.WithProfile(Profiles.Mini), time: clock);
        await using LabPage page = await OpenRearAsync(lab);
        ILocator auto = page.Page.GetByRole(AriaRole.Switch, new() { Name = "Standby after four hours" });
        await page.Page.GetByRole(AriaRole.Switch, new() { Name = "VOLUME switches off" }).FocusAsync();
        await page.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(auto).ToBeCheckedAsync();
        await TurnOnHoldingAsync(page, "z", "x", "c");
        await Assertions.Expect(auto).Not.ToBeCheckedAsync();
        clock.Pass(TimeSpan.FromHours(5));
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Switch on" })).ToBeHiddenAsync();
        await TurnOnHoldingAsync(page, "z", "x", "v");
        await Assertions.Expect(auto).ToBeCheckedAsync();
        // Until the last trigger has been heard and forgotten.
        await page.HearAsync(4000);
        clock.Pass(TimeSpan.FromHours(5));
        await Assertions.Expect(page.Page.Locator(".read-said")).ToContainTextAsync("Four hours without a note");
        await page.Knob("VOLUME").PressAsync("ArrowDown");
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Switch on" })).ToBeHiddenAsync();
    }

    // What the engine makes of the same patch and the same key, without a browser.
    private static double RenderedHz(Patch patch)
    {
        const int frames = 24000;
        var instrument = new Instrument(patch);
        instrument.Prepare(new InstrumentOptions { MaximumFrames = 2 * frames });
        Assert.True(instrument.TryPress(60));
        double[] sound = new double[2 * frames];
        instrument.Process([], sound, sound.Length);
        return Pitch.Of(Array.ConvertAll(sound[frames..], sample => (float)sample), 48000.0);
    }

    private static async Task TurnOnHoldingAsync(LabPage page, params string[] keys)
    {
        await page.Knob("VOLUME").FocusAsync();
        await page.Page.Keyboard.PressAsync("Home");
        foreach (string key in keys)
            await page.Page.Keyboard.DownAsync(key);
        await page.Page.Keyboard.PressAsync("End");
        foreach (string key in keys)
            await page.Page.Keyboard.UpAsync(key);
    }

    private async Task<LabPage> OpenRearAsync(TestLab lab)
    {
        LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        // High enough that nothing of the drawer is out of sight.
        await page.Page.SetViewportSizeAsync(1500, 1200);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Rear" }).ClickAsync();
        return page;
    }

    private static async Task<double> PitchAsync(LabPage page)
    {
        double rateHz = await page.RateAsync();
        float[] sound = await page.HearAsync();
        return Pitch.Of(sound, rateHz);
    }

    private static double Cents(double one, double other) => 1200.0 * Math.Log2(one / other);

    private static async Task<double> VoltsAsync(LabPage page, string jack)
    {
        await page.Page.EvaluateAsync("id => { delete ms20.instrument.volts[id]; ms20.instrument.watch('test', () => [id]); }", jack);
        await page.HearAsync(3000);
        await page.UntilAsync($"() => ms20.instrument.volts['{jack}'] !== undefined");
        return await page.Page.EvaluateAsync<double>("id => ms20.instrument.volts[id]", jack);
    }

    private static async Task DragAsync(LabPage page, string control, int pixels)
    {
        (float x, float y) = await MiddleAsync(page.Page.Locator($"ms-knob[data-control='{control}']"));
        await page.Page.Mouse.MoveAsync(x, y);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(x, y + pixels, new() { Steps = 5 });
        await page.Page.Mouse.UpAsync();
    }

    private static async Task PlugAsync(LabPage page, string from, string to)
    {
        (float x, float y) = await MiddleAsync(page.Jack(from));
        (float endX, float endY) = await MiddleAsync(page.Jack(to));
        await page.Page.Mouse.MoveAsync(x, y);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(endX, endY, new() { Steps = 5 });
        await page.Page.Mouse.UpAsync();
    }

    private static async Task<(float X, float Y)> MiddleAsync(ILocator locator)
    {
        await locator.ScrollIntoViewIfNeededAsync();
        LocatorBoundingBoxResult box = (await locator.BoundingBoxAsync())!;
        return (box.X + 0.5f * box.Width, box.Y + 0.5f * box.Height);
    }
}
