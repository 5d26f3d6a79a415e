using System.Globalization;
using Ms20.Engine.Circuits;
using Ms20.Measurement.Rigs;
using Ms20.Panel;

namespace Ms20.Measurement.Rooms;

/// <summary>Whether every sample's equations are solved, and whether anything brings the instrument down.</summary>
internal static class Solver
{
    private const string All = "every sample is solved, whatever comes in: a ten-thousandth of a volt is -80 dB of the quietest whistle";
    private const string Nothing = "an audio thread that allocates stops, and one that gives no number silences everything after it";

    private static readonly double LargestVolts = LevelPlan.OutputLimitVolts * Overshoot.FactorOf(4);

    /// <summary>The room.</summary>
    public static Room Room { get; } = new(
        "Solver",
        "Each filter's equations at 4 x 48 kHz and the largest loop gain, under a second each in turn of saws of 10 V, cutoffs that jump from 50 Hz to 15 kHz, cutoffs that "
        + "are noise, noise of 15 V, squares of 15 V, a whistle at 15 kHz, and silence after noise: what is left of the equations after the last Newton pass. "
        + "Then the whole instrument, its dials, keys and cables moved by chance while 100 V, infinities and what is no number come in. \"--soak\" is an hour of each.",
        [
            .. FilterCase.All.SelectMany(filter => FilterRows(filter, 1, Pace.Fast)),
            .. ProfileRows(1, Pace.Fast),
            .. FilterCase.All.SelectMany(filter => FilterRows(filter, 60, Pace.Soak)),
            .. ProfileRows(60, Pace.Soak),
        ])
    { HasCircuit = true };

    private static IEnumerable<Row> FilterRows(FilterCase filter, int minutes, Pace pace)
    {
        string id = $"{minutes}min.{filter.Id}", title = $"{filter.Title}, {Duration(minutes)}";
        FilterStress.Found Found(Bench bench) => bench.Once("solver " + id, () => FilterStress.Run(filter, 60.0 * minutes, bench.Stop));
        yield return new($"solver.unsolved.{id}", $"{title}: samples with more than 100 uV left", "", Target.Between(0.0, 0.0, All), bench => Found(bench).Unsolved)
        { Digits = 0, Pace = pace, Rivals = filter.IsEarly ? "" : "500 Newton steps in a sample at worst (va-filter)" };
        yield return new($"solver.residual.{id}", $"{title}: largest residual", "uV", Target.AtMost(100.0, All), bench => 1e6 * Found(bench).WorstVolts)
        { Digits = 1, Pace = pace, OnRecord = filter.IsEarly ? 1.0 : 20.0 };
        yield return new(
            $"solver.passes.{id}", $"{title}: samples that take more than four passes", "%", Target.None,
            bench => new(
                100.0 * Found(bench).BeyondFour / Found(bench).Samples,
                Detail: string.Create(CultureInfo.InvariantCulture, $"{Found(bench).MeanPasses:F2} passes in the mean")))
        { Digits = 3, Pace = pace };
    }

    private static IEnumerable<Row> ProfileRows(int minutes, Pace pace)
    {
        foreach ((Profile profile, string name) in new[] { (Profiles.Early1978, "early"), (Profiles.Late1978, "late") })
        {
            string id = $"{minutes}min.{name}", title = $"{name} instrument, {Duration(minutes)}";
            Ordeal.Found Found(Bench bench) => bench.Once("ordeal " + id, () => Ordeal.Run(profile, 60.0 * minutes, bench.Stop));
            yield return new($"ordeal.finite.{id}", $"{title}: output samples that are no number or infinite", "", Target.Between(0.0, 0.0, Nothing), bench => Found(bench).NotFinite)
            { Digits = 0, Pace = pace, Rivals = "98 % of all samples (Csound K35, linear, cutoff jumping)" };
            yield return new($"ordeal.allocated.{id}", $"{title}: bytes allocated", "", Target.Between(0.0, 0.0, Nothing), bench => Found(bench).AllocatedBytes)
            { Digits = 0, Pace = pace };
            yield return new(
                $"ordeal.largest.{id}", $"{title}: largest output", "V",
                Target.AtMost(LargestVolts, "the output stage ends at 4 V, and the way down to the host's rate can carry a voltage beyond its limit by so much and no more"),
                bench => Found(bench).LargestVolts)
            { Digits = 2, Pace = pace };
        }
    }

    private static string Duration(int minutes) => minutes == 1 ? "a minute" : "an hour";
}
