using Microsoft.Playwright;
using Ms20.App.Lab.Sound;
using Ms20.Lab.Tests.Sound;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Browser;

/// <summary>What reaches the ear: the samples that the browser's audio thread has played.</summary>
public sealed class ListeningTests(Chromium chromium) : IClassFixture<Chromium>
{
    // -1 dBFS, and the rounding of a float.
    private const double Ceiling = ListeningLimiter.Ceiling + 1e-6;

    [BrowserFact]
    public async Task The_first_sound_is_as_loud_in_the_browser_as_it_should_be()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.ChooseBufferAsync("safe");
        await page.Page.Mouse.ClickAsync(5, 300);
        await page.HearAsync();
        Tap tap = await Tap.OnAsync(page);
        double rateHz = await page.RateAsync();
        // Middle C for three seconds and one after it, from where it begins.
        await page.Page.Keyboard.DownAsync("q");
        await Task.Delay(3000);
        await page.Page.Keyboard.UpAsync("q");
        await Task.Delay(1500);
        float[] played = WithoutGaps(await tap.PlayedAsync());
        int onset = Array.FindIndex(played, sample => Math.Abs(sample) > 0.005f);
        float[] heard = played[onset..Math.Min(played.Length, onset + (int)(4.0 * rateHz))];
        // -18 LUFS, 2 either way.
        Assert.InRange(Loudness.Of(heard, rateHz), -20.0, -16.0);
        Assert.True(heard.Max(Math.Abs) < 0.6f);
    }

    [BrowserFact]
    public async Task Whatever_filters_and_feedback_do_the_ear_gets_no_more_than_minus_1_dBFS()
    {
        Patch loud = Patch.NormalSetting.With(Controls.Volume, 10.0).With(Controls.HpfCutoff, 3.0).With(Controls.LpfCutoff, 6.0).With(Controls.EspLevel, 10.0)
            .WithCable(Jacks.SignalOut, Jacks.ExtSignalIn).WithCable(Jacks.PhonesOut, Jacks.EspSignalIn).WithCable(Jacks.EspAmpOut, Jacks.Total);
        await using TestLab lab = await TestLab.StartAsync(loud);
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.Keyboard.DownAsync("q");
        await page.HearAsync();
        Tap tap = await Tap.OnAsync(page);
        // Both PEAKs up over three seconds, and both cutoffs once through their dials.
        await page.Page.EvaluateAsync(
            """
            async () => {
              const { instrument } = ms20;
              for (let i = 0; i <= 100; i++) {
                instrument.setDial('lpf.peak', i / 10);
                instrument.setDial('hpf.peak', i / 10);
                instrument.setDial('lpf.cutoff', 10 - i / 10);
                instrument.setDial('hpf.cutoff', i / 10);
                await new Promise((resolve) => setTimeout(resolve, 30));
              }
            }
            """);
        float[] played = await tap.PlayedAsync();
        Assert.All(played, sample => Assert.True(float.IsFinite(sample)));
        Assert.InRange(played.Max(Math.Abs), 0.8, Ceiling);
        await page.Page.EvaluateAsync("() => { ms20.instrument.setDial('lpf.cutoff', 6); ms20.instrument.setDial('hpf.cutoff', 3); }");
        await Assertions.Expect(page.Page.Locator(".out b.on")).ToHaveCountAsync(1);
        // Quiet again, it goes out.
        await page.Page.EvaluateAsync("() => ms20.instrument.setDial('volume', 2)");
        await Assertions.Expect(page.Page.Locator(".out b.on")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task The_meter_moves_whether_or_not_the_computer_is_muted()
    {
        await using IBrowser muted = await chromium.StartAsync("--mute-audio");
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await LabPage.OpenAsync(muted, lab);
        Assert.True(await page.Page.Locator(".meter").IsVisibleAsync());
        await page.Page.Keyboard.DownAsync("q");
        await page.UntilAsync("() => Number(/scaleX\\((.*)\\)/.exec(document.querySelector('.meter i').style.transform)?.[1] ?? 0) > 0.4");
    }

    [BrowserFact]
    public async Task What_is_no_number_from_outside_reaches_no_ear()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.Keyboard.DownAsync("q");
        await page.HearAsync();
        Tap tap = await Tap.OnAsync(page);
        await page.Page.EvaluateAsync(
            """
            () => {
              const { sound } = ms20Tap, buffer = sound.context.createBuffer(1, 4410, sound.context.sampleRate), samples = buffer.getChannelData(0);
              for (let i = 0; i < samples.length; i++) samples[i] = [NaN, Infinity, -Infinity, 1e30, 0.1][i % 5];
              const source = new AudioBufferSourceNode(sound.context, { buffer, loop: true });
              source.connect(sound.node);
              source.start();
              window.badSource = source;
              sound.sendExternal(true);
              ms20.instrument.link.send({ t: 'drive', jacks: ['ext.signal.in'] });
            }
            """);
        await page.UntilAsync("() => ms20.instrument.hostInputs.size === 1");
        await Task.Delay(1000);
        await page.Page.EvaluateAsync("() => badSource.stop()");
        await Task.Delay(1000);
        float[] played = await tap.PlayedAsync();
        Assert.All(played, sample => Assert.InRange(sample, -Ceiling, Ceiling));
        // And the instrument lives.
        await page.Page.Keyboard.UpAsync("q");
        await page.Page.Keyboard.DownAsync("w");
        Assert.True((await page.HearAsync()).Max() > 0.02f);
    }

    // What a busy machine did not bring in time is silence; a unit that is alive is never silent to the last bit.
    private static float[] WithoutGaps(float[] played)
    {
        List<float> kept = [];
        for (int i = 0; i < played.Length;)
        {
            int end = i;
            while (end < played.Length && played[end] == 0.0f)
                end++;
            int zeros = end - i;
            if (zeros < 64)
                kept.AddRange(played.AsSpan(i, Math.Max(1, zeros)).ToArray());
            i += Math.Max(1, zeros);
        }

        return [.. kept];
    }
}
