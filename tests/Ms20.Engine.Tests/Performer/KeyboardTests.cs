using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;

namespace Ms20.Engine.Tests;

public sealed class KeyboardTests
{
    private const double Hz = 192000.0;

    private readonly Keyboard<Lanes1> _keyboard = new();
    private CircuitRig<Lanes1> _rig;

    public KeyboardTests() => _rig = new CircuitRig<Lanes1>(_keyboard);

    /// <summary>Runs some samples and returns every one of both outputs.</summary>
    private (double[] Cv, double[] Trigger) Run(int samples)
    {
        double[] cv = new double[samples], trigger = new double[samples];
        int start = _rig.Now;
        _rig.Run(samples, null, (n, place) =>
        {
            cv[n - start] = Lanes1.Get(_keyboard.KbdCv.Volts[place], 0);
            trigger[n - start] = Lanes1.Get(_keyboard.KbdTrigger.Volts[place], 0);
        });
        return (cv, trigger);
    }

    private (double Cv, double Trigger) Next()
    {
        (double[] cv, double[] trigger) = Run(1);
        return (cv[0], trigger[0]);
    }

    private void Glide(double tau)
    {
        _keyboard.Portamento.SettleAt(Lanes1.Of(tau));
        _rig = new CircuitRig<Lanes1>(_keyboard);
    }

    [Theory]
    [InlineData(48, 1.0000, 130.81)]
    [InlineData(49, 1.0595, 138.59)]
    [InlineData(52, 1.2599, 164.81)]
    [InlineData(55, 1.4983, 196.00)]
    [InlineData(57, 1.6818, 220.00)]
    [InlineData(59, 1.8877, 246.94)]
    [InlineData(60, 2.0000, 261.63)]
    [InlineData(65, 2.6697, 349.23)]
    [InlineData(66, 2.8284, 369.99)]
    [InlineData(69, 3.3636, 440.00)]
    [InlineData(71, 3.7755, 493.88)]
    [InlineData(72, 4.0000, 523.25)]
    [InlineData(79, 5.9932, 783.99)]
    [InlineData(83, 7.5510, 987.77)]
    [InlineData(84, 8.0000, 1046.50)]
    public void Each_key_gives_its_printed_voltage_and_frequency(int note, double volts, double hertz)
    {
        _keyboard.NoteOn(0, note);
        double cv = Next().Cv;
        // The table has four digits after the point for volts and two for hertz.
        Assert.Equal(volts, cv, 0.00005);
        Assert.Equal(hertz, cv * 440.0 / Math.Pow(2.0, 21.0 / 12.0), 0.005);
        Assert.Equal(Math.Pow(2.0, (note - 48) / 12.0), cv, 1e-14);
    }

