namespace Ms20.App.Lab;

/// <summary>How the Lab is started.</summary>
/// <param name="Port">The port; null for the usual one or, if another program has that, one of the next.</param>
/// <param name="NoBrowser">Whether the address is printed only.</param>
/// <param name="PageFolder">A folder to take the page from, for those who work on it; null for the one that is built in.</param>
/// <param name="AsApp">Whether it is opened in a window of its own, without the browser's bars.</param>
internal sealed record LabOptions(int? Port, bool NoBrowser, string? PageFolder, bool AsApp = false)
{
    /// <summary>
    /// The usual port. Always the same if possible: browsers remember permissions for the microphone and for MIDI by name and port.
    /// </summary>
    public const int DefaultPort = 5120;

    /// <summary>How many ports are tried from there on. None of them is one that browsers refuse to open.</summary>
    public const int PortsTried = 20;
}
