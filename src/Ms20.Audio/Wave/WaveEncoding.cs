namespace Ms20.Audio.Wave;

/// <summary>How a sample is stored. Full scale is 1.0: the integer n of b bits is n / 2^(b-1), a float is itself.</summary>
public enum WaveEncoding
{
    /// <summary>8-bit integer with 128 as zero, as WAVE has it.</summary>
    Integer8,

    /// <summary>16-bit two's complement.</summary>
    Integer16,

    /// <summary>24-bit two's complement in three bytes.</summary>
    Integer24,

    /// <summary>32-bit two's complement.</summary>
    Integer32,

    /// <summary>32-bit IEEE float.</summary>
    Float32,

    /// <summary>64-bit IEEE float.</summary>
    Float64,
}
