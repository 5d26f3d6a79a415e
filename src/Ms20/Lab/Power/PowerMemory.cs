using System.Text.Json;
using Ms20.Audio;

namespace Ms20.App.Lab.Power;

/// <summary>The mini's power settings, kept in a file of the player's folder: they belong to the instrument, not to a patch.</summary>
internal sealed class PowerMemory
{
    private const string Switch = "switch";
    private const string Auto = "autoPowerOff";

    private readonly string _path;

    /// <summary>Reads the settings.</summary>
    /// <param name="path">The file; there need not be one.</param>
    /// <param name="complaint">One sentence if there is one that cannot be read: then the default holds, and the file is left until something else is chosen.</param>
    public PowerMemory(string path, out string? complaint)
    {
        _path = path;
        complaint = null;
        if (!File.Exists(path))
            return;
        try
        {
            using JsonDocument file = JsonDocument.Parse(File.ReadAllBytes(path));
            Settings = new PowerSettings(file.RootElement.GetProperty(Switch).GetBoolean(), file.RootElement.GetProperty(Auto).GetBoolean());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            complaint = $"\"{path}\" cannot be read ({e.Message.TrimEnd('.')}): the mini has no power switch until you choose one at the rear.";
        }
    }

    /// <summary>What holds.</summary>
    public PowerSettings Settings { get; private set; } = PowerSettings.Default;

    /// <summary>Takes other settings and keeps them.</summary>
    /// <returns>A sentence if they could not be kept: they hold all the same, until the Lab stops.</returns>
    public string? Use(PowerSettings settings)
    {
        Settings = settings;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            using AtomicFile file = AtomicFile.Create(_path, overwrite: true);
            using (var json = new Utf8JsonWriter(file.Stream, new JsonWriterOptions { Indented = true }))
            {
                json.WriteStartObject();
                json.WriteBoolean(Auto, settings.TurnsOffAlone);
                json.WriteBoolean(Switch, settings.HasSwitch);
                json.WriteEndObject();
            }

            file.Complete();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"How the mini's power goes cannot be kept ({e.Message.TrimEnd('.')}): it holds until the Lab stops.";
        }
    }
}
