using System.Buffers.Binary;
using System.Text.Json;
using Microsoft.Playwright;
using Ms20.App.Spectra;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Browser;

/// <summary>The pictures of the panel in docs/pictures. Run once with MS20_UPDATE_PICTURES=1 to take them anew; then look at them.</summary>
public sealed class DocsPictureTests(Chromium chromium) : IClassFixture<Chromium>
{
    // A patch with four cables that leave the diagram to be seen, on a late unit with the screw in its triangle.
    private const string Shown = "birdsong";

    // What a page of documentation may weigh.
    private const int LargestBytes = 1_200_000;

    // As few colours as a palette holds, found by halving the fullest box of colours along its longest side (median cut: P. Heckbert, 1982).
    private const string Read =
        """
        async data => {
          const bitmap = await createImageBitmap(await (await fetch('data:image/png;base64,' + data)).blob()), { width, height } = bitmap;
          const canvas = new OffscreenCanvas(width, height).getContext('2d');
          canvas.drawImage(bitmap, 0, 0);
          const pixels = canvas.getImageData(0, 0, width, height).data, counts = new Map(), keyAt = i => pixels[i] << 16 | pixels[i + 1] << 8 | pixels[i + 2];
          for (let i = 0; i < pixels.length; i += 4) counts.set(keyAt(i), (counts.get(keyAt(i)) ?? 0) + 1);
          const part = (key, channel) => key >> 16 - 8 * channel & 255;
          const box = keys => {
            const spans = [0, 1, 2].map(c => keys.reduce((m, k) => Math.max(m, part(k, c)), 0) - keys.reduce((m, k) => Math.min(m, part(k, c)), 255));
            const channel = spans.indexOf(Math.max(...spans));
            return { keys, channel, weight: spans[channel] ** 2 * Math.sqrt(keys.reduce((n, k) => n + counts.get(k), 0)) };
          };
          const boxes = [box([...counts.keys()])];
          while (boxes.length < 256) {
            boxes.sort((a, b) => b.weight - a.weight);
            const { keys, channel, weight } = boxes[0];
            if (weight === 0) break;
            keys.sort((a, b) => part(a, channel) - part(b, channel));
            const half = keys.reduce((n, k) => n + counts.get(k), 0) / 2;
            let at = 0, n = 0;
            while (at < keys.length - 1 && n < half) n += counts.get(keys[at++]);
            while (at < keys.length - 1 && part(keys[at], channel) === part(keys[at - 1], channel)) at++;
            if (part(keys[at], channel) === part(keys[0], channel) || at === 0) at = keys.findIndex(k => part(k, channel) !== part(keys[0], channel));
            boxes.splice(0, 1, box(keys.slice(0, at)), box(keys.slice(at)));
          }
          const places = new Map(), palette = boxes.flatMap(({ keys }, i) => {
            const all = keys.reduce((n, k) => n + counts.get(k), 0);
            for (const key of keys) places.set(key, i);
            return [0, 1, 2].map(c => Math.round(keys.reduce((n, k) => n + part(k, c) * counts.get(k), 0) / all));
          });
          let text = '';
          for (let i = 0; i < pixels.length; i += 4) text += String.fromCharCode(places.get(keyAt(i)));
          return { width, height, palette, pixels: btoa(text) };
        }
        """;

    private static readonly bool Update = Environment.GetEnvironmentVariable("MS20_UPDATE_PICTURES") == "1";

    [BrowserTheory]
    [InlineData(1280, 720)]
    [InlineData(1920, 1080)]
    [InlineData(3840, 2160)]
    public async Task Pictures_of_the_panel_are_there_in_three_sizes_and_light(int width, int height)
    {
        string path = Path.Combine(Root(), "docs", "pictures", $"panel-{width}.png");
        if (Update)
            await File.WriteAllBytesAsync(path, await TakeAsync(width, height));
        byte[] file = await File.ReadAllBytesAsync(path);
        Assert.Equal(width, BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(16)));
        Assert.Equal(height, BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(20)));
        Assert.InRange(file.Length, 20_000, LargestBytes);
    }

    private async Task<byte[]> TakeAsync(int width, int height)
    {
        Assert.True(FactoryPatches.TryFind(Shown, out Patch? patch));
        await using TestLab lab = await TestLab.StartAsync(patch);
        IBrowserContext context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, ReducedMotion = ReducedMotion.Reduce });
        await using LabPage page = await LabPage.OpenAsync(context, lab.Address.AbsoluteUri);
        // A click powers up, beside everything that can be turned. No figures of this machine in the picture, and lamps that always look alike.
        await page.Page.Mouse.ClickAsync(3, height / 2);
        await page.Page.EvaluateAsync("async () => { await document.fonts.ready; document.querySelector('.engine-figures')?.remove(); document.querySelector('.engine-lost')?.remove(); }");
        await page.Page.WaitForTimeoutAsync(1500);
        byte[] png = await page.Page.ScreenshotAsync();
        IPage reader = await context.NewPageAsync();
        JsonElement read = (await reader.EvaluateAsync(Read, Convert.ToBase64String(png)))!.Value;
        byte[] palette = [.. read.GetProperty("palette").EnumerateArray().Select(value => value.GetByte())];
        byte[] pixels = read.GetProperty("pixels").GetBytesFromBase64();
        return PngWriter.Write(width, height, palette, y => pixels.AsSpan(y * width, width));
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ms20.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Ms20.slnx is in no folder above the tests; run them inside the repository.");
    }
}
