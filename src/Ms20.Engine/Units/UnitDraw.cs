using System.Collections.Immutable;
using Ms20.Engine.Circuits;
using Ms20.Panel;

namespace Ms20.Engine.Units;

/// <summary>
/// Makes the parts of a unit out of the tables in <see cref="Spreads"/>. Unit 0 is nominal in everything, at every age and temperature. Unit 1 is a
/// calibrated instrument: in tune, alive, with the pair of oscillators a few cents apart. Every other number is another instrument
/// off the line, the same one each time.
/// </summary>
internal static class UnitDraw
{
    private const double OctavesPerCent = 1.0 / 1200.0;

    /// <summary>Slow walk of each VCO, standard deviation in cents. A tunable.</summary>
    private const double VcoDriftCents = 0.6;

    /// <summary>Slow walk of each cutoff: 0.3 %, in octaves. A tunable.</summary>
    private const double FilterDriftOctaves = 0.00432;

    /// <summary>How much louder than its nominal noise the early filter hisses at full PEAK. A tunable.</summary>
    private const double Hiss = 4.0;

    /// <summary>Share of a converter's volts per octave that a kelvin takes: 1/300, for it counts in thermal voltages.</summary>
    private const double ConverterPerKelvin = -0.0033;

    /// <summary>Early cutoff a kelvin: partly compensated, +0.7 %, log2(1.007). A tunable; bare junctions would make it 9.5 %.</summary>
    private const double EarlyOctavesPerKelvin = 0.010064;

    /// <summary>Late cutoff a kelvin: a matched pair, +0.1 %, log2(1.001). A tunable.</summary>
    private const double LateOctavesPerKelvin = 0.0014420;

    /// <summary>Makes one unit for each lane; lanes beyond the choices repeat the last.</summary>
    /// <param name="choices">Each lane's unit, seed and trims.</param>
    /// <param name="profile">The kind of instrument, whose filter revision and make decide some spreads.</param>
    /// <param name="age">0, just serviced, to 1, decades without service.</param>
    /// <param name="cold">Whether it starts at room temperature.</param>
    public static UnitParts<TLanes> Draw<TLanes>(ReadOnlySpan<UnitChoice> choices, Profile profile, double age = 0.0, bool cold = false)
        where TLanes : struct, ILanes<TLanes>
    {
        var units = new UnitParts<Lanes1>[TLanes.Width];
        for (int lane = 0; lane < units.Length; lane++)
            units[lane] = One(choices[Math.Min(lane, choices.Length - 1)], profile, age);
        UnitParts<TLanes> parts = UnitParts<TLanes>.Pack(units);
        parts.Cold = cold;
        return parts;
    }

    /// <summary>Where the trimmers of a unit must stand to cancel what an age has done, by <see cref="Trim.Index"/>.</summary>
    public static ImmutableArray<double> ServiceTrims(int unit, Profile profile, double age)
    {
        double[] values = new double[Trims.All.Length];
        foreach (Trim trim in Trims.All)
        {
            double aged = age * Spreads.WithAge[trim.Index].Of(unit, profile);
            values[trim.Index] = trim.Unit == "%" ? 100.0 * (1.0 / Factor(aged) - 1.0) : -aged;
        }

        return ImmutableArray.Create(values);
    }

