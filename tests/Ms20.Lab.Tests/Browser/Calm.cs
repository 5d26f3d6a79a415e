using System.Diagnostics;
using System.Globalization;

namespace Ms20.Lab.Tests.Browser;

/// <summary>
/// Watches whether the machine does what it is asked to in time. One that does a lot besides says nothing about the Lab: what it loses or is late with
/// would be lost or late with any program.
/// </summary>
internal sealed class Calm : IDisposable
{
    // A ring of 1536 frames bridges 35 ms. A sleep of 1 ms that takes 10 more is a stall; a shared virtual machine that does nothing has 3 in 1000.
    private const double LateMs = 11.0;
    private const double MostLate = 0.01;

    // Half of all processors idle is a machine with this test and little else.
    private const double LeastIdle = 0.4;
    private const string Statistics = "/proc/stat";

    private readonly Thread _watch;
    private readonly (double All, double Idle) _begin = Times();
    private volatile bool _isOver;
    private int _sleeps;
    private int _late;

    private Calm()
    {
        _watch = new Thread(Watch) { IsBackground = true };
        _watch.Start();
    }

    /// <summary>Begins to watch.</summary>
    public static Calm Begin() => new();

    /// <summary>Ends, and says whether the machine was calm meanwhile.</summary>
    public bool End()
    {
        Dispose();
        (double all, double idle) = Times();
        return _late <= MostLate * _sleeps && idle - _begin.Idle >= LeastIdle * (all - _begin.All);
    }

    public void Dispose()
    {
        _isOver = true;
        _watch.Join();
    }

    // What all processors did since the machine was started, and how much of it was nothing: proc(5). Elsewhere the sleeps must do.
    private static (double All, double Idle) Times()
    {
        if (!File.Exists(Statistics))
            return (0.0, 0.0);
        double[] times = [.. File.ReadLines(Statistics).First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(8)
            .Select(time => double.Parse(time, CultureInfo.InvariantCulture))];
        return (times.Sum(), times[3]);
    }

    private void Watch()
    {
        while (!_isOver)
        {
            long begin = Stopwatch.GetTimestamp();
            Thread.Sleep(1);
            _sleeps++;
            if (Stopwatch.GetElapsedTime(begin).TotalMilliseconds > LateMs)
                _late++;
        }
    }
}
