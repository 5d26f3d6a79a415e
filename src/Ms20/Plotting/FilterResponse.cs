using Ms20.Engine;
using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Panel;

namespace Ms20.App.Plotting;

/// <summary>
/// The small-signal response of one of the four filters as the engine computes it: the answer to an impulse far below the bends of
/// the curves, the noise off, less what the filter gives at rest.
/// </summary>
internal sealed class FilterResponse
{
    /// <summary>The lowest frequency, in hertz.</summary>
    public const double LowestHz = 20.0;

    /// <summary>The highest frequency, in hertz.</summary>
    public const double HighestHz = 20000.0;

    // 32 points an octave; the impulse in volts, 60 dB below a VCO; how far an answer must have died away, and when it has not. Tunables.
    private const int Points = 320;
    private const double ImpulseVolts = 1e-3;
    private const double DiedAway = 1e-4;
    private const double PatienceSeconds = 4.0;

    private static readonly EngineRate Rate = EngineRate.For(48000.0, Quality.Standard);

    private readonly FilterRevision _revision;
    private readonly FilterKind _kind;

    /// <summary>One of the four filters.</summary>
    public FilterResponse(FilterRevision revision, bool highPass)
    {
        _revision = revision;
        _kind = highPass ? FilterKind.HighPass : FilterKind.LowPass;
    }

    /// <summary>Measures it.</summary>
    /// <param name="cutoffHz">The cutoff in hertz.</param>
    /// <param name="loopGain">PEAK's loop gain k.</param>
    /// <param name="gain">Frequency in hertz and gain in decibels, from volts in to volts out.</param>
    /// <returns>False if the answer does not die away: the filter whistles, and has no response.</returns>
    public bool TryMeasure(double cutoffHz, double loopGain, out (double Hz, double Db)[] gain)
    {
        gain = [];
        var struck = new Probe(_revision, _kind, cutoffHz, loopGain);
        var resting = new Probe(_revision, _kind, cutoffHz, loopGain);
        var answer = new List<double>();
        double peak = 0.0;
        double recent = double.MaxValue;
        while (recent > DiedAway * peak)
        {
            if (answer.Count > PatienceSeconds * Rate.EngineHz)
                return false;
            recent = 0.0;
            // A 20 Hz period at a time, so that no zero crossing is taken for the end.
            for (int end = answer.Count + (int)(Rate.EngineHz / LowestHz); answer.Count < end;)
                recent = Math.Max(recent, Append(answer, struck.Run(answer.Count == 0 ? ImpulseVolts : 0.0), resting.Run(0.0)));
            peak = Math.Max(peak, recent);
        }

        gain = Spectrum(answer);
        return true;
    }

    private static double Append(List<double> answer, double[] struck, double[] resting)
    {
        double largest = 0.0;
        for (int i = 0; i < struck.Length; i++)
        {
            answer.Add((struck[i] - resting[i]) / ImpulseVolts);
            largest = Math.Max(largest, Math.Abs(answer[^1]));
        }

        return largest;
    }

    private static (double Hz, double Db)[] Spectrum(List<double> answer)
    {
        var gain = new (double Hz, double Db)[Points + 1];
        for (int point = 0; point <= Points; point++)
        {
            double hertz = LowestHz * Math.Pow(HighestHz / LowestHz, (double)point / Points);
            gain[point] = (hertz, 10.0 * Math.Log10(Power(answer, 2.0 * Math.PI * hertz * Rate.StepSeconds)));
        }

        return gain;
    }

    // One line of the Fourier sum, its phasor turned step by step: over four seconds that loses nine digits of sixteen at most.
    private static double Power(List<double> answer, double angle)
    {
        (double sine, double cosine) = Math.SinCos(angle);
        (double re, double im, double sumRe, double sumIm) = (1.0, 0.0, 0.0, 0.0);
        foreach (double sample in answer)
        {
            sumRe += sample * re;
            sumIm += sample * im;
            (re, im) = (re * cosine - im * sine, re * sine + im * cosine);
        }

        return sumRe * sumRe + sumIm * sumIm;
    }

    /// <summary>One filter circuit on the bench, a tick at a time.</summary>
    private sealed class Probe
    {
        private readonly Circuit<Lanes1> _filter;
        private readonly Signal<Lanes1> _input = new("impulse");
        private readonly Signal<Lanes1> _output;
        private readonly double[] _volts = new double[Tick.Samples];

        public Probe(FilterRevision revision, FilterKind kind, double cutoffHz, double loopGain)
        {
            var cutoff = new Signal<Lanes1>("cutoff");
            cutoff.Fill(Lanes1.Of(Elementary.Log2(cutoffHz)));
            var peak = new Knob<Lanes1>(loopGain);
            if (revision == FilterRevision.Early)
            {
                var early = new EarlyFilter<Lanes1>(kind) { Input = _input, Cutoff = cutoff, Peak = peak };
                (_filter, _output) = (early, early.Output);
            }
            else
            {
                var late = new LateFilter<Lanes1>(kind) { Input = _input, Cutoff = cutoff, Peak = peak };
                (_filter, _output) = (late, late.Output);
            }

            _filter.Prepare(Rate, new UnitParts<Lanes1> { CircuitNoise = false });
            _filter.Reset();
        }

        public double[] Run(double impulseVolts)
        {
            _input.Fill(default);
            _input.Volts[0] = Lanes1.Of(impulseVolts);
            _filter.BeginTick();
            _filter.Run(0, Tick.Samples);
            for (int i = 0; i < _volts.Length; i++)
                _volts[i] = Lanes1.Get(_output.Volts[i], 0);
            return _volts;
        }
    }
}
