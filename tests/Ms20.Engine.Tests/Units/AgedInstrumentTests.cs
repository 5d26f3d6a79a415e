using System.Collections.Immutable;
using Ms20.Panel;

namespace Ms20.Engine.Tests.Units;

/// <summary>Whole instruments: age, cold and trims through the public interface.</summary>
public class AgedInstrumentTests
{
    private const int Frames = 4800;

    public static TheoryData<string> ProfileIds => [.. Profiles.All.Select(profile => profile.Id)];

    [Theory]
    [MemberData(nameof(ProfileIds))]
    public void Unit_0_neither_ages_nor_feels_the_cold(string profileId)
    {
        double[] plain = Render(profileId, 0, 0.0, cold: false);
        Assert.Equal(plain, Render(profileId, 0, 1.0, cold: true));
        Assert.NotEqual(plain, Render(profileId, 1, 0.0, cold: false));
    }

    [Theory]
    [MemberData(nameof(ProfileIds))]
    public void Other_units_do_both_and_the_same_way_each_time(string profileId)
    {
        double[] young = Render(profileId, 3, 0.0, cold: false);
        double[] old = Render(profileId, 3, 0.6, cold: false), cold = Render(profileId, 3, 0.0, cold: true);
        Assert.NotEqual(young, old);
        Assert.NotEqual(young, cold);
        Assert.Equal(old, Render(profileId, 3, 0.6, cold: false));
        Assert.Equal(cold, Render(profileId, 3, 0.0, cold: true));
    }

    [Fact]
    public void Eight_aged_cold_instruments_together_are_the_eight_apart_in_blocks_of_any_size()
    {
        Instrument together = Prepared(Profiles.Late1978.Id, 8, 0.8, true, lane => (lane, (ulong)lane + 9), 64);
        var wide = new double[8 * 64];
        var heard = new double[8][];
        for (int lane = 0; lane < 8; lane++)
        {
            heard[lane] = new double[1280];
            Assert.True(together.TryPress(50 + lane, 0, lane));
        }

        for (int frame = 0; frame < 1280; frame += 64)
        {
            together.Process([], wide, 64);
            for (int lane = 0; lane < 8; lane++)
                wide.AsSpan(64 * lane, 64).CopyTo(heard[lane].AsSpan(frame));
        }

        for (int lane = 0; lane < 8; lane++)
        {
            Instrument alone = Prepared(Profiles.Late1978.Id, 1, 0.8, true, _ => (lane, (ulong)lane + 9), 1280);
            Assert.True(alone.TryPress(50 + lane));
            var output = new double[1280];
            alone.Process([], output, 1280);
            Assert.Equal(output, heard[lane]);
        }
    }

    [Fact]
    public void A_serviced_instrument_sounds_young_again_at_once()
    {
        // Until the key is let go, for then the worn hold sags. The supply's hum stays as well: half a cent of 220 Hz at 100 Hz moves an
        // edge by 1e-4 of a period, -50 dB of a saw; a cent that was left would move it by 8e-3 in these 63 ms.
        double[] young = Render(Profiles.Early1978.Id, 5, 0.0, cold: false)[..3000];
        double[] old = Render(Profiles.Early1978.Id, 5, 1.0, cold: false)[..3000];
        double[] serviced = Render(Profiles.Early1978.Id, 5, 1.0, cold: false, instrument => instrument.Service(0, 1.0))[..3000];
        Assert.InRange(Levels.NullDb(old, young), -20.0, 10.0);
        Assert.InRange(Levels.NullDb(serviced, young), -200.0, -50.0);
    }

    [Fact]
    public void A_service_says_where_the_trimmers_stand_and_setting_them_one_by_one_does_the_same()
    {
        ImmutableArray<double> values = [];
        double[] serviced = Render(Profiles.Late1978.Id, 9, 0.7, cold: false, instrument => values = instrument.Service(0, 0.7));
        double[] turned = Render(Profiles.Late1978.Id, 9, 0.7, cold: false, instrument =>
        {
            foreach (Trim trim in Trims.All)
                instrument.SetTrim(0, trim, values[trim.Index]);
        });
        Assert.Equal(Trims.All.Length, values.Length);
        Assert.Equal(serviced, turned);
    }

    [Fact]
    public void A_trimmer_goes_to_the_end_of_its_track_and_no_further()
    {
        double[] end = Render(Profiles.Early1978.Id, 0, 0.0, cold: false, instrument => instrument.SetTrim(0, Trims.Vco1, 100.0));
        Assert.Equal(end, Render(Profiles.Early1978.Id, 0, 0.0, cold: false, instrument => instrument.SetTrim(0, Trims.Vco1, 1e9)));
        double[] zero = Render(Profiles.Early1978.Id, 0, 0.0, cold: false);
        Assert.Equal(zero, Render(Profiles.Early1978.Id, 0, 0.0, cold: false, instrument => instrument.SetTrim(0, Trims.Vco1, double.NaN)));
        Assert.NotEqual(zero, end);
    }

    [Fact]
    public void Trims_stay_when_the_unit_changes()
    {
        double[] before = Render(Profiles.Early1978.Id, 0, 0.0, cold: false, instrument => instrument.SetTrim(0, Trims.LpfCutoff, 20.0));
        double[] after = Render(Profiles.Early1978.Id, 4, 0.0, cold: false, instrument =>
        {
            instrument.SetTrim(0, Trims.LpfCutoff, 20.0);
            instrument.SetUnit(0, 0, 7);
        });
        Assert.Equal(before, after);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void An_age_out_of_range_is_refused_with_a_sentence(double age)
    {
        var instrument = new Instrument(Patch.NormalSetting);
        string said = Assert.Throws<ArgumentException>(() => instrument.Prepare(new InstrumentOptions { Age = age })).Message;
        Assert.Contains("choose one from 0, just serviced, to 1, decades without service.", said);
        Assert.Throws<ArgumentOutOfRangeException>(() => instrument.Service(0, age));
    }

    [Fact]
    public void Trims_of_a_lane_that_does_not_exist_are_refused()
    {
        var instrument = new Instrument(Patch.NormalSetting, 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => instrument.SetTrim(2, Trims.Vco1, 0.0));
        Assert.Throws<ArgumentOutOfRangeException>(() => instrument.Service(-1, 0.0));
    }

    private static double[] Render(string profileId, int unit, double age, bool cold, Action<Instrument>? atTheBench = null)
    {
        Instrument instrument = Prepared(profileId, 1, age, cold, _ => (unit, 7), Frames, atTheBench);
        Assert.True(instrument.TryPress(57));
        Assert.True(instrument.TryRelease(57, 3000));
        var output = new double[Frames];
        instrument.Process([], output, Frames);
        return output;
    }

    private static Instrument Prepared(
        string profileId, int lanes, double age, bool cold, Func<int, (int Unit, ulong Seed)> choice, int block, Action<Instrument>? atTheBench = null)
    {
        Patch patch = Patch.NormalSetting.WithProfile(Profiles.All.Single(profile => profile.Id == profileId))
            .With(Controls.LpfCutoff, 5.0).With(Controls.LpfPeak, 6.0).With(Controls.LpfEg2, 4.0).With(Controls.Eg2Release, 5.0);
        var instrument = new Instrument(patch, lanes);
        for (int lane = 0; lane < lanes; lane++)
            instrument.SetUnit(lane, choice(lane).Unit, choice(lane).Seed);
        atTheBench?.Invoke(instrument);
        instrument.Prepare(new InstrumentOptions { Age = age, Cold = cold, MaximumFrames = block, Quality = Quality.Eco });
        return instrument;
    }
}
