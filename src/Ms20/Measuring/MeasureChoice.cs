using Ms20.Measurement;

namespace Ms20.App.Measuring;

/// <summary>Which figures are taken.</summary>
/// <param name="All">The slow ones too.</param>
/// <param name="Soak">Those that need an hour of sound too.</param>
/// <param name="Words">Only those that have all these words.</param>
internal sealed record MeasureChoice(bool All, bool Soak, string[] Words)
{
    /// <summary>Whether a figure is taken.</summary>
    public bool Takes(Room room, Row row)
    {
        string text = $"{room.Title} {row.Id} {row.What}";
        bool asked = Words.All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
        return asked && row.Pace switch
        {
            Pace.Fast => true,
            Pace.Slow => All || Words.Length > 0,
            _ => Soak,
        };
    }
}
