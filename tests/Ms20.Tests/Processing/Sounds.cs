namespace Ms20.Tests.Processing;

/// <summary>Signals to send in, full scale 1.0.</summary>
internal static class Sounds
{
    /// <summary>Options for a patch that lets what comes into EXT SIGNAL IN through and adds nothing: no oscillator, the amplifier held open by the wheel.</summary>
    public static string[] Open { get; } =
        ["--patch", "normal-setting", "--set", "mixer.vco1=0", "--set", "mixer.vco2=0", "--set", "wheel=5", "--cable", "wheel.out:initial.gain.in"];

    public static double[] Sine(double hz, double peak, int rateHz, int frames) =>
        [.. Enumerable.Range(0, frames).Select(i => peak * Math.Sin(2.0 * Math.PI * hz * i / rateHz))];

    public static double[] Steady(double level, int frames) => [.. Enumerable.Repeat(level, frames)];

    /// <summary>Noise from a fixed seed that 16 bits hold exactly.</summary>
    public static double[] Noise(int frames, double peak = 0.5)
    {
        var random = new Random(20);
        return [.. Enumerable.Range(0, frames).Select(_ => Math.Round(32_768.0 * peak * (2.0 * random.NextDouble() - 1.0)) / 32_768.0)];
    }

    /// <summary>How many seconds a wave of so many hertz is behind the reference, by its phase over whole periods.</summary>
    public static double DelaySeconds(double[] wave, double[] reference, double hz, int rateHz, int from, int count)
    {
        double Phase(double[] samples)
        {
            double cosine = 0.0, sine = 0.0;
            for (int i = from; i < from + count; i++)
            {
                cosine += samples[i] * Math.Cos(2.0 * Math.PI * hz * i / rateHz);
                sine += samples[i] * Math.Sin(2.0 * Math.PI * hz * i / rateHz);
            }

            return Math.Atan2(-cosine, sine);
        }

        return Math.IEEERemainder(Phase(wave) - Phase(reference), 2.0 * Math.PI) / (2.0 * Math.PI * hz);
    }
}
