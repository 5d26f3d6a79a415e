namespace Ms20.Panel;

/// <summary>Which of the two filter circuits an MS-20 was built with.</summary>
public enum FilterRevision
{
    /// <summary>The KORG-35 hybrid of the first units, also used by the mini.</summary>
    Early,

    /// <summary>The transconductance-amplifier daughterboard of the later units.</summary>
    Late,
}
