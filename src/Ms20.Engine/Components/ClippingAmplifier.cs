using System.Runtime.CompilerServices;
using Ms20.Engine.Solvers;

namespace Ms20.Engine.Components;

/// <summary>
/// A non-inverting op-amp with a diode pair across its feedback resistor Rf, and Rg from the inverting input to ground, with or without a
/// capacitor Cg in that leg: the forward amplifier of the early filter, the feedback amplifier of the late one.
/// </summary>
/// <remarks>
/// With Vo the output, Vd = v + Rs i(v) the voltage over the diodes, Vn = Vo - Vd the inverting input, Vcg the capacitor:
/// <code>
/// inverting input   Vd / Rf + i(v) = (Vn - Vcg) / Rg          Cg dVcg/dt = (Vn - Vcg) / Rg
/// op-amp            dVo/dt = 2 pi GBW s (Vin - Vn - Vo / A0)      s = 1 - (Vo / swing)^2 of the sample before, at least 1/4
/// </code>
/// Both capacitors are integrated by the trapezoidal rule. Each keeps one number from sample to sample: what it would hold at the next one
/// if no more current came, q = voltage + current x T/2C; the next is then 2 x (new voltage) - q.
///
/// The unknowns of a sample are Vo and v. One Newton pass: <see cref="Linearize"/> gives the row of Vo; the filter solves its rows;
/// <see cref="Move"/> takes the step and v's own with it; <see cref="Clamp"/> catches v where the step was too long to trust.
/// </remarks>
internal struct ClippingAmplifier<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>
    /// Steps of v longer than this many knees leave the range where Newton's method halves the digits: the estimate takes over.
    /// A tunable: between 0.2 and 0.6 the number of passes hardly changes.
    /// </summary>
    private const double LongestStepKnees = 0.35;

    private readonly int _diodesInSeries;
    private readonly double _rf;
    private readonly double _rg;
    private readonly double _cg;

    private DiodePair<TLanes> _diodes;

    // Set by Prepare: siemens at the inverting input, of the Rg leg, their ratio, and what Rs adds.
    private TLanes _siemens;
    private TLanes _legSiemens;
    private TLanes _legShare;
    private TLanes _legStepShare;
    private TLanes _seriesFactor;
    private TLanes _seriesShare;
    private TLanes _poleStep;

    // Set by Begin: the op-amp's T/2 x 2 pi GBW with warp and swing, and 1 + that x (1 + 1/A0 - share).
    private TLanes _pole;
    private TLanes _ownSlope;

    // The capacitors.
    private TLanes _poleCharge;
    private TLanes _legCharge;

    // The unknowns, and where they stood a sample before.
    private TLanes _outputBefore;
    private TLanes _junction;
    private TLanes _junctionBefore;

    /// <summary>An amplifier.</summary>
    /// <param name="diodesInSeries">Diodes in each of the two strings.</param>
    /// <param name="rf">Feedback resistor in ohms.</param>
    /// <param name="rg">Resistor from the inverting input towards ground, in ohms.</param>
    /// <param name="cg">Capacitor in series with it in farads, or 0 for none.</param>
    public ClippingAmplifier(int diodesInSeries, double rf, double rg, double cg)
    {
        _diodesInSeries = diodesInSeries;
        _diodes = new DiodePair<TLanes>(diodesInSeries);
        _rf = rf;
        _rg = rg;
        _cg = cg;
    }

    /// <summary>The output voltage: the present iterate while solving, the result after.</summary>
    public TLanes Output { readonly get; private set; }

    /// <summary>|v| over the knee, the exponent of a pass.</summary>
    public readonly TLanes Exponent => TLanes.Abs(_junction) * _diodes.PerKnee;

    private static TLanes PerGain => TLanes.Of(1.0 / OperationalAmplifier.OpenLoopGain);

    /// <summary>Fits a unit's own diodes.</summary>
    /// <param name="saturationFactor">Their saturation current against the nominal one's.</param>
    public void Fit(TLanes saturationFactor) => _diodes = new DiodePair<TLanes>(_diodesInSeries, saturationFactor);

    /// <summary>Computes what depends on the time step.</summary>
    public void Prepare(double stepSeconds)
    {
        double legStepOhms = _cg > 0.0 ? 0.5 * stepSeconds / _cg : 0.0;
        double legSiemens = 1.0 / (_rg + legStepOhms);
        double siemens = 1.0 / _rf + legSiemens;
        _legStepShare = TLanes.Of(2.0 * legStepOhms * legSiemens);
        _legSiemens = TLanes.Of(legSiemens);
        _siemens = TLanes.Of(siemens);
        _legShare = TLanes.Of(legSiemens / siemens);
        _seriesFactor = TLanes.Of(1.0 + _diodes.SeriesOhms * siemens);
        _seriesShare = TLanes.Of(_diodes.SeriesOhms * siemens / (1.0 + _diodes.SeriesOhms * siemens));
        _poleStep = TLanes.Of(Math.PI * OperationalAmplifier.GainBandwidthHz * stepSeconds);
    }

    /// <summary>At rest with a DC input: no current in the Rg leg if it has a capacitor (then the gain is 1), else the linear amplifier.</summary>
    public void Settle(TLanes input)
    {
        TLanes gain = _cg > 0.0 ? TLanes.Of(1.0) : TLanes.Of(1.0 + _rf / _rg);
        Output = gain * input / (TLanes.Of(1.0) + gain * PerGain);
        TLanes inverting = Output / gain;
        _junction = Output - inverting;
        _legCharge = _cg > 0.0 ? inverting : default;
        _poleCharge = Output;
        _outputBefore = Output;
        _junctionBefore = _junction;
    }

    /// <summary>Begins a sample: takes this sample's warp, and starts the unknowns on the line through their last two values.</summary>
    /// <returns>How far v has been moved, in knees: for <see cref="Clamp"/>.</returns>
    public TLanes Begin(TLanes warp)
    {
        TLanes one = TLanes.Of(1.0);
        TLanes swing = Output * TLanes.Of(1.0 / OperationalAmplifier.SwingVolts);
        TLanes free = TLanes.Max(one - swing * swing, TLanes.Of(OperationalAmplifier.SlowestShare));
        _pole = _poleStep * warp * free;
        _ownSlope = one + _pole * (one + PerGain - _legShare);
        TLanes output = Output;
        Output = output + (output - _outputBefore);
        _outputBefore = output;
        TLanes junction = _junction;
        TLanes step = junction - _junctionBefore;
        _junction = junction + step;
        _junctionBefore = junction;
        return TLanes.Abs(step) * _diodes.PerKnee;
    }

    /// <summary>The row of the output at the present iterate; v is eliminated from it by a Newton step of its own.</summary>
    /// <param name="e">The exponential of <see cref="Exponent"/>.</param>
    /// <param name="input">The voltage at the non-inverting input.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ClippingRow<TLanes> Linearize(TLanes e, TLanes input)
    {
        TLanes one = TLanes.Of(1.0);
        TLanes square = e * e;
        TLanes current = TLanes.CopySign(_diodes.Saturation * (square - one), _junction);
        TLanes slope = _diodes.SaturationPerKnee * (square + one);
        TLanes scale = _siemens * e + _seriesFactor * slope;
        TLanes linear = _legShare * (Output - _legCharge);
        TLanes drive = input - Output * (one + PerGain) + linear;
        return new ClippingRow<TLanes>
        {
            Scale = scale,
            InputSlope = _pole * scale,
            OutputSlope = scale * _ownSlope + _pole * _legShare * slope,
            Error = scale * (Output - _poleCharge - _pole * drive) + _pole * (current - slope * (_junction - linear)),
            Exponential = e,
            Current = current,
        };
    }

    /// <summary>Takes a Newton step of the output, and the step of v that follows from it, in the lanes still being solved.</summary>
    /// <param name="row">The row of this pass.</param>
    /// <param name="outputStep">How far the output moves (subtracted).</param>
    /// <param name="solving">Mask of the lanes that move.</param>
    /// <returns>The length of v's step in knees.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Move(in ClippingRow<TLanes> row, TLanes outputStep, TLanes solving)
    {
        TLanes output = Output - outputStep;
        TLanes linear = _legShare * (output - _legCharge);
        TLanes step = (row.Exponential * _siemens * (_junction - linear) + _seriesFactor * row.Current) / row.Scale;
        Output = Newton<TLanes>.Take(solving, output, Output);
        _junction = Newton<TLanes>.Take(solving, _junction - step, _junction);
        return TLanes.Abs(step) * _diodes.PerKnee;
    }

    /// <summary>Where v has just been moved far, puts the closed-form solution for this input in place of v and the output.</summary>
    /// <param name="knees">How far v has been moved, in knees.</param>
    /// <param name="input">The voltage at the non-inverting input.</param>
    /// <param name="solving">Mask of the lanes that may be touched.</param>
    /// <returns>Mask of the lanes where that was done.</returns>
    public TLanes Clamp(TLanes knees, TLanes input, TLanes solving)
    {
        TLanes far = TLanes.And(TLanes.Less(TLanes.Of(LongestStepKnees), knees), solving);
        if (TLanes.Any(far))
            PlaceJunction(input, far);
        return far;
    }

    /// <summary>Ends a sample: the capacitors take their new charge.</summary>
    public void Advance()
    {
        _poleCharge = TLanes.Of(2.0) * Output - _poleCharge;
        if (_cg > 0.0)
        {
            TLanes overDiodes = _junction + _seriesShare * (_legShare * (Output - _legCharge) - _junction);
            _legCharge += _legStepShare * (Output - overDiodes - _legCharge);
        }
    }

    /// <summary>Keeps the lanes of the mask and puts the others at rest with a DC input.</summary>
    public void Recover(TLanes found, TLanes input)
    {
        ClippingAmplifier<TLanes> rest = this;
        rest.Settle(input);
        Output = TLanes.Select(found, Output, rest.Output);
        _outputBefore = TLanes.Select(found, _outputBefore, rest._outputBefore);
        _junction = TLanes.Select(found, _junction, rest._junction);
        _junctionBefore = TLanes.Select(found, _junctionBefore, rest._junctionBefore);
        _poleCharge = TLanes.Select(found, _poleCharge, rest._poleCharge);
        _legCharge = TLanes.Select(found, _legCharge, rest._legCharge);
    }

    /// <summary>The largest error of the two equations at the result, in volts; before <see cref="Advance"/>. For tests.</summary>
    public readonly TLanes ResidualVolts(TLanes input)
    {
        TLanes one = TLanes.Of(1.0);
        TLanes amps = _diodes.Current(_junction);
        TLanes overDiodes = _junction + TLanes.Of(_diodes.SeriesOhms) * amps;
        TLanes node = (overDiodes * _siemens + amps) / _legSiemens - (Output - _legCharge);
        TLanes drive = input - Output * (one + PerGain) + overDiodes;
        TLanes pole = (Output - _poleCharge - _pole * drive) / (one + _pole);
        return TLanes.Max(TLanes.Abs(node), TLanes.Abs(pole));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void PlaceJunction(TLanes input, TLanes far)
    {
        // The op-amp's equation gives Vo = (charge + pole (Vin + v)) / (1 + pole (1 + 1/A0)); put into the inverting input's, one unknown is left.
        TLanes one = TLanes.Of(1.0);
        TLanes share = one / (one + _pole * (one + PerGain));
        TLanes resting = (_poleCharge + _pole * input) * share;
        TLanes junction = _diodes.Estimate(_legSiemens * (resting - _legCharge), _siemens - _legSiemens * _pole * share);
        _junction = TLanes.Select(far, junction, _junction);
        Output = TLanes.Select(far, resting + _pole * share * junction, Output);
    }
}
