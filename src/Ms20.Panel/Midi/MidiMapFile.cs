using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ms20.Panel;

/// <summary>MIDI map files (<c>*.midi.json</c>): JSON in UTF-8, described in docs/midi.md.</summary>
/// <remarks>Touches no file system; the members may be called from any thread but the audio thread.</remarks>
public static class MidiMapFile
{
    /// <summary>The format written, and the newest that is read.</summary>
    public const int Format = 1;

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads a map.</summary>
    /// <param name="utf8">The whole file.</param>
    /// <returns>The map: <see cref="MidiMap.Default"/> and what the file says differently.</returns>
    /// <exception cref="MidiMapFormatException">The file has an error; nothing of it is used.</exception>
    public static MidiMap Read(ReadOnlySpan<byte> utf8) => MidiMapReader.Read(utf8);

    /// <summary>Writes a map: keys sorted, one value a line, and of the control changes those that differ from the default.</summary>
    /// <param name="map">The map.</param>
    /// <returns>The file's bytes; the same map gives the same bytes on every machine.</returns>
    public static byte[] Write(MidiMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber(MidiMapReader.BendKey, map.BendSemitones);
            if (map.Channel is int channel)
                json.WriteNumber(MidiMapReader.ChannelKey, channel);
            WriteControls(json, map);
            WriteDevices(json, map);
            json.WriteNumber(MidiMapReader.FormatKey, Format);
            json.WriteString(MidiMapReader.NameKey, map.Name);
            json.WriteStartArray(MidiMapReader.ProgramsKey);
            foreach (string program in map.Programs)
                json.WriteStringValue(program);
            json.WriteEndArray();
            json.WriteString(MidiMapReader.WheelKey, map.WheelGoesBothWays ? MidiMapReader.WheelBoth : MidiMapReader.WheelUp);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteControls(Utf8JsonWriter json, MidiMap map)
    {
        json.WriteStartObject(MidiMapReader.ControlsKey);
        for (int number = 0; number < map.Targets.Length; number++)
        {
            if (map.Targets[number] != MidiMap.Default.Targets[number])
                json.WriteString(number.ToString(CultureInfo.InvariantCulture), map.Targets[number].Id);
        }

        json.WriteEndObject();
    }

    private static void WriteDevices(Utf8JsonWriter json, MidiMap map)
    {
        if (map.Devices.IsEmpty)
            return;
        json.WriteStartObject(MidiMapReader.DevicesKey);
        foreach ((string device, ImmutableSortedDictionary<int, MidiTarget> rows) in map.Devices)
        {
            json.WriteStartObject(device);
            foreach ((int number, MidiTarget target) in rows)
                json.WriteString(number.ToString(CultureInfo.InvariantCulture), target.Id);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
