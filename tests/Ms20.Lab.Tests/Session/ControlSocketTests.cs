using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Session;

/// <summary>What pages say and what the Lab makes of it, over real sockets.</summary>
public sealed class ControlSocketTests : IAsyncLifetime
{
    private TestLab _lab = null!;

    public async Task InitializeAsync() => _lab = await TestLab.StartAsync();

    public Task DisposeAsync() => _lab.DisposeAsync().AsTask();

    [Fact]
    public async Task A_page_that_comes_later_sees_what_the_first_one_did()
    {
        await using Page first = await Page.OpenAsync(_lab);
        await first.SayAsync("""{"t":"p","id":"lpf.cutoff","v":7.25,"at":1.5}""");
        await first.SayAsync("""{"t":"cable+","from":"mg.tri.out","to":"vco2.cv.in"}""");
        await first.SayAsync("""{"t":"rear","id":"rear.sync","v":"ON"}""");
        await first.SayAsync("""{"t":"set","key":"name","v":"Mine"}""");
        await first.StateAsync();
        await using Page second = await Page.OpenAsync(_lab);
        JsonObject patch = await second.StateAsync();
        Assert.Equal(7.25, (double)patch["dials"]!["lpf.cutoff"]!);
        Assert.Contains("mg.tri.out -> vco2.cv.in", patch["cables"]!.AsArray().Select(cable => (string?)cable));
        Assert.Equal("ON", (string?)patch["rear"]!["rear.sync"]);
        Assert.Equal("Mine", (string?)patch["name"]);
    }

    [Fact]
    public async Task What_one_page_does_the_other_is_told()
    {
        await using Page first = await Page.OpenAsync(_lab);
        await using Page second = await Page.OpenAsync(_lab);
        await first.SayAsync("""{"t":"p","id":"hpf.peak","v":12}""");
        Assert.Equal(10.0, (double)(await second.HearAsync("p"))["v"]!);
        await first.SayAsync("""{"t":"cable-","from":"wheel.out","to":"total.in"}""");
        Assert.Equal("total.in", (string?)(await second.HearAsync("cable-"))["to"]);
        await first.SayAsync("""{"t":"on","n":60}""");
        Assert.Equal(60, (int)(await second.HearAsync("on"))["n"]!);
        await first.SayAsync("""{"t":"patch","patch":{"format":1,"name":"New"}}""");
        Assert.Equal("New", (string?)(await second.HearAsync("patch"))["patch"]!["name"]);
    }

