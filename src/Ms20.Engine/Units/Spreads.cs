using System.Collections.Immutable;

namespace Ms20.Engine.Units;

/// <summary>The tables of what differs from unit to unit: as the instruments left the factory, and what decades without service add.</summary>
/// <remarks>
/// No Korg figure for any of these is known. They are estimates from the parts of the time (carbon resistors 2 %, film capacitors 3 %, transistors'
/// reverse gain 15 %, one standard deviation each) and from owners' and repairers' accounts; all are tunables, here and nowhere else.
/// Parts that reach the sound only through a row below have none of their own: the capacitors' ratio moves the early filter's
/// threshold by 0.06, which is in its PEAK; the reverse gain moves its cutoff, which is trimmed.
/// </remarks>
internal static class Spreads
{
    /// <summary>VCO 1 at its centre key.</summary>
    public static Spread Vco1Centre { get; } = new("vco1.centre", "cents", 1.0, "a repair shop reports 1 cent after calibration");

    /// <summary>VCO 2 against VCO 1, at the centre key.</summary>
    public static Spread Mistrack { get; } = new("vco2.mistrack", "cents", 3.0, "a pair tuned by ear") { InUnit1 = 2.5 };

    /// <summary>VCO 1 at the lowest key against the centre: the offset of its converter.</summary>
    public static Spread Vco1Low { get; } = new("vco1.low", "cents", 5.0, "what calibration leaves at the ends of the keyboard");

    /// <summary>VCO 2 at the lowest key against the centre.</summary>
    public static Spread Vco2Low { get; } = new("vco2.low", "cents", 5.0, "as VCO 1");

    /// <summary>VCO 1 at the highest key at 4' against the centre: reset time that is not quite trimmed out.</summary>
    public static Spread Vco1High { get; } = new("vco1.high", "cents", 5.0, "what calibration leaves at the ends of the keyboard");

    /// <summary>VCO 2 at the same pitch against the centre.</summary>
    public static Spread Vco2High { get; } = new("vco2.high", "cents", 5.0, "as VCO 1");

    /// <summary>How VCO 1's pitch follows temperature: 0.2 to 1.</summary>
    public static Spread Vco1Warmth { get; } = new("vco1.warmth", "cents/K", 0.16, "breakdown +2.5 mV/K and junction -2 mV/K on 6.5 V, partly cancelling")
    {
        Mean = 0.6,
        InUnit1 = 0.5,
    };

    /// <summary>How VCO 2's pitch follows temperature.</summary>
    public static Spread Vco2Warmth { get; } = new("vco2.warmth", "cents/K", 0.16, "as VCO 1") { Mean = 0.6, InUnit1 = 0.7 };

    /// <summary>The high-pass filter's cutoff at 1 kHz.</summary>
    public static Spread HpfCutoff { get; } = new("hpf.cutoff", "%", 3.0, "reverse gain 15 %, trimmed");

    /// <summary>The low-pass filter's cutoff at 1 kHz.</summary>
    public static Spread LpfCutoff { get; } = new("lpf.cutoff", "%", 3.0, "reverse gain 15 %, trimmed");

    /// <summary>The high-pass filter's cutoff at 16 kHz against 1 kHz: volts per octave.</summary>
    public static Spread HpfEnds { get; } = new("hpf.ends", "%", 7.4, "8 % at the ends, with the 3 % at 1 kHz");

    /// <summary>The low-pass filter's cutoff at 16 kHz against 1 kHz.</summary>
    public static Spread LpfEnds { get; } = new("lpf.ends", "%", 7.4, "8 % at the ends, with the 3 % at 1 kHz");

    /// <summary>The high-pass filter's loop gain.</summary>
    public static Spread HpfPeak { get; } = new("hpf.peak", "%", 4.0, "resistors, and the capacitors' ratio") { LateSigma = 3.0 };

    /// <summary>The low-pass filter's loop gain.</summary>
    public static Spread LpfPeak { get; } = new("lpf.peak", "%", 4.0, "resistors, and the capacitors' ratio") { LateSigma = 3.0 };

    /// <summary>Saturation current of the high-pass filter's diodes, octaves: a factor of 1.5.</summary>
    public static Spread HpfDiodes { get; } = new("hpf.diodes", "octaves", 0.58496, "a factor of 1.5, 18 mV each: the level of clipping and whistle by 5 %");

    /// <summary>Saturation current of the low-pass filter's diodes.</summary>
    public static Spread LpfDiodes { get; } = new("lpf.diodes", "octaves", 0.58496, "as HPF");

    /// <summary>The late high-pass filter's first amplifier: current that its mirrors send more one way than the other, of Iabc.</summary>
    public static Spread HpfMirror1 { get; } = new("hpf.mirror1", "%", 0.5, "mirrors alike within 1 %: a second harmonic of -55 dB where a perfect pair has none");

    /// <summary>The same of its second amplifier.</summary>
    public static Spread HpfMirror2 { get; } = new("hpf.mirror2", "%", 0.5, "as the first");

    /// <summary>The late low-pass filter's first amplifier.</summary>
    public static Spread LpfMirror1 { get; } = new("lpf.mirror1", "%", 0.5, "as HPF");

    /// <summary>The same of its second amplifier.</summary>
    public static Spread LpfMirror2 { get; } = new("lpf.mirror2", "%", 0.5, "as HPF");

    /// <summary>Times of envelope generator 1.</summary>
    public static Spread Eg1Times { get; } = new("eg1.times", "%", 10.0, "electrolytic capacitor and potentiometers");

