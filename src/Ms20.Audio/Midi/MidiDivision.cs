namespace Ms20.Audio.Midi;

/// <summary>How long a tick is: a part of a quarter note, whose length the tempo sets, or a part of an SMPTE frame.</summary>
public readonly record struct MidiDivision
{
    private MidiDivision(int ticksPerQuarter, int framesPerSecond, int ticksPerFrame)
    {
        TicksPerQuarter = ticksPerQuarter;
        FramesPerSecond = framesPerSecond;
        TicksPerFrame = ticksPerFrame;
    }

    /// <summary>Ticks in a quarter note, 1 to 32,767; 0 when ticks are parts of a frame.</summary>
    public int TicksPerQuarter { get; }

    /// <summary>24, 25, 29 or 30 SMPTE frames a second; 0 when ticks are parts of a quarter note. 29 stands for 30000/1001.</summary>
    public int FramesPerSecond { get; }

    /// <summary>Ticks in an SMPTE frame, 1 to 255; 0 when ticks are parts of a quarter note.</summary>
    public int TicksPerFrame { get; }

    /// <summary>Whether ticks are parts of an SMPTE frame; tempo then has no say.</summary>
    public bool IsSmpte => FramesPerSecond != 0;

    /// <summary>A tick is a part of a quarter note.</summary>
    /// <param name="ticks">1 to 32,767.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of ticks outside its range.</exception>
    public static MidiDivision Quarter(int ticks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ticks, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ticks, 0x7FFF);
        return new MidiDivision(ticks, 0, 0);
    }

    /// <summary>A tick is a part of an SMPTE frame.</summary>
    /// <param name="framesPerSecond">24, 25, 29 (drop frame, 30000/1001) or 30.</param>
    /// <param name="ticksPerFrame">1 to 255.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another number of frames, or ticks outside their range.</exception>
    public static MidiDivision Smpte(int framesPerSecond, int ticksPerFrame)
    {
        if (!IsFrameRate(framesPerSecond))
            throw new ArgumentOutOfRangeException(nameof(framesPerSecond), framesPerSecond, "SMPTE has 24, 25, 29 or 30 frames a second.");
        ArgumentOutOfRangeException.ThrowIfLessThan(ticksPerFrame, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ticksPerFrame, 255);
        return new MidiDivision(0, framesPerSecond, ticksPerFrame);
    }

    internal void ThrowIfUnset(string parameter)
    {
        if (this == default)
            throw new ArgumentException("The division is not set: use MidiDivision.Quarter or MidiDivision.Smpte.", parameter);
    }

    internal static bool IsFrameRate(int framesPerSecond) => framesPerSecond is 24 or 25 or 29 or 30;
}
