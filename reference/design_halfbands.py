"""Designs the half-band filters of the resampling chain and prints the C# table of their coefficients.

Needs numpy and scipy (made with 1.24 and 1.10):

    /usr/bin/env python3 reference/design_halfbands.py > src/Ms20.Engine/Signals/HalfBandTable.cs

Each stage joins a rate to its double. Stage 0 stands next to the host, stage 1 works at twice its rates, and so on.
All protect the same band, 0 to EDGE host rates, so the transition band widens and the filter shortens with every stage.

Method: a half-band filter of 4K - 1 taps is zero at every second tap but the centre, which is 1/2. The other 2K taps are the
equiripple (Remez) approximation of 1/2 by an even-length filter over 0..2 fp, spread out by two (P. P. Vaidyanathan and
T. Q. Nguyen, "A trick for the design of FIR half-band filters", IEEE Trans. Circuits and Systems 34, 1987). The shortest
filter that meets STOPBAND_DB is taken.
"""
import numpy as np
from scipy import signal

EDGE = 20000.0 / 48000.0
STOPBAND_DB = -125.0
STAGES = 6


def design(pairs, edge):
    """The outer-to-inner half of the 2 * pairs nonzero side taps, and the stopband peak in dB; edge as a fraction of the faster rate."""
    taps = signal.remez(2 * pairs, [0, 2 * edge], [1], fs=1.0, maxiter=1000, grid_density=64)[:pairs] / 2
    taps = np.array([float("%.17g" % t) for t in taps])
    stop = np.linspace(0.5 - edge, 0.5, 20001)
    distance = 2.0 * pairs - 1.0 - 2.0 * np.arange(pairs)
    response = 0.5 + 2.0 * np.cos(2.0 * np.pi * np.outer(stop, distance)) @ taps
    return taps, 20.0 * np.log10(np.abs(response).max())


def shortest(edge):
    for pairs in range(2, 40):
        taps, peak = design(pairs, edge)
        if peak <= STOPBAND_DB:
            return taps, peak
    raise SystemExit("no half-band filter of up to 159 taps reaches %g dB at edge %g: lower one of them" % (STOPBAND_DB, edge))


HEAD = """namespace Ms20.Engine.Signals;

/// <summary>Half-band filters that join the host's rate to the engine's, one for each doubling.</summary>
/// <remarks>
/// Made by <c>/usr/bin/env python3 reference/design_halfbands.py</c>, never by hand; the method is told there.
/// A filter of K numbers here has 4K - 1 taps: the numbers are the side taps at distances 2K - 1, 2K - 3, ... 1 from the centre,
/// which is 1/2; the taps between them are zero. All stages protect 0 to {edge:.5f} of the host's rate (20 kHz at 48 kHz).
/// </remarks>
internal static class HalfBandTable
{{
    /// <summary>Doublings there are filters for: up to 64 engine samples a host sample.</summary>
    public const int Stages = {stages};

    private static readonly double[][] SideTaps =
    ["""


def main():
    print(HEAD.format(edge=EDGE, stages=STAGES))
    for stage in range(STAGES):
        taps, peak = shortest(EDGE / 2 ** (stage + 1))
        print("        // Stage %d: %d taps, stopband %.1f dB." % (stage, 4 * len(taps) - 1, peak))
        print("        [")
        for tap in taps:
            print("            %r," % tap)
        print("        ],")
    print("    ];\n")
    print("    /// <summary>The side taps of a stage, outermost first; stage 0 stands next to the host.</summary>")
    print("    public static ReadOnlySpan<double> SideTapsOf(int stage) => SideTaps[stage];")
    print("}")


main()
