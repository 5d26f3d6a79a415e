namespace Ms20.Engine;

/// <summary>The host's sample rate and the engine's, which is the host's times a power of two.</summary>
internal readonly struct EngineRate
{
    /// <summary>An engine that runs <paramref name="oversampling"/> times as fast as the host.</summary>
    public EngineRate(double hostHz, int oversampling)
    {
        HostHz = hostHz;
        Oversampling = oversampling;
        EngineHz = hostHz * oversampling;
        StepSeconds = 1.0 / EngineHz;
    }

    /// <summary>The host's rate in hertz.</summary>
    public double HostHz { get; }

    /// <summary>Engine samples per host sample: 1, 2, 4, ...</summary>
    public int Oversampling { get; }

    /// <summary>The engine's rate in hertz.</summary>
    public double EngineHz { get; }

    /// <summary>The time between two engine samples in seconds.</summary>
    public double StepSeconds { get; }

    /// <summary>The rate for a quality: host rate times the smallest power of two that reaches 176.4 kHz; half or twice that; never below the host's.</summary>
    public static EngineRate For(double hostHz, Quality quality)
    {
        int oversampling = 1;
        while (hostHz * oversampling < 176400.0)
            oversampling *= 2;
        if (quality == Quality.Eco)
            oversampling = Math.Max(1, oversampling / 2);
        else if (quality == Quality.High)
            oversampling *= 2;
        return new EngineRate(hostHz, oversampling);
    }
}
