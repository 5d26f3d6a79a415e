using System.Collections.Immutable;
using Ms20.Audio;

namespace Ms20.App.Rendering;

/// <summary>Where the instruments of a song write: one mix, or a file each. All files appear whole or none does.</summary>
internal sealed class EnsembleOutput
{
    private const string StandardOutputName = "-";

    private readonly ImmutableArray<string> _names;
    private readonly string? _folder;
    private readonly bool _force;

    private EnsembleOutput(ImmutableArray<string> names, string? folder, bool force)
    {
        _names = names;
        _folder = folder;
        _force = force;
    }

    /// <summary>The files' names: one, or one for each instrument.</summary>
    public ImmutableArray<string> Names => _names;

    /// <summary>All into one file.</summary>
    public static EnsembleOutput Mix(string outputName, bool force) => new([outputName], null, force);

    /// <summary>Each into its own file in a folder, which is made where it is missing.</summary>
    public static EnsembleOutput Stems(string folder, ImmutableArray<SongPart> parts, bool force) =>
        new([.. parts.Select(part => Path.Combine(folder, part.FileName))], folder, force);

    /// <summary>Each take beside the others, under the output's name and the take's number.</summary>
    /// <exception cref="Refusal">Standard output takes one file.</exception>
    public static EnsembleOutput TakesOf(string outputName, ImmutableArray<SongPart> takes, bool force)
    {
        if (outputName == StandardOutputName)
            throw new Refusal("standard output takes one file: give the takes a name with -o.", ExitCode.Usage);
        string stem = outputName.EndsWith(".wav", StringComparison.OrdinalIgnoreCase) ? outputName[..^4] : outputName;
        return new([.. takes.Select(take => stem + take.FileName)], null, force);
    }

    /// <summary>Refuses files that exist or are being read, before any work is done.</summary>
    /// <exception cref="Refusal">A file must not be written.</exception>
    public void Check(Surroundings surroundings, string inputName)
    {
        foreach (string name in _names.Where(name => name != StandardOutputName))
            OutputFile.Check(name, _force, surroundings, inputName);
    }

    /// <summary>Renders into them.</summary>
    /// <exception cref="Refusal">Nobody reads standard output any more.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public ImmutableArray<RenderReport> Write(EnsembleRenderer renderer, WorkProgress progress, Surroundings surroundings)
    {
        if (_names is [StandardOutputName])
            return ToStandardOutput(renderer, progress, surroundings);
        string? made = MakeFolder(surroundings);
        var files = new List<AtomicFile>();
        try
        {
            foreach (string name in _names)
                files.Add(AtomicFile.Create(surroundings.PathOf(name), _force));
            ImmutableArray<RenderReport> reports = progress.Run(told => renderer.Render([.. files.Select(file => file.Stream)], told, surroundings.Stop));
            files.ForEach(file => file.Complete());
            made = null;
            return reports;
        }
        finally
        {
            files.ForEach(file => file.Dispose());
            if (made is not null && !Directory.EnumerateFileSystemEntries(made).Any())
                Directory.Delete(made);
        }
    }

    private static ImmutableArray<RenderReport> ToStandardOutput(EnsembleRenderer renderer, WorkProgress progress, Surroundings surroundings)
    {
        using Stream output = surroundings.OpenOutputBytes();
        try
        {
            return progress.Run(told => renderer.Render([output], told, surroundings.Stop));
        }
        catch (IOException)
        {
            throw new Refusal("standard output was closed before the song ended: have the other program read all of it.");
        }
    }

    // Only the last folder of the path is made; a longer way that is missing is a slip of the pen, and refused as every file's is.
    private string? MakeFolder(Surroundings surroundings)
    {
        if (_folder is null || Directory.Exists(surroundings.PathOf(_folder)))
            return null;
        string path = Path.TrimEndingDirectorySeparator(surroundings.PathOf(_folder));
        if (File.Exists(path) || !Directory.Exists(Path.GetDirectoryName(path)))
            throw new Refusal($"the folder \"{_folder}\" cannot be made: choose one beside existing files.");
        Directory.CreateDirectory(path);
        return path;
    }
}
