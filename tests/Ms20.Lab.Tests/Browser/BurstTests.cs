using Ms20.Lab.Tests.Session;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Browser;

/// <summary>Far more moves than a hand makes.</summary>
public sealed class BurstTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Moves = 10_000;

    [BrowserFact]
    public async Task Ten_thousand_moves_of_knobs_end_where_the_last_one_was_and_nothing_hangs()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.Mouse.ClickAsync(5, 300);
        await page.HearAsync();
        int before = page.Sent;
        // In a hundred gestures, with a frame between them: what a hand does in an evening.
        await page.Page.EvaluateAsync(
            """
            async moves => {
              for (let i = 0; i < moves; i++) {
                if (i % 100 === 0) {
                  ms20.instrument.endGesture();
                  await new Promise(requestAnimationFrame);
                  ms20.instrument.beginGesture('burst');
                }
                ms20.instrument.setDial(['lpf.cutoff', 'lpf.peak', 'volume'][i % 3], 10 * (((i + 1) * 37) % 101) / 101);
              }
              ms20.instrument.endGesture();
            }
            """,
            Moves);
        double[] last = [.. new[] { 9998, 9997, 9999 }.Select(i => 10.0 * ((i + 1) * 37 % 101) / 101.0)];
        Assert.Equal(0, 9999 % 3);
        await page.UntilAsync(lab, patch => patch[Controls.LpfCutoff] == last[2]);
        Assert.Equal(last[1], lab.Session.Patch[Controls.LpfPeak]);
        Assert.Equal(last[0], lab.Session.Patch[Controls.Volume]);
        // One message a knob and frame: a hundred frames, three knobs, and the lamps' questions.
        Assert.InRange(page.Sent - before, 3, 1000);
        await page.HearAsync();
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task Ten_thousand_messages_from_a_page_that_reads_nothing_cost_no_memory()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using Page page = await Page.OpenAsync(lab);
        await using Page deaf = await Page.OpenAsync(lab);
        using Listener listener = await Listener.StartAsync(lab, page.Tab);
        await listener.PullAsync(128);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < Moves; i++)
            await page.SayAsync(string.Create(System.Globalization.CultureInfo.InvariantCulture, $$"""{"t":"p","id":"lpf.cutoff","v":{{i % 1001 / 100.0}}}"""));
        Assert.Equal((Moves - 1) % 1001 / 100.0, (double)(await page.StateAsync())["dials"]!["lpf.cutoff"]!, 1e-9);
        // Nobody has rendered a frame meanwhile, and the other page has read nothing: both queues keep the last move alone.
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 4L << 20);
        Assert.NotNull(await listener.PullAsync(128));
    }
}
