using System.CommandLine;
using System.Globalization;
using Ms20.App.Patches;
using Ms20.App.Rendering;

namespace Ms20.App.Commands;

/// <summary>The options that say how long ago the unit was serviced, whether it is cold, and where its trimmers stand.</summary>
internal sealed class ConditionOptions
{
    private readonly Option<double?> _age = ValueOption.Create<double?>(
        "--age",
        "0..1",
        "How long ago the unit was serviced: 0 just now, 1 decades; unit 0 does not age. [default: the patch's]",
        TryReadAge,
        "a number from 0, just serviced, to 1, decades without service");

    private readonly Option<bool?> _cold = new("--cold")
    {
        HelpName = "true|false",
        Description = "Start at room temperature and warm up, in tune after half an hour. [default: the patch's]",
    };

    private readonly Option<string[]> _trim = new("--trim")
    {
        HelpName = "ID=VALUE",
        Description = "Turn a trimmer inside the case, in cents or per cent: vco1.trim=-12, lpf.cutoff.trim=8. May be repeated.",
    };

    /// <summary>All of them, in the order in which help shows them.</summary>
    public IReadOnlyList<Option> All => [_age, _cold, _trim];

    /// <summary>What they say.</summary>
    /// <exception cref="Refusal">A trimmer does not exist or does not reach that far.</exception>
    public UnitCondition Read(ParseResult parsed) => new()
    {
        Age = parsed.GetValue(_age),
        Cold = parsed.GetValue(_cold),
        Trims = [.. (parsed.GetValue(_trim) ?? []).Select(TrimSetting.Parse)],
    };

    private static bool TryReadAge(string text, out double? age)
    {
        bool read = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number);
        age = number;
        return read && number >= 0.0 && number <= 1.0;
    }
}
