using Ms20.Panel;

namespace Ms20.Engine.Circuits;

/// <summary>
/// Draws the parts of a unit. Unit 0 is nominal in everything. Unit 1 is a calibrated, warm instrument: in tune, alive, with the pair of
/// oscillators a few cents apart. Every other number is another instrument off the line, the same one each time.
/// </summary>
/// <remarks>
/// The spreads are estimates (5 % resistors and capacitors, matched pairs, a service by ear), one standard deviation, cut at 2.5.
/// All are tunables; none is a published figure.
/// </remarks>
internal static class UnitDraw
{
    private const double CutDeviations = 2.5;
    private const double OctavesPerCent = 1.0 / 1200.0;

    /// <summary>Slow walk of each VCO, standard deviation in cents.</summary>
    private const double VcoDriftCents = 0.6;

    /// <summary>Slow walk of each cutoff: 0.3 %, in octaves.</summary>
    private const double FilterDriftOctaves = 0.00432;

    /// <summary>The mistrack of unit 1's pair in cents: between 2 and 3, a slow beat in unison.</summary>
    private const double AliveMistrackCents = 2.5;

    /// <summary>How much louder than its nominal noise the early filter hisses at full PEAK.</summary>
    private const double Hiss = 4.0;

    /// <summary>Draws one unit for each lane.</summary>
    /// <param name="units">Each lane's unit number, 0 or more.</param>
    /// <param name="seeds">Each lane's seed of noise and start phases.</param>
    /// <param name="revision">The filter revision, which decides the spread of the loop gain.</param>
    public static UnitParts<TLanes> Draw<TLanes>(ReadOnlySpan<int> units, ReadOnlySpan<ulong> seeds, FilterRevision revision)
        where TLanes : struct, ILanes<TLanes>
    {
        var parts = new UnitParts<TLanes>();
        double[,] table = new double[11, 8];
        for (int lane = 0; lane < TLanes.Width; lane++)
        {
            int source = Math.Min(lane, units.Length - 1);
            parts.Seeds[lane] = seeds[source];
            DrawLane(units[source], revision, table, lane);
        }

        parts.Vco1Octaves = Row<TLanes>(table, 0);
        parts.Vco2Octaves = Row<TLanes>(table, 1);
        parts.VcoDriftOctaves = Row<TLanes>(table, 2);
        parts.HpfCutoffFactor = Row<TLanes>(table, 3);
        parts.LpfCutoffFactor = Row<TLanes>(table, 4);
        parts.HpfLoopGainFactor = Row<TLanes>(table, 5);
        parts.LpfLoopGainFactor = Row<TLanes>(table, 6);
        parts.FilterDriftOctaves = Row<TLanes>(table, 7);
        parts.FilterHiss = Row<TLanes>(table, 7) * TLanes.Of(Hiss / FilterDriftOctaves);
        parts.Eg1TimeFactor = Row<TLanes>(table, 8);
        parts.Eg2TimeFactor = Row<TLanes>(table, 9);
        parts.MgFrequencyFactor = Row<TLanes>(table, 10);
        return parts;
    }

    private static void DrawLane(int unit, FilterRevision revision, double[,] table, int lane)
    {
        bool alive = unit != 0;
        bool drawn = unit is not (0 or 1);
        ulong state = unchecked((ulong)unit * 0x9E3779B97F4A7C15UL + 0x2545F4914F6CDD1DUL);
        double loopGainSpread = revision == FilterRevision.Early ? 0.04 : 0.03;
        table[0, lane] = drawn ? Gauss(ref state) * 1.0 * OctavesPerCent : 0.0;
        table[1, lane] = drawn ? Gauss(ref state) * 3.0 * OctavesPerCent : alive ? AliveMistrackCents * OctavesPerCent : 0.0;
        table[2, lane] = alive ? VcoDriftCents * OctavesPerCent : 0.0;
        table[3, lane] = drawn ? 1.0 + 0.03 * Gauss(ref state) : 1.0;
        table[4, lane] = drawn ? 1.0 + 0.03 * Gauss(ref state) : 1.0;
        table[5, lane] = drawn ? 1.0 + loopGainSpread * Gauss(ref state) : 1.0;
        table[6, lane] = drawn ? 1.0 + loopGainSpread * Gauss(ref state) : 1.0;
        table[7, lane] = alive ? FilterDriftOctaves : 0.0;
        table[8, lane] = drawn ? 1.0 + 0.10 * Gauss(ref state) : 1.0;
        table[9, lane] = drawn ? 1.0 + 0.10 * Gauss(ref state) : 1.0;
        table[10, lane] = drawn ? 1.0 + 0.08 * Gauss(ref state) : 1.0;
    }

    /// <summary>A number of deviation 1: twelve uniform ones summed, cut at 2.5 deviations.</summary>
    private static double Gauss(ref ulong state)
    {
        double sum = -6.0;
        for (int i = 0; i < 12; i++)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            sum += (state >> 11) * (1.0 / (1UL << 53));
        }

        return Math.Clamp(sum, -CutDeviations, CutDeviations);
    }

    private static TLanes Row<TLanes>(double[,] table, int row)
        where TLanes : struct, ILanes<TLanes>
    {
        Span<double> values = stackalloc double[8];
        for (int lane = 0; lane < 8; lane++)
            values[lane] = table[row, lane];
        return TLanes.Load(values);
    }
}
