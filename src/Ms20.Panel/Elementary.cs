namespace Ms20.Panel;

/// <summary>
/// Exponential, logarithm, power and tangent that give the same bits on every machine, compiler and operating system.
/// </summary>
/// <remarks>
/// The C library's functions differ from system to system, so a patch rendered elsewhere would not be the same patch.
/// These use only + - * /, comparisons and bit operations. The polynomials interpolate at Chebyshev points on the reduced
/// interval; the errors stated are against 60-digit arithmetic. The engine's lane functions use the same coefficients, so
/// one lane and this class agree to the last bit. All members are pure and may be called from any thread.
/// </remarks>
public static class Elementary
{
    /// <summary>Adding and subtracting 1.5 x 2^52 rounds a double to the nearest integer and leaves that integer in the low bits.</summary>
    internal const double RoundingMagic = 6755399441055744.0;
    internal const double Log2OfE = 1.4426950408889634;
    internal const double LnOf2 = 0.6931471805599453;

    /// <summary>Arguments of <see cref="Exp(double)"/> are limited here, where the result is still a normal number.</summary>
    internal const double ExpLimit = 708.0;
    internal const double Exp2Limit = 1021.0;

    // 2^f = 1 + f q(f) on |f| <= 1/2, q of degree 9, relative error 7e-16; 2^0 is exactly 1.
    internal const double E0 = 0.6931471805599462;
    internal const double E1 = 0.24022650695910075;
    internal const double E2 = 0.05550410866465167;
    internal const double E3 = 0.009618129107618665;
    internal const double E4 = 0.0013333558200794592;
    internal const double E5 = 0.00015403530424776529;
    internal const double E6 = 1.5252672924850737e-05;
    internal const double E7 = 1.3215451633221434e-06;
    internal const double E8 = 1.0205905413765595e-07;
    internal const double E9 = 7.070977866508138e-09;

    // ln((1 + s)/(1 - s)) = 2 s L(s^2) for a mantissa between sqrt(1/2) and sqrt(2), L of degree 7, relative error 2e-16.
    internal const double L0 = 1.0;
    internal const double L1 = 0.33333333333333826;
    internal const double L2 = 0.19999999999649035;
    internal const double L3 = 0.1428571438080474;
    internal const double L4 = 0.11111098476681508;
    internal const double L5 = 0.0909181864974045;
    internal const double L6 = 0.0765618886791573;
    internal const double L7 = 0.07405641283874514;

    /// <summary>The bits of sqrt(1/2), rounded down to 32 bits: where one octave of mantissas begins.</summary>
    internal const long SqrtHalfBits = 0x3FE6A09E00000000;
    internal const long OneBits = 0x3FF0000000000000;
    internal const long ExponentMask = unchecked((long)0xFFF0000000000000);

    // tan(x)/x = T(x^2) on |x| <= 0.8, T of degree 12, relative error 4e-15.
    internal const double T0 = 1.0000000000000038;
    internal const double T1 = 0.3333333333313265;
    internal const double T2 = 0.13333333350825605;
    internal const double T3 = 0.05396824799822038;
    internal const double T4 = 0.021869593990289822;
    internal const double T5 = 0.008862132110810859;
    internal const double T6 = 0.003599495551583675;
    internal const double T7 = 0.0014231281253953914;
    internal const double T8 = 0.0006883102268143406;
    internal const double T9 = 3.975606909232479e-05;
    internal const double T10 = 0.00036233109857997575;
    internal const double T11 = -0.00017632753907793027;
    internal const double T12 = 0.00010417561957912818;

    /// <summary>The largest |x| that <see cref="Tan(double)"/> and <see cref="TanOverX(double)"/> are made for, in radians.</summary>
    public const double TanLimit = 0.8;

