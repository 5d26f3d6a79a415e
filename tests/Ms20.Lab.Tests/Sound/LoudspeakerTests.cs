using Ms20.App.Lab.Sound;
using Ms20.Engine;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Sound;

public sealed class LoudspeakerTests
{
    private const double RateHz = 48000.0;

    [Fact]
    public void It_plays_what_the_engine_renders()
    {
        Patch patch = Quiet;
        var speaker = new Loudspeaker(RateHz, NewVoice(patch, out Voice voice));
        voice.Press(60, 100);
        float[] played = Play(speaker, 48, 128);
        var instrument = new Instrument(patch);
        instrument.Prepare(new InstrumentOptions { SampleRateHz = RateHz });
        instrument.TryPress(60, 100);
        double[] rendered = new double[512];
        for (int i = 0; i < played.Length; i++)
        {
            if (i % 512 == 0)
                instrument.Process([], rendered, 512);
            Assert.Equal((float)rendered[i % 512], played[i]);
        }

        Assert.True(played.Max() > 0.05);
    }

    [Fact]
    public void Playing_allocates_nothing()
    {
        var speaker = new Loudspeaker(RateHz, NewVoice(Quiet, out Voice voice));
        float[] sound = new float[256];
        voice.Press(60, 0);
        for (int i = 0; i < 20; i++)
            speaker.Play(default, sound, i * 5.3);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 20; i < 200; i++)
        {
            voice.Turn(Controls.LpfCutoff, i % 10, 0);
            speaker.Play(default, sound, i * 5.3);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Another_voice_comes_without_a_click()
    {
        Patch still = Quiet.With(Controls.Volume, 0.0);
        var speaker = new Loudspeaker(RateHz, NewVoice(Quiet, out Voice voice));
        voice.Press(48, 0);
        float[] before = Play(speaker, 20, 256);
        speaker.Exchange(new Voice(still, RateHz, Quality.Standard));
        float[] across = Play(speaker, 1, 256);
        // A saw's own edge is the steepest step there is; a cut would be one from the wave's value to nothing.
        Assert.Equal(before[^1], across[0], 0.06);
        Assert.All(across[240..], sample => Assert.InRange(Math.Abs(sample), 0.0, 1e-3));
    }

    [Fact]
    public void Sound_from_outside_reaches_the_filters()
    {
        Patch open = Quiet.With(Controls.Vco1Level, 0.0).With(Controls.Vco2Level, 0.0).With(Controls.LpfCutoff, 10.0).With(Controls.HpfCutoff, 0.0);
        var voice = new Voice(open, RateHz, Quality.Standard, Jacks.ExtSignalIn);
        var speaker = new Loudspeaker(RateHz, voice);
        voice.Press(60, 0);
        float[] sine = [.. Enumerable.Range(0, 24000).Select(i => (float)(0.5 * Math.Sin(2.0 * Math.PI * 440.0 * i / RateHz)))];
        float[] sound = new float[sine.Length];
        for (int i = 0; i < sine.Length; i += 480)
            speaker.Play(sine.AsSpan(i, 480), sound.AsSpan(i, 480), i / 48.0);
        Assert.Equal(440.0, Pitch.Of(sound.AsSpan(12000), RateHz), 1.0);
    }

    [Fact]
    public void Whistling_filters_at_full_VOLUME_stay_below_minus_1_dBFS()
    {
        Patch loud = Quiet.With(Controls.LpfPeak, 10.0).With(Controls.HpfPeak, 10.0).With(Controls.Volume, 10.0);
        var speaker = new Loudspeaker(RateHz, NewVoice(loud, out Voice voice));
        voice.Press(60, 0);
        float[] sound = new float[480];
        double loudest = 0.0, wanted = 0.0;
        // Four seconds: the low-pass filter down and the high-pass filter up, over the whole of their dials.
        for (int i = 0; i < 400; i++)
        {
            voice.Turn(Controls.LpfCutoff, 10.0 - i / 40.0, 480L * i);
            voice.Turn(Controls.HpfCutoff, i / 40.0, 480L * i);
            speaker.Play(default, sound, 10.0 * i);
            loudest = Math.Max(loudest, sound.Max(Math.Abs));
            wanted = Math.Max(wanted, speaker.Levels.Peak);
        }

        // Without the limiter it would be beyond full scale. -1 dB is 0.8913; a float has 24 bits.
        Assert.True(wanted > 1.0, $"{wanted}");
        Assert.InRange(loudest, 0.85, Math.Pow(10.0, -1.0 / 20.0) + 1e-7);
    }

    private static Patch Quiet => Patch.NormalSetting.WithUnit(0).With(Controls.Volume, 6.0);

    private static Voice NewVoice(Patch patch, out Voice voice) => voice = new Voice(patch, RateHz, Quality.Standard);

    private static float[] Play(Loudspeaker speaker, int requests, int frames)
    {
        float[] sound = new float[requests * frames];
        for (int i = 0; i < requests; i++)
            speaker.Play(default, sound.AsSpan(i * frames, frames), i * frames / 48.0);
        return sound;
    }
}
