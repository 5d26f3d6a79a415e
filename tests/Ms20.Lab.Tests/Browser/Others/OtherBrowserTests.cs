using System.Text.Json.Nodes;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Browser.Others;

/// <summary>The same panel and the same sound in browsers that are not Chromium.</summary>
public sealed class OtherBrowserTests(SilentSoundCard card) : IClassFixture<SilentSoundCard>
{
    private const string Cutoff = "input[data-control='lpf.cutoff']";

    // What a browser rounds when it lays out parts of a thousand pixels.
    private const double LayoutMm = 0.1;

    private const string Places =
        """
        const at = element => { const box = element.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; };
        const board = document.querySelector('.board').getBoundingClientRect();
        return { board: [board.x, board.y, board.width], ...Object.fromEntries(
          [...document.querySelectorAll('.board :is(ms-knob, ms-selector, ms-wheel, ms-button, ms-jack)')].map(
            element => [element.dataset.control ?? element.dataset.jack, at(element)])) };
        """;

    // One oscillator, exact, with an open filter and a full sustain: what is heard is what was set.
    private static Patch Plain => Patch.NormalSetting.WithUnit(0).With(Controls.Vco2Level, 0.0).With(Controls.Eg2Sustain, 10.0).With(Controls.Volume, 6.0);

