namespace Ms20.Lab.Tests.Browser;

/// <summary>How long it takes from a finger on a key to the sample in the browser's audio thread.</summary>
[Collection(Alone.Name)]
public sealed class LatencyTests(Chromium chromium)
{
    [BrowserFact]
    public async Task A_key_is_in_the_audio_thread_within_60_ms_on_a_safe_buffer()
    {
        await using KeyToSample keys = await KeyToSample.StartAsync(chromium.Browser, "safe");
        double median = double.PositiveInfinity;
        // A machine that does something else meanwhile is late; then it is asked again. 1536 frames are 35 ms, the ways there and a burst 10 more.
        for (int i = 0; i < 4 && median > 60.0; i++)
            median = KeyToSample.Share(await keys.PressAsync(15), 0.5);
        Assert.InRange(median, 10.0, 60.0);
    }
}
