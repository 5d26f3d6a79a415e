namespace Ms20.Panel.Tests.Geometry;

/// <summary>The patch bay's block diagram.</summary>
public class PatchBayDrawingTests
{
    // A capital of a condensed grotesque is about this wide for its height, the space after it included.
    private const double WidthOfCap = 0.77;

    private static IEnumerable<(string Text, TouchArea Area)> Words =>
        PatchBayLegends.All.SelectMany(legend => legend.Lines).Concat(PatchBayDrawing.Captions).Select(text => (text.Text, AreaOf(text)));

    private static IEnumerable<PanelLine> AllLines => PatchBayDrawing.Lines.Concat(PatchBayNormals.Drawings.SelectMany(normal => normal.Lines));

    [Fact]
    public void Every_normal_into_a_jack_is_drawn()
    {
        foreach (NormalsTable table in NormalsTables.All)
        {
            foreach (Normal normal in table.Normals.Where(normal => Jacks.TryFind(normal.InputId, out _)))
                Assert.Contains(PatchBayNormals.Drawings, drawing => drawing.SourceId == normal.SourceId && drawing.InputId == normal.InputId);
        }
    }

    [Fact]
    public void No_normal_is_drawn_that_no_table_has()
    {
        foreach (NormalDrawing drawing in PatchBayNormals.Drawings)
            Assert.Contains(NormalsTables.All, table => table.SourceOf(drawing.InputId) == drawing.SourceId);
    }

    [Fact]
    public void Arrows_of_the_upper_row_come_from_below_and_end_short_of_the_nut()
    {
        foreach (Jack jack in (Jack[])[Jacks.Total, Jacks.Freq, Jacks.HpfCutoffIn, Jacks.LpfCutoffIn])
        {
            PanelLine line = PatchBayNormals.Drawings.First(drawing => drawing.InputId == jack.Id).Lines[^1];
            (PanelPoint tip, PanelPoint before) = (line.Points[^1], line.Points[^2]);
            Assert.True(line.HasArrow && before.YMm > tip.YMm && Math.Abs(tip.XMm - jack.XMm) < 1.0, jack.Id);
            Assert.InRange(tip.YMm - jack.YMm, 8.0, 14.0);
        }
    }

    // Told apart at a glance: the bus of TOTAL goes to both oscillators and both filters, that of FREQ to the oscillators alone.
    [Fact]
    public void Total_reaches_four_boxes_and_freq_two()
    {
        Assert.Equal([332.0, 357.0, 401.6, 427.4], StubsAt(24.7));
        Assert.Equal([332.0, 357.0], StubsAt(26.9));
    }

    [Fact]
    public void The_line_of_oscillator_1_jumps_over_oscillator_2()
    {
        PanelBox second = PatchBayDrawing.Boxes.Single(box => box.Lines.Contains("OSCILLATOR 2"));
        Assert.Contains(PatchBayDrawing.Lines, line =>
            line.Points[0].XMm < second.LeftMm && line.Points[^1].XMm > second.RightMm && line.Points.Min(point => point.YMm) < second.TopMm);
    }

    [Fact]
    public void The_follower_listens_between_the_amplifier_and_its_jack()
    {
        PanelBox follower = PatchBayDrawing.Boxes.Single(box => box.Lines.Contains("FOLLOWER"));
        PanelLine line = PatchBayDrawing.Lines.Single(line => line.HasArrow && line.Points[^1].YMm == follower.BottomMm);
        Assert.InRange(line.Points[0].XMm, 352.6, Jacks.EspAmpOut.XMm);
        Assert.All(PatchBayDrawing.Boxes, box => Assert.True(line.Points.Max(point => point.YMm) > box.BottomMm));
    }

    [Fact]
    public void No_line_crosses_a_nut()
    {
        foreach (PanelLine line in AllLines)
        {
            for (int i = 1; i < line.Points.Length; i++)
            {
                TouchArea stroke = Stroke(line.Points[i - 1], line.Points[i]);
                foreach (Jack jack in Jacks.All)
                {
                    double gap = stroke.GapTo(jack.TouchAreaFor(Profiles.Early1978));
                    Assert.True(gap > -0.5, $"{stroke} and {jack}: {gap} mm");
                }
            }
        }
    }

