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
        TLanes x = _state;
        x = TLanes.Xor(x, TLanes.ShiftLeft(x, 13));
        x = TLanes.Xor(x, TLanes.ShiftRight(x, 7));
        x = TLanes.Xor(x, TLanes.ShiftLeft(x, 17));
        _state = x;
        TLanes mixed = TLanes.AddBits(x, TLanes.ShiftLeft(x, 32));
        TLanes oneToTwo = TLanes.Or(TLanes.ShiftRight(mixed, 12), TLanes.Of(1.0));
        return (oneToTwo - TLanes.Of(1.5)) * TLanes.Of(2.0);
    }
}
