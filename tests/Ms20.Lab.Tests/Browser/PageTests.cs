using Microsoft.Playwright;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Browser;

/// <summary>Tabs, reloads, a Lab that stops and comes back.</summary>
public sealed class PageTests(Chromium chromium) : IClassFixture<Chromium>
{
    [BrowserFact]
    public async Task The_page_stands_alone_and_hides_its_token()
    {
        await using TestLab lab = await TestLab.StartAsync();
        foreach (LabPage page in new[] { await LabPage.OpenAsync(chromium.Browser, lab), await LabPage.OpenBareAsync(chromium.Browser, lab) })
        {
            Assert.True(await page.Page.EvaluateAsync<bool>("crossOriginIsolated"));
            Assert.DoesNotContain(lab.Token, page.Page.Url);
            Assert.Empty(page.Complaints);
            await page.DisposeAsync();
        }
    }

    [BrowserFact]
    public async Task A_reload_keeps_the_panel()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Knob("LPF CUTOFF FREQUENCY").FillAsync("7.25");
        await page.UntilAsync(lab, patch => patch[Controls.LpfCutoff] == 7.25);
        await page.Page.ReloadAsync();
        await Assertions.Expect(page.Knob("LPF CUTOFF FREQUENCY")).ToHaveValueAsync("7.25");
    }

    [BrowserFact]
    public async Task A_Lab_that_stops_is_said_and_what_is_done_meanwhile_is_kept()
    {
        TestLab first = await TestLab.StartAsync();
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, first);
        await page.Knob("LPF CUTOFF FREQUENCY").FillAsync("7.25");
        await page.UntilAsync(first, patch => patch[Controls.LpfCutoff] == 7.25);
        await first.DisposeAsync();
        await page.IsSaidAsync("The Lab has stopped");
        await page.Knob("LPF PEAK").FillAsync("3.5");
        await using TestLab second = await TestLab.StartAsync(first.Session.Patch, first.Port, first.Token);
        await page.UntilAsync(second, patch => patch[Controls.LpfPeak] == 3.5);
        Assert.Equal(7.25, second.Session.Patch[Controls.LpfCutoff]);
        await page.IsSaidAsync("The Lab is back");
    }

    [BrowserFact]
    public async Task A_second_tab_shows_the_same_panel_and_can_take_the_sound_over()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage first = await LabPage.OpenAsync(chromium.Browser, lab);
        await first.Page.Mouse.ClickAsync(5, 300);
        await first.HearAsync();
        // Its address has no token: it asks the first tab.
        LabPage second = await LabPage.OpenAsync(first.Page.Context, $"http://localhost:{lab.Port}/?test");
        await first.Knob("LPF CUTOFF FREQUENCY").FillAsync("7.25");
        await Assertions.Expect(second.Knob("LPF CUTOFF FREQUENCY")).ToHaveValueAsync("7.25");
        await second.Page.Mouse.ClickAsync(5, 300);
        await second.IsSaidAsync("Another tab has the sound");
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Take the sound over" }).ClickAsync();
        await second.HearAsync();
        await first.IsSaidAsync("taken the sound over");
    }
}
