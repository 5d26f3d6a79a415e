using Ms20.Panel;

namespace Ms20.Lab.Tests.Browser;

/// <summary>Presses real keys and waits for the sample on the browser's audio thread.</summary>
internal sealed class KeyToSample : IAsyncDisposable
{
    // 10 mV of 2 V at SIGNAL OUT: well above the hiss of a closed amplifier, far below the note. The early envelope passes it within its first millisecond.
    private const double Threshold = 0.005;

    private readonly TestLab _lab;
    private readonly Tap _tap;

    private KeyToSample(TestLab lab, LabPage page, Tap tap)
    {
        _lab = lab;
        Page = page;
        _tap = tap;
    }

    /// <summary>The page.</summary>
    public LabPage Page { get; }

    /// <summary>Opens a Lab with First Light, whose notes begin and end at once here, and powers it up.</summary>
    /// <param name="browser">A browser.</param>
    /// <param name="buffer">auto, fast or safe.</param>
    public static async Task<KeyToSample> StartAsync(Microsoft.Playwright.IBrowser browser, string buffer)
    {
        FactoryPatches.TryFind(FactoryPatches.DefaultName, out Patch? first);
        TestLab lab = await TestLab.StartAsync(first!.With(Controls.Eg2Attack, 0.0).With(Controls.Eg2Hold, 0.0).With(Controls.Eg2Release, 0.0));
        LabPage page = await LabPage.OpenAsync(browser, lab);
        await page.ChooseBufferAsync(buffer);
        await page.Page.Mouse.ClickAsync(5, 300);
        await page.HearAsync();
        Tap tap = await Tap.OnAsync(page);
        await page.Page.EvaluateAsync("() => document.addEventListener('keydown', event => { ms20Tap.keyMs = performance.timeOrigin + event.timeStamp; }, true)");
        return new KeyToSample(lab, page, tap);
    }

    /// <summary>Presses a key again and again, at uneven times.</summary>
    /// <returns>Milliseconds from the browser's time of each press to the quantum that has its sound; the audio thread's clock has whole ones.</returns>
    public async Task<double[]> PressAsync(int times)
    {
        var random = new Random(1);
        double[] latencies = new double[times];
        for (int i = 0; i < times; i++)
        {
            await _tap.ListenForAsync(Threshold);
            await Page.Page.Keyboard.DownAsync("u");
            double onset = await _tap.OnsetMsAsync();
            latencies[i] = onset - await Page.Page.EvaluateAsync<double>("() => ms20Tap.keyMs");
            await Page.Page.Keyboard.UpAsync("u");
            // The release is 40 ms; uneven, or every key would meet the device's bursts at the same place.
            await Task.Delay(400 + random.Next(100));
        }

        return latencies;
    }

    /// <summary>The value that a share of them do not pass.</summary>
    public static double Share(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
    }

    public async ValueTask DisposeAsync()
    {
        await Page.DisposeAsync();
        await _lab.DisposeAsync();
    }
}
