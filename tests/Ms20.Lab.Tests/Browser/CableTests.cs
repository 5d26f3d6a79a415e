using Microsoft.Playwright;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Browser;

/// <summary>Hands on cables.</summary>
public sealed class CableTests(Chromium chromium) : IClassFixture<Chromium>
{
    [BrowserFact]
    public async Task A_plug_is_lifted_out_of_an_input_moved_cloned_and_dropped()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting.WithCable(Jacks.SampleHoldOut, Jacks.Freq));
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.PlugAsync("freq.in", "hpf.cutoff.in");
        Assert.Equal("sh.out -> hpf.cutoff.in", await page.CablesAsync());
        await page.Page.Keyboard.PressAsync("Control+z");
        Assert.Equal("sh.out -> freq.in", await page.CablesAsync());
        await page.Page.Keyboard.DownAsync("Control");
        await page.PlugAsync("freq.in", "lpf.cutoff.in");
        await page.Page.Keyboard.UpAsync("Control");
        Assert.Equal("sh.out -> freq.in, sh.out -> lpf.cutoff.in", await page.CablesAsync());
        await page.PlugAsync("freq.in", null);
        Assert.Equal("sh.out -> lpf.cutoff.in", await page.CablesAsync());
    }

    [BrowserFact]
    public async Task While_a_cable_is_in_the_hand_inputs_are_lit_and_Esc_puts_it_back()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting);
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Jack("pink.out").HoverAsync();
        await page.Page.Mouse.DownAsync();
        await page.Jack("sh.in").HoverAsync(new() { Force = true });
        Assert.Equal(Jacks.All.Concat(RearPanel.Jacks).Count(jack => jack.Direction == JackDirection.Input), await page.Page.Locator("ms-jack.legal").CountAsync());
        await page.Page.Keyboard.PressAsync("Escape");
        await page.Page.Mouse.UpAsync();
        Assert.Equal("", await page.CablesAsync());
        Assert.Equal(0, await page.Page.Locator("ms-jack.legal").CountAsync());
    }

    [BrowserFact]
    public async Task Two_inputs_are_not_joined_and_the_page_says_why()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting);
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.PlugAsync("total.in", "freq.in");
        Assert.Equal("", await page.CablesAsync());
        await Assertions.Expect(page.Page.Locator(".read-said")).ToContainTextAsync("from an output to an input");
    }

    [BrowserTheory]
    [InlineData("kbd.cv.out", "#56b4e9")]
    [InlineData("white.out", "#d55e00")]
    [InlineData("mg.tri.out", "#009e73")]
    [InlineData("mg.pulse.out", "#f0e442")]
    [InlineData("kbd.trig.out", "#cc79a7")]
    public async Task A_cable_has_the_colour_of_its_signal_until_a_number_key_gives_it_another(string output, string colour)
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting);
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.PlugAsync(output, "sh.in");
        await Assertions.Expect(page.Page.Locator(".cable .core")).ToHaveAttributeAsync("stroke", colour);
        await page.CarryAsync(output, "freq.in");
        await page.PressAsync("1");
        await page.Page.Mouse.UpAsync();
        await Assertions.Expect(page.Page.Locator(".cable[data-to='freq.in'] .core")).ToHaveAttributeAsync("stroke", "#e69f00");
        // A number key plays no note meanwhile, and the colour is in the patch, not on the page alone.
        Assert.Equal("", await page.HeldAsync());
        await page.UntilAsync(lab, patch => PatchFile.Write(patch).AsSpan().IndexOf("#e69f00"u8) >= 0);
        await page.Page.ReloadAsync();
        await Assertions.Expect(page.Page.Locator(".cable[data-to='freq.in'] .core")).ToHaveAttributeAsync("stroke", "#e69f00");
    }

    [BrowserFact]
    public async Task Plugs_in_one_output_are_drawn_as_a_stack()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting.WithCable(Jacks.SampleHoldOut, Jacks.Freq).WithCable(Jacks.SampleHoldOut, Jacks.Total));
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        string[] places = await page.Page.Locator(".cable .plug:nth-last-child(3)").EvaluateAllAsync<string[]>("plugs => plugs.map(plug => plug.getAttribute('transform'))");
        Assert.Equal(2, places.Distinct(StringComparer.Ordinal).Count());
    }

    [BrowserFact]
    public async Task The_cables_of_the_jack_under_the_hand_stand_out_also_when_the_others_are_hidden()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting.WithCable(Jacks.SampleHoldOut, Jacks.Freq).WithCable(Jacks.WhiteOut, Jacks.SampleHoldIn));
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        ILocator own = page.Page.Locator(".cable[data-to='freq.in']"), other = page.Page.Locator(".cable[data-to='sh.in']");
        await page.Jack("freq.in").HoverAsync(new() { Force = true });
        await Assertions.Expect(other).ToHaveCSSAsync("opacity", "0.2");
        await Assertions.Expect(own).ToHaveCSSAsync("opacity", "1");
        await page.Page.Mouse.MoveAsync(5, 300);
        await Assertions.Expect(other).ToHaveCSSAsync("opacity", "1");
        await page.PressAsync("k");
        await Assertions.Expect(own).ToHaveCSSAsync("display", "none");
        await page.Jack("freq.in").HoverAsync(new() { Force = true });
        await Assertions.Expect(own).ToHaveCSSAsync("display", "inline");
        await Assertions.Expect(other).ToHaveCSSAsync("display", "none");
        await page.PressAsync("k");
        await Assertions.Expect(other).ToHaveCSSAsync("display", "inline");
    }

    [BrowserFact]
    public async Task Cables_fade_to_a_third_at_most()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting);
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Look", Exact = true }).ClickAsync();
        ILocator strength = page.Knob("Strength of the cables");
        await strength.PressAsync("Home");
        await Assertions.Expect(page.Page.Locator(".cables:not(.offered)")).ToHaveCSSAsync("opacity", "0.3");
        await strength.PressAsync("End");
        await Assertions.Expect(page.Page.Locator(".cables:not(.offered)")).ToHaveCSSAsync("opacity", "1");
    }

    [BrowserTheory]
    [InlineData("Shift+click on a jack")]
    [InlineData("right-click on the cable")]
    [InlineData("drop on nothing")]
    public async Task A_cable_is_taken_away_and_undo_brings_it_back(string how)
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting.WithCable(Jacks.WhiteOut, Jacks.EspSignalIn));
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        if (how.StartsWith("Shift", StringComparison.Ordinal))
        {
            await page.Jack("esp.signal.in").ClickAsync(new() { Modifiers = [KeyboardModifier.Shift], Force = true });
        }
        else if (how.StartsWith("drop", StringComparison.Ordinal))
        {
            await page.PlugAsync("esp.signal.in", null);
        }
        else
        {
            float[] at = await page.Page.EvaluateAsync<float[]>(
                "() => { const path = document.querySelector('.cable .hit'), at = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM()); return [at.x, at.y]; }");
            await page.Page.Mouse.ClickAsync(at[0], at[1], new() { Button = MouseButton.Right });
            await page.TakeAsync("Unplug");
        }

        Assert.Equal("", await page.CablesAsync());
        await page.PressAsync("Control+z");
        Assert.Equal("white.out -> esp.signal.in", await page.CablesAsync());
    }
}
