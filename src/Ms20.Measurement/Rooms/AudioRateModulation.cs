using Ms20.Engine;
using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Engine.Signals;
using Ms20.Measurement.Analysis;
using Ms20.Measurement.Rigs;

namespace Ms20.Measurement.Rooms;

/// <summary>Cutoff and pitch moved at audio rate: the standard rate against thirty-two times the host's.</summary>
internal static class AudioRateModulation
{
    private const double Seconds = 0.1;
    private const double ModulationHz = 1000.0;
    private const string Same = "what is left is below the modulation's own sidebands by as much as one can hear into a dense spectrum";

    /// <summary>The room.</summary>
    public static Room Room { get; } = new(
        "Modulation at audio rate",
        "A sine of 1 kHz moves the cutoff by two octaves each way around 1 kHz, at 0.9 of the loop gain that oscillates, while a saw of 330 Hz (additive up to 20 kHz; early "
        + "0.3 V, late 2 V at the netlist's port) goes through; and it moves the pitch of an oscillator's saw by two octaves each way around 500 Hz. 100 ms at 4 x 48 kHz "
        + "against the same at 32 x 48 kHz, below 20 kHz, as it leaves the instrument.",
        [
            .. FilterCase.All.Select(filter => new Row(
                $"modulation.cutoff.{filter.Id}", $"{filter.Title}, cutoff", "dB", Target.AtMost(-40.0, Same), _ => BandNull.Db(Filtered(filter, 4), Filtered(filter, 32), Seconds))
            { Digits = 1, OnRecord = -58.0 }),
            new Row("modulation.pitch.saw", "VCO, saw, pitch", "dB", Target.AtMost(-40.0, Same), _ => BandNull.Db(Oscillated(4), Oscillated(32), Seconds, Late(4) - Late(32)))
            { Digits = 1, OnRecord = -62.0 },
        ])
    {
        HasCircuit = true,
    };

    private static double[] Filtered(FilterCase filter, int oversampling)
    {
        var rig = new FilterRig(filter, oversampling, 1000.0, 0.9 * filter.Threshold);
        double peak = filter.IsEarly ? 0.3 : 2.0;
        var wave = new double[(int)(Seconds * rig.Rate.EngineHz)];
        for (int i = 0; i < wave.Length; i++)
        {
            double seconds = i * rig.Rate.StepSeconds;
            rig.CutoffHz = 1000.0 * Math.Pow(2.0, Octaves(seconds));
            wave[i] = rig.Step(peak * Saw(seconds));
        }

        return wave;
    }

    private static double[] Oscillated(int oversampling)
    {
        var rig = new OscillatorRig<Lanes1>(new EngineRate(48000.0, oversampling));
        rig.Vco1.Wave.Turn(0, 1);
        rig.Reset();
        // An exponential of the modulation, applied to the CV; 500 Hz are 3.82 V. It stands still until 0.5 ms before the record and then sets off along a
        // line, so that it is at the same phase at every rate.
        const double volts = 500.0 / OscillatorParts.HertzPerVolt, before = 0.001, run = 0.0005;
        int skipped = (int)(before * rig.Rate.EngineHz);
        (double, double) Cv(int i)
        {
            double seconds = i * rig.Rate.StepSeconds - before;
            double cv = seconds < 0.0 ? volts * Math.Max(0.0, 1.0 + seconds / run) : volts * Math.Pow(2.0, Octaves(seconds));
            return i < 0 ? (0.0, 0.0) : (cv, cv);
        }

        return rig.Render(skipped + (int)(Seconds * rig.Rate.EngineHz), Cv).Vco1[skipped..];
    }

    private static double Late(int oversampling) => BandLimitedWave<Lanes1>.LatencySamples / (48000.0 * oversampling);

    private static double Octaves(double seconds) => 2.0 * Math.Sin(2.0 * Math.PI * ModulationHz * seconds);

    private static double Saw(double seconds)
    {
        double sum = 0.0, angle = 2.0 * Math.PI * 330.0 * seconds;
        for (int harmonic = 1; harmonic * 330.0 < 20000.0; harmonic++)
            sum += 2.0 / Math.PI * (harmonic % 2 == 1 ? 1.0 : -1.0) / harmonic * Math.Sin(harmonic * angle);
        return sum;
    }
}
