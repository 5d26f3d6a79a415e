using System.Collections.Immutable;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Ms20.Panel;

namespace Ms20.Engine.Tests.Performances;

/// <summary>Any panel, any cables, anything from outside, anything played: generated from a fixed start and cut down to what matters when it fails.</summary>
internal static class AnyPerformance
{
    private const int EventsMost = 16;

    private static readonly ImmutableArray<Jack> InputJacks = [.. Jacks.All.Where(jack => jack.Direction == JackDirection.Input)];
    private static readonly ImmutableArray<Jack> OutputJacks = [.. Jacks.All.Where(jack => jack.Direction == JackDirection.Output)];

    // With MS20_SOAK=<number> in the environment the generator starts elsewhere and goes on for thirty times as long.
    private static readonly ulong? Soak =
        ulong.TryParse(Environment.GetEnvironmentVariable("MS20_SOAK"), CultureInfo.InvariantCulture, out ulong number) ? number : null;

    /// <summary>A fixed start for the generator, so that a failure is a failure everywhere and twice.</summary>
    public static Config Fixed(int tests) => Config.QuickThrowOnFailure
        .WithMaxTest(Soak is null ? tests : 30 * tests)
        .WithReplay(Soak ?? 20, 1979);

    /// <summary>Performances of a number of lanes that take so many engine samples.</summary>
    public static Arbitrary<Performance> Of(int fewestLanes, int mostLanes, int engineSamples) =>
        Arb.From(Generate(fewestLanes, mostLanes, engineSamples), Simpler.Of);

    /// <summary>Any dial marks, a third of them at an end of the dial.</summary>
    public static Gen<Patch> Panels() =>
        from places in Gen.ArrayOf(Gen.Choose(-250, 1250), Controls.All.Length)
        from profile in Gen.Elements(Profiles.All.AsEnumerable())
        from normals in Gen.Elements(NormalsTables.All.AsEnumerable())
        from unit in Units()
        from seed in ArbMap.Default.GeneratorFor<ulong>()
        select TurnAll(Patch.NormalSetting, places).WithProfile(profile).WithNormals(normals).WithUnit(unit).WithSeed(seed);

    /// <summary>Any cables: for every input in which nothing else is plugged, one from any output, or none in half of the cases.</summary>
    public static Gen<ImmutableArray<Cable>> Cables(ImmutableArray<HostPort> inputs) =>
        from sources in Gen.ArrayOf(Gen.Choose(-OutputJacks.Length, OutputJacks.Length - 1), InputJacks.Length)
        select ImmutableArray.CreateRange(
            from i in Enumerable.Range(0, InputJacks.Length)
            where sources[i] >= 0 && !inputs.Any(port => port.Jack == InputJacks[i])
            select new Cable(OutputJacks[sources[i]], InputJacks[i]));

    private static Gen<Performance> Generate(int fewestLanes, int mostLanes, int engineSamples) =>
        from panel in Panels()
        from rateHz in Rates()
        from quality in Gen.Elements(Enum.GetValues<Quality>())
        from inputs in HostInputs()
        from cables in Cables(inputs)
        from listened in Gen.ArrayOf(Gen.Elements(Jacks.All.AsEnumerable()), 3)
        from priority in Gen.Elements(Enum.GetValues<NotePriority>())
        from trigger in Gen.Elements(Enum.GetValues<TriggerMode>())
        from noise in Gen.Elements(true, true, false)
        let frames = Math.Max(64, engineSamples / EngineRate.For(rateHz, quality).Oversampling)
        from parts in Gen.Choose(fewestLanes, mostLanes).SelectMany(lanes => Gen.ArrayOf(Parts(frames), lanes))
        from repluggings in Gen.Choose(0, 3).SelectMany(count => Gen.ArrayOf(Repluggings(frames, inputs), count))
        select new Performance
        {
            Patch = cables.Aggregate(panel, (patch, cable) => patch.WithCable(cable.Output, cable.Input)),
            RateHz = rateHz,
            Quality = quality,
            Priority = priority,
            Trigger = trigger,
            CircuitNoise = noise,
            Inputs = inputs,
            Outputs = [HostPort.SignalOut, .. listened.Select(jack => new HostPort(jack))],
            Parts = [.. parts],
            Repluggings = [.. repluggings.OrderBy(replugging => replugging.Time)],
            Frames = frames,
        };

    /// <summary>The usual rates, the lowest, the highest, and some that nobody uses.</summary>
    private static Gen<double> Rates() => Gen.OneOf(
        Gen.Elements(8000.0, 44100.0, 48000.0, 96000.0, 176400.0, 192000.0, 384000.0),
        Gen.Choose(80_000, 3_840_000).Select(tenths => tenths / 10.0));

    private static Gen<int> Units() => Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Constant(1)), (2, Gen.Choose(2, int.MaxValue)));

    private static Gen<ImmutableArray<HostPort>> HostInputs() =>
        from roles in Gen.ArrayOf(Gen.Choose(0, 7), InputJacks.Length)
        select ImmutableArray.CreateRange(
            from i in Enumerable.Range(0, InputJacks.Length)
            where roles[i] < 2
            select new HostPort(InputJacks[i], (HostScale)roles[i]));

    private static Gen<Part> Parts(int frames) =>
        from unit in Units()
        from seed in ArbMap.Default.GeneratorFor<ulong>()
        from feed in Gen.Choose(0, 100_000)
        from count in Gen.Choose(0, EventsMost)
        from happenings in Gen.ArrayOf(Happenings(frames), count)
        select new Part(unit, seed, feed, [.. happenings.OrderBy(happening => happening.Time)]);

    private static Gen<Happening> Happenings(int frames) =>
        from time in Gen.Choose(-10, frames)
        from kind in Gen.Choose(0, 9)
        from note in Gen.Choose(0, 127)
        from control in Gen.Elements(Controls.All.AsEnumerable())
        from dial in Gen.OneOf(Gen.Choose(-5000, 10_000).Select(mark => mark / 1000.0), Gen.Elements(control.Minimum, control.Maximum, double.NaN, 1e300))
        select kind switch
        {
            < 3 => new Happening.Press(time, note),
            3 => new Happening.Release(time, note),
            4 => (Happening)new Happening.ReleaseAll(time),
            _ => new Happening.Turn(time, control, dial),
        };

    private static Gen<Replugging> Repluggings(int frames, ImmutableArray<HostPort> inputs) =>
        from time in Gen.Choose(-10, frames)
        from cables in Cables(inputs)
        select new Replugging(time, cables);

    /// <summary>Puts every control somewhere: thousandths of the way round, beyond the ends at the end.</summary>
    private static Patch TurnAll(Patch patch, int[] places)
    {
        foreach (Control control in Controls.All)
            patch = patch.With(control, control.Minimum + (control.Maximum - control.Minimum) * places[control.Index] / 1000.0);
        return patch;
    }
}
