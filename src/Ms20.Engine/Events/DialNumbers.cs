using Ms20.Panel;

namespace Ms20.Engine.Events;

/// <summary>The numbers of everything that is turned or moved and whose latest place stands for all before it: controls, then sources, then the bend, then the rear panel's dials.</summary>
internal static class DialNumbers
{
    /// <summary>The number of the first source; below it are the controls' indices.</summary>
    public static int FirstSource => Controls.All.Length;

    /// <summary>The number of the keyboard's bend, in octaves.</summary>
    public static int Bend => Controls.All.Length + PerformanceSources.All.Length;

    /// <summary>The number of the rear panel's first dial.</summary>
    public static int FirstRearDial => Bend + 1;

    /// <summary>How many numbers there are.</summary>
    public static int Count => FirstRearDial + RearPanel.Dials.Length;
}
