namespace Ms20.Engine.Lanes;

/// <summary>
/// One, four or eight doubles that are computed with together: one lane is one complete instrument.
/// </summary>
/// <remarks>
/// Circuits are written once over this interface. The operations are the ones that give the same bits in every width:
/// + - * / and square root, comparisons and bit operations; no fused multiply-add, no approximate reciprocals.
/// A mask is a value whose lanes are all ones or all zeros, as comparisons return it.
/// </remarks>
internal interface ILanes<T>
    where T : struct, ILanes<T>
{
    /// <summary>How many lanes: 1, 4 or 8.</summary>
    static abstract int Width { get; }

    static abstract T operator +(T a, T b);

    static abstract T operator -(T a, T b);

    static abstract T operator *(T a, T b);

    static abstract T operator /(T a, T b);

    static abstract T operator -(T a);

    /// <summary>The same number in every lane.</summary>
    static abstract T Of(double value);

    /// <summary>The same 64 bits in every lane.</summary>
    static abstract T OfBits(long bits);

    /// <summary>The first <see cref="Width"/> numbers of a span.</summary>
    static abstract T Load(ReadOnlySpan<double> source);

    /// <summary>Writes the lanes to the first <see cref="Width"/> places of a span.</summary>
    static abstract void Store(T value, Span<double> target);

    /// <summary>One lane's number.</summary>
    static abstract double Get(T value, int lane);

    static abstract T Abs(T a);

    static abstract T CopySign(T magnitude, T sign);

    /// <summary>a where a is less than b, else b; so b where a is not a number.</summary>
    static abstract T Min(T a, T b);

    /// <summary>a where a is greater than b, else b; so b where a is not a number.</summary>
    static abstract T Max(T a, T b);

    static abstract T Sqrt(T a);

    /// <summary>Mask of the lanes where a is less than b; false where either is not a number.</summary>
    static abstract T Less(T a, T b);

    /// <summary>Mask of the lanes where a is less than or equal to b; false where either is not a number.</summary>
    static abstract T LessOrEqual(T a, T b);

    /// <summary>a in the lanes where the mask is set, b in the others.</summary>
    static abstract T Select(T mask, T a, T b);

    /// <summary>Whether the mask is set in any lane.</summary>
    static abstract bool Any(T mask);

    static abstract T And(T a, T b);

    /// <summary>a and not b.</summary>
    static abstract T AndNot(T a, T b);

    static abstract T Or(T a, T b);

    static abstract T Xor(T a, T b);

    /// <summary>Adds the lanes as 64-bit integers.</summary>
    static abstract T AddBits(T a, T b);

    /// <summary>Subtracts the lanes as 64-bit integers.</summary>
    static abstract T SubtractBits(T a, T b);

    static abstract T ShiftLeft(T a, int count);

    /// <summary>Shifts the lanes right as unsigned 64-bit integers.</summary>
    static abstract T ShiftRight(T a, int count);
}
