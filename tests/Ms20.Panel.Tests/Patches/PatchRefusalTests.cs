using System.Text;

namespace Ms20.Panel.Tests.Patches;

/// <summary>Every way a file can be wrong, and the sentence it gets. In the texts | stands for a line end.</summary>
public class PatchRefusalTests
{
    [Theory]
    [InlineData("", 1, null, "the file is empty; choose a patch file (*.ms20.json).")]
    [InlineData(" | ", 1, null, "the file is empty; choose a patch file (*.ms20.json).")]
    [InlineData("RIFF$", 1, null, "this is no patch, which begins with \"{\"; choose a patch file (*.ms20.json).")]
    [InlineData("|[1, 2]", 2, null, "this is no patch, which begins with \"{\"; choose a patch file (*.ms20.json).")]
    [InlineData("{|'format': 1,|", 3, null, "the file ends before its last bracket is closed; get the whole file again.")]
    [InlineData("{|'format': 1,|'name': 'Ho", 3, null, "the file ends before its last bracket is closed; get the whole file again.")]
    [InlineData("{|'format': 1,|}", 3, null, "the JSON is broken near column 1; mend the comma, quote or bracket there.")]
    [InlineData("{|'format': 1|'name': 'x' }", 3, null, "the JSON is broken near column 1; mend the comma, quote or bracket there.")]
    [InlineData("{|'format': 1, name: 2 }", 2, null, "the JSON is broken near column 14; mend the comma, quote or bracket there.")]
    [InlineData("{ 'format': 1 } {", 1, null, "the JSON is broken near column 17; mend the comma, quote or bracket there.")]
    [InlineData("{ 'format': 1,|'name': '\\ud83d' }", 2, null, "a text holds half of a surrogate pair (\\ud800 to \\udfff alone); write both or none.")]
    [InlineData("{ 'format': 1,|'\\udc00': 0 }", 2, null, "a text holds half of a surrogate pair (\\ud800 to \\udfff alone); write both or none.")]
    public void What_is_not_json_is_refused_by_line(string text, int line, string? field, string sentence) =>
        AssertRefused(text, line, field, sentence);

    [Theory]
    [InlineData("{ }", 1, "format", "the key is missing; add \"format\": 1.")]
    [InlineData("{|'format': 2, 'dials': { 'future': 1 } }", 2, "format", "the file is of format 2 and this version reads up to 1; open it with a newer version of Ms20.")]
    [InlineData("{|'dials': { 'future': 1 },|'format': 7 }", 3, "format", "the file is of format 7 and this version reads up to 1; open it with a newer version of Ms20.")]
    [InlineData("{|'format': 0 }", 2, "format", "the number 0 stands here; write a whole number from 1 to 2147483647 instead.")]
    [InlineData("{|'format': '1' }", 2, "format", "a text stands here; write a whole number from 1 to 2147483647 instead.")]
    [InlineData("{|'format': 1,|'name': 'a',|'name': 'b' }", 4, "name", "the key stands here for the second time; remove one of the two.")]
    [InlineData("{|'format': 1,|'zebra': 1,|'zebra': 2 }", 4, "zebra", "the key stands here for the second time; remove one of the two.")]
    [InlineData("{|'format': 1,|'name': 12 }", 3, "name", "the number 12 stands here; write a text in quotes instead.")]
    [InlineData("{|'format': 1,|'author': null }", 3, "author", "null stands here; write a text in quotes instead.")]
    [InlineData("{|'format': 1,|'notes': ['a'] }", 3, "notes", "a list stands here; write a text in quotes instead.")]
    [InlineData("{|'format': 1,|'tags': 'bass' }", 3, "tags", "a text stands here; write a list of texts instead.")]
    [InlineData("{|'format': 1,|'tags': ['bass',|true] }", 4, "tags[1]", "true stands here; write a text in quotes instead.")]
    [InlineData("{|'format': 1,|'unit': -1 }", 3, "unit", "the number -1 stands here; write a whole number from 0 to 2147483647 instead.")]
    [InlineData("{|'format': 1,|'unit': 1.5 }", 3, "unit", "the number 1.5 stands here; write a whole number from 0 to 2147483647 instead.")]
    [InlineData("{|'format': 1,|'seed': {} }", 3, "seed", "an object stands here; write a whole number from 0 to 18446744073709551615 instead.")]
    [InlineData("{|'format': 1,|'seed': 18446744073709551616 }", 3, "seed", "the number 18446744073709551616 stands here; write a whole number from 0 to 18446744073709551615 instead.")]
    [InlineData("{|'format': 1,|'profile': 'ms20-1978-eraly' }", 3, "profile", "there is no profile \"ms20-1978-eraly\"; the nearest is \"ms20-1978-early\".")]
    [InlineData("{|'format': 1,|'profile': 20 }", 3, "profile", "the number 20 stands here; write a text in quotes instead.")]
    [InlineData("{|'format': 1,|'normals': 'guides' }", 3, "normals", "there is no normals table \"guides\"; the nearest is \"guide\".")]
    public void A_wrong_field_is_refused_by_name(string text, int line, string? field, string sentence) =>
        AssertRefused(text, line, field, sentence);

