"""The four filters in ngspice: what is measured of them."""
import cmath
import math

from bench import interpolate, parts, pool, run, write

VT = 8.617333e-5 * 300.15                 # kT/q at 27 C as ngspice has it
EARLY, LATE, MODELS = parts('early_core.inc'), parts('late_core.inc'), parts('models.lib')
K35_R, K35_F, K35_IS = 1 / MODELS['QK35.BR'], 1 / MODELS['QK35.BF'], MODELS['QK35.IS']
THRESHOLD = {'early': 7 / 3, 'late': 2.0}          # loop gain at which the ideal poles reach the axis
FULL = {'early': 2.6, 'late': 1 + LATE['Rf'] / LATE['Rg']}         # the largest loop gain of the data
ALPHA = (1 / LATE['R1']) / (1 / LATE['R1'] + 1 / LATE['R2'] + 1 / LATE['R3'])          # attenuator in front of the first OTA
CIRCUITS = ('early_lpf', 'early_hpf', 'late_lpf', 'late_hpf')
CUTOFFS = (200, 1000, 5000)
AC_SHARES = (0.0, 0.5, 0.9, 0.98)                  # of the threshold
SAW_SHARES = (0.0, 0.9, 'max')
EDGE_SHARES = (0.0, 0.9)
VOLTS = {'early': (0.1, 0.4, 1.0), 'late': (0.5, 2.0, 5.0)}
SAW_RATE, SAW_SECONDS = 96000.0, 0.0182
EDGE_RATE, EDGE_START, EDGE_SAMPLES = 384000.0, 0.012, 2048
UNIT = 1e-5                                        # of the traces, in volts
OPTIONS = 'reltol 1e-5, step 0.25 us'


def early_drive(fc):
    """Converter voltage for a linear cutoff: R1 = VT/(br IB), fc = 1/(2 pi R1 C1), IB at rest."""
    ib = VT * 2 * math.pi * fc * EARLY['C1'] * K35_R
    return VT * math.log(ib / K35_IS / (K35_R + K35_F)) + VT * math.log(ib / (1 + K35_F) / K35_IS)


def late_iabc(fc):
    """wc = ALPHA IABC / (2 VT C)."""
    return 2 * math.pi * fc * LATE['C1'] * 2 * LATE['VT'] / ALPHA


def loop_gain(circuit, share):
    revision = circuit.split('_')[0]
    return FULL[revision] if share == 'max' else share * THRESHOLD[revision]


def bench(circuit, fc, k, vin, analysis, vectors, octaves=None):
    """One run; octaves is a function from a converter's voltage to its source, for a cutoff that moves."""
    if circuit.startswith('early'):
        drive, lower = early_drive(fc), 2 * VT * math.log(EARLY['RATIO'])
        source = octaves or (lambda volts: repr(volts))
        values = dict(CV1=source(drive), CV2=source(drive - lower), KLOOP=repr(k))
    else:
        values = dict(IABC=repr(late_iabc(fc)), RPOT=repr(k / FULL['late']))
    return run(circuit, dict(values, VIN=vin), analysis, vectors)


def files(circuit):
    return '%s.cir, %s_core.inc, models.lib' % (circuit, circuit.split('_')[0])


def ac():
    cases = [(fc, share) for fc in CUTOFFS for share in AC_SHARES]
    with pool() as threads:
        for circuit in CIRCUITS:
            runs = list(threads.map(lambda case: bench(
                circuit, case[0], loop_gain(circuit, case[1]), 'Vin in 0 DC 0 AC 1', 'ac dec 24 20 40k', 'vdb(out) vp(out)'), cases))
            header = 'freq_hz,' + ','.join('dB_fc%d_k%s,rad_fc%d_k%s' % (fc, s, fc, s) for fc, s in cases)
            rows = ['%.8g,' % runs[0][i][0] + ','.join('%.4f,%.5f' % (r[i][1], r[i][2]) for r in runs) for i in range(len(runs[0]))]
            write('ac_%s.csv' % circuit, files(circuit), 'ac', 'linear equations, solved exactly; 0.00005 dB by rounding here', header, rows)


def slopes():
    rows = []
    for circuit in CIRCUITS:
        gains = [bench(circuit, 1000, 0.0, 'Vin in 0 DC 0 AC 1', 'ac lin 1 %d %d' % (hz, hz), 'vdb(out)')[0][1] for hz in (10, 20, 8000, 16000)]
        rows.append(circuit + ',' + ','.join('%.5f' % gain for gain in gains))
    write('slopes.csv', 'all four filters', 'slopes', 'linear equations, solved exactly', 'circuit,dB_10Hz,dB_20Hz,dB_8kHz,dB_16kHz', rows)


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


def square_source(peak, periods=9, hz=440.0, edge=50e-6):
    """Square that starts at 0 V in the middle of a rising edge at t = 0; linear edges."""
    points = [(0, 0.0), (edge / 2, peak)]
    for half in range(1, 2 * periods):
        sign = 1 if half % 2 else -1
        points += [(half / hz / 2 - edge / 2, sign * peak), (half / hz / 2 + edge / 2, -sign * peak)]
    return 'Vin in 0 PWL(' + ' '.join('%.12g %.9g' % p for p in points) + ')'


def twotone_source(peak):
    """Two sines of half the peak each, 620 and 2930 Hz."""
    return 'Vin in in2 SIN(0 %r 620)\nVin2 in2 0 SIN(0 %r 2930)' % (peak / 2, peak / 2)


