namespace Ms20.Engine.Circuits;

/// <summary>Something that computes a range of the present tick: a circuit, or an input of the patch bay.</summary>
internal interface IRuns
{
    /// <summary>Computes samples <paramref name="from"/> (inclusive) to <paramref name="to"/> (exclusive) of the present tick.</summary>
    void Run(int from, int to);
}