    /// <summary>2 to the power of <paramref name="x"/>; exact at integers. Arguments beyond +-1021 are limited there.</summary>
    /// <param name="x">The exponent (octaves, say).</param>
    public static double Exp2(double x)
    {
        double limited = x < -Exp2Limit ? -Exp2Limit : x > Exp2Limit ? Exp2Limit : x;
        double shifted = limited + RoundingMagic;
        return ScaledPolynomial(limited - (shifted - RoundingMagic), shifted);
    }

    /// <summary>e to the power of <paramref name="x"/>; exactly 1 at 0. Arguments beyond +-708 are limited there.</summary>
    /// <param name="x">The exponent.</param>
    public static double Exp(double x)
    {
        double limited = x < -ExpLimit ? -ExpLimit : x > ExpLimit ? ExpLimit : x;
        double octaves = limited * Log2OfE;
        double shifted = octaves + RoundingMagic;
        return ScaledPolynomial(octaves - (shifted - RoundingMagic), shifted);
    }

    /// <summary>Natural logarithm of a positive normal number. Zero, negatives and subnormals are taken as 2.2e-308 (about -708).</summary>
    /// <param name="x">The argument, above 0.</param>
    public static double Log(double x)
    {
        const double smallest = 2.2250738585072014e-308;
        long bits = BitConverter.DoubleToInt64Bits(x > smallest ? x : smallest) - SqrtHalfBits + OneBits;
        double exponent = (bits >>> 52) - 1023.0;
        double mantissa = BitConverter.Int64BitsToDouble((bits & ~ExponentMask) + SqrtHalfBits);
        double s = (mantissa - 1.0) / (mantissa + 1.0);
        double z = s * s, z2 = z * z, z4 = z2 * z2;
        double series = (L0 + L1 * z + (L2 + L3 * z) * z2) + (L4 + L5 * z + (L6 + L7 * z) * z2) * z4;
        return (s + s) * series + exponent * LnOf2;
    }

    /// <summary>Base-2 logarithm of a positive normal number; see <see cref="Log(double)"/> for other arguments.</summary>
    /// <param name="x">The argument, above 0.</param>
    public static double Log2(double x) => Log(x) * Log2OfE;

    /// <summary><paramref name="x"/> to the power of <paramref name="y"/> for x of 0 or more; 0 to any positive power is 0.</summary>
    /// <param name="x">The base, 0 or more.</param>
    /// <param name="y">The exponent.</param>
    public static double Pow(double x, double y) => x <= 0.0 ? 0.0 : Exp(y * Log(x));

    /// <summary>Tangent of an angle up to +-0.8 radians (<see cref="TanLimit"/>); larger ones are limited there.</summary>
    /// <param name="x">The angle in radians.</param>
    public static double Tan(double x)
    {
        double limited = x < -TanLimit ? -TanLimit : x > TanLimit ? TanLimit : x;
        return limited * TanOverX(limited);
    }

    /// <summary>tan(x)/x, the factor by which the trapezoidal rule shifts frequencies; 1 at 0. Made for |x| up to 0.8.</summary>
    /// <param name="x">The angle in radians, half of angular frequency times step.</param>
    public static double TanOverX(double x)
    {
        double limited = x < -TanLimit ? -TanLimit : x > TanLimit ? TanLimit : x;
        double z = limited * limited, z2 = z * z, z4 = z2 * z2;
        double low = T0 + T1 * z + (T2 + T3 * z) * z2;
        double mid = T4 + T5 * z + (T6 + T7 * z) * z2;
        double high = T8 + T9 * z + (T10 + T11 * z) * z2 + T12 * z4;
        return low + (mid + high * z4) * z4;
    }

    private static double ScaledPolynomial(double f, double shifted)
    {
        double f2 = f * f, f4 = f2 * f2;
        double q = (E0 + E1 * f + (E2 + E3 * f) * f2) + (E4 + E5 * f + (E6 + E7 * f) * f2 + (E8 + E9 * f) * f4) * f4;
        double power = BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(shifted) + 1023) << 52);
        return (1.0 + f * q) * power;
    }
}
