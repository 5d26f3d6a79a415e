using Ms20.Engine.Circuits;

namespace Ms20.Engine.Signals;

/// <summary>
/// A wave as it is before anything band-limits it: its value at every sample, and its jumps and corners between them, for whoever makes something
/// else of it than a sum. What is nonlinear in a band-limited jump is not band-limited.
/// </summary>
/// <remarks>What is written for a place of the tick must be read in the same sample, as with a wire.</remarks>
internal sealed class ExactWave<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Jumps and corners a sample can hold, in the order of time: before, at and after the reset of the ramp behind the wave.</summary>
    public const int Slots = 3;

    /// <summary>The slot of the reset; taken whether the wave changes there or not.</summary>
    public const int AtReset = 1;

    private readonly WaveEdge<TLanes>[] _edges = new WaveEdge<TLanes>[Slots * Tick.Samples];

    /// <summary>The wave at each sample, in volts.</summary>
    public TLanes[] Volts { get; } = new TLanes[Tick.Samples];

    /// <summary>What is in a slot of a sample; written only where the rectangle of the same oscillator is busy.</summary>
    public ref WaveEdge<TLanes> Edge(int slot, int place) => ref _edges[place * Slots + slot];
}
