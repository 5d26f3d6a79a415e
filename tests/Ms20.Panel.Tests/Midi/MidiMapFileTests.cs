using System.Text;

namespace Ms20.Panel.Tests.Midi;

/// <summary>MIDI map files. In the texts | stands for a line end and ' for a quote.</summary>
public class MidiMapFileTests
{
    [Fact]
    public void A_map_comes_back_from_its_file_as_it_went_in()
    {
        MidiMap map = MidiMap.Default.WithName("Füße").WithChannel(3).WithBend(12.0).WithWheelBothWays(true)
            .WithTarget(16, MidiTarget.Of(Controls.LpfCutoff)).WithTarget(74, MidiTarget.None)
            .WithTarget(2, MidiTarget.Of(PerformanceSources.Pedal)).WithPrograms("first-light", "my.ms20.json")
            .WithTarget("Knöpfe", 16, MidiTarget.Of(Controls.HpfPeak)).WithTarget("Knöpfe", 17, MidiTarget.None).WithTarget("Box", 9, MidiTarget.Of(Controls.Volume));
        byte[] file = MidiMapFile.Write(map);
        Assert.Equal(map, MidiMapFile.Read(file));
        Assert.Equal(file, MidiMapFile.Write(MidiMapFile.Read(file)));
        Assert.NotEqual(map, map.WithChannel(null));
    }

    [Fact]
    public void An_empty_map_is_the_default() => Assert.Equal(MidiMap.Default, Read("{ 'format': 1 }"));

    [Theory]
    [InlineData("", 1, null, "the file is empty; choose a MIDI map (*.midi.json).")]
    [InlineData("MThd", 1, null, "this is no MIDI map, which begins with \"{\"; choose a MIDI map (*.midi.json).")]
    [InlineData("{|'format': 1,", 2, null, "the file ends before its last bracket is closed; get the whole file again.")]
    [InlineData("{ }", 1, "format", "the key is missing; add \"format\": 1.")]
    [InlineData("{|'format': 2 }", 2, "format", "the file is of format 2 and this version reads up to 1; open it with a newer version of Ms20.")]
    [InlineData("{ 'format': 1,|'chanel': 1 }", 2, "chanel", "there is no such key; the nearest is \"channel\".")]
    [InlineData("{ 'format': 1,|'channel': 1,|'channel': 1 }", 3, "channel", "the key stands here for the second time; remove one of the two.")]
    [InlineData("{ 'format': 1,|'channel': 17 }", 2, "channel", "the number 17 stands here; write a number from 1 to 16 instead.")]
    [InlineData("{ 'format': 1,|'channel': 1.5 }", 2, "channel", "the number 1.5 stands here; write a whole number from 1 to 16 instead.")]
    [InlineData("{ 'format': 1,|'channel': 'omni' }", 2, "channel", "a text stands here; write a number from 1 to 16 instead.")]
    [InlineData("{ 'format': 1,|'bendSemitones': 25 }", 2, "bendSemitones", "the number 25 stands here; write a number from 0 to 24 instead.")]
    [InlineData("{ 'format': 1,|'wheel': 'down' }", 2, "wheel", "the wheel cannot go \"down\"; write \"up\" or \"both\".")]
    [InlineData("{ 'format': 1,|'controls': [] }", 2, "controls", "a list stands here; write an object of control changes instead.")]
    [InlineData("{ 'format': 1, 'controls': {|'cutoff': 'lpf.cutoff' } }", 2, "controls.cutoff", "\"cutoff\" is no control change; write a number from 1 to 119.")]
    [InlineData("{ 'format': 1, 'controls': {|'64': 'lpf.cutoff' } }", 2, "controls.64", "control change 64 has a meaning of its own in MIDI; choose another, such as 16.")]
    [InlineData("{ 'format': 1, 'controls': { '16': '',|'016': '' } }", 2, "controls.016", "the control change stands here for the second time; remove one of the two.")]
    [InlineData("{ 'format': 1, 'controls': {|'16': 'lpf.cutof' } }", 2, "controls.16", "there is no control or source \"lpf.cutof\"; the nearest is \"lpf.cutoff\".")]
    [InlineData("{ 'format': 1, 'controls': {|'16': 7 } }", 2, "controls.16", "the number 7 stands here; write a text in quotes instead.")]
    [InlineData("{ 'format': 1,|'devices': [] }", 2, "devices", "a list stands here; write an object of devices instead.")]
    [InlineData("{ 'format': 1, 'devices': { 'Box': {|'64': 'lpf.cutoff' } } }", 2, "devices.Box.64", "control change 64 has a meaning of its own in MIDI; choose another, such as 16.")]
    [InlineData("{ 'format': 1, 'devices': { 'Box': {},|'Box': {} } }", 2, "devices.Box", "the device stands here for the second time; remove one of the two.")]
    [InlineData("{ 'format': 1,|'programs': [ 'a',|3 ] }", 3, "programs[1]", "the number 3 stands here; write a text in quotes instead.")]
    public void A_wrong_file_is_refused_by_line_and_field(string text, int line, string? field, string sentence)
    {
        MidiMapFormatException refusal = Assert.Throws<MidiMapFormatException>(() => Read(text));
        Assert.Equal(field is null ? $"Line {line}: {sentence}" : $"Line {line}, {field}: {sentence}", refusal.Message);
        Assert.Equal((line, field), (refusal.Line, refusal.Field));
    }

