using System.Collections.Immutable;

namespace Ms20.Panel;

/// <summary>Where each jack's words stand: above it unless a line comes in from there.</summary>
internal static class PatchBayLegends
{
    private const double CapMm = 1.7;
    private const double PitchMm = 2.4;

    // From a jack's centre up to the foot of its legend: clear of a nut of 12.5 mm that stands on a flat, a few degrees askew.
    private const double RiseMm = 7.2;

    // The upper row's legends stand higher, so that its lines end above them on one height.
    private const double UpperRowMm = 39.4;
    private const double UpperLegendMm = 31.0;

    // Above this many letters a legend stands on two lines, where there is room for two.
    private const int LongestLine = 10;

    /// <summary>The legends of every jack that has one, the patch bay's in the order of their rows.</summary>
    internal static ImmutableArray<JackLegend> All { get; } = [.. Rows()];

    private static List<JackLegend> Rows()
    {
        var rows = new List<JackLegend>();
        foreach (Jack jack in Jacks.All)
        {
            if (jack.Legend.Length > 0)
                rows.Add(new(jack.Id, Special(jack) ?? Above(jack)));
        }

        return rows;
    }

    private static ImmutableArray<PanelText>? Special(Jack jack)
    {
        // The arrow to TOTAL leaves this jack upwards.
        if (jack == Jacks.MgTriangleOut)
            return [new("OUT", jack.XMm - 4.6, jack.YMm - RiseMm, TextAnchor.Middle, CapMm)];
        // EG 1 comes in from above; the room is to the right.
        if (jack == Jacks.VcaControlIn)
            return [new("CONTROL", jack.XMm + 8.2, 82.5, TextAnchor.Start, CapMm), new("INPUT", jack.XMm + 8.2, 84.9, TextAnchor.Start, CapMm)];
        // The trigger line runs above this one.
        if (jack == Jacks.Eg2RevOut)
            return [new(jack.Legend, jack.XMm, jack.YMm + RiseMm + CapMm, TextAnchor.Middle, CapMm)];
        // Two lines between two nuts, as far from the one as from the other.
        if (jack == Jacks.KbdTrigOut)
            return [new("KBD", jack.XMm, 73.7, TextAnchor.Middle, CapMm), new("TRIG OUT", jack.XMm, 75.9, TextAnchor.Middle, CapMm)];
        return null;
    }

    private static ImmutableArray<PanelText> Above(Jack jack)
    {
        double baseline = jack.YMm == UpperRowMm ? UpperLegendMm : jack.YMm - RiseMm;
        int cut = jack.Legend.Length > LongestLine && jack.YMm != UpperRowMm && jack != Jacks.Eg1TrigIn ? Cut(jack.Legend) : -1;
        if (jack == Jacks.KbdCvOut)
            cut = "KBD".Length;
        return cut < 0
            ? [new(jack.Legend, jack.XMm, baseline, TextAnchor.Middle, CapMm)]
            :
            [
                new(jack.Legend[..cut], jack.XMm, baseline - PitchMm, TextAnchor.Middle, CapMm),
                new(jack.Legend[(cut + 1)..], jack.XMm, baseline, TextAnchor.Middle, CapMm),
            ];
    }

    /// <summary>The space nearest to the middle.</summary>
    private static int Cut(string legend)
    {
        int best = -1;
        for (int i = 0; i < legend.Length; i++)
        {
            if (legend[i] == ' ' && (best < 0 || Math.Abs(2 * i - legend.Length) < Math.Abs(2 * best - legend.Length)))
                best = i;
        }

        return best;
    }
}
