using Ms20.Panel;

namespace Ms20.Engine.Circuits;

/// <summary>
/// What the player moves beside keys and dials: the patch's routes from sources to controls and jacks, and the bend of the keyboard's voltage.
/// </summary>
internal sealed class Performance<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Nearer than this the bend has arrived, in octaves: a thousandth of a cent.</summary>
    private const double ArrivedOctaves = 1e-6;

    private readonly FrontPanel<TLanes> _panel;
    private readonly List<PerformanceRoute> _toControls = [];
    private readonly double[] _values = new double[PerformanceSources.All.Length * 8];
    private readonly double[] _bendAim = new double[8];
    private readonly double[] _bendNow = new double[8];
    private bool _bending;

    /// <summary>The routes of a patch, every source at rest.</summary>
    public Performance(Patch patch, FrontPanel<TLanes> panel)
    {
        _panel = panel;
        foreach (PerformanceRoute route in patch.Performance)
        {
            if (route.Control is null)
                Plugs.Add(new PerformancePlug<TLanes>(route));
            else
                _toControls.Add(route);
            MovesButton |= route.Control == Controls.Button;
        }

        foreach (PerformanceSource source in PerformanceSources.All)
        {
            for (int lane = 0; lane < TLanes.Width; lane++)
                Move(source, lane, source == PerformanceSources.Wheel ? WheelValue(patch[Controls.Wheel]) : source.Rest);
        }
    }

    /// <summary>The plugs in jacks.</summary>
    public List<PerformancePlug<TLanes>> Plugs { get; } = [];

    /// <summary>Whether a route goes to the momentary switch.</summary>
    public bool MovesButton { get; }

    /// <summary>The factor of the keyboard's voltage that the bend is.</summary>
    public Knob<TLanes> BendFactor { get; } = new(1.0);

    /// <summary>What the wheel is worth as a source.</summary>
    public static double WheelValue(double dial) => dial / Controls.Wheel.Maximum;

    /// <summary>A source moves in one lane. Audio thread.</summary>
    public void Move(PerformanceSource source, int lane, double value)
    {
        _values[source.Index * 8 + lane] = source.Limit(value);
        foreach (PerformanceRoute route in _toControls)
        {
            if (route.Source == source)
                _panel.Shift(route.Control!, lane, SumOf(route.Control!, lane));
        }

        foreach (PerformancePlug<TLanes> plug in Plugs)
        {
            if (plug.Route.Source == source)
                plug.Move(lane, _values[source.Index * 8 + lane]);
        }
    }

    /// <summary>Bends one lane's keyboard by so many octaves. Audio thread.</summary>
    public void Bend(int lane, double octaves)
    {
        _bendAim[lane] = octaves;
        _bending = true;
    }

    /// <summary>Everything stands at once where it is to be.</summary>
    public void Settle()
    {
        foreach (PerformancePlug<TLanes> plug in Plugs)
            plug.Settle();
        _bendAim.CopyTo(_bendNow, 0);
        _bending = false;
        BendFactor.SettleAt(Factor());
    }

    /// <summary>One tick on.</summary>
    public void BeginTick()
    {
        foreach (PerformancePlug<TLanes> plug in Plugs)
            plug.BeginTick(_panel.Approach);
        if (_bending)
            MoveBend();
        else
            BendFactor.Rest();
    }

    /// <summary>Computes the plugs' samples <paramref name="from"/> to <paramref name="to"/> of the tick.</summary>
    public void Run(int from, int to)
    {
        foreach (PerformancePlug<TLanes> plug in Plugs)
            plug.Run(from, to);
    }

    private void MoveBend()
    {
        _bending = false;
        for (int lane = 0; lane < TLanes.Width; lane++)
        {
            double way = _bendAim[lane] - _bendNow[lane];
            bool arrived = Math.Abs(way) <= ArrivedOctaves;
            _bendNow[lane] = arrived ? _bendAim[lane] : _bendNow[lane] + way * _panel.Approach;
            _bending |= !arrived;
        }

        BendFactor.MoveTo(Factor());
    }

    private TLanes Factor()
    {
        Span<double> factors = stackalloc double[8];
        for (int lane = 0; lane < TLanes.Width; lane++)
            factors[lane] = _bendNow[lane] == 0.0 ? 1.0 : Elementary.Exp2(_bendNow[lane]);
        return TLanes.Load(factors);
    }

    private double SumOf(Control control, int lane)
    {
        double marks = 0.0;
        foreach (PerformanceRoute route in _toControls)
        {
            if (route.Control == control)
                marks += route.Depth * _values[route.Source.Index * 8 + lane];
        }

        return marks;
    }
}
