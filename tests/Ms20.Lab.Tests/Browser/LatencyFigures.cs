using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Ms20.Lab.Tests.Browser;

/// <summary>
/// Takes the figures of docs/lab.md, on request: MS20_FIGURES=1 dotnet test -c Release tests/Ms20.Lab.Tests --filter LatencyFigures, on a machine that
/// does nothing else.
/// </summary>
[Collection(Alone.Name)]
public sealed class LatencyFigures(Chromium chromium)
{
    private const int Presses = 40;
    private const string Begin = "<!-- figures: begin -->\n";
    private const string End = "<!-- figures: end -->";

    private static readonly (string Buffer, string Name)[] Buffers = [("fast", "fast"), ("auto", "automatic (begins at 768)"), ("safe", "safe")];

    [FiguresFact]
    public async Task The_page_of_the_Lab_has_the_figures_of_this_machine()
    {
        var table = new StringBuilder();
        table.Append("| buffer | frames waiting | key to audio thread, median | 95 % | to the loudspeaker, median | lost in 60 s | request to answer, median | 99 % | engine |\n");
        table.Append("|---|---|---|---|---|---|---|---|---|\n");
        foreach ((string buffer, string name) in Buffers)
            table.Append(await RowAsync(buffer, name));
        string path = Path.Combine(Protocol.MessageTests.Root, "docs", "lab.md");
        string text = await File.ReadAllTextAsync(path);
        int from = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int to = text.IndexOf(End, StringComparison.Ordinal);
        Assert.True(from >= Begin.Length && to >= from, "docs/lab.md has no place for the figures.");
        await File.WriteAllTextAsync(path, $"{text[..from]}\n{table}\n{Machine()}\n{text[to..]}");
    }

    private async Task<string> RowAsync(string buffer, string name)
    {
        await using KeyToSample keys = await KeyToSample.StartAsync(chromium.Browser, buffer);
        LabPage page = keys.Page;
        // What is compiled on the first notes is not what is measured.
        await keys.PressAsync(5);
        double[] pressed = await keys.PressAsync(Presses);
        double target = await page.FigureAsync("target");
        (double quanta, double lost) = (await page.FigureAsync("quanta"), await page.FigureAsync("underruns"));
        await Task.Delay(TimeSpan.FromSeconds(60));
        (quanta, lost) = (await page.FigureAsync("quanta") - quanta, await page.FigureAsync("underruns") - lost);
        double rateHz = await page.RateAsync();
        double output = await page.Page.EvaluateAsync<double>("() => ms20Tap.sound.outputMs");
        double median = KeyToSample.Share(pressed, 0.5);
        double roundTrip = await page.FigureAsync("roundTripMs"), roundTrip99 = await page.FigureAsync("roundTrip99Ms");
        double load = 100.0 * await page.FigureAsync("load");
        string latency = string.Create(CultureInfo.InvariantCulture, $"{median:F1} ms | {KeyToSample.Share(pressed, 0.95):F1} ms | {median + output:F1} ms");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {target:F0} ({1000.0 * target / rateHz:F1} ms) | {latency} | {lost:F0} of {quanta:F0} quanta | {roundTrip:F1} ms | {roundTrip99:F1} ms | {load:F0} % |\n");
    }

    private string Machine() => string.Create(
        CultureInfo.InvariantCulture,
        $"First Light, {Presses} presses; {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores, Chromium {chromium.Browser.Version}.\n");
}
