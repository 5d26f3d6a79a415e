using MakePrelude;
using Ms20.Audio;
using Ms20.Audio.Midi;

// dotnet run --project examples/MakePrelude [-- song.score]
// writes the MIDI file beside the score, under the same name.
string scorePath = args.Length > 0 ? args[0] : "examples/cello-suite-1-prelude.score";
try
{
    if (args.Length > 1)
        throw new IOException($"One score at a time, not {args.Length}: give the path of a .score file, or none for the prelude.");
    if (!File.Exists(scorePath))
        throw new IOException($"There is no file \"{scorePath}\": run from the root of the repository or give the path of a .score file.");
    string midiPath = Path.ChangeExtension(scorePath, ".mid");
    if (midiPath == scorePath) throw new IOException($"\"{scorePath}\" is a MIDI file already: give the path of a .score file.");
    MidiFile song = ScoreReader.Read(File.ReadAllText(scorePath)).ToMidi();
    using var output = AtomicFile.Create(midiPath, overwrite: true);
    MidiFileWriter.Write(output.Stream, song);
    output.Complete();
    Console.WriteLine($"{midiPath}: {new MidiSong(song).LengthSeconds:0} seconds.");
    return 0;
}
catch (ScoreFormatException e)
{
    Console.Error.WriteLine($"{scorePath}: {e.Message}");
    return 1;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
