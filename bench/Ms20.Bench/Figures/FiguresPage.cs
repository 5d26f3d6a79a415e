using System.Globalization;
using System.Text;
using Ms20.Bench.Loads;
using Ms20.Engine;

namespace Ms20.Bench.Figures;

/// <summary>Figures as a Markdown page: columns side by side for each compiler.</summary>
internal sealed class FiguresPage(IReadOnlyList<FigureSet> sets, DateOnly day, string? machineLoad)
{
    private const string Missing = "-";

    private static readonly int[] AllWidths = [1, 4, 8];

    private readonly StringBuilder _page = new();

    /// <summary>The page.</summary>
    public string Write()
    {
        WriteHead();
        foreach (Quality quality in Enum.GetValues<Quality>())
            WriteInstrument(quality);
        WriteBlocks();
        _page.AppendLine("\n## Circuits\n")
            .AppendLine("Each circuit by itself, knobs at rest near the middle of their ranges, audio inputs fed with saws of 2.5 V. The harness's own row is in every")
            .AppendLine("circuit once for each of its inputs.\n");
        WriteTimes(AllFigures.Circuits);
        return _page.ToString();
    }

    private static string Number(double number) => number switch
    {
        < 9.95 => number.ToString("0.0", CultureInfo.InvariantCulture),
        _ => number.ToString("0", CultureInfo.InvariantCulture),
    };

    private static string Time(Figure? figure) => figure is null ? Missing : $"{Number(figure.Nanoseconds)} ({Number(figure.Ratio)})";

    private static double EngineHz(Quality quality) => EngineRate.For(InstrumentLoad.RateHz, quality).EngineHz;

    private static string Voices(Figure? figure, Quality quality) =>
        figure is null ? Missing : Number(figure.Width * 1e9 / (figure.Nanoseconds * EngineHz(quality)));

    private static string PartOfCore(Figure? figure, Quality quality) =>
        figure is null ? Missing : $"{Number(figure.Nanoseconds * EngineHz(quality) * 1e-7)} %";

    private static string EightToOne(Figure? one, Figure? eight) =>
        one is null || eight is null ? Missing : (eight.Nanoseconds / one.Nanoseconds).ToString("0.00", CultureInfo.InvariantCulture);

    private static string[] Cells(BlockFigure blocks) =>
    [
        $"{Number(blocks.MedianMicroseconds)} us", $"{Number(blocks.HighMicroseconds)} us",
        blocks.Ratio.ToString("0.00", CultureInfo.InvariantCulture),
    ];

    private void WriteHead()
    {
        _page.AppendLine("# Benchmarks\n")
            .AppendLine("Written by `bash bench/figures.sh`, not by hand. A benchmark is not a test: nothing here passes or fails.\n")
            .AppendLine("Times are nanoseconds per engine sample, all lanes of the width together; in brackets the same as a multiple of the reference kernel, a linear")
            .AppendLine("state-variable filter timed in between. Compare the multiples, not the times: they depend less on the machine and on what else it does.")
            .AppendLine("Each is the minimum over rounds of the same work, slice by slice, averaged over four places in memory: where registers are as wide as cache")
            .AppendLine("lines places matter, and at 8 lanes one run of a program may find a circuit twice as dear as another run, and the instrument a tenth.")
            .AppendLine("An engine sample is 1/96,000 s at Eco, 1/192,000 s at Standard and 1/384,000 s at High of a 48 kHz host. A lane is a complete instrument;")
            .AppendLine("8:1 is what eight cost in units of one.\n");
        foreach (FigureSet set in sets)
        {
            _page.AppendLine(
                CultureInfo.InvariantCulture, $"- **{set.Title}**: {set.MachineDescription}; reference kernel {set.ReferenceNanoseconds:0.00} ns.");
            if (!set.FigureWidths.Contains(8))
                _page.AppendLine("  Without AVX-512 there is no width of 8: the instrument takes two times 4.");
        }

        string busy = machineLoad is null ? "" : $" while {machineLoad} programs on average wanted to run, this one included";
        _page.AppendLine(CultureInfo.InvariantCulture, $"- Taken on {day:yyyy-MM-dd}{busy}.");
    }

    private void WriteInstrument(Quality quality)
    {
        string group = AllFigures.InstrumentAt(quality);
        _page.AppendLine(CultureInfo.InvariantCulture, $"\n## The whole instrument at 48 kHz, {quality}\n");
        WriteTimes(group);
        _page.AppendLine("\nVoices a core can play in real time, by width, and what one instrument takes of a core:\n");
        Row("", set => [.. AllWidths.Select(width => $"{set.Title} x {width}"), "one instrument"]);
        Rule(AllWidths.Length + 1);
        foreach (string load in sets[0].LoadsOf(group))
        {
            Row(load, set =>
            [
                .. AllWidths.Select(width => Voices(set.Find(group, load, width), quality)), PartOfCore(set.Find(group, load, 1), quality),
            ]);
        }
    }

    private void WriteTimes(string group)
    {
        Row("", set => [.. AllWidths.Select(width => $"{set.Title} x {width}"), "8:1"]);
        Rule(AllWidths.Length + 1);
        foreach (string load in sets[0].LoadsOf(group))
        {
            Row(load, set =>
            [
                .. AllWidths.Select(width => Time(set.Find(group, load, width))), EightToOne(set.Find(group, load, 1), set.Find(group, load, 8)),
            ]);
        }
    }

    private void WriteBlocks()
    {
        double available = 1e6 * InstrumentLoad.BlockFrames / InstrumentLoad.RateHz;
        _page.AppendLine("\n## Evenness\n")
            .AppendLine(CultureInfo.InvariantCulture, $"One instrument at Standard in blocks of {InstrumentLoad.BlockFrames} frames, each of which has {available:0} microseconds.")
            .AppendLine(CultureInfo.InvariantCulture, $"Measured in {sets[0].Blocks[0].Clock}, disturbances included.\n");
        Row("", set => [$"{set.Title}: median", "99.9th percentile", "over median"]);
        Rule(3);
        for (int i = 0; i < sets[0].Blocks.Count; i++)
        {
            int row = i;
            Row(sets[0].Blocks[row].Load, set => Cells(set.Blocks[row]));
        }
    }

    private void Row(string title, Func<FigureSet, string[]> cells) =>
        _page.Append("| ").Append(title).Append(" | ").AppendJoin(" | ", sets.SelectMany(cells)).AppendLine(" |");

    private void Rule(int cellsPerSet)
    {
        _page.Append("|---|");
        for (int i = 0; i < cellsPerSet * sets.Count; i++)
            _page.Append("--:|");
        _page.AppendLine();
    }
}
