#!/usr/bin/env python3
"""test-plan-reference.py PROGRAM [FIRST LAST]: two programs give one answer.

Random case files are ordered by the program and by the reference, which was written apart from it. With FIRST
and LAST, those seeds; else as many of a fixed row as fit into the time.
"""

import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / 'reference'))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

import answerer
import plan_reference
import random_cases
import tap

SECONDS = 20
FEWEST = 300
EVERYTHING = set(plan_reference.BANDS) | set(
    'immediate-risk concern deadline essential breakthrough material daily-life told-us with-specialist '
    'waiting-list not-now speak-alone trust-reached needs-trust due matters-to-family drives severity '
    'raised-by family-choice pinned'.split())
answers = answerer.Answerer(sys.argv[1])
seeds = range(int(sys.argv[2]), int(sys.argv[3]) + 1) if len(sys.argv) > 3 else None


def same_answer():
    start, done, seen = time.monotonic(), 0, set()
    for seed in seeds or range(1, 1000000):
        if seeds is None and time.monotonic() - start > SECONDS and done >= FEWEST:
            break
        now, case, policy = random_cases.generate(seed)
        try:
            plan = answers.plan(case, now, policy)
        except (AssertionError, ValueError) as error:
            yield f'seed {seed} at {now}, {policy}: {str(error)[:2000]}'
            return
        seen |= {place['band'] for place in plan['plan']}
        seen |= {reason['code'] for place in plan['plan'] for reason in place['reasons']}
        done += 1
    print(f'# {done} families')
    # A generator that no longer makes a thing would test nothing of it.
    if seeds is None and seen != EVERYTHING:
        yield f'these never came up: {sorted(EVERYTHING - seen)}'


tap.run([
    ('the program and the reference order alike', same_answer),
    ('the program ends well', answers.ends_well),
])
