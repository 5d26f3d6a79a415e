using System.Text;

namespace Ms20.Panel.Tests.Performances;

/// <summary>Routes and the clock in patches and their files. In the texts | stands for a line end and ' for a quote.</summary>
public class PerformanceRouteTests
{
    [Fact]
    public void Routes_and_clock_come_back_from_the_file_as_they_went_in()
    {
        Patch patch = Patch.NormalSetting
            .WithRoute(PerformanceRoute.To(PerformanceSources.Wheel, Controls.LpfPeak, 5.0))
            .WithRoute(PerformanceRoute.To(PerformanceSources.Pedal, Jacks.InitialGain, 4.5))
            .WithRoute(PerformanceRoute.To(PerformanceSources.ControlChange(2), Controls.MasterTune, -2.0))
            .WithRoute(PerformanceRoute.To(PerformanceSources.Clock, RearPanel.PwmIn, -15.0))
            .WithMgClock(ClockDivision.All[3]).WithPulseClock(ClockDivision.All[^1]);
        byte[] file = PatchFile.Write(patch);
        Patch read = PatchFile.Read(file);
        Assert.Equal(patch, read);
        Assert.Equal(["cc.2 -> master.tune", "clock -> rear.pwm.in", "pedal -> initial.gain.in", "wheel -> lpf.peak"], read.Performance.Select(route => route.ToString()));
        Assert.Contains("\"pedal -> initial.gain.in\": 4.5", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        Assert.NotEqual(patch, patch.WithMgClock(null));
        Assert.NotEqual(patch, patch.WithPulseClock(ClockDivision.Sixteenth));
        Assert.NotEqual(patch, patch.WithoutRoute(patch.Performance[0]));
    }

    [Fact]
    public void A_patch_without_them_is_written_as_it_always_was()
    {
        string file = Encoding.UTF8.GetString(PatchFile.Write(Patch.NormalSetting));
        Assert.DoesNotContain("performance", file, StringComparison.Ordinal);
        Assert.DoesNotContain("clock\":", file, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_in_which_routes_are_added_leaves_no_trace()
    {
        var a = PerformanceRoute.To(PerformanceSources.Wheel, Controls.LpfPeak, 5.0);
        var b = PerformanceRoute.To(PerformanceSources.Bend, Controls.LpfPeak, 1.0);
        Assert.Equal(Patch.NormalSetting.WithRoute(a).WithRoute(b), Patch.NormalSetting.WithRoute(b).WithRoute(a));
        Assert.Equal(2.0, Assert.Single(Patch.NormalSetting.WithRoute(a).WithRoute(PerformanceRoute.To(a.Source, Controls.LpfPeak, 2.0)).Performance).Depth);
    }

    [Fact]
    public void A_jack_takes_one_plug_be_it_a_cables_or_a_routes()
    {
        Patch pedal = Patch.NormalSetting.WithRoute(PerformanceRoute.To(PerformanceSources.Pedal, Jacks.InitialGain, 5.0));
        Assert.False(pedal.CanPlug(Jacks.WheelOut, Jacks.InitialGain, out string refusal));
        Assert.Equal("initial.gain.in already has the plug of pedal; take the route from pedal to initial.gain.in out first.", refusal);
        Assert.Throws<ArgumentException>(() => pedal.WithRoute(PerformanceRoute.To(PerformanceSources.Velocity, Jacks.InitialGain, 5.0)));
        Patch cable = Patch.NormalSetting.WithCable(Jacks.WheelOut, Jacks.InitialGain);
        Assert.False(cable.CanRoute(PerformanceRoute.To(PerformanceSources.Pedal, Jacks.InitialGain, 5.0), out refusal));
        Assert.Equal("initial.gain.in already has the cable from wheel.out; unplug that one first.", refusal);
    }

    [Fact]
    public void Routes_beyond_what_there_is_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PerformanceRoute.To(PerformanceSources.Wheel, Controls.LpfPeak, 10.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => PerformanceRoute.To(PerformanceSources.Wheel, Controls.LpfPeak, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => PerformanceRoute.To(PerformanceSources.Wheel, Jacks.Total, 15.5));
        Assert.Throws<ArgumentException>(() => PerformanceRoute.To(PerformanceSources.Wheel, Jacks.WheelOut, 1.0));
        Assert.Throws<ArgumentException>(() => PerformanceRoute.To(PerformanceSources.Wheel, Controls.Wheel, 1.0));
    }

    [Theory]
    [InlineData("'performance': []", "performance", "a list stands here; write an object of routes instead.")]
    [InlineData("'performance': {|'wheel': 5 }", "performance.wheel", "\"wheel\" is no route; write \"source -> control or input\".")]
    [InlineData("'performance': {|'weel -> lpf.peak': 5 }", "performance.weel -> lpf.peak", "there is no source \"weel\"; the nearest is \"wheel\".")]
    [InlineData("'performance': {|'cc.120 -> lpf.peak': 5 }", "performance.cc.120 -> lpf.peak", "there is no source \"cc.120\"; the nearest is \"cc.10\".")]
    [InlineData("'performance': {|'wheel -> lpf.peek': 5 }", "performance.wheel -> lpf.peek", "there is no control or input \"lpf.peek\"; the nearest is \"lpf.peak\".")]
    [InlineData("'performance': {|'wheel -> wheel': 5 }", "performance.wheel -> wheel", "the wheel cannot move itself; write another source or another target.")]
    [InlineData("'performance': {|'wheel -> pink.out': 5 }", "performance.wheel -> pink.out", "pink.out is an output; a route goes to an input or a control.")]
    [InlineData("'performance': {|'wheel -> lpf.peak': 11 }", "performance.wheel -> lpf.peak", "the number 11 is too much; write a number of marks from -10 to 10.")]
    [InlineData("'performance': {|'wheel -> total.in': -16 }", "performance.wheel -> total.in", "the number -16 is too much; write a number of volts from -15 to 15.")]
    [InlineData("'performance': {|'wheel -> total.in': '5' }", "performance.wheel -> total.in", "a text stands here; write a number of volts from -15 to 15 instead.")]
    [InlineData("'performance': { 'wheel -> lpf.peak': 1,|'wheel->lpf.peak': 1 }", "performance.wheel->lpf.peak", "the route stands here for the second time; remove one of the two.")]
    [InlineData("'performance': { 'bend -> total.in': 1,|'wheel -> total.in': 1 }", "performance.wheel -> total.in", "total.in already has the plug of bend; an input takes one plug.")]
    [InlineData("'performance': {|'wheel -> total.in': 1 },|'cables': [ 'pink.out -> total.in' ]", "performance.wheel -> total.in", "total.in already has the cable from pink.out; unplug that one first.")]
    [InlineData("'clock': '1/8'", "clock", "a text stands here; write an object of divisions instead.")]
    [InlineData("'clock': {|'mg': '1/7' }", "clock.mg", "there is no division \"1/7\"; the nearest is \"1/1\".")]
    [InlineData("'clock': {|'mg': 8 }", "clock.mg", "the number 8 stands here; write a text in quotes instead.")]
    [InlineData("'clock': {|'eg': '1/8' }", "clock.eg", "there is no such key; write \"mg\" or \"pulses\".")]
    [InlineData("'clock': { 'mg': '1/8',|'mg': '1/8' }", "clock.mg", "the key stands here for the second time; remove one of the two.")]
    public void A_wrong_route_or_division_is_refused_by_line_and_field(string rest, string field, string sentence)
    {
        int line = rest.Contains('|', StringComparison.Ordinal) ? 4 : 3;
        string json = ("{|'format': 1,|" + rest + " }").Replace('|', '\n').Replace('\'', '"');
        PatchFormatException refusal = Assert.Throws<PatchFormatException>(() => PatchFile.Read(Encoding.UTF8.GetBytes(json)));
        Assert.Equal($"Line {line}, {field}: {sentence}", refusal.Message);
    }
}
