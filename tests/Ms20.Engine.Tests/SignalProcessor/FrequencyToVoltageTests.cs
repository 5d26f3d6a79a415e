using System.Numerics;
using Ms20.Engine.Circuits;
using Ms20.Engine.Components;
using Ms20.Engine.Lanes;
using Ms20.Engine.Tests.Acceptance;
using Ms20.Panel;
using static Ms20.Measurement.Rigs.SignalProcessorRig;

namespace Ms20.Engine.Tests.SignalProcessor;

public sealed class FrequencyToVoltageTests
{
    private const double HertzPerVolt = OscillatorParts.HertzPerVolt;

    // LOW CUT a sixth below the note, HIGH CUT a fifth above, as one sets them by ear.
    [Theory]
    [InlineData(80.0)]
    [InlineData(110.0)]
    [InlineData(146.8)]
    [InlineData(220.0)]
    [InlineData(311.1)]
    [InlineData(440.0)]
    [InlineData(659.3)]
    [InlineData(830.6)]
    [InlineData(1000.0)]
    public void A_note_is_130_81_Hz_per_volt_within_3_cents_and_ripples_by_the_two_pole_law(double hertz)
    {
        SignalProcessorRig rig = SetFor(hertz);
        double lowCut = Lanes1.Get(rig.LowCut.LowCut.Value, 0);
        double[] cv = rig.Play(1.5, Sine(hertz, 1.0), rig.Converter.FvCvOut).Between(1.0, 1.5, Hz);
        Assert.Equal(0.0, Measure.Cents(cv.Average() * HertzPerVolt, hertz), 3.0);

        // The train's strongest component, at 2 f, behind two poles; the mean is 1.
        double duty = 2.0 * hertz * OneShot<Lanes1>.PulseSeconds;
        double law = 2.0 * Math.Sin(Math.PI * duty) / (Math.PI * duty) * TwoPoleLaw(2.0 * hertz, FrequencyToVoltageConverter<Lanes1>.AverageShare * lowCut).Magnitude;
        double ripple = 0.5 * (cv.Max() - cv.Min()) / cv.Average();
        Assert.InRange(ripple, law / 1.5, 1.5 * law);
    }

    // 5.5 Hz, a quarter tone either way: what comes out is what went in, through the two poles of the average.
    [Theory]
    [InlineData(50.0)]
    [InlineData(100.0)]
    [InlineData(180.0)]
    public void Vibrato_lags_and_shrinks_by_that_law(double lowCutHz)
    {
        const double carrier = 220.0, vibrato = 5.5, deviation = 220.0 * 0.0293;
        var rig = new SignalProcessorRig();
        Set(rig.LowCut.LowCut, lowCutHz);
        Set(rig.HighCut.HighCut, 1000.0);
        double[] cv = rig.Play(3.0, t => Math.Sin(2.0 * Math.PI * carrier * t - deviation / vibrato * Math.Cos(2.0 * Math.PI * vibrato * t)), rig.Converter.FvCvOut);
        // Whole periods of the vibrato: eleven in 2 s.
        Complex heard = 0.0;
        int from = (int)Hz;
        for (int n = from; n < cv.Length; n++)
            heard += cv[n] * HertzPerVolt * Complex.Exp(new Complex(0.0, -2.0 * Math.PI * vibrato * n / Hz));
        heard *= 2.0 / (cv.Length - from);
        Complex law = TwoPoleLaw(vibrato, FrequencyToVoltageConverter<Lanes1>.AverageShare * lowCutHz);
        // sin = Re(-j e^jwt).
        Complex response = heard / (deviation * new Complex(0.0, -1.0));
        // A pulse stands for the half period before it and lasts 290 us: 1.5 ms late in all, 3 degrees.
        Assert.Equal(20.0 * Math.Log10(law.Magnitude), 20.0 * Math.Log10(response.Magnitude), 0.3);
        Assert.Equal(law.Phase * 180.0 / Math.PI, response.Phase * 180.0 / Math.PI, 6.0);
    }

    [Fact]
    public void A_second_harmonic_that_adds_crossings_makes_it_jump_an_octave()
    {
        SignalProcessorRig rig = SetFor(220.0);
        Set(rig.HighCut.HighCut, 2000.0);
        double Heard(double second) => rig.Play(1.5, t =>
            Math.Sin(2.0 * Math.PI * 220.0 * t) + second * Math.Sin(2.0 * Math.PI * 440.0 * t + 1.5), rig.Converter.FvCvOut).Between(1.0, 1.5, Hz).Average() * HertzPerVolt;

        Assert.Equal(0.0, Measure.Cents(Heard(0.4), 220.0), 3.0);
        Assert.Equal(0.0, Measure.Cents(Heard(3.0), 440.0), 3.0);
    }

