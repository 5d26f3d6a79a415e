namespace Ms20.Engine.Signals;

/// <summary>Half-band filters that join the host's rate to the engine's, one for each doubling.</summary>
/// <remarks>
/// Made by <c>/usr/bin/env python3 reference/design_halfbands.py</c>, never by hand; the method is told there.
/// A filter of K numbers here has 4K - 1 taps: the numbers are the side taps at distances 2K - 1, 2K - 3, ... 1 from the centre,
/// which is 1/2; the taps between them are zero. All stages protect 0 to 0.41667 of the host's rate (20 kHz at 48 kHz).
/// </remarks>
internal static class HalfBandTable
{
    /// <summary>Doublings there are filters for: up to 64 engine samples a host sample.</summary>
    public const int Stages = 6;

    private static readonly double[][] SideTaps =
    [
        // Stage 0: 95 taps, stopband -127.5 dB.
        [
            -1.4277747379941747e-06,
            5.299594290168587e-06,
            -1.4651391896312181e-05,
            3.4129127682122936e-05,
            -7.095473646785916e-05,
            0.00013567771321431707,
            -0.0002430095004617824,
            0.0004126714454619593,
            -0.0006702279170603652,
            0.0010479059407232125,
            -0.0015854605459421417,
            0.002331247893312056,
            -0.0033438422265149696,
            0.004694835192220862,
            -0.0064740081092925506,
            0.00879916048540159,
            -0.011835221910597823,
            0.015832811527918995,
            -0.0212109552977928,
            0.028752292092505544,
            -0.040134909416605705,
            0.05974178689943763,
            -0.1037069776760702,
            0.3175036182622576,
        ],
        // Stage 1: 23 taps, stopband -125.5 dB.
        [
            -0.00020045502248378194,
            0.001778104386957461,
            -0.008306692262801806,
            0.027643441669743835,
            -0.07912686296520155,
            0.3082121989101887,
        ],
        // Stage 2: 15 taps, stopband -136.4 dB.
        [
            -0.0014739190239517243,
            0.013160633227055888,
            -0.061894153935219645,
            0.30020736438097156,
        ],
        // Stage 3: 11 taps, stopband -140.4 dB.
        [
            0.00605891864768553,
            -0.049418759527611475,
            0.29335988811210434,
        ],
        // Stage 4: 11 taps, stopband -176.2 dB.
        [
            0.00590835123114154,
            -0.048974567968897355,
            0.29306621744801653,
        ],
        // Stage 5: 7 taps, stopband -143.0 dB.
        [
            -0.031289247333339903,
            0.2812892170743406,
        ],
    ];

    /// <summary>The side taps of a stage, outermost first; stage 0 stands next to the host.</summary>
    public static ReadOnlySpan<double> SideTapsOf(int stage) => SideTaps[stage];
}
