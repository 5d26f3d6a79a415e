using Ms20.Panel;

namespace Ms20.App.Rendering;

/// <summary>Takes of one patch for layering: the same music on another unit, its knobs a hair elsewhere, as after a day's break.</summary>
internal static class Takes
{
    /// <summary>The most takes at once: the lanes of an instrument.</summary>
    public const int Most = 64;

    /// <summary>How far a knob is put back wrong, in marks either way. A tunable: about what an eye allows on a dial of ten marks.</summary>
    private const double KnobMarks = 0.2;

    /// <summary>The same for PITCH, whose mark is 2.4 semitones: 5 cents, a slow beat and no wrong note.</summary>
    private const double PitchMarks = 0.02;

    /// <summary>The same for MASTER TUNE, whose mark is 20 cents: 3 cents.</summary>
    private const double TuneMarks = 0.15;

    /// <summary>A take.</summary>
    /// <param name="patch">The patch, which is the first take.</param>
    /// <param name="take">1 and up.</param>
    /// <returns>The patch as that take plays it: on unit number <paramref name="take"/>, unless it is the ideal one, with another seed.</returns>
    public static Patch Of(Patch patch, int take)
    {
        if (take <= 1)
            return patch;
        Patch varied = patch.WithSeed(unchecked(patch.Seed + (ulong)take - 1)).WithUnit(patch.Unit == 0 ? 0 : patch.Unit + take - 1);
        foreach (Control control in Controls.All)
        {
            if (control.Kind == ControlKind.Knob && control != Controls.Volume)
                varied = varied.With(control, Varied(control, patch[control], Chance(patch.Seed, take, control)));
        }

        return varied;
    }

    // What stands at an end stop stays: it was put there on purpose, and off is off.
    private static double Varied(Control control, double dial, double chance)
    {
        if (dial == control.Minimum || dial == control.Maximum)
            return dial;
        double marks = control == Controls.Vco2Pitch ? PitchMarks : control == Controls.MasterTune ? TuneMarks : KnobMarks;
        return Math.Clamp(dial + marks * chance, control.Minimum, control.Maximum);
    }

    /// <summary>-1 to +1, even; the same for the same patch, take and knob. A hash (Steele, Lea and Flood's SplitMix64).</summary>
    private static double Chance(ulong seed, int take, Control control)
    {
        unchecked
        {
            ulong x = seed + ((ulong)take * 1009 + (ulong)control.Index) * 0x9E3779B97F4A7C15;
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
            x ^= x >> 31;
            return (x >> 11) / (double)(1UL << 52) - 1.0;
        }
    }
}
