using System.Globalization;
using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Measurement.Analysis;
using Ms20.Measurement.Plotting;
using Ms20.Measurement.Rigs;
using Ms20.Panel;

namespace Ms20.Measurement.Rooms;

/// <summary>The envelope generators: times and curves against the RC's own solution.</summary>
internal static class Envelopes
{
    private const double Hz = CircuitTrace.EngineHz;
    private const double AimVolts = 7.5;
    private const double TopVolts = 5.0;
    private const string Tenth = "a hundredth of what parts of 10 % make of it";
    private const string Curve = "a two-hundredth of a decibel below the top; two steps of a 10-bit meter";

    // When the trigger comes, off the grid of samples.
    private const double OnSeconds = 0.0100037;

    /// <summary>The room.</summary>
    public static Room Room { get; } = new(
        "Envelopes",
        "Both generators as circuits, their knobs at 0, 2.5, 5, 7.5 and 10. An attack's time is from 0 to 5 V on the way to 7.5 V, a decay's and a release's until "
        + "a tenth is left; DELAY and HOLD are exact. Instants are read off the output between two samples. The curve is compared with the solution of its RC at "
        + "every sample. The largest errors.",
        [.. TimeRows(), .. CurveRows()])
    {
        Plots = [new("envelope", "Envelope generator 2: the line is ours, the dots are the solution of its RC.", Draw)],
    };

    private static IEnumerable<Row> TimeRows()
    {
        Row Time(string id, string what, Control knob, Func<double, double> measure) => new(
            id, what, "%", Target.Within(0.1, Tenth), _ => Worst.Furthest(new[] { 0.0, 2.5, 5.0, 7.5, 10.0 }
                .Select(dial => knob.LawFor(Profiles.Early1978).ToPhysical(dial))
                .Where(seconds => seconds > 0.0)
                .Select(seconds => new Reading(
                    100.0 * (measure(seconds) / seconds - 1.0), Detail: string.Create(CultureInfo.InvariantCulture, $"{seconds:G4} s")))))
        { Digits = 4, OnRecord = 0.001 };

        yield return Time("eg1.delay", "EG 1, DELAY TIME", Controls.Eg1Delay, seconds => StartOfAttack(Eg1(delay: seconds), seconds + 0.1));
        yield return Time("eg1.attack", "EG 1, ATTACK TIME", Controls.Eg1Attack, seconds => AttackSeconds(Eg1(attack: seconds), seconds + 0.1));
        yield return Time("eg1.release", "EG 1, RELEASE TIME", Controls.Eg1Release, seconds => FallSeconds(Eg1(release: seconds), 0.1, seconds + 0.2));
        yield return Time("eg2.attack", "EG 2, ATTACK TIME", Controls.Eg2Attack, seconds => AttackSeconds(Eg2(attack: seconds), seconds + 0.1));
        yield return Time("eg2.decay", "EG 2, DECAY TIME", Controls.Eg2Decay, seconds => FallSeconds(Eg2(decay: seconds, sustain: 0.0), 1e9, seconds + 0.2));
        yield return Time("eg2.hold", "EG 2, HOLD TIME", Controls.Eg2Hold, seconds => HoldSeconds(Eg2(hold: seconds, release: 0.1), 0.1, seconds + 0.3));
        yield return Time("eg2.release", "EG 2, RELEASE TIME", Controls.Eg2Release, seconds => FallSeconds(Eg2(release: seconds), 0.1, seconds + 0.2));
    }

    private static IEnumerable<Row> CurveRows()
    {
        yield return new(
            "eg1.curve", "EG 1, delay 50 ms, attack 20 ms, release 150 ms: the whole curve, of 5 V", "%", Target.AtMost(0.1, Curve), _ =>
            {
                const double delay = 0.05, attack = 0.02, release = 0.15, off = 0.25;
                double[] trace = Trace(Eg1(delay, attack, release), off, 0.7);
                return LargestError(trace, t => t < off ? Risen(t - OnSeconds - delay, attack) : TopVolts * Math.Pow(10.0, (off - t) / release));
            })
        { Digits = 4, OnRecord = 1e-6 };
        yield return new(
            "eg2.curve", "EG 2, attack 20 ms, decay 100 ms, sustain 37 %, hold 0.1 s, release 150 ms: the whole curve, of 5 V", "%", Target.AtMost(0.1, Curve),
            _ => LargestError(Trace(Eg2(0.02, 0.1, 0.37, 0.1, 0.15), 0.25, 0.7), t => FullCurve(t, 0.02, 0.1, 0.37, 0.35, 0.15)))
        { Digits = 4, OnRecord = 1e-6 };
    }

    private static (Circuit<Lanes1> Circuit, Signal<Lanes1> Trigger, Signal<Lanes1> Output) Eg1(
        double delay = 0.0, double attack = 0.003, double release = 0.03)
    {
        var eg = new EnvelopeGenerator1<Lanes1>();
        eg.Delay.SettleAt(Lanes1.Of(delay));
        eg.Attack.SettleAt(Lanes1.Of(attack));
        eg.Release.SettleAt(Lanes1.Of(release));
        return (eg, eg.Trigger, eg.Output);
    }

