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

    /// <summary>Pitch of VCO 1 against the law, in octaves.</summary>
    public TLanes Vco1Octaves { get; set; }

    /// <summary>Pitch of VCO 2 against the law, in octaves: the mistrack of the pair.</summary>
    public TLanes Vco2Octaves { get; set; }

    /// <summary>Standard deviation of the VCOs' slow pitch walk, in octaves.</summary>
    public TLanes VcoDriftOctaves { get; set; }

    /// <summary>Factor on the high-pass filter's cutoff.</summary>
    public TLanes HpfCutoffFactor { get; set; } = One;

    /// <summary>Factor on the low-pass filter's cutoff.</summary>
    public TLanes LpfCutoffFactor { get; set; } = One;

    /// <summary>Factor on the high-pass filter's loop gain k.</summary>
    public TLanes HpfLoopGainFactor { get; set; } = One;

    /// <summary>Factor on the low-pass filter's loop gain k.</summary>
    public TLanes LpfLoopGainFactor { get; set; } = One;

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

    /// <summary>Share of its voltage that the keyboard's hold capacitor loses when the last key is released: a worn switch has 0.005.</summary>
    public TLanes KeyReleaseLoss { get; set; }

    /// <summary>Rate at which the keyboard's hold capacitor discharges while no key is down, per second.</summary>
    public TLanes KeyHoldDroop { get; set; }

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
