using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;

namespace Ms20.Engine.Tests;

public sealed class MomentarySwitchTests
{
    [Fact]
    public void It_is_open_and_reads_5_V_released_and_shorts_to_ground_on_the_very_sample_it_is_pressed()
    {
        MomentarySwitch<Lanes4> button = new();
        CircuitRig<Lanes4> rig = new(button);
        void Expect(int samples, params bool[] pressed) => rig.Run(samples, null, (_, place) =>
        {
            for (int lane = 0; lane < 4; lane++)
            {
                Assert.Equal(pressed[lane] ? 0.0 : 5.0, Lanes4.Get(button.Output.Volts[place], lane));
                long mask = BitConverter.DoubleToInt64Bits(Lanes4.Get(button.Open[place], lane));
                Assert.Equal(pressed[lane] ? 0L : -1L, mask);
            }
        });

        Expect(33, false, false, false, false);
        button.Press(2);
        Expect(50, false, false, true, false);
        button.Press(0);
        button.Release(2);
        Expect(1, true, false, false, false);
        button.Release(0);
        Expect(100, false, false, false, false);
    }
}
