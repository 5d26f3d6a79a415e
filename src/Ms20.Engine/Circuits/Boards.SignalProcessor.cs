using Ms20.Panel;

namespace Ms20.Engine.Circuits;

/// <summary>The external signal processor's board.</summary>
internal sealed partial class Boards<TLanes>
{
    private void SolderSignalProcessor(FrontPanel<TLanes> panel)
    {
        var amplifier = new InputAmplifier<TLanes> { SignalIn = At(Jacks.EspSignalIn) };
        panel.Bind(Controls.EspLevel, amplifier.Level);
        Add("ESP AMPLIFIER", amplifier, [amplifier.SignalIn], [amplifier.AmpOut]);
        PatchBay.AddSource(Jacks.EspAmpOut.Id, amplifier.AmpOut);

        var lowCut = new LowCutFilter<TLanes> { AmpIn = amplifier.AmpOut };
        panel.Bind(Controls.EspLowCut, lowCut.LowCut);
        Add("ESP LOW CUT", lowCut, [lowCut.AmpIn], [lowCut.Output]);

        var highCut = new HighCutFilter<TLanes> { Input = lowCut.Output };
        panel.Bind(Controls.EspHighCut, highCut.HighCut);
        Add("ESP HIGH CUT", highCut, [highCut.Input], [highCut.BpfOut]);
        PatchBay.AddSource(Jacks.EspBpfOut.Id, highCut.BpfOut);

        // LOW CUT FREQ is one pot with tracks in both.
        var converter = new FrequencyToVoltageConverter<TLanes> { BpfIn = highCut.BpfOut, LowCut = lowCut.LowCut };
        panel.Bind(Controls.EspCvAdjust, converter.CvAdjust);
        Add("ESP F-V CONVERTER", converter, [converter.BpfIn], [converter.FvCvOut]);
        PatchBay.AddSource(Jacks.EspFvCvOut.Id, converter.FvCvOut);

        var follower = new EnvelopeFollower<TLanes> { AmpIn = amplifier.AmpOut };
        Add("ESP ENVELOPE FOLLOWER", follower, [follower.AmpIn], [follower.EnvOut]);
        PatchBay.AddSource(Jacks.EspEnvOut.Id, follower.EnvOut);

        var comparator = new TriggerComparator<TLanes> { Envelope = follower.EnvOut };
        panel.Bind(Controls.EspThreshold, comparator.Threshold);
        Add("ESP COMPARATOR", comparator, [comparator.Envelope], [comparator.TrigOut]);
        PatchBay.AddSource(Jacks.EspTrigOut.Id, comparator.TrigOut);
    }
}
