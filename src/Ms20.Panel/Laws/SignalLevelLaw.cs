namespace Ms20.Panel;

/// <summary>The gain of an input amplifier: silent at 0, 0 dB at mark 3.75, 3.2 dB a mark up to 12 dB at 7.5, then ever faster to 50 dB at 10.</summary>
/// <remarks>
/// Korg's own software model gives four points: 0 dB at 3.75, 4 at 5, 12 at 7.5 and 50 at 10. The middle three lie on a straight line, so it is one; above, a
/// parabola leaves it in its own direction and meets the fourth; below, a power of the mark does the same and goes down to nothing, which the
/// knob of an input should. No part of it has a corner. A tunable between its points.
/// </remarks>
internal sealed class SignalLevelLaw() : ContinuousLaw(0.0, 10.0, DecibelText.Instance)
{
    private const double UnityDial = 3.75;
    private const double SteepDial = 7.5;
    private const double SteepDb = 12.0;
    private const double EndDb = 50.0;
    private const double DbPerMark = SteepDb / (SteepDial - UnityDial);

    // 20 dB to the factor of ten, in natural units.
    private const double NepersPerDb = 2.302585092994046 / 20.0;

    // The power with the same slope at 0 dB.
    private const double Exponent = DbPerMark * NepersPerDb * UnityDial;

    // What is left to rise above the straight line, over the square of the marks left.
    private const double DbPerMarkSquared =
        (EndDb - SteepDb - DbPerMark * (10.0 - SteepDial)) / ((10.0 - SteepDial) * (10.0 - SteepDial));

    private protected override double Curve(double dial)
    {
        if (dial < UnityDial)
            return Elementary.Pow(dial / UnityDial, Exponent);
        double above = Math.Max(dial - SteepDial, 0.0);
        return Elementary.Exp(NepersPerDb * (DbPerMark * (dial - UnityDial) + DbPerMarkSquared * above * above));
    }

    private protected override double Inverse(double physical)
    {
        if (physical < 1.0)
            return UnityDial * Elementary.Pow(physical, 1.0 / Exponent);
        double db = Elementary.Log(physical) / NepersPerDb;
        double above = db - SteepDb;
        if (above <= 0.0)
            return UnityDial + db / DbPerMark;
        // The root of s u + c u^2 = above in the form that cancels nothing.
        return SteepDial + 2.0 * above / (DbPerMark + Math.Sqrt(DbPerMark * DbPerMark + 4.0 * DbPerMarkSquared * above));
    }
}
