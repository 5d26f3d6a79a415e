using Ms20.Engine.Circuits;
using Ms20.Engine.Components;
using Ms20.Engine.Lanes;

namespace Ms20.Engine.Tests;

public class VoltageControlledAmplifierTests
{
    // 1/100 s of the standard engine: bins of 100 Hz.
    private const int Record = 1920;
    private const int Cycles = 10;
    private const double BetaRatio = PassTransistor<Lanes1>.ReverseBeta / PassTransistor<Lanes1>.ForwardBeta;

    [Theory]
    [InlineData(0.0, 0.3)]
    [InlineData(0.5, 0.0)]
    [InlineData(1.0, 0.0)]
    [InlineData(0.0, 2.5)]
    [InlineData(2.0, 2.0)]
    [InlineData(5.0, 0.0)]
    [InlineData(-2.0, 7.0)]
    [InlineData(5.0, 0.5)]
    public void Gain_is_a_straight_line_over_the_sum_of_envelope_and_initial_gain(double envelope, double initialGain)
    {
        // The line meets zero at the middle of the knee, 0.175 V; the closed gain of 3.2e-4 is added where it is not open yet.
        double line = (envelope + initialGain - 0.175) / (5.0 - 0.175);
        // The coupling at 2 Hz takes 2e-6 of the 1 kHz used.
        Assert.Equal(line + 3.1623e-4 * (1.0 - line), SmallSignalGain(envelope, initialGain), 3e-6);
    }

    [Fact]
    public void Gain_is_exactly_one_at_five_volts_and_stops_at_the_lines_value_for_six()
    {
        Assert.Equal(1.0, SmallSignalGain(5.0, 0.0), 3e-6);
        double six = (6.0 - 0.175) / (5.0 - 0.175);
        Assert.InRange(SmallSignalGain(6.0, 0.0), 0.97 * six, six);
        Assert.Equal(six, SmallSignalGain(6.5, 0.0), 1e-4);
        Assert.Equal(SmallSignalGain(6.5, 0.0), SmallSignalGain(15.0, 15.0), 1e-12);
    }

    [Fact]
    public void Gain_never_falls_as_the_control_voltage_rises_and_has_no_corner()
    {
        double last = 0.0, lastSlope = 0.0;
        const double step = 0.02;
        for (double volts = -0.1; volts < 7.0; volts += step)
        {
            double gain = SmallSignalGain(volts, 0.0, settlingRecords: 0);
            double slope = (gain - last) / step;
            Assert.True(slope > -1e-9, $"falls at {volts} V");
            // Full slope is 0.207 a volt. The knee bends over 0.25 V, at most 15/8 of the mean rate: 0.031 a step; a corner would show all 0.207.
            Assert.True(volts < -0.05 || Math.Abs(slope - lastSlope) < 0.032, $"corner at {volts} V");
            last = gain;
            lastSlope = slope;
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.05)]
    [InlineData(-15.0)]
    public void Closed_it_passes_seventy_decibels_less(double controlVolts) =>
        Assert.Equal(-70.0, Tone.Db(SmallSignalGain(controlVolts, 0.0)), 0.01);

