using Ms20.Engine.Events;

namespace Ms20.Engine.Tests.Events;

public class EventQueueTests
{
    [Fact]
    public void Events_come_out_in_order_and_not_before_their_time()
    {
        var queue = new EventQueue(controls: 4);
        Assert.True(queue.TryPost(new InstrumentEvent(10, EventKind.NoteOn, 60, 0.0)));
        Assert.True(queue.TryPost(new InstrumentEvent(20, EventKind.NoteOff, 60, 0.0)));
        Assert.False(queue.TryTake(9, out _));
        Assert.Equal(10, queue.NextTime());
        Assert.True(queue.TryTake(10, out InstrumentEvent first));
        Assert.Equal(EventKind.NoteOn, first.Kind);
        Assert.False(queue.TryTake(19, out _));
        Assert.True(queue.TryTake(25, out InstrumentEvent second));
        Assert.Equal(EventKind.NoteOff, second.Kind);
        Assert.Equal(long.MaxValue, queue.NextTime());
    }

    [Fact]
    public void A_full_queue_refuses_notes_and_loses_none_that_it_took()
    {
        var queue = new EventQueue(controls: 4);
        for (int i = 0; i < EventQueue.Capacity; i++)
            Assert.True(queue.TryPost(new InstrumentEvent(0, EventKind.NoteOn, i & 127, 0.0)));
        Assert.False(queue.TryPost(new InstrumentEvent(0, EventKind.NoteOff, 1, 0.0)));
        for (int i = 0; i < EventQueue.Capacity; i++)
        {
            Assert.True(queue.TryTake(0, out InstrumentEvent note));
            Assert.Equal(i & 127, note.Number);
        }
    }

    [Fact]
    public void A_kept_move_forgotten_leaves_nothing_behind()
    {
        var queue = new EventQueue(controls: 4);
        for (int i = 0; i < EventQueue.Capacity / 2; i++)
            queue.TryPost(new InstrumentEvent(0, EventKind.NoteOn, 0, 0.0));
        queue.TryPost(new InstrumentEvent(0, EventKind.Dial, 3, 9.0));
        Assert.True(queue.TryTakeLatest(out _, out _));
        queue.TryPost(new InstrumentEvent(0, EventKind.Dial, 2, 9.0));
        queue.Clear();
        Assert.False(queue.TryTakeLatest(out _, out _));
        Assert.False(queue.TryTake(long.MaxValue, out _));
        queue.TryPost(new InstrumentEvent(0, EventKind.Dial, 3, 1.0));
        Assert.True(queue.TryTake(0, out InstrumentEvent first));
        Assert.Equal(1.0, first.Value);
    }

    [Fact]
    public void When_half_full_knob_moves_coalesce_to_the_latest()
    {
        var queue = new EventQueue(controls: 4);
        for (int i = 0; i < EventQueue.Capacity / 2; i++)
            queue.TryPost(new InstrumentEvent(0, EventKind.NoteOn, 0, 0.0));
        for (int i = 0; i <= 100; i++)
            Assert.True(queue.TryPost(new InstrumentEvent(0, EventKind.Dial, 3, i / 10.0)));
        Assert.True(queue.TryTakeLatest(out int control, out double dial));
        Assert.Equal((3, 10.0), (control, dial));
        Assert.False(queue.TryTakeLatest(out _, out _));
    }

    [Fact]
    public void A_move_that_still_waits_never_undoes_a_later_one_that_was_kept()
    {
        var queue = new EventQueue(controls: 4);
        queue.TryPost(new InstrumentEvent(500, EventKind.Dial, 3, 1.0));
        queue.TryPost(new InstrumentEvent(500, EventKind.Dial, 2, 4.0));
        for (int i = 2; i < EventQueue.Capacity / 2; i++)
            queue.TryPost(new InstrumentEvent(600, EventKind.NoteOn, 0, 0.0));
        queue.TryPost(new InstrumentEvent(700, EventKind.Dial, 3, 9.0));
        Assert.True(queue.TryTakeLatest(out int control, out double dial));
        Assert.Equal((3, 9.0), (control, dial));
        // Of the two moves at 500 the one of knob 3 is old now; the other still happens.
        Assert.True(queue.TryTake(500, out InstrumentEvent other));
        Assert.Equal((2, 4.0), (other.Number, other.Value));
        Assert.False(queue.TryTake(500, out _));
        // A move posted after the kept one counts again.
        queue.TryPost(new InstrumentEvent(800, EventKind.Dial, 3, 5.0));
        while (queue.TryTake(799, out _))
        {
        }

        Assert.True(queue.TryTake(800, out InstrumentEvent last));
        Assert.Equal(5.0, last.Value);
    }

    [Fact]
    public void A_later_move_of_a_kept_knob_replaces_it_even_when_there_is_room_again()
    {
        var queue = new EventQueue(controls: 4);
        for (int i = 0; i < EventQueue.Capacity / 2; i++)
            queue.TryPost(new InstrumentEvent(0, EventKind.NoteOn, 0, 0.0));
        queue.TryPost(new InstrumentEvent(0, EventKind.Dial, 2, 1.0));
        while (queue.TryTake(0, out _))
        {
        }

        queue.TryPost(new InstrumentEvent(0, EventKind.Dial, 2, 9.0));
        Assert.False(queue.TryTake(0, out _));
        Assert.True(queue.TryTakeLatest(out _, out double dial));
        Assert.Equal(9.0, dial);
    }
}
