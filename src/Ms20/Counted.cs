using System.Globalization;

namespace Ms20.App;

/// <summary>Numbers of things in words.</summary>
internal static class Counted
{
    /// <summary>"1 note", "2 notes".</summary>
    public static string Words(long number, string thing) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {thing}{(number == 1 ? "" : "s")}");
}
