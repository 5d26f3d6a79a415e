using Ms20.Panel;

namespace Ms20.Engine.Circuits;

/// <content>The rear panel's gates and converters.</content>
internal sealed partial class Boards<TLanes>
{
    private void SolderGates()
    {
        var gates = new PositiveGates<TLanes> { TrigIn = At(Jacks.TrigIn), GateIn = At(RearPanel.GateIn) };
        Add("GATES", gates, [gates.TrigIn, gates.GateIn], [gates.Trigger, gates.GateOut]);
        PatchBay.AddSource(InternalNodes.TriggerNode.Id, gates.Trigger);
        PatchBay.AddSource(RearPanel.GateOut.Id, gates.GateOut);
    }

    private void SolderConverters(Patch patch, FrontPanel<TLanes> panel)
    {
        var keys = new VoltageConverter<TLanes>(toVoltsPerOctave: true) { In = Keyboard.KbdCv };
        Add("KBD V/OCT OUT", keys, [keys.In], [keys.Output]);
        PatchBay.AddSource(RearPanel.KbdVoltsPerOctaveOut.Id, keys.Output);
        SolderConverter(
            patch, panel, RearPanel.Converter1, RearPanel.Converter1In, RearPanel.Converter1Attenuation, RearPanel.Converter1Offset, RearPanel.Converter1Out);
        SolderConverter(
            patch, panel, RearPanel.Converter2, RearPanel.Converter2In, RearPanel.Converter2Attenuation, RearPanel.Converter2Offset, RearPanel.Converter2Out);
    }

    private void SolderConverter(
        Patch patch, FrontPanel<TLanes> panel, RearSwitch way, Jack input, RearDial attenuation, RearDial offset, Jack output)
    {
        var converter = new VoltageConverter<TLanes>(patch[way] == RearPanel.ToVoltsPerOctave) { In = At(input) };
        panel.Bind(attenuation, converter.Attenuation);
        panel.Bind(offset, converter.OffsetOctaves);
        Add(way.Legend, converter, [converter.In], [converter.Output]);
        PatchBay.AddSource(output.Id, converter.Output);
    }
}
