#!/usr/bin/env python3
"""Fits where the filters ring, and prints the coefficients of src/Ms20.Engine/Circuits/Filters/RingFit.cs.

    python3 reference/fit_ring.py

Needs Python 3.9, nothing else. The trapezoidal rule is exact at one frequency, f = fc / (A(k) + B(k) fc), with
A = a0 + a1 k + a2 u + a3 u^2, B = b0 + b1 k + b2 u, u = max(k - threshold, 0). Fitted to

* below the threshold: the natural frequency of the linearised netlist's poles, computed here;
* above: reference/data/ring_*.csv, where the circuit itself was run at 64 x 48 kHz, and at 8 x 48 kHz with the f that gives
  the same whistle. Made by the engine's tests: MS20_RING_TABLES=<directory> dotnet test --filter RingFit.

Each row is weighted with the pitch error that a wrong f makes at 192 kHz: pitch follows tan(x)/x, x = pi f / rate.
"""
import csv
import math
import os

from bench import parts

HERE = os.path.dirname(os.path.abspath(__file__))
EARLY, LATE, MODELS = parts('early_core.inc'), parts('late_core.inc'), parts('models.lib')
VT = LATE['VT']
R, F = 1 / MODELS['QK35.BR'], 1 / MODELS['QK35.BF']             # inverse betas of the KORG-35's devices
INPUT = parts('early_lpf.cir')
ATTENUATOR = INPUT['Ra'] * INPUT['Rb'] / (INPUT['Ra'] + INPUT['Rb'])
OPEN_LOOP = 1 / (MODELS['Gin'] * MODELS['Rx'])
RATE = 192000.0
CUTOFFS = (2000, 4000, 8000, 12000, 16000, 20000)


def late(s, fc, k, _):
    """The determinant of the late filter's node equations."""
    p = LATE
    a1, a2, c = (1 / p['R1']) / (1 / p['R1'] + 1 / p['R2'] + 1 / p['R3']), p['R6'] / (p['R5'] + p['R6']), p['C1']
    iabc = 2 * math.pi * fc * c * 2 * VT / a1
    g1, g2, leak = iabc * a1 / (2 * VT), iabc * a2 / (2 * VT), 1 / p['Ro1']
    full, track = 1 + p['Rf'] / p['Rg'], p['POT'] + 2 * p['POTEND']
    wiper, pot = (k / full * p['POT'] + p['POTEND']) / track, track * p['Cc']
    loop = wiper * s * pot / (1 + s * pot) / (p['Rg'] / (p['Rf'] + p['Rg']) + s / (2 * math.pi * MODELS['GBW']) + OPEN_LOOP)
    return (s * c + g1 + leak) * (s * c + g2 + leak) - s * c * loop * g2


def rest_ratio():
    """exp(-a)/exp(-s) of the early filter at rest: no current into node a; by bisection."""
    def into_a(y):
        z = y / (1 + F)
        return ((1 + F) * y - 1) / math.sqrt(R + F * y) - (z - (1 + R) * y) / math.sqrt(R * y + F * z) / EARLY['RATIO']
    low, high = 0.5, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if into_a(middle) < 0 else (low, middle)
    return low


REST = rest_ratio()


def channel(drive, x, y):
    """Slopes of collector and emitter currents against collector and emitter."""
    square = R * x + F * y
    i, h = drive / math.sqrt(square), 0.5 / square
    c, e = y - (1 + R) * x, (1 + F) * y - x
    return x * i * (1 + R + c * h * R), y * i * (c * h * F - 1), x * i * (1 + e * h * R), y * i * (e * h * F - 1 - F)