    /// <summary>Times of envelope generator 2.</summary>
    public static Spread Eg2Times { get; } = new("eg2.times", "%", 10.0, "electrolytic capacitor and potentiometers");

    /// <summary>Frequency of the modulation generator.</summary>
    public static Spread MgFrequency { get; } = new("mg.frequency", "%", 8.0, "film capacitor and potentiometer");

    /// <summary>Gain of the external signal processor's amplifier.</summary>
    public static Spread EspGain { get; } = new("esp.gain", "%", 4.0, "two resistors, and the potentiometer");

    /// <summary>Corner of its low cut.</summary>
    public static Spread EspLowCut { get; } = new("esp.low.cut.corner", "%", 5.0, "film capacitors, and tracks of one potentiometer that differ");

    /// <summary>Corner of its high cut.</summary>
    public static Spread EspHighCut { get; } = new("esp.high.cut.corner", "%", 5.0, "as the low cut");

    /// <summary>Times of its envelope follower.</summary>
    public static Spread EspFollower { get; } = new("esp.follower.times", "%", 10.0, "electrolytic capacitor");

    /// <summary>Threshold of its comparator.</summary>
    public static Spread EspThreshold { get; } = new("esp.threshold.level", "%", 4.0, "resistors, and the potentiometer");

    /// <summary>Length of the converter's pulses.</summary>
    public static Spread EspOneShot { get; } = new("esp.one.shot", "%", 3.0, "film capacitor; CV ADJUST is its trimmer");

    /// <summary>Corner of the converter's average.</summary>
    public static Spread EspAverage { get; } = new("esp.average.corner", "%", 5.0, "as the low cut");

    /// <summary>Hum of the supply in the pitch of both VCOs, at 100 Hz, peak.</summary>
    public static Spread Ripple { get; } = new("supply.ripple", "cents", 0.0, "inaudible when the capacitors are new; the calibrated unit has none") { Mean = 0.05 };

    /// <summary>What an instrument leaves the factory or a service with.</summary>
    public static ImmutableArray<Spread> AfterService { get; } =
    [
        Vco1Centre, Mistrack, Vco1Low, Vco2Low, Vco1High, Vco2High, Vco1Warmth, Vco2Warmth, HpfCutoff, LpfCutoff, HpfEnds, LpfEnds,
        HpfPeak, LpfPeak, HpfDiodes, LpfDiodes, HpfMirror1, HpfMirror2, LpfMirror1, LpfMirror2, Eg1Times, Eg2Times, MgFrequency,
        EspGain, EspLowCut, EspHighCut, EspFollower, EspThreshold, EspOneShot, EspAverage, Ripple,
    ];

    /// <summary>VCO 1 run away from its trim.</summary>
    public static Spread Vco1Aged { get; } = Aged("vco1.aged", "cents", 25.0, "trimmer and capacitor creep, 1.5 %");

    /// <summary>VCO 2 run away from its trim.</summary>
    public static Spread Vco2Aged { get; } = Aged("vco2.aged", "cents", 25.0, "trimmer and capacitor creep, 1.5 %");

    /// <summary>The high-pass filter's cutoff run away from its trim.</summary>
    public static Spread HpfCutoffAged { get; } = Aged("hpf.cutoff.aged", "%", 20.0, "an exponential converter makes much of a few millivolts");

    /// <summary>The low-pass filter's cutoff run away from its trim.</summary>
    public static Spread LpfCutoffAged { get; } = Aged("lpf.cutoff.aged", "%", 20.0, "as HPF");

    /// <summary>The high-pass filter's loop gain run away.</summary>
    public static Spread HpfPeakAged { get; } = Aged("hpf.peak.aged", "%", 4.0, "resistors creep");

    /// <summary>The low-pass filter's loop gain run away.</summary>
    public static Spread LpfPeakAged { get; } = Aged("lpf.peak.aged", "%", 4.0, "resistors creep");

    /// <summary>Times of envelope generator 1 run away.</summary>
    public static Spread Eg1Aged { get; } = Aged("eg1.times.aged", "%", 15.0, "electrolytic capacitors dry out");

    /// <summary>Times of envelope generator 2 run away.</summary>
    public static Spread Eg2Aged { get; } = Aged("eg2.times.aged", "%", 15.0, "electrolytic capacitors dry out");

    /// <summary>Share of its voltage that the keyboard's hold loses when a key is let go.</summary>
    public static Spread ReleaseAged { get; } =
        Aged("keyboard.release.aged", "%", 0.5, "owners know the note that falls when the key is let go: a worn switching transistor") with { OneSided = true };

    /// <summary>What the keyboard's hold loses in a second.</summary>
    public static Spread DroopAged { get; } = Aged("keyboard.droop.aged", "%/s", 0.2, "the same transistor leaks") with { OneSided = true };

    /// <summary>Hum of the supply in the pitch, at 100 Hz, peak.</summary>
    public static Spread RippleAged { get; } = Aged("supply.ripple.aged", "cents", 0.5, "electrolytic capacitors dry out") with { OneSided = true };

    /// <summary>What age 1 adds, in proportion to age; each but the last three has a trimmer, in the order of <see cref="Panel.Trims.All"/>.</summary>
    public static ImmutableArray<Spread> WithAge { get; } =
    [
        Vco1Aged, Vco2Aged, HpfCutoffAged, LpfCutoffAged, HpfPeakAged, LpfPeakAged, Eg1Aged, Eg2Aged, ReleaseAged, DroopAged, RippleAged,
    ];

    private static Spread Aged(string id, string unit, double sigma, string why) => new(id, unit, sigma, why) { InUnit1 = null };
}
