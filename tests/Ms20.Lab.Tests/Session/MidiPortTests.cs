using System.Text.Json.Nodes;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Session;

/// <summary>MIDI bytes as a page brings them.</summary>
public sealed class MidiPortTests : IAsyncLifetime
{
    private TestLab _lab = null!;

    public async Task InitializeAsync() => _lab = await TestLab.StartAsync(Patch.NormalSetting.WithUnit(0).With(Controls.Vco2Level, 0.0));

    public Task DisposeAsync() => _lab.DisposeAsync().AsTask();

    [Fact]
    public async Task A_note_sounds_and_every_tab_shows_its_key()
    {
        await using Page page = await Page.OpenAsync(_lab);
        await using Page other = await Page.OpenAsync(_lab);
        using Listener listener = await Listener.StartAsync(_lab, page.Tab);
        await listener.PullAsync(128);
        await page.SayAsync("""{"t":"midi","b":[144,69,100],"at":1}""");
        Assert.Equal(69, (int)(await page.HearAsync("on"))["n"]!);
        Assert.Equal(69, (int)(await other.HearAsync("on"))["n"]!);
        float[] sound = await listener.ListenAsync(100, 256);
        Assert.Equal(440.0, Pitch.Of(sound.AsSpan(8192), 48000.0), 0.5);
        await page.SayAsync("""{"t":"midi","b":[144,69,0],"at":2}""");
        Assert.Equal(69, (int)(await other.HearAsync("off"))["n"]!);
    }

    [Fact]
    public async Task The_bender_bends_what_sounds()
    {
        await using Page page = await Page.OpenAsync(_lab);
        using Listener listener = await Listener.StartAsync(_lab, page.Tab);
        await listener.PullAsync(128);
        await page.SayAsync("""{"t":"midi","b":[144,69,100]}""");
        await page.SayAsync("""{"t":"midi","b":[224,127,127]}""");
        await page.StateAsync();
        float[] sound = await listener.ListenAsync(100, 256);
        // Two semitones up.
        Assert.Equal(493.88, Pitch.Of(sound.AsSpan(8192), 48000.0), 0.6);
    }

    [Fact]
    public async Task A_control_change_turns_its_knob_on_every_page()
    {
        await using Page page = await Page.OpenAsync(_lab);
        await page.SayAsync("""{"t":"midi","b":[176,74,127]}""");
        JsonObject move = await page.HearAsync("p");
        Assert.Equal(Controls.LpfCutoff.Id, (string?)move["id"]);
        Assert.Equal(10.0, (double)move["v"]!);
    }

    [Fact]
    public async Task A_tab_without_the_sound_brings_no_MIDI()
    {
        await using Page owner = await Page.OpenAsync(_lab);
        await using Page other = await Page.OpenAsync(_lab);
        using Listener listener = await Listener.StartAsync(_lab, owner.Tab);
        await listener.PullAsync(128);
        await other.SayAsync("""{"t":"midi","b":[176,74,127]}""");
        await other.StateAsync();
        Assert.Equal(Patch.NormalSetting[Controls.LpfCutoff], _lab.Session.Patch[Controls.LpfCutoff]);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[256]")]
    [InlineData("[-1]")]
    [InlineData("[\"x\"]")]
    public async Task What_are_no_bytes_ends_the_connection(string bytes)
    {
        await using Page page = await Page.OpenAsync(_lab);
        await page.SayAsync($$"""{"t":"midi","b":{{bytes}} }""");
        while (await page.NextAsync() is not null)
        {
            // What was on its way before.
        }

        Assert.NotNull(page.Closed);
    }

    [Fact]
    public async Task No_bytes_however_damaged_stop_it()
    {
        await using Page page = await Page.OpenAsync(_lab);
        var random = new Random(1);
        for (int i = 0; i < 300; i++)
        {
            byte[] bytes = new byte[random.Next(1, 20)];
            random.NextBytes(bytes);
            await page.SayAsync($$"""{"t":"midi","b":[{{string.Join(',', bytes)}}],"at":{{i}}}""");
        }

        await page.SayAsync("""{"t":"panic"}""");
        await page.SayAsync("""{"t":"midi","b":[144,60,100]}""");
        await page.StateAsync();
        Assert.Equal(60, (int)(await page.HearAsync("on"))["n"]!);
    }
}
