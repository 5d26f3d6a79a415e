using System.Text.Json;
using Ms20.Panel;

namespace Ms20.App.Lab;

/// <summary>What each control and jack does, in one sentence for the read-out, and which jack a modulation knob sets the depth of.</summary>
internal static class PanelWords
{
    private static readonly Dictionary<string, string> Sentences = new()
    {
        ["vco1.wave"] = "Chooses the wave of oscillator 1.",
        ["vco1.pw"] = "Narrows oscillator 1's rectangle, from a square at 0 to nothing at 10.",
        ["vco1.scale"] = "Sets oscillator 1's octave, as an organ does, by the length of the pipe.",
        ["vco2.wave"] = "Chooses the wave of oscillator 2; RING multiplies both oscillators.",
        ["vco2.pitch"] = "Tunes oscillator 2 against oscillator 1, an octave either way.",
        ["vco2.scale"] = "Sets oscillator 2's octave.",
        ["portamento.time"] = "Lets the pitch glide from key to key.",
        ["master.tune"] = "Tunes both oscillators, a semitone either way.",
        ["mixer.vco1"] = "How loud oscillator 1 goes into the filters, and how hard it drives them.",
        ["mixer.vco2"] = "How loud oscillator 2 goes into the filters, and how hard it drives them.",
        ["fm.mg"] = "How far the modulation generator, or what is plugged into TOTAL, moves the pitch.",
        ["fm.eg1"] = "How far envelope 1, or what is plugged into FREQ, moves the pitch.",
        ["hpf.cutoff"] = "Takes away what lies below; turn it up to thin the sound.",
        ["hpf.peak"] = "Stresses the high-pass filter's cutoff (resonance), until it whistles.",
        ["hpf.mg"] = "How far the modulation generator, or what is plugged into TOTAL, moves the high-pass cutoff.",
        ["hpf.eg2"] = "How far the envelope, or what is plugged into its CUTOFF FREQ, moves the high-pass cutoff.",
        ["lpf.cutoff"] = "Takes away what lies above; turn it down to darken the sound.",
        ["lpf.peak"] = "Stresses the low-pass filter's cutoff (resonance), until it whistles.",
        ["lpf.mg"] = "How far the modulation generator, or what is plugged into TOTAL, moves the low-pass cutoff.",
        ["lpf.eg2"] = "How far the envelope, or what is plugged into its CUTOFF FREQ, moves the low-pass cutoff.",
        ["mg.wave"] = "Shapes the modulation: falling, triangle, rising; the pulse narrows with it.",
        ["mg.frequency"] = "How fast the modulation generator runs.",
        ["eg1.delay"] = "How long envelope 1 waits after a key before it starts.",
        ["eg1.attack"] = "How long envelope 1 takes to its top.",
        ["eg1.release"] = "How long envelope 1 takes to fall after the key is up.",
        ["eg2.hold"] = "How long a key counts as held after it is up.",
        ["eg2.attack"] = "How long the sound takes to its full level.",
        ["eg2.decay"] = "How long the sound takes to fall to its SUSTAIN LEVEL.",
        ["eg2.sustain"] = "The level at which a held key stays.",
        ["eg2.release"] = "How long the sound takes to die away after the key is up.",
        ["volume"] = "The level at SIGNAL OUT and PHONES.",
        ["wheel"] = "Five volts either way at its jack, and nothing else until a cable leaves it.",
        ["button"] = "Connects its jack to ground while it is pressed.",
        ["esp.level"] = "How much the external signal is amplified.",
        ["esp.low.cut"] = "Takes away what lies below, so that the pitch is found.",
        ["esp.high.cut"] = "Takes away what lies above, so that the pitch is found.",
        ["esp.cv.adjust"] = "Tunes the pitch that was found.",
        ["esp.threshold"] = "How loud the signal must be to give a trigger.",
        ["vco12.cv.in"] = "Pitch of both oscillators; a plug takes the keyboard off them.",
        ["vco2.cv.in"] = "Pitch of oscillator 2 alone.",
        ["trig.in"] = "Starts both envelopes instead of the keyboard.",
        ["eg1.trig.in"] = "Starts envelope 1 alone.",
        ["total.in"] = "Takes the modulation generator's place at all three MG/T.EXT knobs.",
        ["freq.in"] = "Takes envelope 1's place at the pitch's EG1/EXT knob.",
        ["ext.signal.in"] = "Sound that joins the oscillators before the filters.",
        ["hpf.cutoff.in"] = "Takes the envelope's place at the high-pass filter's EG2/EXT knob.",
        ["lpf.cutoff.in"] = "Takes the envelope's place at the low-pass filter's EG2/EXT knob.",
        ["initial.gain.in"] = "Opens the amplifier by itself, added to the envelope.",
        ["sh.in"] = "What is sampled.",
        ["sh.clock.in"] = "When it is sampled: follows while high or open, holds while low.",
        ["vca.in"] = "Into the spare amplifier, for modulation.",
        ["vca.control.in"] = "Opens the spare amplifier.",
        ["kbd.cv.out"] = "The keyboard's pitch: twice the volts an octave up.",
        ["kbd.trig.out"] = "Low while a key is down.",
        ["mg.tri.out"] = "The modulation generator's saw or triangle.",
        ["mg.pulse.out"] = "The modulation generator's pulse.",
        ["eg1.out"] = "Envelope 1.",
        ["eg1.rev.out"] = "Envelope 1 upside down.",
        ["eg2.rev.out"] = "Envelope 2 upside down.",
        ["sh.out"] = "The sampled voltage.",
        ["vca.out"] = "Out of the spare amplifier.",
        ["pink.out"] = "Noise, darker.",
        ["white.out"] = "Noise, brighter.",
        ["wheel.out"] = "The control wheel.",
        ["button.out"] = "The momentary switch.",
        ["esp.signal.in"] = "The signal from outside: an instrument, a voice, a drum.",
        ["esp.amp.out"] = "The signal from outside, amplified.",
        ["esp.bpf.out"] = "The signal from outside between LOW CUT and HIGH CUT.",
        ["esp.fv.cv.out"] = "The pitch that was found in it.",
        ["esp.env.out"] = "How loud it is.",
        ["esp.trig.out"] = "Low while it is louder than THRESHOLD LEVEL.",
        ["signal.out"] = "The instrument's sound.",
        ["rear.converter1.in"] = "A pitch to translate, of the kind that CONVERTER 1 names first.",
        ["rear.converter1.out"] = "The same pitch, counted the other way.",
        ["rear.converter2.in"] = "A pitch to translate, of the kind that CONVERTER 2 names first.",
        ["rear.converter2.out"] = "The same pitch, counted the other way.",
        ["rear.gate.in"] = "A gate as most instruments give it: high while the note lasts.",
        ["rear.gate.out"] = "High while a note lasts, from the keyboard, TRIG IN or GATE IN.",
        ["rear.kbd.voct.out"] = "The keyboard's pitch for other instruments: a volt more an octave up.",
        ["rear.voct.in"] = "Moves both oscillators, a volt an octave, on top of all else.",
        ["rear.pwm.in"] = "Moves oscillator 1's pulse width.",
        ["rear.vco1.out"] = "Oscillator 1 alone, before the mixer.",
        ["rear.vco2.out"] = "Oscillator 2 alone, before the mixer.",
        ["rear.eg2.out"] = "Envelope 2 the right way up.",
        ["phones.out"] = "The instrument's sound.",
    };

