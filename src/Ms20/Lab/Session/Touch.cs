using Ms20.App.Lab.Sound;
using Ms20.Audio.Playing;

namespace Ms20.App.Lab.Session;

/// <summary>
/// How the player's bender, pedals, pressure and last velocity stand: a voice that takes the place of another begins with them, so that nothing jumps when the
/// quality is changed or the microphone is plugged in.
/// </summary>
internal sealed class Touch
{
    private readonly Dictionary<(GestureKind Kind, int Number), Gesture> _last = [];

    /// <summary>Keeps what was moved; the lead of a clock is told anew by its next tick and is not kept.</summary>
    public void Keep(in Gesture gesture)
    {
        if (gesture.Kind is GestureKind.Bend or GestureKind.Perform)
            _last[(gesture.Kind, gesture.Number)] = gesture;
    }

    /// <summary>Sets a new voice to it.</summary>
    public void Give(Voice voice)
    {
        foreach (Gesture gesture in _last.Values)
            voice.Perform(gesture, 0);
    }
}
