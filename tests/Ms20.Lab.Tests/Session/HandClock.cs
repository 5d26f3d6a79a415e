namespace Ms20.Lab.Tests.Session;

/// <summary>A clock that is turned by hand; its timers ring when it is.</summary>
internal sealed class HandClock : TimeProvider
{
    private readonly List<HandTimer> _timers = [];
    private TimeSpan _now = TimeSpan.FromDays(1);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HandTimer(() => callback(state));
        _timers.Add(timer);
        return timer;
    }

    /// <summary>Lets time pass.</summary>
    public void Pass(TimeSpan time)
    {
        _now += time;
        foreach (HandTimer timer in _timers)
            timer.Ring();
    }

    private sealed class HandTimer(Action ring) : ITimer
    {
        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
