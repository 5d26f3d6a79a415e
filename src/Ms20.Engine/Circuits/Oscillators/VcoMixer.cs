using Ms20.Engine.Components;

namespace Ms20.Engine.Circuits;

/// <summary>VCO MIXER: the two oscillators at their levels and EXT SIGNAL IN as it comes, added.</summary>
/// <remarks>
/// <code>out = level1 vco1 + level2 vco2 + ext</code>
/// An inverting adder between supplies of +-15 V, drawn without its inversion. The sum is exact to the last bit within +-12 V, more than
/// both oscillators and a nominal external signal give together (6.5 V); from there it bends and stands at +-15 V from +-18 V on. The
/// amplifier's own distortion and bandwidth are left out: next to what the filters do they are nothing.
/// No capacitor stands before or behind it: no source at hand shows one there (only the ring modulator's output is reported to be coupled by one),
/// and the high-pass filter that follows takes its signal through a capacitor of its own, so that what stands still is never heard. It is felt when
/// a knob moves it: a rectangle at PW 10 stands at -2.5 V, and LEVEL turned from 0 to 7 at once thuds 15 dB below a saw at that level.
/// </remarks>
internal sealed class VcoMixer<TLanes> : Circuit<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    // Where the rails begin to be felt: tunable; a 741 or 4558 class amplifier keeps 2 to 3 V from its supplies.
    private const double RailStartVolts = 12.0;
    private const double RailEndVolts = 2.0 * LevelPlan.SupplyVolts - RailStartVolts;

    /// <summary>The wave of VCO 1, in volts.</summary>
    public Signal<TLanes> Vco1 { get; set; } = new("VCO 1");

    /// <summary>The wave of VCO 2, in volts.</summary>
    public Signal<TLanes> Vco2 { get; set; } = new("VCO 2");

    /// <summary>EXT SIGNAL IN, in volts.</summary>
    public Signal<TLanes> ExtSignal { get; set; } = new("EXT SIGNAL IN");

    /// <summary>VCO 1 LEVEL: a gain, 0 to 1.</summary>
    public Knob<TLanes> Vco1Level { get; set; } = new(1.0);

    /// <summary>VCO 2 LEVEL: a gain, 0 to 1.</summary>
    public Knob<TLanes> Vco2Level { get; set; } = new(1.0);

    /// <summary>The sum, to the high-pass filter, in volts.</summary>
    public Signal<TLanes> Output { get; } = new("mixer");

    /// <inheritdoc/>
    public override void Prepare(EngineRate rate, UnitParts<TLanes> parts)
    {
        // No part of it knows time, and its resistors' spread is below that of the level knobs.
    }

    /// <inheritdoc/>
    public override void Reset() => Output.Fill(default);

    /// <inheritdoc/>
    public override void Run(int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            TLanes sum = Vco1.Volts[i] * Vco1Level.At(i) + Vco2.Volts[i] * Vco2Level.At(i) + ExtSignal.Volts[i];
            Output.Volts[i] = SoftCorner<TLanes>.Within(sum, RailStartVolts, RailEndVolts);
        }
    }
}
