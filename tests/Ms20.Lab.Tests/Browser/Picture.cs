using System.Text.Json;
using Microsoft.Playwright;

namespace Ms20.Lab.Tests.Browser;

/// <summary>A part of the window as pixels.</summary>
/// <param name="Coloured">Every fourth pixel that is not grey, in pixels from the part's corner.</param>
/// <param name="Contrast">Between its brightest and its most frequent shade, as WCAG 2 counts it.</param>
internal sealed record Picture((int X, int Y)[] Coloured, double Contrast)
{
    // The browser that draws pictures reads them too. Grey is what differs by less than 36 of 255 between red, green and blue: warm white keys do by 15.
    private const string Read =
        """
        async data => {
          const bitmap = await createImageBitmap(await (await fetch('data:image/png;base64,' + data)).blob()), { width, height } = bitmap;
          const canvas = new OffscreenCanvas(width, height).getContext('2d');
          canvas.drawImage(bitmap, 0, 0);
          const pixels = canvas.getImageData(0, 0, width, height).data, coloured = [], shades = new Int32Array(501);
          const line = Float64Array.from({ length: 256 }, (_, c) => c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
          let brightest = 0;
          for (let i = 0; i < pixels.length; i += 4) {
            const r = pixels[i], g = pixels[i + 1], b = pixels[i + 2];
            if (Math.max(r, g, b) - Math.min(r, g, b) > 36 && (i / 4) % 4 === 0) coloured.push([(i / 4) % width, Math.floor(i / 4 / width)]);
            const light = 0.2126 * line[r] + 0.7152 * line[g] + 0.0722 * line[b];
            brightest = Math.max(brightest, light);
            shades[Math.round(light * 500)]++;
          }
          const face = shades.indexOf(Math.max(...shades)) / 500;
          return { coloured, contrast: (brightest + 0.05) / (face + 0.05) };
        }
        """;

    /// <summary>Takes it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="part">The part of its window.</param>
    public static async Task<Picture> OfAsync(IPage page, LocatorBoundingBoxResult part)
    {
        byte[] png = await page.ScreenshotAsync(new() { Clip = new() { X = part.X, Y = part.Y, Width = part.Width, Height = part.Height } });
        IPage reader = await page.Context.NewPageAsync();
        JsonElement read = (await reader.EvaluateAsync(Read, Convert.ToBase64String(png)))!.Value;
        await reader.CloseAsync();
        return new(
            [.. read.GetProperty("coloured").EnumerateArray().Select(at => (at[0].GetInt32(), at[1].GetInt32()))],
            read.GetProperty("contrast").GetDouble());
    }
}
