"""Envelopes, keyboard, pink noise and the VCO's core in ngspice: what is measured of them."""
import cmath
import math

from bench import interpolate, parts, run, write


def pwl(name, points):
    return 'V%s %s 0 PWL(%s)' % (name, name, ' '.join('%.9g %.9g' % p for p in points))


def gate(*edges):
    """A gate that is 0 V and changes over at each edge, in 0.1 us."""
    points, level = [(0, 0)], 0
    for t in edges:
        points += [(t, level), (t + 1e-7, 1 - level)]
        level = 1 - level
    return pwl('gate', points)


def envelope():
    """Knob times become resistors as the panel's laws define them: attack until 5 V, fall until a tenth is left."""
    p = parts('envelope.cir')
    attack = lambda seconds: seconds / math.log(p['Vaim'] / (p['Vaim'] - p['Vtop'])) / p['C1']
    fall = lambda seconds: seconds / math.log(10) / p['C1']
    # attack, decay, release in seconds, sustain in volts, the gate's edges: EG2's four segments; EG2 cut off while it rises and struck again;
    # EG1, whose attack stops at 5 V and stays.
    cases = {
        'eg2': (0.040, 0.150, 0.100, 2.0, (0.010, 0.250)),
        'eg2_again': (0.060, 0.080, 0.200, 3.5, (0.010, 0.035, 0.090, 0.300)),
        'eg1': (0.080, 1.0, 0.120, 5.0, (0.020, 0.220)),
    }
    times = [i * 5e-4 for i in range(801)]
    columns = []
    for a, d, r, sustain, edges in cases.values():
        values = dict(GATE=gate(*edges), RA=repr(attack(a)), RD=repr(fall(d)), RR=repr(fall(r)), SUSTAIN=repr(sustain))
        columns.append(interpolate(run('envelope', values, 'tran 5u 0.401 0 5u uic', 'v(cap)'), times))
    rows = ['%.1f,' % (t * 1e3) + ','.join('%.5f' % column[i] for column in columns) for i, t in enumerate(times)]
    write('envelope.csv', 'envelope.cir', 'envelope', '1 mV: the gate turns within 0.1 us, the comparator within 3 us of the top, a step is 5 us',
          't_ms,' + ','.join(cases), rows)


def keyboard():
    """Hold and PORTAMENTO: a glide up and down, and a key let go whose voltage droops."""
    times = [i * 5e-4 for i in range(801)]
    key = pwl('key', [(0, 1), (0.010, 1), (0.010001, 4), (0.200, 4), (0.200001, 1)])
    # portamento's time constant, leak, the gate's edges.
    cases = {
        'glide': (0.030, 1e15, (0.005, 0.390)),
        'droop': (0.001, 1 / (0.4 * parts('keyboard.cir')['C6']), (0.005, 0.150)),
    }
    columns = []
    for tau, leak, edges in cases.values():
        values = dict(KEY=key, GATE=gate(*edges), TAU=repr(tau), LEAK=repr(leak))
        columns.append(interpolate(run('keyboard', values, 'tran 5u 0.401 0 5u uic', 'v(cv)'), times))
    rows = ['%.1f,' % (t * 1e3) + ','.join('%.5f' % column[i] for column in columns) for i, t in enumerate(times)]
    write('keyboard.csv', 'keyboard.cir', 'keyboard', '1 mV: the switch charges C6 with 10 us, a step is 5 us', 't_ms,' + ','.join(cases), rows)


def pink():
    rows = run('pink', {}, 'ac dec 10 20 20k', 'vdb(out) vp(out)')
    write('pink.csv', 'pink.cir', 'pink', 'linear equations, solved exactly', 'freq_hz,dB,rad', ['%.8g,%.4f,%.5f' % tuple(row[:3]) for row in rows])


def one_vco(volts):
    p = parts('vco_core.cir')
    hz = p['HZPERVOLT'] * volts
    period = 1 / hz
    step = period / 40000
    rows = run('vco_core', dict(CV=repr(volts)), 'tran %r %r 0 %r uic' % (step, 4.6 * period, step), 'v(cap)')
    # The capacitor falls; a period is from where it turns to where it turns again, found where ramp and recharge cross its middle.
    middle = (max(r[1] for r in rows) + min(r[1] for r in rows)) / 2
    downs = [a[0] + (a[1] - middle) * (b[0] - a[0]) / (a[1] - b[1]) for a, b in zip(rows, rows[1:]) if a[1] >= middle > b[1]]
    f = (len(downs) - 1) / (downs[-1] - downs[0])
    last = [r[1] for r in rows if r[0] >= downs[0]]
    top, bottom = max(last), min(last)
    rise = [r[0] for r in rows if downs[0] < r[0] < downs[1] and r[1] > bottom]
    climbing = [a[0] for a, b in zip(rows, rows[1:]) if downs[0] < a[0] < downs[1] and b[1] > a[1]]
    n = 65536
    wave = interpolate(rows, [downs[0] + i / n / f for i in range(n)])
    harmonics = [abs(sum(v * cmath.exp(-2j * math.pi * h * i / n) for i, v in enumerate(wave))) * 2 / n for h in range(1, 9)]
    return '%s,%.5f,%.3f,%.3f,%.3f,' % (volts, f, top, bottom, (climbing[-1] - climbing[0]) * 1e6) + ','.join(
        '%.3f' % (20 * math.log10(h / harmonics[0])) for h in harmonics[1:])


def vco():
    write('vco_core.csv', 'vco_core.cir', 'vco', '0.05 cents and 0.01 dB: the switch turns within a step, 1/40000 of a period',
          'cv_V,f_hz,top_V,bottom_V,reset_us,' + ','.join('h%d_dB' % h for h in range(2, 9)), [one_vco(v) for v in (0.5, 1.0, 2.0, 4.0, 8.0, 16.0)])
