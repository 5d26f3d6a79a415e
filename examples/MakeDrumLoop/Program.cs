using MakeDrumLoop;
using Ms20.Audio;
using Ms20.Audio.Wave;

// dotnet run -c Release --project examples/MakeDrumLoop [-- FILE.wav]
// writes the loop that the README sends through the filters: mono, 16 bit, four seconds.
string path = args.Length > 0 ? args[0] : "examples/drum-loop.wav";
try
{
    if (args.Length > 1)
        throw new IOException($"One file, not {args.Length}: give the path of a .wav file, or none for {path}.");
    using var output = AtomicFile.Create(path, overwrite: true);
    using (var wave = new WaveWriter(output.Stream, new WaveFormat(DrumLoop.RateHz, 1, WaveEncoding.Integer16)))
    {
        wave.WriteFrames(DrumLoop.Render());
        wave.Complete();
    }

    output.Complete();
    Console.WriteLine($"{path}: {(double)DrumLoop.Frames / DrumLoop.RateHz:0} seconds.");
    return 0;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
