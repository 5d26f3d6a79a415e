using System.Globalization;
using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Measurement.Analysis;
using Ms20.Measurement.Plotting;
using Ms20.Measurement.Rigs;

namespace Ms20.Measurement.Rooms;

/// <summary>The oscillators: pitch and alias.</summary>
internal static class Oscillators
{
    private const string Below = "below every other oscillator measured, those at four times the rate included";
    private const double MiddleC = 130.8127826502993;

    // Near 1, 2 and 4 kHz: of a steady wave, of a modulator whose fourth multiple the wave is, and of two oscillators at 3 and 4 times it.
    private static readonly (string Near, int Bins, int ModulatorBins, int CommonBins, double OnRecord, string Rivals)[] Pitches =
    [
        ("1k", 347, 83, 113, -115.0, "-79.4 (Csound vco2), -97.7 (Faust sawN at 4x)"),
        ("2k", 683, 173, 227, -111.0, "-80.1 (Csound vco2), -93.9 (Faust sawN at 4x)"),
        ("4k", 1367, 347, 449, -107.5, "-85.8 (Csound vco2), -89.4 (Faust sawN at 4x)"),
    ];

    private static readonly string[] Modulated = ["saw", "rectangle"];
    private static readonly double[] Ratios = [0.61, 1.37, 3.73];

    /// <summary>The room.</summary>
    public static Room Room { get; } = new(
        "Oscillators",
        "Both oscillators as circuits at 4 x 48 kHz. Alias is everything below 20 kHz that is no harmonic, the total of all lines, against the harmonics. Under "
        + "modulation at a quarter of the oscillator's frequency everything repeats with the modulator, and what is no multiple of it is alias; an error of the "
        + "mean pitch would show as such too. The ring's oscillators stand at 3 and 4 times a common frequency.",
        [.. PitchRows(), .. SteadyRows(), .. ModulatedRows(), .. RearRows()])
    {
        Plots = [new("vco-alias", "The saw's spectrum: its harmonics, and the largest alias line in each twelfth of an octave.", Draw)],
    };

    private static IEnumerable<Row> PitchRows()
    {
        const string ear = "a fiftieth of what the best ear tells apart";
        string[] footages = ["32'", "16'", "8'", "4'", "2'"];
        foreach (int vco in new[] { 1, 2 })
        {
            yield return new(
                $"vco.pitch.{vco}", $"VCO {vco}, error of the pitch, 0.25 to 15 V, all footages", "cents", Target.Within(0.1, ear),
                _ => Worst.Furthest(Enumerable.Range(0, 4).SelectMany(position => PitchErrors(vco, position, footages[position + vco - 1]))))
            { Digits = 5, OnRecord = 0.001 };
        }
    }

    private static IEnumerable<Reading> PitchErrors(int vco, int position, string footage)
    {
        foreach (double volts in new[] { 0.25, 1.0, 2.3784, 4.0, 8.0, 15.0 })
        {
            OscillatorRig<Lanes1> rig = new();
            rig.Vco1.Wave.Turn(0, VoltageControlledOscillator1<Lanes1>.Saw);
            rig.Vco2.Wave.Turn(0, VoltageControlledOscillator2<Lanes1>.Saw);
            rig.Vco1.Scale.Turn(0, position);
            rig.Vco2.Scale.Turn(0, position);
            rig.Cv1.Fill(Lanes1.Of(volts));
            rig.Cv2.Fill(Lanes1.Of(volts));
            // Ten cycles of the lowest.
            double law = MiddleC * volts * Math.Pow(2.0, position + vco - 3);
            (double[] one, double[] two) = rig.Render((int)(10.5 * rig.Rate.EngineHz / Math.Min(law, 200.0)));
            double cents = Crossings.Cents(Crossings.Hertz(vco == 1 ? one : two, rig.Rate.EngineHz), law);
            yield return new(cents, Detail: string.Create(CultureInfo.InvariantCulture, $"{footage}, {volts} V"));
        }
    }

    private static IEnumerable<Row> SteadyRows()
    {
        foreach (string wave in Modulated)
        {
            foreach (var pitch in Pitches)
            {
                yield return AliasRow(
                    $"vco.alias.{wave}.{pitch.Near}", $"{wave}, {Hertz(pitch.Bins)}", pitch.OnRecord, wave == "saw" ? pitch.Rivals : "",
                    () => OscillatorAlias.Swinging(wave, pitch.Bins, 0.0).AliasDb(pitch.Bins));
            }
        }

        foreach (var pitch in Pitches)
        {
            yield return AliasRow(
                $"vco.alias.ring.{pitch.Near}", $"ring, {Hertz(3 * pitch.CommonBins)} and {Hertz(4 * pitch.CommonBins)}", pitch.OnRecord, "",
                () => OscillatorAlias.Ring(pitch.CommonBins, 0.0).AliasDb(pitch.CommonBins));
        }

        yield return AliasRow("vco.alias.others", "the other five waves, worst near 1, 2 and 4 kHz", -102.0, "", () => Worst.Largest(
            from wave in OscillatorAlias.Waves.Except(Modulated)
            from pitch in Pitches
            select new Reading(OscillatorAlias.Swinging(wave, pitch.Bins, 0.0).AliasDb(pitch.Bins), Detail: $"{wave}, {Hertz(pitch.Bins)}")));
    }