    private static UnitParts<Lanes1> One(UnitChoice choice, Profile profile, double age)
    {
        bool alive = choice.Unit != 0;
        bool early = profile.Revision == FilterRevision.Early;
        double Drawn(Spread row) => row.Of(choice.Unit, profile);
        double Aged(Spread row) => age * row.Of(choice.Unit, profile);
        Lanes1 Trimmed(Spread row, Spread aged, Trim trim) => Lanes1.Of(Factor(Drawn(row)) * Factor(Aged(aged)) * choice.TrimFactor(trim));
        Lanes1 Plain(Spread row) => Lanes1.Of(Factor(Drawn(row)));
        Lanes1 Stretch(Spread row) => Lanes1.Of(Elementary.Log2(Factor(Drawn(row))) / CutoffRange.EndOctaves);
        Lanes1 Diodes(Spread row) => Lanes1.Of(Elementary.Exp2(Drawn(row)));
        Lanes1 Mirror(Spread row) => Lanes1.Of(Drawn(row) / 100.0);

        var tuning1 = new OscillatorTrack(Drawn(Spreads.Vco1Low), Drawn(Spreads.Vco1High));
        var tuning2 = new OscillatorTrack(Drawn(Spreads.Vco2Low), Drawn(Spreads.Vco2High));
        double centre = Drawn(Spreads.Vco1Centre);
        double cents1 = centre + Aged(Spreads.Vco1Aged) + choice.TrimValues[Trims.Vco1.Index];
        double cents2 = centre + Drawn(Spreads.Mistrack) + Aged(Spreads.Vco2Aged) + choice.TrimValues[Trims.Vco2.Index];
        var parts = new UnitParts<Lanes1>
        {
            Vco1Octaves = Lanes1.Of(cents1 * OctavesPerCent - tuning1.CentreOctaves),
            Vco2Octaves = Lanes1.Of(cents2 * OctavesPerCent - tuning2.CentreOctaves),
            Vco1OffsetVolts = Lanes1.Of(tuning1.OffsetVolts),
            Vco2OffsetVolts = Lanes1.Of(tuning2.OffsetVolts),
            Vco1TopFlattening = Lanes1.Of(tuning1.TopFlattening),
            Vco2TopFlattening = Lanes1.Of(tuning2.TopFlattening),
            Vco1OctavesPerKelvin = Lanes1.Of(Drawn(Spreads.Vco1Warmth) * OctavesPerCent),
            Vco2OctavesPerKelvin = Lanes1.Of(Drawn(Spreads.Vco2Warmth) * OctavesPerCent),
            VcoRippleOctaves = Lanes1.Of((Drawn(Spreads.Ripple) + Aged(Spreads.RippleAged)) * OctavesPerCent),
            VcoDriftOctaves = Lanes1.Of(alive ? VcoDriftCents * OctavesPerCent : 0.0),
            ConverterPerKelvin = Lanes1.Of(alive ? ConverterPerKelvin : 0.0),
            HpfCutoffFactor = Trimmed(Spreads.HpfCutoff, Spreads.HpfCutoffAged, Trims.HpfCutoff),
            LpfCutoffFactor = Trimmed(Spreads.LpfCutoff, Spreads.LpfCutoffAged, Trims.LpfCutoff),
            HpfCutoffStretch = Stretch(Spreads.HpfEnds),
            LpfCutoffStretch = Stretch(Spreads.LpfEnds),
            CutoffOctavesPerKelvin = Lanes1.Of(!alive ? 0.0 : early ? EarlyOctavesPerKelvin : LateOctavesPerKelvin),
            HpfLoopGainFactor = Trimmed(Spreads.HpfPeak, Spreads.HpfPeakAged, Trims.HpfPeak),
            LpfLoopGainFactor = Trimmed(Spreads.LpfPeak, Spreads.LpfPeakAged, Trims.LpfPeak),
            HpfDiodeFactor = Diodes(Spreads.HpfDiodes),
            LpfDiodeFactor = Diodes(Spreads.LpfDiodes),
            HpfMirror1 = Mirror(Spreads.HpfMirror1),
            HpfMirror2 = Mirror(Spreads.HpfMirror2),
            LpfMirror1 = Mirror(Spreads.LpfMirror1),
            LpfMirror2 = Mirror(Spreads.LpfMirror2),
            FilterDriftOctaves = Lanes1.Of(alive ? FilterDriftOctaves : 0.0),
            FilterHiss = Lanes1.Of(alive ? Hiss : 0.0),
            Eg1TimeFactor = Trimmed(Spreads.Eg1Times, Spreads.Eg1Aged, Trims.Eg1Time),
            Eg2TimeFactor = Trimmed(Spreads.Eg2Times, Spreads.Eg2Aged, Trims.Eg2Time),
            MgFrequencyFactor = Plain(Spreads.MgFrequency),
            EspGainFactor = Plain(Spreads.EspGain),
            EspLowCutFactor = Plain(Spreads.EspLowCut),
            EspHighCutFactor = Plain(Spreads.EspHighCut),
            FollowerTimeFactor = Plain(Spreads.EspFollower),
            EspThresholdFactor = Plain(Spreads.EspThreshold),
            OneShotTimeFactor = Plain(Spreads.EspOneShot),
            EspAverageFactor = Plain(Spreads.EspAverage),
            KeyReleaseLoss = Lanes1.Of(Aged(Spreads.ReleaseAged) / 100.0),
            KeyHoldDroop = Lanes1.Of(Aged(Spreads.DroopAged) / 100.0),
        };
        parts.Seeds[0] = choice.Seed;
        return parts;
    }

    private static double Factor(double percent) => 1.0 + percent / 100.0;
}
