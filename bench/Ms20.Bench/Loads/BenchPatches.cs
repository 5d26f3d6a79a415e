using Ms20.Panel;

namespace Ms20.Bench.Loads;

/// <summary>The patches the whole instrument is timed on. They belong to the figures: a figure can be compared only while they stay as they are.</summary>
internal static class BenchPatches
{
    /// <summary>What people play: a saw and a square an octave apart, a half open filter with some peak that the envelope opens, a little vibrato.</summary>
    public const string Ordinary = "ordinary patch";

    /// <summary>
    /// Everything that costs: sound fed back into the mixer and into all modulation, so that oscillators, mixer, filters, amplifier and output run
    /// a sample at a time; both filters whistling; a pulse and the ring modulator high up, so that edges are many; cutoffs shaken by it all.
    /// </summary>
    public const string Worst = "worst case";

    /// <summary>The names of both.</summary>
    public static IReadOnlyList<string> Names { get; } = [Ordinary, Worst];

    /// <summary>A patch by name.</summary>
    public static Patch Of(string name, Profile profile) => (name == Worst ? WorstCase() : OrdinaryPatch()).WithProfile(profile);

    /// <summary>The lowest note that is played on a patch.</summary>
    public static int LowestNote(string name) => name == Worst ? 72 : 45;

    private static Patch OrdinaryPatch() => Patch.NormalSetting
        .With(Controls.Vco2Wave, 1.0).With(Controls.Vco2Scale, 2.0)
        .With(Controls.HpfCutoff, 2.0).With(Controls.HpfPeak, 2.0)
        .With(Controls.LpfCutoff, 5.0).With(Controls.LpfPeak, 4.5).With(Controls.LpfEg2, 4.0)
        .With(Controls.FmMg, 1.0).With(Controls.MgFrequency, 7.0)
        .With(Controls.Eg2Decay, 5.0).With(Controls.Eg2Sustain, 6.0).With(Controls.Eg2Release, 4.0);

    private static Patch WorstCase() => Patch.NormalSetting
        .With(Controls.Vco1Wave, 2.0).With(Controls.Vco1PulseWidth, 4.0).With(Controls.Vco1Scale, 3.0)
        .With(Controls.Vco2Wave, 3.0).With(Controls.Vco2Pitch, 2.3).With(Controls.Vco2Scale, 3.0)
        .With(Controls.Vco1Level, 10.0).With(Controls.Vco2Level, 10.0)
        .With(Controls.HpfCutoff, 5.0).With(Controls.HpfPeak, 10.0).With(Controls.HpfMg, 5.0)
        .With(Controls.LpfCutoff, 7.0).With(Controls.LpfPeak, 10.0).With(Controls.LpfMg, 5.0).With(Controls.LpfEg2, 3.0)
        .With(Controls.FmMg, 4.0).With(Controls.Volume, 10.0)
        .WithCable(Jacks.PhonesOut, Jacks.ExtSignalIn).WithCable(Jacks.SignalOut, Jacks.Total);
}
