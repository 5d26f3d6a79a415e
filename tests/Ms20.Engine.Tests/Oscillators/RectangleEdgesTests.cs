using Ms20.Engine.Lanes;
using Ms20.Engine.Signals;

namespace Ms20.Engine.Tests;

public sealed class RectangleEdgesTests
{
    // Phase, rates at the start and the end, widths at the start and the end: each kind of jump, alone and together, and with a width
    // that moves as fast as pulse width modulation at audio rate would move it.
    public static TheoryData<double, double, double, double, double, double> Samples => new()
    {
        { 0.10, 0.10, 0.10, 0.50, 0.50, 0.0 },
        { 0.45, 0.10, 0.20, 0.50, 0.50, 0.0 },
        { 0.95, 0.10, 0.05, 0.50, 0.50, 0.0 },
        { 0.90, 0.30, 0.20, 0.10, 0.10, 0.0 },
        { 0.95, 0.45, 0.45, 0.25, 0.25, 0.0 },
        { 0.95, 0.20, 0.20, 0.00, 0.00, 0.0 },
        { 0.95, 0.20, 0.20, 0.00, 0.30, 0.0 },
        { 0.40, 0.05, 0.05, 0.50, 0.20, 0.0 },
        { 0.40, 0.05, 0.05, 0.30, 0.60, 0.0 },
        { 0.40, 0.00, 0.00, 0.30, 0.60, 0.0 },
        { 0.80, 0.45, 0.45, 0.95, 0.10, 0.0 },
        { 0.80, 0.40, 0.45, 0.90, 0.08, 0.0 },
        { 0.97, 0.10, 0.30, 0.99, 0.12, 0.0 },
        { 0.50, 0.30, 0.30, 1.00, 1.00, 0.0 },
        { 0.90, 0.30, 0.30, 1.00, 1.00, 0.0 },
        // Beyond the ramp: the comparator rests.
        { 0.80, 0.30, 0.30, 1.20, 0.90, 0.0 },
        { 0.80, 0.30, 0.30, 0.90, 1.20, 0.0 },
        { 0.90, 0.30, 0.30, 1.30, 1.10, 0.0 },
        { 0.90, 0.30, 0.30, 1.30, 0.10, 0.0 },
        { 0.90, 0.30, 0.30, -0.20, 0.30, 0.0 },
        { 0.90, 0.30, 0.30, 0.30, -0.20, 0.0 },
        { 0.40, 0.30, 0.30, -0.10, -0.30, 0.0 },
        // A width that goes along a parabola.
        { 0.45, 0.10, 0.20, 0.50, 0.55, 0.12 },
        { 0.45, 0.10, 0.20, 0.55, 0.50, -0.15 },
        { 0.95, 0.20, 0.20, 0.02, 0.10, 0.20 },
        { 0.95, 0.20, 0.20, -0.02, 0.10, -0.20 },
        { 0.97, 0.10, 0.30, 0.99, 0.12, -0.30 },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_jumps_are_where_a_fine_search_finds_them(
        double phase, double start, double end, double widthBefore, double widthAfter, double bend)
    {
        RectangleEdges<Lanes1> edges = new();
        double unwrapped = phase + (start + end) / 2.0;
        RampSample<Lanes1> ramp = new(
            Lanes1.Of(phase),
            Lanes1.Of(unwrapped),
            Lanes1.LessOrEqual(Lanes1.Of(1.0), Lanes1.Of(unwrapped)),
            Lanes1.Of(start),
            Lanes1.Of(end));
        edges.Find(0, ramp, Lanes1.Of(widthBefore), Lanes1.Of(widthAfter), Lanes1.Of(bend));
        edges.Busy[0] = true;
        edges.After[0] = Lanes1.Of(-77.0);

        const int steps = 20000;
        for (int step = 0; step <= steps; step++)
        {
            double s = (double)step / steps;
            double there = (phase + start * s + (end - start) * s * s / 2.0) % 1.0;
            double width = widthBefore + (widthAfter - widthBefore) * s + bend * (s * s - s) / 2.0;
            // At a jump itself either level will do: nothing is asked within a millionth of a sample.
            if (Math.Abs(there - width) < 1e-6 || there < 1e-6 || there > 1.0 - 1e-6)
                continue;
            double level = Lanes1.Get(edges.LevelAt(0, Lanes1.Of(1.0 - s), simultaneous: true), 0);
            Assert.True(level == (there < width ? 1.0 : -1.0), $"at {s}: {level}");
        }
    }

    // Phase, rates, width, and how long before the end of the sample the ramp is restarted; Samples' own resets and crossings before it.
    [Theory]
    [InlineData(0.10, 0.10, 0.10, 0.50, 0.30)]
    [InlineData(0.45, 0.20, 0.30, 0.50, 0.30)]
    [InlineData(0.80, 0.20, 0.30, 0.50, 0.70)]
    [InlineData(0.95, 0.30, 0.30, 0.50, 0.30)]
    [InlineData(0.95, 0.45, 0.45, 0.25, 0.05)]
    [InlineData(0.95, 0.45, 0.45, 0.25, 0.65)]
    [InlineData(0.20, 0.45, 0.45, 0.25, 0.80)]
    [InlineData(0.60, 0.00, 0.45, 0.25, 1.00)]
    [InlineData(0.60, 0.30, 0.10, 0.25, 0.00)]
    public void With_a_restart_the_jumps_are_where_a_fine_search_finds_them(double phase, double start, double end, double width, double since)
    {
        double Cycles(double s) => start * s + (end - start) * s * s / 2.0;
        double length = 1.0 - since, there = start + (end - start) * length, atRestart = phase + Cycles(length);
        RectangleEdges<Lanes1> edges = new(inParts: true);
        edges.Begin(0, Mask(phase < width));
        edges.FindPart(0, 1, Part(phase, start, there, length), Lanes1.Of(width), Lanes1.Of(since), Lanes1.Of(length));
        edges.Restart(0, Mask(atRestart % 1.0 >= width), Lanes1.Of(since));
        edges.FindPart(0, 2, Part(0.0, there, end, since), Lanes1.Of(width), Lanes1.Of(0.0), Lanes1.Of(since));
        edges.Busy[0] = true;
        const int steps = 20000;
        for (int step = 0; step <= steps; step++)
        {
            double s = (double)step / steps;
            double at = s < length ? (phase + Cycles(s)) % 1.0 : Cycles(s) - Cycles(length);
            // At a jump itself either level will do: nothing is asked within a millionth of a sample.
            if (Math.Abs(at - width) < 1e-6 || at < 1e-6 || at > 1.0 - 1e-6 || Math.Abs(s - 1.0 + since) < 1e-6)
                continue;
            double level = Lanes1.Get(edges.LevelAt(0, Lanes1.Of(1.0 - s), simultaneous: true), 0);
            Assert.True(level == (at < width ? 1.0 : -1.0), $"at {s}: {level}");
        }
    }

    [Fact]
    public void Of_a_jump_at_the_very_instant_the_caller_says_whether_it_is_past()
    {
        RectangleEdges<Lanes1> edges = new();
        RampSample<Lanes1> ramp = new(
            Lanes1.Of(0.45), Lanes1.Of(0.55), Lanes1.Of(0.0), Lanes1.Of(0.1), Lanes1.Of(0.1));
        edges.Find(0, ramp, Lanes1.Of(0.5), Lanes1.Of(0.5));
        edges.Busy[0] = true;
        Lanes1 instant = edges.Since(0, 0);
        Assert.Equal(0.5, Lanes1.Get(instant, 0), 12);
        Assert.Equal(-1.0, Lanes1.Get(edges.LevelAt(0, instant, simultaneous: true), 0));
        Assert.Equal(1.0, Lanes1.Get(edges.LevelAt(0, instant, simultaneous: false), 0));
    }

    private static Lanes1 Mask(bool set) => Lanes1.Less(Lanes1.Of(0.0), Lanes1.Of(set ? 1.0 : 0.0));

    private static RampSample<Lanes1> Part(double phase, double start, double end, double length)
    {
        double unwrapped = phase + (start + end) / 2.0 * length;
        return new(Lanes1.Of(phase), Lanes1.Of(unwrapped), Mask(unwrapped >= 1.0), Lanes1.Of(start * length), Lanes1.Of(end * length));
    }
}
