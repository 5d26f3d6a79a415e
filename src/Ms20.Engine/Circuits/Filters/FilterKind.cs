namespace Ms20.Engine.Circuits;

/// <summary>Which of the pair a filter is. Both are the same network; only where the signal enters differs.</summary>
internal enum FilterKind
{
    /// <summary>VCHPF: the low-pass input is grounded and the signal lifts the foot of the second capacitor.</summary>
    HighPass,

    /// <summary>VCLPF: the signal drives the first integrator, the foot of the second capacitor is grounded.</summary>
    LowPass,
}