def traces(name, source, shares, times, analysis, tolerance):
    with pool() as threads:
        for circuit in CIRCUITS:
            cases = [(fc, s, v) for fc in CUTOFFS for s in shares for v in VOLTS[circuit.split('_')[0]]]
            columns = list(threads.map(lambda case: interpolate(bench(
                circuit, case[0], loop_gain(circuit, case[1]), source(case[2]), analysis, 'v(out)'), times), cases))
            rows = [','.join('%d' % round(column[i] / UNIT) for column in columns) for i in range(len(times))]
            write('%s_%s.csv' % (name, circuit), files(circuit), name, tolerance, ','.join('fc%d_k%s_A%s' % case for case in cases), rows)


def saw():
    times = [i / SAW_RATE for i in range(int(SAW_SECONDS * SAW_RATE) + 1)]
    traces('saw', saw_source, SAW_SHARES, times, 'tran 0.25u 20.2m 0 0.25u',
           'whole numbers of 10 uV, %s: -85 dB of the smallest signal' % OPTIONS)


def edge_times():
    return [EDGE_START + i / EDGE_RATE for i in range(EDGE_SAMPLES)]


def square():
    traces('square', square_source, EDGE_SHARES, edge_times(), 'tran 0.25u 17.6m 11.9m 0.25u',
           'whole numbers of 10 uV, %s: -80 dB of the smallest signal' % OPTIONS)


def twotone():
    traces('twotone', twotone_source, EDGE_SHARES, edge_times(), 'tran 0.25u 17.6m 11.9m 0.25u',
           'whole numbers of 10 uV, %s: -75 dB of the smallest signal' % OPTIONS)


def one_whistle(case):
    circuit, fc, share = case
    period = 1 / fc
    step = min(period / 600, 1e-6)
    length = 60 * period + (0.12 if circuit.startswith('early') else 0.05)
    kick = 'Vin in 0 PULSE(0 0.01 10u 1u 1u %r 1000)' % (period / 4)
    rows = bench(circuit, fc, loop_gain(circuit, share), kick, 'tran %r %r %r %r' % (step, length, length - 12 * period, step), 'v(out)')
    mean = sum(r[1] for r in rows) / len(rows)
    ups = [a[0] - (a[1] - mean) * (b[0] - a[0]) / (b[1] - a[1]) for a, b in zip(rows, rows[1:]) if a[1] < mean <= b[1]]
    hz = (len(ups) - 1) / (ups[-1] - ups[0])
    wave = interpolate(rows, [ups[-3] + i / 1024 / hz for i in range(1024)])
    harmonics = [abs(sum(v * cmath.exp(-2j * math.pi * h * i / 1024) for i, v in enumerate(wave))) / 512 for h in range(1, 8)]
    decibels = ','.join('%.2f' % (20 * math.log10(max(h / harmonics[0], 1e-9))) for h in harmonics[1:])
    return '%s,%d,%.5f,%.4f,%.4f,%.4f,%.5f,%s' % (
        circuit, fc, loop_gain(circuit, share), hz, max(wave), min(wave), harmonics[0], decibels)


def whistle():
    cases = [(c, fc, 'max') for c in CIRCUITS for fc in (50, 200, 1000, 3000, 8000, 14000)]
    cases += [(c, 1000, s) for c in CIRCUITS for s in (1.02, 1.05, 1.1, 1.2, 1.5) if c.startswith('late') or s < 1.11]
    header = 'circuit,fc_hz,k,f_hz,max_V,min_V,h1_V,h2_dB,h3_dB,h4_dB,h5_dB,h6_dB,h7_dB'
    with pool() as threads:
        write('whistle.csv', 'all four filters', 'whistle',
              '0.01 % of pitch: at 600 steps a period the trapezoidal rule is 9e-6 flat, the rest is reltol 1e-5', header, threads.map(one_whistle, cases))


def asymmetry():
    levels = (0.02, 0.05, 0.1, 0.15)
    times = [49.5e-3 + i * 2e-5 for i in range(825)]
    with pool() as threads:
        runs = threads.map(lambda volts: interpolate(bench(
            'early_lpf', 2000, 2.3, 'Vin in 0 PULSE(-%r %r 10m 5u 5u 10m 20m)' % (volts, volts), 'tran 1u 70m 0 1u', 'v(out)'), times), levels)
        columns = list(runs)
    rows = ['%.2f,' % (t * 1e3) + ','.join('%.5f' % column[i] for column in columns) for i, t in enumerate(times)]
    write('asymmetry_early_lpf.csv', files('early_lpf'), 'asymmetry', '10 uV by rounding, reltol 1e-5, step 1 us',
          't_ms,' + ','.join('A%s' % volts for volts in levels), rows)


def cvstep():
    """The cutoff goes from 200 Hz up five octaves in 0.2 ms, no signal: what reaches the output."""
    rise = 2 * VT * math.log(32)
    times = [9.5e-3 + i * 1e-5 for i in range(1051)]
    shares = (0.0, 0.9)
    columns = [interpolate(bench(circuit, 200, loop_gain(circuit, share), 'Vin in 0 0', 'tran 0.5u 20.2m 0 0.5u', 'v(out)',
                                 lambda volts: 'PWL(0 %r 10m %r 10.2m %r)' % (volts, volts, volts + rise)), times)
               for circuit in CIRCUITS[:2] for share in shares]
    rows = ['%.2f,' % (t * 1e3) + ','.join('%.6f' % column[i] for column in columns) for i, t in enumerate(times)]
    write('cvstep_early.csv', 'early_lpf.cir, early_hpf.cir, early_core.inc, models.lib', 'cvstep', '1 uV by rounding, reltol 1e-5, step 0.5 us',
          't_ms,' + ','.join('%s_k%s' % (circuit, share) for circuit in CIRCUITS[:2] for share in shares), rows)
