using System.Globalization;
using Ms20.Panel;

namespace Ms20.App.Listing;

/// <summary>Patches in words.</summary>
internal static class PatchListing
{
    /// <summary>Writes the list of the factory patches.</summary>
    /// <param name="surroundings">Where to.</param>
    /// <param name="tag">Only those that have this tag; null for all.</param>
    public static void List(Surroundings surroundings, string? tag = null)
    {
        var table = new WordTable("NAME", "PROFILE", "TAGS", "WHAT IT IS");
        foreach (string name in FactoryPatches.All)
        {
            FactoryPatches.TryFind(name, out Patch? patch);
            if (tag is not null && !patch!.Tags.Contains(tag))
                continue;
            table.Add(name, patch!.Profile.Id, string.Join(", ", patch.Tags), patch.Notes.Split('\n')[0]);
        }

        table.WriteTo(surroundings);
    }

    /// <summary>Writes one patch: what differs from the Normal Setting, and what its notes say.</summary>
    public static void Show(Patch patch, Surroundings surroundings)
    {
        TextWriter output = surroundings.Output;
        output.WriteLine(patch.Name.Length > 0 ? patch.Name : "(no name)");
        if (patch.Author.Length > 0)
            output.WriteLine($"by {patch.Author}");
        output.WriteLine($"{patch.Profile.Name}, normals {patch.Normals.Id}, unit {patch.Unit}, seed {patch.Seed}{Condition(patch)}");
        if (patch.Tags.Length > 0)
            output.WriteLine($"tags: {string.Join(", ", patch.Tags)}");
        ShowDials(patch, surroundings);
        ShowRear(patch, surroundings);
        ShowCables(patch, surroundings);
        ShowHints(patch, surroundings);
        if (patch.Notes.Length > 0)
            output.WriteLine($"\n{patch.Notes}");
    }

    private static void ShowDials(Patch patch, Surroundings surroundings)
    {
        var table = new WordTable("DIAL", "ON THE PANEL", "MARK", "WHICH IS");
        int moved = 0;
        foreach (Control control in Controls.All)
        {
            double dial = patch[control];
            if (dial == control.Default)
                continue;
            moved++;
            string words = patch.LawOf(control).Format(dial);
            string mark = control.IsStepped ? words : dial.ToString("0.###", CultureInfo.InvariantCulture);
            table.Add(control.Id, control.Name, mark, control.IsStepped ? "" : words);
        }

        surroundings.Output.WriteLine();
        if (moved > 0)
            table.WriteTo(surroundings);
        else
            surroundings.Output.WriteLine("Every dial stands at its normal setting.");
    }

    private static string Condition(Patch patch)
    {
        string age = patch.Age == 0.0 ? "" : string.Create(CultureInfo.InvariantCulture, $", age {patch.Age}");
        string trims = string.Concat(Trims.All.Where(trim => patch[trim] != 0.0).Select(
            trim => string.Create(CultureInfo.InvariantCulture, $", {trim.Id} {patch[trim]} {trim.Unit}")));
        return $"{age}{(patch.IsCold ? ", cold" : "")}{trims}";
    }

    private static void ShowRear(Patch patch, Surroundings surroundings)
    {
        if (patch.IsRearOff)
            return;
        var table = new WordTable("REAR PANEL", "STANDS AT", "WHICH IS");
        foreach (RearSwitch rear in RearPanel.Switches.Where(rear => patch[rear] != 0))
            table.Add(rear.Id, rear.Positions[patch[rear]], "");
        foreach (RearDial dial in RearPanel.Dials.Where(dial => patch[dial] != dial.Default))
            table.Add(dial.Id, patch[dial].ToString("0.###", CultureInfo.InvariantCulture), dial.Law.Format(patch[dial]));
        surroundings.Output.WriteLine();
        table.WriteTo(surroundings);
    }

    private static void ShowHints(Patch patch, Surroundings surroundings)
    {
        foreach (string hint in PatchHints.Of(patch))
            surroundings.Output.WriteLine($"\nHint: {hint}");
    }

    private static void ShowCables(Patch patch, Surroundings surroundings)
    {
        surroundings.Output.WriteLine();
        if (patch.Cables.IsEmpty)
        {
            surroundings.Output.WriteLine("No cable is plugged.");
            return;
        }

        var table = new WordTable("CABLE", "FROM", "TO");
        foreach (Cable cable in patch.Cables)
            table.Add(cable.ToString(), cable.Output.Name, cable.Input.Name);
        table.WriteTo(surroundings);
    }
}