    [Fact]
    public void Silence_sends_it_to_0_V_at_the_pace_of_the_average()
    {
        SignalProcessorRig rig = SetFor(220.0);
        double[] cv = rig.Play(2.0, t => t < 1.0 ? Math.Sin(2.0 * Math.PI * 220.0 * t) : 0.0, rig.Converter.FvCvOut);
        // What stands above 200 Hz of LOW CUT rings into silence for a moment and is counted.
        Assert.True(cv[(int)(0.99 * Hz)] > 1.5);
        Assert.Equal(0.0, cv[(int)(1.3 * Hz)], 0.001);
        Assert.Equal(0.0, cv[^1], 1e-9);
    }

    [Fact]
    public void CV_ADJUST_is_an_octave_either_way_in_semitones()
    {
        SignalProcessorRig rig = SetFor(220.0);
        foreach ((double dial, double octaves) in new[] { (0.0, -1.0), (5.0, 0.0), (7.5, 0.5), (10.0, 1.0) })
        {
            Set(rig.Converter.CvAdjust, Controls.EspCvAdjust.LawFor(Profiles.Default).ToPhysical(dial));
            double heard = rig.Play(1.0, Sine(220.0, 1.0), rig.Converter.FvCvOut).Between(0.5, 1.0, Hz).Average() * HertzPerVolt;
            Assert.Equal(1200.0 * octaves, Measure.Cents(heard, 220.0), 3.0);
        }
    }

    // Straight to the converter, past the band-pass: up to 1.72 kHz a tachometer, then one gap of 40 us a crossing, above 5 kHz stuck.
    [Theory]
    [InlineData(30.0)]
    [InlineData(500.0)]
    [InlineData(1500.0)]
    [InlineData(1700.0)]
    [InlineData(2000.0)]
    [InlineData(4000.0)]
    [InlineData(4900.0)]
    [InlineData(5200.0)]
    [InlineData(9000.0)]
    public void Over_its_whole_range_the_mean_is_that_of_the_one_shot(double hertz)
    {
        var converter = new FrequencyToVoltageConverter<Lanes1>();
        converter.LowCut.SettleAt(Lanes1.Of(100.0));
        converter.Prepare(Rig.Standard, new UnitParts<Lanes1>());
        double[] record = new double[(int)(1.5 * Hz) / Tick.Samples * Tick.Samples];
        for (int n = 0; n < record.Length; n++)
            record[n] = 3.0 * Math.Sin(2.0 * Math.PI * hertz * n / Hz + 0.7);
        double[] cv = Rig.Run(converter, converter.BpfIn, record, converter.FvCvOut);
        double half = 0.5 / hertz;
        double share = half < OneShot<Lanes1>.RecoverySeconds ? 1.0
            : Math.Min(OneShot<Lanes1>.PulseSeconds, half - OneShot<Lanes1>.GapSeconds) / half;
        double law = FrequencyToVoltageConverter<Lanes1>.HighVolts * share;
        // Above 12 V the amplifier behind the average bends: the 13.2 V of 1.7 kHz come out as 13.1.
        double limited = Lanes1.Get(SoftCorner<Lanes1>.Within(Lanes1.Of(law), 12.0, 17.8), 0);
        // Whole periods of every frequency; what the slow ones have not settled is below a thousandth.
        Assert.Equal(limited, cv.Between(1.0, 1.4, Hz).Average(), 0.001 * law);
    }

    // In a second of 997 Hz everything lies on whole hertz, the train on multiples of 997; what lies elsewhere is alias. Crossings that fell on
    // samples would leave -60 dB there.
    [Fact]
    public void Pulse_areas_are_exact_and_the_train_has_no_aliases()
    {
        SignalProcessorRig rig = SetFor(997.0);
        double[] cv = rig.Play(2.0, Sine(997.0, 2.0), rig.Converter.FvCvOut).Between(1.0, 2.0, Hz);
        double mean = cv.Average();
        Assert.Equal(0.0, Measure.Cents(mean * HertzPerVolt, 997.0), 0.001);
        double power = cv.Average(volts => (volts - mean) * (volts - mean));
        for (double f = 997.0; f < 0.5 * Hz; f += 997.0)
        {
            Complex line = 0.0;
            for (int n = 0; n < cv.Length; n++)
                line += (cv[n] - mean) * Complex.FromPolarCoordinates(2.0 / cv.Length, -2.0 * Math.PI * f * n / Hz);
            power -= 0.5 * line.Magnitude * line.Magnitude;
        }

        double aliasDb = 10.0 * Math.Log10(Math.Max(power, 0.0) / (mean * mean));
        Assert.True(aliasDb < -110.0, $"{aliasDb:F1} dB");
    }

    private static SignalProcessorRig SetFor(double hertz)
    {
        var rig = new SignalProcessorRig();
        Set(rig.LowCut.LowCut, Math.Max(50.0, hertz / 1.2));
        Set(rig.HighCut.HighCut, hertz * 1.5);
        return rig;
    }

    private static Complex TwoPoleLaw(double hertz, double cornerHz)
    {
        var p = new Complex(0.0, hertz / cornerHz);
        return 1.0 / (p * p + Math.Sqrt(2.0) * p + 1.0);
    }
}
