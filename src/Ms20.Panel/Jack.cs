namespace Ms20.Panel;

/// <summary>One jack of the patch bay or of the rear panel: a row of data.</summary>
/// <remarks>
/// Ranges are nominal, as printed or documented; voltages outside them are carried all the same and limited only at +-15 V.
/// Positions are in millimetres of a full-size instrument, from the top left corner of the face it is on, y downwards.
/// Immutable; may be used from any thread.
/// </remarks>
public sealed class Jack
{
    internal Jack(int index, string id, string name, string legend, JackDirection direction, SignalKind signal)
    {
        Index = index;
        Id = id;
        Name = name;
        Legend = legend;
        Direction = direction;
        Signal = signal;
    }

    /// <summary>The row's number, from 0: the patch bay's in the order of <see cref="Jacks.All"/>, then those of <see cref="RearPanel.Jacks"/>.</summary>
    public int Index { get; }

    /// <summary>The stable id that patches, messages and automation use.</summary>
    public string Id { get; }

    /// <summary>A name that is clear without its place on the panel, such as "CUTOFF FREQ (LP)".</summary>
    public string Name { get; }

    /// <summary>The words printed at the jack; empty where the panel prints a sign only.</summary>
    public string Legend { get; }

    /// <summary>Input or output.</summary>
    public JackDirection Direction { get; }

    /// <summary>What the voltage means.</summary>
    public SignalKind Signal { get; }

    /// <summary>The lower end of the nominal range, in volts.</summary>
    public required double MinimumVolts { get; init; }

    /// <summary>The upper end of the nominal range, in volts.</summary>
    public required double MaximumVolts { get; init; }

    /// <summary>
    /// What the jack reads when nothing drives it, in volts: an input without plug and normal, or fed by the released momentary
    /// switch; and, of the outputs, the released switch's own jack when probed. 0 for every other output.
    /// </summary>
    public double OpenVolts { get; init; }

    /// <summary>Whether it is on the rear panel, outside the patch bay's own.</summary>
    public bool IsRear { get; init; }

    /// <summary>
    /// The jack's number on the MS-20 Controller (2004), 0..34: counted by column from the left, each from the top; null on the rear panel.
    /// </summary>
    public int? ControllerNumber { get; init; }

    /// <summary>Centre, from the left edge of the face, in millimetres.</summary>
    public required double XMm { get; init; }

    /// <summary>Centre, from the top edge of the face, in millimetres.</summary>
    public required double YMm { get; init; }

    /// <summary>Where a finger takes hold of it on an instrument of the given profile: its nut.</summary>
    /// <param name="profile">The profile, which decides the size of the jacks.</param>
    /// <returns>A circle as wide as the nut is across its flats.</returns>
    public TouchArea TouchAreaFor(Profile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return TouchArea.Circle(XMm, YMm, profile.NutAcrossFlatsMm);
    }

    /// <summary>The jack's id.</summary>
    /// <returns><see cref="Id"/>.</returns>
    public override string ToString() => Id;
}
