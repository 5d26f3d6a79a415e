using Ms20.App.Lab.Power;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Session;

/// <summary>VOLUME as the mini's power switch, four hours, three keys.</summary>
public sealed class MiniPowerTests : IDisposable
{
    private static readonly int[] StayAwakeKeys = [48, 50, 52];
    private static readonly int[] GoToSleepKeys = [48, 50, 53];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ms20-power-");
    private readonly HandClock _clock = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Without_the_switch_VOLUME_at_0_is_just_silence()
    {
        MiniPower power = New(hasSwitch: false);
        power.Follow(Profiles.Mini, 0.0, []);
        _clock.Pass(TimeSpan.FromHours(9));
        power.Watch(false);
        Assert.True(power.IsOn);
    }

    [Fact]
    public void Other_models_have_no_switch()
    {
        MiniPower power = New();
        power.Follow(Profiles.Early1978, 0.0, []);
        _clock.Pass(TimeSpan.FromHours(9));
        power.Watch(false);
        Assert.True(power.IsOn);
        power.Follow(Profiles.Mini, 0.0, []);
        Assert.False(power.IsOn);
    }

    [Fact]
    public void VOLUME_clicks_off_at_0_and_on_above()
    {
        MiniPower power = New();
        power.Follow(Profiles.Mini, 7.0, []);
        Assert.Equal((true, 1.0), (power.IsOn, power.Lamp));
        power.Follow(Profiles.Mini, 0.0, []);
        Assert.Equal((false, 0.0), (power.IsOn, power.Lamp));
        Assert.False(power.HasFallenAsleep);
        power.Follow(Profiles.Mini, 0.01, []);
        Assert.Equal((true, 1.0), (power.IsOn, power.Lamp));
    }

    [Fact]
    public void It_goes_into_standby_after_four_hours_in_which_nobody_plays_and_not_a_second_before()
    {
        MiniPower power = New();
        power.Follow(Profiles.Mini, 7.0, []);
        _clock.Pass(MiniPower.Patience - TimeSpan.FromSeconds(1));
        power.Watch(false);
        Assert.True(power.IsOn);
        _clock.Pass(TimeSpan.FromSeconds(1));
        power.Watch(false);
        Assert.False(power.IsOn);
        Assert.True(power.HasFallenAsleep);
    }

    [Fact]
    public void Knobs_do_not_count_and_keys_and_triggers_do()
    {
        MiniPower power = New();
        power.Follow(Profiles.Mini, 7.0, []);
        foreach (Action play in (Action[])[power.Play, () => power.Watch(true)])
        {
            _clock.Pass(TimeSpan.FromHours(3));
            play();
            _clock.Pass(TimeSpan.FromHours(3));
            power.Watch(false);
            Assert.True(power.IsOn);
        }

        // VOLUME itself is a knob.
        power.Follow(Profiles.Mini, 5.0, []);
        _clock.Pass(TimeSpan.FromHours(1));
        power.Watch(false);
        Assert.False(power.IsOn);
    }

    [Fact]
    public void Out_of_a_standby_of_its_own_VOLUME_or_whoever_wakes_it_brings_it_for_four_more_hours()
    {
        MiniPower power = New();
        power.Follow(Profiles.Mini, 7.0, []);
        foreach (Action wake in (Action[])[() => power.Follow(Profiles.Mini, 6.0, []), power.Wake])
        {
            _clock.Pass(MiniPower.Patience);
            power.Watch(false);
            Assert.False(power.IsOn);
            power.Play();
            Assert.False(power.IsOn);
            wake();
            Assert.True(power.IsOn);
            power.Watch(false);
            Assert.True(power.IsOn);
        }
    }

    [Fact]
    public void C_D_and_E_held_while_VOLUME_clicks_on_keep_it_awake_and_the_lamp_blinks()
    {
        MiniPower power = New();
        power.Follow(Profiles.Mini, 0.0, []);
        power.Follow(Profiles.Mini, 0.5, StayAwakeKeys);
        Assert.False(power.Settings.TurnsOffAlone);
        int blinks = 0;
        double last = power.Lamp;
        for (int i = 0; i < 60; i++)
        {
            _clock.Pass(TimeSpan.FromSeconds(0.05));
            blinks += power.Lamp > last ? 1 : 0;
            last = power.Lamp;
        }

        Assert.Equal(4, blinks);
        Assert.Equal(1.0, last);
        _clock.Pass(TimeSpan.FromHours(9));
        power.Watch(false);
        Assert.True(power.IsOn);
    }

    [Fact]
    public void C_D_and_F_let_it_go_again_without_a_blink_and_it_is_remembered()
    {
        MiniPower power = New();
        TurnOn(power, StayAwakeKeys);
        TurnOn(power, GoToSleepKeys);
        Assert.True(power.Settings.TurnsOffAlone);
        Assert.Equal(1.0, power.Lamp);
        TurnOn(power, StayAwakeKeys);
        var memory = new PowerMemory(PathOf(), out string? complaint);
        Assert.Null(complaint);
        Assert.Equal(new PowerSettings(true, false), memory.Settings);
    }

    [Theory]
    [InlineData(new[] { 48, 50 })]
    [InlineData(new[] { 60, 62, 64 })]
    [InlineData(new[] { 48, 50, 52, 53 })]
    public void Other_keys_choose_nothing(int[] held)
    {
        MiniPower power = New();
        TurnOn(power, held);
        Assert.Equal(new PowerSettings(true, true), power.Settings);
    }

    [Fact]
    public void The_keys_mean_nothing_unless_it_was_off()
    {
        MiniPower power = New();
        power.Follow(Profiles.Mini, 7.0, []);
        power.Follow(Profiles.Mini, 8.0, StayAwakeKeys);
        Assert.True(power.Settings.TurnsOffAlone);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_complained_of_in_one_sentence_and_there_is_no_switch()
    {
        File.WriteAllText(PathOf(), "{ \"switch\": 3 }");
        var memory = new PowerMemory(PathOf(), out string? complaint);
        Assert.Contains("no power switch until you choose one at the rear.", complaint);
        Assert.Equal(PowerSettings.Default, memory.Settings);
    }

    private static void TurnOn(MiniPower power, int[] held)
    {
        power.Follow(Profiles.Mini, 0.0, held);
        power.Follow(Profiles.Mini, 5.0, held);
    }

    private MiniPower New(bool hasSwitch = true)
    {
        var memory = new PowerMemory(PathOf(), out _);
        Assert.Null(memory.Use(new PowerSettings(hasSwitch, true)));
        return new MiniPower(memory, _clock);
    }

    private string PathOf() => Path.Combine(_folder.FullName, "power.json");
}
