#!/usr/bin/env python3
"""Breaks the instrument in one line at a time and writes to docs/mutations.md which tests notice.

    python3 tests/mutations.py            # all of them, half an hour on two cores
    python3 tests/mutations.py droop ...  # some; prints, and leaves the page alone

Each mutation is made in a worktree of its own of the last commit, so the tree at hand is not touched. First the same tests must pass without
any. MS20_RUN_WITH=<command> puts a command in front of each run. Ends with 1 when a mutation is noticed by nobody.
"""
import os
import re
import shlex
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ENGINE, FIGURES, PANEL = 'Ms20.Engine.Tests', 'Ms20.Measurement.Tests', 'Ms20.Panel.Tests'
CIRCUITS, PARTS = 'src/Ms20.Engine/Circuits/', 'src/Ms20.Engine/Components/'

# Name, what it is, file, text, what takes its place, and the runs: test project and filter.
MUTATIONS = [
    ('early-c2', 'early filters: C2 is 1.12 nF', CIRCUITS + 'Filters/EarlyFilterParts.cs', 'C2 = 1.1e-9', 'C2 = 1.12e-9',
     [(ENGINE, 'PartValue'), (FIGURES, 'DisplayName~small.|DisplayName~null.square')]),
    ('early-lp-ra', 'early low-pass: input resistor 13 k', CIRCUITS + 'Filters/EarlyFilterParts.cs', 'Ra = 12.54e3', 'Ra = 13e3',
     [(ENGINE, 'PartValue'), (FIGURES, 'DisplayName~small.gain|DisplayName~small.phase')]),
    ('early-hp-rsg', 'early high-pass: 20 ohms at the grounded input', CIRCUITS + 'Filters/EarlyFilterParts.cs', 'Rsg = 1.0', 'Rsg = 20.0',
     [(ENGINE, 'PartValue'), (FIGURES, 'DisplayName~small.|DisplayName~null.square')]),
    ('late-r3', 'late filters: R3 is 225 ohms', CIRCUITS + 'Filters/LateFilterParts.cs', 'R3 = 220.0', 'R3 = 225.0',
     [(ENGINE, 'PartValue'), (FIGURES, 'DisplayName~small.|DisplayName~null.square')]),
    ('late-cc', 'late filters: coupling capacitor 0.5 uF', CIRCUITS + 'Filters/LateFilterParts.cs', 'Cc = 0.47e-6', 'Cc = 0.5e-6',
     [(ENGINE, 'PartValue'), (FIGURES, 'DisplayName~small.|DisplayName~null.square')]),
    ('late-diodes', 'late filters: two diodes each way, not three', CIRCUITS + 'Filters/LateFilterParts.cs', 'DiodesInSeries = 3', 'DiodesInSeries = 2',
     [(ENGINE, 'PartValue'), (FIGURES, 'DisplayName~null.')]),
    ('op-amp', 'both revisions: op-amp of 2.9 MHz', PARTS + 'OperationalAmplifier.cs', 'GainBandwidthHz = 3e6', 'GainBandwidthHz = 2.9e6',
     [(ENGINE, 'PartValue'), (FIGURES, 'DisplayName~small.|DisplayName~null.')]),
    ('thump', 'early filters: a third more charge from a moving cutoff', CIRCUITS + 'Filters/EarlyFilterParts.cs', 'ThumpKappa = 0.15', 'ThumpKappa = 0.2',
     [(ENGINE, 'EarlyFilterTests')]),
    ('pass-limit', 'solver: at most three passes', 'src/Ms20.Engine/Solvers/Newton.cs', 'MostPasses = 8', 'MostPasses = 3',
     [(ENGINE, 'SolverTests')]),
    ('pass-end', 'solver: ends at a step of 0.3, not 0.001', 'src/Ms20.Engine/Solvers/Newton.cs', 'LastStep = 1e-3', 'LastStep = 0.3',
     [(ENGINE, 'SolverTests'), (FIGURES, 'DisplayName~null.')]),
    ('warp', 'filters: warp for a ring 2 % higher', CIRCUITS + 'Filters/FilterTuning.cs', '_halfStep * hertz / (_a.At(i)', '_halfStep * hertz / (TLanes.Of(0.98) * _a.At(i)',
     [(ENGINE, 'RingFit|WhistleTests'), (FIGURES, 'DisplayName~4x')]),
    ('ring-fit', 'late filters: a coefficient of RingFit off by 5 %', CIRCUITS + 'Filters/RingFit.cs', '0.38569', '0.36641',
     [(ENGINE, 'RingFit|WhistleTests'), (FIGURES, 'DisplayName~4x')]),
    ('lanes', 'solver: lanes that are finished go on', 'src/Ms20.Engine/Solvers/Newton.cs', 'TLanes.Width == 1 ? renewed : TLanes.Select(solving, renewed, old)', 'renewed',
     [(ENGINE, 'Contract|InstrumentLane')]),
    ('edge-kernel', 'oscillators: 1/7 for 1/8 in the kernel of a jump', 'src/Ms20.Engine/Signals/BandLimitedWave.cs', 'TLanes.Of(1.0 / 8.0) * u', 'TLanes.Of(1.0 / 7.0) * u',
     [(ENGINE, 'OscillatorSpectrum|OscillatorAlias|BandLimited'), (FIGURES, 'DisplayName~vco.')]),
    ('droop', 'oscillators: droop corrected with 0.15, not 1/6', 'src/Ms20.Engine/Signals/BandLimitedWave.cs', 'DroopCorrection = 1.0 / 6.0', 'DroopCorrection = 0.15',
     [(ENGINE, 'OscillatorSpectrum|BandLimited'), (FIGURES, 'DisplayName~vco.')]),
    ('phase', 'VCO 1: phase by the last frequency alone, no trapezoid', CIRCUITS + 'Oscillators/VoltageControlledOscillator1.cs',
     '(cycles + nextCycles) * TLanes.Of(0.5)', 'nextCycles', [(ENGINE, 'OscillatorPitch'), (FIGURES, 'DisplayName~modulation.pitch|DisplayName~vco.')]),
    ('half-band', 'resampling: one tap off by 0.0001', 'src/Ms20.Engine/Signals/HalfBandTable.cs', ' 0.05974178689943763', ' 0.05984178689943763',
     [(ENGINE, 'DecimatorTests|InterpolatorTests')]),
    ('exp', 'elementary functions: the last coefficient of exp for the last but one', 'src/Ms20.Engine/Lanes/Exp.cs', 'Elementary.E8', 'Elementary.E9',
     [(ENGINE, 'ElementaryTests|LaneOperations')]),
    ('normal', 'panel: the MG is not normalled to TOTAL', 'src/Ms20.Panel/NormalsTables.cs', 'new(Jacks.MgTriangleOut.Id, Jacks.Total.Id),', '',
     [(PANEL, 'Normals'), (ENGINE, 'HardwareTests|PatchBay')]),
    ('knob-law', 'panel: CUTOFF FREQUENCY ends at 15.5 kHz', 'src/Ms20.Panel/Laws/KnobLaws.cs', 'Cutoff { get; } = new ExponentialLaw(50.0, 15000.0', 'Cutoff { get; } = new ExponentialLaw(50.0, 15500.0',
     [(PANEL, 'KnobLawTests')]),
    ('eg-aim', 'envelopes: attacks aim at 7.6 V', PARTS + 'EnvelopeCapacitor.cs', 'AimVolts = 7.5', 'AimVolts = 7.6',
     [(ENGINE, 'PartValue|EnvelopeGenerator'), (FIGURES, 'DisplayName~envelope.')]),
    ('trigger', 'S-trigger: on below 1.4 V', PARTS + 'STrigger.cs', 'OnVolts = 1.3', 'OnVolts = 1.4', [(ENGINE, 'STrigger|EnvelopeGenerator')]),
    ('glide', 'keyboard: PORTAMENTO 1 % quicker', CIRCUITS + 'Performer/Keyboard.cs', '-(TLanes.Of(_stepSeconds) /', '-(TLanes.Of(1.01 * _stepSeconds) /',
     [(ENGINE, 'KeyboardTests'), (FIGURES, 'DisplayName~keyboard.')]),
    ('hold', 'sample and hold: forgets in 90 s, not 100', CIRCUITS + 'Modulation/SampleAndHold.cs', 'DroopSeconds = 100.0', 'DroopSeconds = 90.0',
     [(ENGINE, 'SampleAndHold')]),
    ('pink', 'noise: sections of PINK 4.2 times apart', 'src/Ms20.Engine/Signals/PinkFilter.cs', 'CornerRatio = 4.0', 'CornerRatio = 4.2',
     [(ENGINE, 'PartValue|NoiseGenerator'), (FIGURES, 'DisplayName~noise.')]),
    ('seed', 'units: one digit of the seeds\' mixing', CIRCUITS + 'UnitParts.cs', '0xBF58476D1CE4E5B9UL', '0xBF58476D1CE4E5BBUL', [(ENGINE, 'GoldenTests')]),
]


