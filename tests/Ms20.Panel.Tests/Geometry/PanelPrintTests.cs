namespace Ms20.Panel.Tests.Geometry;

/// <summary>The printed lines and titles, restated as numbers.</summary>
public class PanelPrintTests
{
    private const double MeasuredMm = 0.5;

    // Where a line passes the ends of two others, each leaves it 2 mm.
    private const double LargestGapMm = 4.0;

    [Theory]
    [InlineData(43.5, 5.6, 168.5)]
    [InlineData(85.5, 5.6, 168.5)]
    [InlineData(124.9, 5.6, 168.5)]
    [InlineData(162.9, 5.6, 168.5)]
    [InlineData(200.6, 5.6, 168.5)]
    [InlineData(238.2, 66.0, 168.5)]
    [InlineData(276.0, 5.6, 168.5)]
    [InlineData(313.0, 5.6, 168.5)]
    public void An_upright_line_runs_from_end_to_end(double xMm, double fromMm, double toMm) =>
        AssertCovers(Segments(upright: true, xMm), fromMm, toMm);

    [Theory]
    [InlineData(130.5, 7.5, 82.0)]
    [InlineData(97.4, 87.5, 200.6)]
    [InlineData(63.8, 200.6, 276.0)]
    [InlineData(112.5, 315.5, 531.0)]
    public void A_level_line_runs_from_end_to_end(double yMm, double fromMm, double toMm) =>
        AssertCovers(Segments(upright: false, yMm), fromMm, toMm);

    [Fact]
    public void There_are_no_other_lines()
    {
        double[] xs = [43.5, 85.5, 124.9, 162.9, 200.6, 238.2, 276.0, 313.0];
        double[] ys = [130.5, 97.4, 63.8, 112.5];
        foreach (PanelLine line in PanelGeometry.Lines)
        {
            Assert.Equal(0.8, line.WidthMm);
            for (int i = 1; i < line.Points.Length; i++)
            {
                (PanelPoint a, PanelPoint b) = (line.Points[i - 1], line.Points[i]);
                Assert.True(a.XMm == b.XMm ? xs.Contains(a.XMm) : a.YMm == b.YMm && ys.Contains(a.YMm), $"{a} to {b}");
            }
        }
    }

    // "Nearly touch": the end of a line keeps 2 mm from every other line, measured between the middles of the strokes.
    [Fact]
    public void No_line_crosses_or_touches_another()
    {
        for (int i = 0; i < PanelGeometry.Lines.Length; i++)
        {
            for (int j = 0; j < PanelGeometry.Lines.Length; j++)
            {
                if (i == j)
                    continue;
                foreach (TouchArea a in Strokes(PanelGeometry.Lines[i]))
                {
                    foreach (TouchArea b in Strokes(PanelGeometry.Lines[j]))
                        Assert.True(a.GapTo(b) >= 1.9, $"line {i} and line {j}");
                }
            }
        }
    }

    [Fact]
    public void No_line_runs_into_a_control_or_a_jack()
    {
        foreach (PanelLine line in PanelGeometry.Lines)
        {
            foreach (TouchArea stroke in Strokes(line))
            {
                foreach (Control control in Controls.All)
                    Assert.True(stroke.GapTo(control.TouchArea) >= 2.0, control.Id);
                foreach (Jack jack in Jacks.All)
                    Assert.True(stroke.GapTo(jack.TouchAreaFor(Profiles.Default)) >= 2.0, jack.Id);
            }
        }
    }

