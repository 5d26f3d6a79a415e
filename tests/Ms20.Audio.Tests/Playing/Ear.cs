using Ms20.Audio.Playing;
using Ms20.Panel;

namespace Ms20.Audio.Tests.Playing;

/// <summary>A socket, and all that it has made of what it was given.</summary>
internal sealed class Ear : IGestureSink
{
    private readonly MidiCable _cable;

    public Ear(MidiInOptions options)
    {
        Midi = new MidiIn(options);
        _cable = new MidiCable(Midi, this);
    }

    public Ear(Patch? patch = null, MidiMap? map = null, MidiProfile? profile = null)
        : this(new MidiInOptions { Patch = patch ?? Patch.NormalSetting, Map = map ?? MidiMap.Default, Profile = profile })
    {
    }

    public MidiIn Midi { get; }

    public List<(long Frame, Gesture Gesture)> Timed { get; } = [];

    public IEnumerable<Gesture> Heard => Timed.Select(entry => entry.Gesture);

    public void Take(in Gesture gesture, long frame) => Timed.Add((frame, gesture));

    public Ear Bytes(params byte[] bytes) => BytesAt(0, bytes);

    public Ear BytesAt(long frame, params byte[] bytes)
    {
        _cable.Receive(bytes, frame);
        return this;
    }

    public Ear Control(int number, int value) => Bytes(0xB0, (byte)number, (byte)value);
}
