using System.Collections.Immutable;

namespace Ms20.Panel;

/// <summary>What is printed on the face, and its outline, in millimetres of a full-size instrument.</summary>
/// <remarks>
/// The origin is the face's top left corner, y downwards. Measured on Korg's scaled replica of the panel (the MS-20
/// Controller, 2004): positions within about 2 mm. Controls and jacks carry their own places in their rows.
/// </remarks>
public static class PanelGeometry
{
    /// <summary>Width of the face between the side cheeks.</summary>
    public const double FaceWidthMm = 540.0;

    /// <summary>Height of the face.</summary>
    public const double FaceHeightMm = 174.0;

    /// <summary>Radius of the face's corners.</summary>
    public const double FaceCornerRadiusMm = 3.0;

    /// <summary>Width of each side cheek.</summary>
    public const double CheekWidthMm = 13.0;

    /// <summary>Height of the strip of the top surface that is drawn above the face.</summary>
    public const double TopHeightMm = 8.0;

    /// <summary>Where the keyboard begins, below the face.</summary>
    public const double KeyboardTopMm = 178.0;

    /// <summary>Depth of the keyboard as drawn; the instrument's is deeper.</summary>
    public const double KeyboardHeightMm = 95.0;

    /// <summary>Width of the block with wheel and button, left of the keys.</summary>
    public const double KeyboardBlockWidthMm = 36.0;

    /// <summary>Width of a white key; there are 22.</summary>
    public const double WhiteKeyWidthMm = 22.9;

    /// <summary>Where the line stands that divides the controls from the patch bay.</summary>
    public const double PatchBayXMm = 313.0;

    /// <summary>A knob's turn from one mark to the next, and a selector's from one detent to the next, in degrees.</summary>
    public const double DegreesPerMark = 30.0;

    /// <summary>Radius of the arc on which a selector's signs and legends stand, around its centre.</summary>
    public const double SelectorLegendRadiusMm = 17.0;

    private const double SectionLineMm = 0.8;
    private const double TopMm = 5.6;
    private const double BottomMm = 168.5;

    // A line that passes the end of another leaves it this much room.
    private const double GapMm = 2.0;

    // The heights at which the lines run that part the audio path above from the modulation below.
    private const double BelowFiltersMm = 97.4;
    private const double BelowAmplifierMm = 63.8;
    private const double BelowScalesMm = 130.5;

    /// <summary>The white lines between the sections.</summary>
    public static ImmutableArray<PanelLine> Lines { get; } =
    [
        // One line climbs in two steps from the foot of the VCO 2 column to the top of EG 2: above it is the audio path.
        new(
            [
                new(85.5, BottomMm), new(85.5, BelowFiltersMm), new(200.6, BelowFiltersMm),
                new(200.6, BelowAmplifierMm), new(276.0, BelowAmplifierMm), new(276.0, TopMm),
            ],
            SectionLineMm)
        { CornerRadiusMm = GapMm },
        Upright(43.5, TopMm, BelowScalesMm - GapMm),
        Upright(43.5, BelowScalesMm + GapMm, BottomMm),
        Upright(85.5, TopMm, BelowFiltersMm - GapMm),
        Upright(124.9, TopMm, BelowFiltersMm - GapMm),
        Upright(124.9, BelowFiltersMm + GapMm, BottomMm),
        Upright(162.9, TopMm, BelowFiltersMm - GapMm),
        Upright(162.9, BelowFiltersMm + GapMm, BottomMm),
        Upright(200.6, TopMm, BelowAmplifierMm - GapMm),
        Upright(200.6, BelowFiltersMm + GapMm, BottomMm),
        Upright(238.2, 66.0, BottomMm),
        Upright(276.0, BelowAmplifierMm + GapMm, BottomMm),
        Upright(PatchBayXMm, TopMm, BottomMm),
        Level(BelowScalesMm, 7.5, 82.0),
        Level(112.5, 315.5, 531.0),
    ];

    /// <summary>The sections' titles.</summary>
    public static ImmutableArray<PanelTitle> Titles { get; } = PanelTitles.All;

    /// <summary>The drawing in the empty field of the amplifier: a line in, a triangle, a line out, an arrow from below.</summary>
    public static ImmutableArray<PanelLine> AmplifierDrawing { get; } =
    [
        new([new(213.6, 36.2), new(230.5, 36.2)], SectionLineMm),
        new([new(230.5, 30.0), new(230.5, 42.5), new(245.5, 36.2)], SectionLineMm) { IsClosed = true },
        new([new(245.5, 36.2), new(252.0, 36.2)], SectionLineMm),
        // The lower edge of the triangle is at 39.4 where the arrow meets it.
        new([new(237.8, 52.0), new(237.8, 39.4)], SectionLineMm) { HasArrow = true },
    ];

    /// <summary>The words under the amplifier's arrow.</summary>
    public static PanelText AmplifierCaption { get; } = new("EG 2 & EXT", 237.8, 56.0, TextAnchor.Middle, 1.7);

    /// <summary>The screw head, 5 mm wide, that sits in the amplifier's triangle on many units with the late filters.</summary>
    public static TouchArea LateScrew { get; } = TouchArea.Circle(235.5, 36.2, 5.0);

    /// <summary>The lamps.</summary>
    public static ImmutableArray<Lamp> Lamps { get; } = Ms20.Panel.Lamps.All;

    /// <summary>Whether an area lies on the face with all of itself.</summary>
    /// <param name="area">The area.</param>
    /// <returns>True also when it touches the edge.</returns>
    public static bool IsOnFace(TouchArea area) =>
        area.XMm - 0.5 * area.WidthMm >= 0.0
        && area.XMm + 0.5 * area.WidthMm <= FaceWidthMm
        && area.YMm - 0.5 * area.HeightMm >= 0.0
        && area.YMm + 0.5 * area.HeightMm <= FaceHeightMm;

    private static PanelLine Upright(double xMm, double fromMm, double toMm) => new([new(xMm, fromMm), new(xMm, toMm)], SectionLineMm);

    private static PanelLine Level(double yMm, double fromMm, double toMm) => new([new(fromMm, yMm), new(toMm, yMm)], SectionLineMm);
}
