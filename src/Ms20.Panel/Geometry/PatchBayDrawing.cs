using System.Collections.Immutable;

namespace Ms20.Panel;

/// <summary>The block diagram that is printed on the patch bay: boxes, the fixed wiring between them and signs. Normals are <see cref="PatchBayNormals"/>.</summary>
/// <remarks>
/// Boxes and what joins them were measured as the rest of the face was (<see cref="PanelGeometry"/>); the exact course of the thinner lines
/// is ours where no picture shows it. The replica's nuts are smaller: three boxes stand up to 1.6 mm further right than on it, clear of the full-size nuts. The follower's branch leaves between the external signal's amplifier and that amplifier's jack.
/// </remarks>
internal static class PatchBayDrawing
{
    /// <summary>Width of the diagram's strokes, in millimetres.</summary>
    internal const double LineMm = 0.45;

    /// <summary>Radius of its lines' corners, in millimetres.</summary>
    internal const double CornerRadiusMm = 1.2;

    /// <summary>Height of the capitals inside the boxes, in millimetres.</summary>
    internal const double BoxTextCapMm = 1.2;

    /// <summary>Height of the capitals of the voltages printed below the upper row, in millimetres.</summary>
    private const double CaptionCapMm = 1.2;

    // Feet of the boxes of the audio path, and where the buses of TOTAL and FREQ run below them.
    private const double ChainTopMm = 10.2;
    private const double ChainFootMm = 20.7;
    private const double TotalBusMm = 24.7;
    private const double FreqBusMm = 26.9;

    // Lines to the upper row of jacks end just above its legends.
    private const double AboveLegendsMm = 28.1;

    // The follower's line runs below everything else.
    private const double FollowerMm = 137.0;
    private const double ProcessorMm = 128.8;

    /// <summary>The boxes.</summary>
    internal static ImmutableArray<PanelBox> Boxes { get; } =
    [
        new(321.4, ChainTopMm, 342.4, ChainFootMm, ["VOLTAGE", "CONTROLLED", "OSCILLATOR 1"]),
        new(347.0, ChainTopMm, 368.0, ChainFootMm, ["VOLTAGE", "CONTROLLED", "OSCILLATOR 2"]),
        new(373.8, ChainTopMm, 385.8, ChainFootMm, ["VCO", "MIXER"]),
        new(391.4, ChainTopMm, 412.4, ChainFootMm, ["VOLTAGE", "CONTROLLED", "HP FILTER"]),
        new(417.2, ChainTopMm, 437.6, ChainFootMm, ["VOLTAGE", "CONTROLLED", "LP FILTER"]),
        new(442.0, ChainTopMm, 462.4, ChainFootMm, ["VOLTAGE", "CONTROLLED", "AMPLIFIER"]),
        new(338.2, 59.2, 359.0, 69.4, ["MODULATION", "GENERATOR"]),
        new(403.8, 59.2, 423.2, 69.0, ["ENVELOPE", "GENERATOR 1"]),
        new(433.4, 59.2, 452.8, 69.0, ["ENVELOPE", "GENERATOR 2"]),
        new(338.2, 97.2, 359.0, 107.5, ["SAMPLE", "& HOLD"]),
        new(449.4, 97.0, 467.8, 106.0, ["NOISE", "GENERATOR"]),
        new(378.2, 124.3, 398.2, 133.6, ["BAND PASS", "FILTER"]),
        new(418.2, 124.3, 437.8, 133.6, ["F-V", "CONVERTER"]),
        new(463.6, 124.3, 482.8, 133.6, ["ENVELOPE", "FOLLOWER"]),
    ];

    /// <summary>The fixed wiring, and the open triangles of the two amplifiers.</summary>
    internal static ImmutableArray<PanelLine> Lines { get; } = [.. Chain(), .. Buses(), .. Modulation(), .. Processor()];

    /// <summary>Where lines meet.</summary>
    internal static ImmutableArray<PanelPoint> Dots { get; } =
    [
        new(332.0, TotalBusMm), new(357.0, TotalBusMm), new(401.6, TotalBusMm), new(357.0, FreqBusMm), new(446.0, PatchBayNormals.TriggerMm),
        new(357.0, ProcessorMm), new(399.4, 63.7), new(348.2, 97.2),
    ];

    /// <summary>The signs that stand for words; those at the wave selectors are their positions.</summary>
    internal static ImmutableArray<PanelSign> Signs { get; } =
    [
        new(SignShape.Saw, 327.3, 73.2, 3.4), new(SignShape.Triangle, 331.3, 73.2, 3.4), new(SignShape.Square, 368.2, 73.2, 4.4),
        new(SignShape.HalfDisc, 502.2, 92.7, 5.6), new(SignShape.Contact, 522.0, 93.0, 6.0),
        // Around MG WAVE FORM: at its middle and at its two ends.
        new(SignShape.Square, 219.4, 106.4, 4.4), new(SignShape.Triangle, 219.4, 110.4, 4.4),
        new(SignShape.FallingSaw, 206.0, 135.6, 4.0), new(SignShape.WidePulse, 206.0, 139.2, 4.0),
        new(SignShape.Saw, 232.8, 135.6, 4.0), new(SignShape.Pulse, 232.8, 139.2, 4.0),
    ];

