namespace Ms20.Engine.Circuits;

/// <summary>
/// The parts one built instrument came with: how far each lane's unit is from nominal. Everything nominal is unit 0.
/// </summary>
/// <remarks>Factors multiply (1 is nominal), offsets add (0 is nominal), drifts are standard deviations of slow walks (0 is still).</remarks>
internal sealed class UnitParts<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private static readonly TLanes One = TLanes.Of(1.0);

    /// <summary>Seeds of the lanes' noise sources and start phases; see <see cref="SeedOf"/>.</summary>
    public ulong[] Seeds { get; } = [1, 1, 1, 1, 1, 1, 1, 1];

    /// <summary>Whether the filters' own noise is on. It starts self-oscillation; null, alias and response tests run without it.</summary>
    public bool CircuitNoise { get; set; } = true;

    /// <summary>Whether the instrument starts at room temperature and warms up.</summary>
    public bool Cold { get; set; }

    /// <summary>Pitch of VCO 1 against the law, in octaves.</summary>
    public TLanes Vco1Octaves { get; set; }

    /// <summary>Pitch of VCO 2 against the law, in octaves: the mistrack of the pair.</summary>
    public TLanes Vco2Octaves { get; set; }

    /// <summary>Offset of VCO 1's volts-to-current converter, in volts of pitch CV.</summary>
    public TLanes Vco1OffsetVolts { get; set; }

    /// <summary>Offset of VCO 2's converter.</summary>
    public TLanes Vco2OffsetVolts { get; set; }

    /// <summary>Share by which VCO 1 is flat at <see cref="OscillatorParts.TopHz"/>, in proportion less below: reset time not trimmed out.</summary>
    public TLanes Vco1TopFlattening { get; set; }

    /// <summary>The same of VCO 2.</summary>
    public TLanes Vco2TopFlattening { get; set; }

    /// <summary>How VCO 1's pitch follows temperature.</summary>
    public TLanes Vco1OctavesPerKelvin { get; set; }

    /// <summary>How VCO 2's pitch follows temperature.</summary>
    public TLanes Vco2OctavesPerKelvin { get; set; }

    /// <summary>How the octaves per volt of every exponential converter follow temperature, as a share per kelvin.</summary>
    public TLanes ConverterPerKelvin { get; set; }

    /// <summary>Hum of the supply in the pitch of both VCOs at 100 Hz, in octaves, peak.</summary>
    public TLanes VcoRippleOctaves { get; set; }

    /// <summary>Standard deviation of the VCOs' slow pitch walk, in octaves.</summary>
    public TLanes VcoDriftOctaves { get; set; }

    /// <summary>Factor on the high-pass filter's cutoff.</summary>
    public TLanes HpfCutoffFactor { get; set; } = One;

    /// <summary>Factor on the low-pass filter's cutoff.</summary>
    public TLanes LpfCutoffFactor { get; set; } = One;

    /// <summary>Octaves too many for each octave that the high-pass filter's cutoff is above <see cref="CutoffRange.PivotOctaves"/>.</summary>
    public TLanes HpfCutoffStretch { get; set; }

    /// <summary>The same of the low-pass filter's.</summary>
    public TLanes LpfCutoffStretch { get; set; }

    /// <summary>How both cutoffs follow temperature.</summary>
    public TLanes CutoffOctavesPerKelvin { get; set; }

    /// <summary>Factor on the high-pass filter's loop gain k.</summary>
    public TLanes HpfLoopGainFactor { get; set; } = One;

    /// <summary>Factor on the low-pass filter's loop gain k.</summary>
    public TLanes LpfLoopGainFactor { get; set; } = One;

    /// <summary>Factor on the saturation current of the high-pass filter's diodes.</summary>
    public TLanes HpfDiodeFactor { get; set; } = One;

    /// <summary>Factor on the saturation current of the low-pass filter's diodes.</summary>
    public TLanes LpfDiodeFactor { get; set; } = One;

    /// <summary>Share of Iabc that the mirrors of the late high-pass filter's first amplifier add to its output.</summary>
    public TLanes HpfMirror1 { get; set; }

    /// <summary>The same of its second amplifier.</summary>
    public TLanes HpfMirror2 { get; set; }

    /// <summary>The same of the late low-pass filter's first amplifier.</summary>
    public TLanes LpfMirror1 { get; set; }

    /// <summary>The same of its second amplifier.</summary>
    public TLanes LpfMirror2 { get; set; }

    /// <summary>Standard deviation of the filters' slow cutoff walk, in octaves.</summary>
    public TLanes FilterDriftOctaves { get; set; }

    /// <summary>How many times its nominal noise density the early filter hisses as PEAK rises; 0 is no hiss.</summary>
    public TLanes FilterHiss { get; set; }

    /// <summary>Factor on the times of envelope generator 1.</summary>
    public TLanes Eg1TimeFactor { get; set; } = One;

    /// <summary>Factor on the times of envelope generator 2.</summary>
    public TLanes Eg2TimeFactor { get; set; } = One;

    /// <summary>Factor on the modulation generator's frequency.</summary>
    public TLanes MgFrequencyFactor { get; set; } = One;

    /// <summary>Factor on the gain of the external signal processor's amplifier.</summary>
    public TLanes EspGainFactor { get; set; } = One;

    /// <summary>Factor on the corner of its low cut.</summary>
    public TLanes EspLowCutFactor { get; set; } = One;

    /// <summary>Factor on the corner of its high cut.</summary>
    public TLanes EspHighCutFactor { get; set; } = One;

    /// <summary>Factor on both times of its envelope follower.</summary>
    public TLanes FollowerTimeFactor { get; set; } = One;

    /// <summary>Factor on the threshold of its comparator.</summary>
    public TLanes EspThresholdFactor { get; set; } = One;

    /// <summary>Factor on the length of the converter's pulses, and so on its volts.</summary>
    public TLanes OneShotTimeFactor { get; set; } = One;

    /// <summary>Factor on the corner of the converter's average.</summary>
    public TLanes EspAverageFactor { get; set; } = One;

    /// <summary>Share of its voltage that the keyboard's hold capacitor loses when the last key is released: a worn switch has 0.005.</summary>
    public TLanes KeyReleaseLoss { get; set; }

    /// <summary>Rate at which the keyboard's hold capacitor discharges while no key is down, per second.</summary>
    public TLanes KeyHoldDroop { get; set; }

    /// <summary>Puts units side by side, a unit to a lane.</summary>
    /// <param name="units">One unit for each lane.</param>
    public static UnitParts<TLanes> Pack(UnitParts<Lanes1>[] units)
    {
        TLanes Row(Func<UnitParts<Lanes1>, Lanes1> part)
        {
            Span<double> values = stackalloc double[8];
            for (int lane = 0; lane < units.Length; lane++)
                values[lane] = Lanes1.Get(part(units[lane]), 0);
            return TLanes.Load(values);
        }

        var parts = new UnitParts<TLanes>
        {
            Vco1Octaves = Row(unit => unit.Vco1Octaves),
            Vco2Octaves = Row(unit => unit.Vco2Octaves),
            Vco1OffsetVolts = Row(unit => unit.Vco1OffsetVolts),
            Vco2OffsetVolts = Row(unit => unit.Vco2OffsetVolts),
            Vco1TopFlattening = Row(unit => unit.Vco1TopFlattening),
            Vco2TopFlattening = Row(unit => unit.Vco2TopFlattening),
            Vco1OctavesPerKelvin = Row(unit => unit.Vco1OctavesPerKelvin),
            Vco2OctavesPerKelvin = Row(unit => unit.Vco2OctavesPerKelvin),
            ConverterPerKelvin = Row(unit => unit.ConverterPerKelvin),
            VcoRippleOctaves = Row(unit => unit.VcoRippleOctaves),
            VcoDriftOctaves = Row(unit => unit.VcoDriftOctaves),
            HpfCutoffFactor = Row(unit => unit.HpfCutoffFactor),
            LpfCutoffFactor = Row(unit => unit.LpfCutoffFactor),
            HpfCutoffStretch = Row(unit => unit.HpfCutoffStretch),
            LpfCutoffStretch = Row(unit => unit.LpfCutoffStretch),
            CutoffOctavesPerKelvin = Row(unit => unit.CutoffOctavesPerKelvin),
            HpfLoopGainFactor = Row(unit => unit.HpfLoopGainFactor),
            LpfLoopGainFactor = Row(unit => unit.LpfLoopGainFactor),
            HpfDiodeFactor = Row(unit => unit.HpfDiodeFactor),
            LpfDiodeFactor = Row(unit => unit.LpfDiodeFactor),
            HpfMirror1 = Row(unit => unit.HpfMirror1),
            HpfMirror2 = Row(unit => unit.HpfMirror2),
            LpfMirror1 = Row(unit => unit.LpfMirror1),
            LpfMirror2 = Row(unit => unit.LpfMirror2),
            FilterDriftOctaves = Row(unit => unit.FilterDriftOctaves),
            FilterHiss = Row(unit => unit.FilterHiss),
            Eg1TimeFactor = Row(unit => unit.Eg1TimeFactor),
            Eg2TimeFactor = Row(unit => unit.Eg2TimeFactor),
            MgFrequencyFactor = Row(unit => unit.MgFrequencyFactor),
            EspGainFactor = Row(unit => unit.EspGainFactor),
            EspLowCutFactor = Row(unit => unit.EspLowCutFactor),
            EspHighCutFactor = Row(unit => unit.EspHighCutFactor),
            FollowerTimeFactor = Row(unit => unit.FollowerTimeFactor),
            EspThresholdFactor = Row(unit => unit.EspThresholdFactor),
            OneShotTimeFactor = Row(unit => unit.OneShotTimeFactor),
            EspAverageFactor = Row(unit => unit.EspAverageFactor),
            KeyReleaseLoss = Row(unit => unit.KeyReleaseLoss),
            KeyHoldDroop = Row(unit => unit.KeyHoldDroop),
        };
        for (int lane = 0; lane < units.Length; lane++)
            parts.Seeds[lane] = units[lane].Seeds[0];
        return parts;
    }

    /// <summary>A different seed for each source in each lane.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="source">A number that names the source, fixed in the code.</param>
    public ulong SeedOf(int lane, ulong source)
    {
        // SplitMix64 (Steele, Lea, Flood 2014): neighbouring seeds give unrelated streams.
        ulong z = unchecked(Seeds[lane] * 0x9E3779B97F4A7C15UL + source * 0xD1B54A32D192ED03UL + 0x9E3779B97F4A7C15UL);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
        z ^= z >> 31;
        return z == 0 ? 1 : z;
    }
}
