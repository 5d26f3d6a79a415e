using Microsoft.Playwright;

namespace Ms20.Lab.Tests.Browser;

/// <summary>What hands do on a page, and what came of it.</summary>
internal static class Hands
{
    // On the plate, where nothing is.
    private static readonly (float X, float Y) Nowhere = (300.0f, 60.0f);

    /// <summary>A knob's element.</summary>
    public static ILocator Dial(this LabPage page, string id) => page.Page.Locator($"ms-knob[data-control='{id}']");

    /// <summary>The middle of an element, in pixels of the window.</summary>
    public static async Task<(float X, float Y)> MiddleAsync(this ILocator locator)
    {
        LocatorBoundingBoxResult box = (await locator.BoundingBoxAsync())!;
        return (box.X + 0.5f * box.Width, box.Y + 0.5f * box.Height);
    }

    /// <summary>Turns a knob with the mouse.</summary>
    public static async Task DragAsync(this LabPage page, string control, int pixels)
    {
        (float x, float y) = await page.Dial(control).MiddleAsync();
        await page.Page.Mouse.MoveAsync(x, y);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(x, y + pixels, new() { Steps = 5 });
        await page.Page.Mouse.UpAsync();
    }

    /// <summary>Takes hold of what is at a jack and carries it to another one, or to where nothing is, and holds it there.</summary>
    public static async Task CarryAsync(this LabPage page, string from, string? to)
    {
        (float x, float y) = await page.Jack(from).MiddleAsync();
        (float endX, float endY) = to is null ? Nowhere : await page.Jack(to).MiddleAsync();
        await page.Page.Mouse.MoveAsync(x, y);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(endX, endY, new() { Steps = 5 });
    }

    /// <summary>Carries, and lets go.</summary>
    public static async Task PlugAsync(this LabPage page, string from, string? to)
    {
        await page.CarryAsync(from, to);
        await page.Page.Mouse.UpAsync();
    }

    /// <summary>Where a dial stands, in marks.</summary>
    public static Task<double> MarksAsync(this LabPage page, string id) => page.Page.EvaluateAsync<double>("id => ms20.instrument.dial(id)", id);

    /// <summary>The notes that are down.</summary>
    public static Task<string> HeldAsync(this LabPage page) => page.Page.EvaluateAsync<string>("() => [...ms20.instrument.held].join()");

    /// <summary>The cables, sorted.</summary>
    public static Task<string> CablesAsync(this LabPage page) =>
        page.Page.EvaluateAsync<string>("() => ms20.instrument.patch.cables.map(cable => `${cable.from} -> ${cable.to}`).sort().join(', ')");

    /// <summary>What has the keyboard: a control's or a jack's id.</summary>
    public static Task<string> FocusAsync(this LabPage page) =>
        page.Page.EvaluateAsync<string>("() => document.activeElement.dataset.jack ?? document.activeElement.dataset.control ?? ''");

    /// <summary>Presses a key.</summary>
    public static Task PressAsync(this LabPage page, string key) => page.Page.Keyboard.PressAsync(key);

    /// <summary>The menu that is open.</summary>
    public static ILocator Menu(this LabPage page) => page.Page.Locator(".menu");

    /// <summary>Takes a line of the menu that is open.</summary>
    public static Task TakeAsync(this LabPage page, string line) => page.Menu().Locator("button").Filter(new() { HasText = line }).First.ClickAsync();
}
