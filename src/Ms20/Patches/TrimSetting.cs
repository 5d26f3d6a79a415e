using System.Globalization;
using Ms20.Panel;

namespace Ms20.App.Patches;

/// <summary>Where a trimmer is to stand, in its own unit.</summary>
internal sealed record TrimSetting(Trim Trim, double Value)
{
    /// <summary>Reads "id=value"; the value may have its unit behind it.</summary>
    /// <exception cref="Refusal">There is no such trimmer, or it does not reach that far.</exception>
    public static TrimSetting Parse(string setting)
    {
        int equals = setting.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
            throw Wrong($"--trim cannot be \"{setting}\": write a trimmer's id, \"=\" and its value, such as vco1.trim=-12.");
        string id = setting[..equals].Trim();
        string text = setting[(equals + 1)..].Trim();
        if (!Trims.TryFind(id, out Trim? trim))
            throw Wrong($"there is no trimmer \"{id}\"; the nearest is \"{Nearest.To(id, Trims.All.Select(t => t.Id))}\" (see \"ms20 panel\").");
        string number = text.EndsWith(trim.Unit, StringComparison.Ordinal) ? text[..^trim.Unit.Length] : text;
        bool read = double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value);
        if (!read || !(value >= trim.Minimum && value <= trim.Maximum))
            throw Wrong($"{id} cannot stand at \"{text}\": write {Range(trim)}.");
        return new TrimSetting(trim, value);
    }

    private static string Range(Trim trim) =>
        string.Create(CultureInfo.InvariantCulture, $"a number from {trim.Minimum} to {trim.Maximum}, in {(trim.Unit == "%" ? "per cent" : trim.Unit)}");

    private static Refusal Wrong(string sentence) => new(sentence, ExitCode.Usage);
}
