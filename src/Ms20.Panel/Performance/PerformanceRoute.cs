namespace Ms20.Panel;

/// <summary>What a source does: move a control by so many marks, or put so many volts into a jack.</summary>
/// <remarks>
/// On a control it is added to where the dial stands, and the sum is limited to the dial. In a jack it is a plug: it takes the place of the
/// jack's normal, and no cable goes in beside it. Immutable; may be used from any thread.
/// </remarks>
public sealed record PerformanceRoute
{
    /// <summary>The highest voltage a route gives, either way: the supply.</summary>
    public const double LimitVolts = 15.0;

    private PerformanceRoute(PerformanceSource source, Control? control, Jack? jack, double depth)
    {
        ArgumentNullException.ThrowIfNull(source);
        Source = source;
        Control = control;
        Jack = jack;
        Depth = depth;
    }

    /// <summary>What is moved.</summary>
    public PerformanceSource Source { get; }

    /// <summary>The control it moves; null when it goes to a jack.</summary>
    public Control? Control { get; }

    /// <summary>The jack it is plugged into; null when it moves a control.</summary>
    public Jack? Jack { get; }

    /// <summary>Marks on the control, or volts at the jack, when the source stands at 1; may be negative.</summary>
    public double Depth { get; }

    /// <summary>How far <see cref="Depth"/> may go, either way: the control's whole way, or 15 V.</summary>
    public double DepthLimit => DepthLimitOf(Control);

    /// <summary>A route to a control.</summary>
    /// <param name="source">What is moved.</param>
    /// <param name="control">What it moves.</param>
    /// <param name="marks">By how much at 1, at most the control's whole way.</param>
    /// <returns>The route.</returns>
    /// <exception cref="ArgumentException">More than the control's way, no number, or the wheel onto itself.</exception>
    public static PerformanceRoute To(PerformanceSource source, Control control, double marks)
    {
        ArgumentNullException.ThrowIfNull(control);
        if (!(Math.Abs(marks) <= DepthLimitOf(control)))
            throw new ArgumentOutOfRangeException(nameof(marks), marks, $"{control.Id} goes {DepthLimitOf(control)} marks from end to end.");
        if (source == PerformanceSources.Wheel && control == Controls.Wheel)
            throw new ArgumentException("The wheel cannot move itself.", nameof(control));
        return new(source, control, null, marks);
    }

    /// <summary>A route to a jack.</summary>
    /// <param name="source">What is moved.</param>
    /// <param name="jack">The input it is plugged into.</param>
    /// <param name="volts">The voltage there at 1, -15 to +15.</param>
    /// <returns>The route.</returns>
    /// <exception cref="ArgumentException">More than 15 V, no number, or an output.</exception>
    public static PerformanceRoute To(PerformanceSource source, Jack jack, double volts)
    {
        ArgumentNullException.ThrowIfNull(jack);
        if (!(Math.Abs(volts) <= LimitVolts))
            throw new ArgumentOutOfRangeException(nameof(volts), volts, "A route gives at most 15 V, either way.");
        if (jack.Direction != JackDirection.Input)
            throw new ArgumentException($"{jack.Id} is an output; a route goes to an input or a control.", nameof(jack));
        return new(source, null, jack, volts);
    }

    /// <summary>The route without its depth, as patch files write it.</summary>
    /// <returns>"source id -> control or jack id".</returns>
    public override string ToString() => $"{Source.Id} {PatchKeys.Arrow} {Control?.Id ?? Jack!.Id}";

    private static double DepthLimitOf(Control? control) => control is null ? LimitVolts : control.Maximum - control.Minimum;
}
