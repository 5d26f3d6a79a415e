using System.Collections.Immutable;

namespace Ms20.Panel;

/// <summary>The normals as the patch bay prints them: lines with arrows that end at an input, and the legends that follow the table.</summary>
internal static class PatchBayNormals
{
    /// <summary>Height at which the trigger line runs above both envelope generators, in millimetres.</summary>
    internal const double TriggerMm = 56.2;

    // Arrow tips below the upper row, and the heights of the two envelopes' lines to them.
    private const double TipMm = 50.6;
    private const double Eg1LineMm = 53.2;
    private const double Eg2LineMm = 54.6;
    private const double HpfTipXMm = 404.0;
    private const double LpfTipXMm = 430.0;

    /// <summary>The drawings, one for each pair of source and input jack that any table has.</summary>
    internal static ImmutableArray<NormalDrawing> Drawings { get; } =
    [
        new(Jacks.MgTriangleOut.Id, Jacks.Total.Id, [Arrow(new(329.2, 56.9), new(329.2, TipMm))]),
        new(InternalNodes.Eg1MinusFive.Id, Jacks.Freq.Id, [Arrow(new(399.4, 63.7), new(399.4, Eg1LineMm), new(358.0, Eg1LineMm), new(358.0, TipMm))]),
        new(
            InternalNodes.Eg2MinusSustain.Id,
            Jacks.HpfCutoffIn.Id,
            [Arrow(new(438.0, 59.2), new(438.0, Eg2LineMm), new(HpfTipXMm, Eg2LineMm), new(HpfTipXMm, TipMm))]),
        new(
            InternalNodes.Eg2MinusSustain.Id,
            Jacks.LpfCutoffIn.Id,
            [Arrow(new(438.0, 59.2), new(438.0, Eg2LineMm), new(LpfTipXMm, Eg2LineMm), new(LpfTipXMm, TipMm))]),
        // The guides' wiring: EG 1 instead of EG 2.
        new(Jacks.Eg1Out.Id, Jacks.HpfCutoffIn.Id, [Arrow(new(409.0, 59.2), new(409.0, Eg2LineMm), new(HpfTipXMm, Eg2LineMm), new(HpfTipXMm, TipMm))]),
        new(Jacks.Eg1Out.Id, Jacks.LpfCutoffIn.Id, [Arrow(new(409.0, 59.2), new(409.0, Eg2LineMm), new(LpfTipXMm, Eg2LineMm), new(LpfTipXMm, TipMm))]),
        new(
            Jacks.EspAmpOut.Id,
            Jacks.ExtSignalIn.Id,
            // Broken where it would run through the section's title and the line above that.
            [
                new([new(376.4, 128.8), new(376.4, 118.4)], PatchBayDrawing.LineMm),
                Arrow(new(376.4, 111.3), new(376.4, 55.4), new(381.0, 55.4), new(381.0, TipMm)),
            ]),
        new(Jacks.Eg1Out.Id, Jacks.VcaControlIn.Id, [Arrow(new(408.6, 69.0), new(408.6, 75.2))]),
        new(Jacks.KbdCvOut.Id, Jacks.VcoCvIn.Id, [Arrow(new(515.2, 63.7), new(510.4, 63.7))]),
        new(InternalNodes.Vco12Node.Id, Jacks.Vco2CvIn.Id, [Arrow(new(496.2, 65.8), new(493.4, 65.8), new(493.4, 73.3), new(490.8, 73.3))]),
        new(Jacks.KbdTrigOut.Id, Jacks.TrigIn.Id, [Arrow(new(515.2, 83.0), new(510.2, 83.0))]),
        new(InternalNodes.TriggerNode.Id, Jacks.Eg1TrigIn.Id, [Arrow(new(446.0, TriggerMm), new(414.0, TriggerMm), new(414.0, 59.2))]),
    ];

    /// <summary>What a control's legend becomes under a table whose normal at the named input comes from the named source.</summary>
    /// <param name="ControlId">Id of the control.</param>
    /// <param name="InputId">Id of the input jack that its modulation comes through.</param>
    /// <param name="SourceId">Id of the source under which the words change.</param>
    /// <param name="Legend">The words.</param>
    internal sealed record LegendChange(string ControlId, string InputId, string SourceId, string Legend);

    /// <summary>The legends that name a source and are wrong when a table has another.</summary>
    internal static ImmutableArray<LegendChange> Legends { get; } =
    [
        new(Controls.HpfEg2.Id, Jacks.HpfCutoffIn.Id, Jacks.Eg1Out.Id, "EG1/EXT"),
        new(Controls.LpfEg2.Id, Jacks.LpfCutoffIn.Id, Jacks.Eg1Out.Id, "EG1/EXT"),
    ];

    private static PanelLine Arrow(params ImmutableArray<PanelPoint> points) =>
        new(points, PatchBayDrawing.LineMm) { CornerRadiusMm = PatchBayDrawing.CornerRadiusMm, HasArrow = true };
}
