namespace Ms20.Engine.Tests.Performances;

/// <summary>Comparing recordings to the last bit.</summary>
internal static class Bits
{
    /// <summary>Fails at the first frame in which two recordings differ.</summary>
    public static void AssertEqual(string what, double[][] expected, double[][] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int row = 0; row < expected.Length; row++)
        {
            int frame = FirstDifference(expected[row], actual[row]);
            if (frame >= 0)
                Assert.Fail($"{what}: row {row} differs from frame {frame} on: {expected[row][frame]:R} became {actual[row][frame]:R}.");
        }
    }

    /// <summary>The first place at which two records differ in any bit; -1 if there is none.</summary>
    public static int FirstDifference(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        if (expected.Length != actual.Length)
            return Math.Min(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            if (BitConverter.DoubleToInt64Bits(expected[i]) != BitConverter.DoubleToInt64Bits(actual[i]))
                return i;
        }

        return -1;
    }
}