    // What guides, other makers and players call it; the search finds it by these too.
    private static readonly Dictionary<string, string> OtherNames = new()
    {
        ["vco1.pw"] = "pulse width",
        ["portamento.time"] = "glide",
        ["vco2.pitch"] = "detune",
        ["fm.mg"] = "vibrato lfo",
        ["hpf.cutoff"] = "hp filter frequency",
        ["lpf.cutoff"] = "lp filter frequency brightness",
        ["hpf.peak"] = "resonance emphasis q",
        ["lpf.peak"] = "resonance emphasis q",
        ["hpf.mg"] = "lfo",
        ["lpf.mg"] = "lfo wah",
        ["mg.wave"] = "lfo shape",
        ["mg.frequency"] = "lfo rate speed",
        ["eg2.sustain"] = "adsr",
        ["eg2.hold"] = "gate time",
        ["volume"] = "level loudness",
        ["wheel"] = "mod wheel modulation",
        ["total.in"] = "esp total lfo modulation input",
        ["freq.in"] = "fm input frequency",
        ["ext.signal.in"] = "audio input external",
        ["esp.signal.in"] = "microphone audio input external",
        ["esp.level"] = "input gain",
        ["esp.fv.cv.out"] = "pitch to voltage follower",
        ["esp.env.out"] = "envelope follower",
        ["initial.gain.in"] = "vca drone tremolo",
        ["sh.clock.in"] = "sample and hold",
        ["sh.in"] = "sample and hold",
        ["sh.out"] = "sample and hold random",
        ["mg.tri.out"] = "lfo",
        ["mg.pulse.out"] = "lfo square clock",
        ["kbd.cv.out"] = "keyboard tracking",
        ["trig.in"] = "gate",
        ["eg1.trig.in"] = "gate",
        ["kbd.trig.out"] = "gate",
    };

    private static readonly Dictionary<string, Jack> Drivers = new()
    {
        [Controls.FmMg.Id] = Jacks.Total,
        [Controls.HpfMg.Id] = Jacks.Total,
        [Controls.LpfMg.Id] = Jacks.Total,
        [Controls.FmEg1.Id] = Jacks.Freq,
        [Controls.HpfEg2.Id] = Jacks.HpfCutoffIn,
        [Controls.LpfEg2.Id] = Jacks.LpfCutoffIn,
    };

    /// <summary>Writes those of a control.</summary>
    public static void Write(Utf8JsonWriter json, Control control)
    {
        WriteWords(json, control.Id);
        if (Drivers.TryGetValue(control.Id, out Jack? jack))
            json.WriteString("drivenBy", jack.Id);
    }

    /// <summary>Writes those of a jack.</summary>
    public static void Write(Utf8JsonWriter json, Jack jack) => WriteWords(json, jack.Id);

    private static void WriteWords(Utf8JsonWriter json, string id)
    {
        json.WriteString("does", Sentences.GetValueOrDefault(id, ""));
        json.WriteString("also", OtherNames.GetValueOrDefault(id, ""));
    }
}
