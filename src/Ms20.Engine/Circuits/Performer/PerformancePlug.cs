using Ms20.Panel;

namespace Ms20.Engine.Circuits;

/// <summary>One of the player's sources, plugged into a jack: its value times the route's volts.</summary>
/// <remarks>It glides as a turned knob does; sources that step (a velocity, a clock) change from one sample to the next.</remarks>
internal sealed class PerformancePlug<TLanes>(PerformanceRoute route)
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Nearer than this it has arrived, in volts.</summary>
    private const double ArrivedVolts = 1e-4;

    private readonly double[] _aim = new double[8];
    private readonly double[] _now = new double[8];
    private readonly Knob<TLanes> _knob = new();
    private bool _moving;

    /// <summary>Where it comes from and goes to.</summary>
    public PerformanceRoute Route { get; } = route;

    /// <summary>The wire that the jack reads.</summary>
    public Signal<TLanes> Volts { get; } = new(route.ToString());

    /// <summary>The source has moved in one lane. Audio thread.</summary>
    public void Move(int lane, double value)
    {
        _aim[lane] = value * Route.Depth;
        if (Route.Source.Steps)
            Settle();
        else
            _moving = true;
    }

    /// <summary>Stands at once where it is to be.</summary>
    public void Settle()
    {
        _aim.CopyTo(_now, 0);
        _moving = false;
        _knob.SettleAt(TLanes.Load(_now));
    }

    /// <summary>One tick on.</summary>
    /// <param name="approach">The share of the way that is gone in a tick.</param>
    public void BeginTick(double approach)
    {
        if (!_moving)
        {
            _knob.Rest();
            return;
        }

        _moving = false;
        for (int lane = 0; lane < TLanes.Width; lane++)
        {
            double way = _aim[lane] - _now[lane];
            bool arrived = Math.Abs(way) <= ArrivedVolts;
            _now[lane] = arrived ? _aim[lane] : _now[lane] + way * approach;
            _moving |= !arrived;
        }

        _knob.MoveTo(TLanes.Load(_now));
    }

    /// <summary>Computes samples <paramref name="from"/> to <paramref name="to"/> of the tick.</summary>
    public void Run(int from, int to)
    {
        for (int i = from; i < to; i++)
            Volts.Volts[i] = _knob.At(i);
    }
}
