using System.Numerics;
using Ms20.Engine.Lanes;
using Xunit.Abstractions;

namespace Ms20.Engine.Tests;

public sealed class OscillatorRingTests(ITestOutputHelper output)
{
    private const int Samples = 16384;
    private const int Fine = 64;

    [Theory]
    [InlineData(0.5, 40.0, 60.0, 0.0)]
    [InlineData(0.31, 301.0, 173.0, 0.6)]
    [InlineData(0.1, 1201.0, 1600.0, 0.7)]
    [InlineData(0.42, 5000.0, 6666.0, 0.0)]
    public void The_ring_is_the_exclusive_or_rendered_at_64_times_the_rate(double width, double cycles1, double cycles2, double depth)
    {
        CompareWithBruteForce(
            width,
            cycles1,
            cycles2,
            i => 1.0 + depth * Math.Sin(2.0 * Math.PI * 30.0 * i / Samples),
            i => 1.0 + depth * Math.Sin(2.0 * Math.PI * 50.0 * i / Samples + 1.0));
    }

    [Fact]
    public void Frequencies_that_change_within_every_sample_put_the_edges_where_the_integral_says() =>
        CompareWithBruteForce(0.37, 900.0, 700.0, i => (i & 1) == 0 ? 1.9 : 0.1, i => (i & 3) < 2 ? 0.0 : 2.0);

    private void CompareWithBruteForce(double width, double cycles1, double cycles2, Func<int, double> swing1, Func<int, double> swing2)
    {
        OscillatorRig<Lanes1> rig = Rig(width);
        double volts1 = rig.VoltsFor(cycles1, Samples), volts2 = rig.VoltsFor(cycles2, Samples);
        double[] fine = BruteForce(rig, width, i => volts1 * swing1(i), i => volts2 * swing2(i));
        (_, double[] ring) = rig.Render(Samples, i => (volts1 * swing1(i), volts2 * swing2(i)));

        PeriodicSpectrum engine = new(ring, rig.Rate.EngineHz), reference = new(fine, rig.Rate.EngineHz * Fine);
        double difference = 0.0;
        for (int bin = 1; bin * rig.Rate.EngineHz / Samples < 20000.0; bin++)
        {
            // What is known of the path: three samples late, and the corrected kernel's response.
            double w = 2.0 * Math.PI * bin / Samples;
            double kernel = Math.Pow(Math.Sin(w / 2.0) / (w / 2.0), 4.0) * (4.0 - Math.Cos(w)) / 3.0;
            Complex expected = reference[bin] * kernel * Complex.FromPolarCoordinates(1.0, -3.0 * w);
            difference += 2.0 * (engine[bin] - expected).Magnitude * (engine[bin] - expected).Magnitude;
        }
        // The reference has its edges on a grid of 1/64 sample: each of 5 V is displaced by 1/(64 sqrt 12) rms, a spike of that area; a
        // part 20/96 of the spikes' power is below 20 kHz. Four times that is allowed, for the displacements are not quite random.
        // Weighting edges with the other's level at the sample's end instead of the instant's exceeds that.
        double spike = 5.0 / (Fine * Math.Sqrt(12.0));
        double edges = 2.0 * (cycles1 + cycles2) / Samples;
        double predicted = spike * spike * edges * 20.0 / 96.0;
        double residualDb = 10.0 * Math.Log10(difference / 6.25);
        output.WriteLine($"{cycles1}/{cycles2}: {residualDb:F1} dB, {difference / predicted:F2} of what is predicted");
        Assert.True(difference < 4.0 * predicted, $"{difference} V^2, predicted {predicted}");
    }

