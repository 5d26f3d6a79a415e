using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Ms20.Measurement.Plotting;

namespace Ms20.Tests.Plotting;

public sealed class SvgWriterTests
{
    [Fact]
    public void The_same_chart_gives_the_same_bytes() => Assert.Equal(SvgWriter.Write(Sine()), SvgWriter.Write(Sine()));

    [Fact]
    public void Titles_and_labels_are_escaped()
    {
        var curve = new Curve("<script>", [(0.0, 0.0)]);
        var chart = new Chart("a < b & \"c\"", Axis.Linear("x>", 0.0, 1.0), Axis.Linear("y", 0.0, 1.0), [curve]);
        XDocument svg = XDocument.Parse(SvgWriter.Write(chart));
        string[] texts = [.. svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];
        Assert.Contains("a < b & \"c\"", texts);
        Assert.Contains("x>", texts);
        Assert.Contains("<script>", texts);
    }

    [Fact]
    public void A_straight_line_of_many_points_is_two()
    {
        var line = new Curve("", [.. Enumerable.Range(0, 1001).Select(i => (i / 1000.0, i / 1000.0))]);
        (double X, double Y)[] path = PathOf(Only(line));
        Assert.Equal([(64.0, 364.0), (704.0, 64.0)], path);
    }

    [Fact]
    public void Thinning_never_moves_a_curve_visibly()
    {
        (double X, double Y)[] path = PathOf(Sine());
        Assert.InRange(path.Length, 20, 400);
        // Every point of the curve lies within the thinning's 0.1 pixel of the path, and the coordinates' rounding to 0.1.
        for (int i = 0; i <= 2000; i++)
        {
            double x = 64.0 + 640.0 * i / 2000.0;
            double y = 214.0 - 150.0 * Math.Sin(10.0 * i / 2000.0);
            int right = Math.Clamp(Array.FindIndex(path, point => point.X >= x), 1, path.Length - 1);
            (double x0, double y0) = path[right - 1];
            (double x1, double y1) = path[right];
            double length = Math.Sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
            double beside = Math.Abs((x - x0) * (y1 - y0) - (y - y0) * (x1 - x0)) / length;
            Assert.InRange(beside, 0.0, 0.2);
        }
    }

    [Fact]
    public void Infinite_and_missing_values_do_not_break_the_file()
    {
        string svg = SvgWriter.Write(Only(new Curve("", [(0.0, double.NegativeInfinity), (0.5, 1e9), (1.0, 0.0)])));
        Assert.DoesNotContain("Infinity", svg);
        Assert.Equal(3, PathOf(svg).Length);
    }

    private static Chart Sine()
    {
        var sine = new Curve("", [.. Enumerable.Range(0, 2001).Select(i => (i / 200.0, Math.Sin(i / 200.0)))]);
        return new Chart("", Axis.Linear("", 0.0, 10.0), Axis.Linear("", -1.0, 1.0), [sine]);
    }

    private static Chart Only(Curve curve) => new("", Axis.Linear("", 0.0, 1.0), Axis.Linear("", 0.0, 1.0), [curve]);

    private static (double X, double Y)[] PathOf(Chart chart) => PathOf(SvgWriter.Write(chart));

    // The curve is the one path that is clipped.
    private static (double X, double Y)[] PathOf(string svg)
    {
        string path = Regex.Match(svg, "d=\"([^\"]*)\" fill=\"none\"").Groups[1].Value;
        return [.. path.Split('M', 'L').Skip(1).Select(point => point.Split(' ')).Select(xy => (Number(xy[0]), Number(xy[1])))];
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
