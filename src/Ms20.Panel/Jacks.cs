using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Ms20.Panel;

/// <summary>The jacks of the patch bay, one row each: inputs, then outputs.</summary>
/// <remarks>
/// Names and signal kinds follow the MS-20 owner's manual (1978); ranges are those printed on the panel or given for the sister
/// instruments (MS-50 owner's manual) and the mini. Numbers are the jack numbers of the MS-20 Controller as its users list them.
/// </remarks>
public static class Jacks
{
    private static readonly ImmutableArray<Jack>.Builder Rows = ImmutableArray.CreateBuilder<Jack>();

    /// <summary>VCO 1+2 CV IN: pitch of both oscillators; takes the keyboard off them.</summary>
    public static Jack VcoCvIn { get; } = Input(
        "vco12.cv.in", "VCO 1+2 CV IN", SignalKind.PitchHertzPerVolt, 0.0, 8.0, 0.0, 25, 503.0, 63.7);

    /// <summary>VCO 2 CV IN: pitch of VCO 2 alone.</summary>
    public static Jack Vco2CvIn { get; } = Input("vco2.cv.in", "VCO 2 CV IN", SignalKind.PitchHertzPerVolt, 0.0, 8.0, 0.0, 24, 483.4, 73.3);

    /// <summary>TRIG IN: triggers both envelope generators instead of the keyboard.</summary>
    public static Jack TrigIn { get; } = Input("trig.in", "TRIG IN", SignalKind.STrigger, 0.0, 5.0, 5.0, 26, 502.8, 83.0);

    /// <summary>EG1 TRIG IN: triggers envelope generator 1 alone.</summary>
    public static Jack Eg1TrigIn { get; } = Input("eg1.trig.in", "EG1 TRIG IN", SignalKind.STrigger, 0.0, 5.0, 5.0, 18, 439.8, 83.0);

    /// <summary>TOTAL: takes the MG's place at all three MG/T.EXT knobs.</summary>
    public static Jack Total { get; } = Input("total.in", "TOTAL", SignalKind.ExponentialControl, -5.0, 5.0, 0.0, 0, 329.2, 39.4);

    /// <summary>FREQ: takes EG 1's place at the pitch's EG1/EXT knob.</summary>
    public static Jack Freq { get; } = Input("freq.in", "FREQ", SignalKind.ExponentialControl, -5.0, 5.0, 0.0, 5, 358.0, 39.4);

    /// <summary>EXT SIGNAL IN: sound that is added to the mixer's before the high-pass filter; 3 V peak to peak at most.</summary>
    public static Jack ExtSignalIn { get; } = Input("ext.signal.in", "EXT SIGNAL IN", SignalKind.Audio, -1.5, 1.5, 0.0, 9, 381.0, 39.4);

    /// <summary>CUTOFF FREQ of the high-pass filter: takes EG 2's place at its EG2/EXT knob.</summary>
    public static Jack HpfCutoffIn { get; } = Input(
        "hpf.cutoff.in", "CUTOFF FREQ (HP)", SignalKind.ExponentialControl, -5.0, 5.0, 0.0, 13, 404.0, 39.4, "CUTOFF FREQ");

    /// <summary>CUTOFF FREQ of the low-pass filter: takes EG 2's place at its EG2/EXT knob.</summary>
    public static Jack LpfCutoffIn { get; } = Input(
        "lpf.cutoff.in", "CUTOFF FREQ (LP)", SignalKind.ExponentialControl, -5.0, 5.0, 0.0, 17, 429.4, 39.4, "CUTOFF FREQ");

    /// <summary>INITIAL GAIN: is added to EG 2 at the amplifier.</summary>
    public static Jack InitialGain { get; } = Input(
        "initial.gain.in", "INITIAL GAIN", SignalKind.ControlVolts, 0.0, 5.0, 0.0, 21, 454.0, 39.4);

    /// <summary>SAMPLE AND HOLD IN.</summary>
    public static Jack SampleHoldIn { get; } = Input("sh.in", "S&H IN", SignalKind.ControlVolts, -5.0, 5.0, 0.0, 2, 329.0, 102.0, "IN");