    [Fact]
    public void No_words_touch_a_nut_a_box_or_other_words()
    {
        (string Text, TouchArea Area)[] words = [.. Words.Where(word => word.Text != "VCA")];
        for (int i = 0; i < words.Length; i++)
        {
            foreach (Jack jack in Jacks.All)
                Assert.True(words[i].Area.GapTo(jack.TouchAreaFor(Profiles.Early1978)) > 0.5, $"{words[i].Text} and {jack}");
            foreach (PanelBox box in PatchBayDrawing.Boxes)
                Assert.True(words[i].Area.GapTo(AreaOf(box)) > 0.3, $"{words[i].Text} and {box.Lines[^1]}");
            for (int j = 0; j < i; j++)
                Assert.True(words[i].Area.GapTo(words[j].Area) > 0.3, $"{words[i].Text} and {words[j].Text}");
        }
    }

    [Fact]
    public void Everything_is_on_the_patch_bays_part_of_the_face()
    {
        foreach (TouchArea area in Words.Select(word => word.Area).Concat(PatchBayDrawing.Boxes.Select(AreaOf)))
        {
            Assert.True(PanelGeometry.IsOnFace(area), area.ToString());
            Assert.True(area.XMm - 0.5 * area.WidthMm > PanelGeometry.PatchBayXMm, area.ToString());
        }
    }

    [Fact]
    public void Every_jack_has_its_words_or_its_sign()
    {
        foreach (Jack jack in Jacks.All)
        {
            bool hasWords = PatchBayLegends.All.Any(legend => legend.JackId == jack.Id);
            bool hasSign = PatchBayDrawing.Signs.Any(sign => Math.Abs(sign.XMm - jack.XMm) < 1.0 && jack.YMm - sign.YMm is > 6.0 and < 12.0);
            Assert.True(hasWords != hasSign, jack.Id);
        }
    }

    private static double[] StubsAt(double busMm) =>
    [
        .. AllLines.SelectMany(line => line.Points.Zip(line.Points.Skip(1)))
            .Where(piece => piece.First.XMm == piece.Second.XMm && Math.Min(piece.First.YMm, piece.Second.YMm) == 20.7
                && Math.Max(piece.First.YMm, piece.Second.YMm) >= busMm && OnBus(piece.First.XMm, busMm))
            .Select(piece => piece.First.XMm).Distinct().Order(),
    ];

    // On a bus is what it ends at, and what it crosses with a dot.
    private static bool OnBus(double xMm, double busMm) =>
        PatchBayDrawing.Dots.Contains(new(xMm, busMm))
        || AllLines.Any(line => line.Points.Zip(line.Points.Skip(1)).Any(piece =>
            piece.First.YMm == busMm && piece.Second.YMm == busMm && (piece.First.XMm == xMm || piece.Second.XMm == xMm)));

    private static TouchArea Stroke(PanelPoint a, PanelPoint b) => new(
        0.5 * (a.XMm + b.XMm), 0.5 * (a.YMm + b.YMm), Math.Abs(a.XMm - b.XMm), Math.Abs(a.YMm - b.YMm), TouchShape.Rectangle);

    private static TouchArea AreaOf(PanelText text)
    {
        double width = text.Text.Length * text.CapHeightMm * WidthOfCap;
        double middle = text.Anchor == TextAnchor.Start ? text.XMm + 0.5 * width : text.XMm;
        return new(middle, text.BaselineMm - 0.5 * text.CapHeightMm, width, text.CapHeightMm, TouchShape.Rectangle);
    }

    private static TouchArea AreaOf(PanelBox box) => new(
        0.5 * (box.LeftMm + box.RightMm), 0.5 * (box.TopMm + box.BottomMm), box.RightMm - box.LeftMm, box.BottomMm - box.TopMm, TouchShape.Rectangle);
}
