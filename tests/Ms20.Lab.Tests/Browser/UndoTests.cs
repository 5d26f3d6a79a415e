using Microsoft.Playwright;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Browser;

/// <summary>Whatever changes the patch can be undone.</summary>
public sealed class UndoTests(Chromium chromium) : IClassFixture<Chromium>
{
    [BrowserTheory]
    [InlineData("setDial('lpf.peak', 7)")]
    [InlineData("setSelector('vco1.wave', 'NOISE')")]
    [InlineData("setDials({ 'lpf.peak': 7, 'hpf.peak': 3 }, 'two')")]
    [InlineData("connect('sh.out', 'freq.in')")]
    [InlineData("connect('white.out', 'sh.in', '#56b4e9')")]
    [InlineData("disconnect('mg.tri.out', 'sh.in')")]
    [InlineData("unplugLast('sh.in')")]
    [InlineData("setRear('rear.lpf.type', 'LATE')")]
    [InlineData("set('normals', 'guide')")]
    [InlineData("set('unit', 7)")]
    [InlineData("set('name', 'Other')")]
    [InlineData("load({ ...ms20.instrument.patch, cables: [], name: 'Other' }, 'other')")]
    public async Task Everything_is_undone_and_done_again(string change)
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting.WithCable(Jacks.MgTriangleOut, Jacks.SampleHoldIn));
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        string before = await PatchAsync(page);
        await page.Page.EvaluateAsync($"() => {{ ms20.instrument.{change}; }}");
        string after = await PatchAsync(page);
        Assert.NotEqual(before, after);
        await page.PressAsync("Control+z");
        Assert.Equal(before, await PatchAsync(page));
        await page.PressAsync("Control+y");
        Assert.Equal(after, await PatchAsync(page));
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        Assert.Equal(before, await PatchAsync(page));
        // And the Lab has followed.
        await page.UntilAsync(lab, patch => patch.Cables.Length == 1 && patch.Unit == Patch.NormalSetting.Unit && patch[Controls.LpfPeak] == 0.0);
    }

    private static Task<string> PatchAsync(LabPage page) => page.Page.EvaluateAsync<string>("() => JSON.stringify(ms20.instrument.file)");
}
