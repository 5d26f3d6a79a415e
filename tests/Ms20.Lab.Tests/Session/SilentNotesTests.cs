using System.Globalization;
using System.Text.Json.Nodes;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Session;

/// <summary>Why a note that arrives is not heard: each fault by its name.</summary>
public sealed class SilentNotesTests
{
    private static readonly Patch Plain = Patch.NormalSetting.WithUnit(0).With(Controls.Volume, 7.0);

    public static TheoryData<string, Patch, string> Faults => new()
    {
        { "volume", Plain.With(Controls.Volume, 0.0), "VOLUME is at 0" },
        { "trigger", Plain.WithCable(Jacks.EspTrigOut, Jacks.TrigIn), "the cable from ESP TRIG OUT in TRIG IN" },
        { "mixer", Plain.With(Controls.Vco1Level, 0.0).With(Controls.Vco2Level, 0.0), "VCO 1 LEVEL and VCO 2 LEVEL" },
        { "pitch", Plain.WithCable(Jacks.WheelOut, Jacks.VcoCvIn), "the cable from" },
        { "filter", Plain.With(Controls.LpfCutoff, 0.0).With(Controls.LpfPeak, 0.0).With(Controls.HpfCutoff, 10.0), "LPF CUTOFF FREQUENCY" },
        { "gain", Plain.With(Controls.Wheel, -5.0).WithCable(Jacks.WheelOut, Jacks.InitialGain), "holds it at -5.0 V" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_note_that_is_not_heard_is_explained_by_what_is_at_fault(string id, Patch patch, string words)
    {
        JsonObject fault = await FaultAsync(patch, 60);
        Assert.Equal(id, (string?)fault["id"]);
        Assert.Contains(words, (string?)fault["text"]);
    }

    [Fact]
    public async Task A_note_that_is_shorter_than_the_attack_is_explained_by_it()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain.With(Controls.Eg2Attack, 10.0));
        await using Page page = await Page.OpenAsync(lab);
        using Listener listener = await Listener.StartAsync(lab, page.Tab);
        await listener.ListenAsync(20, 256);
        await page.SayAsync("""{"t":"midi","d":"Keys","b":[144,60,90],"at":1000}""");
        await page.StateAsync();
        await listener.ListenAsync(4, 256);
        await page.SayAsync("""{"t":"meters","at":1020}""");
        await page.HearAsync("lamps");
        await page.SayAsync("""{"t":"midi","d":"Keys","b":[128,60,0],"at":1025}""");
        await WatchAsync(page, 1030, listener);
        Assert.Equal("envelope", (string?)(await page.HearAsync("midifault"))["id"]);
    }

    [Theory]
    [InlineData(2, "too low")]
    [InlineData(110, "highest voltage")]
    public async Task A_note_out_of_range_is_named(int note, string words)
    {
        JsonObject fault = await FaultAsync(Plain.With(Controls.Vco2Level, 0.0), note);
        Assert.Equal("range", (string?)fault["id"]);
        Assert.Contains(words, (string?)fault["text"]);
    }

