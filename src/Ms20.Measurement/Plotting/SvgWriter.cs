using System.Globalization;
using System.Security;
using System.Text;

namespace Ms20.Measurement.Plotting;

/// <summary>
/// Draws a chart as SVG: axes, numbers, legend, and curves thinned to what can be seen, so that a file can be committed. The same chart
/// gives the same bytes.
/// </summary>
internal sealed class SvgWriter
{
    // The layout, in pixels. All tunables.
    private const double Width = 720.0;
    private const double Height = 420.0;
    private const double Left = 64.0;
    private const double Right = 704.0;
    private const double Top = 64.0;
    private const double Bottom = 364.0;

    // How far a point may lie beside a line and be left out. A tunable: more shows as corners.
    private const double Invisible = 0.1;

    // The first colours of Okabe and Ito's palette (2008), which the colour-blind can tell apart.
    private static readonly string[] Colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"];

    private readonly StringBuilder _svg = new();
    private readonly Chart _chart;

    private SvgWriter(Chart chart) => _chart = chart;

    /// <summary>Draws a chart.</summary>
    /// <returns>The file's text.</returns>
    public static string Write(Chart chart)
    {
        var writer = new SvgWriter(chart);
        writer.Begin();
        writer.DrawAxes();
        writer.DrawCurves();
        writer.Line("</svg>");
        return writer._svg.ToString();
    }

    private void Begin()
    {
        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\"");
        Line(" font-family=\"sans-serif\" font-size=\"12\" fill=\"#222\">");
        Line($"<rect width=\"{Width}\" height=\"{Height}\" fill=\"#fff\"/>");
        Line($"<text x=\"{Left}\" y=\"24\" font-size=\"15\">{Escape(_chart.Title)}</text>");
        Line($"<clipPath id=\"c\"><rect x=\"{Left}\" y=\"{Top}\" width=\"{Right - Left}\" height=\"{Bottom - Top}\"/></clipPath>");
    }

    private void DrawAxes()
    {
        foreach ((double value, string text) in _chart.X.Ticks())
        {
            double x = AcrossOf(value);
            Line($"<path d=\"M{x:0.#} {Top}V{Bottom}\" stroke=\"#ddd\"/>");
            Line($"<text x=\"{x:0.#}\" y=\"{Bottom + 18}\" text-anchor=\"middle\">{text}</text>");
        }

        foreach ((double value, string text) in _chart.Y.Ticks())
        {
            double y = DownOf(value);
            Line($"<path d=\"M{Left} {y:0.#}H{Right}\" stroke=\"#ddd\"/>");
            Line($"<text x=\"{Left - 8}\" y=\"{y + 4:0.#}\" text-anchor=\"end\">{text}</text>");
        }

        double middle = 0.5 * (Top + Bottom);
        Line($"<rect x=\"{Left}\" y=\"{Top}\" width=\"{Right - Left}\" height=\"{Bottom - Top}\" fill=\"none\" stroke=\"#222\"/>");
        Line($"<text x=\"{0.5 * (Left + Right)}\" y=\"{Bottom + 40}\" text-anchor=\"middle\">{Escape(_chart.X.Title)}</text>");
        Line($"<text transform=\"translate(18 {middle}) rotate(-90)\" text-anchor=\"middle\">{Escape(_chart.Y.Title)}</text>");
    }

    private void DrawCurves()
    {
        double across = Left;
        int lines = 0;
        foreach (Curve curve in _chart.Curves)
        {
            lines += curve.Kind == CurveKind.Line ? 1 : 0;
            string stroke = StrokeOf(curve.Kind, Colours[Math.Max(lines - 1, 0) % Colours.Length]);
            if (curve.Label.Length > 0)
            {
                string sample = curve.Kind == CurveKind.Dots ? "m9 0h0" : "h18";
                Line($"<path d=\"M{across:0.#} 44{sample}\" {stroke}/><text x=\"{across + 24:0.#}\" y=\"48\">{Escape(curve.Label)}</text>");
                // Widths of letters differ; 7 pixels are more than the average of a sans-serif face of 12.
                across += 40.0 + 7.0 * curve.Label.Length;
            }

            Line($"<path d=\"{(curve.Kind == CurveKind.Dots ? DotsOf(curve) : PathOf(curve))}\" fill=\"none\" {stroke} clip-path=\"url(#c)\"/>");
        }
    }

    private static string StrokeOf(CurveKind kind, string colour) => kind switch
    {
        CurveKind.Guide => "stroke=\"#888\" stroke-dasharray=\"4 3\"",
        // A line of no length with round ends is a dot.
        CurveKind.Dots => $"stroke=\"{colour}\" stroke-width=\"5\" stroke-linecap=\"round\"",
        _ => $"stroke=\"{colour}\" stroke-width=\"1.8\"",
    };

    private string DotsOf(Curve curve)
    {
        var path = new StringBuilder();
        foreach ((double x, double y) in curve.Points)
            path.Append(CultureInfo.InvariantCulture, $"M{AcrossOf(x):0.#} {DownOf(y):0.#}h0");
        return path.ToString();
    }

    private string PathOf(Curve curve)
    {
        var path = new StringBuilder();
        foreach ((double x, double y) in Thinned([.. curve.Points.Select(point => (AcrossOf(point.X), DownOf(point.Y)))]))
            path.Append(CultureInfo.InvariantCulture, $"{(path.Length == 0 ? 'M' : 'L')}{x:0.#} {y:0.#}");
        return path.ToString();
    }

    // Leaves out what lies on the way: a run of points is one line as long as none of them is visibly beside it.
    private static List<(double X, double Y)> Thinned((double X, double Y)[] points)
    {
        var kept = new List<(double, double)>();
        int from = 0;
        for (int to = 0; to < points.Length; to++)
        {
            if (to != 0 && to != points.Length - 1 && IsStraight(points, from, to + 1))
                continue;
            kept.Add(points[to]);
            from = to;
        }

        return kept;
    }

    private static bool IsStraight((double X, double Y)[] points, int from, int to)
    {
        (double x0, double y0) = points[from];
        (double width, double height) = (points[to].X - x0, points[to].Y - y0);
        double length = Math.Sqrt(width * width + height * height);
        for (int i = from + 1; i < to; i++)
        {
            double beside = Math.Abs((points[i].X - x0) * height - (points[i].Y - y0) * width);
            if (beside > Invisible * length)
                return false;
        }

        return true;
    }

    private double AcrossOf(double value) => Left + (Right - Left) * _chart.X.Place(value);

    // Far outside a path only costs digits: the clip cuts it anyway.
    private double DownOf(double value) => Bottom - (Bottom - Top) * Math.Clamp(_chart.Y.Place(value), -0.5, 1.5);

    private static string Escape(string text) => SecurityElement.Escape(text);

    private void Line(FormattableString text) => _svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private void Line(string text) => _svg.Append(text).Append('\n');
}
