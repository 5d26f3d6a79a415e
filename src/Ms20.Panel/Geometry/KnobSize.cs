namespace Ms20.Panel;

/// <summary>One of the two sizes of knob, with the dial printed around it. Millimetres of a full-size instrument.</summary>
/// <remarks>Immutable; may be used from any thread.</remarks>
public sealed class KnobSize
{
    private KnobSize(double skirtMm, double capMm, double tickInnerMm, double tickOuterMm, double figureMm)
    {
        SkirtDiameterMm = skirtMm;
        CapDiameterMm = capMm;
        TickInnerRadiusMm = tickInnerMm;
        TickOuterRadiusMm = tickOuterMm;
        FigureRadiusMm = figureMm;
    }

    /// <summary>The selectors, both CUTOFF FREQUENCY and VOLUME.</summary>
    public static KnobSize Large { get; } = new(24.0, 16.5, 12.5, 15.2, 16.7);

    /// <summary>Every other knob.</summary>
    public static KnobSize Small { get; } = new(17.0, 11.5, 9.0, 11.0, 12.5);

    /// <summary>Diameter of the flat round skirt.</summary>
    public double SkirtDiameterMm { get; }

    /// <summary>Diameter of the cap.</summary>
    public double CapDiameterMm { get; }

    /// <summary>Where the ticks begin, from the knob's centre.</summary>
    public double TickInnerRadiusMm { get; }

    /// <summary>Where the ticks end, from the knob's centre.</summary>
    public double TickOuterRadiusMm { get; }

    /// <summary>Where the figures stand, from the knob's centre.</summary>
    public double FigureRadiusMm { get; }
}
