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
        await page.DragAsync("lpf.cutoff", -50);
        Assert.Equal(4.5 + 50.0 / 18.0, await page.MarksAsync("lpf.cutoff"), DragTolerance);
        await page.Page.Keyboard.PressAsync("Control+z");
        Assert.Equal(4.5, await page.MarksAsync("lpf.cutoff"));
        await page.Page.Keyboard.PressAsync("Control+Shift+z");
        Assert.Equal(4.5 + 50.0 / 18.0, await page.MarksAsync("lpf.cutoff"), DragTolerance);
    }

    [BrowserFact]
    public async Task Shift_makes_a_drag_an_eighth_as_far()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting.With(Controls.LpfCutoff, 4.5));
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.Keyboard.DownAsync("Shift");
        await page.DragAsync("lpf.cutoff", -50);
        Assert.Equal(4.5 + 0.12 * 50.0 / 18.0, await page.MarksAsync("lpf.cutoff"), DragTolerance);
    }

    [BrowserFact]
    public async Task Double_click_wheel_and_keys_turn_a_knob()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting.With(Controls.LpfCutoff, 4.5));
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.Locator("ms-knob[data-control='lpf.cutoff']").DblClickAsync();
        Assert.Equal(10.0, await page.MarksAsync("lpf.cutoff"));
        await Task.Delay(300);
        await page.Page.Mouse.WheelAsync(0, 100);
        await page.UntilAsync(Stands("lpf.cutoff", 9.9));
        await page.Page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal(9.8, await page.MarksAsync("lpf.cutoff"), 1e-9);
        await page.Page.Keyboard.PressAsync("Shift+ArrowDown");
        Assert.Equal(9.79, await page.MarksAsync("lpf.cutoff"), 1e-9);
        await page.Page.Keyboard.PressAsync("PageDown");
        Assert.Equal(8.79, await page.MarksAsync("lpf.cutoff"), 1e-9);
        await page.Page.Keyboard.PressAsync("Home");
        Assert.Equal(0.0, await page.MarksAsync("lpf.cutoff"));
        await page.Page.Keyboard.PressAsync("Delete");
        Assert.Equal(10.0, await page.MarksAsync("lpf.cutoff"));
    }

    [BrowserTheory]
    [InlineData("1.2 kHz", 5.572)]
    [InlineData("4.5", 4.5)]
    [InlineData("A4", 3.813)]
    [InlineData("440*3/2 Hz", 4.524)]
    [InlineData("(1+2)*3 - 0,5", 8.5)]
    public async Task A_value_is_typed_with_its_unit_and_the_piano_plays_on(string text, double dial)
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Knob(Cutoff).FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Keyboard.TypeAsync(text);
        await page.Page.Keyboard.PressAsync("Enter");
        Assert.Equal(dial, await page.MarksAsync("lpf.cutoff"), 1e-3);
        await page.Page.Keyboard.DownAsync("z");
        Assert.Equal("48", await page.HeldAsync());
        await page.Page.Keyboard.UpAsync("z");
        Assert.Equal("", await page.HeldAsync());
    }

    [BrowserFact]
    public async Task Esc_puts_a_knob_back_to_where_the_drag_began_and_leaves_nothing_to_undo()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting.With(Controls.LpfCutoff, 4.5));
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        (float x, float y) = await page.Dial("lpf.cutoff").MiddleAsync();
        await page.Page.Mouse.MoveAsync(x, y);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(x, y - 50, new() { Steps = 5 });
        Assert.NotEqual(4.5, await page.MarksAsync("lpf.cutoff"));
        await page.PressAsync("Escape");
        await page.Page.Mouse.MoveAsync(x, y - 70, new() { Steps = 5 });
        await page.Page.Mouse.UpAsync();
        Assert.Equal(4.5, await page.MarksAsync("lpf.cutoff"));
        Assert.Equal("", await page.Page.EvaluateAsync<string>("() => ms20.instrument.undoLabel"));
    }

    // Each of these is sent at once, so that all of them are parts of one swing however busy the machine is.
    [BrowserTheory]
    [InlineData("knob.dispatchEvent(new PointerEvent('pointerenter')); turn(knob, 100);", 5.0, "the hand has only just come")]
    [InlineData("input.focus(); turn(knob, 100);", 4.9, "the knob has the keyboard")]
    [InlineData("input.focus(); turn(knob, 1, WheelEvent.DOM_DELTA_PAGE);", 4.9, "a page is a notch")]
    [InlineData("input.focus(); turn(knob, 3, WheelEvent.DOM_DELTA_LINE);", 4.9, "three lines are a notch")]
    [InlineData("input.focus(); turn(knob, 100, 0, true);", 4.99, "Shift is a tenth")]
    [InlineData("input.focus(); turn(document.querySelector('.plate'), 100); turn(knob, 100);", 5.0, "the swing began on the panel")]
    [InlineData("input.focus(); for (const far of [100, 100, 60, 20, 10, 5]) turn(knob, far);", 4.74, "the end of the swing runs out by itself")]
    public async Task A_wheel_turns_only_what_the_hand_means(string turns, double dial, string why)
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting.With(Controls.LpfCutoff, 5.0));
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.EvaluateAsync($$"""
            () => {
              const knob = document.querySelector("ms-knob[data-control='lpf.cutoff']"), input = knob.querySelector('input');
              const turn = (at, deltaY, deltaMode = 0, shiftKey = false) => at.dispatchEvent(new WheelEvent('wheel', { deltaY, deltaMode, shiftKey, bubbles: true, cancelable: true }));
              {{turns}}
            }
            """);
        double marks = await page.MarksAsync("lpf.cutoff");
        Assert.True(Math.Abs(marks - dial) < 1e-9, $"{why}: {marks}");
    }

    [BrowserTheory]
    [InlineData("99", "0 to 10")]
    [InlineData("loud", "50 Hz to 15 kHz")]
    public async Task What_is_not_on_a_dial_is_refused_with_what_is(string text, string says)
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting.With(Controls.LpfCutoff, 4.5));
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Knob(Cutoff).FocusAsync();
        await page.PressAsync("Enter");
        await page.Page.Keyboard.TypeAsync(text);
        await page.PressAsync("Enter");
        await Assertions.Expect(page.Page.Locator(".read-said")).ToContainTextAsync(says);
        Assert.Equal(4.5, await page.MarksAsync("lpf.cutoff"));
        await page.PressAsync("Escape");
        Assert.Equal("lpf.cutoff", await page.FocusAsync());
    }

    [BrowserFact]
    public async Task A_value_is_copied_from_one_knob_to_another_in_its_own_unit()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting.With(Controls.LpfCutoff, 4.5).With(Controls.HpfCutoff, 1.0));
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Knob(Cutoff).FocusAsync();
        await page.PressAsync("Control+c");
        await page.Knob("HPF CUTOFF FREQUENCY").FocusAsync();
        await page.PressAsync("Control+v");
        // What is copied is what is read: three digits of hertz.
        Assert.Equal(4.5, await page.MarksAsync("hpf.cutoff"), 0.01);
    }

    [BrowserFact]
    public async Task A_right_click_on_a_knob_offers_its_normal_setting()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting.With(Controls.LpfCutoff, 4.5));
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Dial("lpf.cutoff").ClickAsync(new() { Button = MouseButton.Right });
        await page.TakeAsync("Normal setting");
        Assert.Equal(10.0, await page.MarksAsync("lpf.cutoff"));
        Assert.Equal("lpf.cutoff", await page.FocusAsync());
    }

    [BrowserFact]
    public async Task A_value_is_typed_where_it_is_read_and_the_menu_tells_what_a_knob_does()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting);
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Dial("lpf.cutoff").ClickAsync();
        await page.Page.Locator(".read-mark").ClickAsync();
        await page.Page.Keyboard.TypeAsync("300 Hz");
        await page.PressAsync("Enter");
        Assert.Equal(3.141, await page.MarksAsync("lpf.cutoff"), 1e-3);
        await page.Dial("lpf.cutoff").ClickAsync(new() { Button = MouseButton.Right });
        await page.TakeAsync("What it does");
        await Assertions.Expect(page.Page.Locator(".read-said")).ToContainTextAsync("Takes away what lies above");
    }

    [BrowserFact]
    public async Task Normal_Setting_is_one_click_away_and_one_step_to_undo()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Normal", Exact = true }).ClickAsync();
        await page.UntilAsync(lab, patch => patch[Controls.LpfCutoff] == Controls.LpfCutoff.Default && patch.Cables.IsEmpty && patch.Name == "Normal Setting");
        await page.PressAsync("Control+z");
        await page.UntilAsync(lab, patch => patch.Name == "First Light");
    }

    [BrowserFact]
    public async Task A_selector_is_a_group_of_radio_buttons_that_mouse_and_keys_step()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting);
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        ILocator wave = page.Page.GetByRole(AriaRole.Radiogroup, new() { Name = "VCO 1 WAVE FORM" });
        await wave.GetByRole(AriaRole.Radio, new() { Name = "SAW" }).ClickAsync();
        Assert.Equal(1.0, await page.MarksAsync("vco1.wave"));
        (float x, float y) = await wave.Locator(".turn").MiddleAsync();
        await page.Page.Mouse.ClickAsync(x, y);
        Assert.Equal(2.0, await page.MarksAsync("vco1.wave"));
        await page.PressAsync("ArrowUp");
        Assert.Equal(1.0, await page.MarksAsync("vco1.wave"));
        await page.PressAsync("End");
        Assert.Equal(3.0, await page.MarksAsync("vco1.wave"));
        await Assertions.Expect(wave.GetByRole(AriaRole.Radio, new() { Name = "NOISE" })).ToBeFocusedAsync();
        await page.PressAsync("Delete");
        Assert.Equal(Controls.Vco1Wave.Default, await page.MarksAsync("vco1.wave"));
        await page.PressAsync("Enter");
        await page.Page.Keyboard.TypeAsync("rectangle");
        await page.PressAsync("Enter");
        Assert.Equal(2.0, await page.MarksAsync("vco1.wave"));
    }

    [BrowserFact]
    public async Task The_piano_plays_on_after_every_kind_of_turn()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting);
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        Func<Task>[] turns =
        [
            () => page.DragAsync("lpf.cutoff", 50),
            () => page.Page.GetByRole(AriaRole.Radio, new() { Name = "SAW" }).First.ClickAsync(),
            () => page.Page.Mouse.WheelAsync(0, 100),
            () => page.PressAsync("ArrowDown"),
            () => page.PlugAsync("white.out", "sh.in"),
            () => page.PressAsync("Control+z"),
        ];
        foreach (Func<Task> turn in turns)
        {
            await turn();
            await page.Page.Keyboard.DownAsync("z");
            Assert.Equal("48", await page.HeldAsync());
            await page.Page.Keyboard.UpAsync("z");
            Assert.Equal("", await page.HeldAsync());
        }
    }

    [BrowserFact]
    public async Task The_strip_says_what_drives_a_knob_and_a_jack()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting.WithCable(Jacks.SampleHoldOut, Jacks.LpfCutoffIn));
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        ILocator strip = page.Page.Locator(".read-out");
        await page.Dial("lpf.eg2").HoverAsync();
        await Assertions.Expect(strip).ToContainTextAsync("Gets S&H OUT, by cable.");
        await page.Dial("lpf.mg").HoverAsync();
        await Assertions.Expect(strip).ToContainTextAsync("Gets MG OUT (saw/triangle), by its normal.");
        await page.Jack("lpf.cutoff.in").HoverAsync(new() { Force = true });
        await Assertions.Expect(strip).ToContainTextAsync("Cable from S&H OUT instead of its normal");
        await Assertions.Expect(strip).ToContainTextAsync("V now");
        await page.Jack("hpf.cutoff.in").HoverAsync();
        await Assertions.Expect(strip).ToContainTextAsync("Normal: ");
    }

    [BrowserFact]
    public async Task Notes_that_are_held_survive_another_sound_and_undo_brings_the_old_one_back()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.Keyboard.DownAsync("z");
        await page.Page.Keyboard.PressAsync("PageDown");
        await page.UntilAsync(lab, patch => patch.Name == "Fuzz Bass");
        Assert.Equal("48", await page.HeldAsync());
        await page.Page.Keyboard.PressAsync("Control+z");
        await page.UntilAsync(lab, patch => patch.Name == "First Light");
    }

    private static string Stands(string id, double dial) =>
        string.Create(CultureInfo.InvariantCulture, $"() => Math.abs(ms20.instrument.dial('{id}') - {dial}) < 1e-9");
}
