namespace Ms20.Engine;

/// <summary>The host's samples of one call, and where a core's lanes lie in them.</summary>
internal readonly ref struct HostBlock(ReadOnlySpan<double> inputs, Span<double> outputs, int totalLanes, int firstLane, int lanes, int frames)
{
    private readonly ReadOnlySpan<double> _inputs = inputs;
    private readonly Span<double> _outputs = outputs;

    /// <summary>How many of the core's lanes the host knows.</summary>
    public int Lanes { get; } = lanes;

    /// <summary>The samples of one lane of a host input.</summary>
    public ReadOnlySpan<double> Input(int port, int lane) => _inputs.Slice((port * totalLanes + firstLane + lane) * frames, frames);

    /// <summary>The samples of one lane of a host output.</summary>
    public Span<double> Output(int port, int lane) => _outputs.Slice((port * totalLanes + firstLane + lane) * frames, frames);
}
