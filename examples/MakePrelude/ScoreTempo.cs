namespace MakePrelude;

/// <summary>A tempo mark of a <see cref="Score"/>.</summary>
/// <param name="Start">Sixteenths from the beginning of the piece.</param>
/// <param name="QuartersPerMinute">10 to 400 quarter notes a minute.</param>
internal readonly record struct ScoreTempo(int Start, double QuartersPerMinute);
