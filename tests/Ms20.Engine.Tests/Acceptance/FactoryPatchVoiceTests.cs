using static Ms20.Engine.Tests.Acceptance.FactoryPatchTests;

namespace Ms20.Engine.Tests.Acceptance;

/// <summary>The drums, basses, leads and noises among the factory patches are what they are called.</summary>
public class FactoryPatchVoiceTests
{
    [Fact]
    public void Kick_falls_two_octaves_and_lands_on_its_key()
    {
        double[] wave = new Rig(Load("kick")).Press(60).Record(0.3);
        double early = wave.Between(0.0, 0.02).FrequencyHz(), late = wave.Between(0.12, 0.3).FrequencyHz();
        Assert.True(early > 4.0 * late, $"{early:F0} Hz, {late:F0} Hz");
        // The first C of the 32' row.
        Assert.InRange(Measure.Cents(late, 65.406), -20.0, 20.0);
    }

    [Fact]
    public void Snare_is_a_tone_and_a_noise_and_Hi_Hat_has_next_to_nothing_low()
    {
        double[] snare = new Rig(Load("snare")).Press(48).Record(0.2), hat = new Rig(Load("hi-hat")).Press(60).Record(0.2);
        double tone = Share(snare, 100.0, 500.0), wires = Share(snare, 1000.0, 12000.0);
        Assert.True(tone > 0.1 && wires > 0.3, $"tone {tone:F2}, wires {wires:F2}");
        // The early high-pass falls with 6 dB an octave: something of the metal's difference tones is left.
        Assert.True(Share(hat, 0.0, 1000.0) < 0.1, $"{Share(hat, 0.0, 1000.0):F3}");
    }

    [Fact]
    public void Acid_Basss_resonance_sweeps_down_through_two_octaves()
    {
        double[] wave = new Rig(Load("acid-bass")).Press(48).Record(0.5);
        double Resonance(double from) => wave.Between(from, from + 0.05).StrongestHz(150.0, 4000.0);
        Assert.True(Resonance(0.01) > 4.0 * Resonance(0.4), $"{Resonance(0.01):F0} Hz, {Resonance(0.4):F0} Hz");
    }

    [Fact]
    public void Hoover_starts_flat_and_arrives_in_tune()
    {
        double[] pitches = new Rig(Load("hoover")).Press(60).Record(1.5).Pitches(0.02, 0.03, 50.0, 400.0);
        Assert.True(Measure.Cents(pitches[0], 130.813) < -600.0, $"{Measure.Cents(pitches[0], 130.813):F0} cents");
        double mean = pitches[40..].Average();
        // Between the key's pitch and the second oscillator's, 17 cents sharp, with the shudder's mean.
        Assert.InRange(Measure.Cents(mean, 130.813), -15.0, 25.0);
    }

    [Fact]
    public void Fifth_Leads_second_oscillator_is_a_fifth_up()
    {
        double[] wave = new Rig(Load("fifth-lead")).Press(60).Record(2.0).Between(0.5, 2.0);
        // 702 cents and the instrument's own mistracking of 3.
        double fifth = wave.StrongestHz(380.0, 405.0);
        Assert.InRange(Measure.Cents(fifth, 261.626), 692.0, 712.0);
        Assert.True(wave.AmplitudeAt(fifth) > 0.2 * wave.AmplitudeAt(261.7));
    }

    [Fact]
    public void Brass_opens_as_it_attacks_and_String_Pad_takes_its_time()
    {
        double[] brass = new Rig(Load("brass")).Press(60).Record(0.5), pad = new Rig(Load("string-pad")).Press(60).Record(2.0);
        Assert.True(Share(brass.Between(0.12, 0.2), 1500.0, 8000.0) > 3.0 * Share(brass.Between(0.0, 0.03), 1500.0, 8000.0));
        Assert.True(pad.Between(0.0, 0.1).Peak() < 0.4 * pad.Between(1.0, 2.0).Peak(), "no pluck");
    }

    [Fact]
    public void Wind_rises_with_the_keys()
    {
        double Height(int note)
        {
            double[] wave = new Rig(Load("wind")).Press(note).Record(2.5).Between(1.0, 2.5);
            (double[] lines, double hertz) = Lines(wave);
            double[] halfOctaves = new double[14];
            for (int k = 1; k < lines.Length; k++)
            {
                int band = (int)Math.Floor(2.0 * Math.Log2(k * hertz / 50.0));
                if (band >= 0 && band < halfOctaves.Length)
                    halfOctaves[band] += lines[k];
            }

            return Array.IndexOf(halfOctaves, halfOctaves.Max()) / 2.0;
        }

        // In octaves; KBD CV is 1 V at the low key and 4 V at the high one, at 0.32 octaves per volt.
        Assert.InRange(Height(72) - Height(48), 0.5, 1.5);
    }

    [Fact]
    public void Birdsong_chirps_and_Robot_Talk_talks_without_a_key()
    {
        double[] bird = new Rig(Load("birdsong")).Press(60).Record(2.0).Between(1.0, 2.0), robot = new Rig(Load("robot-talk")).Record(2.0).Between(1.0, 2.0);
        Assert.InRange(Bursts(bird), 8, 11);
        Assert.InRange(Bursts(robot), 6, 9);
        double[] words = [.. robot.Chunk(6000).Select(stretch => stretch.FrequencyHz())];
        Assert.True(words.Max() > 1.5 * words.Min(), "it says more than one thing");
    }

    /// <summary>The share of a wave's power between two frequencies.</summary>
    private static double Share(double[] volts, double lowHz, double highHz)
    {
        (double[] lines, double hertz) = Lines(volts);
        return lines.Where((_, k) => k * hertz >= lowHz && k * hertz < highHz).Sum() / lines.Sum();
    }

    /// <summary>The powers of a wave's spectral lines (Hann-windowed), and the distance between them.</summary>
    private static (double[] Lines, double Hertz) Lines(double[] volts)
    {
        int length = 1 << (int)Math.Log2(volts.Length);
        double[] windowed = [.. volts.Take(length).Select((v, i) => v * (1.0 - Math.Cos(2.0 * Math.PI * i / length)))];
        return (PowerSpectrum.Of(windowed), 48000.0 / length);
    }

    /// <summary>How often the level rises through half of its peak, in steps of 5 ms.</summary>
    private static int Bursts(double[] volts)
    {
        double[] levels = [.. volts.Chunk(240).Select(stretch => stretch.Peak())];
        double half = 0.5 * levels.Max();
        return Enumerable.Range(1, levels.Length - 1).Count(i => levels[i] >= half && levels[i - 1] < half);
    }
}
