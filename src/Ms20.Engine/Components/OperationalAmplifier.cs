namespace Ms20.Engine.Components;

/// <summary>The JRC4558-class op-amp of both filters: one pole, finite gain, an output that tires towards its rails.</summary>
/// <remarks>
/// dVo/dt = 2 pi GBW (1 - (Vo / swing)^2) (V+ - V- - Vo / A0): an output swing of the form tanh, written for the output itself.
/// </remarks>
internal static class OperationalAmplifier
{
    /// <summary>Gain-bandwidth product in hertz: the data sheet's typical value for the 4558 class. Which op-amp the module holds is an estimate.</summary>
    public const double GainBandwidthHz = 3e6;

    /// <summary>Open-loop gain at DC: data sheet class, rounded.</summary>
    public const double OpenLoopGain = 1e5;

    /// <summary>Output swing in volts on +-15 V: data sheet class.</summary>
    public const double SwingVolts = 12.5;

    /// <summary>
    /// The slowest the output gets, as a share of its free speed. An op-amp at its rail stands still; ours keeps a quarter of its speed, so that it
    /// always finds back. Inside 10.8 V this changes nothing.
    /// </summary>
    public const double SlowestShare = 0.25;
}
