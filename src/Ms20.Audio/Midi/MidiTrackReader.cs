using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;

namespace Ms20.Audio.Midi;

/// <summary>Reads the events of one track chunk.</summary>
internal ref struct MidiTrackReader
{
    private const byte SysEx = 0xF0;
    private const byte SysExEscape = 0xF7;
    private const byte Meta = 0xFF;
    private const byte MetaTrackName = 0x03;
    private const byte MetaEndOfTrack = 0x2F;
    private const byte MetaTempo = 0x51;

    private readonly ImmutableArray<MidiTrackEvent>.Builder _events = ImmutableArray.CreateBuilder<MidiTrackEvent>();
    private readonly ImmutableArray<MidiTempoChange>.Builder _tempos = ImmutableArray.CreateBuilder<MidiTempoChange>();
    private MidiCursor _cursor;
    private string? _name;
    private long _tick;

    // 0 until the first channel message. The standard ends running status at a meta or sysex event; files that use it on
    // exist, no correct file is read differently, and so it is kept.
    private byte _runningStatus;

    private MidiTrackReader(MidiCursor track) => _cursor = track;

    /// <summary>Reads a track that fills <paramref name="track"/>; bytes after its end event are ignored.</summary>
    public static MidiTrack Read(MidiCursor track)
    {
        var reader = new MidiTrackReader(track);
        bool goesOn = true;
        while (goesOn && reader._cursor.Remaining > 0) goesOn = reader.ReadEvent();
        return new MidiTrack(reader._name, reader._events.DrainToImmutable(), reader._tempos.DrainToImmutable(), reader._tick);
    }

    private bool ReadEvent()
    {
        _tick += _cursor.ReadVariableLength("delta time");
        int offset = _cursor.Position;
        byte first = _cursor.ReadByte("event");
        switch (first)
        {
            case Meta:
                return ReadMeta();
            case SysEx or SysExEscape:
                _cursor.ReadBytes(_cursor.ReadVariableLength("sysex length"), "sysex event");
                return true;
            case > SysEx:
                string kind = first < 0xF8 ? "common" : "realtime";
                throw new MidiFormatException($"The track holds a system {kind} message (0x{first:X2}), which no file may,", offset);
            case >= 0x80:
                _runningStatus = first;
                ReadChannelMessage(_cursor.ReadByte("event"), _cursor.Position - 1);
                return true;
            default:
                if (_runningStatus == 0)
                    throw new MidiFormatException($"The track has data (0x{first:X2}) before its first message", offset);
                ReadChannelMessage(first, offset);
                return true;
        }
    }

    private void ReadChannelMessage(byte data1, int offset)
    {
        var kind = (MidiMessageKind)(_runningStatus & 0xF0);
        CheckData(data1, offset);
        byte data2 = 0;
        if (!MidiTrackEvent.HasOneDataByte(kind))
        {
            data2 = _cursor.ReadByte("event");
            CheckData(data2, _cursor.Position - 1);
        }

        _events.Add(new MidiTrackEvent(_tick, kind, (byte)((_runningStatus & 0x0F) + 1), data1, data2));
    }

    private static void CheckData(byte data, int offset)
    {
        if (data >= 0x80)
            throw new MidiFormatException($"A message is interrupted by 0x{data:X2}, which is not data (0x00 to 0x7F),", offset);
    }

    private bool ReadMeta()
    {
        byte type = _cursor.ReadByte("meta event");
        int length = _cursor.ReadVariableLength("meta event's length");
        int offset = _cursor.Position;
        var content = _cursor.ReadBytes(length, "meta event");
        if (type == MetaTempo) AddTempo(content, offset);
        if (type == MetaTrackName) _name ??= DecodeName(content);
        return type != MetaEndOfTrack;
    }

    private void AddTempo(ReadOnlySpan<byte> content, int offset)
    {
        if (content.Length != 3) throw new MidiFormatException($"A tempo event holds {content.Length} bytes instead of 3", offset);
        int microseconds = (content[0] << 16) | (content[1] << 8) | content[2];
        if (microseconds == 0) throw new MidiFormatException("A tempo event says a quarter note lasts 0 microseconds", offset);
        _tempos.Add(new MidiTempoChange(_tick, microseconds));
    }

    // The standard asks for ASCII and allows other codes without naming one: UTF-8 if it is that, else Latin-1. Names are
    // shown on terminals, so control characters become spaces.
    private static string? DecodeName(ReadOnlySpan<byte> bytes)
    {
        char[] name = (Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes).ToCharArray();
        for (int i = 0; i < name.Length; i++)
            if (char.IsControl(name[i])) name[i] = ' ';
        string trimmed = new string(name).Trim();
        return trimmed.Length > 0 ? trimmed : null;
    }
}
