using Ms20.Audio;

namespace Ms20.App.Processing;

/// <summary>Where processing writes: the sound, and beside it control voltages. Files appear whole or not at all.</summary>
/// <param name="SoundName">The sound's file as it was named; "-" is standard output.</param>
/// <param name="CvName">The file of control voltages; null for none.</param>
/// <param name="Force">Whether existing files are overwritten.</param>
internal sealed record ProcessOutput(string SoundName, string? CvName, bool Force)
{
    private const string StandardOutputName = "-";

    /// <summary>Refuses files that exist or are being read, before any work is done.</summary>
    /// <param name="surroundings">Where paths start from.</param>
    /// <param name="inputNames">The files that are read.</param>
    /// <exception cref="Refusal">A file must not be written.</exception>
    public void Check(Surroundings surroundings, params ReadOnlySpan<string?> inputNames)
    {
        foreach (string? input in inputNames)
        {
            string? read = input == WaveInput.StandardInput ? null : input;
            if (SoundName != StandardOutputName)
                OutputFile.Check(SoundName, Force, surroundings, read);
            if (CvName is not null)
                OutputFile.Check(CvName, Force, surroundings, read);
        }

        if (CvName is not null && SoundName != StandardOutputName && surroundings.PathOf(SoundName) == surroundings.PathOf(CvName))
            throw new Refusal($"\"{CvName}\" cannot hold the sound and the voltages at once: choose another name with --cv-out-file.");
    }

    /// <summary>Runs a processor.</summary>
    /// <exception cref="Refusal">A file that is read is damaged, or nobody reads standard output any more.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public ProcessReport Write(SignalProcessor processor, WorkProgress progress, Surroundings surroundings)
    {
        using AtomicFile? cv = CvName is null ? null : AtomicFile.Create(surroundings.PathOf(CvName), Force);
        using AtomicFile? sound = SoundName == StandardOutputName ? null : AtomicFile.Create(surroundings.PathOf(SoundName), Force);
        ProcessReport report = sound is null
            ? ToStandardOutput(processor, cv?.Stream, progress, surroundings)
            : progress.Run(told => processor.Run(sound.Stream, cv?.Stream, told, surroundings.Stop));
        sound?.Complete();
        cv?.Complete();
        return report;
    }

    private static ProcessReport ToStandardOutput(SignalProcessor processor, Stream? cv, WorkProgress progress, Surroundings surroundings)
    {
        using Stream output = surroundings.OpenOutputBytes();
        try
        {
            return progress.Run(told => processor.Run(output, cv, told, surroundings.Stop));
        }
        catch (IOException)
        {
            throw new Refusal("standard output was closed before the end: have the other program read all of it.");
        }
    }
}
