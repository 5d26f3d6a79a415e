namespace Ms20.Engine.Events;

/// <summary>Something that happens at a sample.</summary>
/// <param name="Time">Host sample since Reset.</param>
/// <param name="Kind">What happens.</param>
/// <param name="Number">The number of what is turned (see <see cref="DialNumbers"/>), the MIDI note, or a clock's phase in parts of <see cref="PhaseSteps"/>.</param>
/// <param name="Value">The dial mark, the source's value, octaves of bend, or hertz.</param>
/// <param name="Payload">The new schedule of a replugging, the parts of a refitting, or a tuning.</param>
internal readonly record struct InstrumentEvent(long Time, EventKind Kind, int Number, double Value, object? Payload = null)
{
    /// <summary>A cycle in the steps in which a phase travels: a millionth of one is nothing to hear.</summary>
    public const int PhaseSteps = 1 << 20;
}
