using Ms20.Panel;

namespace Ms20.App;

/// <summary>What somebody probably meant.</summary>
internal static class Nearest
{
    /// <summary>The name that needs the fewest letters changed.</summary>
    /// <param name="wanted">What was written.</param>
    /// <param name="names">What there is; of equally near ones the first is taken.</param>
    public static string To(string wanted, IEnumerable<string> names)
    {
        var nearest = new NearestId(wanted);
        foreach (string name in names)
            nearest.Offer(name);
        return nearest.Id;
    }
}
