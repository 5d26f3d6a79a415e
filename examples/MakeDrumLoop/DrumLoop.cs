using System.Collections.Immutable;
using Ms20.Engine;
using Ms20.Panel;

namespace MakeDrumLoop;

/// <summary>Two bars of drums that join themselves without a seam.</summary>
internal static class DrumLoop
{
    /// <summary>Frames a second of the file.</summary>
    public const int RateHz = 44100;

    /// <summary>Sixteenths a second: 120 quarters a minute.</summary>
    private const int StepsPerSecond = 8;

    /// <summary>-1 dBFS.</summary>
    private const double Peak = 0.891;

    /// <summary>Frames a block; an hour-long loop would be no problem either.</summary>
    private const int Block = 441;

    /// <summary>The pattern. The kick is the loudest by far: whoever listens for a threshold finds it first.</summary>
    public static ImmutableArray<DrumTrack> Tracks { get; } =
    [
        new("kick", 57, 1.0, "x.....x...x.....x.....x...x..x.."),
        new("snare", 48, 0.4, "....x.......x.......x.......x..."),
        new("hi-hat", 60, 0.25, "x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.xx"),
    ];

    /// <summary>How many frames the loop has.</summary>
    public static int Frames => Tracks[0].Steps.Length * RateHz / StepsPerSecond;

    /// <summary>The loop, mixed, its loudest sample at -1 dBFS.</summary>
    public static double[] Render()
    {
        double[] mix = new double[Frames];
        foreach (DrumTrack track in Tracks)
        {
            double[] drum = Play(track);
            for (int i = 0; i < mix.Length; i++)
                mix[i] += track.Gain * drum[i];
        }

        double gain = Peak / mix.Max(Math.Abs);
        for (int i = 0; i < mix.Length; i++)
            mix[i] *= gain;
        return mix;
    }

    /// <summary>One drum twice round; the second time the tail of the first is in it.</summary>
    private static double[] Play(DrumTrack track)
    {
        if (!FactoryPatches.TryFind(track.Patch, out Patch? patch))
            throw new InvalidOperationException($"There is no factory patch \"{track.Patch}\".");
        var instrument = new Instrument(patch);
        instrument.Prepare(new InstrumentOptions { SampleRateHz = RateHz, MaximumFrames = Block });
        double[] heard = new double[2 * Frames + Block];
        int struck = 0;
        for (int frame = 0; frame < heard.Length; frame += Block)
        {
            for (; struck < 2 * track.Steps.Length && FrameOf(struck) < frame + Block; struck++)
                Strike(instrument, track, struck);
            instrument.Process([], heard.AsSpan(frame, Block), Block);
        }

        return heard[(Frames + instrument.LatencyFrames)..(2 * Frames + instrument.LatencyFrames)];
    }

    private static void Strike(Instrument instrument, DrumTrack track, int step)
    {
        if (track.Steps[step % track.Steps.Length] != 'x')
            return;
        // Held for half a step; an MS-20 does not know how hard a key is struck.
        instrument.TryPress(track.Key, FrameOf(step));
        instrument.TryRelease(track.Key, FrameOf(step) + RateHz / StepsPerSecond / 2);
    }

    private static int FrameOf(int step) => (int)((long)step * RateHz / StepsPerSecond);
}
