using System.Text;
using System.Text.Json;

namespace Ms20.Panel.Tests.Docs;

/// <summary>What the pages say is what the rows hold. Run once with MS20_UPDATE_DOCS=1 to write the generated parts anew.</summary>
public class DocumentationTests
{
    [Fact]
    public void The_schema_is_that_of_the_rows() => RepositoryFiles.AssertGenerated("docs/patch.schema.json", PatchSchema.Generate());

    [Fact]
    public void The_panels_tables_are_those_of_the_rows()
    {
        string page = RepositoryFiles.Read("docs/panel.md");
        page = PanelTables.Filled(page, "controls", PanelTables.ControlsTable());
        page = PanelTables.Filled(page, "jacks", PanelTables.JacksTable(Jacks.All));
        page = PanelTables.Filled(page, "rear switches", PanelTables.RearSwitchesTable());
        page = PanelTables.Filled(page, "rear knobs", PanelTables.RearDialsTable());
        page = PanelTables.Filled(page, "rear jacks", PanelTables.JacksTable(RearPanel.Jacks));
        page = PanelTables.Filled(page, "normals", PanelTables.NormalsTable());
        RepositoryFiles.AssertGenerated("docs/panel.md", page);
    }

    // Held apart from the generator: a schema that no longer names a row would otherwise pass with a generator that forgot it too.
    [Fact]
    public void The_schema_names_every_row_with_its_range()
    {
        using var schema = JsonDocument.Parse(RepositoryFiles.Read("docs/patch.schema.json"));
        JsonElement properties = schema.RootElement.GetProperty("properties");
        JsonElement dials = properties.GetProperty("dials").GetProperty("properties");
        Assert.Equal(Controls.All.Length, dials.EnumerateObject().Count());
        foreach (Control control in Controls.All)
        {
            JsonElement dial = dials.GetProperty(control.Id);
            if (control.Kind == ControlKind.Selector)
            {
                Assert.Equal(control.Positions.AsEnumerable(), dial.GetProperty("enum").EnumerateArray().Select(legend => legend.GetString()!));
                continue;
            }

            Assert.Equal(control.Minimum, dial.GetProperty("minimum").GetDouble());
            Assert.Equal(control.Maximum, dial.GetProperty("maximum").GetDouble());
        }

        string pattern = properties.GetProperty("cables").GetProperty("items").GetProperty("pattern").GetString()!;
        foreach (Jack jack in Jacks.All.Concat(RearPanel.Jacks))
            Assert.Contains(jack.Id.Replace(".", "\\.", StringComparison.Ordinal), pattern, StringComparison.Ordinal);
        Assert.Matches(pattern, "mg.pulse.out -> sh.clock.in");
        Assert.Matches(pattern, "rear.vco2.out -> rear.pwm.in");
        Assert.DoesNotMatch(pattern, "sh.clock.in -> mg.pulse.out");
        string route = properties.GetProperty("performance").GetProperty("patternProperties").EnumerateObject().Single().Name;
        foreach (PerformanceSource source in PerformanceSources.All)
            Assert.Matches(route, $"{source.Id} -> lpf.peak");
        foreach (Control control in Controls.All)
            Assert.Matches(route, $"pedal -> {control.Id}");
        Assert.Matches(route, "pedal -> initial.gain.in");
        Assert.DoesNotMatch(route, "cc.120 -> lpf.peak");
        Assert.DoesNotMatch(route, "pedal -> wheel.out");
        JsonElement rear = properties.GetProperty("rear").GetProperty("properties");
        Assert.Equal(RearPanel.Switches.Length + RearPanel.Dials.Length, rear.EnumerateObject().Count());
        foreach (RearSwitch row in RearPanel.Switches)
            Assert.Equal(row.Positions.AsEnumerable(), rear.GetProperty(row.Id).GetProperty("enum").EnumerateArray().Select(legend => legend.GetString()!));
        foreach (RearDial row in RearPanel.Dials)
            AssertRange(rear.GetProperty(row.Id), row.Minimum, row.Maximum);
        JsonElement trims = properties.GetProperty("trims").GetProperty("properties");
        Assert.Equal(Trims.All.Length, trims.EnumerateObject().Count());
        foreach (Trim row in Trims.All)
            AssertRange(trims.GetProperty(row.Id), row.Minimum, row.Maximum);
        AssertRange(properties.GetProperty("age"), 0.0, 1.0);
    }

    private static void AssertRange(JsonElement number, double minimum, double maximum)
    {
        Assert.Equal(minimum, number.GetProperty("minimum").GetDouble());
        Assert.Equal(maximum, number.GetProperty("maximum").GetDouble());
    }

    [Fact]
    public void The_example_of_the_format_page_is_a_patch()
    {
        string page = RepositoryFiles.Read("docs/patch-format.md");
        const string fence = "```json\n";
        int from = page.IndexOf(fence, StringComparison.Ordinal) + fence.Length;
        int to = page.IndexOf("```", from, StringComparison.Ordinal);
        Patch patch = PatchFile.Read(Encoding.UTF8.GetBytes(page[from..to]));
        Assert.NotEqual("", patch.Name);
        Assert.NotEmpty(patch.Cables);
        Assert.NotEmpty(patch.Performance);
        Assert.NotNull(patch.MgClock);
    }

    // A refusal quoted on the page is one the reader gives: the quoted line is made here from the file the page describes.
    [Fact]
    public void The_refusal_of_the_format_page_is_what_the_reader_says()
    {
        string file = "{\n  \"dials\": {\n    \"lpf.cutof\": 4\n  },\n  \"format\": 1\n}\n";
        PatchFormatException refusal = Assert.Throws<PatchFormatException>(() => PatchFile.Read(Encoding.UTF8.GetBytes(file)));
        Assert.Contains(refusal.Message, RepositoryFiles.Read("docs/patch-format.md"), StringComparison.Ordinal);
    }
}
