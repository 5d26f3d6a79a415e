using System.Text.Json.Nodes;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Session;

/// <summary>MIDI OUT: what hands do on a page is told, as bytes, to the page that has the output.</summary>
public sealed class MidiOutPortTests : IAsyncLifetime
{
    private TestLab _lab = null!;

    public async Task InitializeAsync() => _lab = await TestLab.StartAsync(Patch.NormalSetting.WithUnit(0));

    public Task DisposeAsync() => _lab.DisposeAsync().AsTask();

    [Fact]
    public async Task Keys_go_out_as_they_were_struck_with_the_bytes_that_let_them_go()
    {
        await using Page page = await WithOutputAsync();
        await page.SayAsync("""{"t":"on","n":60,"v":99}""");
        JsonObject down = await page.HearAsync("out");
        Assert.Equal("144,60,99", Bytes(down));
        Assert.Equal("128,60,64", Bytes(down, "rest"));
        await page.SayAsync("""{"t":"off","n":60}""");
        JsonObject up = await page.HearAsync("out");
        Assert.Equal("128,60,64", Bytes(up));
        Assert.Null(up["rest"]);
        Assert.Equal((int)down["n"]!, (int)up["n"]!);
    }

    [Fact]
    public async Task Dials_wheel_and_switch_of_every_page_go_out_once_a_move()
    {
        await using Page page = await WithOutputAsync();
        await using Page other = await Page.OpenAsync(_lab);
        await other.SayAsync("""{"t":"p","id":"lpf.cutoff","v":5}""");
        Assert.Equal("176,74,64", Bytes(await page.HearAsync("out")));
        // The same place of 128: nothing new to send.
        await other.SayAsync("""{"t":"p","id":"lpf.cutoff","v":5.01}""");
        await other.SayAsync("""{"t":"p","id":"wheel","v":5}""");
        Assert.Equal("176,1,127,176,33,127", Bytes(await page.HearAsync("out")));
        await other.SayAsync("""{"t":"p","id":"button","v":1}""");
        Assert.Equal("176,80,127", Bytes(await page.HearAsync("out")));
    }

    [Fact]
    public async Task What_came_in_is_not_sent_back()
    {
        await using Page page = await WithOutputAsync();
        await page.SayAsync("""{"t":"midi","d":"Keys","b":[144,60,99]}""");
        await page.SayAsync("""{"t":"midi","d":"Keys","b":[176,74,0]}""");
        await page.SayAsync("""{"t":"on","n":62,"v":1}""");
        Assert.Equal("144,62,1", Bytes(await page.HearAsync("out")));
    }

    [Fact]
    public async Task With_thru_it_is_but_not_to_the_device_it_came_from()
    {
        await using Page page = await WithOutputAsync(""" "thru":true,""");
        await page.SayAsync("""{"t":"midi","d":"Synth","b":[144,59,99]}""");
        await page.SayAsync("""{"t":"midi","d":"Keys","b":[147,60,99]}""");
        JsonObject down = await page.HearAsync("out");
        Assert.Equal("147,60,99", Bytes(down));
        Assert.Equal("131,60,0", Bytes(down, "rest"));
        await page.SayAsync("""{"t":"midi","d":"Keys","b":[248]}""");
        Assert.Equal("248", Bytes(await page.HearAsync("out")));
        // Its note-off will not come any more: the page is to send what lets it go.
        await page.SayAsync("""{"t":"midigone","d":"Keys"}""");
        Assert.True((bool)(await page.HearAsync("out"))["all"]!);
    }

    [Fact]
    public async Task A_mini_sends_its_keys_alone()
    {
        await using Page page = await WithOutputAsync();
        await page.SayAsync("""{"t":"gear","profile":"mini"}""");
        await page.SayAsync("""{"t":"p","id":"lpf.cutoff","v":5}""");
        await page.SayAsync("""{"t":"on","n":40,"v":99}""");
        await page.SayAsync("""{"t":"on","n":60,"v":99}""");
        Assert.Equal("144,60,64", Bytes(await page.HearAsync("out")));
    }

    [Fact]
    public async Task Panic_lets_every_key_go_and_says_so_to_the_listener()
    {
        await using Page page = await WithOutputAsync();
        await page.SayAsync("""{"t":"on","n":60,"v":99}""");
        await page.HearAsync("out");
        await page.SayAsync("""{"t":"panic"}""");
        Assert.Equal("128,60,64", Bytes(await page.HearAsync("out")));
        JsonObject all = await page.HearAsync("out");
        Assert.Equal("176,123,0", Bytes(all));
        Assert.True((bool)all["all"]!);
    }

    [Fact]
    public async Task Keys_of_a_page_that_goes_are_let_go_at_the_output_of_another()
    {
        await using Page page = await WithOutputAsync();
        Page other = await Page.OpenAsync(_lab);
        await other.SayAsync("""{"t":"on","n":60,"v":99}""");
        Assert.Equal("144,60,99", Bytes(await page.HearAsync("out")));
        await other.DisposeAsync();
        Assert.Equal("128,60,64", Bytes(await page.HearAsync("out")));
    }

    [Fact]
    public async Task One_page_has_the_output_and_the_one_before_is_told()
    {
        await using Page first = await WithOutputAsync();
        await using Page second = await WithOutputAsync();
        await first.HearAsync("outgone");
        await first.SayAsync("""{"t":"on","n":60,"v":99}""");
        Assert.Equal("144,60,99", Bytes(await second.HearAsync("out")));
    }

    [Fact]
    public async Task It_sends_on_the_channel_that_is_listened_to()
    {
        await using Page page = await WithOutputAsync();
        await page.SayAsync("""{"t":"gear","channel":5}""");
        await page.SayAsync("""{"t":"on","n":60,"v":99}""");
        Assert.Equal("148,60,99", Bytes(await page.HearAsync("out")));
    }

    private async Task<Page> WithOutputAsync(string more = "")
    {
        Page page = await Page.OpenAsync(_lab);
        await page.SayAsync($$"""{"t":"midiout",{{more}} "name":"Synth"}""");
        await page.StateAsync();
        return page;
    }

    private static string Bytes(JsonObject message, string field = "b") => string.Join(',', message[field]!.AsArray().Select(value => (int)value!));
}
