using Ms20.Panel;

namespace Ms20.Engine.Circuits;

/// <summary>
/// The dials of every lane, those of the rear panel too. Once a tick, moved dials glide towards where they were turned, the panel's laws turn them into what the
/// circuits are given, and knobs that have arrived rest.
/// </summary>
internal sealed class FrontPanel<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Time constant of a turned knob. A tunable: fast to the hand, slow enough not to zip.</summary>
    private const double GlideSeconds = 0.005;

    /// <summary>A dial this near to its target has arrived: 0.08 cents on a cutoff knob.</summary>
    private const double ArrivedMarks = 1e-4;

    private readonly Row[] _rows = new Row[Controls.All.Length + RearPanel.Dials.Length];

    /// <summary>The share of its way that a turned knob has gone after a tick.</summary>
    public double Approach { get; private set; } = 1.0;

    /// <summary>A panel with the laws of a patch's instrument, every control at its default in every lane.</summary>
    public FrontPanel(Patch patch)
    {
        foreach (Control control in Controls.All)
            _rows[control.Index] = new Row(control.Limit, patch.LawOf(control), control.Default);
        foreach (RearDial dial in RearPanel.Dials)
            _rows[IndexOf(dial)] = new Row(dial.Limit, dial.Law, dial.Default);
    }

    /// <summary>The number of a rear dial here: they follow the controls.</summary>
    public static int IndexOf(RearDial dial) => Controls.All.Length + dial.Index;

    /// <summary>Gives a circuit's knob its dial.</summary>
    public void Bind(Control control, Knob<TLanes> knob) => _rows[control.Index].Knob = knob;

    /// <summary>Gives a circuit's knob its dial on the rear panel.</summary>
    public void Bind(RearDial dial, Knob<TLanes> knob) => _rows[IndexOf(dial)].Knob = knob;

    /// <summary>Gives a circuit's selector its dial.</summary>
    public void Bind(Control control, Selector<TLanes> selector) => _rows[control.Index].Selector = selector;

    /// <summary>Where a lane's dial has been turned to.</summary>
    public double DialOf(Control control, int lane) => _rows[control.Index].Target[lane];

    /// <summary>Turns a lane's dial; marks outside the dial are limited. Selectors switch at the next tick.</summary>
    /// <param name="number">The control's index, or <see cref="IndexOf"/>.</param>
    /// <param name="lane">The lane.</param>
    /// <param name="dial">The mark.</param>
    public void Turn(int number, int lane, double dial)
    {
        Row row = _rows[number];
        row.Target[lane] = row.Limit(dial);
        Aim(row, lane);
    }

    /// <summary>Lets a lane's control stand so many marks beside its dial, as far as the dial goes.</summary>
    public void Shift(Control control, int lane, double marks)
    {
        Row row = _rows[control.Index];
        row.Shift[lane] = marks;
        Aim(row, lane);
    }

    /// <summary>Where a lane's control is going: its dial, and what has been added to it.</summary>
    public double AimOf(Control control, int lane) => _rows[control.Index].Aim[lane];

    /// <summary>Sets the pace of the glide.</summary>
    public void Prepare(EngineRate rate) =>
        Approach = 1.0 - Elementary.Exp(-Tick.Samples * rate.StepSeconds / GlideSeconds);

    /// <summary>Puts every knob where its dial has been turned to, at once.</summary>
    public void Settle()
    {
        foreach (Row row in _rows)
        {
            row.Aim.CopyTo(row.Dial, 0);
            row.Moving = false;
            row.Selector?.TurnAll(row.Aim);
            row.Knob?.SettleAt(Physical(row));
        }
    }

    /// <summary>One tick on.</summary>
    public void BeginTick()
    {
        foreach (Row row in _rows)
        {
            if (row.Moving)
                Move(row);
            else
                row.Knob?.Rest();
        }
    }

    private void Move(Row row)
    {
        if (row.Selector is not null)
        {
            row.Selector.TurnAll(row.Aim);
            row.Moving = false;
            return;
        }

        row.Moving = false;
        for (int lane = 0; lane < TLanes.Width; lane++)
        {
            double distance = row.Aim[lane] - row.Dial[lane];
            bool arrived = Math.Abs(distance) <= ArrivedMarks;
            row.Dial[lane] = arrived ? row.Aim[lane] : row.Dial[lane] + distance * Approach;
            row.Moving |= !arrived;
        }

        row.Knob?.MoveTo(Physical(row));
    }

    private static void Aim(Row row, int lane)
    {
        row.Aim[lane] = row.Limit(row.Target[lane] + row.Shift[lane]);
        row.Moving = true;
    }

    private static TLanes Physical(Row row)
    {
        Span<double> values = stackalloc double[8];
        for (int lane = 0; lane < TLanes.Width; lane++)
            values[lane] = row.Law.ToPhysical(row.Dial[lane]);
        return TLanes.Load(values);
    }

    private sealed class Row
    {
        public Row(Func<double, double> limit, KnobLaw law, double normal)
        {
            Limit = limit;
            Law = law;
            Array.Fill(Target, normal);
            Array.Fill(Aim, normal);
            Array.Fill(Dial, normal);
        }

        public Func<double, double> Limit { get; }

        public KnobLaw Law { get; }

        public double[] Target { get; } = new double[8];

        public double[] Shift { get; } = new double[8];

        public double[] Aim { get; } = new double[8];

        public double[] Dial { get; } = new double[8];

        public bool Moving { get; set; }

        public Knob<TLanes>? Knob { get; set; }

        public Selector<TLanes>? Selector { get; set; }
    }
}
