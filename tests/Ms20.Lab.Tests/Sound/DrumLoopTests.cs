using System.Runtime.InteropServices;
using Ms20.App.Lab.Sound;
using Ms20.App.Lab.Web;
using Ms20.Engine;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Sound;

public sealed class DrumLoopTests
{
    private const int RateHz = 44100;
    private const int StepFrames = RateHz / 8;

    // Sixteenths of the loop with a kick.
    private static readonly int[] Kicks = [0, 6, 10, 16, 22, 26, 29];

    [Fact]
    public void ENV_OUT_opens_the_filter_for_every_kick()
    {
        Assert.True(FactoryPatches.TryFind("filtered-drums", out Patch? moved));
        // Without a cable EG 2, at rest, shuts the filter altogether: EG 1, at 0 V without a key, leaves it where its knob stands.
        Patch still = moved.WithoutCable(Jacks.LpfCutoffIn).WithCable(Jacks.Eg1Out, Jacks.LpfCutoffIn);
        float[] open = Play(moved), shut = Play(still);
        // Measured 3.1 to 4.0, the same bits everywhere; an octave of cutoff makes what lies above it four times as strong.
        double[] rises = [.. Kicks.Select(step => Brightness(open, step) / Brightness(shut, step))];
        Assert.True(rises.Min() > 3.0, string.Join(" ", rises));
    }

    private static double Brightness(float[] sound, int step) => Pitch.Brightness(sound.AsSpan(step * StepFrames, StepFrames));

    // Once through the loop, out of the loudspeaker.
    private static float[] Play(Patch patch)
    {
        var speaker = new Loudspeaker(RateHz, new Voice(patch, RateHz, Quality.Standard, Jacks.EspSignalIn));
        float[] sound = new float[32 * StepFrames];
        // The samples are the end of the file.
        float[] drums = [.. MemoryMarshal.Cast<byte, short>(new PageFiles().Find(PageFiles.Drums)!.Value.Bytes.AsSpan()[^(2 * sound.Length)..]).ToArray().Select(sample => sample / 32768.0f)];
        for (int i = 0; i < sound.Length; i += StepFrames / 4)
            speaker.Play(drums.AsSpan(i, StepFrames / 4), sound.AsSpan(i, StepFrames / 4), 1000.0 * i / RateHz);
        return sound;
    }
}
