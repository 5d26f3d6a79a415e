namespace Ms20.Engine.Components;

/// <summary>The thermal voltage, the unit in which junctions count.</summary>
internal static class Thermal
{
    /// <summary>kT/q at 27 degrees Celsius, the temperature of the netlists in reference/: 8.617333e-5 V/K x 300.15 K.</summary>
    public const double Volts = 0.025865;
}
