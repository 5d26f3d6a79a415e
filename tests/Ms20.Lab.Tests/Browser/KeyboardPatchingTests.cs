using Microsoft.Playwright;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Browser;

/// <summary>The patch bay without a mouse.</summary>
public sealed class KeyboardPatchingTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static Patch Plain => Patch.NormalSetting.WithUnit(0).With(Controls.Vco2Level, 0.0).With(Controls.Eg2Sustain, 10.0).With(Controls.Volume, 6.0);

    // Takes the line of the open menu that begins so, with the keyboard.
    private static async Task ChooseAsync(LabPage page, string line)
    {
        IReadOnlyList<string> lines = await page.Menu().Locator("[role^=menuitem]").AllInnerTextsAsync();
        int at = lines.ToList().FindIndex(text => text.StartsWith(line, StringComparison.Ordinal));
        Assert.True(at >= 0, $"\"{line}\" is not among {string.Join(" | ", lines)}");
        await page.PressAsync("Home");
        for (int i = 0; i < at; i++)
            await page.PressAsync("ArrowDown");
        await page.PressAsync("Enter");
    }

    private static async Task OpenMenuAsync(LabPage page, string jack)
    {
        await page.Jack(jack).FocusAsync();
        await page.PressAsync("Enter");
    }

    [BrowserFact]
    public async Task A_cable_by_the_keyboard_changes_the_sound()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain.With(Controls.MgFrequency, 8.0));
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.Mouse.ClickAsync(5, 300);
        Assert.True((await page.HearAsync()).Max(Math.Abs) < 1e-3f);
        await OpenMenuAsync(page, "initial.gain.in");
        await ChooseAsync(page, Jacks.MgPulseOut.Name);
        // The amplifier opens and closes with the modulation generator, without a key.
        Assert.True((await page.HearAsync()).Max(Math.Abs) > 0.05f);
        Assert.Equal("mg.pulse.out -> initial.gain.in", Assert.Single(lab.Session.Patch.Cables).ToString());
        await page.PressAsync("Delete");
        await page.UntilAsync(lab, patch => patch.Cables.IsEmpty);
        await Task.Delay(500);
        Assert.True((await page.HearAsync()).Max(Math.Abs) < 1e-2f);
    }

    [BrowserFact]
    public async Task A_plug_is_moved_and_its_cable_cloned_from_the_menu()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain.WithCable(Jacks.SampleHoldOut, Jacks.Freq));
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await OpenMenuAsync(page, "freq.in");
        await ChooseAsync(page, "Move this plug");
        await ChooseAsync(page, Jacks.InitialGain.Name);
        Assert.Equal("sh.out -> initial.gain.in", await page.CablesAsync());
        // The hand goes with the plug, and a move is one step.
        Assert.Equal("initial.gain.in", await page.FocusAsync());
        await page.PressAsync("Control+z");
        Assert.Equal("sh.out -> freq.in", await page.CablesAsync());
        await OpenMenuAsync(page, "freq.in");
        await ChooseAsync(page, "One more cable");
        await ChooseAsync(page, Jacks.Total.Name);
        Assert.Equal("sh.out -> freq.in, sh.out -> total.in", await page.CablesAsync());
    }

    [BrowserFact]
    public async Task A_cable_gets_its_colour_from_the_menu()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain.WithCable(Jacks.SampleHoldOut, Jacks.Freq));
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await OpenMenuAsync(page, "sh.out");
        await ChooseAsync(page, "Colour of the cable to FREQ");
        await ChooseAsync(page, "yellow");
        Assert.Equal("#f0e442", await page.Page.EvaluateAsync<string>("() => ms20.instrument.patch.cables[0].colour"));
        await page.PressAsync("Control+z");
        Assert.True(await page.Page.EvaluateAsync<bool>("() => ms20.instrument.patch.cables[0].colour === undefined"));
    }

    [BrowserFact]
    public async Task The_menu_lists_what_a_cable_may_go_to_and_marks_what_is_taken()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain.WithCable(Jacks.SampleHoldOut, Jacks.Freq));
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await OpenMenuAsync(page, "pink.out");
        IReadOnlyList<string> lines = await page.Menu().Locator("[role=menuitemcheckbox]").AllInnerTextsAsync();
        string[] names = [.. lines.Select(line => line.Split('\n')[0].Trim())];
        Assert.Equal(
            Jacks.All.Concat(RearPanel.Jacks).Where(jack => jack.Direction == JackDirection.Input).Select(jack => jack.Name).Order(StringComparer.Ordinal),
            names.Order(StringComparer.Ordinal));
        string freq = Assert.Single(lines, line => line.StartsWith(Jacks.Freq.Name, StringComparison.Ordinal));
        Assert.Contains("* takes the place of S&H OUT", freq);
        Assert.Single(lines, line => line.Contains('*', StringComparison.Ordinal));
        await page.PressAsync("Escape");
        Assert.Equal("pink.out", await page.FocusAsync());
    }

    [BrowserFact]
    public async Task What_is_plugged_from_outside_is_offered_to_no_cable()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.Mouse.ClickAsync(5, 300);
        await page.ChooseAsync("ext.signal.in", "Drum loop");
        await page.UntilAsync("() => ms20.instrument.hostInputs.has('ext.signal.in')");
        await OpenMenuAsync(page, "pink.out");
        await Assertions.Expect(page.Menu()).ToContainTextAsync(Jacks.SampleHoldIn.Name);
        await Assertions.Expect(page.Menu()).Not.ToContainTextAsync(Jacks.ExtSignalIn.Name);
        await page.PressAsync("Escape");
        await page.PlugAsync("pink.out", "ext.signal.in");
        Assert.Equal("", await page.CablesAsync());
        await Assertions.Expect(page.Page.Locator(".read-said")).ToContainTextAsync("is taken by");
    }

    [BrowserFact]
    public async Task The_arrow_keys_walk_over_the_patch_bay_as_the_eye_does()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Jack("total.in").FocusAsync();
        foreach ((string key, string jack) in new[] { ("ArrowRight", "freq.in"), ("ArrowDown", "mg.pulse.out"), ("ArrowLeft", "mg.tri.out"), ("ArrowUp", "total.in"), ("ArrowLeft", "total.in") })
        {
            await page.PressAsync(key);
            Assert.Equal(jack, await page.FocusAsync());
        }

        // Whoever walks far enough has been everywhere.
        var seen = new HashSet<string> { "total.in" };
        var next = new Queue<string>(seen);
        while (next.TryDequeue(out string? from))
        {
            foreach (string key in new[] { "ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown" })
            {
                await page.Jack(from).FocusAsync();
                await page.PressAsync(key);
                string at = await page.FocusAsync();
                if (seen.Add(at))
                    next.Enqueue(at);
            }
        }

        Assert.Equal(Jacks.All.Select(jack => jack.Id).Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }
}
