using Ms20.Engine.Circuits;

namespace Ms20.Engine.Wiring;

/// <summary>A compiled patch, ready for the audio thread: what each input reads, and what runs when. Immutable.</summary>
internal sealed class Schedule<TLanes>(Schedule<TLanes>.Route[] routes, Schedule<TLanes>.Stretch[] stretches)
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Connects every input to its source. Audio thread, or while it does not run.</summary>
    public void Connect()
    {
        foreach (Route route in routes)
            route.Input.Connect(route.Source, route.OpenMask, route.Delayed);
    }

    /// <summary>Runs every circuit and input over a range of the tick.</summary>
    public void Run(int from, int to)
    {
        foreach (Stretch stretch in stretches)
        {
            if (!stretch.IsLoop)
            {
                RunAll(stretch.Members, from, to);
                continue;
            }

            for (int sample = from; sample < to; sample++)
                RunAll(stretch.Members, sample, sample + 1);
        }
    }

    private static void RunAll(IRuns[] members, int from, int to)
    {
        foreach (IRuns member in members)
            member.Run(from, to);
    }

    /// <summary>What one input reads.</summary>
    internal readonly record struct Route(InputNode<TLanes> Input, Signal<TLanes>? Source, TLanes[]? OpenMask, bool Delayed);

    /// <summary>Members that run one after the other, in a loop a sample at a time.</summary>
    internal readonly record struct Stretch(IRuns[] Members, bool IsLoop);
}
