using BenchmarkDotNet.Attributes;
using Ms20.Bench.Loads;
using Ms20.Engine;

namespace Ms20.Bench.Benchmarks;

/// <summary>Nanoseconds per engine sample of the whole instrument at 48 kHz; times and allocations are for one sample of all lanes together.</summary>
/// <remarks>
/// Traps avoided. Notes are played for as long as it runs: an instrument left alone falls silent, and silence is cheap, or dear where numbers become
/// denormal. Every lane is another unit and plays other notes at other times, so that the lanes' edges do not fall together. Filters have had
/// 0.1 s to begin to whistle. Per engine sample, not per frame, so that qualities can be compared: per frame they cost 2, 4 and 8 times
/// as much. The host's part, decimation and events, is included.
/// </remarks>
[MemoryDiagnoser]
public class InstrumentBenchmarks
{
    private const int Samples = 4096;

    private Load? _load;

    /// <summary>Both revisions.</summary>
    public static IEnumerable<string> Revisions => InstrumentLoads.Revisions;

    /// <summary>Both patches.</summary>
    public static IEnumerable<string> Patches => BenchPatches.Names;

    /// <summary>The widths this processor has.</summary>
    public static IEnumerable<int> LaneWidths => Widths.Usable;

    [ParamsSource(nameof(Revisions))]
    public string Revision { get; set; } = "";

    [ParamsSource(nameof(Patches))]
    public string Patch { get; set; } = "";

    [ParamsAllValues]
    public Quality Quality { get; set; }

    [ParamsSource(nameof(LaneWidths))]
    public int Lanes { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _load = InstrumentLoads.Create(Revision, Patch, Quality, Lanes);
        _load.Rewind();
    }

    [Benchmark(OperationsPerInvoke = Samples)]
    public void Process() => _load!.Run(Samples);
}
