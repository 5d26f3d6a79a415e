namespace Ms20.Lab.Tests.Browser;

/// <summary>From a key on the page to the samples that the browser's audio thread has played.</summary>
public sealed class SoundTests(Chromium chromium) : IClassFixture<Chromium>
{
    [BrowserFact]
    public async Task A_key_powers_up_and_sounds_at_its_pitch()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using BarePage page = await BarePage.OpenAsync(chromium.Browser, lab);
        await page.PressAsync("C4");
        float[] sound = await page.HearAsync(12000);
        // First Light's oscillators stand at 16', where middle C is 130.81 Hz; VCO 2 is a little sharp.
        double rateHz = await page.RateAsync();
        Assert.Equal(130.81, Pitch.Of(sound, rateHz), 0.8);
        Assert.InRange(sound.Max(), 0.05f, 0.9f);
        Assert.Empty(page.Complaints);
    }

    [BrowserFact]
    public async Task The_page_stands_alone_and_hides_its_token()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using BarePage page = await BarePage.OpenAsync(chromium.Browser, lab);
        Assert.True(await page.Page.EvaluateAsync<bool>("crossOriginIsolated"));
        Assert.DoesNotContain(lab.Token, page.Page.Url);
    }
}
