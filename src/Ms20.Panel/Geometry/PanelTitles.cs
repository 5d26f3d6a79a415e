using System.Collections.Immutable;

namespace Ms20.Panel;

/// <summary>The sections' titles: capitals, left-aligned 3.5 mm right of the line that opens their column.</summary>
internal static class PanelTitles
{
    private const double UpperCapMm = 2.4;
    private const double LowerCapMm = 2.0;

    /// <summary>Every title, from left to right, the upper row first.</summary>
    internal static ImmutableArray<PanelTitle> All { get; } =
    [
        Upper(PanelSection.Vco1, 7.5, "VOLTAGE CONTROLLED", "OSCILLATOR 1"),
        Upper(PanelSection.Vco2, 47.0, "VOLTAGE CONTROLLED", "OSCILLATOR 2"),
        Upper(PanelSection.VcoMixer, 89.0, "VCO MIXER"),
        Upper(PanelSection.HighPassFilter, 128.4, "VOLTAGE CONTROLLED", "HIGHPASS FILTER"),
        Upper(PanelSection.LowPassFilter, 166.4, "VOLTAGE CONTROLLED", "LOWPASS FILTER"),
        new(PanelSection.Amplifier, [new("VOLTAGE CONTROLLED AMPLIFIER", 238.0, 10.5, TextAnchor.Middle, UpperCapMm)]),
        Upper(PanelSection.EnvelopeGenerator2, 279.5, "ENVELOPE", "GENERATOR 2"),
        Lower(PanelSection.Portamento, 7.5, 136.0, 0.0, "PORTAMENTO"),
        Lower(PanelSection.MasterTune, 47.0, 136.0, 0.0, "MASTER TUNE"),
        Lower(PanelSection.FrequencyModulation, 89.0, 103.0, 3.0, "FREQUENCY", "MODULATION"),
        Lower(PanelSection.HighPassModulation, 128.4, 103.0, 3.0, "CUTOFF FREQUENCY", "MODULATION"),
        Lower(PanelSection.LowPassModulation, 166.4, 103.0, 3.0, "CUTOFF FREQUENCY", "MODULATION"),
        Lower(PanelSection.ModulationGenerator, 204.1, 69.5, 4.0, "MODULATION", "GENERATOR"),
        Lower(PanelSection.EnvelopeGenerator1, 241.7, 69.5, 4.0, "ENVELOPE", "GENERATOR 1"),
        new(PanelSection.ExternalSignalProcessor, [new("EXTERNAL SIGNAL PROCESSOR", 380.0, 117.0, TextAnchor.Middle, LowerCapMm)]),
    ];

    private static PanelTitle Upper(PanelSection section, double xMm, params ReadOnlySpan<string> lines) =>
        Title(section, xMm, 10.5, 4.0, UpperCapMm, lines);

    private static PanelTitle Lower(
        PanelSection section, double xMm, double baselineMm, double pitchMm, params ReadOnlySpan<string> lines) =>
        Title(section, xMm, baselineMm, pitchMm, LowerCapMm, lines);

    private static PanelTitle Title(
        PanelSection section, double xMm, double baselineMm, double pitchMm, double capMm, ReadOnlySpan<string> lines)
    {
        var texts = ImmutableArray.CreateBuilder<PanelText>(lines.Length);
        for (int i = 0; i < lines.Length; i++)
            texts.Add(new(lines[i], xMm, baselineMm + i * pitchMm, TextAnchor.Start, capMm));
        return new(section, texts.MoveToImmutable());
    }
}
