using Ms20.Engine.Circuits;

namespace Ms20.Engine.Wiring;

/// <summary>
/// An input jack or internal input: reads its cable, its normal or nothing, limits to +-15 V, turns what is not a number into 0,
/// and when the source changes lets the difference die away within milliseconds instead of clicking.
/// </summary>
internal sealed class InputNode<TLanes>(string id, double openVolts) : IRuns
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>The supply rails: no input sees more.</summary>
    public const double RailVolts = 15.0;

    /// <summary>Time constant in which the step of a changed source dies away. A tunable: short enough to be a click's length, long enough not to be one.</summary>
    private const double SettleSeconds = 0.001;

    /// <summary>Below this the remainder is nothing: 1 nV.</summary>
    private const double SettledVolts = 1e-9;

    private readonly Signal<TLanes> _open = OpenSignal(openVolts);
    private Signal<TLanes>? _source;
    private TLanes[]? _openMask;
    private bool _delayed;
    private bool _replugged;
    private bool _settling;
    private TLanes _last = TLanes.Of(openVolts);
    private TLanes _remainder;
    private TLanes _decay;

    /// <summary>The jack's or internal input's id.</summary>
    public string Id { get; } = id;

    /// <summary>What it reads when nothing drives it.</summary>
    public double OpenVolts { get; } = openVolts;

    /// <summary>What the circuits behind it read.</summary>
    public Signal<TLanes> Volts { get; } = new(id);

    /// <summary>Sets the pace of settling for the engine's rate.</summary>
    public void Prepare(EngineRate rate) =>
        _decay = TLanes.Of(Panel.Elementary.Exp(-rate.StepSeconds / SettleSeconds));

    /// <summary>Forgets any remainder; reads what it is connected to from the next sample on.</summary>
    public void Reset()
    {
        _replugged = _settling = false;
        _last = TLanes.Of(OpenVolts);
        _remainder = default;
        Volts.Fill(_last);
    }

    /// <summary>Connects to another source. Any thread that owns the engine at that moment; allocates nothing.</summary>
    /// <param name="source">The wire to read, or null for nothing.</param>
    /// <param name="openMask">Where set, the source is an open contact and the input reads its open voltage.</param>
    /// <param name="delayed">Whether the source is read one engine sample late, because a loop is cut here.</param>
    public void Connect(Signal<TLanes>? source, TLanes[]? openMask, bool delayed)
    {
        if (!ReferenceEquals(source, _source))
            _replugged = true;
        _source = source;
        _openMask = openMask;
        _delayed = delayed;
    }

    /// <summary>Computes samples <paramref name="from"/> to <paramref name="to"/> of the tick.</summary>
    public void Run(int from, int to)
    {
        TLanes[] source = (_source ?? _open).Volts;
        TLanes[] volts = Volts.Volts;
        int late = _delayed ? 1 : 0;
        for (int i = from; i < to; i++)
        {
            int place = (i - late) & (Tick.Samples - 1);
            volts[i] = Limit(_openMask is null
                ? source[place]
                : TLanes.Select(_openMask[place], TLanes.Of(OpenVolts), source[place]));
        }

        if (_replugged)
            BeginSettling(volts[from]);
        if (_settling)
            Settle(volts, from, to);
        _last = volts[to - 1];
    }

    private static TLanes Limit(TLanes volts)
    {
        TLanes number = TLanes.And(volts, TLanes.LessOrEqual(volts, volts));
        return TLanes.Min(TLanes.Max(number, TLanes.Of(-RailVolts)), TLanes.Of(RailVolts));
    }

    private static Signal<TLanes> OpenSignal(double volts)
    {
        var signal = new Signal<TLanes>("open");
        signal.Fill(TLanes.Of(volts));
        return signal;
    }

    private void BeginSettling(TLanes firstOfNew)
    {
        _remainder = _last - firstOfNew;
        _replugged = false;
        _settling = true;
    }

    private void Settle(TLanes[] volts, int from, int to)
    {
        TLanes remainder = _remainder;
        for (int i = from; i < to; i++)
        {
            // Nothing is not added: it would make +0 of -0, and how long a range still settles depends on other lanes and on the cuts.
            TLanes moving = TLanes.Less(default, TLanes.Abs(remainder));
            volts[i] = Limit(TLanes.Select(moving, volts[i] + remainder, volts[i]));
            remainder *= _decay;
            remainder = TLanes.AndNot(remainder, TLanes.Less(TLanes.Abs(remainder), TLanes.Of(SettledVolts)));
        }

        _remainder = remainder;
        _settling = TLanes.Any(remainder);
    }
}
