using Ms20.App.Lab.Sound;
using Ms20.Engine;
using Ms20.Panel;

namespace Ms20.App.Lab;

/// <summary>
/// Plays on instruments that nobody hears, until everything that sounds has been compiled: the first key is to cost no more than the thousandth.
/// </summary>
internal static class WarmUp
{
    // One request of each kind of patch is enough: without tiers, a method is compiled once and for all when it is first called.
    private const int Frames = 256;
    private const double RateHz = 48000.0;

    /// <summary>Does it.</summary>
    public static void Run()
    {
        float[] sound = new float[Frames];
        foreach (string name in FactoryPatches.All)
        {
            FactoryPatches.TryFind(name, out Patch? patch);
            Play(new Voice(patch!, RateHz, Quality.Standard), sound);
        }

        Play(new Voice(Patch.NormalSetting.WithProfile(Profiles.Late1978), 44100.0, Quality.Standard, Jacks.EspSignalIn, Jacks.ExtSignalIn), sound);
    }

    private static void Play(Voice voice, float[] sound)
    {
        var speaker = new Loudspeaker(RateHz, voice);
        voice.Press(60, 0);
        speaker.Play(default, sound, 0.0);
        voice.Turn(Controls.LpfCutoff, 5.0, 0);
        voice.TryPlug([]);
        voice.Release(60, 0);
        speaker.Play(default, sound, 5.0);
    }
}