    [Fact]
    public async Task Without_the_sound_it_is_the_power()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using Page page = await Page.OpenAsync(lab);
        await page.SayAsync("""{"t":"midi","d":"Keys","b":[144,60,90],"at":1000}""");
        await WatchAsync(page, 1000);
        Assert.Equal("power", (string?)(await page.HearAsync("midifault"))["id"]);
    }

    [Fact]
    public async Task A_fault_that_is_mended_is_taken_back()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain.With(Controls.Volume, 0.0));
        await using Page page = await Page.OpenAsync(lab);
        using Listener listener = await Listener.StartAsync(lab, page.Tab);
        await PlayAsync(page, listener, 60, 1000);
        Assert.Equal("volume", (string?)(await page.HearAsync("midifault"))["id"]);
        await page.SayAsync("""{"t":"p","id":"volume","v":7}""");
        await PlayAsync(page, listener, 62, 3000);
        Assert.Equal("", (string?)(await page.HearAsync("midifault"))["id"]);
    }

    [Fact]
    public async Task A_note_on_another_channel_is_named_at_once_and_listening_to_it_mends_it()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using Page page = await Page.OpenAsync(lab);
        await page.SayAsync("""{"t":"gear","channel":1}""");
        await page.SayAsync("""{"t":"midi","d":"Keys","b":[146,60,90]}""");
        JsonObject fault = await page.HearAsync("midifault");
        Assert.Equal(("channel", 3), ((string?)fault["id"], (int)fault["channel"]!));
        Assert.Equal("Notes arrive on channel 3, and the instrument listens to channel 1.", (string?)fault["text"]);
        await page.SayAsync("""{"t":"gear","channel":3}""");
        Assert.Equal("", (string?)(await page.HearAsync("midifault"))["id"]);
        await page.SayAsync("""{"t":"midi","d":"Keys","b":[146,60,90]}""");
        Assert.Equal(60, (int)(await page.HearAsync("on"))["n"]!);
    }

    [Fact]
    public async Task A_mini_listens_to_channel_1_until_another_is_chosen()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain.WithProfile(Profiles.Mini));
        await using Page page = await Page.OpenAsync(lab);
        await page.SayAsync("""{"t":"midi","d":"Keys","b":[145,60,90]}""");
        Assert.Equal("channel", (string?)(await page.HearAsync("midifault"))["id"]);
        await page.SayAsync("""{"t":"gear","channel":2}""");
        await page.SayAsync("""{"t":"midi","d":"Keys","b":[145,61,90]}""");
        Assert.Equal(61, (int)(await page.HearAsync("on"))["n"]!);
    }

    [Fact]
    public async Task A_clock_that_nothing_follows_is_named_and_one_that_is_followed_is_not()
    {
        Assert.Equal("clock", await AfterClockAsync(Plain));
        Assert.Equal("channel", await AfterClockAsync(Plain.WithMgClock(ClockDivision.Sixteenth)));
    }

    [Fact]
    public async Task Where_another_tab_has_the_sound_it_says_so()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using Page owner = await Page.OpenAsync(lab);
        await using Page other = await Page.OpenAsync(lab);
        using Listener listener = await Listener.StartAsync(lab, owner.Tab);
        await listener.PullAsync(128);
        await other.SayAsync("""{"t":"midi","d":"Keys","b":[144,60,90]}""");
        Assert.Equal("tab", (string?)(await other.HearAsync("midifault"))["id"]);
    }

    // Whatever the clock said comes before the fault of the note on another channel.
    private static async Task<string?> AfterClockAsync(Patch patch)
    {
        await using TestLab lab = await TestLab.StartAsync(patch);
        await using Page page = await Page.OpenAsync(lab);
        await page.SayAsync("""{"t":"gear","channel":1}""");
        for (int tick = 0; tick < 48; tick++)
            await page.SayAsync($$"""{"t":"midi","d":"Keys","b":[248],"at":{{1000 + 20 * tick}}}""");
        await page.SayAsync("""{"t":"midi","d":"Keys","b":[146,60,90]}""");
        return (string?)(await page.HearAsync("midifault"))["id"];
    }

    private static async Task<JsonObject> FaultAsync(Patch patch, int note)
    {
        await using TestLab lab = await TestLab.StartAsync(patch);
        await using Page page = await Page.OpenAsync(lab);
        using Listener listener = await Listener.StartAsync(lab, page.Tab);
        await PlayAsync(page, listener, note, 1000);
        return await page.HearAsync("midifault");
    }

    private static async Task PlayAsync(Page page, Listener listener, int note, double at)
    {
        await listener.ListenAsync(20, 256);
        await page.SayAsync($$"""{"t":"midi","d":"Keys","b":[144,{{note}},90],"at":{{at.ToString(CultureInfo.InvariantCulture)}}}""");
        await page.StateAsync();
        await WatchAsync(page, at, listener);
        await page.SayAsync($$"""{"t":"midi","d":"Keys","b":[128,{{note}},0]}""");
    }

    private static async Task WatchAsync(Page page, double from, Listener? listener = null)
    {
        for (double at = from; at <= from + 700.0; at += 50.0)
        {
            if (listener is not null)
                await listener.ListenAsync(10, 240);
            await page.SayAsync($$"""{"t":"meters","at":{{at.ToString(CultureInfo.InvariantCulture)}}}""");
        }
    }
}
