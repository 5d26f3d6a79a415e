using Ms20.App.Lab.Sound;
using Ms20.Engine;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Sound;

/// <summary>How loud the Lab is to the ear.</summary>
public sealed class LoudnessTests
{
    private const double RateHz = 48000.0;

    [Fact]
    public void A_full_sine_of_997_Hz_in_one_channel_is_minus_3_LUFS()
    {
        float[] sine = [.. Enumerable.Range(0, 96000).Select(i => (float)Math.Sin(2.0 * Math.PI * 997.0 * i / RateHz))];
        // BS.1770 calibrates the meter with it: -3.01 LKFS.
        Assert.Equal(-3.01, Loudness.Of(sine), 0.02);
    }

    [Fact]
    public void The_first_sound_of_the_Lab_is_neither_shy_nor_frightening()
    {
        Assert.True(FactoryPatches.TryFind(FactoryPatches.DefaultName, out Patch? first));
        var voice = new Voice(first, RateHz, Quality.Standard);
        var speaker = new Loudspeaker(RateHz, voice);
        voice.Press(60, 0);
        voice.Release(60, (long)(3.0 * RateHz));
        float[] sound = new float[(int)(4.0 * RateHz)];
        for (int i = 0; i < sound.Length; i += 480)
            speaker.Play(default, sound.AsSpan(i, 480), i / 48.0);
        // A tunable: as loud as music is served, 2 dB either way.
        Assert.InRange(Loudness.Of(sound), -20.0, -16.0);
        // The limiter has nothing to do; its ceiling is -1 dBFS.
        Assert.True(sound.Max(Math.Abs) < ListeningLimiter.Ceiling);
    }
}
