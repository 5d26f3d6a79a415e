namespace Ms20.App.Lab.Power;

/// <summary>How the mini's power goes: what its owner has chosen, and what the mini itself remembers.</summary>
/// <param name="HasSwitch">Whether VOLUME is the power switch, as on the mini; if not, VOLUME at 0 is just silence.</param>
/// <param name="TurnsOffAlone">Whether it switches itself off when nobody has played for four hours.</param>
internal sealed record PowerSettings(bool HasSwitch, bool TurnsOffAlone)
{
    /// <summary>No switch; once there is one, the mini turns itself off until it is told not to.</summary>
    public static PowerSettings Default { get; } = new(false, true);
}
