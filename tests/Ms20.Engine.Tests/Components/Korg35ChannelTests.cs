using Ms20.Engine.Components;
using Ms20.Engine.Lanes;

namespace Ms20.Engine.Tests.Components;

public class Korg35ChannelTests
{
    private const double ReverseBeta = 4.21;
    private const double ForwardBeta = 250.0;

    [Fact]
    public void Currents_are_ebers_and_molls_with_the_base_where_converter_and_device_agree()
    {
        for (double collector = -3.0; collector <= 3.0; collector += 0.5)
        {
            for (double emitter = -3.0; emitter <= 3.0; emitter += 0.5)
            {
                (double into, double outOf) = EbersMoll(collector, emitter);
                Korg35Channel<Lanes1> channel = At(collector, emitter);
                // 1e-9 of the larger current: what the bisection of the base leaves.
                double tolerance = 1e-9 * Math.Max(Math.Abs(into), Math.Abs(outOf));
                Assert.Equal(into, Lanes1.Get(channel.IntoCollector, 0), tolerance);
                Assert.Equal(outOf, Lanes1.Get(channel.OutOfEmitter, 0), tolerance);
            }
        }
    }

    [Fact]
    public void Slopes_are_the_currents_derivatives()
    {
        const double h = 1e-5;
        for (double c = -2.0; c <= 2.0; c += 0.4)
        {
            for (double e = -2.0; e <= 2.0; e += 0.4)
            {
                Korg35Channel<Lanes1> channel = At(c, e);
                // Central differences over 1e-5 of currents of order 10 are good to 1e-8.
                Assert.Equal(Slope(At(c + h, e), At(c - h, e), x => x.IntoCollector), Lanes1.Get(channel.CollectorByC, 0), 1e-7);
                Assert.Equal(Slope(At(c, e + h), At(c, e - h), x => x.IntoCollector), Lanes1.Get(channel.CollectorByE, 0), 1e-7);
                Assert.Equal(Slope(At(c + h, e), At(c - h, e), x => x.OutOfEmitter), Lanes1.Get(channel.EmitterByC, 0), 1e-7);
                Assert.Equal(Slope(At(c, e + h), At(c, e - h), x => x.OutOfEmitter), Lanes1.Get(channel.EmitterByE, 0), 1e-7);
            }
        }

        static double Slope(Korg35Channel<Lanes1> above, Korg35Channel<Lanes1> below, Func<Korg35Channel<Lanes1>, Lanes1> current) =>
            (Lanes1.Get(current(above), 0) - Lanes1.Get(current(below), 0)) / (2.0 * h);
    }

    [Fact]
    public void It_conducts_better_while_its_nodes_are_negative_by_half_the_voltage_over_vt()
    {
        // Both nodes at -v: the base follows, and conductance grows with exp(v / 2VT); nothing else in the filter makes it asymmetric.
        double rest = Conductance(0.0);
        foreach (double nodes in new[] { -1.0, -0.3, 0.3, 1.0 })
            Assert.Equal(Math.Exp(-0.5 * nodes), Conductance(nodes) / rest, 1e-6);

        static double Conductance(double nodes)
        {
            const double h = 1e-4;
            return (Lanes1.Get(At(nodes + h, nodes).OutOfEmitter, 0) - Lanes1.Get(At(nodes - h, nodes).OutOfEmitter, 0)) / (2.0 * h);
        }
    }

    [Fact]
    public void The_drive_for_a_conductance_makes_the_base_current_of_the_cutoff_law()
    {
        // fc = IB bR / (2 pi VT C): IB bR / VT is the conductance asked for. At rest the base takes IB = drive VT sqrt(1/bR + 1/bF).
        double drive = Korg35Channel<Lanes1>.DrivePerSiemens;
        Assert.Equal(1.0, drive * Math.Sqrt(1.0 / ReverseBeta + 1.0 / ForwardBeta) * ReverseBeta, 1e-12);
        Korg35Channel<Lanes1> rest = default;
        rest.Evaluate(Lanes1.Of(drive), Lanes1.Of(1.0), Lanes1.Of(1.0));
        double baseCurrent = Lanes1.Get(rest.OutOfEmitter, 0) - Lanes1.Get(rest.IntoCollector, 0);
        Assert.Equal(1.0 / ReverseBeta, baseCurrent, 1e-12);
    }

    private static Korg35Channel<Lanes1> At(double collector, double emitter)
    {
        Korg35Channel<Lanes1> channel = default;
        channel.Evaluate(Lanes1.Of(1.0), Lanes1.Of(Math.Exp(-collector)), Lanes1.Of(Math.Exp(-emitter)));
        return channel;
    }

    /// <summary>The two transistors solved at their base: voltages over VT, currents over the converter's drive.</summary>
    private static (double IntoCollector, double OutOfEmitter) EbersMoll(double collector, double emitter)
    {
        // Converter: its emitter gives exp(-b) (saturation current and its own base voltage are in the drive, which is 1). The device's base takes
        // exp(b - collector) / bR + exp(b - emitter) / bF.
        double low = -20.0, high = 20.0;
        for (int i = 0; i < 200; i++)
        {
            double b = 0.5 * (low + high);
            if (Math.Exp(b - collector) / ReverseBeta + Math.Exp(b - emitter) / ForwardBeta < Math.Exp(-b))
                low = b;
            else
                high = b;
        }

        double forward = Math.Exp(low - emitter), reverse = Math.Exp(low - collector);
        return (forward - reverse - reverse / ReverseBeta, forward - reverse + forward / ForwardBeta);
    }
}
