using System.Runtime.CompilerServices;

namespace Ms20.Engine.Components;

/// <summary>A lamp and a photoresistor in one housing: a conductance that rises fast with the lamp's current and falls slowly, the faster part first.</summary>
/// <remarks>
/// Settled conductance: g = I^0.8 (I and g as shares of their nominal values, the dark conductance as floor). On the way there
/// g' = (I^0.8 - g)/tau with tau = 8 ms while it rises; while it falls 70 % of it have 40 ms and 30 % have 400 ms, the memory that makes
/// the gain depend on what came before. All five numbers are tunables in the range of resistive opto-isolators' data sheets; no
/// measurement of an MS-20's was found. Both parts are stepped exactly, with the lamp held over each sample.
/// </remarks>
internal struct Vactrol<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Time constant of rising, in seconds.</summary>
    public const double RiseSeconds = 8e-3;

    /// <summary>Time constant of the fast part's falling, in seconds.</summary>
    public const double FastFallSeconds = 40e-3;

    /// <summary>Time constant of the slow part's falling, in seconds.</summary>
    public const double SlowFallSeconds = 400e-3;

    /// <summary>The fast part's share of the conductance.</summary>
    public const double FastShare = 0.7;

    /// <summary>Conductance against the lamp's current: g = I to this power.</summary>
    public const double Exponent = 0.8;

    /// <summary>What the photoresistor conducts in the dark, as a share of its nominal conductance: 100 dB down.</summary>
    public const double DarkConductance = 1e-5;

    private static readonly TLanes Dark = TLanes.Of(DarkConductance);

    private TLanes _riseRemainder;
    private TLanes _fastFallRemainder;
    private TLanes _slowFallRemainder;
    private TLanes _current;
    private TLanes _settled;
    private TLanes _fast;
    private TLanes _slow;

    /// <summary>Computes what depends on the rate.</summary>
    public void Prepare(EngineRate rate)
    {
        _riseRemainder = Exp<TLanes>.Of(TLanes.Of(-rate.StepSeconds / RiseSeconds));
        _fastFallRemainder = Exp<TLanes>.Of(TLanes.Of(-rate.StepSeconds / FastFallSeconds));
        _slowFallRemainder = Exp<TLanes>.Of(TLanes.Of(-rate.StepSeconds / SlowFallSeconds));
    }

    /// <summary>Dark for long.</summary>
    public void Reset() => (_current, _settled, _fast, _slow) = (default, Dark, Dark, Dark);

    /// <summary>One sample on; returns the conductance.</summary>
    /// <param name="current">The lamp's current as a share of the nominal one, 0 or more.</param>
    public TLanes Step(TLanes current)
    {
        // A function of the current alone: computing it again in a lane that rests gives the same bits.
        TLanes moved = TLanes.Xor(current, _current);
        if (TLanes.Any(moved))
            Light(current);
        TLanes settled = _settled;
        TLanes fast = _fast - settled, slow = _slow - settled;
        _fast = settled + fast * TLanes.Select(TLanes.Less(fast, default), _riseRemainder, _fastFallRemainder);
        _slow = settled + slow * TLanes.Select(TLanes.Less(slow, default), _riseRemainder, _slowFallRemainder);
        return _fast * TLanes.Of(FastShare) + _slow * TLanes.Of(1.0 - FastShare);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Light(TLanes current)
    {
        _current = current;
        _settled = TLanes.Max(Exp<TLanes>.Of(Log<TLanes>.Of(current) * TLanes.Of(Exponent)), Dark);
    }
}
