using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;

namespace Ms20.Engine.Tests;

public sealed class EnvelopeGenerator2Tests
{
    private const double Hz = 192000.0;

    // Segments and their switching are solved exactly: what differs from the closed form is rounding (an ulp of 7.5 V a sample) and
    // the last 1e-8 V of a decay, where the capacitor is taken to have arrived.
    private const double RoundingVolts = 1.2e-8;

    private static double AttackTau(double seconds) => seconds / Math.Log(3.0);

    private static double FallTau(double seconds) => seconds / Math.Log(10.0);

    private static EnvelopeGenerator2<Lanes1> Make(double hold, double attack, double decay, double sustain, double release)
    {
        EnvelopeGenerator2<Lanes1> eg = new();
        eg.Hold.SettleAt(Lanes1.Of(hold));
        eg.Attack.SettleAt(Lanes1.Of(attack));
        eg.Decay.SettleAt(Lanes1.Of(decay));
        eg.Sustain.SettleAt(Lanes1.Of(sustain));
        eg.Release.SettleAt(Lanes1.Of(release));
        return eg;
    }

    private static double[] Play(EnvelopeGenerator2<Lanes1> eg, Func<double, double> line, double seconds, double engineHz = Hz)
    {
        CircuitRig<Lanes1> rig = new(eg, engineHz);
        double[] volts = new double[(int)(seconds * engineHz)];
        rig.Run(
            volts.Length,
            (n, place) => eg.Trigger.Volts[place] = Lanes1.Of(line(n / engineHz)),
            (n, place) => volts[n] = Lanes1.Get(eg.Output.Volts[place], 0));
        return volts;
    }

    /// <summary>The voltage some time after a gate opened on a capacitor at <paramref name="from"/> volts.</summary>
    private static double Opened(double from, double seconds, double attack, double decay, double sustain)
    {
        double turn = AttackTau(attack) * Math.Log((7.5 - from) / 2.5);
        return seconds < turn
            ? 7.5 + (from - 7.5) * Math.Exp(-seconds / AttackTau(attack))
            : 5.0 * sustain + 5.0 * (1.0 - sustain) * Math.Exp(-(seconds - turn) / FallTau(decay));
    }

    [Theory]
    [InlineData(192000.0, 0.0)]
    [InlineData(384000.0, 0.0)]
    [InlineData(88200.0, 0.0)]
    [InlineData(192000.0, 0.1234)]
    [InlineData(384000.0, 0.1234)]
    public void Attack_decay_sustain_hold_and_release_follow_the_closed_form_at_every_rate(double engineHz, double hold)
    {
        const double on = 0.0101, off = 0.2503, attack = 0.02, decay = 0.1, sustain = 0.37, release = 0.15;
        double[] volts = Play(Make(hold, attack, decay, sustain, release), new TriggerLine((on, off)).At, 0.7, engineHz);
        double end = off + hold, left = Opened(0.0, end - on, attack, decay, sustain);
        for (int n = 0; n < volts.Length; n++)
        {
            double t = n / engineHz;
            double expected = t < on ? 0.0
                : t < end ? Opened(0.0, t - on, attack, decay, sustain)
                : left * Math.Exp(-(t - end) / FallTau(release));
            Assert.Equal(expected, volts[n], RoundingVolts);
        }
    }

    [Fact]
    public void A_trigger_in_release_starts_a_new_attack_from_the_voltage_that_is_left()
    {
        const double off = 0.1, on = 0.1432109, attack = 0.05, decay = 0.2, sustain = 0.5, release = 0.1;
        double[] volts = Play(Make(0.0, attack, decay, sustain, release), new TriggerLine((0.002, off), (on, 9.0)).At, 0.5);
        double left = Opened(0.0, off - 0.002, attack, decay, sustain) * Math.Exp(-(on - off) / FallTau(release));
        for (int n = (int)(on * Hz) + 1; n < volts.Length; n++)
            Assert.Equal(Opened(left, n / Hz - on, attack, decay, sustain), volts[n], RoundingVolts);
    }

