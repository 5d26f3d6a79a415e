"""The bench: reads part values from the netlists, runs ngspice, writes tables with their provenance."""
import concurrent.futures
import datetime
import functools
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
NETLISTS = os.path.join(HERE, 'netlists')
DATA = os.path.join(HERE, 'data')
CONTROL = '.control\nset wr_vecnames\nset wr_singlescale\n%s\nwrdata out.txt %s\nquit\n.endc'
SCALES = {'': 1.0, 'f': 1e-15, 'p': 1e-12, 'n': 1e-9, 'u': 1e-6, 'm': 1e-3, 'k': 1e3, 'meg': 1e6, 'g': 1e9}


def number(text):
    """A SPICE number, 4.7k, in SI units."""
    match = re.fullmatch(r'([-+0-9.]+(?:e[-+]?\d+)?)(meg|[fpnumkg]?)', text.lower())
    if not match:
        raise ValueError('"%s" is no SPICE number' % text)
    return float(match[1]) * SCALES[match[2]]


@functools.lru_cache(None)
def parts(netlist):
    """Every part of a netlist that has one number for a value, by its designator or name: each value stands in its netlist and nowhere else here."""
    values = {}
    with open(os.path.join(NETLISTS, netlist)) as f:
        lines = f.read().replace('\n+', ' ').splitlines()
    for line in lines:
        words = line.split('$')[0].split()
        if words and words[0].lower() in ('.param', '.model'):
            prefix = '' if words[0].lower() == '.param' else words[1] + '.'
            for name, value in re.findall(r'(\w+)\s*=\s*([-+.\w]+)', line):
                try:
                    values[prefix + name] = number(value)
                except ValueError:
                    pass
        elif len(words) >= 4 and words[0][0] in 'RCVGrcvg':
            try:
                values[words[0]] = number(words[5 if words[0][0] in 'Gg' else 3])
            except ValueError:
                pass
    return values


def run(circuit, values, analysis, vectors):
    """One ngspice run of netlists/<circuit>.cir with @NAME@ filled in; the rows of its output as lists of numbers."""
    values = dict(values, ANALYSIS=CONTROL % (analysis, vectors))
    with tempfile.TemporaryDirectory() as work:
        for name in os.listdir(NETLISTS):
            with open(os.path.join(NETLISTS, name)) as f:
                text = f.read()
            for key, value in values.items():
                text = text.replace('@%s@' % key, value)
            with open(os.path.join(work, name), 'w') as f:
                f.write(text)
        done = subprocess.run(['ngspice', '-b', circuit + '.cir'], cwd=work, capture_output=True, text=True)
        try:
            with open(os.path.join(work, 'out.txt')) as f:
                next(f)
                return [[float(x) for x in line.split()] for line in f]
        except OSError:
            sys.exit('ngspice gave nothing for %s:\n%s%s' % (circuit, done.stdout[-1500:], done.stderr[-1500:]))


def interpolate(rows, times, column=1):
    """A column at times, linearly; both ascending."""
    result, i = [], 0
    for t in times:
        while i + 1 < len(rows) - 1 and rows[i + 1][0] <= t:
            i += 1
        (t0, v0), (t1, v1) = (rows[i][0], rows[i][column]), (rows[i + 1][0], rows[i + 1][column])
        result.append(v0 + (v1 - v0) * min(max((t - t0) / (t1 - t0), 0.0), 1.0))
    return result


@functools.lru_cache(None)
def version():
    said = subprocess.run(['ngspice', '--version'], capture_output=True, text=True).stdout
    return re.search(r'ngspice-[\w.]+', said)[0]


def write(name, netlists, part, tolerance, header, rows):
    """Writes data/<name>: what it is, then the table. A table that comes out the same keeps its date."""
    path = os.path.join(DATA, name)
    body = [header + '\n'] + [row + '\n' for row in rows]
    date = datetime.date.today().isoformat()
    if os.path.exists(path):
        with open(path) as f:
            old = f.readlines()
        if [line for line in old if not line.startswith('#')] == body:
            found = re.search(r'\d{4}-\d\d-\d\d', ''.join(line for line in old if line.startswith('#')))
            date = found[0] if found else date
    with open(path, 'w') as f:
        f.write('# netlists: %s; made by: python3 reference/run_spice.py %s; %s, %s\n' % (netlists, part, version(), date))
        f.write('# tolerance: %s\n' % tolerance)
        f.writelines(body)
    print(name, flush=True)


def pool():
    return concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 2)
