namespace Ms20.Audio.Wave;

/// <summary>What the samples of a WAVE file are.</summary>
/// <param name="SampleRateHz"><see cref="MinSampleRateHz"/> to <see cref="MaxSampleRateHz"/>.</param>
/// <param name="Channels">1 to <see cref="MaxChannels"/>.</param>
/// <param name="Encoding">How a sample is stored.</param>
public readonly record struct WaveFormat(int SampleRateHz, int Channels, WaveEncoding Encoding)
{
    /// <summary>The lowest sample rate read or written, in hertz. A tunable: far below the 8 kHz of telephony.</summary>
    public const int MinSampleRateHz = 1_000;

    /// <summary>The highest sample rate read or written, in hertz. A tunable: twice the highest rate converters run at.</summary>
    public const int MaxSampleRateHz = 768_000;

    /// <summary>The most channels read or written. A tunable.</summary>
    public const int MaxChannels = 256;

    /// <summary>Bytes of one sample, 1 to 8.</summary>
    public int BytesPerSample => Encoding switch
    {
        WaveEncoding.Integer8 => 1,
        WaveEncoding.Integer16 => 2,
        WaveEncoding.Integer24 => 3,
        WaveEncoding.Integer32 or WaveEncoding.Float32 => 4,
        WaveEncoding.Float64 => 8,
        _ => throw new ArgumentOutOfRangeException(nameof(Encoding), Encoding, "There is no such encoding."),
    };

    /// <summary>Bytes of one frame: a sample of each channel.</summary>
    public int BytesPerFrame => Channels * BytesPerSample;

    internal bool IsFloat => Encoding is WaveEncoding.Float32 or WaveEncoding.Float64;
}
