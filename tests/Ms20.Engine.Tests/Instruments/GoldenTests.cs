using System.Diagnostics;
using System.Runtime.Intrinsics;

namespace Ms20.Engine.Tests;

/// <summary>Same patch, same bits: the golden renders in processes of their own, each with other registers or another way of compiling.</summary>
public class GoldenTests
{
    // Measured: 3 s with every intrinsic switched off, on one core of 2026.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3.0);

    private static string ThisMachine => $"Vector256 {Vector256.IsHardwareAccelerated}, Vector512 {Vector512.IsHardwareAccelerated}";

    [Theory]
    [InlineData("")]
    [InlineData("EnableAVX512=0", "Vector512 False")]
    [InlineData("EnableAVX2=0", "Vector256 False, Vector512 False")]
    [InlineData("EnableHWIntrinsic=0", "Vector256 False, Vector512 False")]
    [InlineData("TieredCompilation=1")]
    public void The_golden_renders_give_the_hashes_on_record(string setting, string? registers = null)
    {
        (string hashes, string used) = Run(setting);
        // A setting that did not reach the renders would compare a run with itself.
        Assert.Contains(registers ?? ThisMachine, used, StringComparison.Ordinal);
        Assert.True(
            OnRecord() == hashes,
            $"With '{setting}' ({used.Trim()}) the renders give\n{hashes}\nbut on record is\n{OnRecord()}\n"
                + "If the sound was meant to change: dotnet run -c Release --project tests/Ms20.Golden -- tests/Ms20.Golden/golden.txt");
    }

    private static string OnRecord() =>
        string.Concat(File.ReadLines(Path.Combine(AppContext.BaseDirectory, "golden.txt")).Where(line => !line.StartsWith('#')).Select(line => line + "\n"));

    private static (string Hashes, string Registers) Run(string setting)
    {
        var start = new ProcessStartInfo(Host(), [Program()]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string inherited in start.Environment.Keys.Where(key => key.StartsWith("DOTNET_Enable", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(inherited);
        if (setting.Length > 0)
            start.Environment["DOTNET_" + setting.Split('=')[0]] = setting.Split('=')[1];
        using Process process = Process.Start(start)!;
        Task<string> hashes = process.StandardOutput.ReadToEndAsync(), registers = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill();
            Assert.Fail($"The golden renders took longer than {Patience} with '{setting}'.");
        }

        Assert.True(process.ExitCode == 0, registers.Result);
        return (hashes.Result.ReplaceLineEndings("\n"), registers.Result);
    }

    /// <summary>The host that runs these tests, so that the same runtime runs the renders.</summary>
    private static string Host()
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
    }

    /// <summary>The program stands beside the tests: artifacts/bin/PROJECT/CONFIGURATION.</summary>
    private static string Program()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(here.Parent!.Parent!.FullName, "Ms20.Golden", here.Name, "Ms20.Golden.dll");
    }
}
