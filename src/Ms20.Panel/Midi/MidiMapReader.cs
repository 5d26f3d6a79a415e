using System.Globalization;
using System.Text.Json;

namespace Ms20.Panel;

/// <summary>Reads MIDI map files.</summary>
internal ref struct MidiMapReader
{
    internal const string BendKey = "bendSemitones";
    internal const string ChannelKey = "channel";
    internal const string ControlsKey = "controls";
    internal const string DevicesKey = "devices";
    internal const string FormatKey = "format";
    internal const string NameKey = "name";
    internal const string ProgramsKey = "programs";
    internal const string WheelKey = "wheel";
    internal const string WheelBoth = "both";
    internal const string WheelUp = "up";

    private static readonly string[] Keys = [BendKey, ChannelKey, ControlsKey, DevicesKey, FormatKey, NameKey, ProgramsKey, WheelKey];

    private readonly ReadOnlySpan<byte> _utf8;
    private Utf8JsonReader _json;
    private MidiMap _map = MidiMap.Default;

    private MidiMapReader(ReadOnlySpan<byte> utf8)
    {
        _utf8 = utf8;
        _json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = JsonSyntax.MaxDepth });
        _json.Read();
    }

    internal static MidiMap Read(ReadOnlySpan<byte> utf8)
    {
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        if (utf8.StartsWith(byteOrderMark))
            utf8 = utf8[byteOrderMark.Length..];
        try
        {
            JsonSyntax.Check(utf8, "MIDI map", "a MIDI map (*.midi.json)");
        }
        catch (PatchFormatException e)
        {
            throw new MidiMapFormatException(e.Line, e.Field, e.Sentence);
        }

        new MidiMapReader(utf8).CheckFormat();
        var reader = new MidiMapReader(utf8);
        reader.ReadKeys();
        return reader._map;
    }

    // First of all: a file from a later version is refused for that, not for whatever it has that we do not know.
    private void CheckFormat()
    {
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            bool found = _json.ValueTextEquals(FormatKey);
            _json.Read();
            if (!found)
            {
                _json.Skip();
                continue;
            }

            if (_json.TokenType != JsonTokenType.Number || !_json.TryGetInt32(out int format) || format < 1)
                throw WrongType(FormatKey, "a whole number from 1");
            if (format > MidiMapFile.Format)
            {
                string known = $"this version reads up to {MidiMapFile.Format}";
                throw Refusal(FormatKey, $"the file is of format {format} and {known}; open it with a newer version of Ms20.");
            }

            return;
        }

        throw new MidiMapFormatException(1, FormatKey, $"the key is missing; add \"{FormatKey}\": {MidiMapFile.Format}.");
    }

    private void ReadKeys()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            string key = _json.GetString()!;
            if (!seen.Add(key))
                throw Refusal(key, "the key stands here for the second time; remove one of the two.");
            if (Array.IndexOf(Keys, key) < 0)
                throw Refusal(key, $"there is no such key; the nearest is \"{NearestKey(key)}\".");
            _json.Read();
            ReadKey(key);
        }
    }

    private void ReadKey(string key)
    {
        switch (key)
        {
            case BendKey:
                _map = _map.WithBend(Number(key, 0.0, MidiMap.LongestBendSemitones));
                break;
            case ChannelKey:
                _map = _map.WithChannel(Channel());
                break;
            case ControlsKey:
                foreach ((int number, MidiTarget target) in Targets(ControlsKey))
                    _map = _map.WithTarget(number, target);
                break;
            case DevicesKey:
                ReadDevices();
                break;
            case NameKey:
                _map = _map.WithName(Text(key));
                break;
            case ProgramsKey:
                ReadPrograms();
                break;
            case WheelKey:
                _map = _map.WithWheelBothWays(Text(key) switch
                {
                    WheelBoth => true,
                    WheelUp => false,
                    string other => throw Refusal(key, $"the wheel cannot go \"{other}\"; write \"{WheelUp}\" or \"{WheelBoth}\"."),
                });
                break;
        }
    }

    private readonly int Channel()
    {
        double channel = Number(ChannelKey, 1, 16);
        return channel == Math.Floor(channel) ? (int)channel : throw WrongType(ChannelKey, "a whole number from 1 to 16");
    }

    private void ReadDevices()
    {
        Need(JsonTokenType.StartObject, DevicesKey, "an object of devices");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            string device = _json.GetString()!;
            string field = $"{DevicesKey}.{device}";
            if (!seen.Add(device))
                throw Refusal(field, "the device stands here for the second time; remove one of the two.");
            _json.Read();
            foreach ((int number, MidiTarget target) in Targets(field))
                _map = _map.WithTarget(device, number, target);
        }
    }

    private Dictionary<int, MidiTarget> Targets(string name)
    {
        Need(JsonTokenType.StartObject, name, "an object of control changes");
        var targets = new Dictionary<int, MidiTarget>();
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            string key = _json.GetString()!;
            string field = $"{name}.{key}";
            if (!int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number > 127)
                throw Refusal(field, $"\"{key}\" is no control change; write a number from 1 to 119.");
            if (!MidiNumbers.IsLearnable(number))
                throw Refusal(field, $"control change {number} has a meaning of its own in MIDI; choose another, such as 16.");
            if (targets.ContainsKey(number))
                throw Refusal(field, "the control change stands here for the second time; remove one of the two.");
            _json.Read();
            targets.Add(number, Target(field));
        }

        return targets;
    }

    private readonly MidiTarget Target(string field)
    {
        string id = Text(field);
        if (id.Length == 0)
            return MidiTarget.None;
        if (Controls.TryFind(id, out Control? control))
            return MidiTarget.Of(control);
        if (PerformanceSources.TryFind(id, out PerformanceSource? source) && source != PerformanceSources.Clock)
            return MidiTarget.Of(source);
        var nearest = new NearestId(id);
        foreach (Control candidate in Controls.All)
            nearest.Offer(candidate.Id);
        throw Refusal(field, $"there is no control or source \"{id}\"; the nearest is \"{nearest.Id}\".");
    }

    private void ReadPrograms()
    {
        Need(JsonTokenType.StartArray, ProgramsKey, "a list of patches");
        var programs = new List<string>();
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            string field = $"{ProgramsKey}[{programs.Count}]";
            if (programs.Count == MidiMap.MaximumPrograms)
                throw Refusal(field, $"MIDI has {MidiMap.MaximumPrograms} programs; remove the rest.");
            programs.Add(Text(field));
        }

        _map = _map.WithPrograms([.. programs]);
    }

    private readonly double Number(string field, double minimum, double maximum)
    {
        string range = string.Create(CultureInfo.InvariantCulture, $"a number from {minimum} to {maximum}");
        Need(JsonTokenType.Number, field, range);
        return _json.TryGetDouble(out double number) && number >= minimum && number <= maximum ? number : throw WrongType(field, range);
    }

    private readonly string Text(string field)
    {
        Need(JsonTokenType.String, field, "a text in quotes");
        return _json.GetString()!;
    }

    private readonly void Need(JsonTokenType type, string field, string wanted)
    {
        if (_json.TokenType != type)
            throw WrongType(field, wanted);
    }

    private readonly MidiMapFormatException WrongType(string field, string wanted) =>
        Refusal(field, $"{JsonSyntax.Found(in _json)} stands here; write {wanted} instead.");

    private readonly MidiMapFormatException Refusal(string field, string sentence) =>
        new(JsonSyntax.LineAt(_utf8, _json.TokenStartIndex), field, sentence);

    private static string NearestKey(string key)
    {
        var nearest = new NearestId(key);
        foreach (string candidate in Keys)
            nearest.Offer(candidate);
        return nearest.Id;
    }
}