    private static (Circuit<Lanes1> Circuit, Signal<Lanes1> Trigger, Signal<Lanes1> Output) Eg2(
        double attack = 0.005, double decay = 0.0005, double sustain = 1.0, double hold = 0.0, double release = 0.04)
    {
        var eg = new EnvelopeGenerator2<Lanes1>();
        eg.Hold.SettleAt(Lanes1.Of(hold));
        eg.Attack.SettleAt(Lanes1.Of(attack));
        eg.Decay.SettleAt(Lanes1.Of(decay));
        eg.Sustain.SettleAt(Lanes1.Of(sustain));
        eg.Release.SettleAt(Lanes1.Of(release));
        return (eg, eg.Trigger, eg.Output);
    }

    private static double[] Trace((Circuit<Lanes1> Circuit, Signal<Lanes1> Trigger, Signal<Lanes1> Output) eg, double offSeconds, double seconds) =>
        CircuitTrace.Of(eg.Circuit, eg.Trigger, new TriggerLine((OnSeconds, offSeconds)).At, eg.Output, seconds);

    /// <summary>From the trigger to 0 V on the way up.</summary>
    private static double StartOfAttack((Circuit<Lanes1>, Signal<Lanes1>, Signal<Lanes1>) eg, double seconds)
    {
        double[] trace = Trace(eg, 1e9, seconds);
        int first = Array.FindIndex(trace, volts => volts > 0.0);
        return Exponential.InstantOf(0.0, trace, first, AimVolts) / Hz - OnSeconds;
    }

    /// <summary>From 0 to 5 V.</summary>
    private static double AttackSeconds((Circuit<Lanes1>, Signal<Lanes1>, Signal<Lanes1>) eg, double seconds)
    {
        double[] trace = Trace(eg, 1e9, seconds);
        int first = Array.FindIndex(trace, volts => volts > 0.0), top = Array.FindIndex(trace, volts => volts > 4.99);
        return (Exponential.InstantOf(TopVolts, trace, top - 2, AimVolts) - Exponential.InstantOf(0.0, trace, first, AimVolts)) / Hz;
    }

    /// <summary>From the last 5 V to a tenth of them.</summary>
    private static double FallSeconds((Circuit<Lanes1>, Signal<Lanes1>, Signal<Lanes1>) eg, double offSeconds, double seconds)
    {
        double[] trace = Trace(eg, offSeconds, seconds);
        int top = Array.FindIndex(trace, volts => volts > 4.8), fallen = Array.FindIndex(trace, top, volts => volts < 0.1 * TopVolts);
        int falling = Array.FindIndex(trace, top, volts => volts < 4.7);
        return (Exponential.InstantOf(0.1 * TopVolts, trace, fallen - 1, 0.0) - Exponential.InstantOf(TopVolts, trace, falling, 0.0)) / Hz;
    }

    /// <summary>From the trigger's end to the last 5 V.</summary>
    private static double HoldSeconds((Circuit<Lanes1>, Signal<Lanes1>, Signal<Lanes1>) eg, double offSeconds, double seconds)
    {
        double[] trace = Trace(eg, offSeconds, seconds);
        int falling = Array.FindIndex(trace, (int)(offSeconds * Hz), volts => volts < 4.99);
        return Exponential.InstantOf(TopVolts, trace, falling, 0.0) / Hz - offSeconds;
    }

    private static double Risen(double seconds, double attack) =>
        seconds < 0.0 ? 0.0 : Math.Min(AimVolts * (1.0 - Math.Pow(3.0, -seconds / attack)), TopVolts);

    private static double FullCurve(double t, double attack, double decay, double sustain, double end, double release)
    {
        double Open(double seconds) => seconds < attack
            ? Risen(seconds, attack)
            : TopVolts * (sustain + (1.0 - sustain) * Math.Pow(10.0, (attack - seconds) / decay));
        return t < end ? Open(t - OnSeconds) : Open(end - OnSeconds) * Math.Pow(10.0, (end - t) / release);
    }

    private static Reading LargestError(double[] trace, Func<double, double> law) =>
        100.0 / TopVolts * Enumerable.Range(0, trace.Length).Max(n => Math.Abs(trace[n] - law(n / Hz)));

    private static Chart Draw(Bench bench)
    {
        const double attack = 0.15, decay = 0.3, sustain = 0.4, off = 0.8, hold = 0.2, release = 0.5;
        double[] trace = Trace(Eg2(attack, decay, sustain, hold, release), off, 1.8);
        return new Chart(
            "Envelope generator 2: line ours, dots the solution of its RC",
            Axis.Linear("time, s", 0.0, 1.8),
            Axis.Linear("output, V", 0.0, 6.0),
            [
                new("ours", [.. Enumerable.Range(0, trace.Length / 96).Select(n => (n * 96 / Hz, trace[n * 96]))]),
                new("RC", [.. Enumerable.Range(0, 46).Select(n => (n * 0.04, FullCurve(n * 0.04, attack, decay, sustain, off + hold, release)))], CurveKind.Dots),
                new("trigger", [(OnSeconds, 5.5), (off, 5.5)], CurveKind.Guide),
            ]);
    }
}
