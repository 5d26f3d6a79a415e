namespace Ms20.Audio.Playing;

/// <summary>Makes messages of the bytes of a MIDI cable and gives them to a socket.</summary>
/// <remarks>
/// Running status is understood; system exclusive data is passed over, real-time bytes within it or within a message are heard at once, and
/// bytes that belong to nothing are passed over. Nothing is allocated and nothing thrown. One thread at a time.
/// </remarks>
/// <param name="midi">The socket.</param>
/// <param name="sink">Takes what the messages mean.</param>
public sealed class MidiCable(MidiIn midi, IGestureSink sink)
{
    private const byte SystemExclusive = 0xF0;
    private const byte FirstRealTime = 0xF8;

    // 0 while data has nothing to belong to.
    private byte _status;
    private byte _data1;
    private bool _hasData1;

    /// <summary>Receives bytes that arrived together. Any cuts will do: a message may be spread over several calls.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="frame">When they arrived; never falls from one call to the next.</param>
    public void Receive(ReadOnlySpan<byte> bytes, long frame)
    {
        foreach (byte next in bytes)
            Receive(next, frame);
    }

    private void Receive(byte next, long frame)
    {
        if (next >= FirstRealTime)
        {
            midi.Hear(next, 0, 0, frame, sink);
            return;
        }

        if (next >= 0x80)
        {
            _status = next;
            _hasData1 = false;
            // Tune request and end of exclusive have no data; they end running status, as all system common messages do.
            if (next > 0xF3)
                _status = 0;
            return;
        }

        if (_status is 0 or SystemExclusive)
            return;
        TakeData(next, frame);
    }

    private void TakeData(byte data, long frame)
    {
        bool one = _status is (>= 0xC0 and < 0xE0) or 0xF1 or 0xF3;
        if (!one && !_hasData1)
        {
            _data1 = data;
            _hasData1 = true;
            return;
        }

        midi.Hear(_status, one ? data : _data1, one ? (byte)0 : data, frame, sink);
        _hasData1 = false;
        if (_status >= SystemExclusive)
            _status = 0;
    }
}
