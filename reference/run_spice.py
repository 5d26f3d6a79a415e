#!/usr/bin/env python3
"""Runs the filter netlists in ngspice and writes the reference data of the tests to reference/data.

    python3 reference/run_spice.py [ac|saw|whistle|asymmetry ...]

Needs Python 3.9 and ngspice 39 or later, nothing else. All four parts take about three minutes on two cores.
Every run is deterministic: the same ngspice gives the same files.
"""
import cmath
import concurrent.futures
import math
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
NETLISTS = os.path.join(HERE, 'netlists')
DATA = os.path.join(HERE, 'data')

VT = 8.617333e-5 * 300.15                 # kT/q at 27 C as ngspice has it
VT_OTA = 0.025865                         # as late_core.inc has it
THRESHOLD = {'early': 7 / 3, 'late': 2.0}          # loop gain at which the ideal poles reach the axis
FULL = {'early': 2.6, 'late': 1 + 10 / 3.3}        # the largest loop gain of the data
ALPHA = (1 / 10e3) / (2 / 10e3 + 1 / 220)          # attenuator in front of the first OTA
CIRCUITS = ('early_lpf', 'early_hpf', 'late_lpf', 'late_hpf')
CUTOFFS = (200, 1000, 5000)
AC_SHARES = (0.0, 0.5, 0.9, 0.98)                  # of the threshold
SAW_SHARES = (0.0, 0.9, 'max')
SAW_VOLTS = {'early': (0.1, 0.4, 1.0), 'late': (0.5, 2.0, 5.0)}
SAW_RATE, SAW_SECONDS, SAW_UNIT = 96000.0, 0.0182, 1e-5
CONTROL = '.control\nset wr_vecnames\nset wr_singlescale\n%s\nwrdata out.txt %s\nquit\n.endc'


def early_drive(fc, c1=3.3e-9, br=4.21, bf=250.0, i_s=1e-14):
    """Converter voltage for a linear cutoff: R1 = VT/(br IB), fc = 1/(2 pi R1 C1), IB at rest."""
    ib = VT * 2 * math.pi * fc * c1 / br
    return VT * math.log(ib / i_s / (1 / br + 1 / bf)) + VT * math.log(ib / (1 + 1 / bf) / i_s)


def late_iabc(fc, c=1e-9):
    """wc = ALPHA IABC / (2 VT C)."""
    return 2 * math.pi * fc * c * 2 * VT_OTA / ALPHA


def loop_gain(circuit, share):
    revision = circuit.split('_')[0]
    return FULL[revision] if share == 'max' else share * THRESHOLD[revision]


def parameters(circuit, fc, k):
    if circuit.startswith('early'):
        return dict(VCV=repr(early_drive(fc)), VOFS=repr(2 * VT * math.log(3)), KLOOP=repr(k))
    return dict(IABC=repr(late_iabc(fc)), RPOT=repr(k / FULL['late']), RG='3300.0')


def run(circuit, fc, k, vin, analysis, vectors):
    """One ngspice run; the rows of its output as lists of numbers."""
    values = dict(parameters(circuit, fc, k), VIN=vin, ANALYSIS=CONTROL % (analysis, vectors))
    with tempfile.TemporaryDirectory() as work:
        for name in os.listdir(NETLISTS):
            text = open(os.path.join(NETLISTS, name)).read()
            if name == circuit + '.cir':
                for key, value in values.items():
                    text = text.replace('@%s@' % key, value)
            open(os.path.join(work, name), 'w').write(text)
        done = subprocess.run(['ngspice', '-b', circuit + '.cir'], cwd=work, capture_output=True, text=True)
        try:
            with open(os.path.join(work, 'out.txt')) as f:
                next(f)
                return [[float(x) for x in line.split()] for line in f]
        except OSError:
            sys.exit('ngspice gave nothing for %s:\n%s%s' % (circuit, done.stdout[-1500:], done.stderr[-1500:]))


def interpolate(rows, times):
    """The second column at times, linearly; both ascending."""
    result, i = [], 0
    for t in times:
        while i + 1 < len(rows) - 1 and rows[i + 1][0] <= t:
            i += 1
        (t0, v0), (t1, v1) = rows[i][:2], rows[i + 1][:2]
        result.append(v0 + (v1 - v0) * min(max((t - t0) / (t1 - t0), 0.0), 1.0))
    return result


def write(name, header, rows):
    with open(os.path.join(DATA, name), 'w') as f:
        f.write(header + '\n')
        f.writelines(row + '\n' for row in rows)
    print(name)


