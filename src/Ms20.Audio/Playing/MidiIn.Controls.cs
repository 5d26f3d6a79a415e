using Ms20.Panel;

namespace Ms20.Audio.Playing;

/// <content>Control changes, parameters and the bender of the extended profile.</content>
public sealed partial class MidiIn
{
    private const int Pairs = MidiNumbers.FirstLowBits;
    private const int BendCentre = 8192;

    private readonly bool[] _routed = new bool[PerformanceSources.ControlChanges];
    private readonly bool _usesPedal;
    private readonly byte[] _highBits = new byte[Pairs];

    // Of each channel: the parameter chosen last and whether it is a registered one. Half a number that has not come is 127, "none".
    private readonly int[] _parameterHigh = Filled(127);
    private readonly int[] _parameterLow = Filled(127);
    private readonly bool[] _registered = new bool[17];
    private double _bendSemitones;
    private double _bend;

    private void HearControl(int channel, int number, int value, long frame, IGestureSink sink)
    {
        switch (number)
        {
            case MidiNumbers.SustainPedal when !_routed[number]:
                HearSustain(value >= 64, frame, sink);
                break;
            case MidiNumbers.ResetControllers:
                ResetControllers(frame, sink);
                break;
            case MidiNumbers.NonRegisteredHigh or MidiNumbers.RegisteredHigh:
                _parameterHigh[channel] = value;
                _registered[channel] = number == MidiNumbers.RegisteredHigh;
                break;
            case MidiNumbers.NonRegisteredLow or MidiNumbers.RegisteredLow:
                _parameterLow[channel] = value;
                _registered[channel] = number == MidiNumbers.RegisteredLow;
                break;
            case MidiNumbers.DataEntry:
                HearData(channel, value, frame, sink);
                break;
            case < PerformanceSources.ControlChanges:
                Move(number, value, frame, sink);
                break;
        }
    }

    /// <summary>A control change with its partner's seven bits, where it has one.</summary>
    private void Move(int number, int value, long frame, IGestureSink sink)
    {
        bool isLow = number is >= MidiNumbers.FirstLowBits and < 2 * MidiNumbers.FirstLowBits && _map.Targets[number].IsNone && !_routed[number];
        int high = isLow ? number - MidiNumbers.FirstLowBits : number;
        if (high < Pairs && !isLow)
            _highBits[high] = (byte)value;
        bool routed = _routed[high];
        bool pedal = _usesPedal && high == MidiNumbers.ExpressionPedal;
        MidiTarget target = _map.Targets[high];
        if (routed)
            target = MidiTarget.Of(PerformanceSources.ControlChange(high));
        else if (pedal)
            target = MidiTarget.Of(PerformanceSources.Pedal);
        double unipolar = isLow ? (_highBits[high] * 128 + value) / 16383.0 : value / HighestValue;
        double bipolar = isLow ? FromCentre(_highBits[high] * 128 + value, BendCentre) : FromCentre(value, 64);
        if (target.Control is { } control)
            sink.Take(Gesture.Turn(control, DialAt(control, unipolar, bipolar)), frame);
        else if (target.Source is { } source && _patch.Uses(source))
            sink.Take(Gesture.Perform(source, source.Minimum < 0.0 ? bipolar : unipolar), frame);
    }

    // A selector's positions share the way evenly; a dial with its zero in the middle has it at 64 exactly.
    private double DialAt(Control control, double unipolar, double bipolar)
    {
        if (control == Controls.Wheel)
            return control.Maximum * (_map.WheelGoesBothWays ? bipolar : unipolar);
        if (control.IsStepped)
            return Math.Min(Math.Floor(unipolar * (control.Maximum + 1.0)), control.Maximum);
        return control.Minimum < 0.0 ? control.Maximum * bipolar : control.Minimum + (control.Maximum - control.Minimum) * unipolar;
    }

    /// <summary>-1 to +1 with 0 at the centre, which is one step nearer to the upper end.</summary>
    private static double FromCentre(int value, int centre) => value < centre ? (value - centre) / (double)centre : (value - centre) / (centre - 1.0);

    private void HearData(int channel, int value, long frame, IGestureSink sink)
    {
        int high = _parameterHigh[channel], low = _parameterLow[channel];
        if (_registered[channel])
        {
            if (high == 0 && low == MidiNumbers.BendRangeParameter)
                SetBendRange(value, frame, sink);
            return;
        }

        if (high == 127 || low == 127)
            return;
        HearCable(high == MidiNumbers.CablePlugged, low, value, frame, sink);
    }

    private void SetBendRange(int semitones, long frame, IGestureSink sink)
    {
        _bendSemitones = Math.Min(semitones, MidiMap.LongestBendSemitones);
        if (_bend != 0.0)
            sink.Take(Gesture.Bend(_bend * _bendSemitones), frame);
    }

    // Which of the two jacks comes first is not known: one must be an output and the other an input.
    private static void HearCable(bool plugged, int first, int second, long frame, IGestureSink sink)
    {
        if (JackOf(first) is not { } a || JackOf(second) is not { } b || a.Direction == b.Direction)
            return;
        Jack output = a.Direction == JackDirection.Output ? a : b;
        Jack input = a.Direction == JackDirection.Output ? b : a;
        sink.Take(plugged ? Gesture.Plug(output, input) : Gesture.Unplug(output, input), frame);
    }

    private static Jack? JackOf(int number)
    {
        foreach (Jack jack in Jacks.All)
        {
            if (jack.ControllerNumber == number)
                return jack;
        }

        return null;
    }

    // What a patch routes does that and nothing else.
    private void HearBend(int value, long frame, IGestureSink sink)
    {
        _bend = FromCentre(value, BendCentre);
        sink.Take(_patch.Uses(PerformanceSources.Bend) ? Gesture.Perform(PerformanceSources.Bend, _bend) : Gesture.Bend(_bend * _bendSemitones), frame);
    }

    // As MIDI's recommended practice RP-015 has it: bender, wheel, pressure and sustain rest; dials stay where they are.
    private void ResetControllers(long frame, IGestureSink sink)
    {
        HearSustain(down: false, frame, sink);
        HearBend(BendCentre, frame, sink);
        sink.Take(Gesture.Turn(Controls.Wheel, 0.0), frame);
        if (_patch.Uses(PerformanceSources.Pressure))
            sink.Take(Gesture.Perform(PerformanceSources.Pressure, 0.0), frame);
        Array.Fill(_parameterHigh, 127);
        Array.Fill(_parameterLow, 127);
    }

    private static int[] Filled(int value)
    {
        int[] numbers = new int[17];
        Array.Fill(numbers, value);
        return numbers;
    }
}
