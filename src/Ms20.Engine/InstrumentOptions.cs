using System.Collections.Immutable;

namespace Ms20.Engine;

/// <summary>How an instrument is prepared: rates, block size and the jacks the host is plugged into.</summary>
public sealed record InstrumentOptions
{
    /// <summary>The host's sample rate in hertz, 8,000 to 384,000; 48,000 unless told.</summary>
    public double SampleRateHz { get; init; } = 48000.0;

    /// <summary>The most frames one call of <see cref="Instrument.Process"/> will be given; 512 unless told.</summary>
    public int MaximumFrames { get; init; } = 512;

    /// <summary>How fast the engine runs inside.</summary>
    public Quality Quality { get; init; } = Quality.Standard;

    /// <summary>Input jacks that the host drives, none unless told.</summary>
    public ImmutableArray<HostPort> Inputs { get; init; } = [];

    /// <summary>Jacks that the host listens to; SIGNAL OUT at full scale unless told.</summary>
    public ImmutableArray<HostPort> Outputs { get; init; } = [HostPort.SignalOut];

    /// <summary>Which of several held keys sounds; the highest, as on the instrument, unless told.</summary>
    public NotePriority Priority { get; init; } = NotePriority.Highest;

    /// <summary>Whether a key pressed while another is held triggers again; it does not, as on the instrument, unless told.</summary>
    public TriggerMode Trigger { get; init; } = TriggerMode.Single;

    /// <summary>
    /// How long ago the last service was: 0, just serviced, to 1, decades. Trims run away in proportion and the keyboard's hold wears out, in each
    /// unit its own way; unit 0 does not age. <see cref="Instrument.Service"/> finds the trims that cancel it. The patch's unless told.
    /// </summary>
    public double? Age { get; init; }

    /// <summary>
    /// Whether the instrument starts at room temperature, 9 K below its own, and warms up with a time constant of 12 minutes counted from
    /// <see cref="Instrument.Reset"/>. The patch's unless told. Unit 0 does not care.
    /// </summary>
    public bool? Cold { get; init; }

    /// <summary>
    /// Whether the filters' own noise is on, as in the instrument. It is what starts their self-oscillation; measurements that look for a
    /// difference of -100 dB are taken without it.
    /// </summary>
    public bool CircuitNoise { get; init; } = true;
}
