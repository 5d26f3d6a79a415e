using Microsoft.Playwright;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Browser;

/// <summary>Controllers are taught, from a control's menu and in the mode that stays on.</summary>
public sealed class WebMidiLearnTests(Chromium chromium) : IClassFixture<Chromium>
{
    [BrowserFact]
    public async Task The_menu_of_a_knob_teaches_a_controller_and_lets_it_forget()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting);
        await using LabPage page = await WithBoxAsync(lab);
        await ChooseAsync(page, "hpf.peak", "Learn");
        await page.IsSaidAsync("HPF PEAK: now move the knob");
        await page.PlayAsync("1", 0xB0, 16, 10);
        await page.IsSaidAsync("Control change 16 of Box turns HPF PEAK from now on.");
        await page.PlayAsync("1", 0xB0, 16, 127);
        await page.UntilAsync(lab, patch => patch[Controls.HpfPeak] == 10.0);
        await page.Page.Locator("ms-knob[data-control='hpf.peak']").ClickAsync(new() { Button = MouseButton.Right });
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Menu)).ToContainTextAsync("CC 29, CC 16 of Box");
        await page.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Forget" }).ClickAsync();
        await page.IsSaidAsync("HPF PEAK has forgotten");
        await page.PlayAsync("1", 0xB0, 16, 0);
        await page.PlayAsync("1", 0xB0, 29, 64);
        await page.UntilAsync(lab, patch => patch[Controls.HpfPeak] is > 0.1 and < 9.9);
    }

    [BrowserFact]
    public async Task The_mode_stays_on_from_knob_to_knob_until_it_is_left()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting);
        await using LabPage page = await WithBoxAsync(lab);
        await page.OpenRearAsync();
        await page.Page.GetByLabel("Learn: touch a knob here").CheckAsync();
        await page.OpenRearAsync();
        await page.Page.Locator("ms-knob[data-control='lpf.peak']").ClickAsync();
        await Assertions.Expect(page.Page.Locator(".midi-waits")).ToHaveAttributeAsync("data-control", "lpf.peak");
        await page.PlayAsync("1", 0xB0, 20, 10);
        await page.IsSaidAsync("Control change 20 of Box turns LPF PEAK from now on, MIXER VCO 1 LEVEL no more.");
        await Assertions.Expect(page.Page.Locator(".midi-waits")).ToHaveCountAsync(0);
        await page.Page.Locator("ms-selector[data-control='vco1.wave']").ClickAsync();
        await page.PlayAsync("1", 0xB0, 21, 10);
        await page.IsSaidAsync("Control change 21 of Box turns VCO 1 WAVE FORM");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "MIDI learn" }).ClickAsync();
        await page.Page.Locator("ms-knob[data-control='hpf.cutoff']").ClickAsync();
        await page.PlayAsync("1", 0xB0, 22, 0);
        await page.PlayAsync("1", 0xB0, 20, 127);
        await page.UntilAsync(lab, patch => patch[Controls.LpfPeak] == 10.0);
        Assert.Equal(0, await page.Page.EvaluateAsync<int>("ms20.instrument.midi.gear.bound.filter(row => row.taught && row.cc === 22).length"));
        // What was taught stands in Rear, to be forgotten there.
        await page.OpenRearAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Forget what turns LPF PEAK" }).ClickAsync();
        await Assertions.Expect(page.Page.Locator(".midi-taught li")).ToHaveCountAsync(1);
    }

    private async Task<LabPage> WithBoxAsync(TestLab lab)
    {
        LabPage page = await FakeMidi.OpenAsync(chromium.Browser, lab);
        await page.PlugAsync("input", "1", "Box");
        await page.UseMidiAsync();
        await page.OpenRearAsync();
        return page;
    }

    private static async Task ChooseAsync(LabPage page, string control, string item)
    {
        await page.Page.Locator($"ms-knob[data-control='{control}']").ClickAsync(new() { Button = MouseButton.Right });
        await page.Page.GetByRole(AriaRole.Menuitem, new() { Name = item }).ClickAsync();
    }
}