    [Theory]
    [InlineData("'dials': []", "dials", "a list stands here; write an object of dial marks instead.")]
    [InlineData("'dials': {|'lpf.cutof': 5 }", "dials.lpf.cutof", "there is no control \"lpf.cutof\"; the nearest is \"lpf.cutoff\".")]
    [InlineData("'dials': {|'lpf.cutoff': 10.5 }", "dials.lpf.cutoff", "the number 10.5 is not on the dial; write a mark from 0 to 10.")]
    [InlineData("'dials': {|'lpf.cutoff': 1e999 }", "dials.lpf.cutoff", "the number 1e999 is not on the dial; write a mark from 0 to 10.")]
    [InlineData("'dials': {|'master.tune': -6 }", "dials.master.tune", "the number -6 is not on the dial; write a mark from -5 to 5.")]
    [InlineData("'dials': {|'lpf.cutoff': '5' }", "dials.lpf.cutoff", "a text stands here; write a mark from 0 to 10 instead.")]
    [InlineData("'dials': {|'vco1.wave': 1 }", "dials.vco1.wave", "the number 1 stands here; write one of \"TRIANGLE\", \"SAW\", \"RECTANGLE\", \"NOISE\" instead.")]
    [InlineData("'dials': {|'vco1.scale': '2`' }", "dials.vco1.scale", "the selector has no position \"2'\"; write one of \"32'\", \"16'\", \"8'\", \"4'\".")]
    [InlineData("'dials': {|'button': 0.5 }", "dials.button", "the number 0.5 stands here; write 0 (released) or 1 (pressed) instead.")]
    [InlineData("'dials': {|'button': 2 }", "dials.button", "the number 2 is not on the dial; write 0 (released) or 1 (pressed).")]
    [InlineData("'dials': { 'volume': 1,|'volume': 2 }", "dials.volume", "the control stands here for the second time; remove one of the two.")]
    public void A_wrong_dial_is_refused_with_its_range(string rest, string field, string sentence) =>
        AssertRefused("{|'format': 1,|" + rest + " }", rest.Contains('|', StringComparison.Ordinal) ? 4 : 3, field, sentence);

