namespace Ms20.Audio.Wave;

/// <summary>Makes the bytes before the samples.</summary>
internal static class WaveHeaderWriter
{
    /// <summary>The largest RIFF size a 32-bit header can say; all ones means "not known".</summary>
    public const long MaxRiffBytes = 0xFFFF_FFFE;

    private const int Ds64Bytes = 28;

    /// <summary>The header of a file whose length is not known: all sizes are all ones.</summary>
    /// <param name="format">What the samples are.</param>
    /// <param name="reserve">
    /// Whether to leave room, in a JUNK chunk, for the 64-bit sizes of a finished header (the method of EBU Tech 3306).
    /// </param>
    public static byte[] Unfinished(WaveFormat format, bool reserve)
    {
        var header = new Layout();
        header.Text("RIFF").UInt32(uint.MaxValue).Text("WAVE");
        if (reserve) header.Text("JUNK").UInt32(Ds64Bytes).Zeros(Ds64Bytes);
        AddFormat(header, format, uint.MaxValue);
        return header.Text("data").UInt32(uint.MaxValue).ToArray();
    }

    /// <summary>The header of a file of <paramref name="frames"/> frames.</summary>
    /// <param name="format">What the samples are.</param>
    /// <param name="frames">0 or more.</param>
    /// <param name="reserve">Whether room was left for 64-bit sizes. Without it they get room when they are needed.</param>
    /// <param name="maxRiffBytes">From which size on 64-bit sizes are needed: <see cref="MaxRiffBytes"/>.</param>
    public static byte[] Finished(WaveFormat format, long frames, bool reserve, long maxRiffBytes)
    {
        long dataBytes = frames * format.BytesPerFrame;
        long paddedBytes = dataBytes + (dataBytes & 1);
        long riffBytes = Unfinished(format, reserve).Length - 8 + paddedBytes;
        if (riffBytes > maxRiffBytes) return Finished64(format, frames, dataBytes, paddedBytes);
        var header = new Layout();
        header.Text("RIFF").UInt32((uint)riffBytes).Text("WAVE");
        if (reserve) header.Text("JUNK").UInt32(Ds64Bytes).Zeros(Ds64Bytes);
        AddFormat(header, format, (uint)frames);
        return header.Text("data").UInt32((uint)dataBytes).ToArray();
    }

    private static byte[] Finished64(WaveFormat format, long frames, long dataBytes, long paddedBytes)
    {
        var header = new Layout();
        header.Text("RF64").UInt32(uint.MaxValue).Text("WAVE");
        header.Text("ds64").UInt32(Ds64Bytes);
        header.UInt64(Unfinished(format, reserve: true).Length - 8 + paddedBytes).UInt64(dataBytes).UInt64(frames).UInt32(0);
        AddFormat(header, format, uint.MaxValue);
        return header.Text("data").UInt32(uint.MaxValue).ToArray();
    }

    private static void AddFormat(Layout header, WaveFormat format, uint frames)
    {
        // WAVEFORMAT for integers; WAVEFORMATEX with no extra bytes and a "fact" chunk for floats, as the standard asks of all but PCM.
        header.Text("fmt ").UInt32(format.IsFloat ? 18u : 16u);
        header.UInt16(format.IsFloat ? WaveFormatChunk.FloatTag : WaveFormatChunk.PcmTag).UInt16(format.Channels);
        header.UInt32((uint)format.SampleRateHz).UInt32((uint)(format.SampleRateHz * format.BytesPerFrame));
        header.UInt16(format.BytesPerFrame).UInt16(8 * format.BytesPerSample);
        if (format.IsFloat) header.UInt16(0).Text("fact").UInt32(4).UInt32(frames);
    }

    private sealed class Layout
    {
        private readonly List<byte> _bytes = [];

        public Layout Text(string tag)
        {
            foreach (char c in tag) _bytes.Add((byte)c);
            return this;
        }

        public Layout Zeros(int count) => LittleEndian(0, count);

        public Layout UInt16(int value) => LittleEndian(value, 2);

        public Layout UInt32(uint value) => LittleEndian(value, 4);

        public Layout UInt64(long value) => LittleEndian(value, 8);

        public byte[] ToArray() => [.. _bytes];

        private Layout LittleEndian(long value, int count)
        {
            for (int i = 0; i < count; i++, value >>= 8) _bytes.Add((byte)value);
            return this;
        }
    }
}
