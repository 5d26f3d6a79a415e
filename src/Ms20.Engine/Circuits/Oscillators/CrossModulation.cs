using Ms20.Engine.Signals;

namespace Ms20.Engine.Circuits;

/// <summary>FM of the rear panel: oscillator 1's wave in oscillator 2's exponential converter.</summary>
/// <remarks>
/// octaves = FREQUENCY MODULATION's sum + depth x oscillator 1's volts. The depth is the EG1/EXT knob's (octaves per volt), at which the wave joins FREQ.
/// A jump of the wave is a jump of the current that drives the ramp, by a factor of up to 2^10. The wave used is the exact one, not the band-limited:
/// an exponential would fold back what the kernel has tamed. The current is known at the samples and on both sides of every jump and corner between
/// them; in between it goes straight. What an exponential lies below its chord is taken off: over a stretch on which the current grows by e^x the mean
/// is that of both ends less (x / 12 - x^3 / 720) of their difference (the series of coth(x / 2) / 2 - 1 / x).
/// Departures: the spike at a triangle's trough and the time that jumps take do not modulate.
/// </remarks>
internal sealed class CrossModulation<TLanes>(ExactWave<TLanes> wave, PitchModulation<TLanes> sum)
    where TLanes : struct, ILanes<TLanes>
{
    private const double Ln2 = 0.69314718055994530942;

    /// <summary>Up to this the chord's surplus is taken off, in natural logarithms of the current: most of an octave a sample. Beyond is noise.</summary>
    private const double SteepestChord = 0.5;

    private readonly TLanes[] _octaves = new TLanes[Tick.Samples];
    private TLanes _lastModulation;
    private TLanes _lastPitchCv;

    /// <summary>Oscillator 1's wave.</summary>
    public ExactWave<TLanes> Wave => wave;

    /// <summary>The wave at the sample before, in volts.</summary>
    public TLanes LastVolts { get; private set; }

    /// <summary>To rest.</summary>
    public void Reset() => _lastModulation = _lastPitchCv = LastVolts = default;

    /// <summary>Computes a pitch over part of the tick.</summary>
    public void Run(int from, int to, OscillatorPitch<TLanes> pitch, TLanes[] pitchCv, TLanes[] modulation)
    {
        for (int i = from; i < to; i++)
            _octaves[i] = modulation[i] + sum.Eg1OctavesPerVolt(i) * wave.Volts[i];
        pitch.Run(from, to, pitchCv, _octaves);
    }

    /// <summary>Ends a sample: what wave, CV and modulation were at its end.</summary>
    public void Keep(int place, TLanes pitchCv, TLanes modulation) =>
        (LastVolts, _lastPitchCv, _lastModulation) = (wave.Volts[place], pitchCv, modulation);

    /// <summary>The rate at an instant between two samples, for a voltage of oscillator 1; CV and modulation go straight.</summary>
    public TLanes CyclesAt(int place, TLanes since, TLanes volts, OscillatorPitch<TLanes> pitch, TLanes pitchCv, TLanes modulation)
    {
        TLanes cvThere = pitchCv - (pitchCv - _lastPitchCv) * since;
        TLanes modulationThere = modulation - (modulation - _lastModulation) * since;
        return pitch.CyclesAt(place, cvThere, modulationThere + sum.Eg1OctavesPerVolt(place) * volts);
    }

    /// <summary>What is to be added to the rates at both ends of a stretch so that their mean is the exponential's.</summary>
    /// <param name="place">The sample.</param>
    /// <param name="start">Rate at the start.</param>
    /// <param name="end">Rate at the end.</param>
    /// <param name="climb">By how much oscillator 1 rises on the way, in volts.</param>
    public TLanes ChordSurplus(int place, TLanes start, TLanes end, TLanes climb)
    {
        TLanes exponent = climb * sum.Eg1OctavesPerVolt(place) * TLanes.Of(Ln2);
        TLanes gentle = TLanes.Less(TLanes.Abs(exponent), TLanes.Of(SteepestChord));
        TLanes series = exponent * (TLanes.Of(1.0 / 12.0) - exponent * exponent * TLanes.Of(1.0 / 720.0));
        return TLanes.And(gentle, (start - end) * series);
    }
}
