using System.Numerics;
using Ms20.Measurement.Analysis;

namespace Ms20.Measurement.Rigs;

/// <summary>Where a filter rings, whistles and cuts off at a given oversampling, noise off.</summary>
internal static class Ring
{
    // Far below the bends of the curves at every node. The same area at every rate.
    private const double StrikeVolts = 3e-6;

    /// <summary>The pitch of the ring below the threshold: where the small-signal response peaks.</summary>
    public static double Hertz(FilterCase filter, int oversampling, double cutoffHz, double loopGain)
    {
        // At 0.98 of the threshold the ring falls by e in eight periods.
        (double[] answer, double stepSeconds) = Answer(filter, oversampling, cutoffHz, loopGain, 150.0);
        double Rise(double hertz)
        {
            (Complex response, Complex slope) = Line(answer, hertz * stepSeconds);
            return (Complex.Conjugate(response) * slope).Real / (response.Magnitude * response.Magnitude);
        }

        double low = 0.6 * cutoffHz, high = 1.1 * cutoffHz, step = 0.05 * cutoffHz;
        // The early filters ring at 0.7 to 1.02 of the cutoff; left of that the response only rises.
        while (low < high && Rise(low + step) > 0.0)
            low += step;
        return Root(Rise, low, low + step);
    }

    /// <summary>Where a low-pass at PEAK 0 lags by a quarter of a period: the cutoff of its law.</summary>
    public static double CutoffHz(FilterCase filter, int oversampling, double cutoffHz)
    {
        // The overdamped poles are at 0.57 and 1.77 of the cutoff.
        (double[] answer, double stepSeconds) = Answer(filter, oversampling, cutoffHz, 0.0, 40.0);
        return Root(hertz => Line(answer, hertz * stepSeconds).Response.Real, 0.7 * cutoffHz, 1.3 * cutoffHz);
    }

    /// <summary>The whistle above the threshold.</summary>
    public static Whistle Whistle(FilterCase filter, int oversampling, double cutoffHz, double loopGain, double periods = 60.0)
    {
        // Time for the early amplifier's 47 uF, and for whistles just above the threshold.
        var rig = new FilterRig(filter, oversampling, cutoffHz, loopGain);
        return Analysis.Whistle.Of(rig.Step, rig.Rate.EngineHz, filter.IsEarly ? 0.1 : 0.5, cutoffHz, 60.0 / cutoffHz + 0.2, periods);
    }

    /// <summary>The answer to a strike, its last part faded out so that the slow end of the early amplifier's 47 uF is not cut off.</summary>
    private static (double[] Answer, double StepSeconds) Answer(FilterCase filter, int oversampling, double cutoffHz, double loopGain, double periods)
    {
        var rig = new FilterRig(filter, oversampling, cutoffHz, loopGain);
        double rest = rig.Step(0.0), strike = StrikeVolts * oversampling;
        var answer = new double[(int)(periods * rig.Rate.EngineHz / cutoffHz)];
        for (int i = 0; i < answer.Length; i++)
        {
            double part = (double)i / answer.Length, fade = part < 0.5 ? 1.0 : 0.5 - 0.5 * Math.Cos(2.0 * Math.PI * part);
            answer[i] = fade * (rig.Step(i == 0 ? strike : 0.0) - rest) / strike;
        }

        return (answer, rig.Rate.StepSeconds);
    }

    /// <summary>The response at a frequency in cycles per sample, and its derivative by the angle.</summary>
    private static (Complex Response, Complex Slope) Line(double[] answer, double cyclesPerSample)
    {
        (double sine, double cosine) = Math.SinCos(-2.0 * Math.PI * cyclesPerSample);
        (double re, double im, double sumRe, double sumIm, double slopeRe, double slopeIm) = (1.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (int i = 0; i < answer.Length; i++)
        {
            (double partRe, double partIm) = (answer[i] * re, answer[i] * im);
            sumRe += partRe;
            sumIm += partIm;
            slopeRe += i * partIm;
            slopeIm -= i * partRe;
            (re, im) = (re * cosine - im * sine, re * sine + im * cosine);
        }

        return (new(sumRe, sumIm), new(slopeRe, slopeIm));
    }

    // Regula falsi with the Illinois weight.
    private static double Root(Func<double, double> function, double low, double high)
    {
        double atLow = function(low), atHigh = function(high);
        for (int i = 0; i < 30 && high - low > 1e-9 * high; i++)
        {
            double middle = (low * atHigh - high * atLow) / (atHigh - atLow), value = function(middle);
            if (Math.Abs(value) < 1e-12 * Math.Max(Math.Abs(atLow), Math.Abs(atHigh)))
                return middle;
            if (value > 0.0 == atHigh > 0.0)
                (high, atHigh, atLow) = (middle, value, 0.5 * atLow);
            else
                (low, atLow, atHigh) = (middle, value, 0.5 * atHigh);
        }

        return 0.5 * (low + high);
    }
}
