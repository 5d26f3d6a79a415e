namespace Ms20.Engine.Circuits;

/// <summary>
/// A circuit of the instrument: named input and output signals in volts, a settled start, and a run over part of a tick.
/// </summary>
/// <remarks>
/// Order of calls: <see cref="Prepare"/> (control thread; may allocate), <see cref="Reset"/>, then for every tick of
/// <see cref="Tick.Samples"/> engine samples one <see cref="BeginTick"/> followed by <see cref="Run"/> over consecutive ranges that
/// together cover the tick. How a tick is cut into ranges never changes a bit: a circuit inside a feedback loop runs a sample at a time,
/// elsewhere it runs as far as the host block and the next event allow. After <see cref="Prepare"/> nothing allocates, throws or waits.
/// Inputs are settable properties of type <see cref="Signal{TLanes}"/>, outputs are get-only ones.
/// </remarks>
internal abstract class Circuit<TLanes> : IRuns
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Computes what depends on the engine's rate and on the drawn parts; allocates what is needed.</summary>
    public abstract void Prepare(EngineRate rate, UnitParts<TLanes> parts);

    /// <summary>
    /// Takes over what trimmers and age reach from the same unit, drawn anew; all else goes on as it was. Audio thread, between two ranges of a tick.
    /// </summary>
    public virtual void Refit(UnitParts<TLanes> parts)
    {
    }

    /// <summary>
    /// Settles to the operating point: the state after the supply has been on for long with no note played. The wires it drives settle too:
    /// a feedback loop that is cut behind one reads it before the circuit first runs.
    /// </summary>
    public abstract void Reset();

    /// <summary>Called once before the first sample of each tick: turns moved knobs into coefficients.</summary>
    public virtual void BeginTick()
    {
    }

    /// <summary>Computes samples <paramref name="from"/> (inclusive) to <paramref name="to"/> (exclusive) of the present tick.</summary>
    public abstract void Run(int from, int to);
}
