using Ms20.Panel;

namespace Ms20.Engine.Units;

/// <summary>One row of <see cref="Spreads"/>: how far a quantity lies from nominal, from one unit to the next.</summary>
/// <remarks>
/// A unit's value is Mean + Sigma x g, g Gaussian and limited to +-2.5, drawn from a stream that depends on the unit's number and the row's id
/// alone: another row more or less changes no unit's other parts. Unit 0 has 0 in every row.
/// </remarks>
/// <param name="Id">Names the quantity and its random stream; a new id would be a new draw.</param>
/// <param name="Unit">In what it is counted.</param>
/// <param name="Sigma">One standard deviation.</param>
/// <param name="Why">Where the figure comes from.</param>
internal sealed record Spread(string Id, string Unit, double Sigma, string Why)
{
    /// <summary>Nothing off the line lies further out: a part that did would not have passed.</summary>
    public const double CutDeviations = 2.5;

    /// <summary>Surface-mounted parts of 1 % stand closer together: the mini's spreads against the others'.</summary>
    public const double MiniShare = 0.5;

    /// <summary>What the units lie around.</summary>
    public double Mean { get; init; }

    /// <summary>The calibrated unit's value; null where it is drawn like any other's.</summary>
    public double? InUnit1 { get; init; } = 0.0;

    /// <summary>One standard deviation in the late revision, where it differs.</summary>
    public double? LateSigma { get; init; }

    /// <summary>Whether it can only get worse: the size of g counts, not its sign.</summary>
    public bool OneSided { get; init; }

    /// <summary>One standard deviation in the instruments of a profile.</summary>
    public double SigmaIn(Profile profile)
    {
        double sigma = profile.Revision == FilterRevision.Late ? LateSigma ?? Sigma : Sigma;
        return ReferenceEquals(profile, Profiles.Mini) ? MiniShare * sigma : sigma;
    }

    /// <summary>The value in one unit.</summary>
    /// <param name="unit">The unit's number, 0 or more.</param>
    /// <param name="profile">The kind of instrument.</param>
    public double Of(int unit, Profile profile)
    {
        if (unit == 0)
            return 0.0;
        if (unit == 1 && InUnit1 is double calibrated)
            return calibrated;
        double deviations = Deviations(unit);
        return Mean + SigmaIn(profile) * (OneSided ? Math.Abs(deviations) : deviations);
    }

    /// <summary>A number of deviation 1 before it is cut: twelve uniform ones summed.</summary>
    private double Deviations(int unit)
    {
        ulong state = Stream(unit);
        double sum = -6.0;
        for (int i = 0; i < 12; i++)
        {
            // Marsaglia's xorshift 13, 7, 17; the upper 53 bits are used.
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            sum += (state >> 11) * (1.0 / (1UL << 53));
        }

        return Math.Clamp(sum, -CutDeviations, CutDeviations);
    }

    private ulong Stream(int unit)
    {
        // FNV-1a of the id, then SplitMix64's finaliser over both, so that neighbouring units are strangers.
        ulong z = 14695981039346656037UL;
        foreach (char letter in Id)
            z = unchecked((z ^ letter) * 1099511628211UL);
        z = unchecked(z + (ulong)unit * 0x9E3779B97F4A7C15UL);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
        z ^= z >> 31;
        return z == 0 ? 1 : z;
    }
}
