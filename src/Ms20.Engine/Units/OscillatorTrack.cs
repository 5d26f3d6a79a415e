using Ms20.Engine.Circuits;
using Ms20.Panel;

namespace Ms20.Engine.Units;

/// <summary>An oscillator that is in tune in the middle of the keyboard and less so at its ends: how many cents, turned into parts.</summary>
/// <remarks>
/// f = K (V + Voff) (1 - a f / ftop) to first order, a volts-to-current converter with an offset and a reset that takes time. The offset counts where
/// the volts are few, the reset where periods are short; K is trimmed at the centre key, 2 sqrt 2 V.
/// </remarks>
internal readonly struct OscillatorTrack
{
    private const double CentreVolts = 2.8284271247461901;
    private const double OctavesPerCent = 1.0 / 1200.0;
    private const double LnOf2 = 0.6931471805599453;

    /// <summary>The centre key at 8' against the highest key at 4'.</summary>
    private const double CentreShare = CentreVolts * OscillatorParts.HertzPerVolt / OscillatorParts.TopHz;

    /// <summary>An oscillator's parts.</summary>
    /// <param name="lowCents">How sharp the lowest key, 1 V, is against the centre.</param>
    /// <param name="highCents">How sharp <see cref="OscillatorParts.TopHz"/> is against the centre.</param>
    public OscillatorTrack(double lowCents, double highCents)
    {
        OffsetVolts = lowCents * OctavesPerCent * LnOf2 / (1.0 - 1.0 / CentreVolts);
        TopFlattening = -highCents * OctavesPerCent * LnOf2 / (1.0 - CentreShare);
        CentreOctaves = Elementary.Log2(1.0 + OffsetVolts / CentreVolts) + Elementary.Log2(1.0 - TopFlattening * CentreShare);
    }

    /// <summary>Voff.</summary>
    public double OffsetVolts { get; }

    /// <summary>a: the share by which the highest key at 4' is flat.</summary>
    public double TopFlattening { get; }

    /// <summary>What both do at the centre, which K takes back.</summary>
    public double CentreOctaves { get; }
}
