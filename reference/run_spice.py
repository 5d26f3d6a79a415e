#!/usr/bin/env python3
"""Runs the netlists in ngspice and writes the reference data of the tests to reference/data.

    python3 reference/run_spice.py [PART ...]

Needs Python 3.9 and ngspice 39 or later, nothing else. All parts take about eight minutes on two cores.
Every run is deterministic: the same ngspice gives the same files.
"""
import os
import sys

import control
import filters
from bench import DATA

PARTS = dict(
    ac=filters.ac, slopes=filters.slopes, saw=filters.saw, square=filters.square, twotone=filters.twotone, whistle=filters.whistle,
    asymmetry=filters.asymmetry, cvstep=filters.cvstep,
    envelope=control.envelope, keyboard=control.keyboard, pink=control.pink, vco=control.vco)


def main():
    wanted = sys.argv[1:] or list(PARTS)
    for name in wanted:
        if name not in PARTS:
            sys.exit('There is no part "%s"; the parts are %s.' % (name, ', '.join(PARTS)))
    os.makedirs(DATA, exist_ok=True)
    for name in wanted:
        PARTS[name]()


if __name__ == '__main__':
    main()
