using Ms20.Engine.Components;
using Ms20.Panel;

namespace Ms20.Engine.Circuits;

/// <summary>The five lamps of the panel: how bright each is, for whoever draws them. They light nothing and change nothing.</summary>
/// <remarks>
/// Once a tick each lamp looks at its wire. It comes on at once and fades with <see cref="FadeSeconds"/>, a tunable about as slow as the eye, so
/// that a peak shorter than a frame of a screen is seen. The brightnesses may be read from any thread while the engine runs.
/// </remarks>
internal sealed class PanelLamps<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Time constant in which a lamp fades for the eye.</summary>
    public const double FadeSeconds = 0.03;

    private const double MgPeakVolts = 2.5;

    private readonly double[][] _brightness;
    private double _fade;

    /// <summary>Dark lamps.</summary>
    public PanelLamps()
    {
        _brightness = new double[Lamps.All.Length][];
        for (int lamp = 0; lamp < _brightness.Length; lamp++)
            _brightness[lamp] = new double[TLanes.Width];
    }

    /// <summary>The triangle of the modulation generator.</summary>
    public required Signal<TLanes> Triangle { get; init; }

    /// <summary>The trigger lines of the envelope generators.</summary>
    public required Signal<TLanes> Eg1Trigger { get; init; }

    /// <summary>The same of the second.</summary>
    public required Signal<TLanes> Eg2Trigger { get; init; }

    /// <summary>AMP OUT of the external signal processor.</summary>
    public required Signal<TLanes> AmpOut { get; init; }

    /// <summary>TRIG OUT of the external signal processor.</summary>
    public required Signal<TLanes> EspTrigger { get; init; }

    /// <summary>How bright a lamp is, 0 to 1. Any thread.</summary>
    public double BrightnessOf(Lamp lamp, int lane) => Volatile.Read(ref _brightness[lamp.Index][lane]);

    /// <summary>Sets the pace of the fading.</summary>
    public void Prepare(EngineRate rate) => _fade = Elementary.Exp(-Tick.Samples * rate.StepSeconds / FadeSeconds);

    /// <summary>Looks at the wires without a memory.</summary>
    public void Reset() => Look(0.0);

    /// <summary>Looks at what the last tick has left on the wires.</summary>
    public void BeginTick() => Look(_fade);

    private void Look(double fade)
    {
        const int last = Tick.Samples - 1;
        TLanes loudest = default;
        foreach (TLanes volts in AmpOut.Volts)
            loudest = TLanes.Max(TLanes.Abs(volts), loudest);
        for (int lane = 0; lane < TLanes.Width; lane++)
        {
            double triangle = 0.5 + 0.5 * TLanes.Get(Triangle.Volts[last], lane) / MgPeakVolts;
            bool triggered = IsLow(Eg1Trigger.Volts[last], lane) || IsLow(Eg2Trigger.Volts[last], lane);
            Light(Lamps.Power, lane, 1.0, fade);
            Light(Lamps.ModulationGenerator, lane, Math.Clamp(triangle, 0.0, 1.0), fade);
            Light(Lamps.EnvelopeGenerators, lane, triggered ? 1.0 : 0.0, fade);
            Light(Lamps.EspPeak, lane, TLanes.Get(loudest, lane) >= InputAmplifier<TLanes>.PeakVolts ? 1.0 : 0.0, fade);
            Light(Lamps.EspTrigger, lane, IsLow(EspTrigger.Volts[last], lane) ? 1.0 : 0.0, fade);
        }
    }

    private static bool IsLow(TLanes volts, int lane) => TLanes.Get(volts, lane) < STrigger<TLanes>.OnVolts;

    private void Light(Lamp lamp, int lane, double lit, double fade)
    {
        ref double brightness = ref _brightness[lamp.Index][lane];
        // What is left after 2 s is nothing, and nothing is 0.
        double faded = brightness > 1e-12 ? brightness * fade : 0.0;
        Volatile.Write(ref brightness, Math.Max(lit, faded));
    }
}
