using System.Buffers.Binary;

namespace Ms20.Audio.Wave;

/// <summary>Turns stored samples into numbers with full scale 1.0. Every encoding is exact in a double.</summary>
internal static class SampleDecoder
{
    /// <summary>Decodes as many samples as <paramref name="samples"/> holds and returns how many were NaN; these become 0.</summary>
    public static int Decode(WaveEncoding encoding, ReadOnlySpan<byte> bytes, Span<double> samples)
    {
        switch (encoding)
        {
            case WaveEncoding.Integer8:
                for (int i = 0; i < samples.Length; i++) samples[i] = (bytes[i] - 128) / 128.0;
                return 0;
            case WaveEncoding.Integer16:
                for (int i = 0; i < samples.Length; i++) samples[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes[(2 * i)..]) / 32_768.0;
                return 0;
            case WaveEncoding.Integer24:
                for (int i = 0; i < samples.Length; i++) samples[i] = ReadInt24(bytes[(3 * i)..]) / 8_388_608.0;
                return 0;
            case WaveEncoding.Integer32:
                for (int i = 0; i < samples.Length; i++)
                    samples[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(4 * i)..]) / 2_147_483_648.0;
                return 0;
            case WaveEncoding.Float32:
                for (int i = 0; i < samples.Length; i++) samples[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(4 * i)..]);
                return SilenceNaN(samples);
            default:
                for (int i = 0; i < samples.Length; i++) samples[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(8 * i)..]);
                return SilenceNaN(samples);
        }
    }

    private static int ReadInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | ((sbyte)bytes[2] << 16);

    private static int SilenceNaN(Span<double> samples)
    {
        int count = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            if (!double.IsNaN(samples[i])) continue;
            samples[i] = 0;
            count++;
        }

        return count;
    }
}
