using Ms20.Panel;

namespace Ms20.App.Patches;

/// <summary>Reads MIDI map files.</summary>
internal static class MidiMapSource
{
    /// <summary>Far longer than any map, in bytes: what is longer is another kind of file. A tunable.</summary>
    private const int LongestFile = 1 << 18;

    /// <summary>Reads a map.</summary>
    /// <exception cref="Refusal">It cannot be read, or is no map.</exception>
    public static MidiMap Read(string path, Surroundings surroundings)
    {
        byte[] bytes = InputFile.Read(path, LongestFile, "MIDI map file", surroundings);
        try
        {
            return MidiMapFile.Read(bytes);
        }
        catch (MidiMapFormatException e)
        {
            throw new Refusal($"{path}: {e.Message}");
        }
    }
}
