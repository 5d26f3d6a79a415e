using Ms20.Measurement.Plotting;

namespace Ms20.Measurement;

/// <summary>A drawing of the page.</summary>
/// <param name="Name">Its file's name without ".svg".</param>
/// <param name="Caption">What there is to see in it.</param>
/// <param name="Draw">Draws it.</param>
internal sealed record Plot(string Name, string Caption, Func<Bench, Chart> Draw);
