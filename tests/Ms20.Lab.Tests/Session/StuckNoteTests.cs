using Ms20.Panel;

namespace Ms20.Lab.Tests.Session;

/// <summary>Whoever goes lets go: no key stays down for a page, a device or a socket that is there no more.</summary>
public sealed class StuckNoteTests : IAsyncLifetime
{
    private TestLab _lab = null!;

    public async Task InitializeAsync() => _lab = await TestLab.StartAsync(Patch.NormalSetting.WithUnit(0));

    public Task DisposeAsync() => _lab.DisposeAsync().AsTask();

    [Fact]
    public async Task A_page_that_goes_lets_its_keys_go_and_no_others()
    {
        Page first = await Page.OpenAsync(_lab);
        await using Page second = await Page.OpenAsync(_lab);
        await first.SayAsync("""{"t":"on","n":60}""");
        await first.SayAsync("""{"t":"midi","d":"Keys","b":[144,64,90]}""");
        await second.SayAsync("""{"t":"on","n":67}""");
        await first.HearAsync("on");
        await first.DisposeAsync();
        Assert.Equal([60, 64], (await OffsAsync(second, 2)).Order());
        Assert.Equal([67], await HeldAsync(second));
    }

    [Fact]
    public async Task A_device_that_is_unplugged_lets_its_keys_go_and_no_others()
    {
        await using Page page = await Page.OpenAsync(_lab);
        await page.SayAsync("""{"t":"midi","d":"Keys","b":[144,60,90]}""");
        await page.SayAsync("""{"t":"midi","d":"Keys","b":[144,64,90]}""");
        await page.SayAsync("""{"t":"midi","d":"Pads","b":[144,67,90]}""");
        await page.SayAsync("""{"t":"on","n":72}""");
        await page.SayAsync("""{"t":"midigone","d":"Keys"}""");
        Assert.Equal([60, 64], (await OffsAsync(page, 2)).Order());
        Assert.Equal([67, 72], await HeldAsync(page));
    }

    [Fact]
    public async Task What_the_sustain_pedal_of_an_unplugged_device_held_is_let_go_and_its_bender_rests()
    {
        await using Page page = await Page.OpenAsync(_lab);
        using Listener listener = await Listener.StartAsync(_lab, page.Tab);
        await listener.PullAsync(128);
        foreach (string bytes in new[] { "176,64,127", "144,69,90", "128,69,0", "224,127,127" })
            await page.SayAsync($$"""{"t":"midi","d":"Keys","b":[{{bytes}}]}""");
        Assert.Equal([69], await HeldAsync(page));
        await page.SayAsync("""{"t":"midigone","d":"Keys"}""");
        Assert.Equal([69], await OffsAsync(page, 1));
        await page.SayAsync("""{"t":"on","n":69}""");
        await page.StateAsync();
        float[] sound = await listener.ListenAsync(100, 256);
        Assert.Equal(440.0, Pitch.Of(sound.AsSpan(8192), 48000.0), 0.5);
    }

    [Fact]
    public async Task Running_status_of_one_device_is_not_the_others()
    {
        await using Page page = await Page.OpenAsync(_lab);
        await page.SayAsync("""{"t":"midi","d":"Keys","b":[144,60,90]}""");
        await page.SayAsync("""{"t":"midi","d":"Knobs","b":[176,74]}""");
        await page.SayAsync("""{"t":"midi","d":"Keys","b":[62,90]}""");
        Assert.Equal([60, 62], await HeldAsync(page));
    }

    [Fact]
    public async Task A_key_that_two_hands_hold_comes_up_with_the_last_of_them()
    {
        await using Page page = await Page.OpenAsync(_lab);
        await using Page other = await Page.OpenAsync(_lab);
        await page.SayAsync("""{"t":"on","n":60}""");
        await page.SayAsync("""{"t":"midi","d":"Keys","b":[144,60,90]}""");
        await page.SayAsync("""{"t":"off","n":60}""");
        // The page shows its key up; it is told that it is not.
        Assert.Equal(60, (int)(await page.HearAsync("on"))["n"]!);
        Assert.Equal([60], await HeldAsync(other));
        await page.SayAsync("""{"t":"midi","d":"Keys","b":[128,60,0]}""");
        Assert.Equal([60], await OffsAsync(other, 1));
        Assert.Empty(await HeldAsync(other));
    }

