using Ms20.Engine;
using Ms20.Engine.Circuits;
using Ms20.Engine.Components;
using Ms20.Engine.Lanes;
using Ms20.Panel;

namespace Ms20.App.Processing;

/// <summary>Watches the external signal processor while audio goes through it: how loud it gets, how often PEAK lights and how often it triggers.</summary>
internal sealed class EspWatch(int lanes, int rateHz)
{
    private readonly int _fadingFrames = (int)(PanelLamps<Lanes1>.FadeSeconds * rateHz);
    private readonly bool[] _isOn = new bool[lanes];
    private readonly int[] _litFrames = new int[lanes];

    /// <summary>The jacks to listen to.</summary>
    public static IEnumerable<HostPort> Ports => [new HostPort(Jacks.EspAmpOut), new HostPort(Jacks.EspTrigOut)];

    /// <summary>The largest magnitude at AMP OUT, in volts.</summary>
    public double AmpPeakVolts { get; private set; }

    /// <summary>How often PEAK came on; what follows before the lamp has faded is the same flash.</summary>
    public int Peaks { get; private set; }

    /// <summary>How often TRIG OUT went low.</summary>
    public int Triggers { get; private set; }

    /// <summary>Looks at a block.</summary>
    /// <param name="volts">The samples of <see cref="Ports"/>, port after port, lane after lane.</param>
    /// <param name="frames">Frames of the block.</param>
    public void Look(ReadOnlySpan<double> volts, int frames)
    {
        for (int lane = 0; lane < lanes; lane++)
        {
            foreach (double amplified in volts.Slice(lane * frames, frames))
                LookAtAmplifier(lane, Math.Abs(amplified));
            foreach (double trigger in volts.Slice((lanes + lane) * frames, frames))
                LookAtTrigger(lane, trigger);
        }
    }

    private void LookAtAmplifier(int lane, double volts)
    {
        AmpPeakVolts = Math.Max(AmpPeakVolts, volts);
        bool isLit = volts >= InputAmplifier<Lanes1>.PeakVolts;
        if (isLit && _litFrames[lane] == 0)
            Peaks++;
        _litFrames[lane] = isLit ? _fadingFrames : Math.Max(0, _litFrames[lane] - 1);
    }

    private void LookAtTrigger(int lane, double volts)
    {
        if (!_isOn[lane] && volts < STrigger<Lanes1>.OnVolts)
            Triggers++;
        _isOn[lane] = _isOn[lane] ? volts <= STrigger<Lanes1>.OffVolts : volts < STrigger<Lanes1>.OnVolts;
    }
}
