using Ms20.Panel;

namespace Ms20.Engine.Circuits;

/// <summary>A converter of the rear panel: pitch in volts per octave into hertz per volt, or the other way; also what drives KBD V/OCT OUT.</summary>
/// <remarks>
/// <code>
/// to hertz per volt     out = 2^(attenuation in + offset)
/// to volts per octave   out = attenuation log2(in) + offset
/// </code>
/// By convention 0 V a volt an octave is 1 V at hertz per volt, MIDI note 48, the lowest key. Attenuation and offset act on the octaves either way:
/// they set how far the pitch follows, and transpose it. It is as exact as the numbers are, in every unit: such a converter is trimmed
/// against the instrument it stands beside. Hertz per volt end at the rail, 15 V; below <see cref="LowestVolts"/>, and of negative voltages, there is
/// no logarithm, and the converter stands still. Nothing is computed while input and knobs stand still.
/// </remarks>
/// <param name="toVoltsPerOctave">The way it goes.</param>
internal sealed class VoltageConverter<TLanes>(bool toVoltsPerOctave) : Circuit<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Ten octaves below the lowest key: further no key reaches. A tunable.</summary>
    public const double LowestVolts = 1.0 / 1024.0;

    private const double LimitVolts = 15.0;

    private TLanes _lastIn;
    private TLanes _lastOut;
    private bool _turns;
    private bool _arrives;

    /// <summary>The pitch that comes in, in volts.</summary>
    public Signal<TLanes> In { get; set; } = new("converter in");

    /// <summary>ATTENUATION: the share of the octaves that is passed on, 0 to 1.</summary>
    public Knob<TLanes> Attenuation { get; set; } = new(1.0);

    /// <summary>OFFSET: octaves that are added, -5 to 5.</summary>
    public Knob<TLanes> OffsetOctaves { get; set; } = new();

    /// <summary>The same pitch counted the other way, in volts.</summary>
    public Signal<TLanes> Output { get; } = new("converter out");

    /// <inheritdoc/>
    public override void Prepare(EngineRate rate, UnitParts<TLanes> parts)
    {
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        _lastIn = default;
        _turns = _arrives = false;
        _lastOut = Converted(_lastIn, Attenuation.Value, OffsetOctaves.Value);
        Output.Fill(_lastOut);
    }

    /// <inheritdoc/>
    public override void BeginTick()
    {
        // The tick after the last move too: a line's end is its knob's value but for the last bit.
        _arrives = _turns;
        _turns = Attenuation.Changed || OffsetOctaves.Changed;
    }

    /// <inheritdoc/>
    public override void Run(int from, int to)
    {
        TLanes lastIn = _lastIn, lastOut = _lastOut;
        bool turns = _turns || _arrives;
        for (int i = from; i < to; i++)
        {
            TLanes volts = In.Volts[i];
            if (turns || TLanes.Any(TLanes.Or(TLanes.Less(volts, lastIn), TLanes.Less(lastIn, volts))))
                lastOut = Converted(volts, Attenuation.At(i), OffsetOctaves.At(i));
            Output.Volts[i] = lastOut;
            lastIn = volts;
        }

        (_lastIn, _lastOut) = (lastIn, lastOut);
    }

    private TLanes Converted(TLanes volts, TLanes share, TLanes offset)
    {
        if (!toVoltsPerOctave)
            return TLanes.Min(Exp<TLanes>.OfOctaves(volts * share + offset), TLanes.Of(LimitVolts));
        TLanes octaves = Log<TLanes>.Of(TLanes.Max(volts, TLanes.Of(LowestVolts))) * TLanes.Of(1.0 / Elementary.LnOf2);
        return octaves * share + offset;
    }
}
