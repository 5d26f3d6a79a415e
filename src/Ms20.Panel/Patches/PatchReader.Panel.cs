using System.Globalization;
using System.Text.Json;

namespace Ms20.Panel;

/// <summary>The part that reads dials, cables and the rear panel.</summary>
internal ref partial struct PatchReader
{
    private void ReadDials()
    {
        Need(JsonTokenType.StartObject, PatchKeys.Dials, "an object of dial marks");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            string id = _json.GetString()!;
            string field = $"{PatchKeys.Dials}.{id}";
            if (!Controls.TryFind(id, out Control? control))
                throw Refusal(field, $"there is no control \"{id}\"; the nearest is \"{NearestControl(id)}\".");
            if (!seen.Add(id))
                throw Refusal(field, "the control stands here for the second time; remove one of the two.");
            _json.Read();
            _patch = _patch.With(control, control.Kind == ControlKind.Selector ? Position(control, field) : Mark(control, field));
        }
    }

    private readonly double Position(Control selector, string field)
    {
        string legends = "\"" + string.Join("\", \"", selector.Positions) + "\"";
        Need(JsonTokenType.String, field, $"one of {legends}");
        string legend = _json.GetString()!;
        int position = selector.Positions.IndexOf(legend);
        if (position < 0)
            throw Refusal(field, $"the selector has no position \"{legend}\"; write one of {legends}.");
        return position;
    }

    private readonly double Mark(Control control, string field)
    {
        string range = control.Kind == ControlKind.Button
            ? "0 (released) or 1 (pressed)"
            : string.Create(CultureInfo.InvariantCulture, $"a mark from {control.Minimum} to {control.Maximum}");
        Need(JsonTokenType.Number, field, range);
        if (!_json.TryGetDouble(out double mark) || !(mark >= control.Minimum && mark <= control.Maximum))
            throw Refusal(field, $"{JsonSyntax.Found(in _json)} is not on the dial; write {range}.");
        if (control.IsStepped && mark != Math.Floor(mark))
            throw WrongType(field, range);
        return mark;
    }

    private void ReadCables()
    {
        Need(JsonTokenType.StartArray, PatchKeys.Cables, "a list of cables");
        var lines = new Dictionary<Jack, int>();
        int number = 0;
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            string field = $"{PatchKeys.Cables}[{number++}]";
            (Jack output, Jack input) = CableEnds(field);
            if (lines.TryGetValue(input, out int line))
            {
                Jack? first = _patch.SourceOf(input);
                throw Refusal(field, $"{input.Id} already has the cable from {first} (line {line}); remove one of the two.");
            }

            if (!_patch.CanPlug(output, input, out string refusal))
                throw Refusal(field, refusal);
            lines.Add(input, Line);
            _patch = _patch.WithCable(output, input);
        }
    }

    private readonly (Jack Output, Jack Input) CableEnds(string field)
    {
        string cable = Text(field);
        int arrow = cable.IndexOf(PatchKeys.Arrow, StringComparison.Ordinal);
        if (arrow < 0)
            throw Refusal(field, $"\"{cable}\" is no cable; write \"output id {PatchKeys.Arrow} input id\".");
        return (JackOf(cable[..arrow].Trim(), field), JackOf(cable[(arrow + PatchKeys.Arrow.Length)..].Trim(), field));
    }

    private readonly Jack JackOf(string id, string field)
    {
        if (Jacks.TryFind(id, out Jack? jack) || RearPanel.TryFindJack(id, out jack))
            return jack;
        var nearest = new NearestId(id);
        foreach (Jack candidate in Jacks.All)
            nearest.Offer(candidate.Id);
        foreach (Jack candidate in RearPanel.Jacks)
            nearest.Offer(candidate.Id);
        throw Refusal(field, $"there is no jack \"{id}\"; the nearest is \"{nearest.Id}\".");
    }

    private void ReadRear()
    {
        Need(JsonTokenType.StartObject, PatchKeys.Rear, "an object of switches and knobs");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            string id = _json.GetString()!;
            string field = $"{PatchKeys.Rear}.{id}";
            if (!seen.Add(id))
                throw Refusal(field, "the switch or knob stands here for the second time; remove one of the two.");
            if (RearPanel.TryFindSwitch(id, out RearSwitch? rear))
            {
                _json.Read();
                _patch = _patch.WithRear(rear, Position(rear, field));
            }
            else if (RearPanel.TryFindDial(id, out RearDial? dial))
            {
                _json.Read();
                _patch = _patch.WithRear(dial, Mark(dial, field));
            }
            else if (FormerSwitch(id) is { } former)
            {
                _json.Read();
                if (Text(field) != former.Off)
                    throw Refusal(field, $"this switch has become {former.Successors}; write that instead.");
            }
            else
            {
                throw Refusal(field, $"there is no switch or knob \"{id}\" on the rear panel; the nearest is \"{NearestRearId(id)}\".");
            }
        }
    }

    private readonly int Position(RearSwitch rear, string field)
    {
        string legends = "\"" + string.Join("\", \"", rear.Positions) + "\"";
        Need(JsonTokenType.String, field, $"one of {legends}");
        string legend = _json.GetString()!;
        int position = rear.Positions.IndexOf(legend);
        if (position < 0)
            throw Refusal(field, $"the switch has no position \"{legend}\"; write one of {legends}.");
        return position;
    }

    private readonly double Mark(RearDial dial, string field)
    {
        string range = string.Create(CultureInfo.InvariantCulture, $"a mark from {dial.Minimum} to {dial.Maximum}");
        Need(JsonTokenType.Number, field, range);
        if (!_json.TryGetDouble(out double mark) || !(mark >= dial.Minimum && mark <= dial.Maximum))
            throw Refusal(field, $"{JsonSyntax.Found(in _json)} is not on the dial; write {range}.");
        return mark;
    }

    // Ids of the first version, which read them only while off. Files that have them keep loading.
    private static (string Off, string Successors)? FormerSwitch(string id) => id switch
    {
        "rear.filter.type" => ("PROFILE", "\"rear.hpf.type\" and \"rear.lpf.type\""),
        "rear.vco.sync" => ("OFF", "\"rear.sync\""),
        "rear.vco2.fm" => ("OFF", "\"rear.fm\""),
        _ => null,
    };

    private static string NearestControl(string id)
    {
        var nearest = new NearestId(id);
        foreach (Control candidate in Controls.All)
            nearest.Offer(candidate.Id);
        return nearest.Id;
    }

    private static string NearestRearId(string id)
    {
        var nearest = new NearestId(id);
        foreach (RearSwitch candidate in RearPanel.Switches)
            nearest.Offer(candidate.Id);
        foreach (RearDial candidate in RearPanel.Dials)
            nearest.Offer(candidate.Id);
        return nearest.Id;
    }
}
