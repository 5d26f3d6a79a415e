using Ms20.Engine.Events;
using Ms20.Panel;

namespace Ms20.Engine.Tests;

/// <summary>When what is done to an instrument happens, and what becomes of it when there is too much.</summary>
public class InstrumentEventTests
{
    [Theory]
    [InlineData(-1000)]
    [InlineData(0)]
    [InlineData(479)]
    [InlineData(480)]
    public void An_event_whose_time_has_passed_happens_with_the_next_frame(long time)
    {
        Instrument instrument = Prepared();
        Run(instrument, 480);
        instrument.TryPress(60, time);
        Assert.Equal(5.0, instrument.VoltsAt(Jacks.KbdTrigOut));
        Run(instrument, 1);
        Assert.Equal(0.0, instrument.VoltsAt(Jacks.KbdTrigOut));
    }

    [Fact]
    public void An_event_on_the_edge_of_a_block_happens_in_the_block_that_begins_there()
    {
        Instrument instrument = Prepared();
        instrument.TryPress(60, 100);
        Run(instrument, 100);
        Assert.Equal(5.0, instrument.VoltsAt(Jacks.KbdTrigOut));
        Run(instrument, 1);
        Assert.Equal(0.0, instrument.VoltsAt(Jacks.KbdTrigOut));
        Assert.Equal(101, instrument.Now);
    }

    [Fact]
    public void Events_of_one_frame_happen_in_the_order_in_which_they_were_posted()
    {
        Instrument pressedLast = Prepared(), releasedLast = Prepared();
        pressedLast.TryReleaseAll(10);
        pressedLast.TryPress(60, 10);
        releasedLast.TryPress(60, 10);
        releasedLast.TryReleaseAll(10);
        Run(pressedLast, 20);
        Run(releasedLast, 20);
        Assert.Equal(0.0, pressedLast.VoltsAt(Jacks.KbdTrigOut));
        Assert.Equal(5.0, releasedLast.VoltsAt(Jacks.KbdTrigOut));
    }

    [Fact]
    public void A_full_queue_refuses_notes_until_there_is_room_and_loses_none_that_it_took()
    {
        Instrument instrument = Prepared(lanes: 2);
        for (int i = 0; i < EventQueue.Capacity - 1; i++)
            Assert.True(i % 2 == 0 ? instrument.TryPress(40, 5) : instrument.TryRelease(40, 5));
        Assert.True(instrument.TryPress(72, 5));
        Assert.False(instrument.TryPress(84, 5));
        Assert.False(instrument.TryRelease(72, 5));
        Assert.False(instrument.TryReleaseAll(5));
        Assert.True(instrument.TryPress(60, 5, lane: 1), "the other lane has a queue of its own");
        Run(instrument, 10);
        // 4 V is note 72: the last that was taken, the highest that is held. What was refused has not happened.
        Assert.Equal(4.0, instrument.VoltsAt(Jacks.KbdCvOut), 1e-12);
        Assert.Equal(2.0, instrument.VoltsAt(Jacks.KbdCvOut, lane: 1), 1e-12);
        Assert.True(instrument.TryRelease(72));
        Assert.True(instrument.TryReleaseAll());
        Run(instrument, 10);
        Assert.Equal(5.0, instrument.VoltsAt(Jacks.KbdTrigOut));
    }

    [Fact]
    public void Dials_get_through_a_full_queue_and_the_last_move_stands()
    {
        Instrument instrument = Prepared();
        instrument.Turn(Controls.Wheel, -5.0, 2000);
        while (instrument.TryPress(60, 3000))
        {
        }

        for (int i = 0; i <= 100; i++)
            instrument.Turn(Controls.Wheel, i / 25.0, 4000);
        Run(instrument, 4800);
        Assert.Equal(4.0, instrument.VoltsAt(Jacks.WheelOut), 1e-3);
    }

    [Fact]
    public void Replugging_has_a_queue_of_its_own_and_is_refused_whole_when_that_is_full()
    {
        Instrument instrument = Prepared(lanes: 3);
        while (instrument.TryPress(60, 100))
        {
        }

        for (int i = 0; i < EventQueue.Capacity; i++)
            Assert.True(instrument.TryPlug([], 100));
        Assert.False(instrument.TryPlug([new Cable(Jacks.KbdTrigOut, Jacks.Total)], 100));
        // Nothing has happened: a reset, which plugs what was plugged last, plugs nothing.
        instrument.Reset();
        Run(instrument, 200);
        Assert.NotEqual(5.0, instrument.VoltsAt(Jacks.Total));
        Assert.True(instrument.TryPlug([new Cable(Jacks.KbdTrigOut, Jacks.Total)]));
        Run(instrument, 4800);
        Assert.Equal(5.0, instrument.VoltsAt(Jacks.Total), 1e-9);
    }

