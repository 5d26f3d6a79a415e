using System.Text.Json;
using Microsoft.Playwright;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Browser;

/// <summary>The panel on telephones and tablets: part by part, by fingers.</summary>
public sealed class SmallScreenTests(Chromium chromium) : IClassFixture<Chromium>
{
    // What Apple's and Google's guides call the least that a finger hits without looking: 44 and 48 points; 40 is what the panel's own spacing allows on the
    // smallest of the four.
    private const double FingerPixels = 40.0;

    public static TheoryData<int, int> Screens => new() { { 390, 844 }, { 844, 390 }, { 820, 1180 }, { 1180, 820 } };

    [BrowserTheory]
    [MemberData(nameof(Screens))]
    public async Task Every_control_and_jack_is_in_some_part_and_wide_enough_for_a_finger(int width, int height)
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting);
        await using LabPage page = await OpenAsync(lab, width, height);
        ILocator parts = page.Page.Locator(".section-bar button");
        var reached = new HashSet<string>();
        for (int i = 1; i < await parts.CountAsync(); i++)
        {
            await WalkAsync(page, parts.Nth(i));
            reached.UnionWith(await UnderFingersAsync(page));
        }

        Assert.Empty(Controls.All.Select(row => row.Id).Concat(Jacks.All.Select(row => row.Id)).Except(reached));
    }

    [BrowserTheory]
    [MemberData(nameof(Screens))]
    public async Task Bars_do_not_overflow_and_their_buttons_are_wide_enough_for_a_finger(int width, int height)
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting);
        await using LabPage page = await OpenAsync(lab, width, height);
        await WalkAsync(page, page.Page.Locator(".section-bar button").Nth(1));
        JsonElement found = (await page.Page.EvaluateAsync(
            """
            least => ({
              wide: [...document.querySelectorAll('html, body, .bar, .foot, .section-bar, .pinned')].filter(bar => bar.scrollWidth > bar.clientWidth).map(bar => bar.className),
              cut: [...document.querySelectorAll(':is(.bar, .foot, .section-bar) button')].filter(one => one.checkVisibility()).filter(one => {
                const box = one.getBoundingClientRect();
                return box.width < least || box.height < least || box.left < 0 || box.right > innerWidth || box.top < 0 || box.bottom > innerHeight;
              }).map(one => one.textContent),
              keys: Math.min(...[...document.querySelectorAll('.pinned .key.white')].map(key => key.getBoundingClientRect().width)),
            })
            """,
            FingerPixels))!.Value;
        Assert.Equal(0, found.GetProperty("wide").GetArrayLength());
        Assert.Equal("[]", found.GetProperty("cut").GetRawText());
        Assert.InRange(found.GetProperty("keys").GetDouble(), FingerPixels, 100.0);
    }

    [BrowserFact]
    public async Task A_swipe_walks_to_the_next_part_and_a_tap_on_a_title_to_its_own()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting);
        await using LabPage page = await OpenAsync(lab, 390, 844);
        ILocator pressed = page.Page.Locator(".section-bar [aria-pressed=true]");
        await Assertions.Expect(pressed).ToHaveTextAsync("VCO");
        ICDPSession hands = await page.Page.Context.NewCDPSessionAsync(page.Page);
        // On the plate, between the knobs.
        await SwipeAsync(hands, 330, 298, 20);
        await Assertions.Expect(pressed).ToHaveTextAsync("Filters");
        await page.Page.Locator(".section-title[data-section=modulationGenerator] text").TapAsync();
        await Assertions.Expect(pressed).ToHaveTextAsync("MG EG");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "All", Exact = true }).TapAsync();
        LocatorBoundingBoxResult board = (await page.Page.Locator(".board").BoundingBoxAsync())!;
        Assert.InRange(board.Width, 380.0, 390.0);
    }

    [BrowserFact]
    public async Task Two_fingers_zoom_the_plate()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting);
        await using LabPage page = await OpenAsync(lab, 820, 1180);
        double before = (await page.Page.Locator(".board").BoundingBoxAsync())!.Width;
        ICDPSession hands = await page.Page.Context.NewCDPSessionAsync(page.Page);
        // Beside the face, where there is nothing to turn.
        await TouchAsync(hands, "touchStart", (300, 160), (420, 160));
        for (int apart = 130; apart <= 240; apart += 10)
            await TouchAsync(hands, "touchMove", (360 - apart / 2, 160), (360 + apart / 2, 160));
        await TouchAsync(hands, "touchEnd");
        double after = (await page.Page.Locator(".board").BoundingBoxAsync())!.Width;
        Assert.Equal(2.0, after / before, 0.1);
        // And no further than 300 %.
        await TouchAsync(hands, "touchStart", (340, 160), (380, 160));
        for (int apart = 40; apart <= 400; apart += 40)
            await TouchAsync(hands, "touchMove", (360 - apart / 2, 160), (360 + apart / 2, 160));
        await TouchAsync(hands, "touchEnd");
        Assert.Equal(3.0, (await page.Page.Locator(".board").BoundingBoxAsync())!.Width / before, 0.01);
    }

    [BrowserFact]
    public async Task A_cable_goes_from_one_part_to_another_through_the_jacks_menu()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting);
        await using LabPage page = await OpenAsync(lab, 390, 844);
        await WalkAsync(page, page.Page.GetByRole(AriaRole.Button, new() { Name = "Out", Exact = true }));
        await page.Jack("wheel.out").TapAsync();
        ILocator total = page.Page.GetByRole(AriaRole.Menuitemcheckbox, new() { Name = "TOTAL" });
        Assert.InRange((await total.BoundingBoxAsync())!.Height, FingerPixels, 60.0);
        await total.TapAsync();
        await page.UntilAsync(lab, patch => patch.Cables.Contains(new Cable(Jacks.WheelOut, Jacks.Total)));
        // Its other end is seen where it is plugged.
        await WalkAsync(page, page.Page.GetByRole(AriaRole.Button, new() { Name = "Patch bay", Exact = true }));
        Assert.True(await page.Page.Locator(".cable[data-to='total.in'] .plug").Nth(1).EvaluateAsync<bool>(
            "plug => { const box = plug.getBoundingClientRect(); return box.left >= 0 && box.right <= innerWidth; }"));
    }

    [BrowserFact]
    public async Task The_keyboard_stays_and_the_octave_buttons_move_it()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting);
        await using LabPage page = await OpenAsync(lab, 390, 844);
        ILocator keys = page.Page.Locator(".pinned-keys");
        LocatorBoundingBoxResult window = (await keys.BoundingBoxAsync())!;
        Assert.Equal(window.X, (await page.Page.Locator(".key[data-note='48']").BoundingBoxAsync())!.X, 1.0);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "An octave up (])" }).Or(page.Page.GetByTitle("An octave up (])")).First.TapAsync();
        await page.UntilAsync($"() => Math.abs(document.querySelector('.key[data-note=\"60\"]').getBoundingClientRect().x - {window.X}) < 1");
        await page.Page.EvaluateAsync("() => { window.played = []; ms20.instrument.addEventListener('note', event => played.push(event.detail.note)); }");
        await page.Page.Locator(".key[data-note='60']").TapAsync(new() { Position = new() { X = 12, Y = 120 } });
        await page.UntilAsync("() => played.includes(60)");
    }

    [BrowserFact]
    public async Task A_window_that_grows_has_the_whole_panel_again()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting);
        await using LabPage page = await OpenAsync(lab, 844, 390);
        await Assertions.Expect(page.Page.Locator(".pinned ms-keyboard")).ToBeVisibleAsync();
        await page.Page.SetViewportSizeAsync(1280, 720);
        await Assertions.Expect(page.Page.Locator(".board ms-keyboard")).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.Locator(".board ms-wheel")).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.Locator(".pinned")).ToBeHiddenAsync();
    }

    /// <summary>Opens a page with fingers; it begins on a large screen, where everything can be waited for.</summary>
    private async Task<LabPage> OpenAsync(TestLab lab, int width, int height)
    {
        IBrowserContext context = await chromium.Browser.NewContextAsync(new() { HasTouch = true, ViewportSize = new() { Width = 1280, Height = 800 }, ReducedMotion = ReducedMotion.Reduce });
        LabPage page = await LabPage.OpenAsync(context, lab.Address.AbsoluteUri.Replace("/#", "/?test#", StringComparison.Ordinal));
        await page.Page.EvaluateAsync("() => ms20.instrument.power(true)");
        await page.Page.SetViewportSizeAsync(width, height);
        await SettleAsync(page);
        return page;
    }

    private static async Task WalkAsync(LabPage page, ILocator button)
    {
        await button.TapAsync();
        await Assertions.Expect(button).ToHaveAttributeAsync("aria-pressed", "true");
        await SettleAsync(page);
    }

    // Two frames and what is waited for after a scroll.
    private static async Task SettleAsync(LabPage page) =>
        await page.Page.EvaluateAsync("() => new Promise(done => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 200))");

    /// <summary>The controls and jacks that are hit by a finger up to 20 pixels beside their middle in every direction.</summary>
    private static async Task<string[]> UnderFingersAsync(LabPage page) => await page.Page.EvaluateAsync<string[]>(
        """
        least => [...document.querySelectorAll(':is(ms-knob, ms-selector, ms-wheel, ms-button, ms-jack)')].filter(element => !element.closest('.drawer')).filter(element => {
          const box = element.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2, r = least / 2 - 0.5;
          return [[0, 0], [r, 0], [-r, 0], [0, r], [0, -r]].every(([dx, dy]) => element.contains(document.elementFromPoint(x + dx, y + dy)));
        }).map(element => element.dataset.control ?? element.dataset.jack)
        """,
        FingerPixels);

    private static async Task SwipeAsync(ICDPSession hands, int fromX, int y, int toX)
    {
        await TouchAsync(hands, "touchStart", (fromX, y));
        for (int x = fromX; x >= toX; x -= 10)
            await TouchAsync(hands, "touchMove", (x, y));
        await TouchAsync(hands, "touchEnd");
    }

    private static Task<JsonElement?> TouchAsync(ICDPSession hands, string type, params (int X, int Y)[] points) => hands.SendAsync("Input.dispatchTouchEvent", new()
    {
        ["type"] = type,
        ["touchPoints"] = points.Select((point, i) => new { x = point.X, y = point.Y, id = i }).ToArray(),
    });
}
