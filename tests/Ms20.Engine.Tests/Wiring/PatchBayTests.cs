using System.Collections.Immutable;
using Ms20.Engine.Tests.Performances;
using Ms20.Panel;

namespace Ms20.Engine.Tests;

/// <summary>Every jack, one cable at a time.</summary>
public class PatchBayTests
{
    // At 192 kHz the engine runs at the host's own rate, so a host output gives the very samples at the jack.
    private const double RateHz = 192000.0;
    private const int Frames = 9600;

    /// <summary>A lively panel: every output moves while a key is pressed, but for wheel and switch, which stand off their rest.</summary>
    private static readonly Patch Lively = Patch.NormalSetting
        .With(Controls.Wheel, 3.0).With(Controls.Eg1Attack, 3.0).With(Controls.Eg2Attack, 3.0).With(Controls.Eg2Sustain, 6.0)
        .With(Controls.Portamento, 4.0).With(Controls.MgFrequency, 9.0).With(Controls.FmMg, 3.0).With(Controls.FmEg1, 2.0)
        .With(Controls.LpfCutoff, 6.0).With(Controls.LpfPeak, 9.0).With(Controls.LpfEg2, 4.0).With(Controls.HpfMg, 4.0);

    public static TheoryData<string> Outputs => [.. Jacks.All.Where(jack => jack.Direction == JackDirection.Output).Select(jack => jack.Id)];

    public static TheoryData<string> Inputs => [.. Inward.Select(jack => jack.Id)];

    public static TheoryData<string, string, string> JackNormals
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach (NormalsTable table in NormalsTables.All)
            {
                foreach (Normal normal in table.Normals)
                {
                    if (Jacks.TryFind(normal.SourceId, out _) && Jacks.TryFind(normal.InputId, out _))
                        rows.Add(table.Id, normal.SourceId, normal.InputId);
                }
            }

            return rows;
        }
    }

    private static IEnumerable<Jack> Inward => Jacks.All.Where(jack => jack.Direction == JackDirection.Input);

    [Theory]
    [MemberData(nameof(Outputs))]
    public void A_cable_brings_its_output_to_any_input_in_place_of_the_normal_and_all_stays_finite(string outputId)
    {
        Jack output = JackOf(outputId);
        foreach (Jack input in Inward)
        {
            Profile profile = Profiles.All[(output.Index + input.Index) % Profiles.All.Length];
            double[][] heard = Play(Lively.WithProfile(profile).WithCable(output, input), [], Jacks.SignalOut, output, input);
            Assert.DoesNotContain(heard[0], sample => !double.IsFinite(sample));
            // The open switch has no voltage of its own; where a loop is cut the input reads the sample before.
            double[] carried = output == Jacks.ButtonOut ? [.. heard[1].Select(_ => input.OpenVolts)] : heard[1];
            bool inTime = Bits.FirstDifference(carried, heard[2]) < 0;
            bool late = Bits.FirstDifference(carried.AsSpan(0, Frames - 1), heard[2].AsSpan(1)) < 0;
            Assert.True(inTime || late, $"{output.Id} -> {input.Id}: the input does not read what the cable carries.");
        }
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Unplugging_gives_an_input_its_normal_back(string inputId)
    {
        Jack input = JackOf(inputId);
        foreach (NormalsTable normals in NormalsTables.All)
        {
            Patch patch = Lively.WithNormals(normals);
            double[] never = Play(patch, [], input)[0];
            double[] plugged = Play(patch.WithCable(Jacks.WhiteOut, input), [new Replugging(3000, [])], input)[0];
            Assert.True(Bits.FirstDifference(never.AsSpan(0, 3000), plugged.AsSpan(0, 3000)) >= 0, "plugged it reads something else");
            // What the change leaves, 20 V at most, is below 1 nV after 24 time constants of 1 ms.
            int settled = 3000 + (int)(0.024 * RateHz);
            Assert.Equal(-1, Bits.FirstDifference(never.AsSpan(settled), plugged.AsSpan(settled)));
        }
    }

    [Theory]
    [MemberData(nameof(JackNormals))]
    public void A_cable_that_carries_what_the_normal_does_changes_no_bit(string normalsId, string outputId, string inputId)
    {
        Assert.True(NormalsTables.TryFind(normalsId, out NormalsTable? normals));
        Patch patch = Lively.WithNormals(normals);
        Bits.AssertEqual("with the cable", Play(patch, [], Jacks.SignalOut), Play(patch.WithCable(JackOf(outputId), JackOf(inputId)), [], Jacks.SignalOut));
    }

    private static Jack JackOf(string id) => Jacks.TryFind(id, out Jack? jack) ? jack : throw new ArgumentException(id);

    private static double[][] Play(Patch patch, ImmutableArray<Replugging> repluggings, params Jack[] listened) => new Stage(new Performance
    {
        Patch = patch,
        RateHz = RateHz,
        Outputs = [.. listened.Select(jack => new HostPort(jack))],
        Parts = [new Part(1, 3, 0, [new Happening.Press(1000, 60), new Happening.Release(8000, 60)])],
        Repluggings = repluggings,
        Frames = Frames,
    }).Play();
}
