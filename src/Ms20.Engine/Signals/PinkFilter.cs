using Ms20.Panel;

namespace Ms20.Engine.Signals;

/// <summary>Turns white noise pink: seven RC low-passes side by side, two octaves apart, fall together by 3 dB an octave.</summary>
/// <remarks>
/// y = sum of g_k LP_k, LP_k[n] = a_k LP_k[n-1] + (1 - a_k) x[n], a_k = e^(-2 pi f_k T), f_k = 10, 40, ... 40960 Hz. Corners spaced so
/// with gains near 1/sqrt(f_k) lie on 1/sqrt(f) up to a ripple of a few hundredths of a decibel (the ladder of any pink-noise filter made
/// of resistors and capacitors). The gains are then found for the rate: each is scaled until the response is exact at its corner (at 20
/// Hz and 20 kHz for the outermost two), which takes up the bend that sampling gives the highest sections. Left over, 20 Hz to 20 kHz:
/// -0.044 to +0.013 dB at every rate from 88.2 kHz up.
/// Frequencies are handled as t = tan(pi f / fs), for which z^-1 = (1 - j t)/(1 + j t): no trigonometry but the tangent.
/// </remarks>
internal sealed class PinkFilter<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>How many low-passes stand side by side.</summary>
    public const int Sections = 7;

    /// <summary>Corner of the first, in hertz.</summary>
    public const double LowestCornerHz = 10.0;

    /// <summary>Corner of each over that of the one before it: two octaves.</summary>
    public const double CornerRatio = 4.0;

    private const double BandLowHz = 20.0;
    private const double BandHighHz = 20000.0;

    /// <summary>The gains settle to the last bits in far fewer rounds.</summary>
    private const int Rounds = 60;

    private readonly TLanes[] _decay = new TLanes[Sections];
    private readonly TLanes[] _gain = new TLanes[Sections];
    private readonly TLanes[] _volts = new TLanes[Sections];
    private readonly double[] _decays = new double[Sections];
    private readonly double[] _gains = new double[Sections];
    private EngineRate _rate;

    /// <summary>Designs the filter.</summary>
    /// <param name="rate">The engine's rate.</param>
    /// <param name="bandRms">Root of the power wanted between 20 Hz and 20 kHz, for white noise of 1 V^2/Hz.</param>
    public void Prepare(EngineRate rate, double bandRms)
    {
        _rate = rate;
        double corner = LowestCornerHz;
        for (int k = 0; k < Sections; k++, corner *= CornerRatio)
        {
            _decays[k] = Elementary.Exp(-2.0 * Math.PI * corner * rate.StepSeconds);
            _gains[k] = 1.0 / Math.Sqrt(corner);
        }
        for (int round = 0; round < Rounds; round++)
            Touch();
        double level = bandRms / Math.Sqrt(BandPower());
        for (int k = 0; k < Sections; k++)
        {
            _gains[k] *= level;
            _decay[k] = TLanes.Of(_decays[k]);
            _gain[k] = TLanes.Of(_gains[k] * (1.0 - _decays[k]));
        }
    }

    /// <summary>Starts from charges such as white noise of a deviation leaves on the capacitors.</summary>
    /// <param name="draw">Where the charges are drawn from.</param>
    /// <param name="deviation">The white noise's standard deviation.</param>
    /// <remarks>Each has the right spread; that neighbours would share a part of it is neglected, and forgotten within 0.1 s.</remarks>
    public void Reset(ref UniformNoise<TLanes> draw, double deviation)
    {
        for (int k = 0; k < Sections; k++)
        {
            // x = a x + g n has deviation g / sqrt(1 - a^2) for n of 1; the draws have 1/sqrt 3.
            double spread = deviation * Math.Sqrt(3.0 / (1.0 - _decays[k] * _decays[k]));
            _volts[k] = draw.Next() * _gain[k] * TLanes.Of(spread);
        }
    }

    /// <summary>Filters part of a tick.</summary>
    public void Run(int from, int to, TLanes[] white, TLanes[] pink)
    {
        Span<TLanes> volts = _volts;
        ReadOnlySpan<TLanes> decay = _decay, gain = _gain;
        for (int i = from; i < to; i++)
        {
            TLanes sum = default;
            for (int k = 0; k < Sections; k++)
            {
                TLanes next = volts[k] * decay[k] + white[i] * gain[k];
                volts[k] = next;
                sum = sum + next;
            }
            pink[i] = sum;
        }
    }

    /// <summary>Square of the gain at a frequency, in Hz (up to 20 kHz).</summary>
    public double PowerAt(double hertz)
    {
        double t = Elementary.Tan(Math.PI * hertz * _rate.StepSeconds);
        double real = 0.0, imaginary = 0.0;
        for (int k = 0; k < Sections; k++)
        {
            // (1 - a)/(1 - a z^-1) = (1 - a)(1 + j t)/((1 - a) + j t (1 + a)).
            double pass = 1.0 - _decays[k], stop = 1.0 + _decays[k];
            double scale = _gains[k] * pass / (pass * pass + t * t * stop * stop);
            real += scale * (pass + t * t * stop);
            imaginary += scale * (t * pass - t * stop);
        }
        return real * real + imaginary * imaginary;
    }

    /// <summary>Scales each gain by how far the response is off where that section matters most.</summary>
    private void Touch()
    {
        double corner = LowestCornerHz;
        for (int k = 0; k < Sections; k++, corner *= CornerRatio)
        {
            double hertz = Math.Clamp(corner, BandLowHz, BandHighHz);
            _gains[k] /= Math.Sqrt(hertz * PowerAt(hertz));
        }
    }

    /// <summary>Integral of the squared gain from 20 Hz to 20 kHz: Simpson's rule over the logarithm of frequency.</summary>
    private double BandPower()
    {
        const int steps = 480;
        double ratio = Elementary.Exp(Elementary.Log(BandHighHz / BandLowHz) / steps);
        double step = Elementary.Log(ratio);
        double hertz = BandLowHz, sum = 0.0;
        for (int i = 0; i <= steps; i++, hertz *= ratio)
        {
            double weight = i == 0 || i == steps ? 1.0 : (i & 1) == 1 ? 4.0 : 2.0;
            sum += weight * hertz * PowerAt(Math.Min(hertz, BandHighHz));
        }
        return sum * step / 3.0;
    }
}
