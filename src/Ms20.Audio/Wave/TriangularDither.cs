namespace Ms20.Audio.Wave;

/// <summary>
/// Triangular dither: the sum of two even random numbers, -1 to 1 step of the integer to come, which makes the error of rounding a
/// noise of constant power that knows nothing of the signal (Lipshitz, Wannamaker and Vanderkooy, JAES 40, 1992).
/// </summary>
internal struct TriangularDither(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next value, -1 to below 1, mean 0, variance 1/6.</summary>
    public double Next() => NextEven() + NextEven() - 1;

    // SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): every seed, 0 included, is a good one.
    private double NextEven()
    {
        ulong z = _state += 0x9E37_79B9_7F4A_7C15;
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1L << 53));
    }
}
