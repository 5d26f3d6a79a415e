using Ms20.Engine;
using Ms20.Panel;

namespace Ms20.Audio.Playing;

/// <summary>One movement of a hand: a key or the wheel.</summary>
/// <param name="Kind">What moves.</param>
/// <param name="Note">MIDI note 0 to 127 of a pressed or released key; 0 otherwise.</param>
/// <param name="WheelDial">The wheel's dial mark, -5 to +5, for <see cref="GestureKind.TurnWheel"/>; 0 otherwise.</param>
public readonly record struct Gesture(GestureKind Kind, int Note, double WheelDial)
{
    /// <summary>A key goes down.</summary>
    /// <param name="note">MIDI note, 0 to 127.</param>
    public static Gesture Press(int note) => new(GestureKind.Press, note, 0.0);

    /// <summary>A key comes up.</summary>
    /// <param name="note">MIDI note, 0 to 127.</param>
    public static Gesture Release(int note) => new(GestureKind.Release, note, 0.0);

    /// <summary>Every key comes up.</summary>
    public static Gesture ReleaseAll { get; } = new(GestureKind.ReleaseAll, 0, 0.0);

    /// <summary>The control wheel moves.</summary>
    /// <param name="dial">Its dial mark, -5 to +5.</param>
    public static Gesture TurnWheel(double dial) => new(GestureKind.TurnWheel, 0, dial);

    /// <summary>Does it to an instrument. Control side.</summary>
    /// <param name="instrument">The instrument, prepared.</param>
    /// <param name="time">The frame at which it happens; times never fall from one gesture to the next.</param>
    /// <param name="lane">Which lane.</param>
    /// <returns>False if the instrument's queue is full: nothing has happened, try again after the next block.</returns>
    public bool TryPost(Instrument instrument, long time, int lane = 0)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        switch (Kind)
        {
            case GestureKind.Press:
                return instrument.TryPress(Note, time, lane);
            case GestureKind.Release:
                return instrument.TryRelease(Note, time, lane);
            case GestureKind.ReleaseAll:
                return instrument.TryReleaseAll(time, lane);
            default:
                instrument.Turn(Controls.Wheel, WheelDial, time, lane);
                return true;
        }
    }
}
