namespace Ms20.Engine.Lanes;

/// <summary>Writes a single lane: for events that concern one instrument (a key, a button), never for samples.</summary>
internal static class LaneEdit<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>The same lanes with one of them replaced.</summary>
    /// <param name="lanes">The lanes.</param>
    /// <param name="lane">Which one, 0 to <see cref="ILanes{T}.Width"/> - 1.</param>
    /// <param name="value">Its new number.</param>
    public static TLanes With(TLanes lanes, int lane, double value)
    {
        Span<double> numbers = stackalloc double[8];
        TLanes.Store(lanes, numbers);
        numbers[lane] = value;
        return TLanes.Load(numbers);
    }

    /// <summary>The same mask with one lane set or cleared.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="lane">Which lane, 0 to <see cref="ILanes{T}.Width"/> - 1.</param>
    /// <param name="set">Whether it is set.</param>
    public static TLanes WithMask(TLanes mask, int lane, bool set) =>
        With(mask, lane, BitConverter.Int64BitsToDouble(set ? -1L : 0L));
}
