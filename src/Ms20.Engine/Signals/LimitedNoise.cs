namespace Ms20.Engine.Signals;

/// <summary>How strong noise must be before a limiter to be as strong as wanted behind it.</summary>
/// <remarks>
/// The noise is s times a sum of four numbers uniform in (-1, 1). Half that sum has the cubic B-spline b for its density (2/3 - x^2 +
/// x^3/2 up to 1, (2 - x)^3/6 up to 2), so the power behind a limiter at L is (2s)^2 V(L / 2s), with V(u) the mean of min(x^2, u^2):
///   u up to 1: V = 2 (2u^3/9 - u^5/5 + u^6/12) + 2 u^2 (1/2 - 2u/3 + u^3/3 - u^4/8),
///   u up to 2: V = 1/3 - (v^5/15 - v^6/36) with v = 2 - u; beyond: V = 1/3, nothing is limited.
/// Numbers drawn independently stay independent when each is limited: the limited noise is as white as before.
/// </remarks>
internal static class LimitedNoise
{
    /// <summary>The factor s for which the limited noise has a wanted deviation.</summary>
    /// <param name="deviation">Standard deviation behind the limiter, above 0; at most 0.99 of the limit is aimed at.</param>
    /// <param name="limit">Where the limiter stands, above 0.</param>
    public static double ScaleFor(double deviation, double limit)
    {
        double wanted = Math.Min(deviation, 0.99 * limit);
        // Unlimited, four uniform numbers have the power 4/3. The power grows with s: halve the interval until it is one double wide.
        double low = wanted * Math.Sqrt(0.75), high = 1000.0 * limit;
        for (int i = 0; i < 100; i++)
        {
            double middle = 0.5 * (low + high);
            if (4.0 * middle * middle * MeanSquare(limit / (2.0 * middle)) < wanted * wanted)
                low = middle;
            else
                high = middle;
        }
        return high;
    }

    private static double MeanSquare(double u)
    {
        if (u >= 2.0)
            return 1.0 / 3.0;
        double u2 = u * u, u3 = u2 * u;
        if (u <= 1.0)
            return 2.0 * (2.0 / 9.0 * u3 - u3 * u2 / 5.0 + u3 * u3 / 12.0) + 2.0 * u2 * (0.5 - 2.0 / 3.0 * u + u3 / 3.0 - u2 * u2 / 8.0);
        double v = 2.0 - u, v5 = v * v * v * v * v;
        return 1.0 / 3.0 - v5 * (1.0 / 15.0 - v / 36.0);
    }
}
