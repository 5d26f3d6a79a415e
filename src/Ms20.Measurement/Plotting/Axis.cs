using System.Globalization;

namespace Ms20.Measurement.Plotting;

/// <summary>One axis of a chart: a quantity from one end to the other, in equal steps or in equal ratios.</summary>
internal sealed class Axis
{
    // A tunable: as many labels as an axis has room for.
    private const int MostSteps = 8;

    private readonly bool _logarithmic;

    private Axis(string title, double from, double to, bool logarithmic)
    {
        Title = title;
        From = from;
        To = to;
        _logarithmic = logarithmic;
    }

    /// <summary>The quantity and its unit.</summary>
    public string Title { get; }

    /// <summary>The quantity at the left or lower end.</summary>
    public double From { get; }

    /// <summary>The quantity at the right or upper end.</summary>
    public double To { get; }

    /// <summary>An axis in equal steps.</summary>
    public static Axis Linear(string title, double from, double to) => new(title, from, to, logarithmic: false);

    /// <summary>An axis in equal ratios; both ends above 0.</summary>
    public static Axis Logarithmic(string title, double from, double to) => new(title, from, to, logarithmic: true);

    /// <summary>Where a quantity stands: 0 at the one end, 1 at the other, beyond them outside.</summary>
    public double Place(double value) => _logarithmic
        ? Math.Log(value / From) / Math.Log(To / From)
        : (value - From) / (To - From);

    /// <summary>The quantities that get a line and a number, and the number's text.</summary>
    public IReadOnlyList<(double Value, string Text)> Ticks() => _logarithmic ? RatioTicks() : StepTicks();

    private List<(double Value, string Text)> StepTicks()
    {
        double least = (To - From) / MostSteps;
        double decade = Math.Pow(10.0, Math.Floor(Math.Log10(least)));
        double step = decade;
        foreach (double factor in new[] { 2.0, 5.0, 10.0 })
        {
            if (step < least * (1.0 - 1e-9))
                step = factor * decade;
        }

        var ticks = new List<(double, string)>();
        for (double n = Math.Ceiling(From / step - 1e-9); n * step <= To + 1e-9 * step; n++)
            ticks.Add((n * step, Text(n * step)));
        return ticks;
    }

    private List<(double Value, string Text)> RatioTicks()
    {
        var ticks = new List<(double, string)>();
        for (double decade = Math.Pow(10.0, Math.Floor(Math.Log10(From) + 1e-9)); decade <= To; decade *= 10.0)
        {
            foreach (double factor in new[] { 1.0, 2.0, 5.0 })
            {
                double value = factor * decade;
                if (value >= From * (1.0 - 1e-9) && value <= To * (1.0 + 1e-9))
                    ticks.Add((value, value < 1000.0 ? Text(value) : Text(value / 1000.0) + "k"));
            }
        }

        return ticks;
    }

    // Adding zero turns what rounds to -0 into 0.
    private static string Text(double value) => (Math.Round(value, 6) + 0.0).ToString("0.######", CultureInfo.InvariantCulture);
}