    [Fact]
    public void A_gap_shorter_than_a_sample_starts_a_new_attack()
    {
        double[] volts = Play(Make(0.0, 0.005, 0.005, 0.2, 0.04), t => (int)Math.Round(t * Hz) == 9600 ? 5.0 : 0.0, 0.1);
        // 1.6 V is passed 0.68 samples before sample 9600 and 1.3 V 0.74 after it. Nine decay times leave 4 V x 1e-9.
        Assert.Equal(1.0, volts[9599], 1e-8);
        // The peak may fall between two samples, from where 4 V decay at most by 4 V x 1/(192 kHz x 2.17 ms).
        Assert.InRange(volts[9600..].Max(), 4.99, 5.0);
    }

    [Fact]
    public void A_legato_note_does_not_start_a_new_attack()
    {
        double[] volts = Play(Make(0.0, 0.005, 0.02, 0.4, 0.04), t => t < 0.1 ? 0.3 : 1.29, 0.2);
        Assert.All(volts[(int)(0.1 * Hz)..], v => Assert.Equal(2.0, v, 1e-4));
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.0500017)]
    [InlineData(5.0)]
    public void Hold_lengthens_the_gate_exactly_to_a_sample(double hold)
    {
        const double off = 0.0300071;
        double[] volts = Play(Make(hold, 0.005, 0.0005, 1.0, 0.1), new TriggerLine((-1.0, off)).At, hold + 0.1);
        int last = Array.FindLastIndex(volts, v => v == 5.0);
        Assert.Equal((int)Math.Floor((off + hold) * Hz), last);
    }

    [Theory]
    [InlineData(0.0, false)]
    [InlineData(0.2, true)]
    public void A_1_ms_trigger_completes_its_attack_only_if_hold_lengthens_the_gate(double hold, bool completes)
    {
        double[] volts = Play(Make(hold, 0.05, 0.1, 0.5, 0.1), new TriggerLine((0.005, 0.006)).At, 0.4);
        Assert.Equal(completes, volts.Max() > 4.999);
    }

    [Fact]
    public void A_trigger_inside_a_hold_neither_starts_anew_nor_ends_early()
    {
        const double off2 = 0.25, hold = 0.1;
        double[] volts = Play(Make(hold, 0.005, 0.01, 0.4, 0.05), new TriggerLine((0.0, 0.1), (0.15, off2)).At, 0.5);
        int from = (int)(0.1 * Hz), end = (int)((off2 + hold) * Hz);
        // Ten decay times after the peak 3e-10 of the step is left: 2 V to a few nanovolts.
        Assert.All(volts[from..end], v => Assert.Equal(2.0, v, 1e-8));
        Assert.True(volts[end + 2] < 2.0);
    }

    [Fact]
    public void The_peak_is_never_above_5_V()
    {
        double[] volts = Play(Make(0.0, 0.005, 0.5, 0.0, 0.5), t => Math.Sin(t * 2000.0) + Math.Sin(t * 1234.5) + 1.4, 3.0);
        Assert.InRange(volts.Max(), 4.99, 5.0);
        Assert.True(volts.Min() >= 0.0);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(1.0)]
    public void The_filters_see_exactly_0_V_while_sustaining_and_minus_the_sustain_at_rest(double sustain)
    {
        EnvelopeGenerator2<Lanes1> eg = Make(0.0, 0.005, 0.02, sustain, 0.05);
        CircuitRig<Lanes1> rig = new(eg);
        TriggerLine line = new((0.01, 0.5));
        rig.Run((int)(1.5 * Hz), (n, place) => eg.Trigger.Volts[place] = Lanes1.Of(line.At(n / Hz)), (n, place) =>
        {
            double view = Lanes1.Get(eg.MinusSustain.Volts[place], 0);
            Assert.Equal(5.0 - Lanes1.Get(eg.Output.Volts[place], 0), Lanes1.Get(eg.Reverse.Volts[place], 0));
            if (n < 0.01 * Hz || n > 1.4 * Hz)
                Assert.Equal(-5.0 * sustain, view);
            else if (n is > (int)(0.3 * Hz) and < (int)(0.5 * Hz))
                Assert.Equal(0.0, view);
        });
    }

    [Fact]
    public void The_slowest_decay_at_the_fastest_rate_is_not_held_off_its_target_by_rounding()
    {
        EnvelopeGenerator2<Lanes1> eg = Make(0.0, 0.005, 0.0005, 0.9, 18.0);
        // 768 kHz is the fastest engine: twice a host's 384 kHz.
        CircuitRig<Lanes1> rig = new(eg, 768000.0);
        double view = 1.0;
        rig.Run(76800, (_, place) => eg.Trigger.Volts[place] = default);
        rig.Moves = tick =>
        {
            if (tick != 1200)
                return;
            eg.Decay.MoveTo(Lanes1.Of(15.0));
            eg.Sustain.MoveTo(Lanes1.Of(0.9 + 5e-9));
        };
        // From 2.5e-8 V off to 1e-8 V is 0.92 time constants of 6.51 s: 6.0 s.
        rig.Run(7 * 768000, null, (_, place) => view = Lanes1.Get(eg.MinusSustain.Volts[place], 0));
        Assert.Equal(0.0, view);
    }

    [Fact]
    public void Raising_sustain_slowly_leaves_the_filters_view_within_5_cents_of_0()
    {
        EnvelopeGenerator2<Lanes1> eg = Make(0.0, 0.005, 0.0005, 0.0, 0.04);
        int ticks = (int)(2.0 * Hz / Tick.Samples);
        CircuitRig<Lanes1> rig = new(eg)
        {
            Moves = tick => eg.Sustain.MoveTo(Lanes1.Of(Math.Clamp((tick - 100.0) / ticks, 0.0, 1.0))),
        };
        double largest = 0.0, output = 0.0;
        rig.Run((ticks + 200) * Tick.Samples, (_, place) => eg.Trigger.Volts[place] = default, (n, place) =>
        {
            output = Lanes1.Get(eg.Output.Volts[place], 0);
            if (n > 0.03 * Hz)
                largest = Math.Max(largest, Math.Abs(Lanes1.Get(eg.MinusSustain.Volts[place], 0)));
        });
        Assert.Equal(5.0, output);
        // The deepest EG2/EXT is 2 octaves a volt: 5 cents are 2.08 mV. The RC lags by 2.5 V/s x 0.5 ms/2.3026 = 0.54 mV.
        Assert.InRange(largest, 0.0005, 0.00208);
    }

    [Fact]
    public void A_unit_with_slow_parts_stretches_every_time()
    {
        UnitParts<Lanes1> parts = new() { Eg2TimeFactor = Lanes1.Of(0.8) };
        EnvelopeGenerator2<Lanes1> eg = Make(0.05, 0.1, 0.1, 1.0, 0.05);
        CircuitRig<Lanes1> rig = new(eg, parts: parts);
        int topped = -1, released = -1;
        rig.Run(40000, (n, place) => eg.Trigger.Volts[place] = Lanes1.Of(n < 19200 ? 0.0 : 5.0), (n, place) =>
        {
            double volts = Lanes1.Get(eg.Output.Volts[place], 0);
            topped = topped < 0 && volts == 5.0 ? n : topped;
            released = topped > 0 && released < 0 && volts < 5.0 ? n : released;
        });
        // 0.08 s are 15,360 samples after 0.26 before sample 0; 0.04 s are 7,680 after 0.68 before sample 19,200.
        Assert.Equal(15360, topped);
        Assert.Equal(19200 + 7680, released);
    }
}