    /// <summary>SAMPLE AND HOLD CLOCK: follows while high or open, holds while low.</summary>
    public static Jack SampleHoldClock { get; } = Input(
        "sh.clock.in", "S&H CLOCK", SignalKind.Clock, 0.0, 5.0, 5.0, 4, 348.2, 83.0, "CLOCK");

    /// <summary>IN of the modulation VCA.</summary>
    public static Jack VcaIn { get; } = Input("vca.in", "VCA IN", SignalKind.ControlVolts, -5.0, 5.0, 0.0, 12, 388.6, 102.0, "IN");

    /// <summary>CONTROL INPUT of the modulation VCA.</summary>
    public static Jack VcaControlIn { get; } = Input(
        "vca.control.in", "VCA CONTROL INPUT", SignalKind.ControlVolts, 0.0, 5.0, 0.0, 14, 408.6, 83.0, "CONTROL INPUT");

    /// <summary>SIGNAL IN of the external signal processor: a microphone, a guitar, a line.</summary>
    public static Jack EspSignalIn { get; } = Input("esp.signal.in", "ESP SIGNAL IN", SignalKind.Audio, -1.0, 1.0, 0.0, 3, 328.6, 128.8, "SIGNAL IN");

    /// <summary>KBD CV OUT: the keyboard's pitch, 1 V at its lowest key, 8 V at its highest.</summary>
    public static Jack KbdCvOut { get; } = Output("kbd.cv.out", "KBD CV OUT", SignalKind.PitchHertzPerVolt, 1.0, 8.0, 31, 522.4, 63.7);

    /// <summary>KBD TRIG OUT: low while a key is down.</summary>
    public static Jack KbdTrigOut { get; } = Output("kbd.trig.out", "KBD TRIG OUT", SignalKind.STrigger, 0.0, 5.0, 32, 522.4, 83.0);

    /// <summary>MG OUT, saw or triangle.</summary>
    public static Jack MgTriangleOut { get; } = Output(
        "mg.tri.out", "MG OUT (saw/triangle)", SignalKind.ControlVolts, -2.5, 2.5, 1, 329.2, 63.7, "OUT");

    /// <summary>MG OUT, pulse.</summary>
    public static Jack MgPulseOut { get; } = Output("mg.pulse.out", "MG OUT (pulse)", SignalKind.Clock, 0.0, 5.0, 6, 368.2, 63.7, "OUT");

    /// <summary>EG1 OUT: 0 V at rest, 5 V at the peak.</summary>
    public static Jack Eg1Out { get; } = Output("eg1.out", "EG1 OUT", SignalKind.ControlVolts, 0.0, 5.0, 10, 388.8, 63.7, "OUT");

    /// <summary>EG1 REV OUT: 5 V at rest, 0 V at the peak.</summary>
    public static Jack Eg1RevOut { get; } = Output(
        "eg1.rev.out", "EG1 REV OUT", SignalKind.ControlVolts, 0.0, 5.0, 11, 388.8, 83.0, "REV OUT");

    /// <summary>EG2 REV OUT: 5 V at rest, 0 V at the peak. EG 2 has no other jack.</summary>
    public static Jack Eg2RevOut { get; } = Output(
        "eg2.rev.out", "EG2 REV OUT", SignalKind.ControlVolts, 0.0, 5.0, 22, 465.6, 63.7, "REV OUT");

    /// <summary>SAMPLE AND HOLD OUT.</summary>
    public static Jack SampleHoldOut { get; } = Output("sh.out", "S&H OUT", SignalKind.ControlVolts, -5.0, 5.0, 7, 368.2, 102.0, "OUT");

    /// <summary>OUT of the modulation VCA.</summary>
    public static Jack VcaOut { get; } = Output("vca.out", "VCA OUT", SignalKind.ControlVolts, -5.0, 5.0, 16, 419.2, 102.0, "OUT");

    /// <summary>PINK noise.</summary>
    public static Jack PinkOut { get; } = Output("pink.out", "PINK", SignalKind.Audio, -5.0, 5.0, 19, 439.8, 102.0);

    /// <summary>WHITE noise.</summary>
    public static Jack WhiteOut { get; } = Output("white.out", "WHITE", SignalKind.Audio, -5.0, 5.0, 23, 479.6, 102.0);

    /// <summary>OUT of the external signal processor's amplifier.</summary>
    public static Jack EspAmpOut { get; } = Output("esp.amp.out", "ESP AMP OUT", SignalKind.Audio, -5.0, 5.0, 8, 368.2, 128.8, "OUT");

