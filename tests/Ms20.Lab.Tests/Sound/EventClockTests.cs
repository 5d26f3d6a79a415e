using Ms20.App.Lab.Sound;

namespace Ms20.Lab.Tests.Sound;

public sealed class EventClockTests
{
    private const double RateHz = 48000.0;
    private const double StartMs = 1.79e12;

    [Fact]
    public void Even_notes_stay_even_however_uneven_the_bursts_are()
    {
        var clock = new EventClock(RateHz);
        var random = new Random(1);
        double nowMs = StartMs;
        var frames = new List<long>();
        double noteMs = StartMs + 1000.0;
        // Bursts of 128 to 640 frames, each asked for when as much has been played, up to 2 ms late.
        while (frames.Count < 100)
        {
            int burst = 128 * random.Next(1, 6);
            nowMs += burst * 1000.0 / RateHz;
            for (; noteMs < nowMs && frames.Count < 100; noteMs += 20.0)
                frames.Add(clock.FrameOf(noteMs));
            clock.Advance(nowMs + 2.0 * random.NextDouble(), burst);
        }

        // Notes 20 ms apart are 960 frames apart. What is left is the anchor's sinking, 1 frame in 1000, and the lateness of its highest moment.
        for (int i = 51; i < frames.Count; i++)
            Assert.InRange(frames[i] - frames[i - 1], 960 - 30, 960 + 30);
    }

    [Fact]
    public void A_note_is_never_in_the_past_and_never_far_ahead()
    {
        var clock = new EventClock(RateHz);
        for (int i = 1; i <= 100; i++)
            clock.Advance(StartMs + i * 10.0, 480);
        foreach (double at in new[] { 0.0, StartMs, StartMs + 990.0, StartMs + 1e6, double.NaN, double.PositiveInfinity })
            Assert.InRange(clock.FrameOf(at), clock.Rendered, clock.Rendered + 1440);
    }

    [Fact]
    public void After_a_sleep_notes_are_in_time_again_at_once()
    {
        var clock = new EventClock(RateHz);
        for (int i = 1; i <= 100; i++)
            clock.Advance(StartMs + i * 10.0, 480);
        double wokenMs = StartMs + 3600e3;
        clock.Advance(wokenMs, 480);
        Assert.Equal(clock.Rendered + 240, clock.FrameOf(wokenMs + 5.0));
    }
}
