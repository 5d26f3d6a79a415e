using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Ms20.App.Lab.Sound;

/// <summary>
/// The messages of the sound socket, little-endian. Hello: u8 0, u8 version, u16 flags (1: take the sound over), u32 sample rate, u32 burst in frames,
/// u32 tab. Request: u8 1, u8 flags, u16 frames, u32 number, f64 time in ms, then either nothing or as many f32 of the listener's own sound.
/// Answer: u8 2, u8 channels, u16 frames, u32 number, u16 load in thousandths, u16 collections, then the f32 samples.
/// </summary>
internal static class SoundRequest
{
    /// <summary>The version of these messages.</summary>
    public const byte Version = 1;

    /// <summary>Bytes of a hello.</summary>
    public const int HelloBytes = 16;

    /// <summary>Bytes before a request's samples.</summary>
    public const int RequestBytes = 16;

    /// <summary>Bytes before an answer's samples.</summary>
    public const int AnswerBytes = 12;

    /// <summary>Bytes of the longest message.</summary>
    public const int LongestBytes = RequestBytes + Loudspeaker.LongestRequest * sizeof(float);

    private const byte HelloKind = 0;
    private const byte RequestKind = 1;
    private const byte AnswerKind = 2;
    private const int TakeOverFlag = 1;
    private const double LowestRateHz = 8000.0;
    private const double HighestRateHz = 384000.0;

    /// <summary>Reads a hello.</summary>
    /// <returns>False if it is none, of another version, or asks for a rate the engine does not have.</returns>
    public static bool TryReadHello(ReadOnlySpan<byte> message, out double rateHz, out bool takeOver, out int tab)
    {
        rateHz = 0.0;
        takeOver = false;
        tab = 0;
        if (message.Length != HelloBytes || message[0] != HelloKind || message[1] != Version)
            return false;
        takeOver = (BinaryPrimitives.ReadUInt16LittleEndian(message[2..]) & TakeOverFlag) != 0;
        rateHz = BinaryPrimitives.ReadUInt32LittleEndian(message[4..]);
        tab = BinaryPrimitives.ReadInt32LittleEndian(message[12..]);
        return rateHz is >= LowestRateHz and <= HighestRateHz;
    }

    /// <summary>Reads a request; what is no number in the listener's sound becomes silence.</summary>
    /// <returns>False if it is malformed.</returns>
    public static bool TryRead(Span<byte> message, out int frames, out uint number, out double timeMs, out ReadOnlySpan<float> external)
    {
        frames = 0;
        number = 0;
        timeMs = 0.0;
        external = default;
        if (message.Length < RequestBytes || message[0] != RequestKind)
            return false;
        frames = BinaryPrimitives.ReadUInt16LittleEndian(message[2..]);
        number = BinaryPrimitives.ReadUInt32LittleEndian(message[4..]);
        timeMs = BinaryPrimitives.ReadDoubleLittleEndian(message[8..]);
        Span<float> samples = MemoryMarshal.Cast<byte, float>(message[RequestBytes..]);
        foreach (ref float sample in samples)
            sample = float.IsFinite(sample) ? sample : 0.0f;
        external = samples;
        bool fits = message.Length == RequestBytes || message.Length == RequestBytes + frames * sizeof(float);
        return fits && frames is >= 1 and <= Loudspeaker.LongestRequest && double.IsFinite(timeMs);
    }

    /// <summary>Writes what stands before an answer's samples.</summary>
    public static void WriteAnswer(Span<byte> message, int frames, uint number, double load, int collections)
    {
        message[0] = AnswerKind;
        message[1] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(message[2..], (ushort)frames);
        BinaryPrimitives.WriteUInt32LittleEndian(message[4..], number);
        BinaryPrimitives.WriteUInt16LittleEndian(message[8..], (ushort)Math.Clamp(load * 1000.0, 0.0, ushort.MaxValue));
        BinaryPrimitives.WriteUInt16LittleEndian(message[10..], (ushort)collections);
    }
}
