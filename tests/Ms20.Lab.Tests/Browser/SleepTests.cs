using System.Diagnostics;
using Microsoft.Playwright;

namespace Ms20.Lab.Tests.Browser;

/// <summary>A machine that sleeps: the Lab's process, or the page, stands still and goes on as if nothing had been.</summary>
public sealed class SleepTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private readonly LabProcess _lab = new();

    public void Dispose() => _lab.Dispose();

    [BrowserFact]
    public async Task After_the_Lab_has_stood_still_keys_sound_in_time_and_none_sticks()
    {
        // Only here is there a signal that stops a process.
        if (!OperatingSystem.IsLinux())
            return;
        Uri address = await _lab.StartAsync();
        await using LabPage page = await LabPage.OpenAsync(await chromium.Browser.NewContextAsync(), address.AbsoluteUri.Replace("/#", "/?test#", StringComparison.Ordinal));
        await page.Page.Keyboard.DownAsync("q");
        await page.HearAsync();
        double ring = await page.FigureAsync("target");
        await SignalAsync("STOP");
        await page.Page.Keyboard.UpAsync("q");
        await page.Page.Keyboard.PressAsync("w");
        await Task.Delay(3000);
        await SignalAsync("CONT");
        // Everything that was played meanwhile has come up; First Light's release is over in seconds.
        Assert.True(await IsQuietAsync(page));
        // Three seconds without an answer are no reason for a larger ring: a quantum or two for the moments before and after.
        Assert.InRange(await page.FigureAsync("target"), 0.0, Math.Max(ring, 768.0) + 512.0);
        await page.Page.Keyboard.DownAsync("q");
        Assert.True((await page.HearAsync()).Max() > 0.02f);
        await page.Page.Keyboard.UpAsync("q");
        Assert.True(await IsQuietAsync(page));
    }

    [BrowserFact]
    public async Task After_the_page_was_frozen_it_plays_on()
    {
        Uri address = await _lab.StartAsync();
        await using LabPage page = await LabPage.OpenAsync(await chromium.Browser.NewContextAsync(), address.AbsoluteUri.Replace("/#", "/?test#", StringComparison.Ordinal));
        await page.Page.Mouse.ClickAsync(5, 300);
        await page.HearAsync();
        ICDPSession browser = await page.Page.Context.NewCDPSessionAsync(page.Page);
        await browser.SendAsync("Page.setWebLifecycleState", new Dictionary<string, object> { ["state"] = "frozen" });
        await Task.Delay(3000);
        await browser.SendAsync("Page.setWebLifecycleState", new Dictionary<string, object> { ["state"] = "active" });
        await page.Page.Keyboard.DownAsync("q");
        Assert.True((await page.HearAsync()).Max() > 0.02f);
        Assert.Empty(page.Complaints);
    }

    private static async Task<bool> IsQuietAsync(LabPage page)
    {
        for (int i = 0; i < 40; i++)
        {
            if ((await page.HearAsync(4000)).Max(Math.Abs) < 0.01f)
                return true;
        }

        return false;
    }

    private async Task SignalAsync(string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", $"{_lab.Id}"]);
        await kill.WaitForExitAsync();
    }
}
