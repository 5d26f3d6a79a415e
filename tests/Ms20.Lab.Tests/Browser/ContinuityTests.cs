namespace Ms20.Lab.Tests.Browser;

/// <summary>Every frame of the Lab comes to the loudspeaker, in order and once.</summary>
[Collection(Alone.Name)]
public sealed class ContinuityTests(Chromium chromium)
{
    // What a shared machine may lose without the way of the sound being at fault: 2 in 100.
    private const double MostLost = 0.02;

    private const int Looks = 6;

    [BrowserFact]
    public async Task Every_frame_that_is_played_continues_the_last_one()
    {
        await using TestLab lab = await TestLab.StartAsync(tap: Numbered.Tap());
        await using LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.ChooseBufferAsync("safe");
        await page.Page.Mouse.ClickAsync(5, 300);
        await page.HearAsync();
        Tap tap = await Tap.OnAsync(page);
        for (int i = 0; i < Looks; i++)
        {
            await tap.ForgetAsync();
            Calm calm = Calm.Begin();
            await Task.Delay(5000);
            float[] played = await tap.PlayedAsync();
            bool isCalm = calm.End();
            (_, int inOrder, string? complaint) = Numbered.Read(played);
            Assert.Null(complaint);
            double lost = 1.0 - inOrder / (double)played.Length;
            if (lost < MostLost)
                return;
            Assert.False(isCalm, $"{100.0 * lost:F1} % were lost, and the machine had nothing else to do.");
        }
    }

    [Fact]
    public void A_frame_that_is_left_out_or_comes_twice_is_noticed()
    {
        float[] all = new float[1000];
        Numbered.Tap()(all);
        Assert.Equal((0, 1000, null), Numbered.Read(all));
        Assert.NotNull(Numbered.Read([.. all[..500], .. all[501..]]).Complaint);
        Assert.NotNull(Numbered.Read([.. all[..500], .. all[499..]]).Complaint);
        Assert.NotNull(Numbered.Read([.. all[..500], .. all[372..500], .. all[500..]]).Complaint);
        float[] fadeIn = [.. all[500..532].Select((v, i) => v * (i + 1) / 32.0f)];
        float[] fadeOut = [.. Enumerable.Range(1, 32).Select(i => all[499] * (1.0f - i / 32.0f))];
        (int breaks, _, string? complaint) = Numbered.Read([.. all[..500], .. fadeOut, 0.0f, 0.0f, .. fadeIn, .. all[532..]]);
        Assert.Null(complaint);
        Assert.Equal(1, breaks);
    }
}
