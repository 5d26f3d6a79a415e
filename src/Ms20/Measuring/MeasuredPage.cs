using System.Text;
using Ms20.Audio;
using Ms20.Measurement;
using Ms20.Measurement.Pages;

namespace Ms20.App.Measuring;

/// <summary>The page and its drawings, which stand in a folder beside it: measurements.md and measurements/*.svg.</summary>
internal sealed class MeasuredPage
{
    private readonly string _name;
    private readonly string _path;
    private readonly Surroundings _surroundings;

    /// <summary>Refuses a file that must not be overwritten, and a place that cannot be written to, before any work is done.</summary>
    /// <exception cref="Refusal">There is such a file and it is no page of this command.</exception>
    public MeasuredPage(string name, bool force, Surroundings surroundings)
    {
        (_name, _path, _surroundings) = (name, surroundings.PathOf(name), surroundings);
        if (!Path.GetExtension(name).Equals(".md", StringComparison.OrdinalIgnoreCase))
            throw new Refusal($"\"{name}\" does not end in .md: give the page such a name with -o.", ExitCode.Usage);
        // A page that this command wrote is there to be written anew.
        if (!IsPage(_path))
            OutputFile.Check(name, force, surroundings);
        AtomicFile.Create(_path, overwrite: true).Dispose();
    }

    private string Folder => Path.ChangeExtension(_path, null);

    /// <summary>Writes it.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="withPlots">Whether to draw as well.</param>
    /// <param name="bench">Where the drawings' figures are made.</param>
    public void Write(IReadOnlyDictionary<string, Outcome> found, bool withPlots, Bench bench)
    {
        if (withPlots)
        {
            Directory.CreateDirectory(Folder);
            foreach (Plot plot in AllRooms.List.SelectMany(room => room.Plots))
                Save(Path.Combine(Folder, plot.Name + ".svg"), SvgWriter.Write(plot.Draw(bench)));
        }

        string folder = Path.GetFileName(Folder);
        Save(_path, MeasurementsPage.Write(AllRooms.List, found, plot => withPlots ? $"{folder}/{plot.Name}.svg" : null));
        _surroundings.Error.WriteLine($"{_name}: {Counted.Words(found.Count, "figure")}");
    }

    private static void Save(string path, string text)
    {
        using AtomicFile file = AtomicFile.Create(path, overwrite: true);
        file.Stream.Write(Encoding.UTF8.GetBytes(text));
        file.Complete();
    }

    private static bool IsPage(string path)
    {
        if (!File.Exists(path))
            return false;
        using StreamReader reader = File.OpenText(path);
        return reader.ReadLine() == MeasurementsPage.FirstLine;
    }
}
