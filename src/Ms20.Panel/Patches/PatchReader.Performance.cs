using System.Globalization;
using System.Text.Json;

namespace Ms20.Panel;

/// <summary>The part that reads what the player's sources and the clock do. Routes come last: a jack must be free of cables.</summary>
internal ref partial struct PatchReader
{
    private void ReadPerformance()
    {
        Need(JsonTokenType.StartObject, PatchKeys.Performance, "an object of routes");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            string key = _json.GetString()!;
            string field = $"{PatchKeys.Performance}.{key}";
            int arrow = key.IndexOf(PatchKeys.Arrow, StringComparison.Ordinal);
            if (arrow < 0)
                throw Refusal(field, $"\"{key}\" is no route; write \"source {PatchKeys.Arrow} control or input\".");
            PerformanceSource source = SourceOf(key[..arrow].Trim(), field);
            string target = key[(arrow + PatchKeys.Arrow.Length)..].Trim();
            if (!seen.Add($"{source.Id} {target}"))
                throw Refusal(field, "the route stands here for the second time; remove one of the two.");
            int line = Line;
            _json.Read();
            _routes.Add((line, field, Route(source, target, field)));
        }
    }

    private readonly PerformanceRoute Route(PerformanceSource source, string target, string field)
    {
        if (Controls.TryFind(target, out Control? control))
        {
            if (source == PerformanceSources.Wheel && control == Controls.Wheel)
                throw Refusal(field, "the wheel cannot move itself; write another source or another target.");
            return PerformanceRoute.To(source, control, Depth(control.Maximum - control.Minimum, "marks", field));
        }

        if (!Jacks.TryFind(target, out Jack? jack) && !RearPanel.TryFindJack(target, out jack))
            throw Refusal(field, $"there is no control or input \"{target}\"; the nearest is \"{NearestTarget(target)}\".");
        return jack.Direction == JackDirection.Input
            ? PerformanceRoute.To(source, jack, Depth(PerformanceRoute.LimitVolts, "volts", field))
            : throw Refusal(field, $"{jack.Id} is an output; a route goes to an input or a control.");
    }

    private readonly double Depth(double limit, string unit, string field)
    {
        string range = string.Create(CultureInfo.InvariantCulture, $"a number of {unit} from {-limit} to {limit}");
        Need(JsonTokenType.Number, field, range);
        return _json.TryGetDouble(out double depth) && Math.Abs(depth) <= limit
            ? depth
            : throw Refusal(field, $"{JsonSyntax.Found(in _json)} is too much; write {range}.");
    }

    private readonly PerformanceSource SourceOf(string id, string field)
    {
        if (PerformanceSources.TryFind(id, out PerformanceSource? source))
            return source;
        var nearest = new NearestId(id);
        foreach (PerformanceSource candidate in PerformanceSources.All)
            nearest.Offer(candidate.Id);
        throw Refusal(field, $"there is no source \"{id}\"; the nearest is \"{nearest.Id}\".");
    }

    // Only now are all cables known.
    private readonly Patch WithRoutes(Patch patch)
    {
        foreach ((int line, string field, PerformanceRoute route) in _routes)
        {
            if (!patch.CanRoute(route, out string refusal))
                throw new PatchFormatException(line, field, refusal);
            patch = patch.WithRoute(route);
        }

        return patch;
    }

    private void ReadClock()
    {
        Need(JsonTokenType.StartObject, PatchKeys.Clock, "an object of divisions");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            string key = _json.GetString()!;
            string field = $"{PatchKeys.Clock}.{key}";
            if (!seen.Add(key))
                throw Refusal(field, "the key stands here for the second time; remove one of the two.");
            _json.Read();
            _patch = key switch
            {
                PatchKeys.ClockMg => _patch.WithMgClock(Division(field)),
                PatchKeys.ClockPulses => _patch.WithPulseClock(Division(field)),
                _ => throw Refusal(field, $"there is no such key; write \"{PatchKeys.ClockMg}\" or \"{PatchKeys.ClockPulses}\"."),
            };
        }
    }

    private readonly ClockDivision Division(string field)
    {
        string id = Text(field);
        if (ClockDivision.TryFind(id, out ClockDivision? division))
            return division;
        var nearest = new NearestId(id);
        foreach (ClockDivision candidate in ClockDivision.All)
            nearest.Offer(candidate.Id);
        throw Refusal(field, $"there is no division \"{id}\"; the nearest is \"{nearest.Id}\".");
    }

    private static string NearestTarget(string id)
    {
        var nearest = new NearestId(id);
        foreach (Control candidate in Controls.All)
            nearest.Offer(candidate.Id);
        foreach (Jack candidate in Jacks.All)
        {
            if (candidate.Direction == JackDirection.Input)
                nearest.Offer(candidate.Id);
        }

        return nearest.Id;
    }
}
