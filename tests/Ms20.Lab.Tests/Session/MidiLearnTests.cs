using System.Text.Json.Nodes;
using Ms20.App.Lab.Session;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Session;

/// <summary>What controllers are taught, kept and forget.</summary>
public sealed class MidiLearnTests : IAsyncLifetime
{
    private TestLab _lab = null!;

    public async Task InitializeAsync() => _lab = await TestLab.StartAsync(Patch.NormalSetting.WithUnit(0));

    public Task DisposeAsync() => _lab.DisposeAsync().AsTask();

    [Fact]
    public async Task What_a_device_was_taught_it_turns_and_no_other_device_does()
    {
        await using Page page = await Page.OpenAsync(_lab);
        await page.SayAsync("""{"t":"learn","id":"hpf.peak"}""");
        await page.SayAsync("""{"t":"midi","d":"Box","b":[176,16,1]}""");
        Assert.Equal("Control change 16 of Box turns HPF PEAK from now on.", (string?)(await page.HearAsync("status"))["text"]);
        await page.SayAsync("""{"t":"midi","d":"Box","b":[176,16,127]}""");
        Assert.Equal("hpf.peak", (string?)(await page.HearAsync("p"))["id"]);
        await page.SayAsync("""{"t":"p","id":"hpf.peak","v":0}""");
        await page.SayAsync("""{"t":"midi","d":"Keys","b":[176,16,127]}""");
        Assert.Equal(0.0, (double)(await page.StateAsync())["dials"]!["hpf.peak"]!);
    }

    [Fact]
    public async Task What_was_forgotten_turns_what_it_turned_before()
    {
        await using Page page = await Page.OpenAsync(_lab);
        await page.SayAsync("""{"t":"learn","id":"hpf.peak"}""");
        await page.SayAsync("""{"t":"midi","d":"Box","b":[176,74,1]}""");
        Assert.Contains("LPF CUTOFF FREQUENCY no more", (string?)(await page.HearAsync("status"))["text"]);
        await page.SayAsync("""{"t":"forget","id":"hpf.peak"}""");
        Assert.Contains("control change 29 turns it", (string?)(await page.HearAsync("status"))["text"]);
        await page.SayAsync("""{"t":"midi","d":"Box","b":[176,74,0]}""");
        JsonObject move = await page.HearAsync("p");
        Assert.Equal(("lpf.cutoff", 0.0), ((string?)move["id"], (double)move["v"]!));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(32)]
    [InlineData(38)]
    [InlineData(64)]
    [InlineData(120)]
    [InlineData(123)]
    [InlineData(127)]
    public async Task What_has_a_meaning_of_its_own_is_not_learnt_and_the_next_is(int number)
    {
        await using Page page = await Page.OpenAsync(_lab);
        await page.SayAsync("""{"t":"learn","id":"hpf.peak"}""");
        await page.SayAsync($$"""{"t":"midi","d":"Box","b":[176,{{number}},100]}""");
        Assert.Contains("has a meaning of its own", (string?)(await page.HearAsync("status"))["text"]);
        await page.SayAsync("""{"t":"midi","d":"Box","b":[176,16,1]}""");
        Assert.Contains("Control change 16 of Box turns HPF PEAK", (string?)(await page.HearAsync("status"))["text"]);
    }

    [Fact]
    public async Task Every_page_is_told_what_is_bound_to_what()
    {
        await using Page page = await Page.OpenAsync(_lab);
        JsonArray first = (await page.HearAsync("gear"))["bound"]!.AsArray();
        Assert.Equal(Controls.All.Length, first.Count);
        Assert.DoesNotContain(first, row => (bool)row!["taught"]!);
        await using Page other = await Page.OpenAsync(_lab);
        await other.HearAsync("gear");
        await page.SayAsync("""{"t":"learn","id":"hpf.peak"}""");
        await page.SayAsync("""{"t":"midi","d":"Box","b":[176,16,1]}""");
        JsonNode taught = Assert.Single((await other.HearAsync("gear"))["bound"]!.AsArray(), row => (bool)row!["taught"]!)!;
        Assert.Equal(("Box", 16, "hpf.peak"), ((string?)taught["device"], (int)taught["cc"]!, (string?)taught["id"]));
    }

    [Fact]
    public async Task What_was_taught_is_kept_in_the_players_folder()
    {
        await using (Page page = await Page.OpenAsync(_lab))
        {
            await page.SayAsync("""{"t":"learn","id":"hpf.peak"}""");
            await page.SayAsync("""{"t":"midi","d":"Box","b":[176,16,1]}""");
            await page.SayAsync("""{"t":"gear","channel":3}""");
            await page.HearAsync("status");
            await page.StateAsync();
        }

        var gear = new MidiGear(_lab.GearFile, out string? complaint);
        Assert.Null(complaint);
        Assert.Equal(MidiMap.Default.WithChannel(3).WithTarget("Box", 16, MidiTarget.Of(Controls.HpfPeak)), gear.Map);
    }

    [Fact]
    public async Task The_chosen_profile_decides_what_is_heard_whatever_the_model()
    {
        await using Page page = await Page.OpenAsync(_lab);
        await page.SayAsync("""{"t":"gear","profile":"mini"}""");
        await page.SayAsync("""{"t":"midi","d":"Box","b":[176,74,0]}""");
        Assert.Equal(Patch.NormalSetting[Controls.LpfCutoff], DialOf(await page.StateAsync()));
        await page.SayAsync("""{"t":"gear","profile":""}""");
        await page.SayAsync("""{"t":"midi","d":"Box","b":[176,74,0]}""");
        Assert.Equal(0.0, DialOf(await page.StateAsync()));
    }

    [Theory]
    [InlineData("""{"t":"gear"}""")]
    [InlineData("""{"t":"gear","channel":17}""")]
    [InlineData("""{"t":"gear","profile":"mega"}""")]
    [InlineData("""{"t":"midigone"}""")]
    [InlineData("""{"t":"midiout"}""")]
    [InlineData("""{"t":"learn","id":"none"}""")]
    public async Task What_no_page_would_say_ends_the_connection(string message)
    {
        await using Page page = await Page.OpenAsync(_lab);
        await page.SayAsync(message);
        while (await page.NextAsync() is not null)
        {
            // What was on its way before.
        }

        Assert.NotNull(page.Closed);
    }

    private static double DialOf(JsonObject patch) => (double?)patch["dials"]![Controls.LpfCutoff.Id] ?? Controls.LpfCutoff.Default;
}