    [Fact]
    public void Notes_beyond_the_keys_continue_the_law_up_to_15_V()
    {
        for (int note = 0; note < 128; note++)
        {
            _keyboard.NoteOn(0, note);
            Assert.Equal(Math.Min(Math.Pow(2.0, (note - 48) / 12.0), 15.0), Next().Cv, 1e-13);
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(128)]
    [InlineData(int.MaxValue)]
    public void A_number_that_is_no_MIDI_note_does_nothing(int note)
    {
        _keyboard.NoteOn(0, note);
        _keyboard.NoteOff(0, note);
        Assert.Equal((1.0, 5.0), Next());
    }

    [Fact]
    public void It_is_1_V_until_the_first_note_and_holds_the_last_one_afterwards()
    {
        Assert.All(Run(1000).Cv, v => Assert.Equal(1.0, v));
        _keyboard.NoteOn(0, 72);
        Assert.Equal((4.0, 0.0), Next());
        _keyboard.NoteOff(0, 72);
        (double[] cv, double[] trigger) = Run(20000);
        Assert.All(cv, v => Assert.Equal(4.0, v));
        Assert.All(trigger, v => Assert.Equal(5.0, v));
    }

    [Fact]
    public void Keys_act_on_the_very_sample()
    {
        Run(1001);
        _keyboard.NoteOn(0, 60);
        Assert.Equal((2.0, 0.0), Next());
        Run(77);
        _keyboard.NoteOff(0, 60);
        Assert.Equal((2.0, 5.0), Next());
    }

    [Theory]
    [InlineData(48, 84)]
    [InlineData(84, 48)]
    [InlineData(60, 61)]
    public void Portamento_is_an_RC_in_hertz(int from, int to)
    {
        const double tau = 0.1;
        Glide(tau);
        _keyboard.NoteOn(0, from);
        Run(100);
        _keyboard.NoteOff(0, from);
        _keyboard.NoteOn(0, to);
        double f0 = 440.0 * Math.Pow(2.0, (from - 69) / 12.0), f1 = 440.0 * Math.Pow(2.0, (to - 69) / 12.0);
        double[] cv = Run((int)Hz).Cv;
        for (int n = 0; n < cv.Length; n++)
        {
            double hertz = cv[n] * 440.0 / Math.Pow(2.0, 1.75);
            // The glide is taken to have arrived within 1e-8 V, 1.4e-6 Hz.
            Assert.Equal(f1 + (f0 - f1) * Math.Exp(-(n + 1) / Hz / tau), hertz, 1.4e-6);
        }
    }

    [Fact]
    public void A_glide_up_is_faster_in_cents_than_a_glide_down()
    {
        Glide(0.1);
        _keyboard.NoteOn(0, 48);
        Run(100);
        _keyboard.NoteOn(0, 60);
        double up = Math.Log2(Run((int)(0.05 * Hz)).Cv[^1]);
        Run(3 * (int)Hz);
        _keyboard.NoteOff(0, 60);
        double down = 1.0 - Math.Log2(Run((int)(0.05 * Hz)).Cv[^1]);
        // log2(2 - e^-0.5) = 0.479 of the octave up, 1 - log2(1 + e^-0.5) = 0.316 down.
        Assert.Equal(0.479, up, 0.001);
        Assert.Equal(0.316, down, 0.001);
    }

    [Fact]
    public void The_first_note_does_not_glide_and_portamento_0_is_at_once()
    {
        Glide(0.5);
        _keyboard.NoteOn(0, 84);
        Assert.Equal(8.0, Next().Cv);
        Glide(0.0);
        _keyboard.NoteOn(0, 60);
        Next();
        _keyboard.NoteOn(0, 84);
        Assert.Equal(8.0, Next().Cv);
    }

    [Fact]
    public void Portamento_also_glides_between_detached_notes_and_arrives_exactly()
    {
        Glide(0.01);
        _keyboard.NoteOn(0, 60);
        Run(100);
        _keyboard.NoteOff(0, 60);
        Run(5000);
        _keyboard.NoteOn(0, 72);
        double[] cv = Run((int)Hz).Cv;
        Assert.InRange(cv[0], 2.0, 2.01);
        Assert.Equal(4.0, cv[^1]);
    }

    [Fact]
    public void A_higher_key_takes_the_pitch_and_gives_it_back_without_a_new_trigger()
    {
        EnvelopeGenerator2<Lanes1> eg = new() { Trigger = _keyboard.KbdTrigger };
        eg.Decay.SettleAt(Lanes1.Of(0.02));
        eg.Sustain.SettleAt(Lanes1.Of(0.5));
        CircuitRig<Lanes1> envelope = new(eg);
        void Play(int samples, double cv, Action<double> check)
        {
            for (int n = 0; n < samples; n++)
            {
                Assert.Equal((cv, 0.0), Next());
                envelope.Run(1, null, (_, place) => check(Lanes1.Get(eg.Output.Volts[place], 0)));
            }
        }

        _keyboard.NoteOn(0, 60);
        Play(30000, 2.0, _ => { });
        _keyboard.NoteOn(0, 72);
        // 0.15 s are 7 decay times: 2.5 V x 10^-7 is left.
        Play(5000, 4.0, volts => Assert.Equal(2.5, volts, 1e-6));
        _keyboard.NoteOff(0, 72);
        Play(5000, 2.0, volts => Assert.Equal(2.5, volts, 1e-6));
    }

    [Fact]
    public void A_lower_key_is_not_heard_under_a_held_higher_one()
    {
        _keyboard.NoteOn(0, 72);
        Run(10);
        _keyboard.SetTriggerMode(0, TriggerMode.Multiple);
        _keyboard.NoteOn(0, 60);
        (double[] cv, double[] trigger) = Run(1000);
        Assert.All(cv, v => Assert.Equal(4.0, v));
        Assert.All(trigger, v => Assert.Equal(0.0, v));
    }

    [Theory]
    [InlineData(0, 72)]
    [InlineData(1, 48)]
    [InlineData(2, 48)]
    public void Priority_can_be_chosen_while_keys_are_down(int priority, int heard)
    {
        foreach (int note in (int[])[60, 72, 48])
            _keyboard.NoteOn(0, note);
        _keyboard.SetNotePriority(0, (NotePriority)priority);
        Assert.Equal(Math.Pow(2.0, (heard - 48) / 12.0), Next().Cv, 1e-14);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Legato_notes_lift_the_trigger_for_1_ms_in_multiple_mode_only(int mode)
    {
        _keyboard.SetTriggerMode(0, (TriggerMode)mode);
        _keyboard.NoteOn(0, 60);
        Assert.All(Run(500).Trigger, v => Assert.Equal(0.0, v));
        _keyboard.NoteOn(0, 67);
        double[] trigger = Run(1000).Trigger;
        int lifted = mode == 0 ? 0 : 192;
        Assert.All(trigger[..lifted], v => Assert.Equal(5.0, v));
        Assert.All(trigger[lifted..], v => Assert.Equal(0.0, v));
        _keyboard.NoteOff(0, 67);
        Assert.All(Run(1000).Trigger, v => Assert.Equal(0.0, v));
    }

    [Fact]
    public void A_note_on_the_very_sample_on_which_another_ends_is_a_new_one()
    {
        _keyboard.NoteOn(0, 60);
        Run(500);
        _keyboard.NoteOff(0, 60);
        _keyboard.NoteOn(0, 60);
        Assert.Equal([5.0, 0.0, 0.0, 0.0], Run(4).Trigger);
    }

    [Fact]
    public void All_off_releases_every_key()
    {
        foreach (int note in (int[])[50, 60, 70])
            _keyboard.NoteOn(0, note);
        Run(100);
        _keyboard.AllOff(0);
        (double[] cv, double[] trigger) = Run(100);
        Assert.All(trigger, v => Assert.Equal(5.0, v));
        Assert.Equal(Math.Pow(2.0, 22.0 / 12.0), cv[^1], 1e-14);
        _keyboard.NoteOff(0, 50);
        _keyboard.NoteOn(0, 48);
        Assert.Equal((1.0, 0.0), Next());
    }

    [Fact]
    public void A_worn_unit_falls_flat_on_release_and_droops()
    {
        UnitParts<Lanes1> parts = new() { KeyReleaseLoss = Lanes1.Of(0.005), KeyHoldDroop = Lanes1.Of(0.01) };
        _rig = new CircuitRig<Lanes1>(_keyboard, parts: parts);
        _keyboard.NoteOn(0, 72);
        Assert.All(Run(1000).Cv, v => Assert.Equal(4.0, v));
        _keyboard.NoteOff(0, 72);
        double[] cv = Run((int)Hz).Cv;
        // Rounding of the product, an ulp a sample.
        Assert.Equal(4.0 * 0.995 * Math.Exp(-0.01), cv[^1], 1e-9);
        _keyboard.NoteOn(0, 72);
        Assert.Equal(4.0, Next().Cv);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void The_trigger_is_low_exactly_while_keys_are_down_whatever_is_played(int seed)
    {
        Random random = new(seed);
        HashSet<int> down = [];
        for (int move = 0; move < 3000; move++)
        {
            int note = random.Next(44, 90);
            if (random.Next(2) == 0)
            {
                _keyboard.NoteOn(0, note);
                down.Add(note);
            }
            else
            {
                _keyboard.NoteOff(0, note);
                down.Remove(note);
            }

            (double[] cv, double[] trigger) = Run(random.Next(1, 9));
            Assert.All(trigger, v => Assert.Equal(down.Count > 0 ? 0.0 : 5.0, v));
            if (down.Count > 0)
                Assert.Equal(Math.Pow(2.0, (down.Max() - 48) / 12.0), cv[^1], 1e-13);
        }
    }
}
