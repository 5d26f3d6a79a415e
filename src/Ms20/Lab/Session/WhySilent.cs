using System.Globalization;
using Ms20.Panel;

namespace Ms20.App.Lab.Session;

/// <summary>
/// Why a note that has arrived is not heard, found along the way of the signal: power, trigger, oscillators, mixer, filters, amplifier, VOLUME. A fault is a
/// word for the page and a sentence that says what to do.
/// </summary>
internal static class WhySilent
{
    // A VCO at 8' has 130.81 Hz a volt (design value), and nobody hears a pitch below 20 Hz.
    private const double HertzPerVolt = 130.81;
    private const double LowestHeardHz = 20.0;

    // The keyboard's voltage ends here: higher notes all sound the same.
    private const double HighestVolts = 15.0;

    // Tunables: below these a source, an envelope or a knob counts as shut.
    private const double StandingVolts = 0.02;
    private const double ShutVolts = 0.05;
    private const double RisenVolts = 0.3;
    private const double ZeroMarks = 0.2;
    private const double DarkMarks = 2.0;
    private const double ThinMarks = 9.5;

    // The amplifier's own thump when it opens on silence was measured as 0.021 of full scale at VOLUME 10; a note is louder than that.
    private const double Thump = 0.03;
    private const double Floor = 3e-4;

    private static readonly (string Id, string Text) None = ("", "");

    /// <summary>Whether a note came out of SIGNAL OUT.</summary>
    public static bool IsHeard(Bench bench, in NoteTrace trace)
    {
        double turn = bench.Patch[Controls.Volume] / Controls.Volume.Maximum;
        return trace.IsRunning && trace.Peak > Floor + Thump * turn * turn;
    }

    /// <summary>Why a note was not heard.</summary>
    public static (string Id, string Text) Of(Bench bench, in NoteTrace trace)
    {
        if (!trace.IsRunning)
            return ("power", "Notes arrive, but there is no power: click anywhere on the panel.");
        if (!bench.Power.IsOn)
            return ("power", "Notes arrive, but the mini is in standby: turn VOLUME up to switch it on.");
        if (!trace.IsTriggered)
            return ("trigger", $"Notes arrive, but no trigger: {Plugged(bench, Jacks.TrigIn)} takes the keyboard's place.");
        (string Id, string Text) fault = Source(bench);
        if (fault == None)
            fault = OutOfRange(bench, trace.Note);
        if (fault == None)
            fault = Filter(bench.Patch);
        return fault != None ? fault : Amplifier(bench, trace);
    }

    /// <summary>Whether a note lies where its pitch is not heard, or no longer rises.</summary>
    public static (string Id, string Text) OutOfRange(Bench bench, int note)
    {
        if (bench.Patch.SourceOf(Jacks.VcoCvIn) is not null)
            return None;
        double volts = Math.Pow(2.0, (note - 48) / 12.0);
        if (volts > HighestVolts)
            return ("range", $"Note {note} is above the keyboard's highest voltage, and so are all beyond it: play lower (the keys are 48 to 84).");
        double highest = Math.Max(OctaveFactor(bench.Patch, Controls.Vco1Scale, Controls.Vco1Level), OctaveFactor(bench.Patch, Controls.Vco2Scale, Controls.Vco2Level));
        return highest > 0.0 && volts * HertzPerVolt * highest < LowestHeardHz
            ? ("range", $"Note {note} is too low to be heard as a tone: play higher (the keys are 48 to 84).")
            : None;
    }

    private static (string Id, string Text) Source(Bench bench)
    {
        Patch patch = bench.Patch;
        bool isFed = patch.SourceOf(Jacks.ExtSignalIn) is not null || bench.Driven.Contains(Jacks.ExtSignalIn);
        if (patch[Controls.Vco1Level] < ZeroMarks && patch[Controls.Vco2Level] < ZeroMarks && !isFed)
            return ("mixer", "Notes arrive, but VCO 1 LEVEL and VCO 2 LEVEL are both at 0: turn one up.");
        double volts = bench.VoltsAt(Jacks.VcoCvIn);
        return volts < StandingVolts && IsPlugged(bench, Jacks.VcoCvIn) && !isFed
            ? ("pitch", $"Notes arrive, but the oscillators stand still: {Plugged(bench, Jacks.VcoCvIn)} gives them {Volts(volts)}.")
            : None;
    }

    private static (string Id, string Text) Filter(Patch patch)
    {
        if (patch[Controls.LpfCutoff] < DarkMarks)
            return ("filter", "Notes arrive, but the low-pass filter is shut: turn LPF CUTOFF FREQUENCY up.");
        return patch[Controls.HpfCutoff] > ThinMarks
            ? ("filter", "Notes arrive, but the high-pass filter lets nothing through: turn HPF CUTOFF FREQUENCY down.")
            : None;
    }

    private static (string Id, string Text) Amplifier(Bench bench, in NoteTrace trace)
    {
        double gain = bench.VoltsAt(Jacks.InitialGain);
        if (trace.EnvelopeVolts > RisenVolts && trace.EnvelopeVolts + gain < ShutVolts + RisenVolts && IsPlugged(bench, Jacks.InitialGain))
            return ("gain", $"Notes arrive, but the amplifier is shut: {Plugged(bench, Jacks.InitialGain)} holds it at {Volts(gain)}.");
        if (bench.Patch[Controls.Volume] < ZeroMarks)
            return ("volume", "Notes arrive, but VOLUME is at 0: turn it up.");
        return trace.EnvelopeVolts < RisenVolts
            ? ("envelope", "Notes arrive, but EG 2 has hardly risen: hold the key longer, or turn its ATTACK TIME down.")
            : ("unknown", "Notes arrive and trigger, but nothing comes out of SIGNAL OUT: try First Light, then one cable at a time.");
    }

    private static double OctaveFactor(Patch patch, Control scale, Control level) =>
        patch[level] < ZeroMarks ? 0.0 : scale.LawFor(patch.Profile).ToPhysical(patch[scale]);

    private static bool IsPlugged(Bench bench, Jack jack) =>
        bench.Patch.SourceOf(jack) is not null || bench.Patch.PlugIn(jack) is not null || bench.Driven.Contains(jack);

    private static string Plugged(Bench bench, Jack jack)
    {
        if (bench.Patch.SourceOf(jack) is { } output)
            return $"the cable from {output.Name} in {jack.Name}";
        if (bench.Patch.PlugIn(jack) is { } source)
            return $"the plug of {source.Name} in {jack.Name}";
        return bench.Driven.Contains(jack) ? $"your own sound in {jack.Name}" : jack.Name;
    }

    private static string Volts(double volts) => string.Create(CultureInfo.InvariantCulture, $"{volts:0.0} V");
}
