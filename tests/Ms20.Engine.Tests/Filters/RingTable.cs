using System.Globalization;
using Ms20.Engine.Circuits;

namespace Ms20.Engine.Tests.Filters;

/// <summary>
/// Makes the rows of reference/data/ring_*.csv: where a filter whistles, and which warp frequency makes the trapezoidal rule whistle there too.
/// </summary>
internal static class RingTable
{
    private const int Fine = 64;
    private const int Coarse = 8;
    private static readonly double[] Cutoffs = [2000.0, 4000.0, 8000.0, 12000.0, 16000.0, 20000.0];
    private static readonly double[] LateGains =
        [2.0, 2.02, 2.04, 2.07, 2.1, 2.15, 2.2, 2.3, 2.4, 2.5, 2.75, 3.0, 3.25, 3.5, 3.75, 4.03, 4.2];

    private static readonly double[] EarlyGains = [2.38, 2.42, 2.46, 2.5, 2.55, 2.6, 2.65, 2.7, 2.8, 2.9, 3.0, 3.1, 3.25];

    /// <summary>The table's name for a filter.</summary>
    public static string NameOf(FilterCase filter) => filter.IsEarly ? "ring_" + filter.Name : "ring_late";

    /// <summary>Both frequencies over the cutoff; not a number where the filter does not whistle.</summary>
    public static (double Whistle, double Warp) Row(FilterCase filter, double cutoff, double loopGain)
    {
        // At 64 times the warp is 1 within 2e-4, and any guess will do.
        double target = WhistleHz(filter, Fine, cutoff, loopGain, 0.8);
        double ratio = target / cutoff, warp = ratio;
        for (int i = 0; i < 3; i++)
        {
            // The pitch follows the factor tan(x)/x, about 1 + x^2/3.
            double x = Math.PI * warp * cutoff / (48000.0 * Coarse);
            double error = Math.Log(WhistleHz(filter, Coarse, cutoff, loopGain, warp) / target);
            warp *= Math.Exp(-error / (2.0 * x * x / 3.0));
        }

        return (ratio, warp);
    }

    /// <summary>Writes a filter's whole table.</summary>
    public static void Write(FilterCase filter, string directory)
    {
        var lines = new List<string> { "fc_hz,k,whistle_ratio,warp_ratio" };
        foreach (double cutoff in Cutoffs)
        {
            foreach (double loopGain in filter.IsEarly ? EarlyGains : LateGains)
            {
                (double whistle, double warp) = Row(filter, cutoff, loopGain);
                if (double.IsFinite(warp))
                    lines.Add(string.Create(CultureInfo.InvariantCulture, $"{cutoff:F0},{loopGain},{whistle:F6},{warp:F6}"));
            }
        }

        File.WriteAllLines(Path.Combine(directory, NameOf(filter) + ".csv"), lines);
    }

    private static double WhistleHz(FilterCase filter, int oversampling, double cutoff, double loopGain, double warpRatio)
    {
        var ring = new RingFit(double.MaxValue, 1.0 / warpRatio, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        var bare = new BareFilter(filter, oversampling, loopGain, 1.0, ring);
        // Slow near the threshold; and the early amplifier's 47 uF takes 0.04 s to forget by a factor e.
        double settle = (loopGain < (filter.IsEarly ? 2.5 : 2.1) ? 460.0 : 60.0) / cutoff + (filter.IsEarly ? 0.25 : 0.02);
        Whistle whistle = Whistle.Of(
            volts => bare.Step(volts, cutoff), 48000.0 * oversampling, filter.IsEarly ? 0.1 : 0.5, cutoff, settle, 80.0);
        return whistle.FundamentalVolts < (filter.IsEarly ? 0.05 : 0.3) ? double.NaN : whistle.Hertz;
    }
}
