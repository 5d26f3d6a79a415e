using System.Collections.Immutable;
using Ms20.Engine;
using Ms20.Panel;

namespace Ms20.Audio.Playing;

/// <summary>Does to an instrument what a <see cref="MidiIn"/> hears.</summary>
/// <remarks>
/// It posts to the instrument, whose rules for threads hold: one writer. Where the audio thread posts, let <see cref="Gesture.IsForAudioThread"/>
/// decide, and hand cables and programs to the control side. One thread at a time.
/// </remarks>
public sealed class InstrumentPlayer : IGestureSink
{
    private readonly Instrument _instrument;
    private readonly int _lane;
    private readonly ImmutableArray<Patch> _programs;
    private bool _owesRelease;

    /// <summary>A player of one lane.</summary>
    /// <param name="instrument">The instrument.</param>
    /// <param name="lane">The lane.</param>
    /// <param name="programs">The patch of each program from 0 on; each must pass <see cref="CanSwitch"/>. Cables are all lanes'.</param>
    /// <exception cref="ArgumentException">A program is for another instrument.</exception>
    public InstrumentPlayer(Instrument instrument, int lane = 0, ImmutableArray<Patch> programs = default)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        _instrument = instrument;
        _lane = lane;
        _programs = programs.IsDefault ? [] : programs;
        foreach (Patch program in _programs)
        {
            if (!CanSwitch(instrument.Patch, program))
                throw new ArgumentException($"The program \"{program.Name}\" is for another instrument: profile, normals, rear panel, routes and clock must be the same.", nameof(programs));
        }
    }

    /// <summary>Gestures that found the queue full and could not wait; the keys are lifted instead, as soon as there is room.</summary>
    public int Lost { get; private set; }

    /// <summary>Whether an instrument made for one patch can be switched to another while it plays: only dials, the rear panel's too, and cables may differ.</summary>
    /// <param name="from">The patch the instrument was made with.</param>
    /// <param name="to">The other.</param>
    /// <returns>Whether profile, normals, rear panel, routes and clock are the same.</returns>
    public static bool CanSwitch(Patch from, Patch to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        foreach (RearSwitch rear in RearPanel.Switches)
        {
            if (from[rear] != to[rear])
                return false;
        }

        return from.Profile == to.Profile && from.Normals == to.Normals && from.MgClock == to.MgClock && from.PulseClock == to.PulseClock
            && from.Performance.AsSpan().SequenceEqual(to.Performance.AsSpan());
    }

    /// <inheritdoc/>
    public void Take(in Gesture gesture, long frame)
    {
        if (_owesRelease && _instrument.TryReleaseAll(frame, _lane))
            _owesRelease = false;
        if (TryTake(gesture, frame))
            return;
        Lost++;
        _owesRelease = true;
    }

    /// <summary>Does it, if there is room in the instrument's queue.</summary>
    /// <param name="gesture">What to do.</param>
    /// <param name="frame">The frame at which it happens; never falls from one gesture to the next.</param>
    /// <returns>False if the queue is full: nothing has happened, try again after the next block.</returns>
    public bool TryTake(in Gesture gesture, long frame)
    {
        switch (gesture.Kind)
        {
            case GestureKind.Press:
                return _instrument.TryPress(gesture.Number, frame, _lane);
            case GestureKind.Release:
                return _instrument.TryRelease(gesture.Number, frame, _lane);
            case GestureKind.ReleaseAll:
                return _instrument.TryReleaseAll(frame, _lane);
            case GestureKind.Turn:
                _instrument.Turn(Controls.All[gesture.Number], gesture.Value, frame, _lane);
                return true;
            case GestureKind.Perform:
                _instrument.Perform(PerformanceSources.All[gesture.Number], gesture.Value, frame, _lane);
                return true;
            case GestureKind.Bend:
                _instrument.Bend(gesture.Value, frame, _lane);
                return true;
            case GestureKind.SyncModulation:
                return _instrument.TrySyncModulation(gesture.Value, gesture.Phase, frame, _lane);
            case GestureKind.Plug:
                return TryPlug(gesture.Output!, gesture.Input!, frame);
            case GestureKind.Unplug:
                return TryUnplug(gesture.Output!, gesture.Input!, frame);
            default:
                return gesture.Number >= _programs.Length || TrySwitch(_programs[gesture.Number], frame);
        }
    }

    // A cable into a jack that is taken is not plugged, as on the instrument.
    private bool TryPlug(Jack output, Jack input, long frame)
    {
        foreach (Cable cable in _instrument.Cables)
        {
            if (cable.Input == input)
                return true;
        }

        return _instrument.Patch.PlugIn(input) is not null || _instrument.IsDriven(input) || _instrument.TryPlug(_instrument.Cables.Add(new Cable(output, input)), frame);
    }

    private bool TryUnplug(Jack output, Jack input, long frame)
    {
        foreach (Cable cable in _instrument.Cables)
        {
            if (cable.Input == input && cable.Output == output)
                return _instrument.TryPlug(_instrument.Cables.Remove(cable), frame);
        }

        return true;
    }

    // The hands stay where they are: wheel and switch are not the patch's. So does a plug of the host's, and a cable for its jack stays out.
    private bool TrySwitch(Patch patch, long frame)
    {
        if (!_instrument.TryPlug(patch.Cables.RemoveAll(cable => _instrument.IsDriven(cable.Input)), frame))
            return false;
        foreach (Control control in Controls.All)
        {
            if (control.Section != PanelSection.KeyboardBlock)
                _instrument.Turn(control, patch[control], frame, _lane);
        }

        foreach (RearDial dial in RearPanel.Dials)
            _instrument.Turn(dial, patch[dial], frame, _lane);
        return true;
    }
}
