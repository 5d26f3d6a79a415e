using System.Reflection;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Running;
using Ms20.Bench.Figures;

namespace Ms20.Bench;

/// <summary>--smoke: every benchmark and every figure once, as quickly as possible, to see that they run. What they take means nothing.</summary>
internal static class Smoke
{
    /// <summary>Runs everything once; throws where something does.</summary>
    public static int Run()
    {
        int benchmarks = 0;
        foreach (Type type in typeof(Smoke).Assembly.GetTypes())
        {
            if (!type.GetMethods().Any(method => method.IsDefined(typeof(BenchmarkAttribute))))
                continue;
            foreach (BenchmarkCase benchmark in BenchmarkConverter.TypeToBenchmarks(type).BenchmarksCases)
            {
                RunOnce(benchmark);
                benchmarks++;
            }
        }

        var set = new FigureSet("JIT", AllFigures.Take(Effort.Smoke), _ => { });
        int lines = new FiguresPage([set, set], DateOnly.MinValue, Machine.Load).Write().Split('\n').Length;
        Console.WriteLine($"{benchmarks} benchmarks ran, and a page of {lines} lines was written.");
        return 0;
    }

    /// <summary>What BenchmarkDotNet would do, without timing.</summary>
    private static void RunOnce(BenchmarkCase benchmark)
    {
        object instance = Activator.CreateInstance(benchmark.Descriptor.Type)!;
        foreach (var parameter in benchmark.Parameters.Items)
            benchmark.Descriptor.Type.GetProperty(parameter.Name)!.SetValue(instance, parameter.Value);
        benchmark.Descriptor.GlobalSetupMethod?.Invoke(instance, null);
        benchmark.Descriptor.WorkloadMethod.Invoke(instance, null);
    }
}
