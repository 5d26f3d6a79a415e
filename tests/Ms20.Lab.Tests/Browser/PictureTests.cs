using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Browser;

/// <summary>What is seen is what the rows say.</summary>
public sealed class PictureTests(Chromium chromium) : IClassFixture<Chromium>
{
    // What a browser rounds when it lays out parts of a thousand pixels.
    private const double LayoutMm = 0.1;

    [BrowserFact]
    public async Task Every_control_and_jack_stands_where_its_row_says()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        LocatorBoundingBoxResult board = (await page.Page.Locator(".board").BoundingBoxAsync())!;
        double pixelsPerMm = board.Width / (PanelGeometry.FaceWidthMm + 2.0 * PanelGeometry.CheekWidthMm);
        JsonElement places = (await page.Page.EvaluateAsync(
            """
            () => Object.fromEntries([...document.querySelectorAll('.board :is(ms-knob, ms-selector, ms-wheel, ms-button, ms-jack)')].map(element => {
              const box = element.getBoundingClientRect();
              return [element.dataset.control ?? element.dataset.jack, [box.x + box.width / 2, box.y + box.height / 2]];
            }))
            """))!.Value;
        foreach ((string id, double xMm, double yMm) in Controls.All.Select(row => (row.Id, row.XMm, row.YMm))
            .Concat(Jacks.All.Select(row => (row.Id, row.XMm, row.YMm))))
        {
            JsonElement place = places.GetProperty(id);
            Assert.Equal(xMm, (place[0].GetDouble() - board.X) / pixelsPerMm - PanelGeometry.CheekWidthMm, LayoutMm);
            Assert.Equal(yMm, (place[1].GetDouble() - board.Y) / pixelsPerMm - PanelGeometry.TopHeightMm, LayoutMm);
        }
    }

    [BrowserFact]
    public async Task Pointers_stand_at_the_rows_angles()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting.With(Controls.LpfPeak, 5.0).With(Controls.Vco1Wave, 3.0));
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        foreach ((Control control, double degrees) in new (Control, double)[]
        {
            (Controls.LpfPeak, 0.0), (Controls.LpfCutoff, 150.0), (Controls.HpfCutoff, -150.0), (Controls.Vco1Wave, 45.0),
        })
        {
            Assert.Equal(degrees, control.AngleDegrees(lab.Session.Patch[control]));
            ILocator pointer = page.Page.Locator($".board [data-control='{control.Id}'] svg.knob > g").First;
            await Assertions.Expect(pointer).ToHaveAttributeAsync("transform", string.Create(CultureInfo.InvariantCulture, $"rotate({degrees})"));
        }
    }

    [BrowserFact]
    public async Task A_plug_in_FREQ_dims_its_normal_and_nothing_else()
    {
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting);
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        Assert.Equal(0, await page.Page.Locator(".normal.broken").CountAsync());
        await page.ChooseAsync("freq.in", "WHITE");
        ILocator broken = page.Page.Locator(".normal.broken");
        await Assertions.Expect(broken).ToHaveCountAsync(1);
        await Assertions.Expect(broken).ToHaveAttributeAsync("data-input", "freq.in");
    }

    [BrowserFact]
    public async Task The_page_puts_every_mark_into_the_same_words_as_the_rows()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        foreach (Control control in Controls.All.Where(control => control.Kind is ControlKind.Knob or ControlKind.Wheel))
        {
            double[] dials = [.. Enumerable.Range(0, 41).Select(i => control.Minimum + (control.Maximum - control.Minimum) * i / 40.0)];
            string[] words = await page.Page.EvaluateAsync<string[]>(
                "async ([id, dials]) => { const { format } = await import('/js/laws.js'); const row = ms20.instrument.controls.get(id); return dials.map(dial => format(row.law, dial)); }",
                new object[] { control.Id, dials });
            Assert.Equal(dials.Select(control.LawFor(FilterRevision.Early).Format), words);
        }
    }

    [BrowserFact]
    public async Task The_tab_key_reaches_every_control_and_jack()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        var reached = new HashSet<string>();
        // Once around: what is in the bars and the keyboard comes on top of the panel's own.
        for (int i = 0; i < Controls.All.Length + Jacks.All.Length + 40; i++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            reached.Add(await page.Page.EvaluateAsync<string>("() => document.activeElement.dataset.control ?? document.activeElement.dataset.jack ?? ''"));
        }

        Assert.Empty(Controls.All.Select(row => row.Id).Concat(Jacks.All.Select(row => row.Id)).Except(reached));
    }

    [BrowserTheory]
    [InlineData("ms20-1978-late", 1)]
    [InlineData("ms20-1978-early", 0)]
    public async Task The_late_unit_has_a_screw_in_its_triangle(string profile, int screws)
    {
        Assert.True(Profiles.TryFind(profile, out Profile? found));
        await using TestLab lab = await TestLab.StartAsync(Patch.NormalSetting.WithProfile(found));
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await Assertions.Expect(page.Page.Locator(".slot")).ToHaveCountAsync(screws);
    }
}
