using System.Globalization;
using Ms20.Engine;
using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Engine.Units;
using Ms20.Measurement.Plotting;
using Ms20.Measurement.Rigs;
using Ms20.Panel;

namespace Ms20.Measurement.Rooms;

/// <summary>Two hundred built instruments: how far they differ, age, warm up and wander.</summary>
internal static class UnitsRoom
{
    private const double CentreVolts = 2.8284271247461901;
    private const string Chance = "the table of docs/units.md; within three standard errors of 200 units";
    private const string Every = "an MS-20 whose filter does not whistle at PEAK 10 is broken";

    /// <summary>The room.</summary>
    public static Room Room { get; } = new(
        "Units",
        "Units 2 to 201, read from their circuits. The deviation is that of the 200; [units](units.md) says what each row is and why.",
        [.. SpreadRows(), .. FilterCase.All.SelectMany(WhistleRows), .. AgeRows(), .. TimeRows()])
    {
        Plots =
        [
            new("population", "VCO 1 of thirty units over five octaves: trimmed in the middle of the keyboard, apart at its ends.", DrawPopulation),
            new("warm-up", "Both oscillators of unit 1 after power-on, without their slow walk.", DrawWarmUp),
        ],
    };

    private static IEnumerable<Row> SpreadRows()
    {
        Row Spread(string id, string what, string unit, double expected, Func<UnitParts<Lanes1>, double> quantity, Profile? profile = null) => new(
            $"units.spread.{id}", $"{what}, deviation", unit, Target.Between(Math.Round(0.84 * expected, 3), Math.Round(1.16 * expected, 3), Chance),
            _ => Population.Deviation([.. Population.Units.Select(number => quantity(Population.Parts(number, profile ?? Profiles.Early1978)))]))
        { Digits = 2 };

        yield return Spread("vco.centre", "VCO 1, middle of the keyboard", "cents", 1.0, parts => Still(parts, 1, CentreVolts, 0.0));
        yield return Spread("vco.low", "VCO 1, lowest key", "cents", 5.1, parts => Still(parts, 1, 1.0, 0.0));
        yield return Spread("vco.high", "VCO 1, highest key at 4'", "cents", 5.7, parts => Still(parts, 1, 8.0, 1.0));
        yield return Spread("vco.pair", "VCO 2 against VCO 1", "cents", 3.0, parts => Still(parts, 2, CentreVolts, 0.0) - Still(parts, 1, CentreVolts, 0.0));
        foreach (FilterKind kind in new[] { FilterKind.HighPass, FilterKind.LowPass })
        {
            string name = kind == FilterKind.HighPass ? "HPF" : "LPF", id = name == "HPF" ? "hpf" : "lpf";
            foreach ((string place, double hertz, double percent) in new[] { ("low", 62.5, 8.0), ("middle", 1000.0, 3.0), ("high", 15000.0, 8.0) })
            {
                yield return new(
                    $"units.spread.cutoff.{id}.{place}", string.Create(CultureInfo.InvariantCulture, $"{name}, cutoff at {hertz} Hz, deviation"), "%",
                    Target.Between(Math.Round(0.83 * percent, 2), Math.Round(1.17 * percent, 2), Chance),
                    _ => 100.0 * (Math.Pow(2.0, Population.Deviation([.. Population.Units.Select(number => CutoffOctaves(number, kind, hertz))])) - 1.0))
                { Digits = 2 };
            }
        }

        yield return Spread("peak.early", "loop gain, early", "%", 4.0, parts => 100.0 * Lanes1.Get(parts.LpfLoopGainFactor, 0));
        yield return Spread("peak.late", "loop gain, late", "%", 3.0, parts => 100.0 * Lanes1.Get(parts.LpfLoopGainFactor, 0), Profiles.Late1978);
        yield return Spread("eg", "times of EG 2", "%", 10.0, parts => 100.0 * Lanes1.Get(parts.Eg2TimeFactor, 0));
        yield return Spread("mg", "frequency of the MG", "%", 8.0, parts => 100.0 * Lanes1.Get(parts.MgFrequencyFactor, 0));
    }

    private static double Still(UnitParts<Lanes1> parts, int vco, double volts, double octaves)
    {
        parts.VcoDriftOctaves = default;
        parts.VcoRippleOctaves = default;
        var pitch = new UnitPitch(parts, vco);
        pitch.Pass();
        return pitch.CentsOff(volts, octaves);
    }

    private static double CutoffOctaves(int number, FilterKind kind, double hertz)
    {
        var control = new CutoffControl<Lanes1>(kind) { Cutoff = new Knob<Lanes1>(hertz) };
        control.Prepare(EngineRate.For(192000.0, Quality.Standard), Population.Parts(number, Profiles.Early1978));
        return Lanes1.Get(control.Output.Volts[0], 0) - Math.Log2(hertz);
    }