    [Theory]
    [InlineData("'cables': 'a -> b'", "cables", "a text stands here; write a list of cables instead.")]
    [InlineData("'cables': [|{} ]", "cables[0]", "an object stands here; write a text in quotes instead.")]
    [InlineData("'cables': [|'pink.out to sh.in' ]", "cables[0]", "\"pink.out to sh.in\" is no cable; write \"output id -> input id\".")]
    [InlineData("'cables': [ 'wheel.out -> total.in',|'pink.otu -> sh.in' ]", "cables[1]", "there is no jack \"pink.otu\"; the nearest is \"pink.out\".")]
    [InlineData("'cables': [|'pink.out -> s+h.in' ]", "cables[0]", "there is no jack \"s+h.in\"; the nearest is \"sh.in\".")]
    [InlineData("'cables': [|'pink.out -> white.out' ]", "cables[0]", "white.out is an output; a cable goes from an output to an input.")]
    [InlineData("'cables': [|'freq.in -> total.in' ]", "cables[0]", "freq.in is an input; a cable goes from an output to an input.")]
    [InlineData("'cables': [ 'wheel.out -> total.in',|'pink.out -> total.in' ]", "cables[1]", "total.in already has the cable from wheel.out (line 3); remove one of the two.")]
    [InlineData("'cables': [ 'wheel.out -> total.in',|'wheel.out -> total.in' ]", "cables[1]", "total.in already has the cable from wheel.out (line 3); remove one of the two.")]
    [InlineData("'cables': [|'rear.vco3.out -> total.in' ]", "cables[0]", "there is no jack \"rear.vco3.out\"; the nearest is \"rear.vco1.out\".")]
    [InlineData("'cables': [|'rear.pwm.in -> total.in' ]", "cables[0]", "rear.pwm.in is an input; a cable goes from an output to an input.")]
    public void A_wrong_cable_is_refused_by_its_number(string rest, string field, string sentence) =>
        AssertRefused("{|'format': 1,|" + rest + " }", rest.Contains('|', StringComparison.Ordinal) ? 4 : 3, field, sentence);

    [Theory]
    [InlineData("'rear': true", "rear", "true stands here; write an object of switches and knobs instead.")]
    [InlineData("'rear': {|'rear.sink': 'ON' }", "rear.rear.sink", "there is no switch or knob \"rear.sink\" on the rear panel; the nearest is \"rear.sync\".")]
    [InlineData("'rear': {|'rear.sync': 'LATE' }", "rear.rear.sync", "the switch has no position \"LATE\"; write one of \"OFF\", \"ON\".")]
    [InlineData("'rear': {|'rear.hpf.type': 'late' }", "rear.rear.hpf.type", "the switch has no position \"late\"; write one of \"PROFILE\", \"EARLY\", \"LATE\".")]
    [InlineData("'rear': {|'rear.fm': true }", "rear.rear.fm", "true stands here; write one of \"OFF\", \"ON\" instead.")]
    [InlineData("'rear': {|'rear.vco.sync': 'ON' }", "rear.rear.vco.sync", "this switch has become \"rear.sync\"; write that instead.")]
    [InlineData("'rear': {|'rear.filter.type': 'LATE' }", "rear.rear.filter.type", "this switch has become \"rear.hpf.type\" and \"rear.lpf.type\"; write that instead.")]
    [InlineData("'rear': {|'rear.vco2.fm': 1 }", "rear.rear.vco2.fm", "the number 1 stands here; write a text in quotes instead.")]
    [InlineData("'rear': { 'rear.sync': 'OFF',|'rear.sync': 'ON' }", "rear.rear.sync", "the switch or knob stands here for the second time; remove one of the two.")]
    [InlineData("'rear': {|'rear.converter1.offset': 5.5 }", "rear.rear.converter1.offset", "the number 5.5 is not on the dial; write a mark from -5 to 5.")]
    [InlineData("'rear': {|'rear.converter1.offset': 'ON' }", "rear.rear.converter1.offset", "a text stands here; write a mark from -5 to 5 instead.")]
    public void A_wrong_rear_switch_or_knob_is_refused_by_its_id(string rest, string field, string sentence) =>
        AssertRefused("{|'format': 1,|" + rest + " }", rest.Contains('|', StringComparison.Ordinal) ? 4 : 3, field, sentence);

