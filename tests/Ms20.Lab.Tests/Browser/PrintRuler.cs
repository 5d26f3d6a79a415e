using System.Text.Json;
using Microsoft.Playwright;

namespace Ms20.Lab.Tests.Browser;

/// <summary>Measures the words that are printed on the panel: how large they are seen, and what they touch.</summary>
internal static class PrintRuler
{
    // All in millimetres of the face. Words are as high as their capitals: nothing printed has descenders.
    private const string Script =
        """
        () => {
          const matrix = document.querySelector('svg.print').getScreenCTM().inverse(), pixels = 1 / matrix.a;
          const toFace = (of, points) => {
            const to = matrix.multiply(of.getScreenCTM());
            return points.map(([x, y]) => new DOMPoint(x, y).matrixTransform(to)).map(p => [p.x, p.y]);
          };
          const round = (r, x, y) => Array.from({ length: 36 }, (_, i) => [x + r * Math.sin(i * Math.PI / 18), y + r * Math.cos(i * Math.PI / 18)]);
          const words = [...document.querySelectorAll('svg.print text')].filter(text => text.checkVisibility()).flatMap(text => {
            const cap = parseFloat(getComputedStyle(text).fontSize) * 0.729, spans = [...text.querySelectorAll('tspan')];
            let from = 0;
            return (spans.length ? spans : [text]).map(part => {
              const start = text.getStartPositionOfChar(from), end = text.getEndPositionOfChar(from + part.textContent.length - 1);
              from += part.textContent.length;
              return { text: part.textContent, role: text.getAttribute('class'), of: text, left: start.x, right: end.x, top: start.y - cap, bottom: start.y, pixels: cap * pixels };
            });
          });
          const bodies = [];
          for (const jack of document.querySelectorAll('.board ms-jack')) {
            const nut = jack.querySelector('.hexagon');
            bodies.push(['the nut of ' + jack.dataset.jack, toFace(nut, nut.getAttribute('d').slice(1, -1).split('L').map(p => p.split(' ').map(Number)))]);
          }
          for (const skirt of document.querySelectorAll('.board .skirt'))
            bodies.push(['the knob ' + skirt.closest('[data-control]').dataset.control, toFace(skirt, round(Number(skirt.getAttribute('r')), 0, 0))]);
          for (const lamp of document.querySelectorAll('.lamps .lamp'))
            bodies.push(['a lamp', toFace(lamp, round(Number(lamp.getAttribute('r')), Number(lamp.getAttribute('cx')), Number(lamp.getAttribute('cy'))))]);
          const strokes = [...document.querySelectorAll('svg.print :is(path.stroke, rect.box)')].filter(stroke => stroke.checkVisibility()).map(stroke => {
            const to = matrix.multiply(stroke.getScreenCTM()), length = stroke.getTotalLength(), steps = Math.max(1, Math.ceil(length * to.a / 0.25));
            const dots = Array.from({ length: steps + 1 }, (_, i) => stroke.getPointAtLength(length * i / steps).matrixTransform(to));
            return { name: 'a ' + stroke.parentElement.getAttribute('class') + ' line', half: Number(stroke.getAttribute('stroke-width')) / 2 * to.a, dots };
          });
          // The widest gap along any axis on which two convex shapes could be parted.
          const apart = (word, points) => {
            const corners = [[word.left, word.top], [word.right, word.top], [word.right, word.bottom], [word.left, word.bottom]], axes = [[1, 0], [0, 1]];
            points.forEach((p, i) => {
              const q = points[(i + 1) % points.length], length = Math.hypot(q[0] - p[0], q[1] - p[1]);
              axes.push([(p[1] - q[1]) / length, (q[0] - p[0]) / length]);
            });
            return Math.max(...axes.map(([x, y]) => {
              const a = corners.map(p => p[0] * x + p[1] * y), b = points.map(p => p[0] * x + p[1] * y);
              return Math.max(Math.min(...a) - Math.max(...b), Math.min(...b) - Math.max(...a));
            }));
          };
          const between = [];
          words.forEach((word, i) => {
            const add = (other, gap, least) => { if (gap < least) between.push(`${word.text} and ${other}: ${gap.toFixed(2)} mm`); };
            for (const other of words.slice(0, i))
              add(other.text, Math.max(word.left - other.right, other.left - word.right, word.top - other.bottom, other.top - word.bottom), 0.2);
            for (const [name, points] of bodies) add(name, apart(word, points), 0.3);
            for (const stroke of strokes) add(stroke.name, Math.min(...stroke.dots.map(p =>
              Math.hypot(Math.max(word.left - p.x, 0, p.x - word.right), Math.max(word.top - p.y, 0, p.y - word.bottom)))) - stroke.half, 0.15);
            add('the edge', Math.min(word.left, word.top, 540 - word.right, 174 - word.bottom), 1);
          });
          return { words: words.length, bodies: bodies.length, touching: between, smallest: Math.min(...words.map(word => word.pixels)) };
        }
        """;

    /// <summary>What was measured.</summary>
    /// <param name="Words">How many lines of words are seen.</param>
    /// <param name="Bodies">How many nuts, knobs and lamps there are.</param>
    /// <param name="Touching">Words that stand too near to something, with the gap in millimetres.</param>
    /// <param name="SmallestPixels">The lowest capitals.</param>
    internal sealed record Measured(int Words, int Bodies, string[] Touching, double SmallestPixels);

    /// <summary>Measures.</summary>
    public static async Task<Measured> MeasureAsync(IPage page)
    {
        JsonElement found = (await page.EvaluateAsync(Script))!.Value;
        return new(
            found.GetProperty("words").GetInt32(),
            found.GetProperty("bodies").GetInt32(),
            [.. found.GetProperty("touching").EnumerateArray().Select(text => text.GetString()!)],
            found.GetProperty("smallest").GetDouble());
    }
}
