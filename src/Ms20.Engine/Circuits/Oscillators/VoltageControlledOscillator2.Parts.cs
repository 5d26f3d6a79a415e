using Ms20.Engine.Signals;

namespace Ms20.Engine.Circuits;

/// <content>SYNC and FM of the rear panel: samples that oscillator 1's instants cut into parts.</content>
internal sealed partial class VoltageControlledOscillator2<TLanes>
{
    private const int LastPart = RectangleEdges<TLanes>.Parts - 1;

    private bool _anyEdge;

    /// <summary>Runs a range in which oscillator 1 may restart the ramp.</summary>
    private void RunRestarts(int from, int to, ExactWave<TLanes> vco1)
    {
        for (int i = from; i < to; i++)
        {
            if (!Vco1Rectangle.Busy[i] || !TLanes.Any(vco1.Edge(ExactWave<TLanes>.AtReset, i).Happens))
                continue;
            RunFreely(from, i);
            RunInParts(i, vco1);
            from = i + 1;
        }

        RunFreely(from, to);
    }

    /// <summary>Runs a range in which oscillator 1 modulates the ramp, and may restart it too.</summary>
    private void RunModulated(int from, int to, CrossModulation<TLanes> modulation, ExactWave<TLanes> vco1)
    {
        modulation.Run(from, to, _pitch, PitchCv.Volts, Octaves.Volts);
        for (int i = from; i < to; i++)
        {
            RunInParts(i, vco1);
            modulation.Keep(i, PitchCv.Volts[i], Octaves.Volts[i]);
        }
    }

    /// <summary>One sample, from one of oscillator 1's instants to the next. In lanes without an instant the part before it has no length.</summary>
    private void RunInParts(int place, ExactWave<TLanes> vco1)
    {
        TLanes next = _pitch.Cycles[place];
        TLanes phase = _phase, rate = _cycles, left = TLanes.Of(1.0);
        TLanes volts = _crossModulation is null ? default : _crossModulation.LastVolts;
        _anyEdge = false;
        for (int part = 0; part < LastPart && Vco1Rectangle.Busy[place]; part++)
        {
            ref readonly WaveEdge<TLanes> edge = ref vco1.Edge(part, place);
            TLanes restarts = _synced && part == ExactWave<TLanes>.AtReset ? edge.Happens : TLanes.Of(0.0);
            TLanes cuts = _crossModulation is null ? restarts : edge.Happens;
            if (!TLanes.Any(cuts))
                continue;
            TLanes until = TLanes.Select(cuts, edge.Since, left);
            TLanes end = TLanes.Select(cuts, RateAt(place, edge.Since, edge.From), rate);
            TLanes climb = TLanes.And(cuts, edge.From - volts);
            phase = RunPart(place, part, phase, rate, end, climb, left - until, until);
            phase = Restart(place, restarts, until, phase);
            rate = TLanes.Select(cuts, RateAt(place, edge.Since, edge.To), rate);
            volts = TLanes.Select(cuts, edge.To, volts);
            left = until;
            if (_crossModulation is not null)
                _wave.AddCorner(place, until, (rate - end) * TLanes.Of(2.0) * _sawVolts, default, _correction);
        }

        TLanes lastClimb = _crossModulation is null ? default : vco1.Volts[place] - volts;
        phase = RunPart(place, LastPart, phase, rate, next, lastClimb, left, TLanes.Of(0.0));
        GiveOut(place, phase);
        _phase = phase;
        _cycles = next;
    }

    /// <summary>The rate between two samples, with oscillator 1 at a voltage.</summary>
    private TLanes RateAt(int place, TLanes since, TLanes volts)
    {
        if (_crossModulation is not null)
            return _crossModulation.CyclesAt(place, since, volts, _pitch, PitchCv.Volts[place], Octaves.Volts[place]);
        TLanes next = _pitch.Cycles[place];
        return next - (next - _cycles) * since;
    }

    /// <summary>The ramp over a part of a sample, and the edges in it; gives the phase at the part's end.</summary>
    private TLanes RunPart(int place, int part, TLanes phase, TLanes start, TLanes end, TLanes climb, TLanes length, TLanes until)
    {
        if (_crossModulation is not null)
        {
            TLanes surplus = _crossModulation.ChordSurplus(place, start, end, climb);
            start = TLanes.Max(start + surplus, TLanes.Of(0.0));
            end = TLanes.Max(end + surplus, TLanes.Of(0.0));
        }

        // From here on in the part's own time, from 0 to 1.
        start *= length;
        end *= length;
        TLanes unwrapped = phase + (start + end) * TLanes.Of(0.5);
        TLanes resets = TLanes.LessOrEqual(TLanes.Of(1.0), unwrapped);
        TLanes endPhase = unwrapped - TLanes.And(resets, TLanes.Of(1.0));
        TLanes turns = TLanes.Xor(TLanes.Less(phase, _width), TLanes.Less(endPhase, _width));
        if (TLanes.Any(TLanes.Or(resets, turns)))
        {
            var ramp = new RampSample<TLanes>(phase, unwrapped, resets, start, end);
            BeginEdges(place);
            _rectangle.FindPart(place, part, ramp, _width, until, length);
            AddDrops(place, resets, until + length * ramp.SinceReset, TLanes.Of(1.0));
        }

        return endPhase;
    }

    private TLanes Restart(int place, TLanes restarts, TLanes since, TLanes phase)
    {
        if (!TLanes.Any(restarts))
            return phase;
        BeginEdges(place);
        _rectangle.Restart(place, TLanes.AndNot(restarts, TLanes.Less(phase, _width)), since);
        AddDrops(place, restarts, since, phase);
        return TLanes.AndNot(phase, restarts);
    }

    private void BeginEdges(int place)
    {
        if (!_anyEdge)
            _rectangle.Begin(place, TLanes.Less(_phase, _width));
        _anyEdge = true;
    }

    private void GiveOut(int place, TLanes phase)
    {
        TLanes level = RectangleEdges<TLanes>.LevelOf(TLanes.Less(phase, _width));
        if (_anyRing && Vco1Rectangle.Busy[place])
            BeginEdges(place);
        _rectangle.Busy[place] = _anyEdge;
        _rectangle.After[place] = level;
        if (_anyEdge)
            AddRectangleEdges(place);
        Output.Volts[place] = _wave.Next(place, Volts(phase, level, Vco1Rectangle.After[place]));
    }
}
