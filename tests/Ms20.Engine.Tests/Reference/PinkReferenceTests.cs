using System.Numerics;
using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Engine.Signals;
using Ms20.Engine.Tests.Filters;
using Xunit.Abstractions;

namespace Ms20.Engine.Tests.Reference;

/// <summary>The pink filter against ngspice's AC analysis of the RC network it stands for.</summary>
public class PinkReferenceTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(96000.0)]
    [InlineData(192000.0)]
    [InlineData(384000.0)]
    public void Pink_is_the_networks_response(double rateHz)
    {
        ReferenceTable table = ReferenceTable.Load("pink");
        double[] hertz = table.Column("freq_hz"), decibels = table.Column("dB");
        double[] response = ImpulseResponse(rateHz);
        double[] ours = [.. hertz.Select(f => 20.0 * Math.Log10(At(response, f / rateHz).Magnitude))];
        // Both at 1 kHz are 0 dB.
        int middle = Array.FindIndex(hertz, f => f >= 999.0);
        double worst = 0.0;
        for (int i = 0; i < hertz.Length; i++)
            worst = Math.Max(worst, Math.Abs(ours[i] - ours[middle] - (decibels[i] - decibels[middle])));
        output.WriteLine($"{rateHz}: {worst:F4} dB");
        // Sampling bends the two highest sections; the gains are trimmed so that the sum is right where they matter.
        Assert.InRange(worst, 0.0, 0.05);
    }

    private static double[] ImpulseResponse(double rateHz)
    {
        var filter = new PinkFilter<Lanes1>();
        filter.Prepare(new EngineRate(rateHz, 1), 1.0);
        // A third of a second or more: 20 times the longest time constant.
        var response = new double[(int)(rateHz / 3.0) / Tick.Samples * Tick.Samples];
        Lanes1[] impulse = new Lanes1[Tick.Samples], pink = new Lanes1[Tick.Samples];
        impulse[0] = Lanes1.Of(1.0);
        for (int i = 0; i < response.Length; i += Tick.Samples)
        {
            filter.Run(0, Tick.Samples, impulse, pink);
            for (int k = 0; k < Tick.Samples; k++)
                response[i + k] = Lanes1.Get(pink[k], 0);
            impulse[0] = default;
        }

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
