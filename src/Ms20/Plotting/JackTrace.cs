using Ms20.Engine;
using Ms20.Panel;

namespace Ms20.App.Plotting;

/// <summary>The voltage at a jack of an instrument on which one key is held for a while, at the engine's own rate.</summary>
internal sealed class JackTrace
{
    // The host's rate is the engine's here, so that what is read between two frames is every sample there is.
    private const double RateHz = 192000.0;

    private readonly Instrument _instrument;

    /// <summary>Presses a key; time counts from here.</summary>
    /// <param name="patch">The instrument's setting.</param>
    /// <param name="note">The key's MIDI note.</param>
    /// <param name="heldSeconds">How long it is held; null for all the time.</param>
    public JackTrace(Patch patch, int note, double? heldSeconds = null)
    {
        _instrument = new Instrument(patch);
        _instrument.Prepare(new InstrumentOptions { SampleRateHz = RateHz, MaximumFrames = (int)RateHz, Outputs = [] });
        // A frame at rest comes first: before it there is nothing to read.
        _instrument.Process([], [], 1);
        _instrument.TryPress(note, _instrument.Now);
        if (heldSeconds is double held)
            _instrument.TryRelease(note, _instrument.Now + FrameAt(held));
    }

    /// <summary>Lets time pass without looking.</summary>
    /// <param name="seconds">How much.</param>
    public void Wait(double seconds)
    {
        for (long end = _instrument.Now + FrameAt(seconds); _instrument.Now < end;)
            _instrument.Process([], [], (int)Math.Min(end - _instrument.Now, (long)RateHz));
    }

    /// <summary>Traces a jack.</summary>
    /// <param name="jack">The jack.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="points">About how many points to take.</param>
    /// <returns>Seconds from the beginning of this trace, and volts.</returns>
    public (double Seconds, double Volts)[] Trace(Jack jack, double seconds, int points)
    {
        int stride = (int)Math.Clamp(seconds * RateHz / points, 1.0, RateHz);
        long start = _instrument.Now;
        var trace = new List<(double, double)> { (0.0, _instrument.VoltsAt(jack)) };
        for (long end = start + FrameAt(seconds); _instrument.Now < end;)
        {
            _instrument.Process([], [], stride);
            trace.Add(((_instrument.Now - start) / RateHz, _instrument.VoltsAt(jack)));
        }

        return [.. trace];
    }

    private static long FrameAt(double seconds) => (long)Math.Round(seconds * RateHz);
}
