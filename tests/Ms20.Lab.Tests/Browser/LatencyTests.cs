namespace Ms20.Lab.Tests.Browser;

/// <summary>How long it takes from a finger on a key to the sample in the browser's audio thread.</summary>
[Collection(Alone.Name)]
public sealed class LatencyTests(Chromium chromium)
{
    private const int Looks = 6;

    [BrowserFact]
    public async Task A_key_is_in_the_audio_thread_within_60_ms_on_a_safe_buffer()
    {
        await using KeyToSample keys = await KeyToSample.StartAsync(chromium.Browser, "safe");
        for (int i = 0; i < Looks; i++)
        {
            Calm calm = Calm.Begin();
            double median = KeyToSample.Share(await keys.PressAsync(15), 0.5);
            bool isCalm = calm.End();
            // It cannot be in time before it was pressed, nor sooner than most of the ring has been played.
            Assert.True(median > 10.0, $"{median}");
            // 1536 frames are 35 ms; the way to the Lab, a burst and the engine's own delay are 10 more.
            if (median < 60.0)
                return;
            Assert.False(isCalm, $"The median was {median:F1} ms, and the machine had nothing else to do.");
        }
    }
}