    [Fact]
    public void What_a_device_was_taught_holds_for_it_alone_and_can_be_forgotten()
    {
        MidiMap map = MidiMap.Default.WithTarget("Box", 74, MidiTarget.Of(Controls.HpfPeak));
        Assert.Equal(Controls.HpfPeak, map.For("Box").Targets[74].Control);
        Assert.Equal(Controls.LpfCutoff, map.For("Keys").Targets[74].Control);
        Assert.Equal(Controls.LpfCutoff, map.Targets[74].Control);
        Assert.NotEqual(MidiMap.Default, map);
        Assert.NotEqual(map, map.WithTarget("Box", 74, MidiTarget.None));
        Assert.Equal(MidiMap.Default, map.WithTarget("Box", 74, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => map.WithTarget("Box", 64, MidiTarget.None));
    }

    [Fact]
    public void What_has_a_meaning_of_its_own_cannot_be_learned()
    {
        foreach (int number in new[] { -1, 0, 6, 32, 38, 64, 96, 98, 99, 100, 101, 120, 123, 127, 128 })
            Assert.Throws<ArgumentOutOfRangeException>(() => MidiMap.Default.WithTarget(number, MidiTarget.None));
        Assert.Throws<ArgumentOutOfRangeException>(() => MidiMap.Default.WithChannel(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => MidiMap.Default.WithBend(double.NaN));
        Assert.Throws<ArgumentException>(() => MidiMap.Default.WithPrograms(new string[129]));
    }

    [Fact]
    public void A_file_with_any_byte_damaged_is_read_or_refused_but_never_fails_otherwise()
    {
        byte[] whole = MidiMapFile.Write(MidiMap.Default.WithTarget(16, MidiTarget.Of(Controls.LpfPeak)).WithPrograms("a"));
        foreach (byte wrong in new byte[] { 0, (byte)'"', (byte)'{', (byte)']', (byte)'\\', (byte)'9', (byte)'-', 0x80, 0xFF })
        {
            for (int at = 0; at < whole.Length; at++)
            {
                byte[] file = [.. whole];
                file[at] = wrong;
                try
                {
                    _ = MidiMapFile.Read(file);
                }
                catch (MidiMapFormatException refusal)
                {
                    Assert.StartsWith($"Line {refusal.Line}", refusal.Message, StringComparison.Ordinal);
                }
            }
        }
    }

    private static MidiMap Read(string text) => MidiMapFile.Read(Encoding.UTF8.GetBytes(text.Replace('|', '\n').Replace('\'', '"')));
}
