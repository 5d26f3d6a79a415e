namespace Ms20.App.Lab;

/// <summary>
/// The player's own folder, with the panel as it stands, patches, the MIDI map and the tokens. A folder that cannot be written to keeps nobody from
/// playing; it is said. Two Labs at once share it: the second keeps a panel of its own beside the first one's.
/// </summary>
internal sealed class LabFolder : IDisposable
{
    private const string Panel = "panel";

    // A tunable: who starts more than that at once gets the first panel again.
    private const int MostPanels = 9;

    private readonly FileStream? _claim;

    private LabFolder(string path, string panel, FileStream? claim)
    {
        Path = path;
        PanelPath = In(path, $"{panel}.ms20.json");
        _claim = claim;
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The panel of this run.</summary>
    public string PanelPath { get; }

    /// <summary>Whether another Lab has the usual panel.</summary>
    public bool IsShared => System.IO.Path.GetFileName(PanelPath) != $"{Panel}.ms20.json";

    /// <summary>The MIDI map.</summary>
    public string MidiPath => In(Path, "gear.midi.json");

    /// <summary>What the mini's power remembers.</summary>
    public string PowerPath => In(Path, "power.json");

    /// <summary>Favourites, set list and habits.</summary>
    public string PlayerPath => In(Path, "player.json");

    /// <summary>The patches.</summary>
    public string PatchesPath => In(Path, "patches");

    /// <summary>Opens it, and makes it if it is not there.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="complaint">One sentence if it cannot be written to.</param>
    /// <exception cref="Refusal">The system knows of no folder.</exception>
    public static LabFolder Open(string path, out string? complaint)
    {
        // The system's answer for somebody without a home is no path at all, which together with our name would be a place in whatever folder this is.
        if (!System.IO.Path.IsPathFullyQualified(path))
            throw new Refusal("this system knows of no folder of yours: set HOME to one, and start the Lab again.");
        complaint = null;
        try
        {
            Directory.CreateDirectory(path);
            for (int number = 1; number <= MostPanels; number++)
            {
                string panel = number == 1 ? Panel : $"{Panel}-{number}";
                if (TryClaim(In(path, $"{panel}.lock")) is { } claim)
                    return new LabFolder(path, panel, claim);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            complaint = $"\"{path}\" cannot be written to ({e.Message.TrimEnd('.')}): you can play, but neither panel nor patches are kept; make that folder yours, "
                + "or free its name or its disk.";
        }

        return new LabFolder(path, Panel, claim: null);
    }

    public void Dispose() => _claim?.Dispose();

    // The system ends the claim with the process, however that ends.
    private static FileStream? TryClaim(string path)
    {
        bool isThere = File.Exists(path);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (isThere || File.Exists(path))
        {
            return null;
        }
    }

    private static string In(string folder, string name) => System.IO.Path.Combine(folder, name);
}
