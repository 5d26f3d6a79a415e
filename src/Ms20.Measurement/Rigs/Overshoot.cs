using Ms20.Engine.Lanes;
using Ms20.Engine.Signals;

namespace Ms20.Measurement.Rigs;

/// <summary>How far the way down to the host's rate can carry a voltage beyond its limit.</summary>
internal static class Overshoot
{
    private static readonly Dictionary<int, double> Factors = [];

    /// <summary>
    /// The sum of the magnitudes of the decimator's impulse response: a voltage that never exceeds 1 gives at most this, and the signal that
    /// follows the response's signs gives just that. An output sample hears every tap, so the taps are collected with an impulse in each
    /// place of a group.
    /// </summary>
    public static double FactorOf(int oversampling)
    {
        lock (Factors)
        {
            if (!Factors.TryGetValue(oversampling, out double factor))
                Factors.Add(oversampling, factor = Measure(oversampling));
            return factor;
        }
    }

    private static double Measure(int oversampling)
    {
        double sum = 0.0;
        for (int place = 0; place < oversampling; place++)
        {
            var decimator = new Decimator<Lanes1>(oversampling);
            var engine = new Lanes1[oversampling * (2 * decimator.LatencySamples + 2)];
            engine[place] = Lanes1.Of(1.0);
            var host = new Lanes1[engine.Length / oversampling];
            decimator.Process(engine, host);
            foreach (Lanes1 sample in host)
                sum += Math.Abs(Lanes1.Get(sample, 0));
        }

        return sum;
    }
}
