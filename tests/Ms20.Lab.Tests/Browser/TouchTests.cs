using Microsoft.Playwright;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Browser;

/// <summary>Fingers on knobs, jacks and cables.</summary>
public sealed class TouchTests(Chromium chromium) : IClassFixture<Chromium>
{
    // A finger is some tenths of a pixel off the whole ones.
    private const double Tolerance = 0.02;

    // Less than this a finger only rolls.
    private const float StillPixels = 6.0f;

    private static Patch Plain => Patch.NormalSetting.With(Controls.LpfCutoff, 4.0).With(Controls.HpfCutoff, 4.0);

    private Task<LabPage> OpenAsync(TestLab lab) => LabPage.OpenAsync(chromium.Browser, lab, new BrowserNewContextOptions { HasTouch = true });

    [BrowserFact]
    public async Task Two_fingers_turn_two_knobs_at_once_and_each_is_one_step_to_undo()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using LabPage page = await OpenAsync(lab);
        Fingers fingers = await Fingers.OfAsync(page);
        await fingers.DownAsync(1, await page.Dial("lpf.cutoff").MiddleAsync());
        await fingers.DownAsync(2, await page.Dial("hpf.cutoff").MiddleAsync());
        // The first step wakes the knobs; what counts is what comes after it. A move of one finger after the other, over and over.
        await fingers.MoveAsync(0, -10, 1, 1, 2);
        for (int i = 0; i < 9; i++)
        {
            await fingers.MoveAsync(0, -4, 1, 1);
            await fingers.MoveAsync(0, 2, 1, 2);
        }

        await fingers.UpAsync(1);
        await fingers.UpAsync(2);
        Assert.Equal(4.0 + 36.0 / 18.0, await page.MarksAsync("lpf.cutoff"), Tolerance);
        Assert.Equal(4.0 - 18.0 / 18.0, await page.MarksAsync("hpf.cutoff"), Tolerance);
        await page.PressAsync("Control+z");
        await page.PressAsync("Control+z");
        Assert.Equal(4.0, await page.MarksAsync("lpf.cutoff"));
        Assert.Equal(4.0, await page.MarksAsync("hpf.cutoff"));
    }

    [BrowserFact]
    public async Task A_finger_that_only_rolls_turns_nothing()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using LabPage page = await OpenAsync(lab);
        Fingers fingers = await Fingers.OfAsync(page);
        await fingers.DownAsync(1, await page.Dial("lpf.cutoff").MiddleAsync());
        await fingers.MoveAsync(1, -StillPixels, 3, 1);
        await fingers.MoveAsync(-1, StillPixels, 3, 1);
        await fingers.UpAsync(1);
        Assert.Equal(4.0, await page.MarksAsync("lpf.cutoff"));
    }

    [BrowserFact]
    public async Task The_value_stands_above_the_finger_that_covers_the_knob()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using LabPage page = await OpenAsync(lab);
        Fingers fingers = await Fingers.OfAsync(page);
        (float x, float y) = await page.Dial("lpf.cutoff").MiddleAsync();
        await fingers.DownAsync(1, (x, y));
        await fingers.MoveAsync(0, 30, 6, 1);
        ILocator tip = page.Page.Locator(".tip");
        await Assertions.Expect(tip).ToContainTextAsync("LPF CUTOFF FREQUENCY");
        await Assertions.Expect(tip).ToContainTextAsync(" Hz");
        LocatorBoundingBoxResult box = (await tip.BoundingBoxAsync())!;
        Assert.True(box.Y + box.Height < y + 30 - 20, "The finger covers the tip.");
        await fingers.UpAsync(1);
        await Assertions.Expect(tip).ToBeHiddenAsync();
    }

    [BrowserTheory]
    [InlineData("ms-knob[data-control='lpf.cutoff']", "Type a value")]
    [InlineData("ms-jack[data-jack='pink.out']", "S&H IN")]
    public async Task A_long_press_opens_the_menu_and_lifting_the_finger_chooses_nothing(string element, string item)
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using LabPage page = await OpenAsync(lab);
        Fingers fingers = await Fingers.OfAsync(page);
        await fingers.PressLongAsync(await page.Page.Locator(element).MiddleAsync());
        await Assertions.Expect(page.Menu()).ToContainTextAsync(item);
        await fingers.MoveAsync(0, 40, 4, 1);
        await fingers.UpAsync(1);
        await Task.Delay(100);
        await Assertions.Expect(page.Menu()).ToHaveCountAsync(1);
        Assert.Equal(4.0, await page.MarksAsync("lpf.cutoff"));
        Assert.Equal("", await page.CablesAsync());
    }

    [BrowserFact]
    public async Task A_long_press_on_a_cable_offers_its_colours()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain.WithCable(Jacks.WhiteOut, Jacks.EspSignalIn));
        await using LabPage page = await OpenAsync(lab);
        Fingers fingers = await Fingers.OfAsync(page);
        float[] at = await page.Page.EvaluateAsync<float[]>(
            "() => { const path = document.querySelector('.cable .hit'), at = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM()); return [at.x, at.y]; }");
        await fingers.PressLongAsync((at[0], at[1]));
        await fingers.UpAsync(1);
        await page.TakeAsync("sky blue");
        Assert.Equal("#56b4e9", await page.Page.EvaluateAsync<string>("() => ms20.instrument.patch.cables[0].colour"));
    }

    [BrowserFact]
    public async Task A_finger_plugs_a_cable_and_moves_it_while_another_one_turns_a_knob()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain.WithCable(Jacks.SampleHoldOut, Jacks.Freq));
        await using LabPage page = await OpenAsync(lab);
        Fingers fingers = await Fingers.OfAsync(page);
        (float x, float y) = await page.Jack("freq.in").MiddleAsync();
        (float endX, float endY) = await page.Jack("hpf.cutoff.in").MiddleAsync();
        await fingers.DownAsync(1, (x, y));
        await fingers.MoveAsync(0, 40, 4, 1);
        await fingers.DownAsync(2, await page.Dial("lpf.cutoff").MiddleAsync());
        await fingers.MoveAsync(0, 10, 1, 2);
        await fingers.MoveAsync(0, 18, 3, 2);
        await fingers.MoveAsync(endX - x, endY - y - 40, 6, 1);
        await fingers.UpAsync(1);
        await fingers.UpAsync(2);
        Assert.Equal("sh.out -> hpf.cutoff.in", await page.CablesAsync());
        Assert.Equal(3.0, await page.MarksAsync("lpf.cutoff"), Tolerance);
    }

    [BrowserFact]
    public async Task A_tap_on_a_jack_lists_its_partners()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using LabPage page = await OpenAsync(lab);
        await page.Jack("mg.pulse.out").TapAsync();
        await page.TakeAsync("TRIG IN");
        Assert.Equal("mg.pulse.out -> trig.in", await page.CablesAsync());
    }
}
