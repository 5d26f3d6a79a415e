using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Ms20.Panel;

/// <summary>The profiles a patch may name.</summary>
public static class Profiles
{
    /// <summary>The first units of 1978, with KORG-35 filters.</summary>
    public static Profile Early1978 { get; } = new("ms20-1978-early", "MS-20 (1978, KORG-35 filters)", FilterRevision.Early, false, 12.5);

    /// <summary>The later units, with transconductance-amplifier filters.</summary>
    public static Profile Late1978 { get; } = new("ms20-1978-late", "MS-20 (1978, OTA filters)", FilterRevision.Late, false, 12.5);

    /// <summary>The mini of 2013: KORG-35 filters, 3.5 mm jacks and its own MIDI.</summary>
    public static Profile Mini { get; } = new("ms20-mini", "MS-20 mini", FilterRevision.Early, true, 8.0);

    /// <summary>Every profile.</summary>
    public static ImmutableArray<Profile> All { get; } = [Early1978, Late1978, Mini];

    /// <summary>The profile of a patch that names none.</summary>
    public static Profile Default => Early1978;

    /// <summary>Finds a profile by its id.</summary>
    /// <param name="id">The id, exactly as in the rows.</param>
    /// <param name="profile">The profile, when there is one.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryFind(string? id, [NotNullWhen(true)] out Profile? profile)
    {
        foreach (Profile candidate in All)
        {
            if (candidate.Id == id)
            {
                profile = candidate;
                return true;
            }
        }

        profile = null;
        return false;
    }
}
