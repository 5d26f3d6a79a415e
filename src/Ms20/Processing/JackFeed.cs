using System.Collections.Immutable;
using Ms20.Engine;

namespace Ms20.App.Processing;

/// <summary>What drives jacks from outside while the instrument plays, block by block.</summary>
internal abstract class JackFeed
{
    /// <summary>The jacks, in the order in which <see cref="Fill"/> fills them; their unit is the volt.</summary>
    public abstract ImmutableArray<HostPort> Ports { get; }

    /// <summary>How many frames it lasts; null as long as nobody can know.</summary>
    public abstract long? LengthFrames { get; }

    /// <summary>Gives what stands at the jacks before the beginning, while the instrument settles.</summary>
    /// <param name="volts">Takes volts, as <see cref="Fill"/> does.</param>
    /// <param name="lanes">How many lanes each port has.</param>
    /// <param name="frames">How many frames.</param>
    public abstract void Rest(Span<double> volts, int lanes, int frames);

    /// <summary>Gives the next frames, which go on for ever: past its length there is something too.</summary>
    /// <param name="volts">Takes volts, port after port, in each port lane after lane, in each lane frame after frame.</param>
    /// <param name="lanes">How many lanes each port has.</param>
    /// <param name="frames">How many frames.</param>
    /// <exception cref="Refusal">A file is damaged.</exception>
    public abstract void Fill(Span<double> volts, int lanes, int frames);
}