    private static IEnumerable<Row> ModulatedRows()
    {
        foreach (string wave in Modulated)
        {
            foreach (var pitch in Pitches)
            {
                yield return AliasRow(
                    $"vco.alias.fm.{wave}.{pitch.Near}", $"{wave}, {Hertz(4 * pitch.ModulatorBins)}, its CV ±80 % at {Hertz(pitch.ModulatorBins)}", -112.0, "",
                    () => OscillatorAlias.Swinging(wave, 4 * pitch.ModulatorBins, 0.8).AliasDb(pitch.ModulatorBins));
            }
        }

        foreach (var pitch in Pitches)
        {
            yield return AliasRow(
                $"vco.alias.fm.ring.{pitch.Near}", $"ring, {Hertz(3 * pitch.CommonBins)} and {Hertz(4 * pitch.CommonBins)}, the second's CV ±80 % at {Hertz(pitch.CommonBins)}",
                -105.0, "", () => OscillatorAlias.Ring(pitch.CommonBins, 0.8).AliasDb(pitch.CommonBins));
        }

        yield return AliasRow("vco.alias.fm.octave", "saw and rectangle, an octave up and down at a quarter of 1 and 2 kHz, worst", -114.0, "", () => Worst.Largest(
            from wave in Modulated
            from pitch in Pitches[..2]
            select new Reading(OscillatorAlias.Octave(wave, pitch.ModulatorBins).AliasDb(pitch.ModulatorBins), Detail: $"{wave}, {Hertz(4 * pitch.ModulatorBins)}")));
    }

    private static IEnumerable<Row> RearRows()
    {
        foreach (var pitch in Pitches)
        {
            yield return AliasRow($"vco.alias.sync.{pitch.Near}", $"sync, VCO 1 at {Hertz(pitch.Bins)}, VCO 2 at 0.61, 1.37 and 3.73 times, worst wave", -101.5, "", () => Worst.Largest(
                from ratio in Ratios
                from wave in Enumerable.Range(0, 4)
                select new Reading(
                    OscillatorAlias.Synced(pitch.Bins, ratio, wave, 0.0).AliasDb(pitch.Bins),
                    Detail: string.Create(CultureInfo.InvariantCulture, $"{ratio} times, {(new[] { "saw", "square", "pulse", "ring" })[wave]}"))));
        }

        yield return AliasRow("vco.alias.fm.sync", "sync, both CVs ±80 % against each other near 1 and 2 kHz, worst", -109.0, "", () => Worst.Largest(
            from pitch in Pitches[..2]
            from wave in Enumerable.Range(0, 4)
            select new Reading(
                OscillatorAlias.Synced(4 * pitch.ModulatorBins, 2.37, wave, 0.8).AliasDb(pitch.ModulatorBins), Detail: Hertz(4 * pitch.ModulatorBins))));
        yield return AliasRow("vco.alias.pwm", "rectangle, PWM IN ±2 V and ±7 V at a quarter of 1, 2 and 4 kHz, worst", -111.0, "", () => Worst.Largest(
            from pitch in Pitches
            from volts in new[] { 2.0, 7.0 }
            select new Reading(
                OscillatorAlias.WidthModulated(pitch.ModulatorBins, volts).AliasDb(pitch.ModulatorBins), Detail: $"±{volts:F0} V, {Hertz(4 * pitch.ModulatorBins)}")));
    }

    private static Row AliasRow(string id, string what, double record, string rivals, Func<Reading> take) =>
        new(id, $"alias: {what}", "dB", Target.AtMost(-100.0, Below), _ => take()) { Digits = 1, OnRecord = record, Rivals = rivals };

    private static string Hertz(int bins) => string.Create(CultureInfo.InvariantCulture, $"{bins * OscillatorAlias.BinHz:F0} Hz");

    private static Chart Draw(Bench bench)
    {
        const int bins = 347;
        PeriodicSpectrum saw = OscillatorAlias.Swinging("saw", bins, 0.0);
        double Db(int bin) => 20.0 * Math.Log10(saw.Amplitude(bin) / saw.Amplitude(bins));
        int last = (int)(20000.0 / OscillatorAlias.BinHz);
        var harmonics = Enumerable.Range(1, last / bins).Select(n => (n * bins * OscillatorAlias.BinHz, Db(n * bins)));
        var alias = Enumerable.Range(7, last - 7).Where(bin => bin % bins != 0)
            .GroupBy(bin => (int)Math.Round(12.0 * Math.Log2(bin)))
            .Select(group => group.MaxBy(saw.Amplitude))
            .Select(bin => (bin * OscillatorAlias.BinHz, Db(bin)));
        return new Chart(
            "Saw of 1017 Hz at 4 x 48 kHz: harmonics, and the largest alias lines",
            Axis.Logarithmic("frequency, Hz", 500.0, 20000.0),
            Axis.Linear("line over the fundamental, dB", -180.0, 0.0),
            [new("", []), new("harmonics", [.. harmonics], CurveKind.Dots), new("largest alias lines", [.. alias])]);
    }
}
