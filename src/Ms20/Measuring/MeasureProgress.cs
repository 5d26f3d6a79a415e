using Ms20.Measurement;

namespace Ms20.App.Measuring;

/// <summary>Tells each figure on standard error as it is found.</summary>
internal sealed class MeasureProgress(int figures, Surroundings surroundings)
{
    private int _told;

    /// <summary>Tells one. One thread at a time.</summary>
    public void Tell(Outcome outcome)
    {
        _told++;
        surroundings.Error.WriteLine($"{_told}/{figures} {outcome.Row.Id}: {outcome.Figure}, {outcome.VerdictText}");
        surroundings.Error.Flush();
    }
}