    /// <summary>Nominal voltages, printed below the upper row of jacks, and the name of the amplifier between VCA IN and VCA OUT.</summary>
    internal static ImmutableArray<PanelText> Captions { get; } =
    [
        Caption("-5V~+5V", 329.2), Caption("-5V~+5V", 358.0), Caption("3Vp-p MAX", 381.0), Caption("-5V~+5V", 404.0), Caption("-5V~+5V", 429.4),
        Caption("0~+5V", 454.0), new("VCA", 402.0, 102.6, TextAnchor.Middle, BoxTextCapMm),
    ];

    private static ImmutableArray<PanelLine> Chain() =>
    [
        // VCO 1 jumps over VCO 2 into the mixer's upper input.
        Arrow(new(342.4, 15.5), new(344.7, 15.5), new(344.7, 8.5), new(371.0, 8.5), new(371.0, 13.7), new(373.8, 13.7)),
        Arrow(new(368.0, 17.6), new(373.8, 17.6)),
        Arrow(new(385.8, 16.0), new(391.4, 16.0)),
        Arrow(new(412.4, 16.0), new(417.2, 16.0)),
        Arrow(new(437.6, 16.0), new(442.0, 16.0)),
        Arrow(new(462.4, 16.0), new(469.5, 16.0)),
    ];

    private static ImmutableArray<PanelLine> Buses() =>
    [
        Arrow(new(329.2, AboveLegendsMm), new(329.2, TotalBusMm), new(427.4, TotalBusMm), new(427.4, ChainFootMm)),
        Arrow(new(401.6, TotalBusMm), new(401.6, ChainFootMm)),
        Arrow(new(357.0, AboveLegendsMm), new(357.0, ChainFootMm)),
        Arrow(new(357.0, FreqBusMm), new(332.0, FreqBusMm), new(332.0, ChainFootMm)),
        Arrow(new(381.0, AboveLegendsMm), new(381.0, 22.7), new(394.4, 22.7), new(394.4, ChainFootMm)),
        Arrow(new(405.4, AboveLegendsMm), new(405.4, ChainFootMm)),
        Arrow(new(431.0, AboveLegendsMm), new(431.0, ChainFootMm)),
        Arrow(new(452.0, AboveLegendsMm), new(452.0, ChainFootMm)),
    ];

    private static ImmutableArray<PanelLine> Modulation() =>
    [
        Line(new(338.2, 63.7), new(336.4, 63.7)),
        Line(new(359.0, 63.7), new(361.0, 63.7)),
        Line(new(403.8, 63.7), new(396.0, 63.7)),
        Line(new(403.8, 66.6), new(397.8, 66.6), new(397.8, 83.0), new(396.0, 83.0)),
        Line(new(452.8, 63.7), new(458.4, 63.7)),
        Arrow(new(439.8, 73.0), new(439.8, 71.2), new(418.0, 71.2), new(418.0, 69.0)),
        // TRIG IN to EG 2; what branches off to EG 1 is the normal of EG1 TRIG IN.
        Arrow(new(495.6, 83.0), new(474.4, 83.0), new(474.4, PatchBayNormals.TriggerMm), new(446.0, PatchBayNormals.TriggerMm), new(446.0, 59.2)),
        Line(new(336.2, 102.0), new(338.2, 102.0)),
        Line(new(359.0, 102.0), new(361.0, 102.0)),
        Line(new(348.2, 90.2), new(348.2, 97.2)),
        Line(new(395.8, 102.0), new(398.0, 102.0)),
        new([new(398.0, 97.2), new(398.0, 106.8), new(409.8, 102.0)], LineMm) { IsClosed = true },
        Line(new(409.8, 102.0), new(412.0, 102.0)),
        Arrow(new(408.6, 90.2), new(408.6, 93.0), new(403.4, 93.0), new(403.4, 99.4)),
        Line(new(447.0, 102.0), new(449.4, 102.0)),
        Line(new(467.8, 102.0), new(472.4, 102.0)),
    ];

    private static ImmutableArray<PanelLine> Processor() =>
    [
        Line(new(335.8, ProcessorMm), new(343.0, ProcessorMm)),
        new([new(343.0, 124.0), new(343.0, 133.6), new(352.6, ProcessorMm)], LineMm) { IsClosed = true },
        Line(new(352.6, ProcessorMm), new(361.0, ProcessorMm)),
        Arrow(new(375.4, ProcessorMm), new(378.2, ProcessorMm)),
        Line(new(398.2, ProcessorMm), new(401.0, ProcessorMm)),
        Arrow(new(415.4, ProcessorMm), new(418.2, ProcessorMm)),
        Line(new(437.8, ProcessorMm), new(441.4, ProcessorMm)),
        Arrow(new(357.0, ProcessorMm), new(357.0, FollowerMm), new(473.2, FollowerMm), new(473.2, 133.6)),
        Line(new(482.8, ProcessorMm), new(495.0, ProcessorMm)),
        Line(new(482.8, 131.8), new(489.0, 131.8), new(489.0, FollowerMm), new(512.3, FollowerMm), new(512.3, ProcessorMm), new(515.2, ProcessorMm)),
    ];

    private static PanelText Caption(string text, double xMm) => new(text, xMm, 48.8, TextAnchor.Middle, CaptionCapMm);

    private static PanelLine Line(params ImmutableArray<PanelPoint> points) => new(points, LineMm) { CornerRadiusMm = CornerRadiusMm };

    private static PanelLine Arrow(params ImmutableArray<PanelPoint> points) =>
        new(points, LineMm) { CornerRadiusMm = CornerRadiusMm, HasArrow = true };
}
