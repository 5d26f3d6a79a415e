using System.Collections.Immutable;
using Ms20.Panel;

namespace Ms20.Engine.Tests.Acceptance;

/// <summary>An instrument on the bench: a patch, voltages into jacks, keys pressed at given seconds, and recordings of any jacks.</summary>
internal sealed class Rig
{
    private readonly List<(double Seconds, Action<Instrument, long> Do)> _events = [];
    private readonly List<(Jack Jack, Func<double, double> Volts)> _inputs = [];

    public Rig(Patch patch) => Patch = patch;

    public Patch Patch { get; }

    public double RateHz { get; init; } = 48000.0;

    public Quality Quality { get; init; } = Quality.Standard;

    public bool CircuitNoise { get; init; } = true;

    /// <summary>The clean bench patch: unit 0, everything at its normal setting, volume full.</summary>
    public static Patch Clean(Profile? profile = null) => Patch.NormalSetting
        .WithUnit(0).WithProfile(profile ?? Profiles.Early1978).With(Controls.Volume, 10.0);

    public Rig Press(int note, double seconds = 0.0) => At(seconds, (i, t) => Assert.True(i.TryPress(note, t)));

    public Rig Release(int note, double seconds) => At(seconds, (i, t) => Assert.True(i.TryRelease(note, t)));

    public Rig Turn(Control control, double dial, double seconds) => At(seconds, (i, t) => i.Turn(control, dial, t));

    public Rig Plug(ImmutableArray<Cable> cables, double seconds) => At(seconds, (i, t) => Assert.True(i.TryPlug(cables, t)));

    /// <summary>Drives a jack with volts over time.</summary>
    public Rig Drive(Jack jack, Func<double, double> volts)
    {
        _inputs.Add((jack, volts));
        return this;
    }

    /// <summary>Records SIGNAL OUT in volts.</summary>
    public double[] Record(double seconds) => Record(seconds, Jacks.SignalOut)[0];

    /// <summary>Records jacks in volts.</summary>
    public double[][] Record(double seconds, params Jack[] jacks)
    {
        var inputs = ImmutableArray.CreateBuilder<HostPort>();
        foreach ((Jack jack, _) in _inputs)
            inputs.Add(new HostPort(jack));
        var outputs = ImmutableArray.CreateBuilder<HostPort>();
        foreach (Jack jack in jacks)
            outputs.Add(new HostPort(jack));
        var instrument = new Instrument(Patch);
        const int block = 256;
        instrument.Prepare(new InstrumentOptions
        {
            SampleRateHz = RateHz,
            MaximumFrames = block,
            Quality = Quality,
            CircuitNoise = CircuitNoise,
            Inputs = inputs.ToImmutable(),
            Outputs = outputs.ToImmutable(),
        });
        foreach ((double at, Action<Instrument, long> act) in _events.OrderBy(e => e.Seconds))
            act(instrument, (long)Math.Round(at * RateHz));
        return Run(instrument, jacks.Length, (int)Math.Round(seconds * RateHz), block);
    }

    private double[][] Run(Instrument instrument, int outputs, int frames, int block)
    {
        double[][] recordings = new double[outputs][];
        for (int o = 0; o < outputs; o++)
            recordings[o] = new double[frames];
        for (int frame = 0; frame < frames; frame += block)
        {
            int count = Math.Min(block, frames - frame);
            double[] input = new double[_inputs.Count * count], output = new double[outputs * count];
            for (int i = 0; i < _inputs.Count; i++)
            {
                for (int n = 0; n < count; n++)
                    input[i * count + n] = _inputs[i].Volts((frame + n) / RateHz);
            }

            instrument.Process(input, output, count);
            for (int o = 0; o < outputs; o++)
                output.AsSpan(o * count, count).CopyTo(recordings[o].AsSpan(frame));
        }

        return recordings;
    }

    private Rig At(double seconds, Action<Instrument, long> act)
    {
        _events.Add((seconds, act));
        return this;
    }
}
