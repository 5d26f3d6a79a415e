namespace Ms20.Measurement.Rigs;

/// <summary>A signal that drives the filters in the reference data.</summary>
/// <param name="Name">As the data's files call it.</param>
/// <param name="Title">As people call it.</param>
/// <param name="ReferenceHz">The rate of the data.</param>
/// <param name="FirstSample">The data's first sample, counted from the signal's start.</param>
/// <param name="At">The signal in volts at a time in seconds, for a peak in volts.</param>
internal sealed record DriveSignal(string Name, string Title, double ReferenceHz, int FirstSample, Func<double, double, double> At)
{
    /// <summary>A saw of 110 Hz with an edge of 20 us.</summary>
    public static DriveSignal Saw { get; } = new("saw", "saw", 96000.0, 0, Rigs.Saw.At);

    /// <summary>A square of 440 Hz with edges of 50 us.</summary>
    public static DriveSignal Square { get; } = new("square", "square", 384000.0, 4608, Edges.Square);

    /// <summary>Sines of 620 and 2930 Hz.</summary>
    public static DriveSignal TwoTone { get; } = new("twotone", "two tones", 384000.0, 4608, Edges.TwoTone);

    /// <summary>All of them.</summary>
    public static DriveSignal[] All { get; } = [Saw, Square, TwoTone];
}
