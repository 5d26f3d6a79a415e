namespace Ms20.Panel.Tests.Patches;

/// <summary>Cables that are allowed and probably not meant.</summary>
public class PatchHintTests
{
    [Theory]
    [InlineData("rear.kbd.voct.out", "vco12.cv.in", "KBD V/OCT OUT gives volts per octave and VCO 1+2 CV IN wants hertz per volt, so that no interval is right; use V/OCT IN instead, or a converter from V/OCT TO HZ/V")]
    [InlineData("rear.kbd.voct.out", "vco2.cv.in", "KBD V/OCT OUT gives volts per octave and VCO 2 CV IN wants hertz per volt, so that no interval is right; use V/OCT IN instead, or a converter from V/OCT TO HZ/V")]
    [InlineData("kbd.cv.out", "lpf.cutoff.in", "KBD CV OUT gives hertz per volt and CUTOFF FREQ (LP) counts volts as octaves, so that it does not follow the keys; use KBD V/OCT OUT instead")]
    [InlineData("kbd.cv.out", "total.in", "KBD CV OUT gives hertz per volt and TOTAL counts volts as octaves, so that it does not follow the keys; use KBD V/OCT OUT instead")]
    [InlineData("kbd.cv.out", "rear.voct.in", "KBD CV OUT gives hertz per volt and V/OCT IN counts volts as octaves, so that it does not follow the keys; use KBD V/OCT OUT instead")]
    [InlineData("kbd.cv.out", "rear.converter1.in", "KBD CV OUT gives hertz per volt and CONVERTER 1 IN counts volts as octaves, so that it does not follow the keys; turn rear.converter1 to HZ/V TO V/OCT")]
    [InlineData("rear.converter1.out", "hpf.cutoff.in", "CONVERTER 1 OUT gives hertz per volt and CUTOFF FREQ (HP) counts volts as octaves, so that it does not follow the keys; use a converter from HZ/V TO V/OCT")]
    [InlineData("rear.converter2.out", "vco2.cv.in", "CONVERTER 2 OUT gives volts per octave and VCO 2 CV IN wants hertz per volt, so that no interval is right; use V/OCT IN instead, or a converter from V/OCT TO HZ/V")]
    [InlineData("rear.kbd.voct.out", "rear.converter2.in", "KBD V/OCT OUT gives volts per octave and CONVERTER 2 IN wants hertz per volt, so that no interval is right; turn rear.converter2 to V/OCT TO HZ/V")]
    [InlineData("rear.gate.out", "eg1.trig.in", "GATE OUT is high while a note is on and EG1 TRIG IN is on while low, so that notes begin where they should end; use KBD TRIG OUT instead")]
    [InlineData("kbd.trig.out", "rear.gate.in", "KBD TRIG OUT is low while a note is on and GATE IN is on while high, so that notes begin where they should end; use TRIG IN instead")]
    public void A_voltage_in_a_jack_that_understands_another_gets_one_sentence(string output, string input, string sentence)
    {
        Patch patch = Patch.NormalSetting.WithRear(RearPanel.Converter2, RearPanel.ToVoltsPerOctave);
        Patch plugged = patch.WithCable(JackOf(output), JackOf(input));
        string expected = $"{output} -> {input}: {sentence}.";
        Assert.Equal([expected], PatchHints.Of(plugged).AsEnumerable());
        Assert.Equal(expected, PatchHints.For(patch, JackOf(output), JackOf(input)));
    }

    [Theory]
    [InlineData("kbd.cv.out", "vco2.cv.in")]
    [InlineData("rear.kbd.voct.out", "lpf.cutoff.in")]
    [InlineData("rear.kbd.voct.out", "total.in")]
    [InlineData("rear.kbd.voct.out", "rear.voct.in")]
    [InlineData("rear.kbd.voct.out", "rear.converter1.in")]
    [InlineData("rear.converter1.out", "vco12.cv.in")]
    [InlineData("kbd.cv.out", "rear.converter2.in")]
    [InlineData("rear.converter2.out", "hpf.cutoff.in")]
    [InlineData("rear.gate.out", "rear.gate.in")]
    [InlineData("rear.gate.out", "sh.clock.in")]
    [InlineData("button.out", "trig.in")]
    [InlineData("mg.tri.out", "vco12.cv.in")]
    [InlineData("kbd.cv.out", "vca.in")]
    [InlineData("kbd.cv.out", "sh.in")]
    public void What_is_understood_gets_none(string output, string input)
    {
        Patch patch = Patch.NormalSetting.WithRear(RearPanel.Converter2, RearPanel.ToVoltsPerOctave);
        Assert.Null(PatchHints.For(patch, JackOf(output), JackOf(input)));
    }

    // These two mean it: the higher the key, the further a semitone moves the wind and the bird.
    [Fact]
    public void No_factory_patch_needs_a_hint_but_the_two_that_mean_it()
    {
        List<string> hinted = [];
        foreach (string name in FactoryPatches.All)
        {
            Assert.True(FactoryPatches.TryFind(name, out Patch? patch));
            if (!PatchHints.Of(patch).IsEmpty)
                hinted.Add(name);
        }

        Assert.Equal(["birdsong", "wind"], hinted);
    }

    private static Jack JackOf(string id)
    {
        Assert.True(Jacks.TryFind(id, out Jack? jack) || RearPanel.TryFindJack(id, out jack), id);
        return jack!;
    }
}