    private static IEnumerable<Row> WhistleRows(FilterCase filter)
    {
        foreach ((double cutoff, Pace pace) in new[] { (1500.0, Pace.Fast), (100.0, Pace.Slow) })
        {
            yield return new(
                string.Create(CultureInfo.InvariantCulture, $"units.whistle.{cutoff}hz.{filter.Id}"),
                string.Create(CultureInfo.InvariantCulture, $"{filter.Title}: units of 200 that whistle at PEAK 10, cutoff {cutoff} Hz, new and at age 1"), "",
                Target.Between(Population.Size, Population.Size, Every),
                bench => Population.Units.Count(number => Whistles(bench, filter, number, 0.0, cutoff) && Whistles(bench, filter, number, 1.0, cutoff)))
            { Digits = 0, Pace = pace };
        }
    }

    private static bool Whistles(Bench bench, FilterCase filter, int number, double age, double cutoff)
    {
        bench.Stop.ThrowIfCancellationRequested();
        Profile profile = filter.IsEarly ? Profiles.Early1978 : Profiles.Late1978;
        Control peak = filter.Kind == FilterKind.HighPass ? Controls.HpfPeak : Controls.LpfPeak;
        var rig = new FilterRig(filter, 2, cutoff, peak.LawFor(profile).ToPhysical(10.0), noise: true, parts: Population.Parts(number, profile, age));
        rig.Wait(150.0 / cutoff + 0.05);
        double[] wave = rig.Run((int)(2.0 * rig.Rate.EngineHz / cutoff), _ => 0.0);
        // The nominal whistles are 0.3 V and 2.6 V; at nine tenths of the loop gain 0.25 and 1.7; weak diodes take a tenth more.
        return wave.Max() - wave.Min() > 2.0 * (filter.IsEarly ? 0.18 : 1.3);
    }

    private static IEnumerable<Row> AgeRows()
    {
        const string back = "a service brings a unit back to what it was, within rounding";
        yield return new(
            "units.service", "what a service leaves of age 1, of any trimmed quantity of any unit", "%", Target.AtMost(0.001, back), _ => Population.Units.Max(number =>
            {
                UnitParts<Lanes1> young = Population.Parts(number, Profiles.Early1978);
                UnitParts<Lanes1> serviced = Aged(number, UnitDraw.ServiceTrims(number, Profiles.Early1978, 1.0).ToArray());
                return Trims.All.Max(trim => 100.0 * Math.Abs(Trimmed(serviced, trim) - Trimmed(young, trim)));
            }))
        { Digits = 4 };
        yield return new(
            "units.trims", "what one trimmer moves of any other's quantity, all eight one by one, any unit", "%", Target.AtMost(0.001, "each trimmer is its own quantity's"),
            _ => Population.Units.Max(number =>
            {
                double[] service = [.. UnitDraw.ServiceTrims(number, Profiles.Early1978, 1.0)];
                UnitParts<Lanes1> aged = Aged(number, new double[service.Length]), young = Population.Parts(number, Profiles.Early1978);
                return Trims.All.Max(turned =>
                {
                    double[] one = new double[service.Length];
                    one[turned.Index] = service[turned.Index];
                    UnitParts<Lanes1> parts = Aged(number, one);
                    return Trims.All.Max(trim => 100.0 * Math.Abs(Trimmed(parts, trim) - Trimmed(trim == turned ? young : aged, trim)));
                });
            }))
        { Digits = 4 };
        yield return new(
            "units.age.vco", "VCO 1 at age 1, deviation", "cents", Target.Between(21.0, 29.1, Chance), _ => Population.Deviation(
                [.. Population.Units.Select(number => Still(Population.Parts(number, Profiles.Early1978, 1.0), 1, CentreVolts, 0.0))]))
        { Digits = 1 };
    }

    private static UnitParts<Lanes1> Aged(int number, double[] trims) =>
        UnitDraw.Draw<Lanes1>([new UnitChoice(number, 1) { TrimValues = [.. trims] }], Profiles.Early1978, 1.0);

    /// <summary>What a trimmer turns, as a share.</summary>
    private static double Trimmed(UnitParts<Lanes1> parts, Trim trim)
    {
        Lanes1[] quantities =
        [
            parts.Vco1Octaves, parts.Vco2Octaves, parts.HpfCutoffFactor, parts.LpfCutoffFactor, parts.HpfLoopGainFactor, parts.LpfLoopGainFactor,
            parts.Eg1TimeFactor, parts.Eg2TimeFactor,
        ];
        return Lanes1.Get(quantities[trim.Index], 0);
    }

