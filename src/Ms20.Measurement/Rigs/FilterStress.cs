using Ms20.Engine.Circuits;

namespace Ms20.Measurement.Rigs;

/// <summary>A filter's core under everything that panel and cables can do to it, a second of each in turn, its loop gain at the most there is.</summary>
internal sealed class FilterStress
{
    private const double EngineHz = 192000.0;

    private static readonly Func<FilterStress, (double Volts, double CutoffHz)>[] Drives =
    [
        stress => (20.0 * stress._saw - 10.0, 3000.0),
        stress => (10.0 * stress._saw - 5.0, stress._sample / 19 % 2 == 0 ? 50.0 : 15000.0),
        stress => (10.0 * stress._saw - 5.0, 20.0 * Math.Pow(1000.0, stress._random.NextDouble())),
        stress => (30.0 * stress._random.NextDouble() - 15.0, 15000.0),
        stress => (stress._sample / 7 % 2 == 0 ? 15.0 : -15.0, 500.0),
        stress => (stress._sample % (int)EngineHz < 10 ? 0.1 : 0.0, 15000.0),
        stress => (stress._sample % (int)EngineHz < 96_000 ? 30.0 * stress._random.NextDouble() - 15.0 : 0.0, 1000.0),
    ];

    private readonly BareFilter _filter;
    private readonly Random _random = new(12);
    private double _saw;
    private double _sawHertz;
    private long _sample;

    private FilterStress(FilterCase filter) => _filter = new BareFilter(
        filter,
        4,
        filter.IsEarly ? EarlyFilterParts.MostLoopGain : LateFilterParts.MostLoopGain,
        filter.IsEarly ? EarlyFilterParts.Gain * (filter.Kind == FilterKind.HighPass ? LevelPlan.EarlyHighPassInputScale : LevelPlan.EarlyLowPassInputScale) : 1.0);

    /// <summary>What was found.</summary>
    /// <param name="WorstVolts">The largest residual.</param>
    /// <param name="Unsolved">Samples with more than a ten-thousandth of a volt left, or that are no number.</param>
    /// <param name="BeyondFour">Samples that took more than four passes.</param>
    /// <param name="MeanPasses">Passes of a sample in the mean.</param>
    /// <param name="Samples">How many there were.</param>
    public sealed record Found(double WorstVolts, long Unsolved, long BeyondFour, double MeanPasses, long Samples);

    /// <summary>Runs it.</summary>
    public static Found Run(FilterCase filter, double seconds, CancellationToken stop) => new FilterStress(filter).Run((long)(seconds * EngineHz), stop);

    private Found Run(long samples, CancellationToken stop)
    {
        double worst = 0.0;
        long unsolved = 0, beyond = 0, passes = 0;
        for (; _sample < samples; _sample++)
        {
            if (_sample % 480 == 0)
                _sawHertz = 30.0 * Math.Pow(200.0, _random.NextDouble());
            if (_sample % 192_000 == 0)
                stop.ThrowIfCancellationRequested();
            _saw += _sawHertz / EngineHz;
            _saw -= Math.Floor(_saw);
            (double volts, double cutoff) = Drives[_sample / (int)EngineHz % Drives.Length](this);
            double left = double.IsFinite(_filter.Step(volts, cutoff)) ? _filter.ResidualVolts : double.NaN;
            worst = Math.Max(worst, double.IsNaN(left) ? double.PositiveInfinity : left);
            unsolved += left <= 1e-4 ? 0 : 1;
            beyond += _filter.Passes > 4 ? 1 : 0;
            passes += _filter.Passes;
        }

        return new(worst, unsolved, beyond, (double)passes / samples, samples);
    }
}
