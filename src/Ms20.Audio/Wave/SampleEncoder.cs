using System.Buffers.Binary;

namespace Ms20.Audio.Wave;

/// <summary>Turns numbers with full scale 1.0 into stored samples and counts what does not fit.</summary>
internal struct SampleEncoder(WaveEncoding encoding, ulong? ditherSeed)
{
    private readonly bool _dithers = ditherSeed.HasValue;
    private TriangularDither _dither = new(ditherSeed ?? 0);

    /// <summary>Samples beyond full scale, -1.0 to 1.0, that an integer could not hold.</summary>
    public long Clipped { get; private set; }

    /// <summary>Samples that were NaN and became 0.</summary>
    public long Nan { get; private set; }

    /// <summary>The largest magnitude seen, before clipping and dither.</summary>
    public double Peak { get; private set; }

    public void Encode(ReadOnlySpan<double> samples, Span<byte> bytes)
    {
        switch (encoding)
        {
            case WaveEncoding.Integer16:
                for (int i = 0; i < samples.Length; i++)
                    BinaryPrimitives.WriteInt16LittleEndian(bytes[(2 * i)..], (short)Step(samples[i], 32_768));
                break;
            case WaveEncoding.Integer24:
                for (int i = 0; i < samples.Length; i++) WriteInt24(bytes[(3 * i)..], Step(samples[i], 8_388_608));
                break;
            default:
                for (int i = 0; i < samples.Length; i++)
                    BinaryPrimitives.WriteSingleLittleEndian(bytes[(4 * i)..], (float)Checked(samples[i]));
                break;
        }
    }

    // The nearest step, halves to even. +1.0 itself is one step above the highest; it is stored as that one and is not counted as clipped.
    private int Step(double sample, int fullScale)
    {
        double value = Checked(sample);
        if (value is > 1 or < -1) Clipped++;
        double steps = value * fullScale;
        if (_dithers) steps += _dither.Next();
        return (int)Math.Clamp(Math.Round(steps), -fullScale, fullScale - 1);
    }

    private double Checked(double sample)
    {
        if (double.IsNaN(sample))
        {
            Nan++;
            return 0;
        }

        Peak = Math.Max(Peak, Math.Abs(sample));
        return sample;
    }

    private static void WriteInt24(Span<byte> bytes, int value)
    {
        bytes[0] = (byte)value;
        bytes[1] = (byte)(value >> 8);
        bytes[2] = (byte)(value >> 16);
    }
}