    private static IEnumerable<Row> TimeRows()
    {
        yield return new(
            "units.warmup", "unit 1 started cold: both VCOs' error against 9 K e^(-t/12 min), over 36 minutes", "cents",
            Target.AtMost(0.01, "the law itself; a tick more or less is 1e-5 of a cent"), bench => WarmUp(bench, minutes: 36).Max(point => Math.Max(
                Math.Abs(point.Vco1 + 9.0 * 0.5 * Math.Exp(-point.Minutes / 12.0)), Math.Abs(point.Vco2 - 2.5 + 9.0 * 0.7 * Math.Exp(-point.Minutes / 12.0)))))
        { Digits = 4 };
        yield return new(
            "units.walk", "unit 1, slow walk of VCO 1 over half an hour, deviation", "cents",
            Target.Between(0.50, 0.80, "0.6 cents over 20 s and 0.25 over 0.7 s; 90 independent stretches tell it to 7.5 %, three times that"), _ =>
            {
                UnitParts<Lanes1> parts = Population.Parts(1, Profiles.Early1978);
                parts.VcoRippleOctaves = default;
                var pitch = new UnitPitch(parts, 1);
                double square = 0.0;
                const int readings = 18000, apart = 300;
                for (int i = 0; i < readings * apart; i++)
                {
                    pitch.Pass();
                    if (i % apart == 0)
                        square += Math.Pow(pitch.CentsOff(1.0), 2.0) / readings;
                }

                return Math.Sqrt(square);
            })
        { Digits = 3 };
        yield return new(
            "units.ripple", "unit 2, hum of the supply in the pitch, peak", "cents", Target.Between(0.0495, 0.0501, "0.05 cents at 100 Hz; thirty ticks a period"), _ =>
            {
                UnitParts<Lanes1> parts = Population.Parts(2, Profiles.Early1978);
                parts.VcoDriftOctaves = default;
                var pitch = new UnitPitch(parts, 1);
                double still = Still(Population.Parts(2, Profiles.Early1978), 1, 1.0, 0.0), peak = 0.0;
                for (int tick = 0; tick < 150; tick++)
                {
                    pitch.Pass();
                    peak = Math.Max(peak, Math.Abs(pitch.CentsOff(1.0) - still));
                }

                return peak;
            })
        { Digits = 4 };
    }

    private static (double Minutes, double Vco1, double Vco2)[] WarmUp(Bench bench, int minutes) => bench.Once($"warm-up {minutes}", () =>
    {
        UnitParts<Lanes1> parts = Population.Parts(1, Profiles.Early1978, cold: true);
        parts.VcoDriftOctaves = default;
        // The slowest engine: 1378 ticks a second.
        var slow = EngineRate.For(44100.0, Quality.Eco);
        UnitPitch one = new(parts, 1, slow), two = new(parts, 2, slow);
        var points = new (double, double, double)[2 * minutes + 1];
        long tick = 0;
        for (int i = 0; i < points.Length; i++)
        {
            for (; tick < (long)(30.0 * i * one.TicksPerSecond) + 1; tick++)
            {
                one.Pass();
                two.Pass();
            }

            points[i] = (0.5 * i, one.CentsOff(1.0), two.CentsOff(1.0));
        }

        return points;
    });

    private static Chart DrawPopulation(Bench bench)
    {
        double[] octaves = [.. Enumerable.Range(0, 26).Select(i => 0.2 * i)];
        Curve Of(int number, string label, CurveKind kind) => new(
            label,
            [.. octaves.Select(octave => (32.703 * Math.Pow(2.0, octave + 2.0), Still(
                Population.Parts(number, Profiles.Early1978), 1, Math.Pow(2.0, Math.Min(octave, 3.0)), Math.Max(octave - 3.0, 0.0))))],
            kind);
        return new Chart(
            "VCO 1 of thirty units against its law",
            Axis.Logarithmic("pitch, Hz", 130.0, 4200.0),
            Axis.Linear("error, cents", -15.0, 15.0),
            [.. Enumerable.Range(2, 30).Select(number => Of(number, number == 2 ? "units 2 to 31" : "", CurveKind.Guide)), Of(1, "unit 1", CurveKind.Line)]);
    }

    private static Chart DrawWarmUp(Bench bench)
    {
        (double Minutes, double Vco1, double Vco2)[] points = WarmUp(bench, minutes: 36);
        return new Chart(
            "Unit 1 warms up, without its slow walk",
            Axis.Linear("minutes after power-on", 0.0, 36.0),
            Axis.Linear("error of the pitch, cents", -7.0, 3.0),
            [new("VCO 1", [.. points.Select(point => (point.Minutes, point.Vco1))]), new("VCO 2", [.. points.Select(point => (point.Minutes, point.Vco2))])]);
    }
}
