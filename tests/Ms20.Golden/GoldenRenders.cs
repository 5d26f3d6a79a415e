using Ms20.Engine;
using Ms20.Panel;

namespace Ms20.Golden;

/// <summary>
/// Short renders that together run every circuit, and their hashes. The hash of a render is the same on every machine, instruction set
/// and compiler, or the promise "same patch, same bits" is broken.
/// </summary>
internal static class GoldenRenders
{
    private const double RateHz = 48000.0;
    private const int Frames = 24000;

    /// <summary>What golden.txt begins with.</summary>
    public const string Header = """
        # Golden renders: a name, and the FNV-1a hash of every bit of every sample. The same on every machine, instruction set and compiler.
        # They move only when the sound does, in a commit that says why, with a line in CHANGELOG.md. To write this file anew:
        #   dotnet run -c Release --project tests/Ms20.Golden -- tests/Ms20.Golden/golden.txt
        """;

    /// <summary>The renders by name.</summary>
    public static IReadOnlyList<(string Name, Func<ulong> Hash)> All { get; } =
    [
        ("early-voice", () => Render(Voice(Profiles.Early1978), 1)),
        ("late-voice", () => Render(Voice(Profiles.Late1978), 1)),
        ("early-whistle", () => Render(Whistle(Profiles.Early1978), 1)),
        ("late-whistle", () => Render(Whistle(Profiles.Late1978), 1)),
        ("ring-and-glide", () => Render(RingAndGlide(), 1)),
        ("modulation", () => Render(Modulation(), 1)),
        ("feedback", () => Render(Feedback(), 1)),
        ("eight-lanes", () => Render(Voice(Profiles.Late1978), 8)),
        ("eight-old-and-cold", () => Render(Voice(Profiles.Early1978), 8, age: 1.0, cold: true)),
        ("rear-panel", () => Render(Rear(), 1)),
    ];

    private static Patch Voice(Profile profile) => Patch.NormalSetting.WithProfile(profile)
        .With(Controls.LpfCutoff, 4.5).With(Controls.LpfPeak, 6.0).With(Controls.LpfEg2, 5.0).With(Controls.HpfCutoff, 2.0)
        .With(Controls.HpfPeak, 4.0).With(Controls.Eg2Decay, 4.0).With(Controls.Eg2Sustain, 4.0).With(Controls.Vco2Wave, 1.0)
        .With(Controls.Vco2Pitch, 0.1).With(Controls.LpfMg, 3.0).With(Controls.MgFrequency, 7.0);

    private static Patch Whistle(Profile profile) => Patch.NormalSetting.WithProfile(profile)
        .With(Controls.Vco1Level, 0.0).With(Controls.Vco2Level, 0.0).With(Controls.LpfPeak, 10.0).With(Controls.HpfPeak, 10.0)
        .With(Controls.LpfCutoff, 6.0).With(Controls.HpfCutoff, 3.0).With(Controls.LpfEg2, 4.0);

    private static Patch RingAndGlide() => Patch.NormalSetting
        .With(Controls.Vco1Wave, 2.0).With(Controls.Vco1PulseWidth, 3.0).With(Controls.Vco2Wave, 3.0).With(Controls.Vco2Pitch, 2.7)
        .With(Controls.Portamento, 4.0).With(Controls.FmEg1, 6.0).With(Controls.Eg1Attack, 2.0).With(Controls.LpfCutoff, 8.0);

    private static Patch Modulation() => Patch.NormalSetting
        .With(Controls.Vco1Wave, 3.0).With(Controls.FmMg, 5.0).With(Controls.HpfEg2, 3.0).With(Controls.LpfCutoff, 6.0)
        .With(Controls.LpfPeak, 8.0).With(Controls.LpfMg, 6.0).With(Controls.MgFrequency, 9.0).With(Controls.MgWave, 8.0)
        .WithCable(Jacks.PinkOut, Jacks.SampleHoldIn).WithCable(Jacks.MgPulseOut, Jacks.SampleHoldClock)
        .WithCable(Jacks.SampleHoldOut, Jacks.VcaIn).WithCable(Jacks.VcaOut, Jacks.Total).WithCable(Jacks.Eg1RevOut, Jacks.InitialGain);

    private static Patch Feedback() => Patch.NormalSetting
        .With(Controls.LpfCutoff, 6.0).With(Controls.LpfPeak, 5.0).With(Controls.HpfPeak, 5.0).With(Controls.FmMg, 4.0).With(Controls.LpfMg, 5.0)
        .WithCable(Jacks.PhonesOut, Jacks.ExtSignalIn).WithCable(Jacks.SignalOut, Jacks.Total).WithCable(Jacks.ButtonOut, Jacks.TrigIn)
        .WithCable(Jacks.WheelOut, Jacks.InitialGain);

    private static Patch Rear() => Patch.NormalSetting
        .WithRear(RearPanel.Fm, 1).WithRear(RearPanel.Sync, 1).WithRear(RearPanel.LpfType, RearPanel.LateType)
        .WithRear(RearPanel.Converter1, RearPanel.ToVoltsPerOctave).WithRear(RearPanel.Converter1Attenuation, 6.0)
        .WithRear(RearPanel.Converter2Offset, 0.3)
        .With(Controls.Vco1Wave, 2.0).With(Controls.Vco2Wave, 3.0).With(Controls.FmEg1, 6.0).With(Controls.Eg1Attack, 2.0)
        .With(Controls.LpfCutoff, 5.0).With(Controls.LpfEg2, 7.071).With(Controls.LpfPeak, 7.0).With(Controls.Portamento, 3.0)
        .WithCable(RearPanel.KbdVoltsPerOctaveOut, Jacks.LpfCutoffIn).WithCable(Jacks.MgTriangleOut, RearPanel.PwmIn)
        .WithCable(Jacks.KbdCvOut, RearPanel.Converter1In).WithCable(RearPanel.Converter1Out, RearPanel.VoltsPerOctaveIn)
        .WithCable(RearPanel.KbdVoltsPerOctaveOut, RearPanel.Converter2In).WithCable(RearPanel.Converter2Out, Jacks.Vco2CvIn)
        .WithCable(RearPanel.GateOut, RearPanel.GateIn);

    private static ulong Render(Patch patch, int lanes, double age = 0.0, bool cold = false)
    {
        var instrument = new Instrument(patch, lanes);
        for (int lane = 0; lane < lanes; lane++)
            instrument.SetUnit(lane, lane + 1, (ulong)(lane + 11));
        const int block = 480;
        instrument.Prepare(new InstrumentOptions { SampleRateHz = RateHz, MaximumFrames = block, Age = age, Cold = cold });
        for (int lane = 0; lane < lanes; lane++)
        {
            instrument.TryPress(48 + 5 * lane, 100, lane);
            instrument.TryPress(55 + 5 * lane, 7001, lane);
            instrument.TryRelease(48 + 5 * lane, 12345, lane);
            instrument.TryRelease(55 + 5 * lane, 17777, lane);
        }

        instrument.Turn(Controls.LpfCutoff, 7.5, 9000);
        instrument.Turn(Controls.Button, 1.0, 9500);
        instrument.Turn(Controls.Wheel, 4.0, 9600);
        ulong hash = 14695981039346656037UL;
        double[] output = new double[block * lanes];
        for (int frame = 0; frame < Frames; frame += block)
        {
            instrument.Process([], output, block);
            foreach (double sample in output)
                hash = unchecked((hash ^ BitConverter.DoubleToUInt64Bits(sample)) * 1099511628211UL);
        }

        return hash;
    }
}
