using Microsoft.Playwright;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Browser;

/// <summary>The page for those who do not see it, do not use a mouse, or have the system choose colours and stillness.</summary>
public sealed class AccessibilityTests(Chromium chromium) : IClassFixture<Chromium>
{
    [AxeTheory]
    [InlineData("dark, before it is switched on")]
    [InlineData("switched on")]
    [InlineData("Sounds")]
    [InlineData("Learn")]
    [InlineData("Look")]
    [InlineData("Rear")]
    [InlineData("a jack's menu")]
    [InlineData("a knob's menu")]
    [InlineData("a value being typed")]
    [InlineData("a cable in the hand")]
    public async Task Axe_finds_nothing(string state)
    {
        await using TestLab lab = await TestLab.StartAsync();
        // The page lets no strange script in; axe is one.
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab, new BrowserNewContextOptions { BypassCSP = true });
        await ArrangeAsync(page, state);
        Assert.Empty(await Axe.ComplaintsAsync(page.Page));
    }

    private static async Task ArrangeAsync(LabPage page, string state)
    {
        if (state.StartsWith("dark", StringComparison.Ordinal))
            return;
        await page.Page.Mouse.ClickAsync(5, 300);
        switch (state)
        {
            case "Sounds" or "Learn" or "Look" or "Rear":
                await page.Page.GetByRole(AriaRole.Button, new() { Name = state, Exact = true }).ClickAsync();
                await page.Page.Locator(".drawer").WaitForAsync();
                break;
            case "a jack's menu":
                await page.Jack("total.in").FocusAsync();
                await page.PressAsync("Enter");
                break;
            case "a knob's menu":
                await page.Dial("lpf.cutoff").ClickAsync(new() { Button = MouseButton.Right });
                break;
            case "a value being typed":
                await page.Knob("LPF CUTOFF FREQUENCY").FocusAsync();
                await page.PressAsync("Enter");
                break;
            case "a cable in the hand":
                await page.CarryAsync("pink.out", "sh.in");
                break;
            default:
                // Until the light is on.
                await Assertions.Expect(page.Page.Locator("body.off")).ToHaveCountAsync(0);
                break;
        }
    }

    [BrowserFact]
    public async Task Every_jack_is_named_by_direction_signal_volts_and_what_is_in_it()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting.WithCable(Jacks.SampleHoldOut, Jacks.Freq));
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        foreach (Jack jack in Jacks.All.Concat(RearPanel.Jacks))
        {
            string name = await page.Jack(jack.Id).GetAttributeAsync("aria-label") ?? "";
            Assert.StartsWith($"{jack.Name}, {(jack.Direction == JackDirection.Input ? "input" : "output")}, ", name);
            Assert.Matches("(sound|pitch|control voltage|switch trigger|clock|gate)", name);
            Assert.Matches(@" V to .* V, ", name);
            Assert.Matches(jack.Direction == JackDirection.Input ? "(normal: |nothing plugged, open at |cable from )" : "(no cable|cable to )", name);
        }

        Assert.Contains("cable from S&H OUT instead of its normal, ", await page.Jack("freq.in").GetAttributeAsync("aria-label"));
        Assert.EndsWith("normal: MG OUT (saw/triangle)", await page.Jack("total.in").GetAttributeAsync("aria-label"));
        Assert.EndsWith("cable to FREQ", await page.Jack("sh.out").GetAttributeAsync("aria-label"));
    }

    [BrowserFact]
    public async Task The_volts_are_told_when_the_keyboard_comes_and_not_again_while_they_move()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting.With(Controls.MgFrequency, 8.0));
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.Mouse.ClickAsync(5, 300);
        await page.HearAsync();
        await page.Jack("mg.tri.out").FocusAsync();
        await page.UntilAsync("() => document.activeElement.getAttribute('aria-label').endsWith(' V now')");
        // Everything that could be read out: names, values, descriptions, and places that tell of themselves.
        await page.Page.EvaluateAsync("""
            () => {
              window.told = []; window.looks = 0; window.levels = new Set();
              const hears = element => element.closest?.('[role=status], [role=alert], [aria-live]');
              new MutationObserver(records => { for (const one of records) if (one.attributeName || hears(one.target.nodeType === 1 ? one.target : one.target.parentElement)) told.push(one.attributeName ?? one.target.textContent); })
                .observe(document.body, { subtree: true, childList: true, characterData: true, attributeFilter: ['aria-label', 'aria-valuetext', 'aria-valuenow', 'aria-description'] });
              ms20.instrument.addEventListener('volts', () => { looks++; levels.add(ms20.instrument.volts['mg.tri.out']); });
            }
            """);
        await page.UntilAsync("() => looks >= 20 && levels.size >= 5");
        Assert.Empty(await page.Page.EvaluateAsync<string[]>("() => told"));
    }

    [BrowserFact]
    public async Task A_tip_says_what_a_jack_is_where_the_mouse_rests()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting);
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Jack("total.in").HoverAsync();
        ILocator tip = page.Page.Locator(".tip");
        await Assertions.Expect(tip).ToBeVisibleAsync();
        foreach (string words in new[] { "TOTAL, input", "control voltage", "−5 V to +5 V", "normal: MG OUT (saw/triangle)", " V now" })
            await Assertions.Expect(tip).ToContainTextAsync(words);
        await page.Page.Mouse.DownAsync();
        await Assertions.Expect(tip).ToBeHiddenAsync();
        await page.Page.Mouse.UpAsync();
    }

    [BrowserFact]
    public async Task A_drawer_comes_right_after_its_word_and_Esc_gives_the_keyboard_back()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        ILocator look = page.Page.GetByRole(AriaRole.Button, new() { Name = "Look", Exact = true });
        await look.FocusAsync();
        await page.PressAsync("Enter");
        int stops = 0;
        while (!await page.Page.EvaluateAsync<bool>("() => document.activeElement.closest('.drawer') !== null"))
        {
            await page.PressAsync("Tab");
            Assert.True(++stops < 12, "The drawer is too far away.");
        }

        await page.PressAsync("Escape");
        await Assertions.Expect(look).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task Where_the_system_chooses_colours_the_print_is_readable_and_legal_jacks_have_an_outline()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab, new BrowserNewContextOptions { ForcedColors = ForcedColors.Active });
        await page.Page.Mouse.ClickAsync(5, 300);
        string text = await page.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).color");
        await Assertions.Expect(page.Page.Locator("text.label").First).ToHaveCSSAsync("fill", text);
        await Assertions.Expect(page.Page.Locator("div.plate")).ToHaveCSSAsync("background-image", "none");
        await page.CarryAsync("pink.out", "sh.in");
        await Assertions.Expect(page.Page.Locator("ms-jack[data-jack='freq.in']")).ToHaveCSSAsync("outline-style", "solid");
        await Assertions.Expect(page.Page.Locator("ms-jack[data-jack='white.out']")).ToHaveCSSAsync("opacity", "0.25");
        await page.Page.Mouse.UpAsync();
    }

    [BrowserFact]
    public async Task Where_stillness_is_wished_nothing_moves_by_itself()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting.WithCable(Jacks.SampleHoldOut, Jacks.Freq));
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab, new BrowserNewContextOptions { ReducedMotion = ReducedMotion.Reduce });
        await page.Page.Mouse.ClickAsync(5, 300);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Learn", Exact = true }).ClickAsync();
        await page.Jack("freq.in").HoverAsync(new() { Force = true });
        Assert.Equal(0, await page.Page.EvaluateAsync<int>("() => document.getAnimations().length"));
    }
}
