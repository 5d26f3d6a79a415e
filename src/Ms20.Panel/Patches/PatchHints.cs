using System.Collections.Immutable;

namespace Ms20.Panel;

/// <summary>
/// What is allowed and probably not meant: cables from a voltage of one kind into a jack that understands another. A voltage is a voltage and
/// nothing is refused; front ends show the sentence.
/// </summary>
/// <remarks>Pure; may be used from any thread.</remarks>
public static class PatchHints
{
    /// <summary>The hints of a patch, a sentence for each cable that deserves one, in the order of its cables.</summary>
    /// <param name="patch">The patch.</param>
    /// <returns>The sentences; empty when there is nothing to say.</returns>
    public static ImmutableArray<string> Of(Patch patch)
    {
        ArgumentNullException.ThrowIfNull(patch);
        var hints = ImmutableArray.CreateBuilder<string>();
        foreach (Cable cable in patch.Cables)
        {
            if (For(patch, cable.Output, cable.Input) is { } hint)
                hints.Add(hint);
        }

        return hints.ToImmutable();
    }

    /// <summary>What there is to say about a cable, plugged or only thought of.</summary>
    /// <param name="patch">The patch, whose rear panel says which way the converters go.</param>
    /// <param name="output">Where it comes from.</param>
    /// <param name="input">Where it goes.</param>
    /// <returns>One sentence, or null when the input understands what the output gives.</returns>
    public static string? For(Patch patch, Jack output, Jack input)
    {
        ArgumentNullException.ThrowIfNull(patch);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(input);
        string? reason = (KindOf(patch, output), KindOf(patch, input)) switch
        {
            (SignalKind.PitchVoltsPerOctave, SignalKind.PitchHertzPerVolt) =>
                $"{output.Name} gives volts per octave and {input.Name} wants hertz per volt, so that no interval is right; {WayToHertz(input)}",
            (SignalKind.PitchHertzPerVolt, SignalKind.ExponentialControl or SignalKind.PitchVoltsPerOctave) =>
                $"{output.Name} gives hertz per volt and {input.Name} counts volts as octaves, so that it does not follow the keys; {WayToOctaves(output, input)}",
            (SignalKind.Gate, SignalKind.STrigger) =>
                $"{output.Name} is high while a note is on and {input.Name} is on while low, so that notes begin where they should end; {WayToTrigger(output)}",
            (SignalKind.STrigger, SignalKind.Gate) =>
                $"{output.Name} is low while a note is on and {input.Name} is on while high, so that notes begin where they should end; use {Jacks.TrigIn.Name} instead",
            _ => null,
        };
        return reason is null ? null : $"{output.Id} {PatchKeys.Arrow} {input.Id}: {reason}.";
    }

    /// <summary>What a jack's voltage means in a patch: what its row says, but for the converters, which go as their switches stand.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="jack">The jack.</param>
    /// <returns>The kind of signal.</returns>
    public static SignalKind KindOf(Patch patch, Jack jack)
    {
        ArgumentNullException.ThrowIfNull(patch);
        ArgumentNullException.ThrowIfNull(jack);
        if (ConverterOf(jack) is not { } converter)
            return jack.Signal;
        bool givesHertz = patch[converter] == RearPanel.ToHertzPerVolt;
        return givesHertz == (jack.Direction == JackDirection.Output) ? SignalKind.PitchHertzPerVolt : SignalKind.PitchVoltsPerOctave;
    }

    private static RearSwitch? ConverterOf(Jack jack) =>
        jack == RearPanel.Converter1In || jack == RearPanel.Converter1Out ? RearPanel.Converter1
        : jack == RearPanel.Converter2In || jack == RearPanel.Converter2Out ? RearPanel.Converter2
        : null;

    private static string WayToHertz(Jack input) => ConverterOf(input) is { } converter
        ? $"turn {converter.Id} to {converter.Positions[RearPanel.ToHertzPerVolt]}"
        : $"use {RearPanel.VoltsPerOctaveIn.Name} instead, or a converter from {RearPanel.Converter1.Positions[RearPanel.ToHertzPerVolt]}";

    private static string WayToOctaves(Jack output, Jack input)
    {
        if (ConverterOf(input) is { } converter)
            return $"turn {converter.Id} to {converter.Positions[RearPanel.ToVoltsPerOctave]}";
        return output == Jacks.KbdCvOut
            ? $"use {RearPanel.KbdVoltsPerOctaveOut.Name} instead"
            : $"use a converter from {RearPanel.Converter1.Positions[RearPanel.ToVoltsPerOctave]}";
    }

    private static string WayToTrigger(Jack output) => output == RearPanel.GateOut
        ? $"use {Jacks.KbdTrigOut.Name} instead"
        : $"use {RearPanel.GateIn.Name} instead";
}
