using Microsoft.Playwright;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Browser;

/// <summary>From hands on the page to the samples that the browser's audio thread has played.</summary>
public sealed class SoundTests(Chromium chromium) : IClassFixture<Chromium>
{
    // One oscillator, exact, with an open filter and a full sustain: what is heard is what was set.
    private static Patch Plain => Patch.NormalSetting.WithUnit(0).With(Controls.Vco2Level, 0.0).With(Controls.Eg2Sustain, 10.0).With(Controls.Volume, 6.0);

    [BrowserFact]
    public async Task A_click_powers_up_and_a_key_sounds_at_its_pitch()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.Mouse.ClickAsync(5, 300);
        await page.Page.Keyboard.DownAsync("q");
        float[] sound = await page.HearAsync();
        double rateHz = await page.RateAsync();
        // First Light's oscillators stand at 16', where middle C is 130.81 Hz; VCO 2 is a little sharp.
        Assert.Equal(130.81, Pitch.Of(sound, rateHz), 0.8);
        Assert.InRange(sound.Max(), 0.05f, 0.9f);
        await page.Page.Keyboard.UpAsync("q");
        await Task.Delay(3000);
        Assert.True((await page.HearAsync()).Max(Math.Abs) < 0.01f);
        Assert.Empty(page.Complaints);
    }

    [BrowserFact]
    public async Task The_key_that_powers_up_is_heard()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.Keyboard.DownAsync("q");
        float[] sound = await page.HearAsync();
        double rateHz = await page.RateAsync();
        Assert.Equal(261.63, Pitch.Of(sound, rateHz), 0.5);
    }

    [BrowserFact]
    public async Task CUTOFF_darkens_the_sound()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.Keyboard.DownAsync("q");
        double bright = Pitch.Brightness(await page.HearAsync());
        await page.Knob("LPF CUTOFF FREQUENCY").FillAsync("2.5");
        double dark = Pitch.Brightness(await page.HearAsync());
        // 210 Hz against an open filter: the saw's upper half is gone.
        Assert.True(dark < 0.25 * bright, $"{bright} became {dark}");
    }

    [BrowserFact]
    public async Task A_cable_drawn_with_the_mouse_changes_the_sound()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain.With(Controls.MgFrequency, 8.0));
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.Mouse.ClickAsync(5, 300);
        Assert.True((await page.HearAsync()).Max(Math.Abs) < 1e-3f);
        await page.Jack("mg.pulse.out").HoverAsync();
        await page.Page.Mouse.DownAsync();
        await page.Jack("initial.gain.in").HoverAsync();
        await page.Page.Mouse.UpAsync();
        // The amplifier opens and closes with the modulation generator, without a key.
        Assert.True((await page.HearAsync()).Max(Math.Abs) > 0.05f);
        Assert.Equal("mg.pulse.out -> initial.gain.in", Assert.Single(lab.Session.Patch.Cables).ToString());
        await page.Page.Keyboard.PressAsync("Control+z");
        await Task.Delay(500);
        Assert.True((await page.HearAsync()).Max(Math.Abs) < 1e-2f);
        Assert.Empty(lab.Session.Patch.Cables);
    }

    [BrowserFact]
    public async Task The_drum_loop_plays_through_the_filters()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain.With(Controls.Vco1Level, 0.0));
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.Keyboard.DownAsync("q");
        Assert.True((await page.HearAsync()).Max(Math.Abs) < 1e-2f);
        await page.ChooseAsync("ext.signal.in", "Drum loop");
        float loudest = 0.0f;
        // A quarter of a second at a time, over a bar: there are gaps between the drums.
        for (int i = 0; i < 8; i++)
            loudest = Math.Max(loudest, (await page.HearAsync()).Max(Math.Abs));
        Assert.True(loudest > 0.05f);
        Assert.Equal([Jacks.ExtSignalIn.Id], await page.Page.EvaluateAsync<string[]>("[...ms20.instrument.hostInputs.keys()]"));
    }

    // A sine stays one: what is no harmonic of it, gaps and echoes included, is 30 dB below.
    private static bool IsSine(float[] sound, double hz, double rateHz) =>
        Math.Abs(Pitch.Of(sound, rateHz) - hz) < 1.0
        && Pitch.Level(sound, hz, rateHz) > 0.01
        && Pitch.Level(sound, 1.5 * hz, rateHz) < 0.03 * Pitch.Level(sound, hz, rateHz);

    [BrowserFact]
    public async Task The_microphone_reaches_EXT_SIGNAL_IN_untouched()
    {
        using var voice = new SineFile(440.0);
        await using IBrowser browser = await chromium.StartAsync(
            "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", $"--use-file-for-fake-audio-capture={voice.Path}");
        await using TestLab lab = await TestLab.StartAsync(Plain.With(Controls.Vco1Level, 0.0));
        await using LabPage page = await LabPage.OpenAsync(browser, lab);
        await page.Page.Keyboard.DownAsync("q");
        await page.HearAsync();
        await page.ChooseAsync("ext.signal.in", "Microphone");
        double rateHz = await page.RateAsync();
        // A busy machine loses a frame now and then; in a quarter of a second of ten it does not.
        bool isSine = false;
        for (int i = 0; i < 10 && !isSine; i++)
            isSine = IsSine(await page.HearAsync(), 440.0, rateHz);
        Assert.True(isSine);
    }

    [BrowserFact]
    public async Task F_V_CV_OUT_shows_the_volts_of_what_the_microphone_hears()
    {
        using var voice = new SineFile(440.0);
        await using IBrowser browser = await chromium.StartAsync(
            "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", $"--use-file-for-fake-audio-capture={voice.Path}");
        // SIGNAL LEVEL well above the converter's hysteresis, LOW CUT below 440 Hz and HIGH CUT above.
        Patch patch = Plain.With(Controls.EspLevel, 6.5).With(Controls.EspLowCut, 3.0).With(Controls.EspHighCut, 5.0);
        await using TestLab lab = await TestLab.StartAsync(patch);
        await using LabPage page = await LabPage.OpenAsync(browser, lab);
        await page.Page.Mouse.ClickAsync(5, 300);
        await page.HearAsync();
        await page.ChooseAsync("esp.signal.in", "Microphone");
        await page.Jack("esp.fv.cv.out").HoverAsync();
        // The median of a hundred looks: a frame that a busy machine loses is a crossing more or less, and the average ripples.
        await page.UntilAsync("() => ms20.instrument.volts['esp.fv.cv.out'] > 1");
        List<double> volts = [];
        for (int i = 0; i < 100; i++)
        {
            await Task.Delay(30);
            volts.Add(await page.Page.EvaluateAsync<double>("ms20.instrument.volts['esp.fv.cv.out']"));
        }

        // 130.81 Hz a volt. A semitone would be 0.2 V.
        Assert.Equal(440.0 / 130.81, volts.Order().ElementAt(volts.Count / 2), 0.05);
    }
}
