using Ms20.Panel;

namespace Ms20.App.Rendering;

/// <summary>One instrument of several that play a song.</summary>
/// <param name="Name">What it is called on the screen.</param>
/// <param name="FileName">What its own file is called, without folder.</param>
/// <param name="Patch">Its setting.</param>
/// <param name="Channel">The MIDI channel it plays; null for all.</param>
internal sealed record SongPart(string Name, string FileName, Patch Patch, int? Channel);
