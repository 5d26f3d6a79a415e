using Ms20.Engine.Lanes;
using Ms20.Engine.Signals;

namespace Ms20.Engine.Tests;

public sealed class EdgeTimeTests
{
    [Fact]
    public void The_crossing_of_a_bent_ramp_is_found_to_a_millionth_of_a_millionth_of_a_sample()
    {
        double[] rates = [0.0, 1e-5, 0.003, 0.2, 0.45];
        foreach (double start in rates)
        {
            foreach (double end in rates)
            {
                for (double instant = 0.03; instant < 1.0; instant += 0.07)
                {
                    // How far the ramp comes between the instant and the end of the sample.
                    double excess = (1.0 - instant) * (start + end + (end - start) * instant) / 2.0;
                    if (excess == 0.0)
                        continue;
                    double since = Lanes1.Get(EdgeTime<Lanes1>.Since(Lanes1.Of(excess), Lanes1.Of(start), Lanes1.Of(end)), 0);
                    Assert.True(Math.Abs(since - (1.0 - instant)) < 1e-12, $"{start} to {end} at {instant}: {since}");
                }
            }
        }
    }

    [Fact]
    public void A_falling_difference_is_found_as_a_rising_one_is()
    {
        double rising = Lanes1.Get(EdgeTime<Lanes1>.Since(Lanes1.Of(0.01), Lanes1.Of(0.02), Lanes1.Of(0.04)), 0);
        double falling = Lanes1.Get(EdgeTime<Lanes1>.Since(Lanes1.Of(-0.01), Lanes1.Of(-0.02), Lanes1.Of(-0.04)), 0);
        Assert.Equal(rising, falling);
    }

    [Fact]
    public void Nothing_that_moves_gives_a_number_all_the_same()
    {
        foreach (double excess in (double[])[0.0, 0.3, -0.3, 1e300])
            Assert.InRange(Lanes1.Get(EdgeTime<Lanes1>.Since(Lanes1.Of(excess), default, default), 0), 0.0, 1.0);
    }
}
