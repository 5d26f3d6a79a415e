using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ms20.Bench.Figures;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    private const string Mark = "machine";

    /// <summary>The processor, its instruction sets as this program may use them, system, runtime and compiler.</summary>
    public static string Description
    {
        get
        {
            string compiler = RuntimeFeature.IsDynamicCodeSupported ? "JIT" : "native AOT";
            string registers = Vector512.IsHardwareAccelerated ? "AVX-512" : Vector256.IsHardwareAccelerated ? "256 bits" : "128 bits";
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{Processor} x {Environment.ProcessorCount}, registers used up to {registers}, {RuntimeInformation.OSDescription}, "
                + $"{RuntimeInformation.FrameworkDescription} {compiler}");
        }
    }

    /// <summary>How many programs have wanted to run in the last five minutes, or null where the system does not say.</summary>
    public static string? Load => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[1] : null;

    /// <summary>The description as a line of the figures.</summary>
    public static string Line => $"{Mark}\t{Description}";

    /// <summary>Reads a line; null where it does not describe a machine.</summary>
    public static string? TryRead(string line) => line.Split('\t') is [Mark, string description] ? description : null;

    private static string Processor
    {
        get
        {
            if (!File.Exists("/proc/cpuinfo"))
                return $"{RuntimeInformation.ProcessArchitecture}";
            string? model = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
            return model is null ? $"{RuntimeInformation.ProcessArchitecture}" : model[(model.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        }
    }
}
