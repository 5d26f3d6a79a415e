using Microsoft.Playwright;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Browser;

/// <summary>MIDI in a browser, with devices that come, play and go.</summary>
public sealed class WebMidiTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly Patch Plain = Patch.NormalSetting.WithUnit(0).With(Controls.Vco2Level, 0.0).With(Controls.Volume, 7.0);

    [BrowserFact]
    public async Task MIDI_is_asked_for_on_its_click_alone_and_without_system_exclusive()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using LabPage page = await FakeMidi.OpenAsync(chromium.Browser, lab);
        await page.Page.Mouse.ClickAsync(5, 300);
        await page.OpenRearAsync();
        Assert.Equal(0, await page.Page.EvaluateAsync<int>("fakeMidi.asked.length"));
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Use MIDI" }).ClickAsync();
        await Assertions.Expect(page.Monitor()).ToHaveTextAsync("No MIDI device is connected: plug one in.");
        Assert.Equal("""{"sysex":false}""", await page.Page.EvaluateAsync<string>("fakeMidi.asked.join()"));
    }

    [BrowserFact]
    public async Task A_device_that_is_plugged_in_later_is_found_and_sounds_at_its_pitch()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using LabPage page = await FakeMidi.OpenAsync(chromium.Browser, lab);
        await page.UseMidiAsync();
        await page.PlugAsync("input", "1", "Keys");
        await Assertions.Expect(page.Monitor()).ToHaveTextAsync("Keys: nothing has arrived yet. Press a key there.");
        await page.PlayAsync("1", 0x90, 69, 100);
        await page.UntilHeldAsync("69");
        await Assertions.Expect(page.Monitor()).ToHaveTextAsync("Keys: note on A4 (69), velocity 100, channel 1");
        await page.HearAsync();
        float[] sound = await page.HearAsync();
        double rateHz = await page.RateAsync();
        Assert.Equal(440.0, Pitch.Of(sound, rateHz), 1.0);
        await page.PlayAsync("1", 0x80, 69, 0);
        await page.UntilHeldAsync("");
    }

    [BrowserFact]
    public async Task A_device_that_is_unplugged_in_mid_note_leaves_no_note_and_others_play_on()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using LabPage page = await FakeMidi.OpenAsync(chromium.Browser, lab);
        await page.PlugAsync("input", "1", "Keys");
        await page.PlugAsync("input", "2", "Keys");
        await page.UseMidiAsync();
        await page.PlayAsync("1", 0x90, 60, 100);
        await page.PlayAsync("1", 0xB0, 64, 127);
        await page.PlayAsync("2", 0x90, 67, 100);
        await page.UntilHeldAsync("60,67");
        await page.UnplugAsync("input", "1");
        await page.UntilHeldAsync("67");
        await page.IsSaidAsync("MIDI: Keys is gone.");
        // It comes back and plays, and the pedal that was down is not.
        await page.PlugAsync("input", "1", "Keys");
        await page.PlayAsync("1", 0x90, 62, 100);
        await page.UntilHeldAsync("62,67");
        await page.PlayAsync("1", 0x90, 62, 0);
        await page.UntilHeldAsync("67");
    }

    [BrowserFact]
    public async Task A_wrong_channel_is_named_and_one_click_listens_to_the_right_one()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using LabPage page = await FakeMidi.OpenAsync(chromium.Browser, lab);
        await page.PlugAsync("input", "1", "Keys");
        await page.UseMidiAsync();
        await page.Page.GetByRole(AriaRole.Combobox, new() { Name = "Channel", Exact = true }).SelectOptionAsync("1");
        await page.PlayAsync("1", 0x92, 60, 100);
        await Assertions.Expect(page.Monitor()).ToHaveTextAsync("Notes arrive on channel 3, and the instrument listens to channel 1.");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Listen to channel 3" }).ClickAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Combobox, new() { Name = "Channel", Exact = true })).ToHaveValueAsync("3");
        await page.PlayAsync("1", 0x92, 62, 100);
        await page.UntilHeldAsync("62");
    }

    [BrowserFact]
    public async Task A_note_that_is_not_heard_is_explained_until_it_is()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain.With(Controls.Volume, 0.0));
        await using LabPage page = await FakeMidi.OpenAsync(chromium.Browser, lab);
        await page.PlugAsync("input", "1", "Keys");
        await page.UseMidiAsync();
        await page.HearAsync();
        await page.PlayAsync("1", 0x90, 60, 100);
        await Assertions.Expect(page.Monitor()).ToHaveTextAsync("Notes arrive, but VOLUME is at 0: turn it up.");
        await page.Knob("VOLUME").FillAsync("7");
        await page.UntilAsync(lab, patch => patch[Controls.Volume] == 7.0);
        await page.PlayAsync("1", 0x90, 62, 100);
        await Assertions.Expect(page.Monitor()).ToHaveTextAsync("Keys: note on D4 (62), velocity 100, channel 1");
    }

    [BrowserFact]
    public async Task A_refusal_is_said_and_the_next_click_may_be_allowed()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using LabPage page = await FakeMidi.OpenAsync(chromium.Browser, lab);
        await page.Page.EvaluateAsync("fakeMidi.refuses = true");
        await page.OpenRearAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Use MIDI" }).ClickAsync();
        await Assertions.Expect(page.Monitor()).ToContainTextAsync("MIDI was refused");
        await page.Page.EvaluateAsync("fakeMidi.refuses = false");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Use MIDI" }).ClickAsync();
        await Assertions.Expect(page.Monitor()).ToContainTextAsync("No MIDI device");
    }

    [BrowserFact]
    public async Task A_browser_without_MIDI_says_which_ones_have_it()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using LabPage page = await FakeMidi.OpenWithoutAsync(chromium.Browser, lab);
        await page.OpenRearAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Use MIDI" }).ClickAsync();
        await Assertions.Expect(page.Monitor()).ToContainTextAsync("This browser has no MIDI: use Chrome, Edge, Opera or Firefox.");
        await page.Page.GetByText("Nothing arrives?").ClickAsync();
        await Assertions.Expect(page.Page.Locator(".midi-guide")).ToContainTextAsync("Site settings, MIDI devices, Allow");
        Assert.Empty(page.Complaints);
    }
}
