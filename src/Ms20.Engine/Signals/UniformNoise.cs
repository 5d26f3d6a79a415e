using Ms20.Engine.Circuits;

namespace Ms20.Engine.Signals;

/// <summary>White noise, uniform between -1 and +1 (rms 1/sqrt 3), a stream of its own in every lane.</summary>
/// <remarks>
/// G. Marsaglia, "Xorshift RNGs" (2003), the 64-bit triple 13, 7, 17; the two halves of the state are added before use because the
/// plain low bits are weak. Shift, xor and add only, so every width gives the same numbers.
/// </remarks>
internal struct UniformNoise<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>2^52, whose low mantissa bits can be read as an integer.</summary>
    private const double TwoTo52 = 4503599627370496.0;

    private TLanes _state;

    /// <summary>Starts every lane's stream from its seed.</summary>
    /// <param name="parts">The unit, which holds the lanes' seeds.</param>
    /// <param name="source">A number that names the source: each source in the instrument has its own.</param>
    public void Seed(UnitParts<TLanes> parts, ulong source)
    {
        Span<double> bits = stackalloc double[8];
        for (int lane = 0; lane < TLanes.Width; lane++)
            bits[lane] = BitConverter.UInt64BitsToDouble(parts.SeedOf(lane, source));
        _state = TLanes.Load(bits);
    }

    /// <summary>The next number.</summary>
    public TLanes Next()
    {
        TLanes oneToTwo = TLanes.Or(TLanes.ShiftRight(NextBits(), 12), TLanes.Of(1.0));
        return (oneToTwo - TLanes.Of(1.5)) * TLanes.Of(2.0);
    }

    /// <summary>The sum of four uniform numbers, each a quarter of one draw's bits: within +-4, rms 2/sqrt 3, nearly Gaussian.</summary>
    /// <remarks>Sixteen bits are a resolution of 3e-5 for each of the four; the sum has 2^18 steps.</remarks>
    public TLanes NextSumOfFour()
    {
        TLanes bits = NextBits();
        TLanes everyOther = TLanes.OfBits(0x0000FFFF_0000FFFF);
        TLanes pairs = TLanes.AddBits(TLanes.And(bits, everyOther), TLanes.And(TLanes.ShiftRight(bits, 16), everyOther));
        TLanes sum = TLanes.ShiftRight(TLanes.AddBits(pairs, TLanes.ShiftLeft(pairs, 32)), 32);
        // An integer in the low bits of 2^52 is that number of units; four fields of k are centred on 4 x 32767.5.
        TLanes number = TLanes.Or(sum, TLanes.Of(TwoTo52)) - TLanes.Of(TwoTo52 + 131070.0);
        return number * TLanes.Of(1.0 / 32768.0);
    }

    private TLanes NextBits()
    {
        TLanes x = _state;
        x = TLanes.Xor(x, TLanes.ShiftLeft(x, 13));
        x = TLanes.Xor(x, TLanes.ShiftRight(x, 7));
        x = TLanes.Xor(x, TLanes.ShiftLeft(x, 17));
        _state = x;
        return TLanes.AddBits(x, TLanes.ShiftLeft(x, 32));
    }
}
