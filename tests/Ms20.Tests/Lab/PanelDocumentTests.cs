using System.Text.Json;
using Ms20.App.Lab;
using Ms20.Panel;

namespace Ms20.Tests.Lab;

/// <summary>The document that the page is drawn from holds every row.</summary>
public sealed class PanelDocumentTests
{
    private static readonly JsonElement Document = JsonDocument.Parse(PanelDocument.Utf8()).RootElement;

    [Fact]
    public void Every_control_stands_in_it_at_its_place()
    {
        JsonElement[] rows = [.. Document.GetProperty("controls").EnumerateArray()];
        Assert.Equal(Controls.All.Select(control => control.Id), rows.Select(row => row.GetProperty("id").GetString()));
        foreach ((Control control, JsonElement row) in Controls.All.Zip(rows))
        {
            Assert.Equal((control.XMm, control.YMm), (row.GetProperty("x").GetDouble(), row.GetProperty("y").GetDouble()));
            Assert.Equal(control.Positions, row.GetProperty("positions").EnumerateArray().Select(position => position.GetString()));
        }
    }

    [Fact]
    public void Every_jack_of_both_panels_stands_in_it_with_its_kind()
    {
        foreach ((IEnumerable<Jack> jacks, JsonElement list) in (ReadOnlySpan<(IEnumerable<Jack>, JsonElement)>)
            [(Jacks.All, Document.GetProperty("jacks")), (RearPanel.Jacks, Document.GetProperty("rear").GetProperty("jacks"))])
        {
            Assert.Equal(
                jacks.Select(jack => $"{jack.Id} {JsonNamingPolicy.CamelCase.ConvertName(jack.Signal.ToString())}"),
                list.EnumerateArray().Select(row => $"{row.GetProperty("id").GetString()} {row.GetProperty("signal").GetString()}"));
        }
    }

    [Fact]
    public void Every_control_and_jack_says_what_it_does()
    {
        foreach (string list in (string[])["controls", "jacks"])
        {
            foreach (JsonElement row in Document.GetProperty(list).EnumerateArray())
                Assert.False(string.IsNullOrEmpty(row.GetProperty("does").GetString()), row.GetProperty("id").GetString());
        }
    }

    [Fact]
    public void Every_switch_knob_trimmer_and_jack_of_the_rear_stands_in_it_and_says_what_it_does()
    {
        JsonElement rear = Document.GetProperty("rear");
        foreach ((string list, IEnumerable<string> ids) in (ReadOnlySpan<(string, IEnumerable<string>)>)
            [
                ("switches", RearPanel.Switches.Select(row => row.Id)),
                ("dials", RearPanel.Dials.Select(row => row.Id)),
                ("jacks", RearPanel.Jacks.Select(row => row.Id)),
                ("trims", Trims.All.Select(row => row.Id)),
            ])
        {
            JsonElement[] rows = [.. rear.GetProperty(list).EnumerateArray()];
            Assert.Equal(ids, rows.Select(row => row.GetProperty("id").GetString()));
            Assert.All(rows, row => Assert.EndsWith(".", row.GetProperty("does").GetString()));
        }

        Assert.EndsWith(".", rear.GetProperty("age").GetProperty("does").GetString());
    }

    [Fact]
    public void The_dials_of_the_rear_turn_as_far_as_their_rows_say()
    {
        JsonElement rear = Document.GetProperty("rear");
        foreach ((Trim trim, JsonElement row) in Trims.All.Zip(rear.GetProperty("trims").EnumerateArray()))
        {
            Assert.Equal((trim.Minimum, trim.Maximum), (row.GetProperty("minimum").GetDouble(), row.GetProperty("maximum").GetDouble()));
            Assert.Equal(trim.Maximum, trim.Law.ToPhysical(trim.Maximum));
        }

        foreach ((RearDial dial, JsonElement row) in RearPanel.Dials.Zip(rear.GetProperty("dials").EnumerateArray()))
            Assert.Equal((dial.Minimum, dial.Maximum, dial.Default), (row.GetProperty("minimum").GetDouble(), row.GetProperty("maximum").GetDouble(), row.GetProperty("default").GetDouble()));
    }

    // A depth knob that names no jack would leave the read-out silent about what moves it.
    [Fact]
    public void Every_knob_whose_legend_ends_in_EXT_names_the_jack_that_drives_it()
    {
        foreach (JsonElement row in Document.GetProperty("controls").EnumerateArray())
        {
            bool isDepth = row.GetProperty("legend").GetString()!.EndsWith("EXT", StringComparison.Ordinal);
            Assert.Equal(isDepth, row.TryGetProperty("drivenBy", out _));
        }
    }

    [Fact]
    public void Every_normals_table_stands_in_it()
    {
        JsonElement[] tables = [.. Document.GetProperty("normals").EnumerateArray()];
        Assert.Equal(NormalsTables.All.Length, tables.Length);
        foreach ((NormalsTable table, JsonElement row) in NormalsTables.All.Zip(tables))
        {
            JsonElement sources = row.GetProperty("sources");
            Assert.Equal(table.Normals.Length, sources.EnumerateObject().Count());
            foreach (Normal normal in table.Normals)
                Assert.Equal(normal.SourceId, sources.GetProperty(normal.InputId).GetString());
        }
    }

    [Fact]
    public void Every_factory_patch_can_be_read_from_it_again()
    {
        JsonElement[] rows = [.. Document.GetProperty("patches").EnumerateArray()];
        Assert.Equal(FactoryPatches.All, rows.Select(row => row.GetProperty("name").GetString()));
        foreach (JsonElement row in rows)
        {
            Assert.True(FactoryPatches.TryFind(row.GetProperty("name").GetString(), out Patch? patch));
            Assert.Equal(patch, PatchFile.Read(System.Text.Encoding.UTF8.GetBytes(row.GetProperty("patch").GetRawText())));
        }
    }

    // A cable that is there already, or that pulls out one the patch stands on, would show nothing.
    [Fact]
    public void Every_factory_patch_invites_to_a_cable_that_it_does_not_have()
    {
        Assert.Equal(FactoryPatches.All.Order(), TryCables.Patches.Order());
        foreach (string name in TryCables.Patches)
        {
            Assert.True(FactoryPatches.TryFind(name, out Patch? patch), name);
            (Jack from, Jack to, string says) = Assert.NotNull(TryCables.Of(name));
            Assert.NotEqual(from, patch.SourceOf(to));
            Assert.True(patch.WithoutCable(to).CanPlug(from, to, out string refusal), refusal);
            Assert.NotEmpty(says);
        }
    }

    [Theory]
    [InlineData("resonance", "lpf.peak")]
    [InlineData("lfo", "mg.frequency")]
    [InlineData("esp total", "total.in")]
    public void A_guides_word_is_written_beside_our_name(string word, string id)
    {
        IEnumerable<JsonElement> rows = Document.GetProperty("controls").EnumerateArray().Concat(Document.GetProperty("jacks").EnumerateArray());
        Assert.Contains(word, rows.Single(row => row.GetProperty("id").GetString() == id).GetProperty("also").GetString()!);
    }

    [Fact]
    public void The_command_prints_it()
    {
        using var desk = new Desk();
        Said said = desk.Run("panel", "--drawing");
        Assert.Equal(0, said.ExitCode);
        Assert.Equal(Controls.All.Length, JsonDocument.Parse(said.Output).RootElement.GetProperty("controls").GetArrayLength());
    }
}
