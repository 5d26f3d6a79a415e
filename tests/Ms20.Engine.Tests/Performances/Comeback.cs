using Ms20.Panel;

namespace Ms20.Engine.Tests.Performances;

/// <summary>How an instrument behaves once it is left in peace: at rest, and when a key is pressed.</summary>
internal static class Comeback
{
    private const double RateHz = 48000.0;
    private const int BlockFrames = 480;

    // The slowest of what may still run down: filters and couplings let go in tenths of a second, knobs arrive in hundredths.
    private const int RestFrames = 48000;
    private const int SilenceFrames = 4800;

    // The note's first 60 ms are the attack and the coupling capacitors' answer to it; 18 periods follow.
    private const int AttackFrames = 2880;
    private const int NoteFrames = 6720;

    /// <summary>One VCO, filters open, nothing modulated: its level does not depend on the phases at which free-running circuits stand.</summary>
    private static readonly Patch Calm = Patch.NormalSetting.With(Controls.Vco2Level, 0.0);

    /// <summary>RMS at SIGNAL OUT, in units of full scale, at rest and with a key held.</summary>
    /// <param name="performance">What to play before; a lane, at any rate, is played at 48 kHz and the lowest quality, to save time.</param>
    /// <param name="play">Whether to play it at all.</param>
    public static (double Silence, double Note) After(Performance performance, bool play)
    {
        performance = performance with { RateHz = RateHz, Quality = Quality.Eco, Outputs = [HostPort.SignalOut], Frames = Math.Max(BlockFrames, performance.Frames) };
        var stage = new Stage(performance);
        if (play)
            stage.Play(() => BlockFrames);
        Instrument instrument = stage.Instrument;
        Assert.True(instrument.TryReleaseAll(instrument.Now));
        Assert.True(instrument.TryPlug([], instrument.Now));
        foreach (Control control in Controls.All)
            instrument.Turn(control, Calm[control], instrument.Now);
        Process(instrument, performance, RestFrames, gateVolts: 5.0);
        double silence = Rms(Process(instrument, performance, SilenceFrames, gateVolts: 5.0));
        Assert.True(instrument.TryPress(48, instrument.Now));
        Process(instrument, performance, AttackFrames, gateVolts: 0.0);
        return (silence, Rms(Process(instrument, performance, NoteFrames, gateVolts: 0.0)));
    }

    private static double[] Process(Instrument instrument, Performance performance, int frames, double gateVolts)
    {
        double[] heard = new double[frames], input = new double[performance.Inputs.Length * BlockFrames];
        for (int port = 0; port < performance.Inputs.Length; port++)
            Array.Fill(input, PeacefulVolts(performance.Inputs[port].Jack, gateVolts) / performance.Inputs[port].VoltsPerUnit, port * BlockFrames, BlockFrames);
        for (int frame = 0; frame < frames; frame += BlockFrames)
            instrument.Process(input, heard.AsSpan(frame, BlockFrames), BlockFrames);
        return heard;
    }

    /// <summary>What the host sends where its plugs cannot be pulled: what the instrument itself would.</summary>
    private static double PeacefulVolts(Jack jack, double gateVolts) => jack.Signal switch
    {
        SignalKind.PitchHertzPerVolt => 1.0,
        SignalKind.STrigger => gateVolts,
        SignalKind.Clock => 5.0,
        _ => 0.0,
    };

    private static double Rms(double[] samples) => Math.Sqrt(samples.Average(sample => sample * sample));
}
