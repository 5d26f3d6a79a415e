using Ms20.Panel;

namespace Ms20.App.Lab;

/// <summary>The one cable that each factory patch invites to try: what it does is heard at once, and it comes out again by undo.</summary>
internal static class TryCables
{
    private static readonly Dictionary<string, (Jack From, Jack To, string Says)> Rows = new()
    {
        ["acid-bass"] = Feedback,
        ["birdsong"] = (Jacks.PinkOut, Jacks.ExtSignalIn, "puts wind between the birds"),
        ["brass"] = (Jacks.WhiteOut, Jacks.ExtSignalIn, "adds the players' breath"),
        ["delayed-vibrato"] = (Jacks.MgPulseOut, Jacks.Total, "turns the vibrato into a trill"),
        ["ducking-pad"] = Through,
        ["feedback-drone"] = Clocked,
        ["fifth-lead"] = Feedback,
        ["filtered-drums"] = (Jacks.MgTriangleOut, Jacks.LpfCutoffIn, "sweeps the filter instead of following the drums"),
        ["first-light"] = Feedback,
        ["fuzz-bass"] = (Jacks.WhiteOut, Jacks.LpfCutoffIn, "roughens the filter with noise"),
        ["gated-chord"] = (Jacks.EspEnvOut, Jacks.LpfCutoffIn, "lets the drums open the filter"),
        ["growl"] = (Jacks.MgPulseOut, Jacks.Total, "makes it stutter instead"),
        ["hi-hat"] = Clocked,
        ["hoover"] = Feedback,
        ["howl-round"] = (Jacks.MgPulseOut, Jacks.Total, "lets the modulation generator shake the filters instead"),
        ["kick"] = Clocked,
        ["kick-bass"] = Through,
        ["laser"] = Clocked,
        ["normal-setting"] = Clocked,
        ["octave-trill"] = (Jacks.MgTriangleOut, Jacks.Total, "turns the trill into a siren"),
        ["ouroboros"] = Clocked,
        ["outboard"] = (Jacks.MgTriangleOut, Jacks.InitialGain, "makes the sound from outside tremble"),
        ["ring-bell"] = Clocked,
        ["robot-talk"] = (Jacks.WhiteOut, Jacks.ExtSignalIn, "lets the robot hiss"),
        ["robot-voice"] = (Jacks.MgTriangleOut, Jacks.InitialGain, "makes the voice tremble"),
        ["s-h-melody"] = (Jacks.MgPulseOut, Jacks.TrigIn, "strikes every note of the melody"),
        ["sing-a-synth"] = (Jacks.EspAmpOut, Jacks.ExtSignalIn, "mixes your own voice in"),
        ["snare"] = Clocked,
        ["string-pad"] = (Jacks.PinkOut, Jacks.ExtSignalIn, "adds the bows"),
        ["telephone"] = (Jacks.MgPulseOut, Jacks.InitialGain, "breaks the line up"),
        ["wheel-drone"] = (Jacks.MgTriangleOut, Jacks.InitialGain, "lets it swell by itself"),
        ["whistle-solo"] = (Jacks.PinkOut, Jacks.ExtSignalIn, "adds breath to the whistle"),
        ["wind"] = (Jacks.MgTriangleOut, Jacks.InitialGain, "turns the wind into waves on a shore"),
    };

    private static (Jack From, Jack To, string Says) Feedback => (Jacks.PhonesOut, Jacks.ExtSignalIn, "feeds the sound back into itself");

    private static (Jack From, Jack To, string Says) Clocked => (Jacks.MgPulseOut, Jacks.TrigIn, "lets the modulation generator play it");

    private static (Jack From, Jack To, string Says) Through => (Jacks.EspAmpOut, Jacks.ExtSignalIn, "lets the drums through as well");

    /// <summary>The patches that have one.</summary>
    public static IEnumerable<string> Patches => Rows.Keys;

    /// <summary>The cable of a factory patch.</summary>
    /// <param name="patch">The patch's name.</param>
    /// <returns>Where it goes and what it does; null when the patch has none.</returns>
    public static (Jack From, Jack To, string Says)? Of(string patch) => Rows.TryGetValue(patch, out (Jack From, Jack To, string Says) row) ? row : null;
}