    [Theory]
    [OtherBrowser(OtherBrowser.Firefox)]
    [OtherBrowser(OtherBrowser.WebKit)]
    public async Task The_page_stands_alone_hides_its_token_and_has_its_type(OtherBrowser browser)
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using OtherPage page = await OtherPage.OpenAsync(browser, card, lab);
        Assert.True((bool)(await page.Browser.RunAsync("return crossOriginIsolated;"))!);
        Assert.DoesNotContain(lab.Token, (string)(await page.Browser.RunAsync("return location.href;"))!);
        Assert.True((bool)(await page.Browser.RunAsync("await document.fonts.ready; return [...document.fonts].every(font => font.status === 'loaded');"))!);
        await page.AllWentWellAsync();
        // Whoever listens for complaints must hear one: the page may fetch nothing from elsewhere.
        await page.Browser.RunAsync("await fetch('https://ms20.example/').catch(() => {});");
        Assert.Contains("connect-src", Assert.Single(await page.Browser.ComplaintsAsync()));
    }

    [Theory]
    [OtherBrowser(OtherBrowser.Firefox)]
    [OtherBrowser(OtherBrowser.WebKit)]
    public async Task Every_control_and_jack_stands_where_its_row_says(OtherBrowser browser)
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using OtherPage page = await OtherPage.OpenAsync(browser, card, lab);
        JsonObject places = (await page.Browser.RunAsync(Places))!.AsObject();
        JsonArray board = places["board"]!.AsArray();
        double pixelsPerMm = (double)board[2]! / (PanelGeometry.FaceWidthMm + 2.0 * PanelGeometry.CheekWidthMm);
        foreach ((string id, double xMm, double yMm) in Controls.All.Select(row => (row.Id, row.XMm, row.YMm))
            .Concat(Jacks.All.Select(row => (row.Id, row.XMm, row.YMm))))
        {
            Assert.Equal(xMm, ((double)places[id]![0]! - (double)board[0]!) / pixelsPerMm - PanelGeometry.CheekWidthMm, LayoutMm);
            Assert.Equal(yMm, ((double)places[id]![1]! - (double)board[1]!) / pixelsPerMm - PanelGeometry.TopHeightMm, LayoutMm);
        }

        await KeepPictureAsync(page, $"panel-{browser}");
    }

    [Theory]
    [OtherBrowser(OtherBrowser.Firefox)]
    [OtherBrowser(OtherBrowser.WebKit)]
    public async Task A_click_powers_up_and_a_key_sounds_at_its_pitch(OtherBrowser browser)
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using OtherPage page = await OtherPage.OpenAsync(browser, card, lab);
        await page.ClickAsync(".board");
        await page.DownAsync("q");
        float[] sound = await page.HearAsync();
        double rateHz = await page.RateAsync();
        Assert.Equal(261.63, Pitch.Of(sound, rateHz), 0.5);
        await page.UpAsync("q");
        await page.UntilAsync("return ms20.instrument.held.size === 0;");
        // A quarter of a second at a time: on a machine that does much else, what was played is long on its way.
        float rest = 1.0f;
        for (int i = 0; i < 40 && rest > 0.01f; i++)
            rest = (await page.HearAsync()).Max(Math.Abs);
        Assert.True(rest < 0.01f);
        await page.AllWentWellAsync();
    }

    [Theory]
    [OtherBrowser(OtherBrowser.Firefox)]
    [OtherBrowser(OtherBrowser.WebKit)]
    public async Task A_knob_is_dragged_turned_by_wheel_and_keys_and_typed_and_the_piano_plays_on(OtherBrowser browser)
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting.With(Controls.LpfCutoff, 4.0));
        await using OtherPage page = await OtherPage.OpenAsync(browser, card, lab);
        await page.DragUpAsync(Cutoff, 36);
        // 180 pixels are the whole dial.
        await OtherPage.UntilAsync(lab, patch => Math.Abs(patch[Controls.LpfCutoff] - 6.0) < 0.01);
        await Task.Delay(300);
        await page.WheelAsync(Cutoff);
        await OtherPage.UntilAsync(lab, patch => Math.Abs(patch[Controls.LpfCutoff] - 6.1) < 0.01);
        await page.TypeAsync(OtherPage.Enter);
        await page.TypeAsync("1", ".", "2", " ", "k", "H", "z", OtherPage.Enter);
        await OtherPage.UntilAsync(lab, patch => Math.Abs(patch[Controls.LpfCutoff] - 5.572) < 0.001);
        await page.DownAsync("z");
        await page.UntilAsync("return ms20.instrument.held.has(48);");
        await page.UpAsync("z");
        await page.UntilAsync("return ms20.instrument.held.size === 0;");
        await page.AllWentWellAsync();
    }

    [Theory]
    [OtherBrowser(OtherBrowser.Firefox)]
    [OtherBrowser(OtherBrowser.WebKit)]
    public async Task A_cable_is_dragged_heard_and_undone(OtherBrowser browser)
    {
        await using TestLab lab = await TestLab.StartAsync(Plain.With(Controls.MgFrequency, 8.0));
        await using OtherPage page = await OtherPage.OpenAsync(browser, card, lab);
        await page.ClickAsync(".board");
        Assert.True((await page.HearAsync()).Max(Math.Abs) < 1e-3f);
        await page.DragAsync(JackOf("mg.pulse.out"), JackOf("initial.gain.in"));
        await OtherPage.UntilAsync(lab, patch => patch.Cables.Length == 1);
        Assert.Equal("mg.pulse.out -> initial.gain.in", lab.Session.Patch.Cables[0].ToString());
        Assert.True((await page.HearAsync()).Max(Math.Abs) > 0.05f);
        await page.DownAsync(OtherPage.Control, "z");
        await page.UpAsync("z", OtherPage.Control);
        await OtherPage.UntilAsync(lab, patch => patch.Cables.Length == 0);
        await page.AllWentWellAsync();
    }

    [Theory]
    [OtherBrowser(OtherBrowser.Firefox)]
    [OtherBrowser(OtherBrowser.WebKit)]
    public async Task Drawers_and_menus_open_and_a_cable_is_plugged_from_a_list(OtherBrowser browser)
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting);
        await using OtherPage page = await OtherPage.OpenAsync(browser, card, lab);
        int words = (int)(await page.Browser.RunAsync("return document.querySelectorAll('.word').length;"))!;
        for (int i = 0; i < words; i++)
        {
            await page.Browser.RunAsync($"document.querySelectorAll('.word').forEach((word, i) => word.id = `word-${{i}}`);");
            await page.ClickAsync($"#word-{i}");
            await page.UntilAsync($"return document.querySelector('#word-{i}').getAttribute('aria-expanded') === 'true' && !document.querySelector('.drawer').hidden;");
            await KeepPictureAsync(page, $"drawer-{i}-{browser}");
        }

        await page.ClickAsync(JackOf("pink.out"));
        await page.UntilAsync("return Boolean(document.querySelector('.menu [role^=menuitem]'));");
        await KeepPictureAsync(page, $"menu-{browser}");
        await page.ClickAsync(".menu [role^=menuitem]");
        await OtherPage.UntilAsync(lab, patch => patch.Cables.Length == 1);
        await page.AllWentWellAsync();
    }

    // Passes in Firefox on a quiet machine; on a busy one its driver does not always come back from a second tab.
    [Theory]
    [OtherBrowser(OtherBrowser.WebKit)]
    public async Task A_reload_keeps_the_panel_and_a_second_tab_takes_the_sound_over(OtherBrowser browser)
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using OtherPage page = await OtherPage.OpenAsync(browser, card, lab);
        await page.Browser.RunAsync("ms20.instrument.setDial('lpf.cutoff', 7.25);");
        await OtherPage.UntilAsync(lab, patch => patch[Controls.LpfCutoff] == 7.25);
        await page.Browser.ReloadAsync();
        await page.BegunAsync();
        Assert.Equal(7.25, (double)(await page.Browser.RunAsync("return ms20.instrument.dial('lpf.cutoff');"))!);
        await page.ClickAsync(".board");
        await page.HearAsync();
        string first = await page.Browser.OpenTabAsync();
        // Its address has no token: it asks the first tab.
        await page.GoAsync($"http://localhost:{lab.Port}/?test");
        await page.ClickAsync(".board");
        await page.IsSaidAsync("Another tab has the sound");
        await page.ClickAsync(".engine-take");
        await page.HearAsync();
        await page.Browser.SwitchAsync(first);
        await page.IsSaidAsync("taken the sound over");
    }

    [Theory]
    [OtherBrowser(OtherBrowser.Firefox)]
    [OtherBrowser(OtherBrowser.WebKit)]
    public async Task The_drum_loop_plays_and_a_microphone_that_is_refused_is_said(OtherBrowser browser)
    {
        await using TestLab lab = await TestLab.StartAsync(Plain.With(Controls.Vco1Level, 0.0));
        await using OtherPage page = await OtherPage.OpenAsync(browser, card, lab);
        await page.ClickAsync(".board");
        await page.DownAsync("q");
        Assert.True((await page.HearAsync()).Max(Math.Abs) < 1e-2f);
        await page.Browser.RunAsync("await ms20.instrument.sources.find(source => source.id === 'drums').choose('ext.signal.in');");
        float loudest = 0.0f;
        // A quarter of a second at a time, over a bar: there are gaps between the drums.
        for (int i = 0; i < 8; i++)
            loudest = Math.Max(loudest, (await page.HearAsync()).Max(Math.Abs));
        Assert.True(loudest > 0.05f);
        JsonNode? said = await page.Browser.RunAsync(
            "return await ms20.instrument.sources.find(source => source.id === 'microphone').choose('esp.signal.in').then(() => '', error => error.message);");
        Assert.EndsWith(".", (string)said!);
        Assert.DoesNotContain("undefined", (string)said!);
    }

    // Firefox's driver types into fields, but a button does not feel its Enter.
    [Theory]
    [OtherBrowser(OtherBrowser.WebKit)]
    public async Task A_cable_is_plugged_by_keyboard(OtherBrowser browser)
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting);
        await using OtherPage page = await OtherPage.OpenAsync(browser, card, lab);
        await page.Browser.RunAsync($"document.querySelector(\"{JackOf("pink.out")}\").focus();");
        await page.TypeAsync(OtherPage.Enter);
        await page.UntilAsync("return Boolean(document.activeElement?.getAttribute('role')?.startsWith('menuitem'));");
        await page.TypeAsync(OtherPage.Enter);
        await OtherPage.UntilAsync(lab, patch => patch.Cables.Length == 1);
    }

    [Theory]
    [OtherBrowser(OtherBrowser.WebKit)]
    public async Task A_browser_without_MIDI_is_told_which_ones_have_it(OtherBrowser browser)
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using OtherPage page = await OtherPage.OpenAsync(browser, card, lab);
        string said = (string)(await page.Browser.RunAsync("return await ms20.instrument.midi.start().then(() => '', error => error.message);"))!;
        Assert.StartsWith("This browser has no MIDI", said);
    }

    private static string JackOf(string id) => $"ms-jack[data-jack='{id}'] button";

    // Pictures for whoever wants to look: MS20_PICTURES names a folder.
    private static async Task KeepPictureAsync(OtherPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("MS20_PICTURES") is { } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{name}.png"), await page.Browser.PictureAsync());
    }
}
