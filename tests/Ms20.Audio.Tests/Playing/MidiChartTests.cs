using System.Globalization;
using System.Text;
using Ms20.Audio.Playing;
using Ms20.Panel;

namespace Ms20.Audio.Tests.Playing;

/// <summary>
/// The tables of docs/midi.md, made by trying every message on a socket of each profile and from the rows. Run once with
/// MS20_UPDATE_DOCS=1 to write them anew.
/// </summary>
public sealed class MidiChartTests
{
    private const string Nothing = "-";

    // Every source is routed in the one probe and none in the other: what is heard only where a patch uses it shows as that.
    private static readonly Patch Routed = PerformanceSources.All
        .Where(source => !source.Id.StartsWith("cc.", StringComparison.Ordinal))
        .Aggregate(Patch.NormalSetting.WithMgClock(ClockDivision.Sixteenth), (patch, source) => patch.WithRoute(PerformanceRoute.To(source, Controls.LpfPeak, 1.0)));

    [Fact]
    public void The_page_says_what_a_socket_does()
    {
        string path = Path.Combine(Root(), "docs", "midi.md");
        string page = File.ReadAllText(path).ReplaceLineEndings("\n");
        string made = Filled(page, "received", Received());
        made = Filled(made, "transmitted", Transmitted());
        made = Filled(made, "controls", ControlsTable());
        made = Filled(made, "cables", CablesTable());
        made = Filled(made, "sources", SourcesTable());
        made = Filled(made, "divisions", Divisions());
        if (Environment.GetEnvironmentVariable("MS20_UPDATE_DOCS") == "1")
            File.WriteAllText(path, made);
        Assert.Equal(made, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void The_map_of_the_page_is_a_map()
    {
        string page = File.ReadAllText(Path.Combine(Root(), "docs", "midi.md")).ReplaceLineEndings("\n");
        const string fence = "```json\n";
        int from = page.IndexOf(fence, StringComparison.Ordinal) + fence.Length;
        MidiMap map = MidiMapFile.Read(Encoding.UTF8.GetBytes(page[from..page.IndexOf("```", from, StringComparison.Ordinal)]));
        Assert.NotEqual(MidiMap.Default.Targets, map.Targets);
        Assert.All(map.Programs, program => Assert.True(FactoryPatches.TryFind(program, out _)));
    }

    private static string Received()
    {
        var rows = new List<(string Message, string Mini, string Extended)>
        {
            Row("note on", 0x90, 60, 100),
            Row("note on, velocity 0", 0x90, 60, 0),
            Row("note off", 0x80, 60, 64),
            Row("key pressure", 0xA0, 60, 100),
            Row("program change", 0xC0, 0, 0),
            Row("channel pressure", 0xD0, 100, 0),
            Row("pitch bend", 0xE0, 0, 127),
        };
        int first = 0;
        for (int number = 1; number <= 128; number++)
        {
            if (number < 128 && Effects(0xB0, number) == Effects(0xB0, first))
                continue;
            string name = first == number - 1 ? Text($"control change {first}") : Text($"control change {first}..{number - 1}");
            rows.Add((name, Effects(0xB0, first).Mini, Effects(0xB0, first).Extended));
            first = number;
        }

        rows.Add(Row("system exclusive, common", 0xF2, 1, 1));
        rows.Add(Row("timing clock (F8)", 0xF8, 0, 0));
        rows.Add(Row("start, continue, stop (FA, FB, FC)", 0xFC, 0, 0));
        rows.Add(("Active Sensing (FE)", Sensing(MidiProfile.Mini), Sensing(MidiProfile.Extended)));
        rows.Add(Row("system reset (FF)", 0xFF, 0, 0));
        var table = new StringBuilder("| message | mini | extended |\n|---|---|---|\n");
        foreach ((string message, string mini, string extended) in rows)
            table.Append(CultureInfo.InvariantCulture, $"| {message} | {mini} | {extended} |\n");
        return table.ToString();
    }

    private static (string Message, string Mini, string Extended) Row(string message, int status, int data1, int data2) =>
        (message, Effect(MidiProfile.Mini, status, data1, data2), Effect(MidiProfile.Extended, status, data1, data2));

    private static (string Mini, string Extended) Effects(int status, int number) =>
        (Effect(MidiProfile.Mini, status, number, 100), Effect(MidiProfile.Extended, status, number, 100));

    private static string Effect(MidiProfile profile, int status, int data1, int data2)
    {
        string plain = Words(profile, Patch.NormalSetting, status, data1, data2), routed = Words(profile, Routed, status, data1, data2);
        if (plain == routed)
            return plain;
        return plain == Nothing ? $"{routed}, where the patch uses it" : $"{plain}; {routed}, where the patch uses it";
    }

    private static string Words(MidiProfile profile, Patch patch, int status, int data1, int data2)
    {
        var ear = new Ear(patch, MidiMap.Default.WithPrograms("first-light"), profile);
        // What a pedal holds, a running clock and a chosen parameter make some messages mean something.
        ear.Bytes(0xB0, 64, 127, 0x80, 72, 0, 0xF8).BytesAt(1000, 0xF8).BytesAt(2000, 0xB0, 101, 0, 100, 0, 0xE0, 127, 127);
        if (data1 == MidiNumbers.SustainPedal && status == 0xB0)
            data2 = 0;
        if (status == 0x80 || data2 == 0 && status == 0x90)
            ear.Bytes(0xB0, 64, 0);
        ear.Timed.Clear();
        ear.Midi.Hear((byte)status, (byte)data1, (byte)data2, 3000, ear);
        string heard = string.Join(", ", ear.Heard.Select(Word).Distinct());
        if (heard.Length > 0 || profile == MidiProfile.Mini || status != 0xB0)
            return heard.Length > 0 ? heard : Nothing;
        return data1 is 98 or 99 or 100 or 101 ? "number of a parameter" : Nothing;
    }

    private static string Word(Gesture gesture) => gesture.Kind switch
    {
        GestureKind.Press => "key down",
        GestureKind.Release => "key up",
        GestureKind.ReleaseAll => "all keys up",
        GestureKind.Turn => $"`{Controls.All[gesture.Number].Id}`",
        GestureKind.Perform => $"source `{PerformanceSources.All[gesture.Number].Id}`",
        GestureKind.Bend => "bend",
        GestureKind.SyncModulation => "modulation generator",
        GestureKind.Program => "program of the set list",
        _ => "cable",
    };

    private static string Transmitted()
    {
        var table = new StringBuilder("| on the instrument | mini | extended |\n|---|---|---|\n");
        AddSent("key down, struck with 100: the lowest and the highest that are sent", midi => EndsOf((note, message) => midi.Press(note, 100, message)));
        AddSent("key up", midi => EndsOf((note, message) => midi.Release(note, message)));
        AddSent("panic: each key that is down comes up, and", midi => Sent(midi.ReleaseAll));
        AddSent("VOLUME at 10: two control changes where a control has two", midi => Sent(message => midi.Turn(Controls.Volume, 10.0, message)));
        AddSent("LPF CUTOFF FREQUENCY at 10", midi => Sent(message => midi.Turn(Controls.LpfCutoff, 10.0, message)));
        AddSent("VCO 1 WAVE FORM at its second sign", midi => Sent(message => midi.Turn(Controls.Vco1Wave, 1.0, message)));
        AddSent("momentary switch pressed", midi => Sent(message => midi.Turn(Controls.Button, 1.0, message)));
        return table.ToString();

        void AddSent(string what, Func<MidiOut, string> sent) => table.Append(
            CultureInfo.InvariantCulture, $"| {what} | {sent(new MidiOut(MidiProfile.Mini))} | {sent(new MidiOut(MidiProfile.Extended))} |\n");
    }

    private delegate int Writer(Span<byte> message);

    private static string Sent(Writer write)
    {
        byte[] message = new byte[MidiOut.LongestBytes];
        int count = write(message);
        return count == 0 ? Nothing : $"`{string.Join(' ', message[..count].Select(value => value.ToString("X2", CultureInfo.InvariantCulture)))}`";
    }

    private delegate int NoteWriter(int note, Span<byte> message);

    private static string EndsOf(NoteWriter write)
    {
        List<string> sent = [.. Enumerable.Range(0, 128).Select(note => Sent(message => write(note, message))).Where(message => message != Nothing)];
        return $"{sent[0]} to {sent[^1]}";
    }

    private static string Sensing(MidiProfile profile)
    {
        Ear ear = new Ear(profile: profile).Bytes(0xFE);
        ear.Midi.Watch(48_000, ear);
        return $"300 ms of silence after it: {string.Join(", ", ear.Heard.Select(Word))}";
    }

    private static string ControlsTable()
    {
        var table = new StringBuilder("| control | id | control change | low seven bits |\n|---|---|---|---|\n");
        foreach (Control control in Controls.All.OrderBy(control => control.MidiCc))
        {
            string low = control.MidiCc < MidiNumbers.FirstLowBits ? Text($"{control.MidiCc + MidiNumbers.FirstLowBits}") : "";
            table.Append(CultureInfo.InvariantCulture, $"| {control.Name} | `{control.Id}` | {control.MidiCc} | {low} |\n");
        }

        return table.ToString();
    }

    private static string CablesTable()
    {
        var table = new StringBuilder("| number | jack | | number | jack | |\n|---|---|---|---|---|---|\n");
        string[] cells = [.. Jacks.All.OrderBy(jack => jack.ControllerNumber)
            .Select(jack => Text($"{jack.ControllerNumber} | `{jack.Id}` | {(jack.Direction == JackDirection.Input ? "in" : "out")}"))];
        int half = (cells.Length + 1) / 2;
        for (int i = 0; i < half; i++)
            table.Append(CultureInfo.InvariantCulture, $"| {cells[i]} | {(half + i < cells.Length ? cells[half + i] : " | | ")} |\n");
        return table.ToString();
    }

    private static string SourcesTable()
    {
        var table = new StringBuilder("| source | | range |\n|---|---|---|\n");
        foreach (PerformanceSource source in PerformanceSources.All.Where(source => !source.Id.StartsWith("cc.", StringComparison.Ordinal)))
            table.Append(CultureInfo.InvariantCulture, $"| `{source.Id}` | {source.Name} | {source.Minimum}..1 |\n");
        table.Append(CultureInfo.InvariantCulture, $"| `cc.0` .. `cc.{PerformanceSources.ControlChanges - 1}` | any control change | 0..1 |\n");
        return table.ToString();
    }

    private static string Divisions() =>
        string.Join(", ", ClockDivision.All.Select(division => Text($"`{division.Id}` ({division.Ticks})"))) + "\n";

    private static string Filled(string page, string table, string rows)
    {
        string begin = $"<!-- {table}: begin -->\n";
        int from = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        return page[..from] + rows + page[page.IndexOf($"<!-- {table}: end -->", StringComparison.Ordinal)..];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ms20.slnx")))
            folder = folder.Parent;
        return folder!.FullName;
    }
}
