using Ms20.Panel;

namespace Ms20.Audio.Playing;

/// <summary>One thing that a player does to an instrument.</summary>
public readonly record struct Gesture
{
    private Gesture(GestureKind kind, int number = 0, double value = 0.0)
    {
        Kind = kind;
        Number = number;
        Value = value;
    }

    /// <summary>What is done.</summary>
    public GestureKind Kind { get; }

    /// <summary>The MIDI note of a key, the index of a control or source, or the number of a program from 0; else 0.</summary>
    public int Number { get; }

    /// <summary>The dial mark, the source's value, semitones of bend, or cycles a second of the modulation generator; else 0.</summary>
    public double Value { get; }

    /// <summary>Where in its cycle the modulation generator should be, 0 to 1.</summary>
    public double Phase { get; private init; }

    /// <summary>The output of a cable that is plugged or unplugged.</summary>
    public Jack? Output { get; private init; }

    /// <summary>The input of a cable that is plugged or unplugged.</summary>
    public Jack? Input { get; private init; }

    /// <summary>Whether it can be done where nothing may be allocated: everything but cables and programs, which are the control side's.</summary>
    public bool IsForAudioThread => Kind is not (GestureKind.Plug or GestureKind.Unplug or GestureKind.Program);

    /// <summary>Every key comes up.</summary>
    public static Gesture ReleaseAll { get; } = new(GestureKind.ReleaseAll);

    /// <summary>A key goes down.</summary>
    /// <param name="note">MIDI note, 0 to 127.</param>
    public static Gesture Press(int note) => new(GestureKind.Press, note);

    /// <summary>A key comes up.</summary>
    /// <param name="note">MIDI note, 0 to 127.</param>
    public static Gesture Release(int note) => new(GestureKind.Release, note);

    /// <summary>A control is turned.</summary>
    /// <param name="control">Which.</param>
    /// <param name="dial">The dial mark, or a selector's position from 0.</param>
    public static Gesture Turn(Control control, double dial)
    {
        ArgumentNullException.ThrowIfNull(control);
        return new(GestureKind.Turn, control.Index, dial);
    }

    /// <summary>A source is moved.</summary>
    /// <param name="source">Which.</param>
    /// <param name="value">Its value.</param>
    public static Gesture Perform(PerformanceSource source, double value)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new(GestureKind.Perform, source.Index, value);
    }

    /// <summary>The keyboard is bent.</summary>
    /// <param name="semitones">How far; 0 is straight.</param>
    public static Gesture Bend(double semitones) => new(GestureKind.Bend, 0, semitones);

    /// <summary>A clock leads the modulation generator.</summary>
    /// <param name="hertz">Cycles a second; 0 to let it go.</param>
    /// <param name="phase">Where in its cycle it should be.</param>
    public static Gesture SyncModulation(double hertz, double phase) => new(GestureKind.SyncModulation, 0, hertz) { Phase = phase };

    /// <summary>A cable is plugged.</summary>
    /// <param name="output">Where it comes from.</param>
    /// <param name="input">Where it goes.</param>
    public static Gesture Plug(Jack output, Jack input) => new(GestureKind.Plug) { Output = output, Input = input };

    /// <summary>A cable is unplugged.</summary>
    /// <param name="output">Where it comes from.</param>
    /// <param name="input">Where it goes.</param>
    public static Gesture Unplug(Jack output, Jack input) => new(GestureKind.Unplug) { Output = output, Input = input };

    /// <summary>A program is chosen.</summary>
    /// <param name="number">0 to 127.</param>
    public static Gesture Program(int number) => new(GestureKind.Program, number);
}
