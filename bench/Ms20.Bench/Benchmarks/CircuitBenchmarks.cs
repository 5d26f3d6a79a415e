using BenchmarkDotNet.Attributes;
using Ms20.Bench.Loads;

namespace Ms20.Bench.Benchmarks;

/// <summary>Nanoseconds per engine sample of every circuit by itself; times and allocations are for one sample of all lanes together.</summary>
/// <remarks>
/// Traps avoided. Every lane hears another input, and knobs stand a little apart: alike, the lanes would have their edges and their hard
/// Newton steps in the same sample, and eight would look cheaper than they are. Inputs run on for 21 ms instead of repeating one tick that
/// the branch predictor learns by heart. BeginTick is timed with Run: drifts and coefficients are part of the price. Outputs lie in
/// the circuit's own buffers, so nothing can be optimised away. Feeding an input costs too: see the harness's own row.
/// </remarks>
[MemoryDiagnoser]
public class CircuitBenchmarks
{
    private const int Samples = 4096;

    private Load? _load;

    /// <summary>The circuits there are.</summary>
    public static IEnumerable<string> Circuits => CircuitLoads.Names;

    /// <summary>The widths this processor has.</summary>
    public static IEnumerable<int> LaneWidths => Widths.Usable;

    [ParamsSource(nameof(Circuits))]
    public string Circuit { get; set; } = "";

    [ParamsSource(nameof(LaneWidths))]
    public int Lanes { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _load = CircuitLoads.Create(Circuit, Lanes);
        _load.Rewind();
    }

    [Benchmark(OperationsPerInvoke = Samples)]
    public void Run() => _load!.Run(Samples);
}
