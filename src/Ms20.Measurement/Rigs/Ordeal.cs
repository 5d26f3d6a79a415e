using System.Collections.Immutable;
using Ms20.Engine;
using Ms20.Panel;

namespace Ms20.Measurement.Rigs;

/// <summary>
/// A whole instrument whose dials are turned, keys pressed and cables plugged anywhere, by chance, while 100 V, infinities and what is no number come in from
/// outside.
/// </summary>
internal sealed class Ordeal
{
    private const int Frames = 96;

    private static readonly Jack[] Outputs = [.. Jacks.All.Where(jack => jack.Direction == JackDirection.Output)];
    private static readonly Jack[] Inputs = [.. Jacks.All.Where(jack => jack.Direction == JackDirection.Input)];
    private static readonly HostPort[] Driven = [new(Jacks.ExtSignalIn), new(Jacks.Total)];

    private readonly Random _random;
    private readonly Instrument _instrument;
    private readonly double[] _input = new double[Driven.Length * Frames];
    private readonly double[] _output = new double[Frames];

    private Ordeal(Profile profile, int seed)
    {
        _random = new Random(seed);
        _instrument = new Instrument(Patch.NormalSetting.WithProfile(profile));
        _instrument.Prepare(new InstrumentOptions { MaximumFrames = Frames, Inputs = [.. Driven] });
    }

    /// <summary>What was found.</summary>
    /// <param name="NotFinite">Output samples that are no number or infinite.</param>
    /// <param name="LargestVolts">The largest output.</param>
    /// <param name="Allocated">What the calls of Process allocated, by the block's number.</param>
    public sealed record Found(long NotFinite, double LargestVolts, IReadOnlyDictionary<long, long> Allocated)
    {
        /// <summary>What all calls of Process allocated, in bytes.</summary>
        public long AllocatedBytes => Allocated.Values.Sum();

        /// <summary>With only those allocations that another run shows too.</summary>
        public Found Both(Found other) => this with
        {
            Allocated = Allocated.Where(block => other.Allocated.ContainsKey(block.Key)).ToDictionary(block => block.Key, block => block.Value),
        };
    }

    /// <summary>Runs it.</summary>
    /// <remarks>
    /// A collection, which any thread may cause, closes this thread's allocation window, and the rest of the window counts as allocated. A block that
    /// truly allocates does so again when everything is done again; chance does not.
    /// </remarks>
    public static Found Run(Profile profile, double seconds, CancellationToken stop)
    {
        Found Once() => new Ordeal(profile, 20).Run((long)(seconds * 48000.0 / Frames), stop);
        Found found = Once();
        for (int again = 0; again < 2 && found.AllocatedBytes > 0; again++)
            found = found.Both(Once());
        return found;
    }

    private Found Run(long blocks, CancellationToken stop)
    {
        var allocated = new Dictionary<long, long>();
        long notFinite = 0;
        double largest = 0.0;
        for (long block = 0; block < blocks; block++)
        {
            stop.ThrowIfCancellationRequested();
            Move(block);
            Feed();
            if (Process() is > 0 and long bytes)
                allocated.Add(block, bytes);
            foreach (double sample in _output)
            {
                notFinite += double.IsFinite(sample) ? 0 : 1;
                largest = double.IsFinite(sample) ? Math.Max(largest, Math.Abs(sample * HostPort.SignalOut.VoltsPerUnit)) : largest;
            }
        }

        return new(notFinite, largest, allocated);
    }

    private long Process()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        _instrument.Process(_input, _output, Frames);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private void Move(long block)
    {
        Control control = Controls.All[_random.Next(Controls.All.Length)];
        _instrument.Turn(control, control.Minimum + (control.Maximum - control.Minimum) * _random.NextDouble(), _instrument.Now + _random.Next(Frames));
        int note = _random.Next(128);
        if (_random.Next(8) == 0)
            _instrument.TryPress(note, _instrument.Now + Frames);
        if (_random.Next(8) == 0)
            _instrument.TryRelease(note, _instrument.Now + Frames);
        if (_random.Next(256) == 0)
            _instrument.TryReleaseAll(_instrument.Now + Frames);
        if (block % 250 == 249)
            _instrument.TryPlug(Cables(), _instrument.Now + Frames);
    }

    private ImmutableArray<Cable> Cables() =>
    [
        .. Inputs.Where(jack => Driven.All(port => port.Jack != jack) && _random.Next(4) == 0)
            .Select(jack => new Cable(Outputs[_random.Next(Outputs.Length)], jack)),
    ];

    private void Feed()
    {
        int kind = _random.Next(8);
        double volts = Math.Pow(10.0, 4.0 * _random.NextDouble() - 2.0);
        for (int i = 0; i < _input.Length; i++)
        {
            _input[i] = kind switch
            {
                0 => 0.0,
                1 when _random.Next(16) == 0 => double.NaN,
                2 when _random.Next(16) == 0 => double.NegativeInfinity,
                3 => double.MaxValue,
                _ => volts * (2.0 * _random.NextDouble() - 1.0),
            };
        }
    }
}