def ac(pool):
    cases = [(fc, share) for fc in CUTOFFS for share in AC_SHARES]
    for circuit in CIRCUITS:
        runs = list(pool.map(lambda case: run(
            circuit, case[0], loop_gain(circuit, case[1]), 'Vin in 0 DC 0 AC 1', 'ac dec 24 20 40k', 'vdb(out) vp(out)'), cases))
        header = 'freq_hz,' + ','.join('dB_fc%d_k%s,rad_fc%d_k%s' % (fc, s, fc, s) for fc, s in cases)
        rows = ['%.8g,' % runs[0][i][0] + ','.join('%.4f,%.5f' % (r[i][1], r[i][2]) for r in runs) for i in range(len(runs[0]))]
        write('ac_%s.csv' % circuit, header, rows)


def saw_source(peak, periods=4, hz=110.0, retrace=20e-6):
    """Rising saw that starts at 0 V in the middle of its ramp at t = 0, with a linear retrace."""
    slope = 2 * peak / (1 / hz - retrace)
    t = peak / slope
    points = [(0, 0.0), (t, peak), (t + retrace, -peak)]
    t += retrace
    for _ in range(periods):
        t += 1 / hz - retrace
        points += [(t, peak), (t + retrace, -peak)]
        t += retrace
    return 'Vin in 0 PWL(' + ' '.join('%.9g %.9g' % p for p in points) + ')'


def saw(pool):
    times = [i / SAW_RATE for i in range(int(SAW_SECONDS * SAW_RATE) + 1)]
    for circuit in CIRCUITS:
        cases = [(fc, s, v) for fc in CUTOFFS for s in SAW_SHARES for v in SAW_VOLTS[circuit.split('_')[0]]]
        traces = list(pool.map(lambda case: interpolate(run(
            circuit, case[0], loop_gain(circuit, case[1]), saw_source(case[2]), 'tran 0.25u 20.2m 0 0.25u', 'v(out)'), times), cases))
        rows = [','.join('%d' % round(trace[i] / SAW_UNIT) for trace in traces) for i in range(len(times))]
        write('saw_%s.csv' % circuit, ','.join('fc%d_k%s_A%s' % case for case in cases), rows)


def one_whistle(case):
    circuit, fc, share = case
    period = 1 / fc
    step = min(period / 600, 1e-6)
    length = 60 * period + (0.12 if circuit.startswith('early') else 0.05)
    kick = 'Vin in 0 PULSE(0 0.01 10u 1u 1u %r 1000)' % (period / 4)
    rows = run(circuit, fc, loop_gain(circuit, share), kick, 'tran %r %r %r %r' % (step, length, length - 12 * period, step), 'v(out)')
    mean = sum(r[1] for r in rows) / len(rows)
    ups = [a[0] - (a[1] - mean) * (b[0] - a[0]) / (b[1] - a[1]) for a, b in zip(rows, rows[1:]) if a[1] < mean <= b[1]]
    hz = (len(ups) - 1) / (ups[-1] - ups[0])
    wave = interpolate(rows, [ups[-3] + i / 1024 / hz for i in range(1024)])
    harmonics = [abs(sum(v * cmath.exp(-2j * math.pi * h * i / 1024) for i, v in enumerate(wave))) / 512 for h in range(1, 8)]
    decibels = ','.join('%.2f' % (20 * math.log10(max(h / harmonics[0], 1e-9))) for h in harmonics[1:])
    return '%s,%d,%.5f,%.4f,%.4f,%.4f,%.5f,%s' % (
        circuit, fc, loop_gain(circuit, share), hz, max(wave), min(wave), harmonics[0], decibels)


def whistle(pool):
    cases = [(c, fc, 'max') for c in CIRCUITS for fc in (50, 200, 1000, 3000, 8000, 14000)]
    cases += [(c, 1000, s) for c in CIRCUITS for s in (1.02, 1.05, 1.1, 1.2, 1.5) if c.startswith('late') or s < 1.11]
    header = 'circuit,fc_hz,k,f_hz,max_V,min_V,h1_V,h2_dB,h3_dB,h4_dB,h5_dB,h6_dB,h7_dB'
    write('whistle.csv', header, pool.map(one_whistle, cases))


def asymmetry(_):
    square = 'Vin in 0 PULSE(-0.1 0.1 10m 5u 5u 10m 20m)'
    rows = run('early_lpf', 2000, 2.3, square, 'tran 1u 70m 0 1u', 'v(out)')
    times = [49.5e-3 + i * 2e-5 for i in range(825)]
    write('asymmetry_early_lpf.csv', 't_ms,out_V', ['%.2f,%.5f' % (t * 1e3, v) for t, v in zip(times, interpolate(rows, times))])


def main():
    parts = dict(ac=ac, saw=saw, whistle=whistle, asymmetry=asymmetry)
    wanted = sys.argv[1:] or list(parts)
    for name in wanted:
        if name not in parts:
            sys.exit('There is no part "%s"; the parts are %s.' % (name, ', '.join(parts)))
    os.makedirs(DATA, exist_ok=True)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        for name in wanted:
            parts[name](pool)


if __name__ == '__main__':
    main()