    [Theory]
    [InlineData("'age': 1.5", "age", "the number 1.5 stands here; write a number from 0, just serviced, to 1, decades without service instead.")]
    [InlineData("'cold': 1", "cold", "the number 1 stands here; write true (starts at room temperature) or false (warm) instead.")]
    [InlineData("'trims': 3", "trims", "the number 3 stands here; write an object of trimmers instead.")]
    [InlineData("'trims': {|'vco1.trimm': 3 }", "trims.vco1.trimm", "there is no trimmer \"vco1.trimm\"; the nearest is \"vco1.trim\".")]
    [InlineData("'trims': {|'vco1.trim': 101 }", "trims.vco1.trim", "the number 101 is beyond the trimmer's track; write a number from -100 to 100, in cents.")]
    [InlineData("'trims': {|'hpf.peak.trim': '3 %' }", "trims.hpf.peak.trim", "a text stands here; write a number from -15 to 15, in per cent instead.")]
    [InlineData("'trims': { 'vco1.trim': 1,|'vco1.trim': 2 }", "trims.vco1.trim", "the trimmer stands here for the second time; remove one of the two.")]
    public void A_wrong_state_of_the_unit_is_refused_by_its_name(string rest, string field, string sentence) =>
        AssertRefused("{|'format': 1,|" + rest + " }", rest.Contains('|', StringComparison.Ordinal) ? 4 : 3, field, sentence);

    [Fact]
    public void Text_that_is_not_utf8_is_refused_by_its_byte()
    {
        byte[] latin1 = Encoding.Latin1.GetBytes("{ \"format\": 1,\n\"name\": \"Gr\u00fcn\" }");
        PatchFormatException refusal = Assert.Throws<PatchFormatException>(() => PatchFile.Read(latin1));
        Assert.Equal("Line 2: byte 26 of the file is not UTF-8 text; save the file as UTF-8.", refusal.Message);
        Assert.Equal(0xFC, latin1[26]);
    }

    [Fact]
    public void Brackets_without_end_are_refused_before_they_cost_anything()
    {
        string text = "{ \"format\": 1,\n\"zebra\": " + new string('[', 100_000);
        PatchFormatException refusal = Assert.Throws<PatchFormatException>(() => PatchFile.Read(Encoding.UTF8.GetBytes(text)));
        Assert.Equal("Line 2: brackets are nested more than 64 deep; remove the inner ones.", refusal.Message);
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused_in_a_sentence()
    {
        byte[] whole = PatchFile.Write(Patch.NormalSetting.WithName("Grün").WithTags("a", "b").WithCable(Jacks.PinkOut, Jacks.SampleHoldIn));
        // The last two bytes are the closing bracket and the line end; without the line end the file is still whole.
        for (int length = 0; length < whole.Length - 1; length++)
        {
            byte[] cut = whole[..length];
            PatchFormatException refusal = Assert.Throws<PatchFormatException>(() => PatchFile.Read(cut));
            Assert.StartsWith("Line ", refusal.Message, StringComparison.Ordinal);
            Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_with_any_byte_damaged_is_read_or_refused_but_never_fails_otherwise()
    {
        byte[] whole = PatchFile.Write(Patch.NormalSetting.WithName("Grün").WithTags("a").WithCable(Jacks.PinkOut, Jacks.SampleHoldIn));
        byte[] damage = [0, (byte)'"', (byte)'{', (byte)']', (byte)'\\', (byte)'9', (byte)'-', 0x80, 0xFF];
        foreach (byte wrong in damage)
        {
            for (int at = 0; at < whole.Length; at++)
            {
                byte[] file = [.. whole];
                file[at] = wrong;
                try
                {
                    _ = PatchFile.Read(file);
                }
                catch (PatchFormatException refusal)
                {
                    Assert.StartsWith($"Line {refusal.Line}", refusal.Message, StringComparison.Ordinal);
                }
            }
        }
    }

    private static void AssertRefused(string text, int line, string? field, string sentence)
    {
        string json = text.Replace('|', '\n').Replace('\'', '"').Replace('`', '\'');
        PatchFormatException refusal = Assert.Throws<PatchFormatException>(() => PatchFile.Read(Encoding.UTF8.GetBytes(json)));
        Assert.Equal(field is null ? $"Line {line}: {sentence}" : $"Line {line}, {field}: {sentence}", refusal.Message);
        Assert.Equal((line, field), (refusal.Line, refusal.Field));
    }
}