    [Fact]
    public void The_nominal_two_millivolts_become_one_volt_when_open()
    {
        double[] output = Settled(LevelPlan.AmplifierNominalVolts, 5.0, 0.0);
        // The third-order term adds D^2/8 = 0.07 % to the fundamental.
        Assert.Equal(LevelPlan.NominalOutputVolts, Tone.PeakAt(output, Cycles), 0.001);
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.002)]
    [InlineData(0.004)]
    public void Second_and_third_harmonic_are_a_quarter_of_d_and_a_twenty_fourth_of_its_square(double peakVolts)
    {
        double d = peakVolts / PassTransistor<Lanes1>.ThermalVolts;
        double[] output = Settled(peakVolts, 5.0, 0.0);
        double fundamental = Tone.PeakAt(output, Cycles);
        double second = Tone.PeakAt(output, 2 * Cycles) / fundamental, third = Tone.PeakAt(output, 3 * Cycles) / fundamental;
        // The ideal junction's figures; the finite beta ratio takes 3.3 % and 9.8 % of them, the next order under 1 %.
        Assert.InRange(second / (d / 4.0), 0.96, 0.97);
        Assert.InRange(third / (d * d / 24.0), 0.89, 0.91);
        // The law's own series to the next order: derivatives at 0 in r = bR/bF.
        double s = BetaRatio / (1.0 + BetaRatio);
        Assert.Equal(d / 4.0 * (1.0 - 2.0 * s), second, second * d * d / 4.0);
        Assert.Equal(d * d / 24.0 * ((1.0 - 2.0 * s) * (1.0 - 2.0 * s) - 2.0 * s * (1.0 - s)), third, third * d * d / 2.0);
    }

    [Fact]
    public void Distortion_belongs_to_the_signal_and_not_to_the_gain()
    {
        double[] open = Settled(0.002, 5.0, 0.0), nearlyClosed = Settled(0.002, 0.4, 0.0);
        double whenOpen = Tone.PeakAt(open, 2 * Cycles) / Tone.PeakAt(open, Cycles);
        double whenClosed = Tone.PeakAt(nearlyClosed, 2 * Cycles) / Tone.PeakAt(nearlyClosed, Cycles);
        Assert.Equal(whenOpen, whenClosed, 1e-9);
    }

    [Fact]
    public void Opening_on_silence_moves_the_output_by_the_feed_through_alone()
    {
        VoltageControlledAmplifier<Lanes1> amplifier = Amplifier(inputScale: 1.0);
        amplifier.Envelope.Fill(Lanes1.Of(5.0));
        amplifier.Run(0, 1);
        Assert.Equal(-35.0, Tone.Db(Lanes1.Get(amplifier.Output.Volts[0], 0) / LevelPlan.NominalOutputVolts), 0.001);
    }

    [Fact]
    public void A_standing_voltage_from_the_filter_adds_nothing_to_the_step_of_opening()
    {
        VoltageControlledAmplifier<Lanes1> amplifier = Amplifier(inputScale: LevelPlan.EarlyAmplifierInputScale);
        var standing = new double[4 * 192000];
        Array.Fill(standing, 0.3);
        Rig.Run(amplifier, amplifier.In, standing, amplifier.Output);
        amplifier.Envelope.Fill(Lanes1.Of(5.0));
        amplifier.Run(0, 1);
        // After 4 s a coupling of 2 Hz has e^-50 left.
        Assert.Equal(-35.0, Tone.Db(Lanes1.Get(amplifier.Output.Volts[0], 0) / LevelPlan.NominalOutputVolts), 0.001);
    }

    [Fact]
    public void A_thump_fades_at_the_output_within_a_quarter_of_a_second()
    {
        VoltageControlledAmplifier<Lanes1> amplifier = Amplifier(inputScale: 1.0);
        var stage = new OutputStage<Lanes1> { In = amplifier.Output };
        stage.Prepare(Rig.Standard, new UnitParts<Lanes1>());
        stage.Reset();
        double first = 0.0, last = 0.0;
        amplifier.Envelope.Fill(Lanes1.Of(5.0));
        for (int tick = 0; tick < 750; tick++)
        {
            amplifier.Run(0, Tick.Samples);
            stage.Run(0, Tick.Samples);
            last = Lanes1.Get(stage.SignalOut.Volts[0], 0);
            first = tick == 0 ? last : first;
        }
        Assert.InRange(first, 0.0177, 0.0178);
        Assert.InRange(last, 0.0, 0.001 * first);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.012)]
    public void However_hard_it_is_driven_the_supplies_bound_it(double inputScale)
    {
        VoltageControlledAmplifier<Lanes1> amplifier = Amplifier(inputScale);
        amplifier.Envelope.Fill(Lanes1.Of(15.0));
        double[] square = Tone.Sine(Record, Cycles, 1.0);
        for (int i = 0; i < Record; i++)
            square[i] = square[i] >= 0.0 ? 15.0 : -15.0;
        double[] output = Rig.Run(amplifier, amplifier.In, square, amplifier.Output);
        Assert.Equal(15.0, output.Max());
        Assert.InRange(output.Min(), -15.0, -14.0);
    }

    [Fact]
    public void Ten_times_nominal_at_five_kilohertz_folds_back_below_minus_130_decibels()
    {
        // Bins of 1 Hz; harmonics of a prime frequency fold to places of their own.
        const int second = 192000, hertz = 5003;
        VoltageControlledAmplifier<Lanes1> amplifier = Amplifier(inputScale: 1.0);
        amplifier.Envelope.Fill(Lanes1.Of(4.0));
        double[] sine = Tone.Sine(second, hertz, 10.0 * LevelPlan.AmplifierNominalVolts);
        Rig.Run(amplifier, amplifier.In, sine, amplifier.Output);
        double[] output = Rig.Run(amplifier, amplifier.In, sine, amplifier.Output);
        double fundamental = Tone.PeakAt(output, hertz);
        for (int n = 20; n <= 60; n++)
        {
            int folded = n * hertz % second;
            folded = Math.Min(folded, second - folded);
            if (folded < 20000)
                Assert.InRange(Tone.Db(Tone.PeakAt(output, folded) / fundamental), -400.0, -130.0);
        }
    }

    /// <summary>Gain from the transistor to the output, the nominal 500 taken out, for 20 uV: harmonics change the fundamental by 1e-7.</summary>
    private static double SmallSignalGain(double envelope, double initialGain, int settlingRecords = 100)
    {
        const double peak = 20e-6;
        double[] output = Settled(peak, envelope, initialGain, settlingRecords);
        return Tone.PeakAt(output, Cycles) / peak * LevelPlan.AmplifierNominalVolts / LevelPlan.NominalOutputVolts;
    }

    /// <summary>One record after, as a rule, a second: the coupling's start has decayed to e^-12 by then.</summary>
    private static double[] Settled(double peakVolts, double envelope, double initialGain, int settlingRecords = 100)
    {
        VoltageControlledAmplifier<Lanes1> amplifier = Amplifier(inputScale: 1.0);
        amplifier.Envelope.Fill(Lanes1.Of(envelope));
        amplifier.InitialGain.Fill(Lanes1.Of(initialGain));
        double[] sine = Tone.Sine(Record, Cycles, peakVolts);
        for (int i = 0; i < settlingRecords; i++)
            Rig.Run(amplifier, amplifier.In, sine, amplifier.Output);
        return Rig.Run(amplifier, amplifier.In, sine, amplifier.Output);
    }

    private static VoltageControlledAmplifier<Lanes1> Amplifier(double inputScale)
    {
        var amplifier = new VoltageControlledAmplifier<Lanes1> { InputScale = inputScale };
        amplifier.Prepare(Rig.Standard, new UnitParts<Lanes1>());
        amplifier.Reset();
        return amplifier;
    }
}
