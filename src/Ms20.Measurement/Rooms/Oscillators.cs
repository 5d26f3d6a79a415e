using System.Globalization;
using Ms20.Engine.Lanes;
using Ms20.Measurement.Analysis;
using Ms20.Measurement.Rigs;

namespace Ms20.Measurement.Rooms;

/// <summary>The oscillators: alias.</summary>
internal static class Oscillators
{
    private const int Samples = 65536;

    private const string Alias = "below every other oscillator measured, those at four times the rate included";

    private static readonly (int Bins, string Hertz, string Rivals)[] Pitches =
    [
        // Primes, in bins of 2.93 Hz, so that no alias falls on a harmonic.
        (347, "1k", "-79.4 (Csound vco2), -97.7 (Faust sawN at 4x)"),
        (683, "2k", "-80.1 (Csound vco2), -93.9 (Faust sawN at 4x)"),
        (1367, "4k", "-85.8 (Csound vco2), -89.4 (Faust sawN at 4x)"),
    ];

    /// <summary>The room.</summary>
    public static Room Room { get; } = new(
        "Oscillators",
        "Both oscillators as circuits at 4 x 48 kHz. Alias is everything below 20 kHz that is no harmonic, the total of all lines, against the harmonics.",
        [.. SteadyRows()]);

    private static IEnumerable<Row> SteadyRows()
    {
        foreach ((string wave, int position) in new[] { ("saw", 1), ("rectangle", 2) })
        {
            foreach ((int bins, string hertz, string rivals) in Pitches)
            {
                yield return AliasRow($"vco.alias.{wave}.{hertz}", $"{wave}, {Hertz(bins)}, alias", wave == "saw" ? rivals : "", _ =>
                {
                    OscillatorRig<Lanes1> rig = new();
                    rig.Vco1.Wave.Turn(0, position);
                    rig.Vco1.PulseWidth.SettleAt(Lanes1.Of(0.41));
                    double volts = rig.VoltsFor(bins, Samples);
                    return new PeriodicSpectrum(rig.Render(Samples, _ => (volts, volts)).Vco1, rig.Rate.EngineHz).AliasDb(bins);
                });
            }
        }
    }

    private static Row AliasRow(string id, string what, string rivals, Func<Bench, Reading> take) =>
        new(id, what, "dB", Target.AtMost(-100.0, Alias), take) { Digits = 1, Rivals = rivals };

    private static string Hertz(int bins) => string.Create(CultureInfo.InvariantCulture, $"{bins * 192000.0 / Samples:F0} Hz");
}
