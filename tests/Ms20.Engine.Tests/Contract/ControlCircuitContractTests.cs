using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;

namespace Ms20.Engine.Tests;

/// <summary>
/// The circuits that make control voltages, under random inputs, moving knobs and random events: neither the ranges they are run in, nor
/// the width, nor what came before Reset changes a bit, and outputs stay within the supply.
/// </summary>
public sealed class ControlCircuitContractTests
{
    private const int Samples = 64 * 150;
    private static readonly int[] OddRanges = [1, 1, 7, 64, 3, 13, 1, 40, 5];

    public static TheoryData<string> Names => ["EG1", "EG2", "MG", "S&H", "MVCA", "Keyboard", "Wheel", "Switch"];

    // Every third key is silent.
    private static readonly KeyTuning Stretched =
        KeyTuning.FromHertz([.. Enumerable.Range(0, KeyTuning.Keys).Select(note => note % 3 == 0 ? double.NaN : 20.0 + note * note)]);

    private static Circuit<TLanes> Make<TLanes>(string name)
        where TLanes : struct, ILanes<TLanes> => name switch
        {
            "EG1" => new EnvelopeGenerator1<TLanes>(),
            "EG2" => new EnvelopeGenerator2<TLanes>(),
            "MG" => new ModulationGenerator<TLanes>(),
            "S&H" => new SampleAndHold<TLanes>(),
            "MVCA" => new ModulationVca<TLanes>(),
            "Keyboard" => new Keyboard<TLanes>(),
            "Wheel" => new ControlWheel<TLanes>(),
            "Switch" => new MomentarySwitch<TLanes>(),
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };

    /// <summary>What every lane's player does; the seed is the lane's alone, so lane k of a wide engine and a narrow one do the same.</summary>
    private sealed class Player(int seed)
    {
        private readonly Random _inputs = new(seed);
        private readonly Random _knobs = new(seed + 1000);
        private readonly Random _keys = new(seed + 2000);
        private readonly double[] _volts = new double[4], _targets = new double[4];

        /// <summary>A line that now rests, now jumps, now slides slowly, and is now and then out at the supply.</summary>
        public double Input(int line)
        {
            int kind = _inputs.Next(60);
            if (kind < 2)
                _targets[line] = _inputs.NextDouble() * 9.0 - 2.0;
            if (kind == 0)
                _volts[line] = _targets[line];
            if (kind == 3 && _inputs.Next(20) == 0)
                _volts[line] = _inputs.Next(2) * 30.0 - 15.0;
            _volts[line] += Math.Clamp(_targets[line] - _volts[line], -0.3, 0.3);
            return _volts[line];
        }

        /// <summary>NaN where the knob rests; else seconds, hertz or a share, from nothing to much.</summary>
        public double Knob() => _knobs.Next(4) switch
        {
            0 => _knobs.Next(10) == 0 ? 0.0 : Math.Exp(_knobs.NextDouble() * 9.0 - 9.0),
            1 => _knobs.Next(20) == 0 ? 300.0 : double.NaN,
            _ => double.NaN,
        };

        public void Play<TLanes>(Circuit<TLanes> circuit, int lane)
            where TLanes : struct, ILanes<TLanes>
        {
            int move = _keys.Next(40), note = _keys.Next(30, 110);
            switch (circuit)
            {
                case Keyboard<TLanes> keyboard when move < 8:
                    keyboard.NoteOn(lane, note);
                    break;
                case Keyboard<TLanes> keyboard when move < 24:
                    keyboard.NoteOff(lane, note);
                    break;
                case Keyboard<TLanes> keyboard when move == 24:
                    keyboard.AllOff(lane);
                    break;
                case Keyboard<TLanes> keyboard when move == 25:
                    keyboard.SetNotePriority(lane, (NotePriority)(note % 3));
                    keyboard.SetTriggerMode(lane, (TriggerMode)(note % 2));
                    break;
                case Keyboard<TLanes> keyboard when move == 26:
                    keyboard.SetTuning(lane, note % 2 == 0 ? KeyTuning.Equal : Stretched);
                    break;
                case ModulationGenerator<TLanes> mg when move < 4:
                    mg.Sync(lane, note % 4 == 0 ? 0.0 : note * 0.2, note % 10 * 0.1);
                    break;
                case MomentarySwitch<TLanes> button when move < 3:
                    button.Press(lane);
                    break;
                case MomentarySwitch<TLanes> button when move < 6:
                    button.Release(lane);
                    break;
            }
        }
    }

    private static UnitParts<TLanes> Parts<TLanes>(int firstSeed)
        where TLanes : struct, ILanes<TLanes>
    {
        UnitParts<TLanes> parts = new();
        double[] fractions = new double[8];
        for (int lane = 0; lane < 8; lane++)
        {
            parts.Seeds[lane] = (ulong)(firstSeed + lane);
            fractions[lane] = (firstSeed + lane) * 0.01;
        }

        TLanes fraction = TLanes.Load(fractions);
        (parts.Eg1TimeFactor, parts.Eg2TimeFactor, parts.MgFrequencyFactor) = (fraction + TLanes.Of(0.9), TLanes.Of(1.1) - fraction, fraction + TLanes.Of(1.0));
        (parts.KeyReleaseLoss, parts.KeyHoldDroop) = (fraction, fraction);
        return parts;
    }

