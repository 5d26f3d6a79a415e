using System.Text.Json;
using Ms20.App.Lab.Power;

namespace Ms20.App.Lab.Session;

/// <summary>What a page says at the rear beside the patch: a service is wanted, the mini's power.</summary>
internal static class RearMessages
{
    /// <summary>Tells the page where a service would turn the trimmers; it turns them, so that it can be undone there.</summary>
    public static bool Service(LabSession session, Tab tab)
    {
        session.Act(tab, bench =>
        {
            tab.Tell(Says.Service(bench.ServiceTrims()));
            return null;
        });
        return true;
    }

    /// <summary>Wakes the mini, or chooses how its power goes.</summary>
    /// <returns>False if no page of ours would say it.</returns>
    public static bool Power(LabSession session, Tab tab, JsonElement message)
    {
        bool? hasSwitch = message.Flag("switch");
        bool? auto = message.Flag("auto");
        session.Act(tab, bench =>
        {
            if (hasSwitch is null && auto is null)
            {
                bench.Power.Wake();
                return null;
            }

            PowerSettings kept = bench.Power.Settings;
            return bench.Power.Choose(new PowerSettings(hasSwitch ?? kept.HasSwitch, auto ?? kept.TurnsOffAlone));
        });
        return true;
    }
}
