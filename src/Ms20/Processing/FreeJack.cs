using Ms20.Panel;

namespace Ms20.App.Processing;

/// <summary>A plug from outside needs a jack that has none.</summary>
internal static class FreeJack
{
    /// <summary>Checks one.</summary>
    /// <param name="jack">An input.</param>
    /// <param name="patch">The patch and its cables.</param>
    /// <param name="taken">Jacks that have another plug from outside.</param>
    /// <param name="remedy">What to do where a cable is plugged.</param>
    /// <exception cref="Refusal">Something is plugged there.</exception>
    public static void Check(
        Jack jack,
        Patch patch,
        IReadOnlyCollection<Jack> taken,
        string remedy = "choose another jack or a patch that leaves it free")
    {
        if (patch.SourceOf(jack) is Jack source)
            throw new Refusal($"{jack.Id} has the cable from {source.Id}, and a jack takes one plug: {remedy}.");
        if (patch.PlugIn(jack) is { } plug)
            throw new Refusal($"{jack.Id} has the plug of {plug.Id}, and a jack takes one plug: {remedy}.");
        if (taken.Contains(jack))
            throw new Refusal($"{jack.Id} has the audio, and a jack takes one plug: choose another jack.");
    }
}