    [Fact]
    public void A_reset_forgets_keys_and_what_waits_and_keeps_dials_and_cables()
    {
        Instrument instrument = Prepared();
        instrument.TryPress(60);
        instrument.Turn(Controls.Wheel, 4.0, 10);
        instrument.TryPlug([new Cable(Jacks.WheelOut, Jacks.Total)]);
        Run(instrument, 100);
        instrument.TryPress(72, 200);
        instrument.Turn(Controls.Wheel, -4.0, 200);
        instrument.Reset();
        Assert.Equal(0, instrument.Now);
        // At once, without a glide: the dial stood there.
        Assert.Equal(4.0, instrument.VoltsAt(Jacks.WheelOut));
        Run(instrument, 480);
        Assert.Equal(4.0, instrument.VoltsAt(Jacks.WheelOut));
        Assert.Equal(4.0, instrument.VoltsAt(Jacks.Total));
        Assert.Equal(5.0, instrument.VoltsAt(Jacks.KbdTrigOut));
    }

    [Fact]
    public void Dials_turned_before_anything_has_been_processed_are_turned()
    {
        var instrument = new Instrument(Patch.NormalSetting);
        instrument.Turn(Controls.Wheel, 3.0);
        instrument.Turn(Controls.Button, 1.0);
        instrument.Prepare(new InstrumentOptions());
        Assert.Equal(3.0, instrument.VoltsAt(Jacks.WheelOut));
        instrument.Turn(Controls.Wheel, -2.0);
        instrument.Reset();
        Run(instrument, 1);
        Assert.Equal(-2.0, instrument.VoltsAt(Jacks.WheelOut));
        Assert.Equal(0.0, instrument.VoltsAt(Jacks.ButtonOut));
    }

    [Fact]
    public void A_button_that_the_patch_holds_down_is_down()
    {
        var instrument = new Instrument(Patch.NormalSetting.With(Controls.Button, 1.0).WithCable(Jacks.ButtonOut, Jacks.TrigIn));
        instrument.Prepare(new InstrumentOptions());
        Assert.Equal(0.0, instrument.VoltsAt(Jacks.ButtonOut));
        Run(instrument, 10);
        Assert.Equal(0.0, instrument.VoltsAt(Jacks.TrigIn));
        instrument.Turn(Controls.Button, 0.0);
        Run(instrument, 10);
        Assert.Equal(5.0, instrument.VoltsAt(Jacks.TrigIn));
    }

    [Fact]
    public void A_turned_knob_slides_there_within_milliseconds()
    {
        // At 192 kHz the host hears the very samples of the engine.
        var instrument = new Instrument(Patch.NormalSetting);
        instrument.Prepare(new InstrumentOptions { SampleRateHz = 192000.0, MaximumFrames = 19200, Outputs = [new HostPort(Jacks.WheelOut)] });
        instrument.Turn(Controls.Wheel, 5.0);
        double[] volts = new double[19200];
        instrument.Process([], volts, volts.Length);
        // The time constant is 5 ms, in ticks of 64 samples: the steepest tick goes 6.45 % of the way.
        double steepest = 5.0 * (1.0 - Math.Exp(-64.0 / 960.0)) / 64.0;
        for (int i = 1; i < volts.Length; i++)
            Assert.InRange(volts[i] - volts[i - 1], 0.0, 1.0001 * steepest);
        Assert.Equal(5.0 * (1.0 - Math.Exp(-1.0)), volts[959], 0.02);
        Assert.Equal(5.0, volts[^1]);
    }

    [Theory]
    [InlineData(NotePriority.Highest, 4.0)]
    [InlineData(NotePriority.Last, 2.0)]
    [InlineData(NotePriority.Lowest, 1.0)]
    public void The_note_priority_decides_which_of_three_keys_is_heard(NotePriority priority, double volts)
    {
        Instrument instrument = Prepared(new InstrumentOptions { Priority = priority });
        foreach (int note in new[] { 48, 72, 60 })
            instrument.TryPress(note);
        Run(instrument, 10);
        Assert.Equal(volts, instrument.VoltsAt(Jacks.KbdCvOut), 1e-12);
    }

    [Theory]
    [InlineData(TriggerMode.Single, 0)]
    // The trigger is lifted for a millisecond.
    [InlineData(TriggerMode.Multiple, 48)]
    public void Only_multiple_triggering_lifts_the_trigger_between_legato_notes(TriggerMode mode, int expectedFrames)
    {
        Instrument instrument = Prepared(new InstrumentOptions { Trigger = mode });
        instrument.TryPress(48, 0);
        instrument.TryPress(60, 480);
        Run(instrument, 480);
        int lifted = 0;
        for (int frame = 0; frame < 480; frame++)
        {
            Run(instrument, 1);
            lifted += instrument.VoltsAt(Jacks.KbdTrigOut) > 2.5 ? 1 : 0;
        }

        Assert.InRange(lifted, Math.Max(0, expectedFrames - 1), expectedFrames);
    }

    private static Instrument Prepared(int lanes = 1) => Prepared(new InstrumentOptions(), lanes);

    private static Instrument Prepared(InstrumentOptions options, int lanes = 1)
    {
        var instrument = new Instrument(Patch.NormalSetting, lanes);
        instrument.Prepare(options with { MaximumFrames = 4800 });
        return instrument;
    }

    private static void Run(Instrument instrument, int frames) => instrument.Process([], new double[frames * instrument.Lanes], frames);
}
