using Ms20.Engine.Signals;

namespace Ms20.Engine.Circuits;

/// <summary>
/// FREQUENCY MODULATION: what the two knobs, MASTER TUNE and their sources add to the pitch of both oscillators, in octaves.
/// </summary>
/// <remarks>
/// octaves = T.EXT volts x MG/T.EXT + FREQ volts x EG1/EXT + MASTER TUNE / 1200 + V/OCT IN volts, limited to 12 octaves each way. All of it enters the
/// oscillators' exponential converter, so it is in octaves per volt where the keyboard is in hertz per volt (Korg MS-20 owner's manual,
/// 1978: TOTAL and FREQ inputs). MASTER TUNE enters here and not at the keyboard, hence not at KBD CV OUT.
/// The converter counts in thermal voltages: in a cold instrument the same volts are 0.33 % more octaves for each kelvin it lacks.
/// The limit is no part of the circuit: it is where 15 V at both jacks would drive currents that no part could carry, and where the
/// oscillators have long met their own limits.
/// With the rear panel's FM on, FREQ x EG1/EXT moves oscillator 2 alone, as on the instruments that have that switch (as reviewers report).
/// </remarks>
internal sealed class PitchModulation<TLanes> : Circuit<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Largest excursion, in octaves.</summary>
    public const double LimitOctaves = 12.0;

    private WarmUp _warmth;
    private TLanes _perKelvin;
    private TLanes _scale = TLanes.Of(1.0);

    /// <summary>As on the instrument: both oscillators hear the same.</summary>
    public PitchModulation()
        : this(freqMovesVco2Alone: false)
    {
    }

    /// <summary>With the rear panel's choice.</summary>
    /// <param name="freqMovesVco2Alone">Whether FREQ is taken off oscillator 1.</param>
    public PitchModulation(bool freqMovesVco2Alone) => Vco1Octaves = freqMovesVco2Alone ? new("pitch modulation of VCO 1") : Octaves;

    /// <summary>TOTAL or its normal, the modulation generator's triangle, in volts.</summary>
    public Signal<TLanes> Total { get; set; } = new("TOTAL");

    /// <summary>FREQ or its normal, envelope generator 1 less 5 V, in volts.</summary>
    public Signal<TLanes> Freq { get; set; } = new("FREQ");

    /// <summary>V/OCT IN of the rear panel, in volts: an octave each.</summary>
    public Signal<TLanes> VoltsPerOctave { get; set; } = new("V/OCT IN");

    /// <summary>MG/T.EXT, in octaves per volt.</summary>
    public Knob<TLanes> MgDepth { get; set; } = new();

    /// <summary>EG1/EXT, in octaves per volt.</summary>
    public Knob<TLanes> Eg1Depth { get; set; } = new();

    /// <summary>MASTER TUNE, in cents.</summary>
    public Knob<TLanes> MasterTune { get; set; } = new();

    /// <summary>The sum, in octaves rather than volts.</summary>
    public Signal<TLanes> Octaves { get; } = new("pitch modulation");

    /// <summary>The sum for oscillator 1: the same wire, unless FREQ is taken off it.</summary>
    public Signal<TLanes> Vco1Octaves { get; }

    /// <summary>Octaves that a volt makes at the EG1/EXT knob, at a sample of the tick.</summary>
    public TLanes Eg1OctavesPerVolt(int place) => Eg1Depth.At(place) * _scale;

    /// <inheritdoc/>
    public override void Prepare(EngineRate rate, UnitParts<TLanes> parts)
    {
        _warmth.Prepare(rate, parts.Cold);
        _perKelvin = parts.ConverterPerKelvin;
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        _warmth.Reset();
        _scale = Scale();
        TLanes tune = MasterTune.Value * TLanes.Of(1.0 / 1200.0) * _scale;
        Octaves.Fill(tune);
        Vco1Octaves.Fill(tune);
    }

    /// <summary>The scale moves by less than 2e-8 a tick: it need not be a ramp.</summary>
    public override void BeginTick()
    {
        _warmth.Step();
        _scale = Scale();
    }

    /// <inheritdoc/>
    public override void Run(int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            TLanes octaves = (Total.Volts[i] * MgDepth.At(i) + Freq.Volts[i] * Eg1Depth.At(i)
                + MasterTune.At(i) * TLanes.Of(1.0 / 1200.0) + VoltsPerOctave.Volts[i]) * _scale;
            Octaves.Volts[i] = Limited(octaves);
        }

        if (!ReferenceEquals(Vco1Octaves, Octaves))
            RunVco1(from, to);
    }

    private TLanes Scale() => TLanes.Of(1.0) + _perKelvin * TLanes.Of(_warmth.Kelvin);

    private void RunVco1(int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            TLanes octaves = Total.Volts[i] * MgDepth.At(i) + MasterTune.At(i) * TLanes.Of(1.0 / 1200.0) + VoltsPerOctave.Volts[i];
            Vco1Octaves.Volts[i] = Limited(octaves * _scale);
        }
    }

    private static TLanes Limited(TLanes octaves) => TLanes.Min(TLanes.Max(octaves, TLanes.Of(-LimitOctaves)), TLanes.Of(LimitOctaves));
}
