using Ms20.Engine.Components;
using Ms20.Engine.Lanes;

namespace Ms20.Engine.Tests.Components;

public class TransconductanceAmplifierTests
{
    [Fact]
    public void The_current_is_the_hyperbolic_tangent_of_half_the_input_over_the_thermal_voltage()
    {
        for (double halves = -8.0; halves <= 8.0; halves += 0.05)
        {
            (double share, _) = At(halves);
            // 1e-14: rounding of the exponential.
            Assert.Equal(Math.Tanh(halves), share, 1e-14);
            Assert.Equal(Math.Tanh(halves), Lanes1.Get(TransconductanceAmplifier<Lanes1>.Share(Lanes1.Of(halves)), 0), 1e-14);
        }
    }

    [Fact]
    public void The_slope_is_the_currents_derivative()
    {
        for (double halves = -5.0; halves <= 5.0; halves += 0.1)
        {
            (_, double slope) = At(halves);
            const double h = 1e-5;
            // A central difference over 1e-5 is good to 1e-10.
            Assert.Equal((Math.Tanh(halves + h) - Math.Tanh(halves - h)) / (2.0 * h), slope, 1e-9);
        }
    }

    private static (double Share, double Slope) At(double halves)
    {
        Lanes1 e = Exp<Lanes1>.Of(Lanes1.Of(2.0 * halves));
        TransconductanceAmplifier<Lanes1>.Linearize(e, out Lanes1 scale, out Lanes1 share, out Lanes1 slope);
        return (Lanes1.Get(share / scale, 0), Lanes1.Get(slope / scale, 0));
    }
}
