using System.Runtime.CompilerServices;
using Ms20.Engine.Components;
using Ms20.Engine.Solvers;

namespace Ms20.Engine.Circuits;

/// <summary>The late filter's nodes and the equations between them, solved together once a sample.</summary>
/// <remarks>
/// Unknowns: Va (first OTA's output), V2 (second's, the filter's output), and the feedback amplifier's output Vf and diode voltage. With wc set
/// by Iabc, tau = 2VT / share of the attenuator, h the leak through Ro:
/// <code>
/// first OTA    C1 d(Va - Vf)/dt   = Iabc (tanh(-(Vlp + Va) / tau1) + mirror1) - Va / Ro
/// second OTA   C2 d(V2 - Vfoot)/dt = Iabc (tanh((Va - V2) / tau2) + mirror2) - V2 / Ro
/// coupling     Vw = V2 - Vcc,  Cc dVcc/dt = Vw / pot,  Vin = wiper x Vw
/// amplifier    Vin -> Vf: <see cref="ClippingAmplifier{TLanes}"/>
/// </code>
/// Trapezoidal rule. Each capacitor keeps q = voltage + current x T/2C; the next q is 2 x (new voltage) - q, which stays a true trapezoid
/// while the cutoff moves because the current of each end is weighted with that end's Iabc.
/// mirror1, mirror2: what an amplifier's current mirrors send more one way than the other, 0 in a nominal unit. The nodes then rest off 0 V, where
/// tanh is no longer odd: a second harmonic. (An input offset would shift the nodes too, but leave the pairs balanced and the wave odd.)
/// One pass solves the three rows by Cramer's rule, each row multiplied by its denominator, so that a pass has two divisions.
/// </remarks>
internal struct LateFilterCore<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>No node gets this far; a lane that does has lost its way and starts again from rest.</summary>
    private const double LostVolts = 1000.0;

    /// <summary>The whole PEAK track in ohms.</summary>
    private const double Track = LateFilterParts.Pot + 2.0 * LateFilterParts.PotEnd;

    /// <summary>Half of each OTA's differential input over VT, per volt at the panel's side of its attenuator: the argument of tanh.</summary>
    private const double Halves1 = 0.5 * LateFilterParts.FirstShare / Thermal.Volts;
    private const double Halves2 = 0.5 * LateFilterParts.SecondShare / Thermal.Volts;

    private readonly TLanes _leakStep;
    private readonly TLanes _couplingShare;
    private ClippingAmplifier<TLanes> _amplifier;

    // Capacitors: C1, C2 and Cc.
    private TLanes _c1;
    private TLanes _c2;
    private TLanes _cc;

    // The unknowns, and where they stood a sample before (V2 seen from the foot of C2, so that the input's jumps are foreseen).
    private TLanes _va;
    private TLanes _vaBefore;
    private TLanes _v2;
    private TLanes _overC2;
    private TLanes _overC2Before;

    // The sample's inputs and coefficients.
    private TLanes _lowPassVolts;
    private TLanes _footVolts;
    private TLanes _noiseVolts;
    private TLanes _stepVolts;
    private TLanes _leak;
    private TLanes _inputShare;

    // Charges and what the mirrors add, which is all of a row that does not change from pass to pass.
    private TLanes _from1;
    private TLanes _from2;

    // The mirrors' surplus, as a share of Iabc.
    private TLanes _mirror1;
    private TLanes _mirror2;

    /// <summary>A core at rest, for a time step.</summary>
    public LateFilterCore(double stepSeconds)
    {
        _amplifier = new ClippingAmplifier<TLanes>(LateFilterParts.DiodesInSeries, LateFilterParts.Rf, LateFilterParts.Rg, 0.0);
        _amplifier.Prepare(stepSeconds);
        _couplingShare = TLanes.Of(1.0 / (1.0 + 0.5 * stepSeconds / (Track * LateFilterParts.Cc)));
        _leakStep = TLanes.Of(0.5 * stepSeconds / (LateFilterParts.C1 * LateFilterParts.Ro));
        Settle();
    }

    /// <summary>The output V2 in volts.</summary>
    public readonly TLanes Output => _v2;

    /// <summary>Fits a unit's own diodes and mirrors.</summary>
    /// <param name="diodeFactor">The diodes' saturation current against the nominal one's.</param>
    /// <param name="mirror1">The first amplifier's surplus, as a share of Iabc.</param>
    /// <param name="mirror2">The second's.</param>
    public void Fit(TLanes diodeFactor, TLanes mirror1, TLanes mirror2)
    {
        _amplifier.Fit(diodeFactor);
        _mirror1 = mirror1;
        _mirror2 = mirror2;
    }

    /// <summary>Back to rest with balanced mirrors: every node at 0 V.</summary>
    public void Settle()
    {
        _amplifier.Settle(default);
        _c1 = _c2 = _cc = default;
        _va = _vaBefore = _v2 = _overC2 = _overC2Before = default;
    }

    /// <summary>Back to rest at a cutoff: where tanh (a straight line so near to 0) and leak take what the mirrors send.</summary>
    /// <param name="halfAngle">pi fc T times the warp.</param>
    /// <param name="warp">The warp factor.</param>
    public void Settle(TLanes halfAngle, TLanes warp)
    {
        Settle();
        TLanes leak = _leakStep * warp / halfAngle * TLanes.Of(Halves1);
        _va = _vaBefore = _c1 = _mirror1 / (TLanes.Of(Halves1) + leak);
        _v2 = _overC2 = _overC2Before = _c2 = _cc = (_mirror2 + TLanes.Of(Halves2) * _va) / (TLanes.Of(Halves2) + leak);
    }

    /// <summary>Begins a sample: inputs, coefficients, and a first guess on the line through the last two points.</summary>
    /// <param name="lowPassVolts">The low-pass input.</param>
    /// <param name="footVolts">The foot of C2, the high-pass input; noise in series with C2 is added to it.</param>
    /// <param name="noiseVolts">Noise in series with C1.</param>
    /// <param name="halfAngle">pi fc T times the warp: the small-signal step of the integrators.</param>
    /// <param name="warp">The sample's warp factor.</param>
    /// <param name="loopGain">k.</param>
    public void Begin(TLanes lowPassVolts, TLanes footVolts, TLanes noiseVolts, TLanes halfAngle, TLanes warp, TLanes loopGain)
    {
        _lowPassVolts = lowPassVolts;
        _footVolts = footVolts;
        _noiseVolts = noiseVolts;
        _stepVolts = halfAngle * TLanes.Of(1.0 / Halves1);
        _leak = _leakStep * warp;
        TLanes wiper = loopGain * TLanes.Of(LateFilterParts.Pot / LateFilterParts.FullLoopGain / Track) + TLanes.Of(LateFilterParts.PotEnd / Track);
        _inputShare = wiper * _couplingShare;
        TLanes va = _va;
        _va = va + (va - _vaBefore);
        _vaBefore = va;
        _from1 = _c1 + _stepVolts * _mirror1;
        _from2 = _c2 + _stepVolts * _mirror2;
        TLanes overC2 = _overC2;
        _v2 = footVolts + overC2 + (overC2 - _overC2Before);
        _overC2Before = overC2;
        TLanes knees = _amplifier.Begin(warp);
        _amplifier.Clamp(knees, _inputShare * (_v2 - _cc), Newton<TLanes>.AllLanes);
    }

    /// <summary>Newton passes until every lane's step was short enough.</summary>
    /// <returns>How many passes were taken.</returns>
    public int Solve()
    {
        TLanes solving = Newton<TLanes>.AllLanes;
        for (int pass = 1; pass < Newton<TLanes>.MostPasses; pass++)
        {
            solving = TLanes.And(solving, Pass(solving));
            if (!TLanes.Any(solving))
                return pass;
        }

        Pass(solving);
        return Newton<TLanes>.MostPasses;
    }

    /// <summary>Ends a sample: the capacitors take their new charge.</summary>
    public void Advance()
    {
        TLanes two = TLanes.Of(2.0);
        _overC2 = _v2 - _footVolts;
        _c1 = two * (_va - _amplifier.Output - _noiseVolts) - _c1;
        _c2 = two * _overC2 - _c2;
        _cc = two * (_v2 - (_v2 - _cc) * _couplingShare) - _cc;
        _amplifier.Advance();
        TLanes reach = TLanes.Abs(_va) + TLanes.Abs(_v2) + TLanes.Abs(_amplifier.Output);
        TLanes found = TLanes.LessOrEqual(reach, TLanes.Of(LostVolts));
        if (TLanes.Any(TLanes.AndNot(Newton<TLanes>.AllLanes, found)))
            Recover(found);
    }

    /// <summary>The largest error of the sample's equations, in volts; between <see cref="Solve"/> and <see cref="Advance"/>. For tests.</summary>
    public readonly TLanes ResidualVolts()
    {
        TLanes first = TransconductanceAmplifier<TLanes>.Share(-TLanes.Of(Halves1) * (_lowPassVolts + _va));
        TLanes second = TransconductanceAmplifier<TLanes>.Share(TLanes.Of(Halves2) * (_va - _v2));
        TLanes f1 = _va - _amplifier.Output - _noiseVolts - _from1 - _stepVolts * first + _leak * _va;
        TLanes f2 = _v2 - _footVolts - _from2 - _stepVolts * second + _leak * _v2;
        TLanes input = _inputShare * (_v2 - _cc);
        return TLanes.Max(TLanes.Max(TLanes.Abs(f1), TLanes.Abs(f2)), _amplifier.ResidualVolts(input));
    }

    /// <summary>One Newton pass over all rows.</summary>
    /// <returns>Mask of the lanes that need another.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private TLanes Pass(TLanes solving)
    {
        TLanes e1 = Exp<TLanes>.OfModerate(TLanes.Of(-2.0 * Halves1) * (_lowPassVolts + _va));
        TLanes e2 = Exp<TLanes>.OfModerate(TLanes.Of(2.0 * Halves2) * (_va - _v2));
        TLanes exponential = Exp<TLanes>.OfModerate(_amplifier.Exponent);
        ClippingRow<TLanes> amplifier = _amplifier.Linearize(exponential, _inputShare * (_v2 - _cc));

        // Rows of Va, V2, Vf, each times its denominator:  a dVa - s dVf = error1,  -b dVa + c dV2 = error2,  -m dV2 + p dVf = amplifier.Error.
        TLanes one = TLanes.Of(1.0);
        TLanes leaky = one + _leak;
        TransconductanceAmplifier<TLanes>.Linearize(e1, out TLanes s, out TLanes share1, out TLanes slope1);
        TransconductanceAmplifier<TLanes>.Linearize(e2, out TLanes scale2, out TLanes share2, out TLanes slope2);
        TLanes a = s * leaky + _stepVolts * TLanes.Of(Halves1) * slope1;
        TLanes b = _stepVolts * TLanes.Of(Halves2) * slope2;
        TLanes c = scale2 * leaky + b;
        TLanes m = amplifier.InputSlope * _inputShare;
        TLanes p = amplifier.OutputSlope;
        TLanes error1 = s * (_va * leaky - _amplifier.Output - _noiseVolts - _from1) - _stepVolts * share1;
        TLanes error2 = scale2 * (_v2 * leaky - _footVolts - _from2) - _stepVolts * share2;

        TLanes cp = c * p, bm = b * m;
        TLanes unit = one / (a * cp - s * bm);
        TLanes stepA = (error1 * cp + s * (m * error2 + c * amplifier.Error)) * unit;
        TLanes step2 = (a * p * error2 + b * (p * error1 + s * amplifier.Error)) * unit;
        TLanes stepF = (a * (c * amplifier.Error + m * error2) + error1 * bm) * unit;

        _va = Newton<TLanes>.Take(solving, _va - stepA, _va);
        _v2 = Newton<TLanes>.Take(solving, _v2 - step2, _v2);
        TLanes knees = _amplifier.Move(amplifier, stepF, solving);
        TLanes far = _amplifier.Clamp(knees, _inputShare * (_v2 - _cc), solving);
        TLanes square = knees * knees + TLanes.Of(Halves1 * Halves1) * (stepA * stepA + step2 * step2);
        return TLanes.Or(far, TLanes.Less(TLanes.Of(Newton<TLanes>.LastStep * Newton<TLanes>.LastStep), square));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Recover(TLanes found)
    {
        _c1 = TLanes.Select(found, _c1, default);
        _c2 = TLanes.Select(found, _c2, default);
        _cc = TLanes.Select(found, _cc, default);
        _va = TLanes.Select(found, _va, default);
        _vaBefore = TLanes.Select(found, _vaBefore, default);
        _v2 = TLanes.Select(found, _v2, default);
        _overC2 = TLanes.Select(found, _overC2, default);
        _overC2Before = TLanes.Select(found, _overC2Before, default);
        _amplifier.Recover(found, default);
    }
}