    [Fact]
    public void With_pulse_width_at_zero_the_ring_is_the_plain_square()
    {
        OscillatorRig<Lanes1> ring = Rig(0.0), square = Rig(0.0);
        square.Vco2.Wave.Turn(0, 1);
        ring.Cv1.Fill(Lanes1.Of(2.3));
        square.Cv1.Fill(Lanes1.Of(2.3));
        (_, double[] rung) = ring.Render(4096);
        (_, double[] plain) = square.Render(4096);
        for (int i = 0; i < rung.Length; i++)
        {
            // The gates are faster than the square's own comparator: within three samples of an edge the two differ a little.
            Assert.True(Math.Abs(rung[i] - plain[i]) < 0.15, $"sample {i}: {rung[i]} and {plain[i]}");
            Assert.True(Math.Sign(rung[i]) == Math.Sign(plain[i]) || Math.Abs(plain[i]) < 0.15);
        }
    }

    [Fact]
    public void With_pulse_width_at_zero_the_rectangle_is_silent()
    {
        OscillatorRig<Lanes1> rig = Rig(0.0);
        rig.Vco1.Wave.Turn(0, 2);
        rig.Cv1.Fill(Lanes1.Of(7.3));
        foreach (double volts in rig.Render(8192).Vco1)
            Assert.Equal(-2.5, volts);
    }

    [Fact]
    public void Two_squares_of_one_pitch_ring_an_octave_above()
    {
        const int bins = 131, length = 65536;
        OscillatorRig<Lanes1> rig = Rig(0.5);
        double volts = rig.VoltsFor(bins, length);
        (_, double[] ring) = rig.Render(length, _ => (volts, volts));
        PeriodicSpectrum spectrum = new(ring, rig.Rate.EngineHz);
        // The second half of each cycle repeats the first: odd harmonics vanish but for the rounding of 65536 samples.
        Assert.True(spectrum.Amplitude(2 * bins) > 0.5, $"{spectrum.Amplitude(2 * bins)} V");
        for (int n = 1; n < 20; n += 2)
            Assert.True(spectrum.Amplitude(n * bins) < 1e-9, $"harmonic {n}: {spectrum.Amplitude(n * bins)} V");
    }

    /// <summary>The two oscillators at 64 times the rate: phases by the definition, a plain comparison, no smoothing at all.</summary>
    private static double[] BruteForce(OscillatorRig<Lanes1> rig, double width, Func<int, double> cv1, Func<int, double> cv2)
    {
        double scale = 130.8127826502993 / rig.Rate.EngineHz;
        double[] fine = new double[Samples * Fine];
        double phase1 = StartPhase(0x5643_4F31_0000), phase2 = StartPhase(0x5643_4F32_0000);
        double rate1 = 0.0, rate2 = 0.0;
        for (int i = -256; i < Samples; i++)
        {
            double next1 = cv1(i) * scale, next2 = cv2(i) * scale;
            // The interval that ends at sample i, in 64 steps, the last of which is at the sample.
            for (int step = 1; step <= Fine; step++)
            {
                double s = (double)step / Fine;
                double there1 = phase1 + rate1 * s + (next1 - rate1) * s * s / 2.0;
                double there2 = phase2 + rate2 * s + (next2 - rate2) * s * s / 2.0;
                bool high = (there1 - Math.Floor(there1) < width) != (there2 - Math.Floor(there2) < 0.5);
                if (i >= 0)
                    fine[(i * Fine + step - Fine + fine.Length) % fine.Length] = high ? 2.5 : -2.5;
            }
            phase1 += (rate1 + next1) / 2.0;
            phase2 += (rate2 + next2) / 2.0;
            (rate1, rate2) = (next1, next2);
        }
        return fine;
    }

    private static double StartPhase(ulong source) =>
        Lanes1.Get(Signals.StartPhase<Lanes1>.Of(new Circuits.UnitParts<Lanes1>(), source), 0);

    private static OscillatorRig<Lanes1> Rig(double width)
    {
        OscillatorRig<Lanes1> rig = new();
        rig.Vco2.Wave.Turn(0, 3);
        rig.Vco1.PulseWidth.SettleAt(Lanes1.Of(width));
        rig.Reset();
        return rig;
    }
}
