using Ms20.Engine.Tests.Acceptance;
using Ms20.Panel;

namespace Ms20.Engine.Tests.Units;

/// <summary>Trimmers and age turned while the instrument plays.</summary>
public class RefitTests
{
    private const int Frames = 48000;

    [Theory]
    [InlineData("ms20-1978-early")]
    [InlineData("ms20-1978-late")]
    public void A_refit_at_the_start_is_the_instrument_that_was_prepared_so(string profileId)
    {
        Patch patch = Of(profileId);
        Patch aged = patch.WithAge(0.7);
        foreach (Trim trim in Trims.All)
            aged = aged.With(trim, 0.4 * trim.Maximum);
        Instrument prepared = Prepared(aged), refitted = Prepared(patch);
        Refit(refitted, aged);
        refitted.Reset();
        double[] expected = Play(prepared, Frames / 4);
        Assert.Equal(expected, Play(refitted, Frames / 4));
        Assert.NotEqual(expected, Play(Prepared(patch), Frames / 4));
    }

    [Fact]
    public void A_trimmer_that_is_turned_while_a_note_sounds_moves_its_pitch_and_nothing_clicks()
    {
        Patch patch = Of("ms20-1978-early").WithUnit(0).With(Controls.Vco2Level, 0.0).With(Controls.LpfPeak, 0.0);
        Instrument instrument = Prepared(patch);
        Play(instrument, Frames / 2);
        double[] before = Play(instrument, Frames / 2, press: false);
        Refit(instrument, patch.With(Trims.Vco1, 100.0));
        double[] after = Play(instrument, Frames / 2, press: false);
        // 100 cents are a semitone; of half a second the frequency is measured to a fraction of a cent.
        Assert.InRange(Measure.Cents(after.FrequencyHz(), before.FrequencyHz()), 99.0, 101.0);
        // The saw's own edge is the steepest step; a phase that jumped would make one between its ends.
        Assert.InRange(Math.Abs(after[0] - before[^1]), 0.0, Steepest(before));
    }

    [Fact]
    public void Where_a_refit_falls_in_a_block_does_not_change_a_bit()
    {
        Patch patch = Of("ms20-1978-late");
        double[] whole = AtFrame(patch, 1000, 4800), pieces = AtFrame(patch, 1000, 77);
        Assert.Equal(whole, pieces);
        Assert.NotEqual(whole, AtFrame(patch, 1001, 4800));
    }

    [Fact]
    public void A_cold_instrument_goes_on_warming_through_a_refit()
    {
        Patch patch = Of("ms20-1978-early").WithUnit(5).WithCold(true);
        Instrument untouched = Prepared(patch), refitted = Prepared(patch);
        Play(untouched, Frames);
        Play(refitted, Frames);
        Refit(refitted, patch.With(Trims.LpfCutoff, 10.0));
        Refit(refitted, patch);
        // The two refits came to the same parts: whoever started to warm anew would be out of tune again.
        Assert.Equal(Play(untouched, Frames, press: false), Play(refitted, Frames, press: false));
    }

    [Fact]
    public void Prepare_takes_the_age_of_the_patch_again()
    {
        Patch patch = Of("ms20-1978-early").WithUnit(5);
        Instrument instrument = Prepared(patch);
        Assert.True(instrument.TryRefit(1.0));
        instrument.Prepare(new InstrumentOptions { MaximumFrames = Frames });
        Assert.Equal(Play(Prepared(patch), 4800), Play(instrument, 4800));
    }

    [Fact]
    public void What_cannot_be_is_refused_with_a_sentence()
    {
        var instrument = new Instrument(Patch.NormalSetting);
        Assert.Contains("Prepare", Assert.Throws<InvalidOperationException>(() => instrument.TryRefit(0.5)).Message);
        instrument.Prepare(new InstrumentOptions());
        Assert.Contains("just serviced", Assert.Throws<ArgumentOutOfRangeException>(() => instrument.TryRefit(double.NaN)).Message);
        Assert.Contains("just serviced", Assert.Throws<ArgumentOutOfRangeException>(() => instrument.TryRefit(1.1)).Message);
    }

    private static Patch Of(string profileId)
    {
        Assert.True(Profiles.TryFind(profileId, out Profile? profile));
        return Patch.NormalSetting.WithProfile(profile).WithUnit(3).With(Controls.LpfCutoff, 6.0).With(Controls.LpfPeak, 5.0).With(Controls.Eg2Attack, 3.0);
    }

    private static Instrument Prepared(Patch patch)
    {
        var instrument = new Instrument(patch);
        instrument.Prepare(new InstrumentOptions { MaximumFrames = Frames });
        return instrument;
    }

    private static void Refit(Instrument instrument, Patch patch, long time = 0)
    {
        foreach (Trim trim in Trims.All)
            instrument.SetTrim(0, trim, patch[trim]);
        Assert.True(instrument.TryRefit(patch.Age, time));
    }

    private static double[] Play(Instrument instrument, int frames, bool press = true)
    {
        if (press)
            Assert.True(instrument.TryPress(60, instrument.Now));
        double[] sound = new double[frames];
        instrument.Process([], sound, frames);
        return sound;
    }

    private static double[] AtFrame(Patch patch, int frame, int block)
    {
        Instrument instrument = Prepared(patch);
        Assert.True(instrument.TryPress(60));
        Refit(instrument, patch.With(Trims.HpfCutoff, 50.0).With(Trims.Eg2Time, 80.0).WithAge(0.9), frame);
        double[] sound = new double[4800];
        for (int at = 0; at < sound.Length; at += block)
            instrument.Process([], sound.AsSpan(at, Math.Min(block, sound.Length - at)), Math.Min(block, sound.Length - at));
        return sound;
    }

    private static double Steepest(double[] sound)
    {
        double steepest = 0.0;
        for (int i = 1; i < sound.Length; i++)
            steepest = Math.Max(steepest, Math.Abs(sound[i] - sound[i - 1]));
        return steepest;
    }
}
