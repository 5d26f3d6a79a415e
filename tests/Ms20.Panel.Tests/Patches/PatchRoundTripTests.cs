using FsCheck;
using FsCheck.Fluent;

namespace Ms20.Panel.Tests.Patches;

/// <summary>Whatever patch there can be, its file gives it back.</summary>
public class PatchRoundTripTests
{
    private static readonly Jack[] AllJacks = [.. Jacks.All, .. RearPanel.Jacks];

    // A fixed start for the generator, so that a failure is a failure everywhere and twice.
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20, 1979);

    [Fact]
    public void Every_patch_survives_its_file() => Prop
        .ForAll(Arb.From(Patches()), patch => PatchFile.Read(PatchFile.Write(patch)).Equals(patch))
        .Check(Fixed);

    [Fact]
    public void Writing_what_was_read_gives_the_same_bytes() => Prop
        .ForAll(
            Arb.From(Patches()),
            patch => PatchFile.Write(patch).AsSpan().SequenceEqual(PatchFile.Write(PatchFile.Read(PatchFile.Write(patch)))))
        .Check(Fixed);

    private static Gen<Patch> Patches() =>
        from dials in Marks()
        from names in Gen.ArrayOf(Words(), 3)
        from tags in Gen.ArrayOf(Words())
        from cables in Gen.ArrayOf(Gen.Choose(-AllJacks.Length, AllJacks.Length - 1), AllJacks.Length)
        from rear in Gen.ArrayOf(Gen.Choose(0, 5), RearPanel.Switches.Length)
        from knobs in Gen.ArrayOf(Gen.Choose(-5_000, 10_000), RearPanel.Dials.Length)
        from age in Gen.Choose(0, 4)
        from trims in Gen.ArrayOf(Gen.Choose(-1_000, 1_000), Trims.All.Length)
        from profile in Gen.Elements(Profiles.All.AsEnumerable())
        from normals in Gen.Elements(NormalsTables.All.AsEnumerable())
        from unit in Gen.Choose(0, int.MaxValue)
        from seed in ArbMap.Default.GeneratorFor<ulong>()
        select Plug(State(Switch(Turn(Patch.NormalSetting, dials), rear, knobs), age, trims), cables)
            .WithName(names[0])
            .WithAuthor(names[1])
            .WithNotes(names[2])
            .WithTags(tags)
            .WithProfile(profile)
            .WithNormals(normals)
            .WithUnit(unit)
            .WithSeed(seed);

    // Any double at all, limited by the patch itself, and as often one that lies on the dial.
    private static Gen<double[]> Marks() => Gen.ArrayOf(
        Gen.OneOf(
            ArbMap.Default.GeneratorFor<double>().Where(mark => !double.IsNaN(mark)),
            Gen.Choose(-5_000_000, 10_000_000).Select(millionths => millionths / 1e6)),
        Controls.All.Length);

    // Letters, white space, quotes, escapes, and one character outside the basic plane.
    private static Gen<string> Words() => Gen
        .ArrayOf(Gen.Elements("a", "Z", " ", "\n", "\t", "\"", "\\", "/", "'", "->", "é", "音", "\ud83c\udf9b", "\u0001", "\u2028"))
        .Select(string.Concat);

    private static Patch Turn(Patch patch, double[] dials)
    {
        foreach (Control control in Controls.All)
            patch = patch.With(control, dials[control.Index]);
        return patch;
    }

    private static Patch State(Patch patch, int age, int[] trims)
    {
        foreach (Trim trim in Trims.All)
            patch = patch.With(trim, trims[trim.Index] / 70.0);
        return patch.WithAge(age / 4.0).WithCold(age % 2 == 1);
    }

    private static Patch Switch(Patch patch, int[] positions, int[] knobs)
    {
        foreach (RearDial dial in RearPanel.Dials)
            patch = patch.WithRear(dial, knobs[dial.Index] / 1000.0);
        foreach (RearSwitch rear in RearPanel.Switches)
            patch = patch.WithRear(rear, positions[rear.Index] % rear.Positions.Length);
        return patch;
    }

    private static Patch Plug(Patch patch, int[] sources)
    {
        foreach (Jack input in AllJacks)
        {
            int source = sources[input.Index];
            if (source >= 0 && patch.CanPlug(AllJacks[source], input, out _))
                patch = patch.WithCable(AllJacks[source], input);
        }

        return patch;
    }
}
