using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Ms20.Panel;

namespace Ms20.Engine.Tests.Performances;

/// <summary>Everything that decides what an instrument gives out, and so everything that is needed to hear it again.</summary>
/// <remarks>Its text is the replay: the patch as a file, the options, and for each lane what is done when. Feeds are <see cref="JackFeed"/>s.</remarks>
internal sealed record Performance
{
    public required Patch Patch { get; init; }

    public double RateHz { get; init; } = 48000.0;

    public Quality Quality { get; init; } = Quality.Standard;

    public NotePriority Priority { get; init; }

    public TriggerMode Trigger { get; init; }

    public bool CircuitNoise { get; init; } = true;

    public ImmutableArray<HostPort> Inputs { get; init; } = [];

    public ImmutableArray<HostPort> Outputs { get; init; } = [HostPort.SignalOut];

    public required ImmutableArray<Part> Parts { get; init; }

    public ImmutableArray<Replugging> Repluggings { get; init; } = [];

    public required int Frames { get; init; }

    public int Lanes => Parts.Length;

    /// <summary>How many engine samples a frame takes.</summary>
    public int Oversampling => EngineRate.For(RateHz, Quality).Oversampling;

    public InstrumentOptions Options => new()
    {
        SampleRateHz = RateHz,
        Quality = Quality,
        Priority = Priority,
        Trigger = Trigger,
        CircuitNoise = CircuitNoise,
        Inputs = Inputs,
        Outputs = Outputs,
        MaximumFrames = Frames,
    };

    /// <summary>One lane's part, played alone.</summary>
    public Performance Alone(int lane) => this with { Parts = [Parts[lane]] };

    public override string ToString()
    {
        var text = new StringBuilder("\n");
        text.Append(Encoding.UTF8.GetString(PatchFile.Write(Patch)));
        text.Append(CultureInfo.InvariantCulture, $"{RateHz:R} Hz, {Quality}, {Priority}, {Trigger}, noise {CircuitNoise}, {Frames} frames\n");
        text.Append(CultureInfo.InvariantCulture, $"host drives [{Ports(Inputs)}], listens to [{Ports(Outputs)}]\n");
        foreach (Replugging replugging in Repluggings)
            text.Append(CultureInfo.InvariantCulture, $"{replugging}\n");
        for (int lane = 0; lane < Lanes; lane++)
            text.Append(CultureInfo.InvariantCulture, $"lane {lane}: {Parts[lane]}\n");
        return text.ToString();
    }

    private static string Ports(ImmutableArray<HostPort> ports) => string.Join(", ", ports.Select(port => $"{port.Jack.Id} in {port.Scale}"));
}