    [Theory]
    [InlineData("""{"t":"cable+","from":"mg.tri.out","to":"total.in"}""", "unplug that one first")]
    [InlineData("""{"t":"patch","patch":{"format":1,"dials":{"lpf.cutof":3}}}""", "lpf.cutoff")]
    [InlineData("""{"t":"patch","patch":{"format":99}}""", "newer version")]
    [InlineData("""{"t":"set","key":"profile","v":"ms-10"}""", "ms20-mini")]
    [InlineData("""{"t":"set","key":"dials","v":{}}""", "turn a dial")]
    [InlineData("""{"t":"rear","id":"rear.sync","v":"MAYBE"}""", "rear.sync")]
    public async Task What_cannot_be_is_refused_with_a_sentence_and_the_truth(string message, string sentence)
    {
        await using Page page = await Page.OpenAsync(_lab);
        JsonObject before = await page.StateAsync();
        await page.SayAsync(message);
        Assert.Contains(sentence, (string?)(await page.HearAsync("status"))["text"]);
        Assert.True(JsonNode.DeepEquals(before, (await page.HearAsync("patch"))["patch"]));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"t":"shell"}""")]
    [InlineData("""{"t":"p","id":"none","v":1}""")]
    [InlineData("""{"t":"p","id":"lpf.cutoff","v":"1"}""")]
    [InlineData("""{"t":"p","id":"lpf.cutoff","v":1e999}""")]
    [InlineData("""{"t":"on","n":128}""")]
    [InlineData("""{"t":"on","n":60.5}""")]
    [InlineData("""{"t":"cable+","from":"total.in","to":"mg.tri.out"}""")]
    [InlineData("""{"t":"probe","jacks":["none"]}""")]
    [InlineData("""{"t":"patch"}""")]
    [InlineData("""{"t":"shelf","n":"1","op":"list"}""")]
    [InlineData("""{"t":"midi","b":["144"]}""")]
    public async Task What_no_page_of_ours_would_say_ends_the_connection(string message)
    {
        await using Page page = await Page.OpenAsync(_lab);
        await page.SayAsync(message);
        await EndAsync(page);
    }

    [Fact]
    public async Task A_message_too_long_or_too_deep_or_of_bytes_ends_the_connection()
    {
        foreach (string message in new[] { $"{{\"t\":\"{new string('x', 1 << 19)}\"}}", $"{{\"t\":\"set\",\"key\":\"x\",\"v\":{new string('[', 1000)}" })
        {
            await using Page page = await Page.OpenAsync(_lab);
            await page.SayAsync(message);
            await EndAsync(page);
        }

        await using Page bytes = await Page.OpenAsync(_lab);
        await bytes.SayBytesAsync(Encoding.UTF8.GetBytes("""{"t":"state"}"""));
        await EndAsync(bytes);
    }

    [Fact]
    public async Task The_keys_of_a_page_that_goes_come_up_and_no_others()
    {
        await using Page stays = await Page.OpenAsync(_lab);
        Page goes = await Page.OpenAsync(_lab);
        await stays.SayAsync("""{"t":"on","n":50}""");
        await goes.HearAsync("on");
        await goes.SayAsync("""{"t":"on","n":60}""");
        await stays.HearAsync("on");
        await goes.DisposeAsync();
        Assert.Equal(60, (int)(await stays.HearAsync("off"))["n"]!);
        await stays.SayAsync("""{"t":"state"}""");
        Assert.Equal(50, (int)(await stays.HearAsync("on"))["n"]!);
    }

    [Fact]
    public async Task Ten_thousand_knob_moves_end_where_the_last_one_went()
    {
        await using Page first = await Page.OpenAsync(_lab);
        await using Page second = await Page.OpenAsync(_lab);
        Task<JsonObject> end = Task.Run(async () =>
        {
            while (true)
            {
                JsonObject move = await second.HearAsync("p");
                if ((string?)move["id"] == "volume")
                    return move;
            }
        });
        for (int i = 0; i < 10_000; i++)
            await first.SayAsync($$"""{"t":"p","id":"lpf.cutoff","v":{{i % 1000 / 100.0}}}""");
        await first.SayAsync("""{"t":"p","id":"volume","v":3}""");
        await end;
        JsonObject patch = await first.StateAsync();
        Assert.Equal(9.99, (double)patch["dials"]!["lpf.cutoff"]!);
    }

    [Fact]
    public async Task Text_stays_text()
    {
        const string name = "<img src=x onerror=alert(1)> \u2028 \"quoted\"";
        await using Page page = await Page.OpenAsync(_lab);
        await page.SayAsync(new JsonObject { ["t"] = "set", ["key"] = "name", ["v"] = name }.ToJsonString());
        Assert.Equal(name, (string?)(await page.StateAsync())["name"]);
        Assert.Equal(name, _lab.Session.Patch.Name);
    }

    [Fact]
    public async Task Lamps_and_probed_voltages_are_told_when_asked_for()
    {
        await using Page page = await Page.OpenAsync(_lab);
        await page.SayAsync("""{"t":"probe","jacks":["sh.clock.in","wheel.out"]}""");
        await page.SayAsync("""{"t":"meters"}""");
        Assert.Equal(0.0, (double)(await page.HearAsync("lamps"))["v"]!["lamp.power"]!);
        Assert.Equal(Jacks.SampleHoldClock.OpenVolts, (double)(await page.HearAsync("volts"))["v"]!["sh.clock.in"]!);
    }

    private static async Task EndAsync(Page page)
    {
        while (await page.NextAsync() is not null)
        {
            // What was on its way before.
        }

        Assert.Equal(WebSocketCloseStatus.PolicyViolation, page.Closed);
    }
}
