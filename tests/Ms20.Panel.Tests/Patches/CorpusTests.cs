using System.Text.Json;

namespace Ms20.Panel.Tests.Patches;

/// <summary>Files as earlier versions wrote them. They are added to, never changed: each must load for ever, with all that it says.</summary>
public class CorpusTests
{
    // The normal setting of format 1: what a control stands at that a file of that format does not mention.
    private static readonly Dictionary<string, double> NormalSettingV1 = new()
    {
        ["vco1.wave"] = 1,
        ["vco1.scale"] = 2,
        ["vco2.scale"] = 1,
        ["mixer.vco1"] = 7,
        ["mixer.vco2"] = 7,
        ["lpf.cutoff"] = 10,
        ["mg.wave"] = 5,
        ["mg.frequency"] = 5,
        ["eg2.sustain"] = 10,
        ["esp.high.cut"] = 10,
        ["esp.cv.adjust"] = 5,
        ["esp.threshold"] = 5,
        ["volume"] = 7,
    };

    public static TheoryData<string> Files()
    {
        var data = new TheoryData<string>();
        foreach (string path in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Corpus"), "*.ms20.json").Order(StringComparer.Ordinal))
            data.Add(Path.GetFileName(path));
        return data;
    }

    [Fact]
    public void The_corpus_is_there() => Assert.True(Files().Count >= 5);

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_of_any_version_loads_with_every_mark_cable_and_choice(string name)
    {
        byte[] file = Load(name);
        Patch patch = PatchFile.Read(file);
        using var json = JsonDocument.Parse(file);
        JsonElement root = json.RootElement;
        Assert.Equal(TextOf(root, "name"), patch.Name);
        Assert.Equal(TextOf(root, "author"), patch.Author);
        Assert.Equal(TextOf(root, "notes"), patch.Notes);
        Assert.Equal(root.TryGetProperty("profile", out JsonElement profile) ? profile.GetString() : "ms20-1978-early", patch.Profile.Id);
        Assert.Equal(root.TryGetProperty("normals", out JsonElement normals) ? normals.GetString() : "hardware", patch.Normals.Id);
        Assert.Equal(root.TryGetProperty("unit", out JsonElement unit) ? unit.GetInt32() : 1, patch.Unit);
        Assert.Equal(root.TryGetProperty("seed", out JsonElement seed) ? seed.GetUInt64() : 1, patch.Seed);
        Assert.Equal(ListOf(root, "tags"), patch.Tags.AsEnumerable());
        Assert.Equal(ListOf(root, "cables").Order(), patch.Cables.Select(cable => cable.ToString()).Order());
        AssertDials(root, patch);
        AssertRear(root, patch);
        AssertState(root, patch);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Writing_it_again_loses_nothing(string name)
    {
        Patch patch = PatchFile.Read(Load(name));
        byte[] written = PatchFile.Write(patch);
        Assert.Equal(patch, PatchFile.Read(written));
        using var before = JsonDocument.Parse(Load(name));
        using var after = JsonDocument.Parse(written);
        foreach (JsonProperty key in before.RootElement.EnumerateObject())
        {
            // Cables are sorted and dials completed by writing; the test above holds them.
            if (key.Name is "cables" or "dials" or "rear")
                continue;
            Assert.True(JsonElement.DeepEquals(key.Value, after.RootElement.GetProperty(key.Name)), key.Name);
        }
    }

    private static void AssertDials(JsonElement root, Patch patch)
    {
        bool any = root.TryGetProperty("dials", out JsonElement dials);
        foreach (Control control in Controls.All)
        {
            if (!any || !dials.TryGetProperty(control.Id, out JsonElement dial))
                Assert.Equal(NormalSettingV1.GetValueOrDefault(control.Id), patch[control]);
            else if (control.Kind == ControlKind.Selector)
                Assert.Equal(dial.GetString(), control.LawFor(patch.Profile).Format(patch[control]));
            else
                Assert.Equal(dial.GetDouble(), patch[control]);
        }
    }

    private static void AssertRear(JsonElement root, Patch patch)
    {
        bool any = root.TryGetProperty("rear", out JsonElement rear);
        foreach (RearSwitch row in RearPanel.Switches)
        {
            string position = any && rear.TryGetProperty(row.Id, out JsonElement found) ? found.GetString()! : row.Positions[0];
            Assert.Equal(position, row.Positions[patch[row]]);
        }

        foreach (RearDial row in RearPanel.Dials)
            Assert.Equal(any && rear.TryGetProperty(row.Id, out JsonElement mark) ? mark.GetDouble() : row.Default, patch[row]);
    }

    private static void AssertState(JsonElement root, Patch patch)
    {
        Assert.Equal(root.TryGetProperty("age", out JsonElement age) ? age.GetDouble() : 0.0, patch.Age);
        Assert.Equal(root.TryGetProperty("cold", out JsonElement cold) && cold.GetBoolean(), patch.IsCold);
        bool any = root.TryGetProperty("trims", out JsonElement trims);
        foreach (Trim row in Trims.All)
            Assert.Equal(any && trims.TryGetProperty(row.Id, out JsonElement value) ? value.GetDouble() : 0.0, patch[row]);
    }

    private static byte[] Load(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Corpus", name));

    private static string TextOf(JsonElement root, string key) => root.TryGetProperty(key, out JsonElement text) ? text.GetString()! : "";

    private static string[] ListOf(JsonElement root, string key) =>
        root.TryGetProperty(key, out JsonElement list) ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : [];
}
