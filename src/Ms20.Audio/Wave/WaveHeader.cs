namespace Ms20.Audio.Wave;

/// <summary>What stands before the samples.</summary>
/// <param name="Format">What the samples are.</param>
/// <param name="DataBytes">Bytes of samples: never more than this are read.</param>
/// <param name="MayEndEarly">The writer could not know the length: the samples go on to the end of the stream, if that comes first.</param>
internal readonly record struct WaveHeader(WaveFormat Format, long DataBytes, bool MayEndEarly);
