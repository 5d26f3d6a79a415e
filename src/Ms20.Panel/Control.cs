using System.Collections.Immutable;

namespace Ms20.Panel;

/// <summary>One control of the panel: a row of data.</summary>
/// <remarks>
/// A control's value is its dial mark: 0..10 on most knobs, -5..+5 on the bipolar ones, the position's number (from 0) on a
/// selector, 0 or 1 on the momentary switch. What a mark means in hertz, seconds or gain is the business of <see cref="LawFor(FilterRevision)"/>.
/// Positions are in millimetres of a full-size instrument, from the top left corner of its face, y downwards.
/// Immutable; may be used from any thread.
/// </remarks>
public sealed class Control
{
    private readonly KnobLaw _earlyLaw;
    private readonly KnobLaw _lateLaw;

    internal Control(
        int index, string id, string name, string legend, PanelSection section, ControlKind kind, KnobLaw earlyLaw, KnobLaw lateLaw)
    {
        Index = index;
        Id = id;
        Name = name;
        Legend = legend;
        Section = section;
        Kind = kind;
        _earlyLaw = earlyLaw;
        _lateLaw = lateLaw;
    }

    /// <summary>The row's number, from 0, in the order of <see cref="Controls.All"/>.</summary>
    public int Index { get; }

    /// <summary>The stable id that patches, messages and automation use.</summary>
    public string Id { get; }

    /// <summary>A name that is clear without its place on the panel, such as "LPF CUTOFF FREQUENCY".</summary>
    public string Name { get; }

    /// <summary>The words printed at the control; several controls share a legend.</summary>
    public string Legend { get; }

    /// <summary>The field of the panel it stands in.</summary>
    public PanelSection Section { get; }

    /// <summary>How it moves.</summary>
    public ControlKind Kind { get; }

    /// <summary>The lowest dial mark.</summary>
    public double Minimum => _earlyLaw.MinimumDial;

    /// <summary>The highest dial mark.</summary>
    public double Maximum => _earlyLaw.MaximumDial;

    /// <summary>The dial mark of the normal setting: one voice sounding, nothing modulated.</summary>
    public required double Default { get; init; }

    /// <summary>A selector's legends, one a position, clockwise; empty for everything else.</summary>
    public ImmutableArray<string> Positions { get; init; } = [];

    /// <summary>Whether the value moves in whole steps: selectors and the momentary switch.</summary>
    public bool IsStepped => Kind is ControlKind.Selector or ControlKind.Button;

    /// <summary>The control change number in the map of the MS-20 Controller (2004); null where that map has none.</summary>
    public int? ControllerCc { get; init; }

    /// <summary>The control change number that turns it over MIDI, 0 to 119: the MS-20 Controller's, and one of our own where that has none.</summary>
    /// <remarks>A number below 32 has its partner for the low seven bits 32 above it (MIDI 1.0).</remarks>
    public int MidiCc => ControllerCc ?? OwnCc;

    /// <summary>The number of a control that the MS-20 Controller's map does not have.</summary>
    internal int OwnCc { get; init; } = -1;

    /// <summary>Centre, from the left edge of the face, in millimetres.</summary>
    public required double XMm { get; init; }

    /// <summary>Centre, from the top edge of the face, in millimetres.</summary>
    public required double YMm { get; init; }

    /// <summary>Width of the whole control in millimetres: a knob's skirt, the wheel's slot.</summary>
    public required double WidthMm { get; init; }

    /// <summary>Height of the whole control in millimetres.</summary>
    public required double HeightMm { get; init; }

    /// <summary>Diameter of a knob's skirt or of the button, in millimetres; 0 for the wheel, which is not round.</summary>
    public double DiameterMm => Kind == ControlKind.Wheel ? 0.0 : WidthMm;

    /// <summary>Which size of knob it has; null for the wheel and the button.</summary>
    public KnobSize? Size { get; init; }

    /// <summary>Diameter of a knob's cap in millimetres; 0 for the wheel and the button.</summary>
    public double CapDiameterMm => Size?.CapDiameterMm ?? 0.0;

    /// <summary>
    /// From the top edge of the face to the foot of the legend, which stands centred below the control, in millimetres; null
    /// where nothing is printed below (MASTER TUNE, whose legend is its section's title; wheel and button).
    /// </summary>
    public double? LegendBaselineMm { get; init; }

    /// <summary>Where a finger takes hold of it.</summary>
    public TouchArea TouchArea => new(XMm, YMm, WidthMm, HeightMm, Kind == ControlKind.Wheel ? TouchShape.Rectangle : TouchShape.Circle);

    /// <summary>What the dial marks mean on an instrument of the given profile.</summary>
    /// <param name="profile">The profile; only its filter revision matters.</param>
    /// <returns>The law; the same object at every call.</returns>
    public KnobLaw LawFor(Profile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return LawFor(profile.Revision);
    }

    /// <summary>What the dial marks mean on an instrument whose filter, where this control belongs to one, is the given circuit.</summary>
    /// <param name="revision">The filter circuit. A patch may have two: ask <see cref="Patch.LawOf"/>.</param>
    /// <returns>The law; the same object at every call.</returns>
    public KnobLaw LawFor(FilterRevision revision) => revision == FilterRevision.Late ? _lateLaw : _earlyLaw;

    /// <summary>Where the pointer of a knob or selector stands.</summary>
    /// <param name="dial">The dial mark or position, limited to the control's range.</param>
    /// <returns>Degrees clockwise from straight up: -150..+150 on a knob, -45..+45 on a selector of four; 0 for wheel and button.</returns>
    public double AngleDegrees(double dial)
    {
        double fromMiddle = Limit(dial) - 0.5 * (Minimum + Maximum);
        return Size is null ? 0.0 : PanelGeometry.DegreesPerMark * fromMiddle;
    }

    /// <summary>The nearest value the control can stand at.</summary>
    /// <param name="dial">Any number; not-a-number becomes <see cref="Minimum"/>.</param>
    /// <returns>A value in <see cref="Minimum"/>..<see cref="Maximum"/>, whole for stepped controls.</returns>
    public double Limit(double dial)
    {
        double limited = dial > Minimum ? Math.Min(dial, Maximum) : Minimum;
        return IsStepped ? Math.Floor(limited + 0.5) : limited + 0.0;
    }

    /// <summary>The control's id.</summary>
    /// <returns><see cref="Id"/>.</returns>
    public override string ToString() => Id;
}
