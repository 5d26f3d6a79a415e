namespace Ms20.Audio.Playing;

/// <summary>Takes what <see cref="MidiIn"/> makes of messages, one gesture at a time, in order.</summary>
public interface IGestureSink
{
    /// <summary>Takes a gesture. Called on the thread that gave the message; must not throw.</summary>
    /// <param name="gesture">What is done.</param>
    /// <param name="frame">The frame at which it is done.</param>
    void Take(in Gesture gesture, long frame);
}
