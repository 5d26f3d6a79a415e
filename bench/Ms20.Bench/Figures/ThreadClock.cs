using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Ms20.Bench.Figures;

/// <summary>Time this thread has run for. On a busy machine the clock on the wall measures the other programs.</summary>
internal static class ThreadClock
{
    /// <summary>CLOCK_THREAD_CPUTIME_ID of Linux.</summary>
    private const int ThreadTime = 3;

    private static readonly bool IsThere = OperatingSystem.IsLinux() && ReadClock(ThreadTime, out _) == 0;

    /// <summary>What the clock shows: the thread's own time on Linux, time on the wall elsewhere.</summary>
    public static string Name => IsThere ? "thread CPU time" : "wall time";

    /// <summary>Nanoseconds since some moment.</summary>
    public static long Nanoseconds
    {
        get
        {
            return IsThere && ReadClock(ThreadTime, out TimeSpec time) == 0
                ? time.Seconds * 1_000_000_000L + time.Nanoseconds
                : (long)(Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency));
        }
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ReadClock(int clock, out TimeSpec time);

    // time_t and long are 64 bits on every 64-bit Linux.
    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
