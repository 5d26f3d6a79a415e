using System.Collections.Immutable;
using Ms20.Audio.Playing;
using Ms20.Engine;
using Ms20.Panel;

namespace Ms20.App.Lab.Sound;

/// <summary>
/// An instrument that is prepared and set to a patch, as a <see cref="Loudspeaker"/> plays it. One thread renders; one at a time does everything else.
/// </summary>
internal sealed class Voice
{
    // A tunable: longer requests are rendered in pieces.
    private const int ChunkFrames = 512;

    // Where an S-trigger is on.
    private const double TriggeredVolts = 1.3;

    private readonly Instrument _instrument;
    private readonly double[] _inputs;
    private readonly double[] _output = new double[ChunkFrames];
    private long _start = -1;
    private long _latest;
    private bool _owesRelease;
    private bool _wasTriggered;

    /// <summary>Prepares one. Takes milliseconds and memory: not on the audio thread.</summary>
    /// <param name="patch">Its setting.</param>
    /// <param name="rateHz">The listener's sample rate.</param>
    /// <param name="quality">How fast it runs inside.</param>
    /// <param name="driven">The input jacks that the listener's own sound is plugged into.</param>
    public Voice(Patch patch, double rateHz, Quality quality, params ImmutableArray<Jack> driven)
        : this(patch, rateHz, quality, NotePriority.Highest, driven)
    {
    }

    /// <summary>Prepares one whose keyboard has another priority.</summary>
    /// <param name="patch">Its setting.</param>
    /// <param name="rateHz">The listener's sample rate.</param>
    /// <param name="quality">How fast it runs inside.</param>
    /// <param name="keys">Which of several held keys sounds.</param>
    /// <param name="driven">The input jacks that the listener's own sound is plugged into.</param>
    public Voice(Patch patch, double rateHz, Quality quality, NotePriority keys, ImmutableArray<Jack> driven)
    {
        Driven = driven;
        _inputs = new double[driven.Length * ChunkFrames];
        _instrument = new Instrument(patch);
        _instrument.Prepare(new InstrumentOptions
        {
            SampleRateHz = rateHz,
            MaximumFrames = ChunkFrames,
            Quality = quality,
            Priority = keys,
            Inputs = [.. driven.Select(jack => new HostPort(jack, HostScale.FullScale))],
        });
    }

    /// <summary>The input jacks that take <c>external</c> in <see cref="Render"/>.</summary>
    public ImmutableArray<Jack> Driven { get; }

    /// <summary>Audio thread: the voice plays from a frame of the stream on.</summary>
    public void StartAt(long frame) => Volatile.Write(ref _start, frame);

    /// <summary>Audio thread: the next samples of SIGNAL OUT, 1 at digital full scale.</summary>
    /// <param name="external">The listener's own sound; may be shorter, and is followed by silence.</param>
    /// <param name="sound">Where the samples go.</param>
    public void Render(ReadOnlySpan<float> external, Span<float> sound)
    {
        for (int done = 0; done < sound.Length;)
        {
            int frames = Math.Min(ChunkFrames, sound.Length - done);
            for (int port = 0; port < Driven.Length; port++)
                Take(external[Math.Min(done, external.Length)..], _inputs.AsSpan(port * frames, frames));
            _instrument.Process(_inputs, _output, frames);
            if (_instrument.VoltsAt(Jacks.TrigIn) < TriggeredVolts)
                Volatile.Write(ref _wasTriggered, true);
            for (int i = 0; i < frames; i++)
                sound[done + i] = (float)_output[i];
            done += frames;
        }
    }

    /// <summary>Turns a control; see <see cref="Instrument.Turn(Control, double, long, int)"/>.</summary>
    public void Turn(Control control, double dial, long frame) => _instrument.Turn(control, dial, TimeOf(frame));

    /// <summary>Turns a knob of the rear panel.</summary>
    public void Turn(RearDial dial, double mark, long frame) => _instrument.Turn(dial, mark, TimeOf(frame));

    /// <summary>Turns the trimmers to where a patch has them, and makes the instrument as old.</summary>
    /// <returns>False if there is no room: nothing has happened.</returns>
    public bool TryRefit(Patch patch)
    {
        foreach (Trim trim in Trims.All)
            _instrument.SetTrim(0, trim, patch[trim]);
        return _instrument.TryRefit(patch.Age);
    }

    /// <summary>Presses a key at a frame of the stream.</summary>
    public void Press(int note, long frame)
    {
        PayRelease();
        // A press that finds no room is not heard: nobody has listened for a thousand events.
        _instrument.TryPress(note, TimeOf(frame));
    }

    /// <summary>Releases a key at a frame of the stream.</summary>
    public void Release(int note, long frame)
    {
        PayRelease();
        _owesRelease |= !_instrument.TryRelease(note, TimeOf(frame));
    }

    /// <summary>Releases every key.</summary>
    public void ReleaseAll(long frame) => _owesRelease = !_instrument.TryReleaseAll(TimeOf(frame));

    /// <summary>Bender, pedals and a clock's lead; see <see cref="Gesture"/>. What is not one of them is passed over.</summary>
    public void Perform(in Gesture gesture, long frame)
    {
        switch (gesture.Kind)
        {
            case GestureKind.Bend:
                _instrument.Bend(gesture.Value, TimeOf(frame));
                break;
            case GestureKind.Perform:
                _instrument.Perform(PerformanceSources.All[gesture.Number], gesture.Value, TimeOf(frame));
                break;
            case GestureKind.SyncModulation:
                // Where there is no room the generator is led by the next tick.
                _instrument.TrySyncModulation(gesture.Value, gesture.Phase, TimeOf(frame));
                break;
        }
    }

    /// <summary>Replugs the patch bay.</summary>
    /// <returns>False if there is no room: nothing has happened.</returns>
    public bool TryPlug(ImmutableArray<Cable> cables) => _instrument.TryPlug(cables);

    /// <summary>Whether a trigger was seen at TRIG IN since this was asked last; it is looked at each chunk. Any thread.</summary>
    public bool TakeTrigger() => Interlocked.Exchange(ref _wasTriggered, false);

    /// <summary>How bright a lamp is. Any thread.</summary>
    public double BrightnessOf(Lamp lamp) => _instrument.BrightnessOf(lamp);

    /// <summary>The voltage at a jack. Any thread.</summary>
    public double VoltsAt(Jack jack) => _instrument.VoltsAt(jack);

    // A release that found no room must not be forgotten, or its key sounds for ever: then all keys come up as soon as there is room.
    private void PayRelease()
    {
        if (_owesRelease)
            _owesRelease = !_instrument.TryReleaseAll(_latest);
    }

    // Times never fall from one event to the next. Before the first frame everything happens in the order it comes.
    private long TimeOf(long frame)
    {
        long start = Volatile.Read(ref _start);
        _latest = Math.Max(_latest, start < 0 ? 0 : frame - start);
        return _latest;
    }

    private static void Take(ReadOnlySpan<float> external, Span<double> input)
    {
        int count = Math.Min(external.Length, input.Length);
        for (int i = 0; i < count; i++)
            input[i] = external[i];
        input[count..].Clear();
    }
}
