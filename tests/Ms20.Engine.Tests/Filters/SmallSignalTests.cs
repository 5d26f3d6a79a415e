using System.Numerics;
using Xunit.Abstractions;

namespace Ms20.Engine.Tests.Filters;

/// <summary>The linear response against ngspice's AC analysis of the same netlists.</summary>
public class SmallSignalTests(ITestOutputHelper output)
{
    private static readonly string[] Shares = ["0.0", "0.5", "0.9", "0.98"];

    public static TheoryData<string> Filters => [.. FilterCase.All.Select(filter => filter.Name)];

    [Theory]
    [MemberData(nameof(Filters))]
    public void Gain_and_phase_are_the_netlists_at_the_frequencies_where_the_trapezoidal_rule_shows_them(string name)
    {
        FilterCase filter = FilterCase.Named(name);
        ReferenceTable table = ReferenceTable.Load("ac_" + name);
        foreach (int cutoff in new[] { 200, 1000, 5000 })
        {
            foreach (string share in Shares)
            {
                (double decibels, double degrees) = WorstError(filter, table, cutoff, share);
                output.WriteLine($"{name} {cutoff} Hz, k {share}: {decibels:F4} dB, {degrees:F3} degrees");
                // The goal is 0.1 dB and 1 degree. What is left is rounding: at 20 Hz a high-pass at 5 kHz gives 1/180 of the impulse's
                // spectrum, and the early filter's nodes stand 0.1 VT from zero.
                Assert.InRange(decibels, 0.0, filter.IsEarly ? 0.04 : 0.005);
                Assert.InRange(degrees, 0.0, filter.IsEarly ? 0.3 : 0.02);
            }
        }
    }

    [Theory]
    [InlineData("early_lpf", 8000.0, 16000.0, -12.2, -12.0)]
    [InlineData("late_lpf", 8000.0, 16000.0, -12.0, -11.9)]
    [InlineData("early_hpf", 10.0, 20.0, 6.4, 6.6)]
    [InlineData("late_hpf", 10.0, 20.0, 6.0, 6.1)]
    public void Low_passes_fall_with_twelve_decibels_an_octave_high_passes_with_six(string name, double low, double high, double least, double most)
    {
        // At 1 kHz without resonance. The early high-pass is steeper by the 4 Hz corner of its amplifier.
        FilterCase filter = FilterCase.Named(name);
        var rig = new FilterRig(filter, 4, 1000.0, 0.0);
        double[] impulse = ImpulseResponse(rig);
        double[] gains = [.. new[] { low, high }.Select(hertz => At(impulse, Shown(hertz, rig.Rate, Warp(filter, 1000.0, 0.0))).Magnitude)];
        double rise = 20.0 * Math.Log10(gains[1] / gains[0]);
        Assert.InRange(rise, least, most);
    }

    [Theory]
    [InlineData("early_lpf")]
    [InlineData("late_lpf")]
    public void Resonance_takes_no_bass_away(string name)
    {
        // Unlike a ladder's: the loop has no gain at low frequencies. 100 Hz against a cutoff of 2 kHz.
        double[] gains = [.. new[] { "0.0", "0.9" }.Select(share =>
        {
            var rig = new FilterRig(FilterCase.Named(name), 4, 2000.0, FilterCase.Named(name).LoopGain(share));
            return At(ImpulseResponse(rig), 100.0 / rig.Rate.EngineHz).Magnitude;
        })];
        Assert.InRange(20.0 * Math.Log10(gains[1] / gains[0]), -0.1, 0.2);
    }

    private static (double Decibels, double Degrees) WorstError(FilterCase filter, ReferenceTable table, int cutoff, string share)
    {
        double k = filter.LoopGain(share);
        var rig = new FilterRig(filter, 4, cutoff, k);
        double warp = Warp(filter, cutoff, k);
        double[] impulse = ImpulseResponse(rig);
        double[] hertz = table.Column("freq_hz"), gains = table.Column($"dB_fc{cutoff}_k{share}"), phases = table.Column($"rad_fc{cutoff}_k{share}");
        double worstDecibels = 0.0, worstDegrees = 0.0;
        for (int i = 0; i < hertz.Length && hertz[i] <= 15000.0; i += 3)
        {
            Complex response = At(impulse, Shown(hertz[i], rig.Rate, warp));
            worstDecibels = Math.Max(worstDecibels, Math.Abs(20.0 * Math.Log10(response.Magnitude) - gains[i]));
            double degrees = (response.Phase - phases[i]) * 180.0 / Math.PI;
            worstDegrees = Math.Max(worstDegrees, Math.Abs(degrees - 360.0 * Math.Round(degrees / 360.0)));
        }

        return (worstDecibels, worstDegrees);
    }

    /// <summary>Where the trapezoidal rule shows what the circuit does at a frequency, in cycles per sample: its angle's tangent is warp times as large.</summary>
    private static double Shown(double hertz, EngineRate rate, double warp) => Math.Atan(Math.PI * hertz * rate.StepSeconds * warp) / Math.PI;

    private static double Warp(FilterCase filter, double cutoff, double loopGain)
    {
        var bare = new BareFilter(filter, 4, loopGain, 1.0);
        bare.Step(0.0, cutoff);
        return bare.Warp;
    }

    /// <summary>The answer to one sample of 30 uV, per volt: small enough to be linear, over a second, in which the slowest ring has died.</summary>
    private static double[] ImpulseResponse(FilterRig rig)
    {
        const double volts = 3e-5;
        double rest = rig.Step(0.0);
        var response = new double[200_000];
        for (int i = 0; i < response.Length; i++)
            response[i] = (rig.Step(i == 0 ? volts : 0.0) - rest) / volts;
        return response;
    }

    private static Complex At(double[] impulse, double cyclesPerSample)
    {
        Complex turn = Complex.FromPolarCoordinates(1.0, -2.0 * Math.PI * cyclesPerSample), now = 1.0, sum = 0.0;
        foreach (double sample in impulse)
        {
            sum += sample * now;
            now *= turn;
        }

        return sum;
    }
}