    /// <summary>Every output of every lane, lane after lane, for players seeded from <paramref name="firstSeed"/> on.</summary>
    private static double[][] Record<TLanes>(Circuit<TLanes> circuit, int firstSeed, int[] ranges)
        where TLanes : struct, ILanes<TLanes>
    {
        Player[] players = [.. Enumerable.Range(firstSeed, TLanes.Width).Select(seed => new Player(seed))];
        double[] row = new double[8];
        CircuitRig<TLanes> rig = new(circuit, parts: Parts<TLanes>(firstSeed), ranges: ranges);
        double[][] records = [.. players.Select(_ => new double[Samples * rig.Outputs.Length])];
        rig.Moves = _ =>
        {
            foreach (Knob<TLanes> knob in rig.Knobs)
            {
                TLanes.Store(knob.Value, row);
                bool moves = false;
                for (int lane = 0; lane < TLanes.Width; lane++)
                {
                    double to = players[lane].Knob();
                    moves |= !double.IsNaN(to);
                    row[lane] = double.IsNaN(to) ? row[lane] : to;
                }

                if (moves)
                    knob.MoveTo(TLanes.Load(row));
            }
        };
        for (int at = 0; at < Samples; at += 32)
        {
            for (int lane = 0; lane < TLanes.Width; lane++)
                players[lane].Play(circuit, lane);
            rig.Run(32, (_, place) =>
            {
                for (int line = 0; line < rig.Inputs.Length; line++)
                {
                    for (int lane = 0; lane < TLanes.Width; lane++)
                        row[lane] = players[lane].Input(line);
                    rig.Inputs[line].Volts[place] = TLanes.Load(row);
                }
            }, (n, place) =>
            {
                for (int output = 0; output < rig.Outputs.Length; output++)
                {
                    TLanes.Store(rig.Outputs[output].Volts[place], row);
                    for (int lane = 0; lane < TLanes.Width; lane++)
                        records[lane][n * rig.Outputs.Length + output] = row[lane];
                }
            });
        }

        return records;
    }

    private static void AssertSameBits(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int n = 0; n < expected.Length; n++)
        {
            if (BitConverter.DoubleToInt64Bits(expected[n]) != BitConverter.DoubleToInt64Bits(actual[n]))
                Assert.Fail($"value {n}: {expected[n]:R} became {actual[n]:R}");
        }
    }

    private static void AssertLanesEqualSingles<TLanes>(string name)
        where TLanes : struct, ILanes<TLanes>
    {
        double[][] wide = Record(Make<TLanes>(name), 1, [64]);
        for (int lane = 0; lane < TLanes.Width; lane++)
            AssertSameBits(Record(Make<Lanes1>(name), 1 + lane, [64])[0], wide[lane]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_cut_into_ranges_gives_the_same_bits(string name)
    {
        AssertSameBits(Record(Make<Lanes1>(name), 3, [64])[0], Record(Make<Lanes1>(name), 3, OddRanges)[0]);
        AssertSameBits(Record(Make<Lanes1>(name), 4, [64])[0], Record(Make<Lanes1>(name), 4, [1])[0]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_lane_of_four_equals_a_single(string name) => AssertLanesEqualSingles<Lanes4>(name);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_lane_of_eight_equals_a_single(string name) => AssertLanesEqualSingles<Lanes8>(name);

    [Theory]
    [MemberData(nameof(Names))]
    public void Outputs_stay_finite_and_within_the_supply(string name) =>
        Assert.All(Record(Make<Lanes1>(name), 5, [64])[0], v => Assert.InRange(v, -15.0, 15.0));

    [Theory]
    [MemberData(nameof(Names))]
    public void After_a_reset_it_is_as_new(string name)
    {
        Circuit<Lanes1> used = Make<Lanes1>(name), fresh = Make<Lanes1>(name);
        Record(used, 6, [64]);
        // Selectors of the keyboard and the positions of knobs are the player's, not the circuit's state.
        (used as Keyboard<Lanes1>)?.SetNotePriority(0, NotePriority.Highest);
        (used as Keyboard<Lanes1>)?.SetTriggerMode(0, TriggerMode.Single);
        Knob<Lanes1>[] usedKnobs = new CircuitRig<Lanes1>(used).Knobs, freshKnobs = new CircuitRig<Lanes1>(fresh).Knobs;
        for (int k = 0; k < usedKnobs.Length; k++)
            usedKnobs[k].SettleAt(freshKnobs[k].Value);
        AssertSameBits(Record(fresh, 7, [64])[0], Record(used, 7, [64])[0]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_allocated_while_it_runs(string name)
    {
        Circuit<Lanes8> circuit = Make<Lanes8>(name);
        circuit.Prepare(new EngineRate(48000.0, 4), new UnitParts<Lanes8>());
        circuit.Reset();
        Player player = new(1);
        // The runtime itself may allocate on this thread when it recompiles a method; what the circuit allocates comes again in every round.
        long least = long.MaxValue;
        for (int round = 0; round < 10; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int tick = 0; tick < 100; tick++)
                Step();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);

        void Step()
        {
            player.Play(circuit, 5);
            circuit.BeginTick();
            circuit.Run(0, 10);
            player.Play(circuit, 2);
            circuit.Run(10, Tick.Samples);
        }
    }
}