    /// <summary>OUT of the external signal processor's band-pass filter.</summary>
    public static Jack EspBpfOut { get; } = Output("esp.bpf.out", "ESP BPF OUT", SignalKind.Audio, -5.0, 5.0, 15, 408.2, 128.8, "OUT");

    /// <summary>F-V CV OUT: the pitch of what passes the band-pass filter, for VCO 1+2 CV IN.</summary>
    public static Jack EspFvCvOut { get; } = Output(
        "esp.fv.cv.out", "ESP F-V CV OUT", SignalKind.PitchHertzPerVolt, 0.0, 8.4, 20, 448.6, 128.8, "F-V CV OUT");

    /// <summary>ENV OUT: the loudness of what the amplifier gives.</summary>
    public static Jack EspEnvOut { get; } = Output("esp.env.out", "ESP ENV OUT", SignalKind.ControlVolts, 0.0, 5.0, 28, 502.2, 128.8, "ENV OUT");

    /// <summary>TRIG OUT of the external signal processor: low while the envelope stands above THRESHOLD LEVEL.</summary>
    public static Jack EspTrigOut { get; } = Output("esp.trig.out", "ESP TRIG OUT", SignalKind.STrigger, 0.0, 5.0, 34, 522.4, 128.8, "TRIG OUT");

    /// <summary>The control wheel's jack, marked with a half-disc.</summary>
    public static Jack WheelOut { get; } = Output(
        "wheel.out", "CONTROL WHEEL OUT", SignalKind.ControlVolts, -5.0, 5.0, 27, 502.2, 102.0, "");

    /// <summary>The momentary switch's jack, marked with a contact: ground while pressed, open while released.</summary>
    public static Jack ButtonOut { get; } = Output(
        "button.out", "MOMENTARY SWITCH OUT", SignalKind.STrigger, 0.0, 5.0, 33, 522.0, 102.0, "", openVolts: 5.0);

    /// <summary>SIGNAL OUT.</summary>
    public static Jack SignalOut { get; } = Output("signal.out", "SIGNAL OUT", SignalKind.Audio, -4.0, 4.0, 29, 521.2, 19.9);

    /// <summary>PHONES: the same signal.</summary>
    public static Jack PhonesOut { get; } = Output("phones.out", "PHONES", SignalKind.Audio, -4.0, 4.0, 30, 521.4, 39.4);

    /// <summary>Every jack; a jack's <see cref="Jack.Index"/> is its place here.</summary>
    public static ImmutableArray<Jack> All { get; } = Rows.ToImmutable();

    /// <summary>Finds a jack by its id.</summary>
    /// <param name="id">The id, exactly as in the rows.</param>
    /// <param name="jack">The jack, when there is one.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryFind(string? id, [NotNullWhen(true)] out Jack? jack)
    {
        foreach (Jack candidate in All)
        {
            if (candidate.Id == id)
            {
                jack = candidate;
                return true;
            }
        }

        jack = null;
        return false;
    }

    private static Jack Input(
        string id,
        string name,
        SignalKind signal,
        double minimumVolts,
        double maximumVolts,
        double openVolts,
        int number,
        double xMm,
        double yMm,
        string? legend = null) =>
        Add(new Jack(Rows.Count, id, name, legend ?? name, JackDirection.Input, signal)
        {
            MinimumVolts = minimumVolts,
            MaximumVolts = maximumVolts,
            OpenVolts = openVolts,
            ControllerNumber = number,
            XMm = xMm,
            YMm = yMm,
        });

    private static Jack Output(
        string id,
        string name,
        SignalKind signal,
        double minimumVolts,
        double maximumVolts,
        int number,
        double xMm,
        double yMm,
        string? legend = null,
        double openVolts = 0.0) =>
        Add(new Jack(Rows.Count, id, name, legend ?? name, JackDirection.Output, signal)
        {
            MinimumVolts = minimumVolts,
            MaximumVolts = maximumVolts,
            OpenVolts = openVolts,
            ControllerNumber = number,
            XMm = xMm,
            YMm = yMm,
        });

    private static Jack Add(Jack jack)
    {
        Rows.Add(jack);
        return jack;
    }
}
