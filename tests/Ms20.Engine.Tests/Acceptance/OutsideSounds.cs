namespace Ms20.Engine.Tests.Acceptance;

/// <summary>What is sent into the external signal processor: the drum loop of the examples, and a voice that sings.</summary>
internal static class OutsideSounds
{
    /// <summary>The drum loop's frames a second.</summary>
    public const double DrumsRateHz = 44100.0;

    /// <summary>Where the loop has its kicks, in seconds: two bars of sixteenths of 0.125 s.</summary>
    public static readonly double[] Kicks = [.. new[] { 0, 6, 10, 16, 22, 26, 29 }.Select(step => 0.125 * step)];

    /// <summary>The four notes that the voice sings, one a second, in hertz.</summary>
    public static readonly double[] Sung = [220.0, 246.94, 277.18, 329.63];

    private static readonly double[] DrumSamples = ReadDrums();

    /// <summary>Seconds of drums; after them it is quiet.</summary>
    public static double DrumsSeconds => DrumSamples.Length / DrumsRateHz;

    /// <summary>The drum loop, once, at digital full scale in volts at SIGNAL IN.</summary>
    public static double Drums(double seconds)
    {
        int sample = (int)Math.Round(seconds * DrumsRateHz);
        return sample < DrumSamples.Length ? DrumSamples[sample] : 0.0;
    }

    /// <summary>Ten harmonics that fall as a voice's do, with a breath between the notes; after the fourth it is quiet.</summary>
    public static double Voice(double seconds)
    {
        int note = (int)seconds;
        double within = seconds - note;
        double loudness = note >= Sung.Length ? 0.0 : Math.Clamp(Math.Min(within / 0.05, (0.85 - within) / 0.1), 0.0, 1.0);
        double sum = 0.0;
        for (int h = 1; loudness > 0.0 && h <= 10; h++)
            sum += Math.Sin(2.0 * Math.PI * h * Sung[note] * within) / h * (h < 4 ? 1.0 : 0.6);
        return 0.35 * loudness * sum;
    }

    private static double[] ReadDrums()
    {
        string? root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "Ms20.slnx")))
            root = Path.GetDirectoryName(root);
        byte[] file = File.ReadAllBytes(Path.Combine(Assert.IsType<string>(root), "examples", "drum-loop.wav"));
        int data = file.AsSpan().IndexOf("data"u8) + 8;
        return [.. Enumerable.Range(0, (file.Length - data) / 2).Select(i => BitConverter.ToInt16(file, data + 2 * i) / 32768.0)];
    }
}
