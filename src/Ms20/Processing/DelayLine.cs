namespace Ms20.App.Processing;

/// <summary>Holds samples back by a whole number of frames, so that they meet what the instrument made of them.</summary>
internal sealed class DelayLine(int frames)
{
    private readonly double[] _held = new double[frames];
    private int _place;

    /// <summary>Takes samples and leaves in their place those that came so many frames before them; silence before the first.</summary>
    public void Run(Span<double> samples)
    {
        if (_held.Length == 0)
            return;
        for (int i = 0; i < samples.Length; i++)
        {
            (samples[i], _held[_place]) = (_held[_place], samples[i]);
            _place = _place + 1 == _held.Length ? 0 : _place + 1;
        }
    }
}
