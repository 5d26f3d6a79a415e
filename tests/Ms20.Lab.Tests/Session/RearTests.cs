using System.Text.Json.Nodes;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Session;

/// <summary>What a page does at the rear, and what the instrument makes of it: measured in volts and in sound.</summary>
public sealed class RearTests
{
    private const int Frames = 1024;

    private static readonly Patch Plain = Patch.NormalSetting.WithUnit(0).With(Controls.Vco2Level, 0.0);

    [Fact]
    public async Task A_converters_knob_moves_the_volts_at_its_jack_while_the_sound_goes_on()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain.WithRear(RearPanel.Converter1, RearPanel.ToVoltsPerOctave));
        await using Page page = await Page.OpenAsync(lab);
        using Listener listener = await Listener.StartAsync(lab, page.Tab);
        double before = await VoltsAsync(page, listener, "rear.converter1.out");
        await page.SayAsync("""{"t":"rear","id":"rear.converter1.offset","v":3}""");
        await page.StateAsync();
        Assert.Equal(before + 3.0, await VoltsAsync(page, listener, "rear.converter1.out"), 0.001);
        Assert.Equal(3.0, lab.Session.Patch[RearPanel.Converter1Offset]);
    }

    [Fact]
    public async Task A_trimmer_tunes_a_note_that_sounds_and_the_note_does_not_begin_anew()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain.With(Controls.Eg2Attack, 6.0));
        await using Page page = await Page.OpenAsync(lab);
        using Listener listener = await Listener.StartAsync(lab, page.Tab);
        await page.SayAsync("""{"t":"on","n":60,"v":100}""");
        await page.StateAsync();
        await listener.ListenAsync(100, Frames);
        double before = Pitch.Of(await listener.ListenAsync(24, Frames), 48000.0);
        await page.SayAsync("""{"t":"set","key":"trims","v":{"vco1.trim":100}}""");
        await page.StateAsync();
        float[] after = await listener.ListenAsync(24, Frames);
        Assert.Equal(100.0, 1200.0 * Math.Log2(Pitch.Of(after, 48000.0) / before), 3.0);
        // With an attack this long a note that began anew would be as good as silent now.
        Assert.True(after.Take(Frames).Max() > 0.05);
    }

    [Fact]
    public async Task Age_detunes_a_unit_and_a_service_puts_it_right()
    {
        Patch patch = Plain.WithUnit(5);
        await using TestLab lab = await TestLab.StartAsync(patch);
        await using Page page = await Page.OpenAsync(lab);
        using Listener listener = await Listener.StartAsync(lab, page.Tab);
        await page.SayAsync("""{"t":"on","n":60,"v":100}""");
        double young = await PitchAsync(page, listener);
        await page.SayAsync("""{"t":"set","key":"age","v":1}""");
        double old = await PitchAsync(page, listener);
        Assert.True(Math.Abs(Cents(old, young)) > 8.0, $"{Cents(old, young)} cents");
        await page.SayAsync("""{"t":"service"}""");
        JsonObject trims = (await page.HearAsync("service"))["v"]!.AsObject();
        await page.SayAsync($$"""{"t":"set","key":"trims","v":{{trims.ToJsonString()}}}""");
        // What drifts by itself stays: a cent or two.
        Assert.InRange(Cents(await PitchAsync(page, listener), young), -3.0, 3.0);
        Assert.Equal(1.0, lab.Session.Patch.Age);
    }

    [Fact]
    public async Task A_cold_start_is_out_of_tune()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain.WithUnit(5));
        await using Page page = await Page.OpenAsync(lab);
        using Listener listener = await Listener.StartAsync(lab, page.Tab);
        await page.SayAsync("""{"t":"on","n":60,"v":100}""");
        double warm = await PitchAsync(page, listener);
        await page.SayAsync("""{"t":"set","key":"cold","v":true}""");
        double cold = await PitchAsync(page, listener);
        // Drift is 0.6 cents, the measurement good to 1.7.
        Assert.True(Math.Abs(Cents(cold, warm)) > 3.5, $"{Cents(cold, warm)} cents");
    }

    [Theory]
    [InlineData("18446744073709551615")]
    [InlineData("9007199254740993")]
    [InlineData("7")]
    public async Task A_seed_keeps_all_its_digits(string seed)
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using Page page = await Page.OpenAsync(lab);
        await page.SayAsync($$"""{"t":"set","key":"seed","v":"{{seed}}"}""");
        Assert.Equal(seed, (await page.StateAsync())["seed"]!.ToJsonString());
        await page.SayAsync($$$"""{"t":"patch","patch":{"format":1,"seed":{{{seed}}}}}""");
        Assert.Equal(seed, (await page.StateAsync())["seed"]!.ToJsonString());
    }

    [Fact]
    public async Task A_cable_that_is_probably_not_meant_is_told_with_its_sentence_and_no_more_when_it_is_pulled()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain);
        await using Page page = await Page.OpenAsync(lab);
        Assert.Empty((await page.HearAsync("hints"))["list"]!.AsArray());
        await page.SayAsync("""{"t":"cable+","from":"rear.kbd.voct.out","to":"vco12.cv.in"}""");
        JsonObject hint = Assert.Single((await page.HearAsync("hints"))["list"]!.AsArray())!.AsObject();
        Assert.Equal(("rear.kbd.voct.out", "vco12.cv.in"), ((string)hint["from"]!, (string)hint["to"]!));
        Assert.StartsWith("KBD V/OCT OUT gives volts per octave and VCO 1+2 CV IN wants hertz per volt", (string)hint["says"]!, StringComparison.Ordinal);
        await page.SayAsync("""{"t":"cable-","from":"rear.kbd.voct.out","to":"vco12.cv.in"}""");
        Assert.Empty((await page.HearAsync("hints"))["list"]!.AsArray());
    }

    [Fact]
    public async Task The_mini_goes_dark_and_silent_at_VOLUME_0_and_comes_back_with_what_was_on_the_panel()
    {
        await using TestLab lab = await TestLab.StartAsync(Plain.WithProfile(Profiles.Mini).WithCable(Jacks.MgTriangleOut, Jacks.Freq));
        await using Page page = await Page.OpenAsync(lab);
        using Listener listener = await Listener.StartAsync(lab, page.Tab);
        await page.SayAsync("""{"t":"power","switch":true}""");
        await PowerAsync(page, isOn: true);
        await page.SayAsync("""{"t":"on","n":60,"v":100}""");
        await page.StateAsync();
        Assert.True((await listener.ListenAsync(10, Frames)).Max() > 0.05);
        await page.SayAsync("""{"t":"p","id":"volume","v":0}""");
        Assert.False((bool)(await PowerAsync(page, isOn: false))["asleep"]!);
        await listener.ListenAsync(1, Frames);
        Assert.All(await listener.ListenAsync(4, Frames), sample => Assert.Equal(0.0f, sample));
        await page.SayAsync("""{"t":"meters"}""");
        Assert.All((await page.HearAsync("lamps"))["v"]!.AsObject(), lamp => Assert.Equal(0.0, (double)lamp.Value!));
        await page.SayAsync("""{"t":"p","id":"volume","v":7}""");
        await PowerAsync(page, isOn: true);
        Assert.True((await listener.ListenAsync(10, Frames)).Max() > 0.05);
        Assert.Equal(Jacks.MgTriangleOut, lab.Session.Patch.SourceOf(Jacks.Freq));
    }

    [Fact]
    public async Task The_mini_goes_into_standby_after_four_hours_without_a_note_though_its_modulation_runs()
    {
        var clock = new HandClock();
        await using TestLab lab = await TestLab.StartAsync(Plain.WithProfile(Profiles.Mini).WithCable(Jacks.MgTriangleOut, Jacks.InitialGain), time: clock);
        await using Page page = await Page.OpenAsync(lab);
        using Listener listener = await Listener.StartAsync(lab, page.Tab);
        await page.SayAsync("""{"t":"power","switch":true}""");
        await PowerAsync(page, isOn: true);
        Assert.True((await listener.ListenAsync(40, Frames)).Max() > 0.01);
        clock.Pass(TimeSpan.FromHours(3.9));
        await page.SayAsync("""{"t":"p","id":"lpf.cutoff","v":6}""");
        await page.StateAsync();
        clock.Pass(TimeSpan.FromHours(0.2));
        Assert.True((bool)(await PowerAsync(page, isOn: false))["asleep"]!);
        await listener.ListenAsync(1, Frames);
        Assert.All(await listener.ListenAsync(4, Frames), sample => Assert.Equal(0.0f, sample));
        await page.SayAsync("""{"t":"power"}""");
        await PowerAsync(page, isOn: true);
        Assert.True((await listener.ListenAsync(40, Frames)).Max() > 0.01);
    }

    [Fact]
    public async Task Triggers_at_TRIG_IN_keep_the_mini_awake()
    {
        var clock = new HandClock();
        Patch triggered = Plain.WithProfile(Profiles.Mini).WithCable(Jacks.MgPulseOut, Jacks.TrigIn).With(Controls.MgFrequency, 10.0);
        await using TestLab lab = await TestLab.StartAsync(triggered, time: clock);
        await using Page page = await Page.OpenAsync(lab);
        using Listener listener = await Listener.StartAsync(lab, page.Tab);
        await page.SayAsync("""{"t":"power","switch":true}""");
        await PowerAsync(page, isOn: true);
        for (int hours = 0; hours < 9; hours += 3)
        {
            await listener.ListenAsync(20, Frames);
            clock.Pass(TimeSpan.FromHours(3.0));
        }

        // Whoever was asleep would have said so before.
        await page.SayAsync("""{"t":"p","id":"volume","v":0}""");
        Assert.False((bool)(await PowerAsync(page, isOn: false))["asleep"]!);
    }

    private static double Cents(double one, double other) => 1200.0 * Math.Log2(one / other);

    private static async Task<JsonObject> PowerAsync(Page page, bool isOn)
    {
        while (true)
        {
            JsonObject power = await page.HearAsync("power");
            if ((bool)power["switch"]! && (bool)power["on"]! == isOn)
                return power;
        }
    }

    // From the answer on, what was said before is done.
    private static async Task<double> PitchAsync(Page page, Listener listener)
    {
        await page.StateAsync();
        await listener.ListenAsync(20, Frames);
        return Pitch.Of(await listener.ListenAsync(24, Frames), 48000.0);
    }

    private static async Task<double> VoltsAsync(Page page, Listener listener, string jack)
    {
        await listener.ListenAsync(10, Frames);
        await page.SayAsync($$"""{"t":"probe","jacks":["{{jack}}"]}""");
        await page.SayAsync("""{"t":"meters"}""");
        return (double)(await page.HearAsync("volts"))["v"]![jack]!;
    }
}
