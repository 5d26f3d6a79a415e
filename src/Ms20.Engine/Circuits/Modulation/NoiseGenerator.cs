using System.Runtime.CompilerServices;
using Ms20.Engine.Signals;

namespace Ms20.Engine.Circuits;

/// <summary>NOISE GENERATOR: WHITE and PINK.</summary>
/// <remarks>
/// White is a density: 0.83 V rms between 20 Hz and 20 kHz, that is 5.9 mV/sqrt(Hz) up to half the engine's rate, so that what filters
/// and nonlinear circuits make of it does not depend on quality. Each sample is a sum of four uniform numbers (nearly Gaussian: kurtosis
/// 2.7), limited at +-5 V; the strength before the limiter makes up for what it takes (<see cref="LimitedNoise"/>). Samples are
/// independent: the spectrum is flat to the last hertz. Pink is the white noise through <see cref="PinkFilter{TLanes}"/>, 0.83 V rms in
/// the same band, limited at +-5 V. Departures: the transistor junction that makes the noise is not modelled, only its spectrum; the
/// voltages are tunables.
/// </remarks>
internal sealed class NoiseGenerator<TLanes> : Circuit<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Strength of either output between <see cref="BandLowHz"/> and <see cref="BandHighHz"/>, in volts rms. A tunable.</summary>
    public const double BandVoltsRms = 0.83;

    /// <summary>Lower end of the band for which the strengths hold.</summary>
    public const double BandLowHz = 20.0;

    /// <summary>Upper end of that band.</summary>
    public const double BandHighHz = 20000.0;

    /// <summary>Where the peaks are limited, in volts.</summary>
    public const double PeakVolts = 5.0;

    private const ulong WhiteSource = 0x4E4F_4953_0000;
    private const ulong PinkStartSource = 0x4E4F_4953_0001;

    private readonly PinkFilter<TLanes> _pink = new();
    private UnitParts<TLanes> _parts = new();
    private UniformNoise<TLanes> _noise;
    private TLanes _scale;
    private double _deviation;

    /// <summary>Noise with the same power in every hertz, within +-5 V.</summary>
    public Signal<TLanes> White { get; } = new("WHITE");

    /// <summary>Noise with the same power in every octave, within +-5 V.</summary>
    public Signal<TLanes> Pink { get; } = new("PINK");

    /// <inheritdoc/>
    public override void Prepare(EngineRate rate, UnitParts<TLanes> parts)
    {
        _parts = parts;
        double density = BandVoltsRms * BandVoltsRms / (BandHighHz - BandLowHz);
        _deviation = Math.Sqrt(density * rate.EngineHz * 0.5);
        _scale = TLanes.Of(LimitedNoise.ScaleFor(_deviation, PeakVolts));
        _pink.Prepare(rate, BandVoltsRms / Math.Sqrt(density));
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        _noise.Seed(_parts, WhiteSource);
        UniformNoise<TLanes> start = default;
        start.Seed(_parts, PinkStartSource);
        _pink.Reset(ref start, _deviation);
        White.Fill(default);
        Pink.Fill(default);
    }

    /// <inheritdoc/>
    public override void Run(int from, int to)
    {
        UniformNoise<TLanes> noise = _noise;
        for (int i = from; i < to; i++)
            White.Volts[i] = Limit(noise.NextSumOfFour() * _scale);
        _noise = noise;
        _pink.Run(from, to, White.Volts, Pink.Volts);
        for (int i = from; i < to; i++)
            Pink.Volts[i] = Limit(Pink.Volts[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Limit(TLanes volts) => TLanes.Min(TLanes.Max(volts, TLanes.Of(-PeakVolts)), TLanes.Of(PeakVolts));
}
