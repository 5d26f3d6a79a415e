using Microsoft.Playwright;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Browser;

/// <summary>The Lab, the tab, the loudspeaker or the whole machine is away for a while.</summary>
public sealed class AwayTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static Patch Plain => Patch.NormalSetting.WithUnit(0).With(Controls.Vco2Level, 0.0).With(Controls.Eg2Sustain, 10.0).With(Controls.Volume, 6.0);

    [BrowserFact]
    public async Task When_the_Lab_stops_the_sound_fades_and_it_comes_back_by_itself()
    {
        TestLab first = await TestLab.StartAsync(tap: Constant);
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, first);
        await page.Page.Mouse.ClickAsync(5, 300);
        await page.HearAsync();
        Tap tap = await Tap.OnAsync(page);
        await page.Knob("LPF CUTOFF FREQUENCY").FillAsync("7.25");
        await page.UntilAsync(first, patch => patch[Controls.LpfCutoff] == 7.25);
        await Task.Delay(300);
        await first.DisposeAsync();
        await page.IsSaidAsync("The Lab has stopped");
        await page.UntilAsync("() => ms20Tap.sound.state === 'lost'");
        // What waited in the ring is played to its end.
        await Task.Delay(1000);
        float[] before = await tap.PlayedAsync();
        Assert.Equal(0.0f, before[^1]);
        await tap.ForgetAsync();
        await using TestLab second = await TestLab.StartAsync(first.Session.Patch, first.Port, first.Token, tap: Constant);
        await page.UntilAsync("() => ms20Tap.sound.state === 'on'");
        Assert.Equal(7.25, second.Session.Patch[Controls.LpfCutoff]);
        await page.HearAsync();
        float[] after = await tap.PlayedAsync();
        Assert.Equal(0.5f, after.Max());
        // A fade has 32 frames: no step is larger than a 32nd of the level, neither at the end nor at the new beginning.
        Assert.InRange(LargestStep(before), 0.0f, 0.5f / 32.0f + 1e-6f);
        Assert.InRange(LargestStep(after), 0.0f, 0.5f / 32.0f + 1e-6f);
    }

    [BrowserFact]
    public async Task A_hidden_tab_plays_on_and_hears_what_others_do()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Hold" }).ClickAsync();
        await page.Page.Keyboard.PressAsync("q");
        await page.HearAsync();
        await SetVisibleAsync(page, false);
        LabPage other = await LabPage.OpenAsync(page.Page.Context, $"http://localhost:{lab.Port}/?test");
        await other.Page.BringToFrontAsync();
        // A hold is a hold: only keys under a hand are let go.
        Assert.Equal(261.63, await PitchAsync(page), 0.5);
        await other.Knob("LPF CUTOFF FREQUENCY").FillAsync("7.25");
        await page.UntilAsync("() => ms20.instrument.dial('lpf.cutoff') === 7.25");
        await page.Page.EvaluateAsync("() => ms20.instrument.setDial('lpf.peak', 3.5)");
        await page.UntilAsync(lab, patch => patch[Controls.LpfPeak] == 3.5);
        await SetVisibleAsync(page, true);
        await page.Page.BringToFrontAsync();
        Assert.Equal(261.63, await PitchAsync(page), 0.5);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Panic" }).ClickAsync();
        await page.UntilAsync("() => ms20.instrument.held.size === 0");
    }

    [BrowserFact]
    public async Task A_key_that_was_down_when_the_tab_was_hidden_comes_up()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.Keyboard.DownAsync("q");
        await page.HearAsync();
        await SetVisibleAsync(page, false);
        await page.UntilAsync("() => ms20.instrument.held.size === 0");
        await Task.Delay(500);
        Assert.True((await page.HearAsync()).Max(Math.Abs) < 0.01f);
    }

    [BrowserFact]
    public async Task A_context_that_the_browser_suspends_goes_on_by_itself()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.Keyboard.DownAsync("q");
        await page.HearAsync();
        await page.Page.EvaluateAsync("async () => { const { sound } = await import('/js/engine/engine.js'); await sound.context.suspend(); }");
        await page.UntilAsync("async () => { const { sound } = await import('/js/engine/engine.js'); return sound.context.state === 'running'; }");
        Assert.Equal(261.63, await PitchAsync(page), 0.5);
        Assert.Empty(page.Complaints);
    }

    [BrowserFact]
    public async Task A_loudspeaker_that_is_exchanged_for_another_plays_on()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.Keyboard.DownAsync("q");
        await page.HearAsync();
        // The browser's own sink that plays to nobody: another device with another clock.
        await page.Page.EvaluateAsync("async () => { const { sound } = await import('/js/engine/engine.js'); await sound.context.setSinkId({ type: 'none' }); }");
        await page.Page.EvaluateAsync("() => navigator.mediaDevices.dispatchEvent(new Event('devicechange'))");
        Assert.Equal(261.63, await PitchAsync(page), 0.5);
        Assert.Empty(page.Complaints);
    }

    [BrowserFact]
    public async Task A_loudspeaker_that_fails_is_looked_for_anew()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.Keyboard.PressAsync("q");
        await page.HearAsync();
        await page.Page.EvaluateAsync(
            """
            async () => {
              const { sound } = await import('/js/engine/engine.js');
              const old = sound.context;
              window.isNew = () => sound.context !== null && sound.context !== old && sound.state === 'on';
              const { currentTime } = old;
              Object.defineProperty(old, 'currentTime', { get: () => currentTime });
              old.dispatchEvent(new Event('error'));
            }
            """);
        await page.UntilAsync("() => isNew()");
        await page.Page.Keyboard.DownAsync("q");
        Assert.Equal(261.63, await PitchAsync(page), 0.5);
    }

    private static async Task<double> PitchAsync(LabPage page)
    {
        // A busy machine loses a frame now and then; in a quarter of a second of ten it does not.
        double pitch = 0.0;
        for (int i = 0; i < 10 && Math.Abs(pitch - 261.63) > 0.5; i++)
        {
            float[] sound = await page.HearAsync();
            double rateHz = await page.RateAsync();
            pitch = Pitch.Of(sound, rateHz);
        }

        return pitch;
    }

    private static void Constant(Span<float> sound) => sound.Fill(0.5f);

    private static float LargestStep(float[] sound)
    {
        float largest = 0.0f;
        for (int i = 1; i < sound.Length; i++)
            largest = Math.Max(largest, Math.Abs(sound[i] - sound[i - 1]));
        return largest;
    }

    // A browser without windows shows every tab: what a page is told when it is hidden is said to it here.
    private static async Task SetVisibleAsync(LabPage page, bool isVisible) => await page.Page.EvaluateAsync(
        """
        isVisible => {
          Object.defineProperty(document, 'visibilityState', { value: isVisible ? 'visible' : 'hidden', configurable: true });
          Object.defineProperty(document, 'hidden', { value: !isVisible, configurable: true });
          document.dispatchEvent(new Event('visibilitychange'));
        }
        """,
        isVisible);
}
