using Ms20.Engine;
using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;

namespace Ms20.Measurement.Rigs;

/// <summary>The pitch that a unit's oscillator takes, read where its circuit computes it, tick by tick.</summary>
internal sealed class UnitPitch
{
    private const double HertzPerVolt = 130.8127826502993;

    private readonly OscillatorPitch<Lanes1> _pitch;
    private readonly EngineRate _rate;
    private readonly Signal<Lanes1> _cv = new("cv");
    private readonly Signal<Lanes1> _modulation = new("octaves");

    /// <summary>One of a unit's oscillators from power-on.</summary>
    /// <param name="parts">The unit.</param>
    /// <param name="vco">1 or 2.</param>
    /// <param name="rate">The engine's rate; the standard one unless given.</param>
    public UnitPitch(UnitParts<Lanes1> parts, int vco, EngineRate? rate = null)
    {
        bool first = vco == 1;
        _rate = rate ?? EngineRate.For(48000.0, Quality.Standard);
        _pitch = new OscillatorPitch<Lanes1>(first ? 1u : 3u);
        _pitch.Prepare(
            _rate,
            parts,
            first ? parts.Vco1Octaves : parts.Vco2Octaves,
            first ? parts.Vco1OffsetVolts : parts.Vco2OffsetVolts,
            first ? parts.Vco1TopFlattening : parts.Vco2TopFlattening,
            first ? parts.Vco1OctavesPerKelvin : parts.Vco2OctavesPerKelvin);
        _pitch.Reset();
    }

    /// <summary>Ticks in a second.</summary>
    public double TicksPerSecond => _rate.EngineHz / Tick.Samples;

    /// <summary>Lets a tick pass.</summary>
    public void Pass() => _pitch.BeginTick(default, default, default);

    /// <summary>Cents by which the pitch is off the law at the end of the present tick.</summary>
    /// <param name="volts">The pitch CV.</param>
    /// <param name="octaves">The modulation.</param>
    public double CentsOff(double volts, double octaves = 0.0)
    {
        _cv.Fill(Lanes1.Of(volts));
        _modulation.Fill(Lanes1.Of(octaves));
        int last = Tick.Samples - 1;
        _pitch.Run(last, last + 1, _cv.Volts, _modulation.Volts);
        return 1200.0 * Math.Log2(Lanes1.Get(_pitch.Cycles[last], 0) * _rate.EngineHz / (HertzPerVolt * volts * Math.Pow(2.0, octaves)));
    }
}
