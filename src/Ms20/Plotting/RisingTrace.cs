namespace Ms20.App.Plotting;

/// <summary>Lets a trace begin where a wave rises through 0 V, as an oscilloscope's trigger does.</summary>
internal static class RisingTrace
{
    /// <summary>Cuts a piece out of a longer trace.</summary>
    /// <param name="trace">Seconds and volts, evenly spaced.</param>
    /// <param name="seconds">The length of the piece; it is found if the wave rises early enough, else it is the beginning.</param>
    /// <returns>The piece, its time from 0 on.</returns>
    public static (double Seconds, double Volts)[] Cut((double Seconds, double Volts)[] trace, double seconds)
    {
        double latest = trace[^1].Seconds - seconds;
        int rise = 1;
        while (rise < trace.Length && !(trace[rise - 1].Volts < 0.0 && trace[rise].Volts >= 0.0))
            rise++;
        if (rise == trace.Length || trace[rise].Seconds > latest)
            rise = 0;
        double start = trace[rise].Seconds;
        return
        [
            .. trace.Skip(rise)
                .TakeWhile(point => point.Seconds <= start + seconds)
                .Select(point => (point.Seconds - start, point.Volts)),
        ];
    }
}
