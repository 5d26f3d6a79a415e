using System.Collections.Immutable;

namespace Ms20.Panel;

/// <content>The rear panel's switches and knobs, and what they make of the rest.</content>
public sealed partial class Patch
{
    /// <summary>Whether every switch of the rear panel is off and every knob where it changes nothing. Cables there are neither.</summary>
    public bool IsRearOff => RearPositions.AsSpan().IndexOfAnyExcept(0) < 0 && RearDials.AsSpan().SequenceEqual(NormalRearDials.AsSpan());

    /// <summary>The circuit that is the high-pass filter: the profile's, unless the rear panel chooses.</summary>
    public FilterRevision HighPassRevision => RevisionAt(RearPanel.HpfType);

    /// <summary>The circuit that is the low-pass filter: the profile's, unless the rear panel chooses.</summary>
    public FilterRevision LowPassRevision => RevisionAt(RearPanel.LpfType);

    /// <summary>The position of every rear switch, in the order of <see cref="RearPanel.Switches"/>.</summary>
    private ImmutableArray<int> RearPositions { get; init; } = ImmutableArray.Create(new int[RearPanel.Switches.Length]);

    /// <summary>The dial mark of every rear knob, in the order of <see cref="RearPanel.Dials"/>.</summary>
    private ImmutableArray<double> RearDials { get; init; } = NormalRearDials;

    private static ImmutableArray<double> NormalRearDials => ImmutableArray.CreateRange(RearPanel.Dials, static dial => dial.Default);

    /// <summary>The position of a switch of the rear panel: 0 is off.</summary>
    /// <param name="rear">The switch.</param>
    public int this[RearSwitch rear]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(rear);
            return RearPositions[rear.Index];
        }
    }

    /// <summary>The patch with one switch of the rear panel moved.</summary>
    /// <param name="rear">The switch.</param>
    /// <param name="position">Its position, from 0, which is off.</param>
    /// <returns>The new patch.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The switch has no such position.</exception>
    public Patch WithRear(RearSwitch rear, int position)
    {
        ArgumentNullException.ThrowIfNull(rear);
        if (position < 0 || position >= rear.Positions.Length)
        {
            string sentence = $"{rear.Id} has no position {position}; choose one from 0 to {rear.Positions.Length - 1}.";
            throw new ArgumentOutOfRangeException(nameof(position), sentence);
        }

        return new(this) { RearPositions = RearPositions.SetItem(rear.Index, position) };
    }

    /// <summary>The dial mark of a knob of the rear panel.</summary>
    /// <param name="dial">The knob.</param>
    public double this[RearDial dial]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(dial);
            return RearDials[dial.Index];
        }
    }

    /// <summary>The patch with one knob of the rear panel turned.</summary>
    /// <param name="dial">The knob.</param>
    /// <param name="mark">The new mark; beyond the dial it is limited.</param>
    /// <returns>The new patch.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The mark is not a number.</exception>
    public Patch WithRear(RearDial dial, double mark)
    {
        ArgumentNullException.ThrowIfNull(dial);
        if (double.IsNaN(mark))
            throw new ArgumentOutOfRangeException(nameof(mark), $"{dial.Id} cannot stand at what is not a number; give a dial mark.");
        return new(this) { RearDials = RearDials.SetItem(dial.Index, dial.Limit(mark)) };
    }

    /// <summary>What a control's marks mean on the instrument of this patch: its profile, and the filter circuits that the rear panel chooses.</summary>
    /// <param name="control">The control.</param>
    /// <returns>The law; the same object at every call.</returns>
    public KnobLaw LawOf(Control control)
    {
        ArgumentNullException.ThrowIfNull(control);
        return control.LawFor(
            control == Controls.HpfPeak ? HighPassRevision
            : control == Controls.LpfPeak ? LowPassRevision
            : Profile.Revision);
    }

    private FilterRevision RevisionAt(RearSwitch rear) => this[rear] switch
    {
        RearPanel.EarlyType => FilterRevision.Early,
        RearPanel.LateType => FilterRevision.Late,
        _ => Profile.Revision,
    };
}
