using System.Text;

namespace Ms20.Audio.Tests.Midi;

/// <summary>MIDI files put together by hand, apart from the writer under test.</summary>
internal static class MidiBytes
{
    public static readonly byte[] EndOfTrack = [0x00, 0xFF, 0x2F, 0x00];

    public static byte[] File(int format, int division, params byte[][] chunks) => FileOf(format, chunks.Length, division, chunks);

    public static byte[] FileOf(int format, int trackCount, int division, params byte[][] chunks)
    {
        byte[] header = [.. Word(format), .. Word(trackCount), .. Word(division)];
        return [.. Chunk("MThd", header), .. chunks.SelectMany(chunk => chunk)];

        static byte[] Word(int value) => [(byte)(value >> 8), (byte)value];
    }

    /// <summary>A track of these events and an end-of-track event.</summary>
    public static byte[] Track(params byte[] events) => Chunk("MTrk", [.. events, .. EndOfTrack]);

    public static byte[] Chunk(string tag, params byte[] content) =>
    [
        .. Encoding.ASCII.GetBytes(tag),
        (byte)(content.Length >> 24), (byte)(content.Length >> 16), (byte)(content.Length >> 8), (byte)content.Length,
        .. content,
    ];

    /// <summary>A RIFF chunk: length low byte first, padded to an even length.</summary>
    public static byte[] RiffChunk(string tag, params byte[] content) =>
    [
        .. Encoding.ASCII.GetBytes(tag),
        (byte)content.Length, (byte)(content.Length >> 8), (byte)(content.Length >> 16), (byte)(content.Length >> 24),
        .. content,
        .. new byte[content.Length & 1],
    ];
}
