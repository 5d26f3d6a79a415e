using Ms20.Panel;

namespace Ms20.App.Patches;

/// <summary>Finds a jack, of the patch bay or of the rear panel, by the id somebody wrote.</summary>
internal static class JackNamed
{
    /// <summary>Finds it.</summary>
    /// <param name="id">What was written.</param>
    /// <param name="wanted">The direction of the jacks to propose where there is none of that name; null for both.</param>
    /// <exception cref="Refusal">There is no such jack.</exception>
    public static Jack Find(string id, JackDirection? wanted = null)
    {
        if (Jacks.TryFind(id, out Jack? jack) || RearPanel.TryFindJack(id, out jack))
            return jack;
        string nearest = Nearest.To(
            id, Jacks.All.Concat(RearPanel.Jacks).Where(candidate => wanted is null || candidate.Direction == wanted).Select(candidate => candidate.Id));
        throw new Refusal($"there is no jack \"{id}\"; the nearest is \"{nearest}\" (see \"ms20 panel\").", ExitCode.Usage);
    }
}