    [Theory]
    [InlineData(PanelSection.Vco1, "VOLTAGE CONTROLLED / OSCILLATOR 1", 10.5, 14.5)]
    [InlineData(PanelSection.Vco2, "VOLTAGE CONTROLLED / OSCILLATOR 2", 10.5, 14.5)]
    [InlineData(PanelSection.VcoMixer, "VCO MIXER", 10.5, 10.5)]
    [InlineData(PanelSection.HighPassFilter, "VOLTAGE CONTROLLED / HIGHPASS FILTER", 10.5, 14.5)]
    [InlineData(PanelSection.LowPassFilter, "VOLTAGE CONTROLLED / LOWPASS FILTER", 10.5, 14.5)]
    [InlineData(PanelSection.Amplifier, "VOLTAGE CONTROLLED AMPLIFIER", 10.5, 10.5)]
    [InlineData(PanelSection.EnvelopeGenerator2, "ENVELOPE / GENERATOR 2", 10.5, 14.5)]
    [InlineData(PanelSection.FrequencyModulation, "FREQUENCY / MODULATION", 103, 106)]
    [InlineData(PanelSection.HighPassModulation, "CUTOFF FREQUENCY / MODULATION", 103, 106)]
    [InlineData(PanelSection.LowPassModulation, "CUTOFF FREQUENCY / MODULATION", 103, 106)]
    [InlineData(PanelSection.ModulationGenerator, "MODULATION / GENERATOR", 69.5, 73.5)]
    [InlineData(PanelSection.EnvelopeGenerator1, "ENVELOPE / GENERATOR 1", 69.5, 73.5)]
    [InlineData(PanelSection.Portamento, "PORTAMENTO", 136, 136)]
    [InlineData(PanelSection.MasterTune, "MASTER TUNE", 136, 136)]
    [InlineData(PanelSection.ExternalSignalProcessor, "EXTERNAL SIGNAL PROCESSOR", 117, 117)]
    public void A_section_has_its_title(PanelSection section, string words, double firstMm, double lastMm)
    {
        PanelTitle title = Assert.Single(PanelGeometry.Titles, title => title.Section == section);
        Assert.Equal(words, string.Join(" / ", title.Lines.Select(line => line.Text)));
        Assert.Equal(firstMm, title.Lines[0].BaselineMm, MeasuredMm);
        Assert.Equal(lastMm, title.Lines[^1].BaselineMm, MeasuredMm);
    }

    // Titles begin 3 to 4 mm right of the line that opens their column; the first column begins with the line below its SCALE.
    [Fact]
    public void Titles_stand_at_the_left_of_their_columns()
    {
        double[] columns = [3.5, 43.5, 85.5, 124.9, 162.9, 200.6, 238.2, 276.0];
        foreach (PanelTitle title in PanelGeometry.Titles)
        {
            PanelText first = title.Lines[0];
            if (title.Section == PanelSection.Amplifier)
                Assert.Equal((238.0, TextAnchor.Middle), (first.XMm, first.Anchor));
            else if (title.Section == PanelSection.ExternalSignalProcessor)
                Assert.Equal((380.0, TextAnchor.Middle), (first.XMm, first.Anchor));
            else
                Assert.Contains(columns, x => first.XMm - x is >= 3.0 and <= 4.0);
        }
    }

    [Fact]
    public void Every_section_of_the_face_has_one_title_but_the_output_corner()
    {
        foreach (PanelSection section in Enum.GetValues<PanelSection>())
        {
            bool titled = section is not (PanelSection.Output or PanelSection.KeyboardBlock);
            Assert.Equal(titled ? 1 : 0, PanelGeometry.Titles.Count(title => title.Section == section));
        }
    }

    [Fact]
    public void The_amplifiers_field_holds_a_drawing_and_no_control()
    {
        Assert.DoesNotContain(Controls.All, control => control.Section == PanelSection.Amplifier);
        PanelLine triangle = Assert.Single(PanelGeometry.AmplifierDrawing, line => line.IsClosed);
        Assert.Equal([new(230.5, 30.0), new(230.5, 42.5), new(245.5, 36.2)], triangle.Points.AsEnumerable());
        PanelLine arrow = Assert.Single(PanelGeometry.AmplifierDrawing, line => line.HasArrow);
        Assert.Equal(237.8, arrow.Points[^1].XMm);
        // On the triangle's lower edge, which falls from (230.5, 42.5) to (245.5, 36.2).
        Assert.Equal(42.5 - (237.8 - 230.5) * (42.5 - 36.2) / (245.5 - 230.5), arrow.Points[^1].YMm, 0.1);
        Assert.True(PanelGeometry.IsOnFace(PanelGeometry.LateScrew));
    }

