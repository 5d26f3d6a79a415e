using System.Runtime.Intrinsics;
using Ms20.Engine.Tests.Performances;
using Ms20.Panel;

namespace Ms20.Engine.Tests;

/// <summary>Lanes: how they are grouped, and that each stands for itself.</summary>
public class InstrumentLaneTests
{
    private const int Frames = 1200;

    public static TheoryData<int> LaneCounts => [.. Enumerable.Range(1, LaneWidths.MostLanes)];

    [Theory]
    [MemberData(nameof(LaneCounts))]
    public void Every_number_of_lanes_is_split_into_groups_that_the_processor_has_and_none_is_idle(int lanes)
    {
        int[] widths = LaneWidths.For(lanes);
        Assert.All(widths, width => Assert.True(width == 1 || (width == 4 && Vector256.IsHardwareAccelerated) || (width == 8 && Vector512.IsHardwareAccelerated)));
        Assert.True(widths.Sum() >= lanes, "all lanes have a place");
        Assert.True(widths[..^1].Sum() < lanes, "the last group is needed");
        // Wide registers cost what narrow ones do, so no two groups could have been one.
        int widest = Vector512.IsHardwareAccelerated ? 8 : Vector256.IsHardwareAccelerated ? 4 : 1;
        Assert.Equal((lanes + widest - 1) / widest, widths.Length);
    }

    [Theory]
    [InlineData(2, new[] { 4 })]
    [InlineData(9, new[] { 8, 1 })]
    [InlineData(9, new[] { 4, 4, 1 })]
    [InlineData(13, new[] { 8, 8 })]
    [InlineData(3, new[] { 1, 1, 1 })]
    public void However_lanes_are_grouped_each_gives_its_own_bits(int lanes, int[] widths)
    {
        var performance = new Performance
        {
            Patch = Patch.NormalSetting.With(Controls.LpfPeak, 9.0).With(Controls.LpfCutoff, 6.0).WithCable(Jacks.PinkOut, Jacks.Freq).With(Controls.FmEg1, 3.0),
            Inputs = [new HostPort(Jacks.ExtSignalIn), new HostPort(Jacks.Total)],
            Outputs = [HostPort.SignalOut, new HostPort(Jacks.KbdCvOut)],
            Parts = [.. Enumerable.Range(0, lanes).Select(PartOf)],
            Frames = Frames,
        };
        var stage = new Stage(performance, widths);
        double[][] together = stage.Play(() => 100);
        for (int lane = 0; lane < lanes; lane++)
        {
            var alone = new Stage(performance.Alone(lane), [1]);
            Bits.AssertEqual($"lane {lane}", alone.Play(), [together[lane], together[lanes + lane]]);
            foreach (Jack jack in Jacks.All)
                Assert.Equal(alone.Instrument.VoltsAt(jack), stage.Instrument.VoltsAt(jack, lane));
        }
    }

    [Fact]
    public void Sixty_four_lanes_play_sixty_four_notes()
    {
        var instrument = new Instrument(Patch.NormalSetting, 64);
        instrument.Prepare(new InstrumentOptions { Outputs = [new HostPort(Jacks.KbdCvOut)] });
        for (int lane = 0; lane < 64; lane++)
            Assert.True(instrument.TryPress(30 + lane, 0, lane));
        double[] output = new double[64 * 480];
        instrument.Process([], output, 480);
        for (int lane = 0; lane < 64; lane++)
            Assert.Equal(Math.Pow(2.0, (30 + lane - 48) / 12.0), output[lane * 480 + 479], 1e-3);
    }

    [Fact]
    public void A_lane_that_is_not_there_is_refused()
    {
        var instrument = new Instrument(Patch.NormalSetting, 3);
        instrument.Prepare(new InstrumentOptions());
        foreach (int lane in new[] { -1, 3 })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => instrument.TryPress(60, 0, lane));
            Assert.Throws<ArgumentOutOfRangeException>(() => instrument.Turn(Controls.Volume, 1.0, 0, lane));
            Assert.Throws<ArgumentOutOfRangeException>(() => instrument.SetUnit(lane, 1, 1));
            Assert.Throws<ArgumentOutOfRangeException>(() => instrument.VoltsAt(Jacks.SignalOut, lane));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => instrument.SetUnit(0, -1, 1));
    }

    [Fact]
    public void A_unit_is_set_with_the_next_Prepare_and_stands_for_the_patchs_own()
    {
        double[] patched = Play(new Instrument(Patch.NormalSetting.WithUnit(7).WithSeed(70)));
        var instrument = new Instrument(Patch.NormalSetting.WithUnit(1).WithSeed(10));
        double[] before = Play(instrument);
        instrument.SetUnit(0, 7, 70);
        instrument.Reset();
        Assert.Equal(before, PlayOn(instrument));
        Assert.Equal(patched, Play(instrument));
        Assert.NotEqual(before, patched);
        instrument.SetUnit(0, 7, 71);
        Assert.NotEqual(patched, Play(instrument));
    }

    [Fact]
    public void What_is_done_to_one_lane_is_not_done_to_its_neighbours()
    {
        var instrument = new Instrument(Patch.NormalSetting, 5);
        instrument.Prepare(new InstrumentOptions());
        instrument.TryPress(72, 0, 3);
        instrument.Turn(Controls.Wheel, 4.0, 0, 3);
        instrument.Turn(Controls.Button, 1.0, 0, 3);
        for (int block = 0; block < 10; block++)
            instrument.Process([], new double[5 * 480], 480);
        for (int lane = 0; lane < 5; lane++)
        {
            Assert.Equal(lane == 3 ? 4.0 : 1.0, instrument.VoltsAt(Jacks.KbdCvOut, lane), 1e-9);
            Assert.Equal(lane == 3 ? 0.0 : 5.0, instrument.VoltsAt(Jacks.KbdTrigOut, lane));
            Assert.Equal(lane == 3 ? 4.0 : 0.0, instrument.VoltsAt(Jacks.WheelOut, lane), 1e-3);
            Assert.Equal(lane == 3 ? 0.0 : 5.0, instrument.VoltsAt(Jacks.ButtonOut, lane));
        }
    }

    private static Part PartOf(int lane) => new(
        lane,
        (ulong)(100 + lane),
        lane,
        [new Happening.Press(7 * lane, 48 + lane), new Happening.Turn(300, Controls.LpfCutoff, lane % 10), new Happening.Release(900 + lane, 48 + lane)]);

    private static double[] Play(Instrument instrument)
    {
        instrument.Prepare(new InstrumentOptions { MaximumFrames = Frames });
        return PlayOn(instrument);
    }

    private static double[] PlayOn(Instrument instrument)
    {
        double[] heard = new double[Frames];
        instrument.TryPress(60, 0);
        instrument.Process([], heard, Frames);
        return heard;
    }
}
