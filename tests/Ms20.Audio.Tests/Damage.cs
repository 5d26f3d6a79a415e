using FsCheck;
using FsCheck.Fluent;

namespace Ms20.Audio.Tests;

/// <summary>Damaged files for property tests, from fixed seeds.</summary>
internal static class Damage
{
    /// <summary>1,000 cases, the same in every run; a failure throws with its case.</summary>
    public static Config Cases => Config.QuickThrowOnFailure.WithMaxTest(1_000).WithReplay(1978, 20_001);

    /// <summary>
    /// Good files with up to eight bytes replaced, and possibly cut off; the replacements favour the values that break parsers.
    /// </summary>
    public static Arbitrary<byte[]> Of(params byte[][] goodFiles)
    {
        var evil = Gen.OneOf(Gen.Elements<byte>(0, 1, 0x7F, 0x80, 0xF0, 0xF7, 0xFE, 0xFF), Gen.Choose(0, 255).Select(b => (byte)b));
        var damaged =
            from file in Gen.Elements(goodFiles)
            from length in Gen.Frequency((3, Gen.Constant(file.Length)), (1, Gen.Choose(0, file.Length)))
            from places in Gen.Choose(0, file.Length - 1).ArrayOf(8)
            from values in evil.ArrayOf(8)
            from count in Gen.Choose(1, 8)
            select Replace(file, length, places[..count], values);
        return damaged.ToArbitrary();
    }

    /// <summary>Up to 200 arbitrary bytes.</summary>
    public static Arbitrary<byte[]> Noise => Gen.Choose(0, 200)
        .SelectMany(length => Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf(length))
        .ToArbitrary();

    /// <summary>Bytes that <paramref name="action"/> allocates on this thread.</summary>
    public static long AllocatedBytes(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static byte[] Replace(byte[] file, int length, int[] places, byte[] values)
    {
        byte[] copy = file.ToArray();
        for (int i = 0; i < places.Length; i++) copy[places[i]] = values[i];
        return copy[..length];
    }
}
