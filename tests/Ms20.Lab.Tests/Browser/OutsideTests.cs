using Microsoft.Playwright;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Browser;

/// <summary>Sound from outside: how late it is, and what a microphone may do.</summary>
[Collection(Alone.Name)]
public sealed class OutsideTests(Chromium chromium)
{
    private const string FakeDevice = "--use-fake-device-for-media-stream";
    private const string Allowed = "--use-fake-ui-for-media-stream";

    private const int Looks = 8;

    // The way from EXT SIGNAL IN to SIGNAL OUT with everything open, and no oscillator.
    private static Patch Through => Patch.NormalSetting.WithUnit(0).With(Controls.Vco1Level, 0.0).With(Controls.Vco2Level, 0.0).With(Controls.Eg2Sustain, 10.0)
        .With(Controls.Volume, 8.0);

    [BrowserFact]
    public async Task A_click_from_outside_comes_back_after_the_ring_and_always_after_as_much()
    {
        await using TestLab lab = await TestLab.StartAsync(Through);
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.ChooseBufferAsync("safe");
        await page.Page.Keyboard.DownAsync("q");
        await page.HearAsync();
        Tap tap = await Tap.OnAsync(page);
        await page.Page.EvaluateAsync(
            """
            () => {
              const { sound } = ms20Tap, buffer = sound.context.createBuffer(1, 11025, sound.context.sampleRate);
              buffer.getChannelData(0).fill(0.9, 0, 20);
              const source = new AudioBufferSourceNode(sound.context, { buffer, loop: true });
              source.connect(sound.node);
              source.connect(ms20Tap.node, 0, 1);
              source.start();
              sound.sendExternal(true);
              ms20.instrument.link.send({ t: 'drive', jacks: ['ext.signal.in'] });
            }
            """);
        await page.UntilAsync("() => ms20.instrument.hostInputs.size === 1");
        await Task.Delay(500);
        for (int i = 0; i < Looks; i++)
        {
            await tap.ForgetAsync();
            Calm calm = Calm.Begin();
            await Task.Delay(2000);
            float[] played = await tap.PlayedAsync();
            float[] sent = await tap.OtherAsync();
            bool isCalm = calm.End();
            int[] delays = Delays(sent, played);
            // The ring, a burst of backlog on the way in, and the engine's own filters. Nothing that has piled up at the start, or when something was lost.
            double most = await page.FigureAsync("target") + await page.FigureAsync("burst") + 512.0;
            // To the frame, but for where in its rise a click is found.
            if (delays.Length >= 4 && delays.Max() - delays.Min() <= 1 && delays.Min() > 128 && delays.Max() < most)
                return;
            Assert.False(isCalm, $"delays of {string.Join(", ", delays)} frames, {most} at most, and the machine had nothing else to do");
        }
    }

    [BrowserFact]
    public async Task Headphones_are_spoken_of_before_the_browser_asks_for_the_microphone()
    {
        await using IBrowser browser = await chromium.StartAsync(FakeDevice, Allowed);
        await using TestLab lab = await TestLab.StartAsync(Through);
        IBrowserContext context = await browser.NewContextAsync();
        await context.AddInitScriptAsync(
            """
            const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
            navigator.mediaDevices.getUserMedia = async (wanted) => {
              window.saidBefore = [...window.ms20Said];
              window.wanted = wanted.audio;
              const stream = await ask(wanted);
              window.track = stream.getAudioTracks()[0];
              return stream;
            };
            """);
        await using LabPage page = await LabPage.OpenAsync(context, lab.Address.AbsoluteUri.Replace("/#", "/?test#", StringComparison.Ordinal));
        await page.Page.Mouse.ClickAsync(5, 300);
        await page.HearAsync();
        await page.ChooseAsync("esp.signal.in", "Microphone");
        await page.UntilAsync("() => ms20.instrument.hostInputs.size === 1");
        Assert.True(await page.Page.EvaluateAsync<bool>("() => saidBefore.some(text => text.includes('headphones'))"));
        Assert.True(await page.Page.EvaluateAsync<bool>(
            "() => !wanted.echoCancellation && !wanted.noiseSuppression && !wanted.autoGainControl && !track.getSettings().echoCancellation"));
        // Chromium's device beeps: the meter shows it.
        ILocator meter = page.Page.GetByRole(AriaRole.Meter, new() { Name = "Level of the sound from outside" });
        await Assertions.Expect(meter).ToBeVisibleAsync();
        await page.UntilAsync("() => document.querySelector('.engine-dry meter').value > -40");
        // Pulled out while it plays.
        await page.Page.EvaluateAsync("() => { track.stop(); track.dispatchEvent(new Event('ended')); }");
        await page.IsSaidAsync("is gone: plug it in again");
        await page.UntilAsync("() => ms20.instrument.hostInputs.size === 0");
        await Assertions.Expect(meter).ToBeHiddenAsync();
        await page.Page.Keyboard.DownAsync("q");
        await page.HearAsync();
        Assert.Empty(page.Complaints);
    }

    [BrowserTheory]
    [InlineData("track.getSettings = () => ({ echoCancellation: true });", "cleans this device up")]
    [InlineData("throw new DOMException('', 'NotAllowedError');", "was not allowed to listen")]
    [InlineData("throw new DOMException('', 'NotFoundError');", "no microphone or other input")]
    [InlineData("throw new DOMException('Could not start audio source', 'NotReadableError');", "another program may be using it")]
    public async Task What_a_microphone_does_not_do_is_said(string happens, string sentence)
    {
        await using IBrowser browser = await chromium.StartAsync(FakeDevice, Allowed);
        await using TestLab lab = await TestLab.StartAsync(Through);
        IBrowserContext context = await browser.NewContextAsync();
        await context.AddInitScriptAsync(
            $$"""
            const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
            navigator.mediaDevices.getUserMedia = async (wanted) => {
              const stream = await ask(wanted), [track] = stream.getAudioTracks();
              {{happens}}
              return stream;
            };
            """);
        await using LabPage page = await LabPage.OpenAsync(context, lab.Address.AbsoluteUri.Replace("/#", "/?test#", StringComparison.Ordinal));
        await page.Page.Mouse.ClickAsync(5, 300);
        await page.HearAsync();
        await page.ChooseAsync("esp.signal.in", "Microphone");
        await Assertions.Expect(page.Page.Locator(".read-said")).ToContainTextAsync(sentence);
        Assert.Empty(page.Complaints);
    }

    // From each click that went in to the first sample that came out within a quarter of a second.
    private static int[] Delays(float[] sent, float[] played)
    {
        List<int> delays = [];
        for (int i = 1; i + 11025 < Math.Min(sent.Length, played.Length); i++)
        {
            if (sent[i] < 0.5f || sent[i - 1] >= 0.5f)
                continue;
            float loudest = played.AsSpan(i, 11000).ToArray().Max(Math.Abs);
            delays.Add(Array.FindIndex(played, i, sample => Math.Abs(sample) > 0.5f * loudest) - i);
        }

        return [.. delays];
    }
}
