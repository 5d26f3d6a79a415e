namespace Ms20.Engine.Events;

/// <summary>Something that happens at a sample.</summary>
/// <param name="Time">Host sample since Reset.</param>
/// <param name="Kind">What happens.</param>
/// <param name="Number">The control's index, or the MIDI note.</param>
/// <param name="Value">The dial mark.</param>
/// <param name="Payload">The new schedule of a replugging.</param>
internal readonly record struct InstrumentEvent(long Time, EventKind Kind, int Number, double Value, object? Payload = null);
