using Ms20.Panel;

namespace Ms20.Audio.Playing;

/// <content>The MIDI clock: 24 ticks a quarter note, start, continue and stop.</content>
public sealed partial class MidiIn
{
    private const byte ClockTick = 0xF8;
    private const byte ClockStart = 0xFA;
    private const byte ClockContinue = 0xFB;
    private const byte ClockStop = 0xFC;

    /// <summary>A clock from which nothing has come for so long has stopped, in seconds: 10 quarter notes a minute have a tick in 0.25 s.</summary>
    private const double ClockLostSeconds = 0.5;

    private readonly double _rateHz;

    // The frames of the latest ticks: the tempo is the mean over a quarter note, which evens out a cable's jitter.
    private readonly long[] _tickFrames = new long[ClockDivision.TicksPerQuarter + 1];
    private int _knownTicks;
    private long _tick;
    private bool _stopped;
    private bool _ticking;

    private void HearClock(byte status, long frame, IGestureSink sink)
    {
        switch (status)
        {
            case ClockTick:
                Tick(frame, sink);
                break;
            case ClockStart:
                _tick = 0;
                _stopped = false;
                break;
            case ClockContinue:
                _stopped = false;
                break;
            case ClockStop:
                StopClock(frame, sink);
                _stopped = true;
                break;
        }
    }

    private void Tick(long frame, IGestureSink sink)
    {
        Array.Copy(_tickFrames, 0, _tickFrames, 1, _tickFrames.Length - 1);
        _tickFrames[0] = frame;
        _knownTicks = Math.Min(_knownTicks + 1, _tickFrames.Length);
        if (_stopped)
            return;
        _ticking = true;
        if (_patch.MgClock is { } division && TickSeconds() is > 0.0 and var seconds)
            sink.Take(Gesture.SyncModulation(1.0 / (division.Ticks * seconds), (double)(_tick % division.Ticks) / division.Ticks), frame);
        if (_patch.Uses(PerformanceSources.Clock))
            Pulse((int)(_tick % _patch.PulseClock.Ticks), _patch.PulseClock.Ticks, frame, sink);
        _tick++;
    }

    // On from each step; off for the last eighth before the next, so that a trigger ends and a sample-and-hold looks.
    private static void Pulse(int place, int ticks, long frame, IGestureSink sink)
    {
        if (place == 0)
            sink.Take(Gesture.Perform(PerformanceSources.Clock, 0.0), frame);
        else if (place == ticks - (ticks + 7) / 8)
            sink.Take(Gesture.Perform(PerformanceSources.Clock, 1.0), frame);
    }

    private double TickSeconds() => _knownTicks < 2 ? 0.0 : (_tickFrames[0] - _tickFrames[_knownTicks - 1]) / (_rateHz * (_knownTicks - 1));

    private void WatchClock(long frame, IGestureSink sink)
    {
        if (_ticking && frame - _tickFrames[0] > ClockLostSeconds * _rateHz)
        {
            StopClock(frame, sink);
            _knownTicks = 0;
        }
    }

    private void StopClock(long frame, IGestureSink sink)
    {
        if (!_ticking)
            return;
        _ticking = false;
        if (_patch.MgClock is not null)
            sink.Take(Gesture.SyncModulation(0.0, 0.0), frame);
        if (_patch.Uses(PerformanceSources.Clock))
            sink.Take(Gesture.Perform(PerformanceSources.Clock, PerformanceSources.Clock.Rest), frame);
    }
}
