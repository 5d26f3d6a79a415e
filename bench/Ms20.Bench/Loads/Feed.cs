using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Engine.Tests.Contract;

namespace Ms20.Bench.Loads;

/// <summary>What one input of a circuit hears: some ticks of a plausible voltage, other in every lane, over and over.</summary>
internal sealed class Feed<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Ticks until it repeats: 21 ms at 192 kHz, and small enough to stay in the second cache eight lanes wide.</summary>
    public const int Ticks = 64;

    private const int Samples = Ticks * Tick.Samples;

    /// <summary>What a line that triggers when low rests at; such a line is fed gates.</summary>
    private const double IdleLineVolts = 5.0;

    private readonly Signal<TLanes> _wire;
    private readonly TLanes[] _volts = new TLanes[Samples];

    /// <summary>The feed of an input, chosen by what the contract tests let it rest at.</summary>
    public Feed(string circuit, string input, Signal<TLanes> wire)
    {
        _wire = wire;
        double? rest = Ranges.OfRestingInput(circuit, input);
        Span<double> lanes = stackalloc double[8];
        for (int i = 0; i < Samples; i++)
        {
            for (int lane = 0; lane < TLanes.Width; lane++)
                lanes[lane] = rest is null ? Saw(lane, i) : rest == IdleLineVolts ? Gate(lane, i) : Steady(rest.Value, lane);
            _volts[i] = TLanes.Load(lanes);
        }
    }

    /// <summary>Lays a tick on the wire.</summary>
    public void Lay(int tick) => _volts.AsSpan(tick % Ticks * Tick.Samples, Tick.Samples).CopyTo(_wire.Volts);

    /// <summary>2.5 V, as the oscillators give them; at 192 kHz 234 Hz for the first lane and 94 Hz more for each further one: whole cycles.</summary>
    private static double Saw(int lane, int sample)
    {
        double cycles = (5.0 + 2.0 * lane) * sample / Samples;
        return 5.0 * (cycles - Math.Floor(cycles)) - 2.5;
    }

    /// <summary>Low for two thirds of the time, twice to nine times a feed.</summary>
    private static double Gate(int lane, int sample)
    {
        double cycles = (2.0 + lane) * sample / Samples;
        return cycles - Math.Floor(cycles) < 2.0 / 3.0 ? 0.0 : IdleLineVolts;
    }

    /// <summary>A little more for each lane, so that no two do the same at the same time.</summary>
    private static double Steady(double volts, int lane) => volts * (1.0 + 0.03 * lane);
}
