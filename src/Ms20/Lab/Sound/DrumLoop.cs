using Ms20.Audio.Wave;
using Ms20.Engine;
using Ms20.Panel;

namespace Ms20.App.Lab.Sound;

/// <summary>
/// Two bars of drums for SIGNAL IN: something with attacks and gaps, for the envelope follower and the trigger to work on. Played by the instrument's own
/// patches when it is first asked for.
/// </summary>
internal static class DrumLoop
{
    private const int RateHz = 44100;

    // 120 quarter notes a minute; 16 steps a bar.
    private const int StepFrames = RateHz / 8;
    private const int Steps = 32;
    private const double GateSeconds = 0.06;
    private const double HitSeconds = 0.45;

    // A tunable: below full scale by 3 dB, so that SIGNAL LEVEL has to be turned up for PEAK to light.
    private const float Peak = 0.7f;

    private static readonly (string Patch, int Note, float Level, string Pattern)[] Drums =
    [
        ("kick", 57, 1.0f, "x.....x...x.....x.....x..x......"),
        ("snare", 60, 0.8f, "....x.......x.......x.......x..x"),
        ("hi-hat", 60, 0.35f, "x.x.x.x.x.x.x.xxx.x.x.x.x.x.x.x."),
    ];

    private static readonly Lazy<byte[]> Wave = new(Render);

    /// <summary>The loop as a WAVE file, mono, 16 bits, 44.1 kHz. Any thread; the first call takes some tenths of a second.</summary>
    public static byte[] File => Wave.Value;

    private static byte[] Render()
    {
        float[] loop = new float[Steps * StepFrames];
        foreach ((string patch, int note, float level, string pattern) in Drums)
        {
            float[] hit = Hit(patch, note);
            for (int step = 0; step < Steps; step++)
            {
                if (pattern[step] == 'x')
                    Mix(hit, level, loop, step * StepFrames);
            }
        }

        float loudest = loop.Max(Math.Abs);
        using var file = new MemoryStream();
        using (var wave = new WaveWriter(file, new WaveFormat(RateHz, Channels: 1, WaveEncoding.Integer16), loop.Length, leaveOpen: true))
        {
            wave.WriteFrames([.. loop.Select(sample => (double)(sample * Peak / loudest))]);
            wave.Complete();
        }

        return file.ToArray();
    }

    // One stroke, as loud as it can be.
    private static float[] Hit(string name, int note)
    {
        FactoryPatches.TryFind(name, out Patch? patch);
        var voice = new Voice(patch!, RateHz, Quality.Standard);
        float[] hit = new float[(int)(HitSeconds * RateHz)];
        voice.StartAt(0);
        voice.Press(note, 0);
        voice.Release(note, (long)(GateSeconds * RateHz));
        voice.Render(default, hit);
        float loudest = hit.Max(Math.Abs);
        for (int i = 0; i < hit.Length; i++)
            hit[i] *= (1.0f - (float)i / hit.Length) / loudest;
        return hit;
    }

    // What reaches beyond the end belongs to the beginning: it is a loop.
    private static void Mix(float[] hit, float level, float[] loop, int at)
    {
        for (int i = 0; i < hit.Length; i++)
            loop[(at + i) % loop.Length] += level * hit[i];
    }
}
