using Ms20.Audio;
using Ms20.Panel;

namespace Ms20.App.Lab.Session;

/// <summary>The player's MIDI map, kept in a file: which control change turns what belongs to the gear, not to a patch.</summary>
internal sealed class MidiGear
{
    private readonly string _path;
    private static readonly string[] EveryProgram = [.. Enumerable.Repeat("", MidiMap.MaximumPrograms)];

    private readonly Dictionary<string, MidiMap> _devices = new(StringComparer.Ordinal);

    /// <summary>Reads the map.</summary>
    /// <param name="path">The file; there need not be one.</param>
    /// <param name="complaint">One sentence if there is one that cannot be read: then the default map is used and the file is left alone.</param>
    public MidiGear(string path, out string? complaint)
    {
        _path = path;
        complaint = null;
        Map = MidiMap.Default;
        if (!File.Exists(path))
            return;
        try
        {
            Map = MidiMapFile.Read(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is MidiMapFormatException or IOException or UnauthorizedAccessException)
        {
            complaint = $"\"{path}\" cannot be read ({e.Message.TrimEnd('.')}): mend it or delete it; until then every control listens to its own number.";
        }
    }

    /// <summary>The map.</summary>
    public MidiMap Map { get; private set; }

    /// <summary>The map as it holds for one device. Every program is heard: what it means is decided when it comes, by the set list or by the map.</summary>
    public MidiMap MapFor(string device)
    {
        if (!_devices.TryGetValue(device, out MidiMap? map))
            _devices[device] = map = Map.For(device).WithPrograms(EveryProgram);
        return map;
    }

    /// <summary>Takes another map and keeps it.</summary>
    /// <returns>A sentence if it could not be kept: it is used all the same, until the Lab stops.</returns>
    public string? Use(MidiMap map)
    {
        Map = map;
        _devices.Clear();
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            using AtomicFile file = AtomicFile.Create(_path, overwrite: true);
            file.Stream.Write(MidiMapFile.Write(map));
            file.Complete();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"The MIDI map cannot be kept ({e.Message.TrimEnd('.')}): it holds until the Lab stops.";
        }
    }
}
