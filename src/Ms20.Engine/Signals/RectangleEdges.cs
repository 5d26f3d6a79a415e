using Ms20.Engine.Circuits;

namespace Ms20.Engine.Signals;

/// <summary>
/// A rectangle known exactly: its level at every sample and the instants at which it jumps between them, for whoever combines it with
/// another (the ring modulator) or band-limits it.
/// </summary>
/// <remarks>
/// The rectangle is a comparator on a saw core's ramp: high while phase is below the width. Between two samples it can jump when the ramp
/// passes the width before the reset, at the reset, and when the ramp passes the width after the reset: three slots, in the order
/// of time. With the rate at or below 0.45 of a cycle a sample and a width that stands still at most two are taken; a
/// width that moves (between samples along a line, or a parabola, as the ramp does) may take the third.
/// A ramp that another oscillator's instants cut into parts, in which it rises at different rates or is restarted, has those slots in every part, and
/// one for the restart.
/// What is written for a place of the tick must be read in the same sample, as with a wire.
/// </remarks>
internal sealed class RectangleEdges<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Parts that another oscillator's instants can cut a sample into.</summary>
    public const int Parts = ExactWave<TLanes>.Slots + 1;

    private const int SlotsOfPart = 3;

    /// <summary>The slot of a restart: after the parts before the other oscillator's reset.</summary>
    private const int AtRestart = SlotsOfPart * (ExactWave<TLanes>.AtReset + 1);

    /// <summary>What stands in a slot that is not taken: before the sample's end by less than nothing.</summary>
    private const double Never = -1.0;

    private readonly TLanes[][] _jumps;

    /// <summary>A rectangle that stands low.</summary>
    /// <param name="inParts">Whether another oscillator can cut its samples into parts.</param>
    public RectangleEdges(bool inParts = false)
    {
        _jumps = new TLanes[inParts ? SlotsOfPart * Parts + 1 : SlotsOfPart][];
        for (int slot = 0; slot < _jumps.Length; slot++)
            _jumps[slot] = new TLanes[Tick.Samples];
        Reset(TLanes.Of(-1.0));
    }

    /// <summary>Jumps a sample can hold.</summary>
    public int Slots => _jumps.Length;

    /// <summary>Level at each sample, +1 or -1.</summary>
    public TLanes[] After { get; } = new TLanes[Tick.Samples];

    /// <summary>Level at the sample before, +1 or -1; written only where <see cref="Busy"/>.</summary>
    public TLanes[] Before { get; } = new TLanes[Tick.Samples];

    /// <summary>Whether any lane may have jumped since the sample before. Where false the slots hold nothing of this sample.</summary>
    public bool[] Busy { get; } = new bool[Tick.Samples];

    /// <summary>The same level everywhere, and no jumps.</summary>
    public void Reset(TLanes level)
    {
        Array.Fill(After, level);
        Array.Fill(Before, level);
        Array.Clear(Busy);
    }

    /// <summary>When the jump of a slot was, in samples before the sample's end (0 to 1); negative where there was none.</summary>
    public TLanes Since(int slot, int place) => _jumps[slot][place];

    /// <summary>The level a part of a sample before the sample's end.</summary>
    /// <param name="place">The sample.</param>
    /// <param name="since">How long before its end.</param>
    /// <param name="simultaneous">Whether a jump at just that instant counts as past.</param>
    public TLanes LevelAt(int place, TLanes since, bool simultaneous)
    {
        if (!Busy[place])
            return After[place];
        TLanes level = Before[place];
        for (int slot = 0; slot < _jumps.Length; slot++)
        {
            TLanes jump = Since(slot, place);
            TLanes past = simultaneous ? TLanes.LessOrEqual(since, jump) : TLanes.Less(since, jump);
            level = TLanes.Select(past, -level, level);
        }
        return level;
    }

    /// <summary>Finds the jumps of one sample.</summary>
    /// <param name="place">The sample.</param>
    /// <param name="ramp">The saw core's ramp.</param>
    /// <param name="widthBefore">Width at the start of the sample, in cycles: at 0 or below the rectangle stays low, above 1 high.</param>
    /// <param name="widthAfter">Width at its end.</param>
    /// <param name="bend">By how much the width's slope grows over the sample, in cycles a sample.</param>
    public void Find(int place, in RampSample<TLanes> ramp, TLanes widthBefore, TLanes widthAfter, TLanes bend = default)
    {
        FindFrom(0, place, ramp, widthBefore, widthAfter, bend);
        for (int slot = SlotsOfPart; slot < _jumps.Length; slot++)
            _jumps[slot][place] = TLanes.Of(Never);
        Before[place] = LevelOf(TLanes.Less(ramp.Phase, widthBefore));
    }

    /// <summary>Begins a sample that is found in parts: the level at its start, and no jump yet.</summary>
    public void Begin(int place, TLanes high)
    {
        foreach (TLanes[] jumps in _jumps)
            jumps[place] = TLanes.Of(Never);
        Before[place] = LevelOf(high);
    }

    /// <summary>Finds the jumps of one part of a sample.</summary>
    /// <param name="place">The sample.</param>
    /// <param name="part">Which part of it.</param>
    /// <param name="ramp">The ramp in the part's own time, which runs from 0 to 1.</param>
    /// <param name="width">The width, which stands still.</param>
    /// <param name="until">How long before the sample's end the part ends, in samples.</param>
    /// <param name="length">How long it is.</param>
    public void FindPart(int place, int part, in RampSample<TLanes> ramp, TLanes width, TLanes until, TLanes length)
    {
        int first = SlotsOfPart * part;
        if (first >= AtRestart)
            first++;
        FindFrom(first, place, ramp, width, width, default);
        for (int slot = first; slot < first + SlotsOfPart; slot++)
        {
            TLanes since = _jumps[slot][place];
            TLanes happens = TLanes.LessOrEqual(TLanes.Of(0.0), since);
            _jumps[slot][place] = TLanes.Select(happens, until + length * since, since);
        }
    }

    /// <summary>Notes that the rectangle rises because its ramp is restarted.</summary>
    public void Restart(int place, TLanes rises, TLanes since) => _jumps[AtRestart][place] = TLanes.Select(rises, since, TLanes.Of(Never));

    /// <summary>+1 where the mask is set, -1 elsewhere.</summary>
    public static TLanes LevelOf(TLanes high) => TLanes.Select(high, TLanes.Of(1.0), TLanes.Of(-1.0));

    /// <summary>Finds the jumps of a sample, or of a part in its own time, and puts them into three slots.</summary>
    private void FindFrom(int slot, int place, in RampSample<TLanes> ramp, TLanes widthBefore, TLanes widthAfter, TLanes bend)
    {
        TLanes endPhase = ramp.EndPhase;
        TLanes slide = widthAfter - widthBefore;
        TLanes halfBend = bend * TLanes.Of(0.5);
        TLanes slideEnd = slide + halfBend;
        TLanes start = ramp.Start - (slide - halfBend), end = ramp.End - slideEnd;
        TLanes highBefore = TLanes.Less(ramp.Phase, widthBefore);
        TLanes highAfter = TLanes.Less(endPhase, widthAfter);
        TLanes widthAtReset = widthAfter - (slideEnd - halfBend * ramp.SinceReset) * ramp.SinceReset;
        TLanes staysHigh = TLanes.And(ramp.Resets, TLanes.Less(TLanes.Of(1.0), widthAtReset));

        // Before the reset, counted from the start. Just before it the phase is 1: low, unless the width is above that.
        TLanes highThen = TLanes.Or(TLanes.AndNot(highAfter, ramp.Resets), staysHigh);
        TLanes crosses = TLanes.Xor(highBefore, highThen);
        TLanes fromStart = EdgeTime<TLanes>.Since(widthBefore - ramp.Phase, end, start);
        _jumps[slot][place] = TLanes.Select(crosses, TLanes.Of(1.0) - fromStart, TLanes.Of(Never));

        // At the reset the phase is 0: high, unless the width is 0 and the rectangle silent.
        TLanes highAtReset = TLanes.And(ramp.Resets, TLanes.Less(TLanes.Of(0.0), widthAtReset));
        TLanes rises = TLanes.AndNot(highAtReset, staysHigh);
        _jumps[slot + 1][place] = TLanes.Select(rises, ramp.SinceReset, TLanes.Of(Never));

        TLanes crossesAgain = TLanes.And(ramp.Resets, TLanes.Xor(highAtReset, highAfter));
        TLanes fromEnd = EdgeTime<TLanes>.Since(endPhase - widthAfter, start, end);
        _jumps[slot + 2][place] = TLanes.Select(crossesAgain, fromEnd, TLanes.Of(Never));
    }
}
