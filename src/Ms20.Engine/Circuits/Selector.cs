namespace Ms20.Engine.Circuits;

/// <summary>A rotary selector: for each position the mask of the lanes that stand there.</summary>
internal sealed class Selector<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly TLanes[] _masks;
    private readonly int[] _positions = new int[8];

    /// <summary>A selector with a number of positions; every lane stands at the first.</summary>
    public Selector(int positions)
    {
        _masks = new TLanes[positions];
        Refresh();
    }

    /// <summary>How many positions it has.</summary>
    public int Positions => _masks.Length;

    /// <summary>The mask of the lanes that stand at a position.</summary>
    public TLanes this[int position] => _masks[position];

    /// <summary>The position of a lane.</summary>
    public int PositionOf(int lane) => _positions[lane];

    /// <summary>Turns one lane's selector.</summary>
    public void Turn(int lane, int position)
    {
        _positions[lane] = Math.Clamp(position, 0, _masks.Length - 1);
        Refresh();
    }

    /// <summary>Turns every lane's selector; positions are rounded to the nearest.</summary>
    public void TurnAll(ReadOnlySpan<double> positions)
    {
        for (int lane = 0; lane < TLanes.Width; lane++)
            _positions[lane] = Math.Clamp((int)(positions[lane] + 0.5), 0, _masks.Length - 1);
        Refresh();
    }

    private void Refresh()
    {
        Span<double> bits = stackalloc double[8];
        for (int p = 0; p < _masks.Length; p++)
        {
            for (int lane = 0; lane < TLanes.Width; lane++)
                bits[lane] = BitConverter.Int64BitsToDouble(_positions[lane] == p ? -1L : 0L);
            _masks[p] = TLanes.Load(bits);
        }
    }
}
