using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Engine.Units;
using Ms20.Panel;

namespace Ms20.Measurement.Rigs;

/// <summary>Two hundred instruments off the line: units 2 to 201.</summary>
internal static class Population
{
    public const int Size = 200;

    public static IEnumerable<int> Units => Enumerable.Range(2, Size);

    /// <summary>The parts of one unit.</summary>
    public static UnitParts<Lanes1> Parts(int unit, Profile profile, double age = 0.0, bool cold = false) =>
        UnitDraw.Draw<Lanes1>([new UnitChoice(unit, 1)], profile, age, cold);

    /// <summary>One of its parts, in every unit.</summary>
    public static double[] Of(Func<UnitParts<Lanes1>, Lanes1> part, Profile? profile = null, double age = 0.0) =>
        [.. Units.Select(unit => Lanes1.Get(part(Parts(unit, profile ?? Profiles.Early1978, age)), 0))];

    public static double Deviation(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }

    public static double Correlation(double[] a, double[] b)
    {
        double meanA = a.Average(), meanB = b.Average();
        return a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum() / (a.Length - 1) / (Deviation(a) * Deviation(b));
    }
}
