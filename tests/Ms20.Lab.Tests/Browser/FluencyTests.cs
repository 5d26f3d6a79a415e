using Ms20.Panel;

namespace Ms20.Lab.Tests.Browser;

/// <summary>
/// That a drag stays fluent however much hangs on the panel. Frames a second depend on the machine; what a frame has to do does not, so that is what is held
/// here. <see cref="FluencyFigures"/> measures the frames.
/// </summary>
public sealed class FluencyTests(Chromium chromium) : IClassFixture<Chromium>
{
    // Four lines of a cable and its plug.
    private const int TouchesOfOneCable = 5;

    /// <summary>As many cables as the panel has room for between its own jacks, at most.</summary>
    internal static Patch Crowded(int most = 25)
    {
        Patch patch = Patch.NormalSetting;
        Jack[] outputs = [.. Jacks.All.Where(jack => jack.Direction == JackDirection.Output)];
        Jack[] inputs = [.. Jacks.All.Concat(RearPanel.Jacks).Where(jack => jack.Direction == JackDirection.Input && jack != Jacks.SampleHoldIn)];
        for (int i = 0; i < Math.Min(most, inputs.Length); i++)
            patch = patch.WithCable(outputs[(i * 5) % outputs.Length], inputs[i]);
        return patch;
    }

    // Writes down what changes on the board and among the cables that hang over it. The lamps go on glowing meanwhile, thirty times a second and whatever hands do: they are left out.
    private const string Watch = """
        () => {
          window.touched = [];
          const observer = new MutationObserver(records => {
            for (const { target, type } of records) {
              const element = target.nodeType === 1 ? target : target.parentElement;
              if (element.closest('.lamps')) continue;
              touched.push(element.closest('.loose') ? 'loose' : element.closest('.cables, .cords') ? `cables: ${type} of ${element.outerHTML.slice(0, 60)}`
                : element.closest('[data-control]')?.dataset.control ?? 'panel');
            }
          });
          for (const sheet of document.querySelectorAll('.board, .cords')) observer.observe(sheet, { subtree: true, childList: true, attributes: true, characterData: true });
        }
        """;

    // Begins to watch once the page has come to rest: what the Lab has to say about a crowded panel comes a little after the panel.
    private static async Task WatchAsync(LabPage page)
    {
        await page.Page.EvaluateAsync(Watch);
        await page.UntilAsync("""
            async () => {
              touched.length = 0;
              for (let frame = 0; frame < 30; frame++) await new Promise(requestAnimationFrame);
              return touched.length === 0;
            }
            """);
    }

    private static async Task<string[]> TouchedAsync(LabPage page)
    {
        await page.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        return await page.Page.EvaluateAsync<string[]>("() => touched.splice(0)");
    }

    [BrowserFact]
    public async Task A_cable_in_the_hand_is_drawn_once_a_frame_and_the_others_are_left_alone()
    {
        await using TestLab lab = await TestLab.StartAsync(Crowded());
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.CarryAsync("pink.out", "total.in");
        await WatchAsync(page);
        (float x, float y) = await page.Jack("total.in").MiddleAsync();
        for (int i = 1; i <= 30; i++)
        {
            await page.Page.Mouse.MoveAsync(x + 10 * i, y + 3 * i);
            string[] touched = await TouchedAsync(page);
            Assert.All(touched, one => Assert.Equal("loose", one));
            Assert.InRange(touched.Length, 0, TouchesOfOneCable);
        }

        // However many moves come within one frame.
        await page.Page.EvaluateAsync(
            "([x, y]) => { const board = document.querySelector('.board'); for (let i = 0; i < 100; i++) board.dispatchEvent(new PointerEvent('pointermove', { pointerId: 1, clientX: x + i, clientY: y, bubbles: true })); }",
            new object[] { (double)x, (double)y });
        Assert.Equal(TouchesOfOneCable, (await TouchedAsync(page)).Length);
        await page.Page.Mouse.UpAsync();
    }

    [BrowserFact]
    public async Task Plugging_and_unplugging_draw_one_cable()
    {
        await using TestLab lab = await TestLab.StartAsync(Crowded());
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.EvaluateAsync("() => { window.before = new Set(document.querySelectorAll('.cable')); }");
        await page.PlugAsync("pink.out", "sh.in");
        Assert.Equal(1, await page.Page.EvaluateAsync<int>("() => [...document.querySelectorAll('.cable')].filter(cable => !before.has(cable)).length"));
        Assert.True(await page.Page.EvaluateAsync<bool>("() => [...before].every(cable => cable.isConnected)"));
        await page.PressAsync("Control+z");
        Assert.True(await page.Page.EvaluateAsync<bool>("() => before.size === document.querySelectorAll('.cable').length"));
    }

    [BrowserFact]
    public async Task A_knob_that_is_turned_moves_nothing_but_itself()
    {
        await using TestLab lab = await TestLab.StartAsync(Crowded());
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        (float x, float y) = await page.Dial("lpf.cutoff").MiddleAsync();
        await page.Page.Mouse.MoveAsync(x, y);
        await page.Page.Mouse.DownAsync();
        await WatchAsync(page);
        for (int i = 1; i <= 30; i++)
        {
            await page.Page.Mouse.MoveAsync(x, y + 5 * i);
            Assert.All(await TouchedAsync(page), one => Assert.Equal("lpf.cutoff", one));
        }

        await page.Page.Mouse.UpAsync();
    }
}