    [Fact]
    public async Task A_tab_that_takes_the_sound_over_leaves_no_key_of_the_others_MIDI_down()
    {
        await using Page first = await Page.OpenAsync(_lab);
        await using Page second = await Page.OpenAsync(_lab);
        using Listener one = await Listener.StartAsync(_lab, first.Tab);
        await one.PullAsync(128);
        await first.SayAsync("""{"t":"midi","d":"Keys","b":[144,60,90]}""");
        await first.HearAsync("on");
        using Listener two = await Listener.StartAsync(_lab, second.Tab, takeOver: true);
        await two.PullAsync(128);
        Assert.Equal([60], await OffsAsync(first, 1));
        Assert.Empty(await HeldAsync(second));
    }

    [Fact]
    public async Task When_the_sound_stops_every_page_shows_its_keys_up()
    {
        await using Page page = await Page.OpenAsync(_lab);
        using (Listener listener = await Listener.StartAsync(_lab, page.Tab))
        {
            await listener.PullAsync(128);
            await page.SayAsync("""{"t":"on","n":60}""");
            await page.SayAsync("""{"t":"midi","d":"Keys","b":[144,62,90]}""");
            await page.StateAsync();
        }

        Assert.Equal([60, 62], (await OffsAsync(page, 2)).Order());
        Assert.Empty(await HeldAsync(page));
    }

    [Fact]
    public async Task Panic_lifts_everybodys_keys_and_a_pedal_holds_nothing_after_it()
    {
        await using Page first = await Page.OpenAsync(_lab);
        await using Page second = await Page.OpenAsync(_lab);
        await first.SayAsync("""{"t":"midi","d":"Keys","b":[176,64,127]}""");
        await first.SayAsync("""{"t":"midi","d":"Keys","b":[144,60,90]}""");
        await first.SayAsync("""{"t":"on","n":62}""");
        await first.StateAsync();
        await second.SayAsync("""{"t":"on","n":64}""");
        await second.StateAsync();
        await first.SayAsync("""{"t":"panic"}""");
        await first.StateAsync();
        Assert.Empty(await HeldAsync(second));
        await first.SayAsync("""{"t":"midi","d":"Keys","b":[144,65,90]}""");
        await first.SayAsync("""{"t":"midi","d":"Keys","b":[128,65,0]}""");
        await first.StateAsync();
        Assert.Empty(await HeldAsync(second));
    }

    [Fact]
    public async Task A_map_that_is_taught_while_the_pedal_is_down_lets_go_what_it_held()
    {
        await using Page page = await Page.OpenAsync(_lab);
        await page.SayAsync("""{"t":"midi","d":"Keys","b":[176,64,127]}""");
        await page.SayAsync("""{"t":"midi","d":"Keys","b":[144,60,90]}""");
        await page.SayAsync("""{"t":"midi","d":"Keys","b":[128,60,0]}""");
        await page.SayAsync("""{"t":"learn","id":"hpf.peak"}""");
        await page.SayAsync("""{"t":"midi","d":"Keys","b":[176,16,1]}""");
        await page.SayAsync("""{"t":"midi","d":"Keys","b":[176,16,2]}""");
        Assert.Equal([60], await OffsAsync(page, 1));
    }

    [Theory]
    [InlineData("""{"t":"gear","channel":3}""")]
    [InlineData("""{"t":"gear","profile":"mini"}""")]
    [InlineData("""{"t":"set","key":"profile","v":"ms20-mini"}""")]
    public async Task A_key_that_is_down_when_another_channel_is_listened_to_is_let_go(string message)
    {
        await using Page page = await Page.OpenAsync(_lab);
        await page.SayAsync("""{"t":"midi","d":"Keys","b":[145,60,90]}""");
        await page.SayAsync(message);
        await page.SayAsync("""{"t":"midi","d":"Keys","b":[129,60,0]}""");
        Assert.Equal([60], await OffsAsync(page, 1));
        Assert.Empty(await HeldAsync(page));
    }

    private static async Task<List<int>> OffsAsync(Page page, int count)
    {
        var notes = new List<int>();
        while (notes.Count < count)
            notes.Add((int)(await page.HearAsync("off"))["n"]!);
        return notes;
    }

    // The Lab tells a page that asks for the state which keys are down, after the patch; the answer to what is asked next ends the list.
    private static async Task<List<int>> HeldAsync(Page page)
    {
        await page.StateAsync();
        await page.SayAsync("""{"t":"meters"}""");
        var notes = new List<int>();
        while (await page.NextAsync() is { } message && (string?)message["t"] != "lamps")
        {
            if ((string?)message["t"] == "on")
                notes.Add((int)message["n"]!);
        }

        return [.. notes.Order()];
    }
}
