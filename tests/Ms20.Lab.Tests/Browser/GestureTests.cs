using System.Globalization;
using Microsoft.Playwright;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Browser;

/// <summary>Hands on knobs, keys and cables.</summary>
public sealed class GestureTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Cutoff = "LPF CUTOFF FREQUENCY";

    // Pointer positions are whole pixels of 180 for the dial's ten marks.
    private const double DragTolerance = 0.03;

    [BrowserFact]
    public async Task A_drag_of_50_pixels_turns_a_knob_by_2_8_marks_and_is_one_step_to_undo()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting.With(Controls.LpfCutoff, 4.5));
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await DragAsync(page, "lpf.cutoff", -50);
        Assert.Equal(4.5 + 50.0 / 18.0, await DialAsync(page, "lpf.cutoff"), DragTolerance);
        await page.Page.Keyboard.PressAsync("Control+z");
        Assert.Equal(4.5, await DialAsync(page, "lpf.cutoff"));
        await page.Page.Keyboard.PressAsync("Control+Shift+z");
        Assert.Equal(4.5 + 50.0 / 18.0, await DialAsync(page, "lpf.cutoff"), DragTolerance);
    }

    [BrowserFact]
    public async Task Shift_makes_a_drag_an_eighth_as_far()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting.With(Controls.LpfCutoff, 4.5));
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.Keyboard.DownAsync("Shift");
        await DragAsync(page, "lpf.cutoff", -50);
        Assert.Equal(4.5 + 0.12 * 50.0 / 18.0, await DialAsync(page, "lpf.cutoff"), DragTolerance);
    }

    [BrowserFact]
    public async Task Double_click_wheel_and_keys_turn_a_knob()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting.With(Controls.LpfCutoff, 4.5));
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.Locator("ms-knob[data-control='lpf.cutoff']").DblClickAsync();
        Assert.Equal(10.0, await DialAsync(page, "lpf.cutoff"));
        await Task.Delay(300);
        await page.Page.Mouse.WheelAsync(0, 100);
        await page.UntilAsync(Stands("lpf.cutoff", 9.9));
        await page.Page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal(9.8, await DialAsync(page, "lpf.cutoff"), 1e-9);
        await page.Page.Keyboard.PressAsync("Shift+ArrowDown");
        Assert.Equal(9.79, await DialAsync(page, "lpf.cutoff"), 1e-9);
        await page.Page.Keyboard.PressAsync("PageDown");
        Assert.Equal(8.79, await DialAsync(page, "lpf.cutoff"), 1e-9);
        await page.Page.Keyboard.PressAsync("Home");
        Assert.Equal(0.0, await DialAsync(page, "lpf.cutoff"));
        await page.Page.Keyboard.PressAsync("Delete");
        Assert.Equal(10.0, await DialAsync(page, "lpf.cutoff"));
    }

    [BrowserTheory]
    [InlineData("1.2 kHz", 5.572)]
    [InlineData("4.5", 4.5)]
    [InlineData("A4", 3.813)]
    public async Task A_value_is_typed_with_its_unit_and_the_piano_plays_on(string text, double dial)
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Knob(Cutoff).FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Keyboard.TypeAsync(text);
        await page.Page.Keyboard.PressAsync("Enter");
        Assert.Equal(dial, await DialAsync(page, "lpf.cutoff"), 1e-3);
        await page.Page.Keyboard.DownAsync("z");
        Assert.Equal("48", await HeldAsync(page));
        await page.Page.Keyboard.UpAsync("z");
        Assert.Equal("", await HeldAsync(page));
    }

    [BrowserFact]
    public async Task A_plug_is_lifted_out_of_an_input_moved_cloned_and_dropped()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting.WithCable(Jacks.SampleHoldOut, Jacks.Freq));
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await PlugAsync(page, "freq.in", "hpf.cutoff.in");
        Assert.Equal("sh.out -> hpf.cutoff.in", await CablesAsync(page));
        await page.Page.Keyboard.PressAsync("Control+z");
        Assert.Equal("sh.out -> freq.in", await CablesAsync(page));
        await page.Page.Keyboard.DownAsync("Control");
        await PlugAsync(page, "freq.in", "lpf.cutoff.in");
        await page.Page.Keyboard.UpAsync("Control");
        Assert.Equal("sh.out -> freq.in, sh.out -> lpf.cutoff.in", await CablesAsync(page));
        await PlugAsync(page, "freq.in", null);
        Assert.Equal("sh.out -> lpf.cutoff.in", await CablesAsync(page));
    }

    [BrowserFact]
    public async Task While_a_cable_is_in_the_hand_inputs_are_lit_and_Esc_puts_it_back()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting);
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Jack("pink.out").HoverAsync();
        await page.Page.Mouse.DownAsync();
        await page.Jack("sh.in").HoverAsync(new() { Force = true });
        Assert.Equal(Jacks.All.Count(jack => jack.Direction == JackDirection.Input), await page.Page.Locator("ms-jack.legal").CountAsync());
        await page.Page.Keyboard.PressAsync("Escape");
        await page.Page.Mouse.UpAsync();
        Assert.Equal("", await CablesAsync(page));
        Assert.Equal(0, await page.Page.Locator("ms-jack.legal").CountAsync());
    }

    [BrowserFact]
    public async Task Two_inputs_are_not_joined_and_the_page_says_why()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting);
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await PlugAsync(page, "total.in", "freq.in");
        Assert.Equal("", await CablesAsync(page));
        await Assertions.Expect(page.Page.Locator(".read-said")).ToContainTextAsync("from an output to an input");
    }

    [BrowserFact]
    public async Task Notes_that_are_held_survive_another_sound_and_undo_brings_the_old_one_back()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.Keyboard.DownAsync("z");
        await page.Page.Keyboard.PressAsync("PageDown");
        await page.UntilAsync(lab, patch => patch.Name == "Fuzz Bass");
        Assert.Equal("48", await HeldAsync(page));
        await page.Page.Keyboard.PressAsync("Control+z");
        await page.UntilAsync(lab, patch => patch.Name == "First Light");
    }

    private static async Task DragAsync(LabPage page, string control, int pixels)
    {
        (float x, float y) = await MiddleAsync(page.Page.Locator($"ms-knob[data-control='{control}']"));
        await page.Page.Mouse.MoveAsync(x, y);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(x, y + pixels, new() { Steps = 5 });
        await page.Page.Mouse.UpAsync();
    }

    private static async Task PlugAsync(LabPage page, string from, string? to)
    {
        (float x, float y) = await MiddleAsync(page.Jack(from));
        (float endX, float endY) = to is null ? (300.0f, 60.0f) : await MiddleAsync(page.Jack(to));
        await page.Page.Mouse.MoveAsync(x, y);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(endX, endY, new() { Steps = 5 });
        await page.Page.Mouse.UpAsync();
    }

    private static async Task<(float X, float Y)> MiddleAsync(ILocator locator)
    {
        LocatorBoundingBoxResult box = (await locator.BoundingBoxAsync())!;
        return (box.X + 0.5f * box.Width, box.Y + 0.5f * box.Height);
    }

    private static Task<double> DialAsync(LabPage page, string id) => page.Page.EvaluateAsync<double>("id => ms20.instrument.dial(id)", id);

    private static Task<string> HeldAsync(LabPage page) => page.Page.EvaluateAsync<string>("() => [...ms20.instrument.held].join()");

    private static Task<string> CablesAsync(LabPage page) =>
        page.Page.EvaluateAsync<string>("() => ms20.instrument.patch.cables.map(cable => `${cable.from} -> ${cable.to}`).sort().join(', ')");

    private static string Stands(string id, double dial) =>
        string.Create(CultureInfo.InvariantCulture, $"() => Math.abs(ms20.instrument.dial('{id}') - {dial}) < 1e-9");
}
