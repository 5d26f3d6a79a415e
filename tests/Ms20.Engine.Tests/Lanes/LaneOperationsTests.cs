using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Engine.Signals;

namespace Ms20.Engine.Tests.Lanes;

/// <summary>Every operation, in every width, against the scalar one: equal bits in each lane.</summary>
public class LaneOperationsTests
{
    private static readonly double[] Interesting =
    [
        0.0, -0.0, 1.0, -1.0, 0.1, -2.5, 3e-308, 1e300, -1e-9, 15.0, 708.5, 0.70710678, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 42.0,
    ];

    [Fact]
    public void Four_lanes_give_the_bits_of_one() => CompareWith<Lanes4>();

    [Fact]
    public void Eight_lanes_give_the_bits_of_one() => CompareWith<Lanes8>();

    [Fact]
    public void Select_takes_the_first_where_the_mask_is_set()
    {
        Lanes4 mask = Lanes4.Less(Lanes4.Load([1.0, 2.0, 3.0, double.NaN]), Lanes4.Of(2.5));
        Lanes4 chosen = Lanes4.Select(mask, Lanes4.Of(10.0), Lanes4.Of(20.0));
        Assert.Equal([10.0, 10.0, 20.0, 20.0], Values(chosen));
        Assert.True(Lanes4.Any(mask));
        Assert.False(Lanes4.Any(Lanes4.Less(Lanes4.Of(1.0), Lanes4.Of(0.0))));
    }

    [Fact]
    public void Noise_is_the_same_stream_in_a_lane_of_eight_as_alone()
    {
        var eight = new UnitParts<Lanes8>();
        var one = new UnitParts<Lanes1>();
        for (int lane = 0; lane < 8; lane++)
            eight.Seeds[lane] = (ulong)(100 + lane);
        one.Seeds[0] = 105;
        UniformNoise<Lanes8> wide = default;
        UniformNoise<Lanes1> narrow = default;
        wide.Seed(eight, 7);
        narrow.Seed(one, 7);
        for (int i = 0; i < 1000; i++)
            Assert.Equal(Lanes1.Get(narrow.Next(), 0), Lanes8.Get(wide.Next(), 5));
    }

    [Fact]
    public void Noise_is_uniform_between_minus_one_and_one_and_uncorrelated()
    {
        UniformNoise<Lanes1> noise = default;
        noise.Seed(new UnitParts<Lanes1>(), 3);
        const int count = 200_000;
        double sum = 0.0, squares = 0.0, products = 0.0, last = 0.0, largest = 0.0;
        for (int i = 0; i < count; i++)
        {
            double x = Lanes1.Get(noise.Next(), 0);
            sum += x;
            squares += x * x;
            products += x * last;
            largest = Math.Max(largest, Math.Abs(x));
            last = x;
        }

        // Four standard errors of the mean, the mean square and the lag-one product of 200,000 uniform numbers.
        Assert.InRange(sum / count, -0.0052, 0.0052);
        Assert.InRange(squares / count, 0.33333 - 0.0027, 0.33333 + 0.0027);
        Assert.InRange(products / count, -0.003, 0.003);
        Assert.InRange(largest, 0.9999, 1.0);
    }

    private static void CompareWith<TLanes>()
        where TLanes : struct, ILanes<TLanes>
    {
        for (int i = 0; i < Interesting.Length; i++)
        {
            for (int j = 0; j < Interesting.Length; j++)
            {
                AssertSameBits(Operations<TLanes>(i, j), Operations<Lanes1>(i, j));
            }
        }
    }

    private static List<double[]> Operations<T>(int i, int j)
        where T : struct, ILanes<T>
    {
        double[] first = new double[8], second = new double[8];
        for (int lane = 0; lane < 8; lane++)
        {
            first[lane] = Interesting[i];
            second[lane] = Interesting[j];
        }

        T a = T.Load(first), b = T.Load(second);
        return
        [
            Values(a + b), Values(a - b), Values(a * b), Values(a / b), Values(-a), Values(T.Abs(a)), Values(T.CopySign(a, b)),
            Values(T.Min(a, b)), Values(T.Max(a, b)), Values(T.Sqrt(T.Abs(a))), Values(T.Less(a, b)), Values(T.LessOrEqual(a, b)),
            Values(T.And(a, b)), Values(T.AndNot(a, b)), Values(T.Or(a, b)), Values(T.Xor(a, b)), Values(T.AddBits(a, b)),
            Values(T.SubtractBits(a, b)), Values(T.ShiftLeft(a, 13)), Values(T.ShiftRight(a, 7)), Values(Exp<T>.Of(a)),
            Values(Log<T>.Of(a)), Values(Tanh<T>.Of(a)), Values(Tan<T>.OverX(a)),
        ];
    }

    private static double[] Values<T>(T lanes)
        where T : struct, ILanes<T>
    {
        double[] values = new double[T.Width];
        T.Store(lanes, values);
        return values;
    }

    private static void AssertSameBits(List<double[]> wide, List<double[]> one)
    {
        for (int operation = 0; operation < one.Count; operation++)
        {
            foreach (double value in wide[operation])
            {
                bool same = BitConverter.DoubleToInt64Bits(value) == BitConverter.DoubleToInt64Bits(one[operation][0]);
                Assert.True(same || (double.IsNaN(value) && double.IsNaN(one[operation][0])), $"operation {operation}");
            }
        }
    }
}
