using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Session;

/// <summary>The sound over real sockets, asked for as a browser asks.</summary>
public sealed class SoundSocketTests : IAsyncLifetime
{
    private TestLab _lab = null!;

    public async Task InitializeAsync() => _lab = await TestLab.StartAsync(Patch.NormalSetting.WithUnit(0).With(Controls.Vco2Level, 0.0));

    public Task DisposeAsync() => _lab.DisposeAsync().AsTask();

    [Fact]
    public async Task A_key_sounds_at_its_pitch()
    {
        await using Page page = await Page.OpenAsync(_lab);
        using Listener listener = await Listener.StartAsync(_lab, page.Tab);
        await listener.PullAsync(128);
        await page.SayAsync("""{"t":"on","n":69}""");
        await page.StateAsync();
        float[] sound = await listener.ListenAsync(100, 256);
        // A4 at VCO 1's 8': design law, exact on unit 0; the measure is good to a thousandth.
        Assert.Equal(440.0, Pitch.Of(sound.AsSpan(8192), 48000.0), 0.5);
    }

    [Fact]
    public async Task The_key_that_was_pressed_before_the_sound_began_is_heard()
    {
        await using Page page = await Page.OpenAsync(_lab);
        await page.SayAsync("""{"t":"on","n":60,"at":1000}""");
        await page.SayAsync("""{"t":"off","n":60,"at":1100}""");
        await page.StateAsync();
        using Listener listener = await Listener.StartAsync(_lab, page.Tab);
        float[] sound = await listener.ListenAsync(40, 256);
        Assert.True(sound.Max() > 0.05);
    }

    [Fact]
    public async Task The_first_frames_of_a_note_stand_where_the_page_saw_its_key()
    {
        await using Page page = await Page.OpenAsync(_lab);
        using Listener listener = await Listener.StartAsync(_lab, page.Tab);
        await listener.ListenAsync(200, 480);
        double keyMs = listener.TimeMs - 10.0 + 4.0;
        await page.SayAsync(new JsonObject { ["t"] = "on", ["n"] = 60, ["at"] = keyMs }.ToJsonString());
        await page.StateAsync();
        float[] sound = await listener.ListenAsync(4, 480);
        int onset = Array.FindIndex(sound, sample => Math.Abs(sample) > 1e-3f);
        await page.SayAsync("""{"t":"off","n":60}""");
        await page.StateAsync();
        await listener.ListenAsync(400, 480);
        keyMs = listener.TimeMs - 10.0 + 8.0;
        await page.SayAsync(new JsonObject { ["t"] = "on", ["n"] = 60, ["at"] = keyMs }.ToJsonString());
        await page.StateAsync();
        sound = await listener.ListenAsync(4, 480);
        int later = Array.FindIndex(sound, sample => Math.Abs(sample) > 1e-3f);
        // 4 ms later in the page is 192 frames later in the sound; the wave's phase decides when a millivolt is passed, half a period at most.
        Assert.InRange(later - onset, 192 - 100, 192 + 100);
    }

    [Fact]
    public async Task A_second_tab_gets_the_sound_only_if_it_takes_it_over()
    {
        await using Page first = await Page.OpenAsync(_lab);
        await using Page second = await Page.OpenAsync(_lab);
        using Listener one = await Listener.StartAsync(_lab, first.Tab);
        await one.PullAsync(128);
        using Listener two = await Listener.StartAsync(_lab, second.Tab);
        Assert.Null(await two.HearAsync());
        Assert.Equal(4001, (int)two.Closed!);
        using Listener three = await Listener.StartAsync(_lab, second.Tab, takeOver: true);
        Assert.NotNull(await three.PullAsync(128));
        Assert.Null(await one.PullAsync(128));
        Assert.Equal(4002, (int)one.Closed!);
        Assert.NotNull(await three.PullAsync(128));
        Assert.Equal(second.Tab, (int)(await LastSoundAsync(first, second.Tab))["tab"]!);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4097)]
    public async Task A_request_for_no_or_too_many_frames_ends_the_connection(int frames)
    {
        using Listener listener = await Listener.StartAsync(_lab);
        Assert.Null(await listener.PullAsync(frames));
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, listener.Closed);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7999)]
    [InlineData(384001)]
    public async Task A_rate_that_the_engine_does_not_have_ends_the_connection(uint rateHz)
    {
        using Listener listener = await Listener.StartAsync(_lab, rateHz: rateHz);
        Assert.Null(await listener.HearAsync());
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, listener.Closed);
    }

    [Fact]
    public async Task What_is_no_number_from_outside_does_no_harm()
    {
        await using Page page = await Page.OpenAsync(_lab);
        await page.SayAsync("""{"t":"on","n":60}""");
        await page.SayAsync("""{"t":"drive","jacks":["ext.signal.in"]}""");
        await page.StateAsync();
        using Listener listener = await Listener.StartAsync(_lab, page.Tab);
        float[] bad = new float[256];
        Array.Fill(bad, float.NaN);
        bad[7] = float.PositiveInfinity;
        bad[9] = 1e30f;
        for (int i = 0; i < 20; i++)
            Assert.All((await listener.PullAsync(256, bad))!, sample => Assert.InRange(sample, -1.0f, 1.0f));
        float[] after = await listener.ListenAsync(40, 256);
        Assert.All(after, sample => Assert.True(float.IsFinite(sample)));
        Assert.True(after[^2048..].Max() > 0.02);
    }

    [Fact]
    public async Task Sound_from_outside_and_a_cable_do_not_share_a_jack()
    {
        await using Page page = await Page.OpenAsync(_lab);
        await page.SayAsync("""{"t":"drive","jacks":["ext.signal.in"]}""");
        await page.SayAsync("""{"t":"cable+","from":"pink.out","to":"ext.signal.in"}""");
        Assert.Contains("your own sound", (string?)(await page.HearAsync("status"))["text"]);
        await page.SayAsync("""{"t":"drive","jacks":[]}""");
        await page.SayAsync("""{"t":"cable+","from":"pink.out","to":"ext.signal.in"}""");
        await page.SayAsync("""{"t":"drive","jacks":["ext.signal.in"]}""");
        Assert.Contains("unplug that one first", (string?)(await page.HearAsync("status"))["text"]);
    }

    [Fact]
    public async Task A_held_note_survives_another_patch_on_another_instrument()
    {
        await using Page page = await Page.OpenAsync(_lab);
        using Listener listener = await Listener.StartAsync(_lab, page.Tab);
        await page.SayAsync("""{"t":"on","n":69}""");
        await page.StateAsync();
        await listener.ListenAsync(20, 256);
        await page.SayAsync("""{"t":"set","key":"profile","v":"ms20-1978-late"}""");
        await page.StateAsync();
        float[] sound = await listener.ListenAsync(60, 256);
        Assert.Equal(440.0, Pitch.Of(sound.AsSpan(8192), 48000.0), 0.5);
    }

    private static async Task<JsonObject> LastSoundAsync(Page page, int tab)
    {
        while (true)
        {
            JsonObject message = await page.HearAsync("sound");
            if ((int)message["tab"]! == tab)
                return message;
        }
    }
}