def early(s, fc, k, high_pass):
    """The determinant of the early filter's node equations, linearised at rest."""
    c1, c2 = EARLY['C1'], EARLY['C2']
    drive = 2 * math.pi * fc * c1 * R / math.sqrt(R + F)
    q1, q2 = channel(drive, 1, REST), channel(drive / EARLY['RATIO'], REST, REST / (1 + F))
    source, foot = (parts('early_hpf.cir')['Rsg'], ATTENUATOR) if high_pass else (ATTENUATOR, 0.0)
    s_by_a = -source * q1[1] / (1 + source * q1[0])
    leg = EARLY['Rg'] + 1 / (s * EARLY['Cg'])
    feedback = 1 / (1 / EARLY['Rf'] + 2 * MODELS['DSIL.IS'] / (MODELS['DSIL.N'] * VT))
    amplifier = 1 / (leg / (leg + feedback) + s / (2 * math.pi * MODELS['GBW']) + OPEN_LOOP)
    z1, z2 = 1 / (s * c1) + EARLY['Rfb'], 1 / (s * c2) + foot
    a_by_a, a_by_b = 1 - z1 * (q1[2] * s_by_a + q1[3] - q2[0]), k / EARLY['GAIN'] * amplifier - z1 * q2[1]
    return (a_by_a * (1 - z2 * q2[3]) - a_by_b * z2 * q2[2]) * s * s * c1 * c2


def natural_ratio(determinant, fc, k, threshold, high_pass):
    """|pole| over wc, by Newton from where the ideal pole is."""
    damping = threshold - k
    s = 2 * math.pi * fc * complex(-damping / 2, math.sqrt(max(1 - damping * damping / 4, 0.05)))
    for _ in range(100):
        h = 1e-6 * abs(s)
        slope = (determinant(s + h, fc, k, high_pass) - determinant(s - h, fc, k, high_pass)) / (2 * h)
        step = determinant(s, fc, k, high_pass) / slope
        s -= step * min(1.0, 0.3 * abs(s) / abs(step)) if step else 0
    return abs(s) / (2 * math.pi * fc)


def least_squares(rows, values, weights):
    n = len(rows[0])
    a = [[sum(w * w * r[i] * r[j] for r, w in zip(rows, weights)) for j in range(n)] for i in range(n)]
    b = [sum(w * w * r[i] * v for r, v, w in zip(rows, values, weights)) for i in range(n)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda q: abs(a[q][i]))
        a[i], a[pivot], b[i], b[pivot] = a[pivot], a[i], b[pivot], b[i]
        for j in range(i + 1, n):
            f = a[j][i] / a[i][i]
            a[j] = [x - f * y for x, y in zip(a[j], a[i])]
            b[j] -= f * b[i]
    x = [0.0] * n
    for i in reversed(range(n)):
        x[i] = (b[i] - sum(a[i][c] * x[c] for c in range(i + 1, n))) / a[i][i]
    return x


def fit(name, table, determinant, ideal, threshold, gains, high_pass):
    points = [(fc, k, natural_ratio(determinant, fc, k, ideal, high_pass)) for fc in CUTOFFS for k in gains]
    with open(os.path.join(HERE, 'data', table + '.csv')) as f:
        points += [(float(r['fc_hz']), float(r['k']), float(r['warp_ratio'])) for r in csv.DictReader(f)]

    def cents(fc, ratio, relative):
        x = math.pi * ratio * fc / RATE
        return 1200 / math.log(2) * 2 * x * x / 3 * relative

    rows = []
    for fc, k, _ in points:
        u = max(k - threshold, 0.0)
        rows.append([1, k, u, u * u, 1e-4 * fc, 1e-4 * fc * k, 1e-4 * fc * u])
    c = least_squares(rows, [1 / p[2] for p in points], [cents(p[0], p[2], p[2]) for p in points])
    errors = [(abs(cents(fc, r, 1 / sum(x * y for x, y in zip(c, row)) / r - 1)), fc, k) for row, (fc, k, r) in zip(rows, points)]
    print('%s: threshold %g, A %s, B %s per 10 kHz; worst %.2f cents at 4x, at %g Hz, k = %g' % (
        name, threshold, ', '.join('%.5g' % v for v in c[:4]), ', '.join('%.5g' % v for v in c[4:]), *max(errors)))


def main():
    fit('Late', 'ring_late', late, 2.0, 1.98, (0.2, 0.5, 1.0, 1.5, 1.8, 1.95), False)
    gains = (0.6, 1.0, 1.5, 2.0, 2.2, 2.3)
    fit('EarlyLowPass', 'ring_early_lpf', early, 7 / 3, 2.34, gains, False)
    fit('EarlyHighPass', 'ring_early_hpf', early, 7 / 3, 2.34, gains, True)


if __name__ == '__main__':
    main()
