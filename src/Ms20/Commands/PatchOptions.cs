using System.CommandLine;
using System.Globalization;
using Ms20.App.Patches;
using Ms20.Panel;

namespace Ms20.App.Commands;

/// <summary>The words that choose a patch and change it.</summary>
internal sealed class PatchOptions(string defaultName)
{
    private readonly Option<string?> _patch = new("--patch", "-p")
    {
        HelpName = "NAME|FILE",
        Description = $"The patch: one of \"ms20 patches\" or a patch file. [default: {defaultName}]",
    };

    private readonly Option<string[]> _set = new("--set")
    {
        HelpName = "ID=VALUE",
        Description = "Turn a dial, to a mark or a quantity: lpf.cutoff=4.5, lpf.cutoff=1.2kHz, vco1.wave=SAW. May be repeated.",
    };

    private readonly Option<string[]> _cable = new("--cable")
    {
        HelpName = "OUT:IN",
        Description = "Plug a cable, from an output to an input: mg.tri.out:freq.in. May be repeated.",
    };

    private readonly Option<int?> _unit = ValueOption.WholeNumber(
        "--unit",
        "N",
        "Which instrument of the series: 0 ideal, 1 calibrated and warm, others as they left the factory. [default: the patch's]",
        0,
        int.MaxValue);

    private readonly Option<ulong?> _seed = ValueOption.Create<ulong?>(
        "--seed", "N", "Seed of noise and start phases. [default: the patch's]", TryReadSeed, $"a whole number from 0 to {ulong.MaxValue}");

    /// <summary>All of them, in the order in which help shows them.</summary>
    public IReadOnlyList<Option> All => [_patch, _set, _cable, _unit, _seed];

    /// <summary>The patch they make; hints about it go to standard error.</summary>
    /// <exception cref="Refusal">There is no such patch, control, place or jack.</exception>
    public Patch Read(ParseResult parsed, Surroundings surroundings) => Read(parsed.GetValue(_patch) ?? defaultName, parsed, surroundings);

    /// <summary>Another patch with the same changes.</summary>
    /// <param name="name">The patch: a name or a file.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="surroundings">Where paths start from.</param>
    /// <exception cref="Refusal">There is no such patch, control, place or jack.</exception>
    public Patch Read(string name, ParseResult parsed, Surroundings surroundings)
    {
        Patch patch = PatchSource.Load(name, surroundings);
        foreach (string setting in parsed.GetValue(_set) ?? [])
            patch = PatchEdits.Set(patch, setting);
        patch = PatchEdits.Plug(patch, parsed.GetValue(_cable) ?? []);
        patch = parsed.GetValue(_unit) is int unit ? patch.WithUnit(unit) : patch;
        patch = parsed.GetValue(_seed) is ulong seed ? patch.WithSeed(seed) : patch;
        HintLines.Write(patch, name, surroundings);
        return patch;
    }

    private static bool TryReadSeed(string text, out ulong? seed)
    {
        bool read = ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number);
        seed = number;
        return read;
    }
}
