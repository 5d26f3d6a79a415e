namespace Ms20.App.Lab;

/// <summary>What each switch, knob and trimmer of the rear and each setting there does to the instrument, in one sentence for the read-out.</summary>
internal static class RearWords
{
    private const string Attenuation = "How much of the octaves that come in goes on: all of them at 10, half as far from key to key at 5.";
    private const string Offset = "Octaves that are added on the way.";
    private const string Direction = "Which way it translates: volts an octave into the instrument's hertz per volt, or back.";

    private static readonly Dictionary<string, (string Legend, string Sentence)> Rows = new()
    {
        ["rear.hpf.type"] = ("", "Puts the other revision's circuit in as the high-pass filter."),
        ["rear.lpf.type"] = ("", "Puts the other revision's circuit in as the low-pass filter."),
        ["rear.sync"] = ("", "Oscillator 2 starts anew with every cycle of oscillator 1: tune it up, and it tears."),
        ["rear.fm"] = ("", "Oscillator 1's wave moves oscillator 2's pitch; EG1/EXT sets how far."),
        ["rear.converter1"] = ("", Direction),
        ["rear.converter2"] = ("", Direction),
        ["rear.converter1.attenuation"] = ("ATTENUATION", Attenuation),
        ["rear.converter1.offset"] = ("OFFSET", Offset),
        ["rear.converter2.attenuation"] = ("ATTENUATION", Attenuation),
        ["rear.converter2.offset"] = ("OFFSET", Offset),
        ["age"] = ("AGE", "How long since the last service: tuning, cutoffs, peaks and times run away, held keys go flat, the supply hums."),
        ["vco1.trim"] = ("VCO 1", "Tunes oscillator 1 inside the case."),
        ["vco2.trim"] = ("VCO 2", "Tunes oscillator 2 inside the case."),
        ["hpf.cutoff.trim"] = ("HPF CUTOFF", "Moves the high-pass filter's whole cutoff range up or down."),
        ["lpf.cutoff.trim"] = ("LPF CUTOFF", "Moves the low-pass filter's whole cutoff range up or down."),
        ["hpf.peak.trim"] = ("HPF PEAK", "Where on its PEAK knob the high-pass filter starts to whistle."),
        ["lpf.peak.trim"] = ("LPF PEAK", "Where on its PEAK knob the low-pass filter starts to whistle."),
        ["eg1.time.trim"] = ("EG1 TIMES", "Makes all times of envelope 1 longer or shorter."),
        ["eg2.time.trim"] = ("EG2 TIMES", "Makes all times of envelope 2 longer or shorter."),
    };

    /// <summary>What the settings that are no rows do, by their key.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["profile"] = "Which model it is: its filters, its jacks, its MIDI.",
        ["normals"] = "What a jack reads while nothing is plugged: the instrument's wiring, or the one that beginners' guides draw.",
        ["unit"] = "Which instrument off the line: 0 ideal, 1 calibrated and warm, every other number differs as instruments do.",
        ["seed"] = "Where noise and free-running oscillators start.",
        ["cold"] = "Starts at room temperature: out of tune at first, and right after about half an hour.",
        ["service"] = "Turns every trimmer so that it cancels what age has done; what is worn out stays worn.",
        ["factory"] = "Turns every trimmer back to where the factory left it.",
        ["power.switch"] = "VOLUME turned fully left switches a mini off, as on the instrument.",
        ["power.auto"] = "Standby after four hours without key, MIDI note or TRIG IN. On the keys: hold C, D and E (not) or C, D and F (yes) while you turn VOLUME on.",
    };

    /// <summary>The sentence of a row.</summary>
    public static string Of(string id) => Rows[id].Sentence;

    /// <summary>The short legend of a dial.</summary>
    public static string LegendOf(string id) => Rows[id].Legend;
}
