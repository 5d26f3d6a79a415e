using Microsoft.Playwright;
using Ms20.App.Lab.Session;

namespace Ms20.Lab.Tests.Browser;

/// <summary>The set list on a stage: made by hand, stepped through by key.</summary>
public sealed class SetListTests(Chromium chromium) : IClassFixture<Chromium>
{
    [BrowserFact]
    public async Task Next_and_before_go_by_the_set_list_and_stop_at_its_ends()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await OpenAsync(lab, "Wind", "First Light", "Brass");
        await Switch(page).ClickAsync();
        // First Light plays: it is the second of the list.
        await Assertions.Expect(Name(page)).ToHaveTextAsync("2/3 First Light");
        await Assertions.Expect(page.Page.Locator(".next")).ToHaveTextAsync("then Brass");
        await page.Page.Keyboard.DownAsync("q");
        await page.Page.Keyboard.PressAsync("PageDown");
        await page.UntilAsync(lab, patch => patch.Name == "Brass");
        Assert.Equal("60", await page.Page.EvaluateAsync<string>("() => [...ms20.instrument.held].join()"));
        await page.Page.Keyboard.PressAsync("PageDown");
        await Assertions.Expect(page.Page.Locator(".read-said")).ToContainTextAsync("the last sound of the set list");
        Assert.Equal("Brass", lab.Session.Patch.Name);
        // Twice at once.
        await page.Page.Keyboard.PressAsync("PageUp");
        await page.Page.Keyboard.PressAsync("PageUp");
        await page.UntilAsync(lab, patch => patch.Name == "Wind");

        await Assertions.Expect(Name(page)).ToHaveTextAsync("1/3 Wind");
        // Off again: the whole shelf.
        await Switch(page).ClickAsync();
        await Assertions.Expect(Name(page)).ToHaveTextAsync("Wind");
    }

    [BrowserFact]
    public async Task Its_order_is_changed_by_drag_and_by_key_and_undo_restores_it()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await OpenAsync(lab, "Wind", "Brass", "Hoover");
        LocatorBoundingBoxResult from = (await page.Page.Locator(".handle").Nth(2).BoundingBoxAsync())!, to = (await page.Page.Locator(".handle").First.BoundingBoxAsync())!;
        await page.Page.Mouse.MoveAsync(from.X + 5, from.Y + from.Height / 2);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(to.X + 5, to.Y + 2, new() { Steps = 8 });
        await page.Page.Mouse.UpAsync();
        await IsAsync(page, lab, "hoover", "wind", "brass");
        await page.Page.Locator(".handle").First.FocusAsync();
        await page.Page.Keyboard.PressAsync("ArrowDown");
        await IsAsync(page, lab, "wind", "hoover", "brass");
        // The keyboard stays on the sound that it moves.
        await page.Page.Keyboard.PressAsync("ArrowDown");
        await IsAsync(page, lab, "wind", "brass", "hoover");
        await page.Page.Keyboard.PressAsync("Delete");
        await IsAsync(page, lab, "wind", "brass");
        foreach (string order in new[] { "wind brass hoover", "wind hoover brass", "hoover wind brass", "wind brass hoover" })
        {
            await page.Page.Keyboard.PressAsync("Control+z");
            await IsAsync(page, lab, order.Split(' '));
        }
    }

    [BrowserFact]
    public async Task A_sound_that_was_thrown_away_is_shown_as_gone_and_is_there_again_after_undo()
    {
        await using TestLab lab = await TestLab.StartAsync();
        lab.Session.Shelf.Save(lab.Session.Patch.WithName("Deep Bell"));
        await using LabPage page = await OpenAsync(lab, "Deep Bell", "Wind");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "your own sounds" }).ClickAsync();
        await page.Page.Locator(".sounds .sound").First.PressAsync("Delete");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "the sounds of an evening" }).ClickAsync();
        await Assertions.Expect(page.Page.Locator(".set .gone")).ToHaveTextAsync("deep-bell");
        await Switch(page).ClickAsync();
        await page.Page.Locator(".set .gone").ClickAsync();
        await page.IsSaidAsync("is not there any more");
        Assert.Equal("First Light", lab.Session.Patch.Name);
        await page.Page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(page.Page.Locator(".set .gone")).ToHaveCountAsync(0);
        await page.Page.Locator(".set .sound").First.ClickAsync();
        await page.UntilAsync(lab, patch => patch.Name == "Deep Bell");
    }

    private async Task<LabPage> OpenAsync(TestLab lab, params string[] titles)
    {
        LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Sounds", Exact = true }).ClickAsync();
        foreach (string title in titles)
            await page.Page.GetByRole(AriaRole.Button, new() { Name = $"Put {title} into the set list" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "the sounds of an evening" }).ClickAsync();
        await Assertions.Expect(page.Page.Locator(".set li")).ToHaveCountAsync(titles.Length);
        return page;
    }

    private static ILocator Switch(LabPage page) => page.Page.Locator(".set-on");

    private static ILocator Name(LabPage page) => page.Page.Locator(".sound-name");

    private static async Task IsAsync(LabPage page, TestLab lab, params string[] slugs)
    {
        IEnumerable<SoundName> wanted = slugs.Select(slug => new SoundName(true, slug));
        await page.UntilAsync(lab, _ => lab.Session.Player.Book.SetList.SequenceEqual(wanted));
        await Assertions.Expect(page.Page.Locator(".set .sound")).ToHaveTextAsync(slugs.Select(slug => char.ToUpperInvariant(slug[0]) + slug[1..]).ToArray());
    }
}
