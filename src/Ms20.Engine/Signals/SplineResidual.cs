namespace Ms20.Engine.Signals;

/// <summary>
/// What a jump or a corner between two samples adds to the four samples around it, so that it is heard without aliases.
/// </summary>
/// <remarks>
/// The cubic B-spline takes the place of the impulse: a jump becomes the spline's integral B(x), a corner the integral of that, and
/// the residual is the difference to the ideal jump or corner. With u the distance in samples, a jump of height 1 at x = 0 leaves
/// 1/2 - 2u/3 + u^3/3 - u^4/8 (u below 1) and (2 - u)^4/24 (1 to 2) before it, and the negative of that after it; a slope that
/// grows by 1 a sample leaves 7/30 - u/2 + u^2/3 - u^4/12 + u^5/40 and (2 - u)^5/120 on both sides.
/// V. Valimaki, J. Pekonen and J. Nam, "Perceptually informed synthesis of bandlimited classical waveforms using integrated
/// polynomial interpolation", J. Acoust. Soc. Am. 131 (2012), has the family these belong to.
/// </remarks>
internal static class SplineResidual<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Residual of a unit jump less than a sample before its middle; negate it after the middle.</summary>
    /// <param name="distance">Samples between sample and jump, 0 to 1.</param>
    public static TLanes NearJump(TLanes distance)
    {
        TLanes u = distance, u3 = u * u * u;
        return TLanes.Of(0.5) - u * TLanes.Of(2.0 / 3.0) + u3 * (TLanes.Of(1.0 / 3.0) - u * TLanes.Of(0.125));
    }

    /// <summary>Residual of a unit jump one to two samples before it; negate it after the jump.</summary>
    /// <param name="remaining">2 less the samples between sample and jump, 0 to 1.</param>
    public static TLanes FarJump(TLanes remaining)
    {
        TLanes squared = remaining * remaining;
        return squared * squared * TLanes.Of(1.0 / 24.0);
    }

    /// <summary>Residual of a slope growing by 1 a sample, less than a sample from the corner.</summary>
    /// <param name="distance">Samples between sample and corner, 0 to 1.</param>
    public static TLanes NearCorner(TLanes distance)
    {
        TLanes u = distance, u2 = u * u;
        return TLanes.Of(7.0 / 30.0) - u * TLanes.Of(0.5) + u2 * TLanes.Of(1.0 / 3.0)
            + u2 * u2 * (u * TLanes.Of(1.0 / 40.0) - TLanes.Of(1.0 / 12.0));
    }

    /// <summary>Residual of a slope growing by 1 a sample, one to two samples from the corner.</summary>
    /// <param name="remaining">2 less the samples between sample and corner, 0 to 1.</param>
    public static TLanes FarCorner(TLanes remaining)
    {
        TLanes squared = remaining * remaining;
        return squared * squared * remaining * TLanes.Of(1.0 / 120.0);
    }
}
