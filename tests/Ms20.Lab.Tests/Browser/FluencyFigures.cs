using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Ms20.Lab.Tests.Browser;

/// <summary>
/// Measures how fluent drags are on this machine, when MS20_FLUENCY is set: frames a second and late frames, by the browser's own frame times. No test: it
/// holds nothing, it prints a table for docs/lab.md.
/// </summary>
public sealed class FluencyFigures(Chromium chromium, ITestOutputHelper output) : IClassFixture<Chromium>
{
    private const int DragMilliseconds = 6000;

    // Frame times while the page is dragged over; the first ones, while the drag begins, included.
    private const string Record = """
        () => { window.frames_ = []; let last = 0; const frame = now => { if (last) frames_.push(now - last); last = now; window.goesOn = requestAnimationFrame(frame); }; requestAnimationFrame(frame); }
        """;

    [FluencyFact]
    public async Task Measure()
    {
        output.WriteLine("| action | frames | a second | 95 % within | longest | over 20 ms | the page's own work a frame |");
        output.WriteLine("|---|---|---|---|---|---|---|");
        foreach (bool sounds in new[] { false, true })
        {
            await using TestLab lab = await TestLab.StartAsync(FluencyTests.Crowded());
            await using LabPage page = await LabPage.OpenAsync(
                chromium.Browser, lab, new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
            if (sounds)
            {
                await page.Page.Keyboard.DownAsync("z");
                await page.HearAsync();
            }

            string ending = sounds ? " while it sounds" : "";
            await MeasureAsync(page, $"idle{ending}", () => Task.Delay(DragMilliseconds));
            await MeasureAsync(page, $"a cable dragged across 25 others{ending}", () => SwingAsync(page, page.Jack("pink.out"), -500, -150));
            await MeasureAsync(page, $"a knob dragged{ending}", () => SwingAsync(page, page.Dial("lpf.cutoff"), 0, 150));
            await MeasureAsync(page, $"a knob dragged, with the slow trace open{ending}", async () =>
            {
                await page.Page.GetByRole(AriaRole.Button, new() { Name = "Look", Exact = true }).ClickAsync();
                await SwingAsync(page, page.Dial("mg.frequency"), 0, 150);
            });
        }
    }

    // To and fro, with Esc at the end, so that the next measurement finds the panel as it was.
    private static async Task SwingAsync(LabPage page, ILocator what, float farX, float farY)
    {
        (float x, float y) = await what.MiddleAsync();
        await page.Page.Mouse.MoveAsync(x, y);
        await page.Page.Mouse.DownAsync();
        DateTime end = DateTime.UtcNow.AddMilliseconds(DragMilliseconds);
        for (int i = 0; DateTime.UtcNow < end; i++)
        {
            float part = 0.5f - 0.5f * MathF.Cos(i * 0.05f);
            await page.Page.Mouse.MoveAsync(x + farX * part, y + farY * part);
        }

        await page.PressAsync("Escape");
        await page.Page.Mouse.UpAsync();
    }

    private async Task MeasureAsync(LabPage page, string action, Func<Task> act)
    {
        ICDPSession browser = await page.Page.Context.NewCDPSessionAsync(page.Page);
        // In processor time: what else the machine does is no work of the page.
        await browser.SendAsync("Performance.enable", new Dictionary<string, object> { ["timeDomain"] = "threadTicks" });
        await page.Page.EvaluateAsync(Record);
        double before = await WorkSecondsAsync(browser);
        await act();
        double work = await WorkSecondsAsync(browser) - before;
        double[] frames = await page.Page.EvaluateAsync<double[]>("() => { cancelAnimationFrame(goesOn); return frames_; }");
        double[] sorted = [.. frames.Order()];
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {action} | {frames.Length} | {1000.0 * frames.Length / frames.Sum():F1} | {sorted[(int)(0.95 * sorted.Length)]:F1} ms | {sorted[^1]:F1} ms | {frames.Count(frame => frame > 20.0)} | {1000.0 * work / frames.Length:F1} ms |"));
        await browser.DetachAsync();
    }

    // What the page's main thread has worked since it began.
    private static async Task<double> WorkSecondsAsync(ICDPSession browser)
    {
        JsonElement answer = (await browser.SendAsync("Performance.getMetrics"))!.Value;
        return answer.GetProperty("metrics").EnumerateArray().First(metric => metric.GetProperty("name").GetString() == "TaskDuration").GetProperty("value").GetDouble();
    }
}
