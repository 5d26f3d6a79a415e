using Ms20.Panel;

namespace Ms20.Lab.Tests.Session;

/// <summary>The keys, the wheel and the switch of a page are played as a MIDI keyboard's are: what a patch makes of them holds for both.</summary>
public sealed class PageKeyTests
{
    private static readonly Patch Plain = Patch.NormalSetting.WithUnit(0);

    [Theory]
    [InlineData("""{"t":"on","n":60,"v":127}""", 5.0)]
    [InlineData("""{"t":"on","n":60,"v":64}""", 5.0 * 64 / 127)]
    [InlineData("""{"t":"midi","b":[144,60,64]}""", 5.0 * 64 / 127)]
    [InlineData("""{"t":"on","n":60}""", 5.0 * 100 / 127)]
    public async Task How_hard_a_key_is_struck_is_the_voltage_that_the_patch_asks_for(string message, double volts)
    {
        Patch patch = Plain.WithRoute(PerformanceRoute.To(PerformanceSources.Velocity, Jacks.InitialGain, 5.0));
        Assert.Equal(volts, await VoltsAfterAsync(patch, "initial.gain.in", message), 1e-3);
    }

    [Fact]
    public async Task The_wheel_of_the_page_moves_what_the_patch_routes_it_to()
    {
        Patch patch = Plain.WithRoute(PerformanceRoute.To(PerformanceSources.Wheel, Jacks.SampleHoldIn, 4.0));
        Assert.Equal(2.0, await VoltsAfterAsync(patch, "sh.in", """{"t":"p","id":"wheel","v":2.5}"""), 1e-3);
        Assert.Equal(2.5, await VoltsAfterAsync(Plain, "wheel.out", """{"t":"p","id":"wheel","v":2.5}"""), 1e-2);
    }

    [Fact]
    public async Task A_velocity_that_was_played_survives_another_voice()
    {
        Patch patch = Plain.WithRoute(PerformanceRoute.To(PerformanceSources.Velocity, Jacks.InitialGain, 5.0));
        Assert.Equal(5.0 * 64 / 127, await VoltsAfterAsync(patch, "initial.gain.in", """{"t":"on","n":60,"v":64}""", """{"t":"quality","v":"eco"}"""), 1e-3);
    }

    private static async Task<double> VoltsAfterAsync(Patch patch, string jack, params string[] messages)
    {
        await using TestLab lab = await TestLab.StartAsync(patch);
        await using Page page = await Page.OpenAsync(lab);
        using Listener listener = await Listener.StartAsync(lab, page.Tab);
        await listener.PullAsync(128);
        foreach (string message in messages)
            await page.SayAsync(message);
        await page.SayAsync($$"""{"t":"probe","jacks":["{{jack}}"]}""");
        await page.StateAsync();
        // A tenth of a second: knobs and sources glide for some milliseconds.
        await listener.ListenAsync(40, 128);
        await page.SayAsync("""{"t":"meters"}""");
        return (double)(await page.HearAsync("volts"))["v"]![jack]!;
    }
}
