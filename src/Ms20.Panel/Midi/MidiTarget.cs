namespace Ms20.Panel;

/// <summary>What a control change moves: a control, one of the player's sources, or nothing.</summary>
public readonly record struct MidiTarget
{
    private MidiTarget(Control? control, PerformanceSource? source)
    {
        Control = control;
        Source = source;
    }

    /// <summary>Nothing.</summary>
    public static MidiTarget None => default;

    /// <summary>The control, or null.</summary>
    public Control? Control { get; }

    /// <summary>The source, or null.</summary>
    public PerformanceSource? Source { get; }

    /// <summary>Whether it is <see cref="None"/>.</summary>
    public bool IsNone => Control is null && Source is null;

    /// <summary>The id in map files; empty for nothing.</summary>
    public string Id => Control?.Id ?? Source?.Id ?? "";

    /// <summary>A control.</summary>
    /// <param name="control">Which.</param>
    /// <returns>The target.</returns>
    public static MidiTarget Of(Control control) => new(control, null);

    /// <summary>A source.</summary>
    /// <param name="source">Which; the wheel is turned as a control.</param>
    /// <returns>The target.</returns>
    public static MidiTarget Of(PerformanceSource source) =>
        source == PerformanceSources.Wheel ? new(Controls.Wheel, null) : new(null, source);
}