def call(*words, cwd):
    prefix = shlex.split(os.environ.get('MS20_RUN_WITH', ''))
    return subprocess.run(prefix + list(words), cwd=cwd, capture_output=True, text=True)


def run(tree, runs):
    """Builds and runs; the failing tests' names for each run, or None for one that does not build."""
    commands = ['dotnet test -c Release -m:1 tests/%s --filter %s; echo ==end==' % (project, shlex.quote(chosen)) for project, chosen in runs]
    outputs = call('bash', '-c', '\n'.join(commands), cwd=tree).stdout.split('==end==')
    found = []
    for (project, chosen), said in zip(runs, outputs):
        if re.search(r'error (CS|MSB|IDE|CA)\w*\d', said):
            found.append(None)
            continue
        if not re.search(r'Passed:\s+[1-9]|Failed:\s+[1-9]', said):
            sys.exit('No test of %s is chosen by "%s".\n%s' % (project, chosen, said[-2000:]))
        names = re.findall(r'^\s*Failed (\S.*?) \[[<0-9]', said, re.M)
        found.append(list(dict.fromkeys(re.sub(r'^Ms20\.\w+\.Tests\.', '', name) for name in names)))
    return found


def spoken(name):
    """A test's name for the page: a figure by its id alone."""
    figure = re.match(r'FigureTests\.\w+\(id: "([^"]+)"\)', name)
    part = re.match(r'Reference\.PartValueTests\.The_netlist\w+\(netlist: "([^"]+)", part: "([^"]+)"', name)
    if figure or part:
        return 'figure ' + figure[1] if figure else 'part value %s of %s' % (part[2], part[1])
    # Arguments that hold brackets are cut off with the time that the runner puts behind the name.
    return name.replace('|', '/') if '(' not in name or name.endswith(')') else name.split('(')[0]


