using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Ms20.Engine.Tests.Performances;
using Ms20.Panel;

namespace Ms20.Engine.Tests;

/// <summary>What the patch bay promises, whatever is plugged.</summary>
public class PatchBayPropertyTests
{
    // 64 ms at 192 kHz.
    private const int EngineSamples = 12288;

    [Fact]
    public void The_order_in_which_cables_are_plugged_changes_no_bit() => Prop
        .ForAll(AnyPerformance.Of(1, 1, EngineSamples), PlugsInAnyOrder)
        .Check(AnyPerformance.Fixed(50));

    [Fact]
    public void Listening_at_every_jack_changes_no_bit() => Prop
        .ForAll(AnyPerformance.Of(1, 1, EngineSamples), CannotTellThatItIsProbed)
        .Check(AnyPerformance.Fixed(50));

    [Fact]
    public void The_blocks_change_no_bit_of_a_feedback_loop() => Prop
        .ForAll(AnyPerformance.Of(1, 1, EngineSamples / 2), LoopsTheSameInAnyBlocks)
        .Check(AnyPerformance.Fixed(50));

    private static void PlugsInAnyOrder(Performance performance)
    {
        ImmutableArray<Cable> cables = performance.Patch.Cables;
        var random = new Random(performance.Parts[0].Feed);
        Cable[] shuffled = [.. cables];
        random.Shuffle(shuffled);
        long time = performance.Frames / 3;
        Performance unplugged = performance with { Patch = performance.Patch.WithoutCables() };
        double[][] expected = Play([new Replugging(time, cables)]);
        Bits.AssertEqual("all at once in another order", expected, Play([new Replugging(time, [.. shuffled])]));
        Bits.AssertEqual("one after the other", expected, Play(OneByOne([.. cables])));
        Bits.AssertEqual("one after the other in another order", expected, Play(OneByOne(shuffled)));

        double[][] Play(ImmutableArray<Replugging> repluggings) => new Stage(unplugged with { Repluggings = repluggings }).Play();

        ImmutableArray<Replugging> OneByOne(Cable[] order) =>
            [.. Enumerable.Range(1, order.Length).Select(count => new Replugging(time, [.. order[..count]]))];
    }

    private static void CannotTellThatItIsProbed(Performance performance)
    {
        double[][] plain = new Stage(performance with { Outputs = [HostPort.SignalOut] }).Play();
        var stage = new Stage(performance with { Outputs = [HostPort.SignalOut, .. Jacks.All.Select(jack => new HostPort(jack))] });
        double[][] probed = stage.Play(() => 100, () =>
        {
            foreach (Jack jack in Jacks.All)
                stage.Instrument.VoltsAt(jack);
        });
        Bits.AssertEqual("probed", plain, [probed[0]]);
    }

    private static void LoopsTheSameInAnyBlocks(Performance performance)
    {
        // A loop through the whole voice, one through the sample-and-hold and one inside the modulation VCA, besides what else is plugged.
        Patch patch = performance.Patch;
        foreach ((Jack output, Jack input) in new[] { (Jacks.PhonesOut, Jacks.ExtSignalIn), (Jacks.SampleHoldOut, Jacks.SampleHoldIn), (Jacks.VcaOut, Jacks.VcaIn) })
            patch = patch.WithoutCable(input).WithCable(output, input);
        Performance looped = performance with
        {
            Patch = patch,
            Inputs = [.. performance.Inputs.Where(port => patch.SourceOf(port.Jack) is null)],
            Repluggings = [],
        };
        double[][] expected = new Stage(looped).Play();
        Bits.AssertEqual("a frame at a time", expected, new Stage(looped).Play(() => 1));
        Bits.AssertEqual("in blocks of 33", expected, new Stage(looped).Play(() => 33));
    }
}
