using System.Runtime.CompilerServices;
using Ms20.Engine.Components;
using Ms20.Engine.Solvers;

namespace Ms20.Engine.Circuits;

/// <content>The solution of a sample's equations.</content>
internal partial struct EarlyFilterCore<TLanes>
{
    /// <summary>Longest Newton step of a node, in VT: beyond, the exponentials' tangents say nothing.</summary>
    private const double LongestStep = 2.0;

    /// <summary>Of the passes beyond <see cref="Newton{TLanes}.MostPasses"/>, how many go only half the way. A tunable.</summary>
    private const int HalfPasses = 3;

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

        solving = TLanes.And(solving, Pass(solving));
        return TLanes.Any(solving) ? Newton<TLanes>.MostPasses + Relax(solving) : Newton<TLanes>.MostPasses;
    }

    /// <summary>
    /// Where nodes and clamp still throw each other from one side of the solution to the other, the nodes go half the way a few times, which brings them
    /// near it, and Newton's method finishes. About one sample in ten million of noise of 15 V at a cutoff of 15 kHz and the largest loop gain there is.
    /// </summary>
    /// <returns>How many passes were taken.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Relax(TLanes solving)
    {
        TLanes half = TLanes.Of(0.5);
        for (int pass = 1; pass <= Newton<TLanes>.MostPasses; pass++)
        {
            (TLanes s, TLanes a, TLanes b) = (_s, _a, _b);
            solving = TLanes.And(solving, Pass(solving));
            if (!TLanes.Any(solving))
                return pass;
            if (pass > HalfPasses)
                continue;
            _s = Newton<TLanes>.Take(solving, half * (s + _s), _s);
            _a = Newton<TLanes>.Take(solving, half * (a + _a), _a);
            _b = Newton<TLanes>.Take(solving, half * (b + _b), _b);
        }

        return Newton<TLanes>.MostPasses;
    }

    /// <summary>The largest error of the sample's equations, in volts; between <see cref="Solve"/> and <see cref="Advance"/>. For tests.</summary>
    public readonly TLanes ResidualVolts()
    {
        TLanes x = Exp<TLanes>.OfModerate(-_s), y = Exp<TLanes>.OfModerate(-_a), z = Exp<TLanes>.OfModerate(-_b);
        Korg35Channel<TLanes> q1 = default, q2 = default;
        q1.Evaluate(_drive, x, y);
        q2.Evaluate(_drive * TLanes.Of(PerRatio), y, z);
        TLanes f0 = _s - _source + _sourceOhms * q1.IntoCollector;
        TLanes f1 = _a - _tap * _amplifier.Output - _noise - _c1 - _step1 * (q1.OutOfEmitter - q2.IntoCollector);
        TLanes f2 = _b - _foot - _c2 - _step2 * q2.OutOfEmitter;
        TLanes nodes = TLanes.Max(TLanes.Abs(f0), TLanes.Max(TLanes.Abs(f1), TLanes.Abs(f2))) * TLanes.Of(Thermal.Volts);
        return TLanes.Max(nodes, _amplifier.ResidualVolts(_b * TLanes.Of(Thermal.Volts)));
    }

    /// <summary>One Newton pass over all rows.</summary>
    /// <returns>Mask of the lanes that need another.</returns>
    /// <remarks>Two methods, because the net9 native compiler stops inlining the lanes' operators in a body as large as both.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private TLanes Pass(TLanes solving)
    {
        Linearize(out EarlyFilterRows<TLanes> node);
        TLanes exponential = Exp<TLanes>.OfModerate(_amplifier.Exponent);
        ClippingRow<TLanes> amplifier = _amplifier.Linearize(exponential, _b * TLanes.Of(Thermal.Volts));
        TLanes slope = amplifier.OutputSlope, input = amplifier.InputSlope * TLanes.Of(Thermal.Volts);

        // s and Vo eliminated, times SByS x slope; then a and b by Cramer's rule:  p da + q db = e,  -BByA da + BByB db = BError.
        TLanes one = TLanes.Of(1.0);
        TLanes p = slope * (node.SByS * node.AByA + node.AByS * node.SByA);
        TLanes q = node.SByS * (slope * node.AByB - _tap * input);
        TLanes e = node.SByS * (slope * node.AError + _tap * amplifier.Error) + slope * node.AByS * node.SError;
        TLanes outer = one / (node.SByS * slope), unit = one / (p * node.BByB + q * node.BByA);
        TLanes outerS = slope * outer, outerO = node.SByS * outer;
        TLanes stepA = Limit((e * node.BByB - q * node.BError) * unit);
        TLanes stepB = Limit((p * node.BError + node.BByA * e) * unit);
        TLanes stepS = Limit(node.SError * outerS - node.SByA * outerS * stepA);
        TLanes stepO = amplifier.Error * outerO + input * outerO * stepB;

        _s = Newton<TLanes>.Take(solving, _s - stepS, _s);
        _a = Newton<TLanes>.Take(solving, _a - stepA, _a);
        _b = Newton<TLanes>.Take(solving, _b - stepB, _b);
        TLanes knees = _amplifier.Move(amplifier, stepO, solving);
        TLanes far = _amplifier.Clamp(knees, _b * TLanes.Of(Thermal.Volts), solving);
        TLanes square = knees * knees + stepS * stepS + stepA * stepA + stepB * stepB;
        return TLanes.Or(far, TLanes.Less(TLanes.Of(Newton<TLanes>.LastStep * Newton<TLanes>.LastStep), square));
    }

    /// <summary>The nodes' rows at the present point.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void Linearize(out EarlyFilterRows<TLanes> node)
    {
        TLanes one = TLanes.Of(1.0);

        // The grounded source of the high-pass moves by millionths of VT, at most by a hundredth; two terms of the series are exact to 1e-7.
        TLanes x = _grounded ? one - _s * (one - TLanes.Of(0.5) * _s) : Exp<TLanes>.OfModerate(-_s);
        TLanes y = Exp<TLanes>.OfModerate(-_a), z = Exp<TLanes>.OfModerate(-_b);
        Korg35Channel<TLanes> q1 = default, q2 = default;
        q1.Evaluate(_drive, x, y);
        q2.Evaluate(_drive * TLanes.Of(PerRatio), y, z);
        node.SError = _s - _source + _sourceOhms * q1.IntoCollector;
        node.AError = _a - _tap * _amplifier.Output - _noise - _c1 - _step1 * (q1.OutOfEmitter - q2.IntoCollector);
        node.BError = _b - _foot - _c2 - _step2 * q2.OutOfEmitter;
        node.SByS = one + _sourceOhms * q1.CollectorByC;
        node.SByA = _sourceOhms * q1.CollectorByE;
        node.AByS = _step1 * q1.EmitterByC;
        node.AByA = one - _step1 * (q1.EmitterByE - q2.CollectorByC);
        node.AByB = _step1 * q2.CollectorByE;
        node.BByA = _step2 * q2.EmitterByC;
        node.BByB = one - _step2 * q2.EmitterByE;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Limit(TLanes step) => TLanes.Min(TLanes.Max(step, TLanes.Of(-LongestStep)), TLanes.Of(LongestStep));
}