def attempt(tree, mutation):
    name, what, path, old, new, runs = mutation
    file = os.path.join(tree, path)
    with open(file) as f:
        text = f.read()
    if text.count(old) != 1:
        sys.exit('%s: "%s" stands %d times in %s, not once.' % (name, old, text.count(old), path))
    with open(file, 'w') as f:
        f.write(text.replace(old, new))
    try:
        caught = run(tree, runs)
        if None in caught:
            sys.exit('%s: the tests do not build any more; a mutation must.' % name)
        return caught
    finally:
        with open(file, 'w') as f:
            f.write(text)


def row(mutation, caught):
    cells = []
    for failed in caught:
        if failed:
            shown = ', '.join('`%s`' % spoken(test) for test in failed[:2])
            cells.append(shown + (' and %d more' % (len(failed) - 2) if len(failed) > 2 else ''))
    return '| %s | %s | `%s` | %s |' % (mutation[0], mutation[1], os.path.basename(mutation[2]), '<br>'.join(cells) or '**nobody**')


def main():
    names = [m[0] for m in MUTATIONS]
    for name in sys.argv[1:]:
        if name not in names:
            sys.exit('There is no mutation "%s"; there are %s.' % (name, ', '.join(names)))
    chosen = [m for m in MUTATIONS if not sys.argv[1:] or m[0] in sys.argv[1:]]
    with tempfile.TemporaryDirectory() as place:
        tree = os.path.join(place, 'tree')
        subprocess.run(['git', 'worktree', 'add', '-q', '--detach', tree, 'HEAD'], cwd=ROOT, check=True)
        try:
            pairs = sorted({pair for m in chosen for pair in m[5]})
            for pair, failed in zip(pairs, run(tree, pairs)):
                if failed != []:
                    sys.exit('Without any mutation %s %s: %s' % (*pair, 'does not build' if failed is None else 'fails: ' + ', '.join(failed)))
            rows = []
            for mutation in chosen:
                rows.append(row(mutation, attempt(tree, mutation)))
                print(rows[-1], flush=True)
        finally:
            subprocess.run(['git', 'worktree', 'remove', '--force', tree], cwd=ROOT, check=True)
    if not sys.argv[1:]:
        with open(os.path.join(ROOT, 'docs', 'mutations.md'), 'w') as f:
            f.write('# What the tests notice\n\nWritten by `python3 tests/mutations.py`, never by hand. Each row is one line of the instrument made wrong, and the tests that '
                    'failed because of it; only\nthe tests most likely to notice are run. Figures are those of `ms20 measure`.\n\n'
                    '| mutation | what is wrong | where | noticed by |\n|---|---|---|---|\n' + '\n'.join(rows) + '\n')
    sys.exit(1 if any('**nobody**' in line for line in rows) else 0)


if __name__ == '__main__':
    main()
