namespace Ms20.Engine.Circuits;

/// <summary>The control tick: the grid, counted from Reset, on which knobs become coefficients and buffers are indexed.</summary>
internal static class Tick
{
    /// <summary>Engine samples in a tick; also the length of every signal buffer. A tunable: 0.33 ms at 192 kHz, well below the 5 ms knob smoothing.</summary>
    public const int Samples = 64;
}
