using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;

namespace Ms20.Engine.Tests;

public sealed class EnvelopeGenerator1Tests
{
    // Segments and their switching are solved exactly, so what differs from the closed form is rounding alone: at most an ulp
    // of 7.5 V a sample over a few 100,000 samples, and a flank's instant to 1e-13 s at up to 1,700 V/s.
    private const double RoundingVolts = 1e-9;

    private static double AttackTau(double seconds) => seconds / Math.Log(3.0);

    private static double FallTau(double seconds) => seconds / Math.Log(10.0);

    private static double Rise(double from, double seconds, double tau) => Math.Min(7.5 + (from - 7.5) * Math.Exp(-seconds / tau), 5.0);

    private static EnvelopeGenerator1<Lanes1> Make(double delay, double attack, double release)
    {
        EnvelopeGenerator1<Lanes1> eg = new();
        eg.Delay.SettleAt(Lanes1.Of(delay));
        eg.Attack.SettleAt(Lanes1.Of(attack));
        eg.Release.SettleAt(Lanes1.Of(release));
        return eg;
    }

    private static double[] Play(EnvelopeGenerator1<Lanes1> eg, Func<double, double> line, double seconds, double engineHz = 192000.0)
    {
        CircuitRig<Lanes1> rig = new(eg, engineHz);
        double[] volts = new double[(int)(seconds * engineHz)];
        rig.Run(
            volts.Length,
            (n, place) => eg.Trigger.Volts[place] = Lanes1.Of(line(n / engineHz)),
            (n, place) => volts[n] = Lanes1.Get(eg.Output.Volts[place], 0));
        return volts;
    }

    [Theory]
    [InlineData(192000.0)]
    [InlineData(384000.0)]
    [InlineData(88200.0)]
    public void Delay_attack_top_and_release_follow_the_closed_form_at_every_rate(double engineHz)
    {
        const double on = 0.01003, off = 0.3004217, delay = 0.0171, attack = 0.05, release = 0.2;
        TriggerLine line = new((on, off));
        double[] volts = Play(Make(delay, attack, release), line.At, 0.8, engineHz);
        for (int n = 0; n < volts.Length; n++)
        {
            double t = n / engineHz;
            double expected = t < on + delay ? 0.0
                : t < off ? Rise(0.0, t - on - delay, AttackTau(attack))
                : 5.0 * Math.Exp(-(t - off) / FallTau(release));
            Assert.Equal(expected, volts[n], RoundingVolts);
        }
    }

    [Fact]
    public void A_new_trigger_starts_from_the_voltage_that_is_left()
    {
        const double on1 = 0.005, off1 = 0.040, on2 = 0.0712345, attack = 0.1, release = 0.08, hz = 192000.0;
        double[] volts = Play(Make(0.0, attack, release), new TriggerLine((on1, off1), (on2, 9.0)).At, 0.3);
        double left = Rise(0.0, off1 - on1, AttackTau(attack)) * Math.Exp(-(on2 - off1) / FallTau(release));
        for (int n = (int)(on2 * hz) + 1; n < volts.Length; n++)
            Assert.Equal(Rise(left, n / hz - on2, AttackTau(attack)), volts[n], RoundingVolts);
    }

