using Ms20.App.Lab.Sound;
using Ms20.Engine;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Sound;

/// <summary>How loud the Lab is to the ear.</summary>
public sealed class LoudnessTests
{
    private const double RateHz = 48000.0;
    private const int Request = 480;
    private const int LowestKey = 48;
    private const int Keys = 37;

    [Fact]
    public void A_full_sine_of_997_Hz_in_one_channel_is_minus_3_LUFS()
    {
        float[] sine = [.. Enumerable.Range(0, 96000).Select(i => (float)Math.Sin(2.0 * Math.PI * 997.0 * i / RateHz))];
        // BS.1770 calibrates the meter with it: -3.01 LKFS.
        Assert.Equal(-3.01, Loudness.Of(sine, RateHz), 0.02);
    }

    [Theory]
    [InlineData(44100.0)]
    [InlineData(48000.0)]
    public void The_first_sound_of_the_Lab_is_neither_shy_nor_frightening(double rateHz)
    {
        float[] sound = Played(FirstLight, 60, 3.0, rateHz);
        // Tunables: as loud as music is served, 2 dB either way, and peaks with room above them. It stands 1 dB from the middle of the first and
        // 0.9 dB below the second.
        Assert.InRange(Loudness.Of(sound, rateHz), -20.0, -16.0);
        Assert.True(Peak(sound) <= Amplitude(-6.0), $"{Decibels(sound):F1} dBFS");
        // VOLUME can be turned up by 6 dB before the limiter has anything to do.
        Assert.True(Math.Pow(10.0 / FirstLight[Controls.Volume], 2.0) > 2.0);
    }

    [Fact]
    public void No_key_of_the_first_sound_startles_and_none_is_lost()
    {
        double[] peaks = new double[Keys];
        Parallel.For(0, Keys, key => peaks[key] = Decibels(Played(FirstLight, LowestKey + key, 0.5, RateHz)));
        Assert.All(peaks, peak => Assert.True(peak <= -4.0, $"{peak:F1} dBFS"));
        // The lowest, the middle and the highest key; loudness rises from one to the next, for the ear hears low notes less.
        double[] loudness = [.. new[] { 48, 60, 72, 84 }.Select(note => Loudness.Of(Played(FirstLight, note, 3.0, RateHz), RateHz))];
        Assert.True(loudness.Max() - loudness.Min() < 8.0, string.Join(" ", loudness.Select(l => $"{l:F1}")));
    }

    [Fact]
    public void Stepping_through_the_sounds_never_jumps_at_the_ear()
    {
        double first = Loudness.Of(Played(FirstLight, 60, 3.0, RateHz), RateHz);
        double[] loudness = new double[FactoryPatches.All.Length];
        Parallel.For(0, loudness.Length, i => loudness[i] = Loudness.Of(Played(Load(FactoryPatches.All[i]), 60, 3.0, RateHz), RateHz));
        for (int i = 0; i < loudness.Length; i++)
        {
            string name = FactoryPatches.All[i];
            // A tunable: a quarter or four times the power, which is as soft beside loud in a piece of music.
            Assert.True(loudness[i] <= first + 6.0, $"{name} is {loudness[i] - first:F1} LU louder than First Light");
            // What waits for sound from outside is silent, or nearly so, until there is some.
            if (!Load(name).Tags.Contains("external"))
                Assert.True(loudness[i] >= first - 6.0, $"{name} is {first - loudness[i]:F1} LU softer than First Light");
        }
    }

    private static Patch FirstLight => Load(FactoryPatches.DefaultName);

    private static Patch Load(string name)
    {
        Assert.True(FactoryPatches.TryFind(name, out Patch? patch), name);
        return patch;
    }

    // The way from a key to the browser, and a second more after the key is up. The limiter is out of the way, so that it hides nothing.
    private static float[] Played(Patch patch, int note, double seconds, double rateHz)
    {
        var voice = new Voice(patch, rateHz, Quality.Standard);
        var speaker = new Loudspeaker(rateHz, voice);
        speaker.Limiter.IsOn = false;
        voice.Press(note, 0);
        voice.Release(note, (long)(seconds * rateHz));
        float[] sound = new float[(int)((seconds + 1.0) * rateHz)];
        for (int i = 0; i < sound.Length; i += Request)
            speaker.Play(default, sound.AsSpan(i, Math.Min(Request, sound.Length - i)), 1000.0 * i / rateHz);
        return sound;
    }

    private static float Peak(float[] sound) => sound.Max(Math.Abs);

    private static double Decibels(float[] sound) => 20.0 * Math.Log10(Peak(sound));

    private static double Amplitude(double decibels) => Math.Pow(10.0, decibels / 20.0);
}
