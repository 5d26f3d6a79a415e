using System.Collections.Immutable;
using Ms20.Engine.Events;
using Ms20.Engine.Units;
using Ms20.Panel;

namespace Ms20.Engine;

/// <summary>One register's worth of lanes of an <see cref="Instrument"/>, whatever the register's width.</summary>
internal abstract class InstrumentCore
{
    private protected InstrumentCore(int lanes)
    {
        Lanes = new EventQueue[lanes];
        for (int lane = 0; lane < lanes; lane++)
            Lanes[lane] = new EventQueue(DialNumbers.Count);
    }

    /// <summary>Frames from a key to the outputs.</summary>
    public int OutputLatencyFrames { get; private protected set; }

    /// <summary>Frames from the host inputs to the outputs.</summary>
    public int InputLatencyFrames { get; private protected set; }

    /// <summary>Whether another replugging or refitting can be posted.</summary>
    public bool HasRoomToReplug => Replugs.HasRoom;

    /// <summary>
    /// A queue for each lane, so that what happens to a lane never depends on what was posted for another, nor on how lanes are grouped.
    /// </summary>
    private protected EventQueue[] Lanes { get; }

    /// <summary>The queue of repluggings and refittings, which concern all lanes; at equal times they come before the lanes' events.</summary>
    private protected EventQueue Replugs { get; } = new(0);

    /// <summary>A core of a width, set to a patch.</summary>
    /// <param name="width">1, 4 or 8.</param>
    /// <param name="patch">The patch every lane starts from.</param>
    /// <param name="firstLane">The instrument's lane that is this core's lane 0.</param>
    /// <param name="lanes">How many of the width's lanes are used.</param>
    public static InstrumentCore Create(int width, Patch patch, int firstLane, int lanes) => width switch
    {
        8 => new InstrumentCore<Lanes8>(patch, firstLane, lanes),
        4 => new InstrumentCore<Lanes4>(patch, firstLane, lanes),
        _ => new InstrumentCore<Lanes1>(patch, firstLane, lanes),
    };

    /// <summary>The unit, seed and trims of a lane.</summary>
    public abstract UnitChoice ChoiceOf(int lane);

    /// <summary>Sets them; they take effect at <see cref="Prepare"/>.</summary>
    public abstract void Choose(int lane, UnitChoice choice);

    /// <summary>See <see cref="Instrument.Prepare"/>.</summary>
    public abstract void Prepare(InstrumentOptions options, EngineRate rate, ImmutableArray<Cable> cables);

    /// <summary>See <see cref="Instrument.Reset"/>.</summary>
    public abstract void Reset(ImmutableArray<Cable> cables);

    /// <summary>See <see cref="Instrument.Process"/>.</summary>
    public abstract void Process(ReadOnlySpan<double> inputs, Span<double> outputs, int totalLanes, int frames);

    /// <summary>See <see cref="Instrument.VoltsAt"/>.</summary>
    public abstract double VoltsAt(Jack jack, int lane);

    /// <summary>See <see cref="Instrument.BrightnessOf"/>.</summary>
    public abstract double BrightnessOf(Lamp lamp, int lane);

    /// <summary>Control side: compiles a replugging and posts it; there must be room.</summary>
    public abstract void PostReplug(long time, ImmutableArray<Cable> cables);

    /// <summary>Control side: draws the units anew with their trims and an age, and posts that; there must be room.</summary>
    public abstract void PostRefit(long time, double age);

    /// <summary>Control side: posts an event of one lane; false when there is no room.</summary>
    public bool TryPost(int lane, in InstrumentEvent happening) => Lanes[lane].TryPost(happening);
}