    [Theory]
    [InlineData("lamp.power", 488.8, 8)]
    [InlineData("lamp.mg", 219.8, 97)]
    [InlineData("lamp.eg", 276, 78)]
    [InlineData("lamp.esp.peak", 474, 116)]
    [InlineData("lamp.esp.trigger", 520.6, 116)]
    public void A_lamp_stands_where_it_was_seen(string id, double xMm, double yMm)
    {
        Lamp lamp = Assert.Single(PanelGeometry.Lamps, lamp => lamp.Id == id);
        Assert.Equal((xMm, yMm, 3.0), (lamp.XMm, lamp.YMm, lamp.DiameterMm));
        Assert.True(Lamps.TryFind(id, out Lamp? found));
        Assert.Same(lamp, found);
    }

    [Fact]
    public void There_are_five_lamps_and_each_stands_at_its_index()
    {
        Assert.Equal(5, Lamps.All.Length);
        for (int i = 0; i < Lamps.All.Length; i++)
            Assert.Equal(i, Lamps.All[i].Index);
        Assert.False(Lamps.TryFind("lamp.esp", out _));
    }

    [Fact]
    public void The_face_is_540_by_174_and_parted_at_58_percent()
    {
        Assert.Equal((540.0, 174.0), (PanelGeometry.FaceWidthMm, PanelGeometry.FaceHeightMm));
        Assert.Equal(0.58, PanelGeometry.PatchBayXMm / PanelGeometry.FaceWidthMm, 0.001);
        // 22 white keys and the block left of them fill the width.
        Assert.Equal(PanelGeometry.FaceWidthMm, PanelGeometry.KeyboardBlockWidthMm + 22 * PanelGeometry.WhiteKeyWidthMm, MeasuredMm);
    }

    [Fact]
    public void Gaps_between_touch_areas_are_measured_from_edge_to_edge()
    {
        TouchArea circle = TouchArea.Circle(0, 0, 2);
        Assert.Equal(3.0, circle.GapTo(TouchArea.Circle(5, 0, 2)), 1e-12);
        Assert.Equal(4.0, circle.GapTo(TouchArea.Circle(3, 4, 0)), 1e-12);
        Assert.Equal(-2.0, circle.GapTo(circle), 1e-12);
        TouchArea box = new(10, 0, 4, 20, TouchShape.Rectangle);
        Assert.Equal(7.0, circle.GapTo(box), 1e-12);
        Assert.Equal(7.0, box.GapTo(circle), 1e-12);
        Assert.Equal(5.0, box.GapTo(new(15, 14, 0, 0, TouchShape.Rectangle)), 1e-12);
        Assert.True(box.Contains(12, 10));
        Assert.False(box.Contains(12.1, 10));
    }

    private static List<(double From, double To)> Segments(bool upright, double at)
    {
        List<(double From, double To)> found = [];
        foreach (PanelLine line in PanelGeometry.Lines)
        {
            for (int i = 1; i < line.Points.Length; i++)
            {
                (PanelPoint a, PanelPoint b) = (line.Points[i - 1], line.Points[i]);
                if (upright && a.XMm == b.XMm && Math.Abs(a.XMm - at) <= MeasuredMm)
                    found.Add((Math.Min(a.YMm, b.YMm), Math.Max(a.YMm, b.YMm)));
                if (!upright && a.YMm == b.YMm && Math.Abs(a.YMm - at) <= MeasuredMm)
                    found.Add((Math.Min(a.XMm, b.XMm), Math.Max(a.XMm, b.XMm)));
            }
        }

        found.Sort();
        return found;
    }

    private static void AssertCovers(List<(double From, double To)> segments, double fromMm, double toMm)
    {
        // A rounded corner takes 2 mm off the straight part of a line.
        Assert.NotEmpty(segments);
        Assert.Equal(fromMm, segments[0].From, 2.0);
        Assert.Equal(toMm, segments[^1].To, MeasuredMm);
        for (int i = 1; i < segments.Count; i++)
            Assert.InRange(segments[i].From - segments[i - 1].To, -MeasuredMm, LargestGapMm + MeasuredMm);
    }

    private static IEnumerable<TouchArea> Strokes(PanelLine line)
    {
        for (int i = 1; i < line.Points.Length; i++)
        {
            (PanelPoint a, PanelPoint b) = (line.Points[i - 1], line.Points[i]);
            yield return new(
                0.5 * (a.XMm + b.XMm), 0.5 * (a.YMm + b.YMm), Math.Abs(a.XMm - b.XMm), Math.Abs(a.YMm - b.YMm), TouchShape.Rectangle);
        }
    }
}