    [Fact]
    public void The_capacitor_goes_on_discharging_while_delay_runs()
    {
        const double off1 = 0.040, on2 = 0.0500011, delay = 0.030, attack = 0.01, release = 0.2, hz = 192000.0;
        double[] volts = Play(Make(delay, attack, release), new TriggerLine((-1.0, off1), (on2, 9.0)).At, 0.09);
        // The first trigger is on from the first sample: 5 V are reached after its 30 ms of delay and 10 ms, just before it ends.
        int begin = (int)((off1 + 1e-3) * hz), turn = (int)Math.Ceiling((on2 + delay) * hz);
        for (int n = begin + 1; n < turn; n++)
            Assert.Equal(volts[begin] * Math.Exp(-(n - begin) / hz / FallTau(release)), volts[n], RoundingVolts);
        Assert.True(volts[begin] > 4.0);
        Assert.True(volts[turn] > volts[turn - 1]);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.001)]
    [InlineData(0.1000033)]
    [InlineData(5.5)]
    public void Delay_is_exact_to_a_sample(double delay)
    {
        const double on = 0.00500123, hz = 192000.0;
        double[] volts = Play(Make(delay, 0.01, 0.01), new TriggerLine((on, 99.0)).At, delay + 0.02);
        Assert.Equal((int)Math.Ceiling((on + delay) * hz), Array.FindIndex(volts, v => v > 0.0));
    }

    [Theory]
    [InlineData(-1e-6, false)]
    [InlineData(1e-6, true)]
    public void A_trigger_that_ends_before_delay_has_run_out_starts_no_attack(double longerBySeconds, bool attacks)
    {
        const double on = 0.005, delay = 0.020;
        double[] volts = Play(Make(delay, 0.01, 0.01), new TriggerLine((on, on + delay + longerBySeconds)).At, 0.06);
        Assert.Equal(attacks, volts.Max() > 0.0);
    }

    [Fact]
    public void Attack_time_is_from_0_to_5_V_and_it_stays_at_exactly_5_V()
    {
        const double on = 0.0030011, attack = 0.1, hz = 192000.0;
        double[] volts = Play(Make(0.0, attack, 0.01), new TriggerLine((on, 99.0)).At, 0.5);
        int top = Array.FindIndex(volts, v => v == 5.0);
        Assert.Equal((int)Math.Ceiling((on + attack) * hz), top);
        Assert.All(volts[top..], v => Assert.Equal(5.0, v));
    }

    [Fact]
    public void Release_time_is_until_a_tenth_is_left_and_it_ends_at_exactly_0_V()
    {
        const double off = 0.1000011, release = 0.05, hz = 192000.0;
        double[] volts = Play(Make(0.0, 0.003, release), new TriggerLine((-1.0, off)).At, 1.0);
        int tenth = (int)((off + release) * hz);
        Assert.True(volts[tenth] >= 0.5 && volts[tenth + 1] < 0.5);
        Assert.Equal(0.0, volts[^1]);
    }

    [Fact]
    public void Nothing_happens_at_5_V_and_a_low_line_is_on_for_as_long_as_it_lasts()
    {
        Assert.All(Play(Make(0.0, 0.003, 0.03), _ => 5.0, 0.1), v => Assert.Equal(0.0, v));
        double[] held = Play(Make(0.0, 0.003, 0.03), _ => 0.0, 0.5);
        Assert.All(held[1000..], v => Assert.Equal(5.0, v));
    }

    [Fact]
    public void The_reverse_output_mirrors_and_the_pitch_view_is_0_V_while_a_note_is_held()
    {
        EnvelopeGenerator1<Lanes1> eg = Make(0.0, 0.003, 0.03);
        CircuitRig<Lanes1> rig = new(eg);
        TriggerLine line = new((0.002, 0.02));
        rig.Run(10000, (n, place) => eg.Trigger.Volts[place] = Lanes1.Of(line.At(n / 192000.0)), (n, place) =>
        {
            double volts = Lanes1.Get(eg.Output.Volts[place], 0);
            Assert.Equal(5.0 - volts, Lanes1.Get(eg.Reverse.Volts[place], 0));
            Assert.Equal(volts - 5.0, Lanes1.Get(eg.MinusFive.Volts[place], 0));
            if (n is > 2000 and < 3800)
                Assert.Equal(0.0, Lanes1.Get(eg.MinusFive.Volts[place], 0));
        });
    }

    [Fact]
    public void Turning_attack_bends_the_rise_and_never_makes_it_jump()
    {
        EnvelopeGenerator1<Lanes1> eg = Make(0.0, 16.0, 0.03);
        CircuitRig<Lanes1> rig = new(eg);
        rig.Moves = tick =>
        {
            if (tick == 30)
                eg.Attack.MoveTo(Lanes1.Of(0.003));
        };
        double before = 0.0, steepest = 0.0;
        rig.Run(6000, (_, place) => eg.Trigger.Volts[place] = Lanes1.Of(0.0), (_, place) =>
        {
            double volts = Lanes1.Get(eg.Output.Volts[place], 0);
            steepest = Math.Max(steepest, Math.Abs(volts - before));
            before = volts;
        });
        Assert.Equal(5.0, before);
        // The steepest a 3 ms attack can be: 7.5 V over one time constant, for one sample.
        Assert.True(steepest <= 7.5 / AttackTau(0.003) / 192000.0);
    }

    [Fact]
    public void A_unit_with_slow_parts_stretches_every_time()
    {
        UnitParts<Lanes1> parts = new() { Eg1TimeFactor = Lanes1.Of(1.25) };
        EnvelopeGenerator1<Lanes1> eg = Make(0.08, 0.04, 0.03);
        CircuitRig<Lanes1> rig = new(eg, parts: parts);
        int started = -1, topped = -1;
        rig.Run(192000 / 4, (_, place) => eg.Trigger.Volts[place] = Lanes1.Of(0.0), (n, place) =>
        {
            double volts = Lanes1.Get(eg.Output.Volts[place], 0);
            started = started < 0 && volts > 0.0 ? n : started;
            topped = topped < 0 && volts == 5.0 ? n : topped;
        });
        // On at 0.26 samples before sample 0; 0.1 s are 19,200 samples, 0.05 s are 9,600.
        Assert.Equal(19200, started);
        Assert.Equal(28800, topped);
    }
}
