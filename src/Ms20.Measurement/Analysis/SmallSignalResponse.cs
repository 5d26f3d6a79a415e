using System.Numerics;
using Ms20.Measurement.Rigs;

namespace Ms20.Measurement.Analysis;

/// <summary>
/// A filter's linear response at 4 x 48 kHz: the answer to one sample of 30 uV, small enough to be linear, over a second, in which the slowest
/// ring has died. Read where the trapezoidal rule shows what the circuit does, with the one documented warp factor.
/// </summary>
internal sealed class SmallSignalResponse
{
    private const double Volts = 3e-5;
    private const int Samples = 200_000;

    private readonly double[] _impulse = new double[Samples];
    private readonly double _step;
    private readonly double _warp;

    /// <summary>Strikes a filter.</summary>
    public SmallSignalResponse(FilterCase filter, double cutoffHz, double loopGain)
    {
        var rig = new FilterRig(filter, 4, cutoffHz, loopGain);
        var bare = new BareFilter(filter, 4, loopGain, 1.0);
        bare.Step(0.0, cutoffHz);
        (_step, _warp) = (rig.Rate.StepSeconds, bare.Warp);
        double rest = rig.Step(0.0);
        for (int i = 0; i < Samples; i++)
            _impulse[i] = (rig.Step(i == 0 ? Volts : 0.0) - rest) / Volts;
    }

    /// <summary>What the circuit does at a frequency: the sum's angle has a tangent warp times as large.</summary>
    public Complex At(double hertz) => Sum(Math.Atan(Math.PI * hertz * _step * _warp) / Math.PI);

    /// <summary>What is heard at a frequency.</summary>
    public Complex HeardAt(double hertz) => Sum(hertz * _step);

    private Complex Sum(double cyclesPerSample)
    {
        var turn = Complex.FromPolarCoordinates(1.0, -2.0 * Math.PI * cyclesPerSample);
        Complex now = 1.0, sum = 0.0;
        foreach (double sample in _impulse)
        {
            sum += sample * now;
            now *= turn;
        }

        return sum;
    }
}
