#!/usr/bin/env python3
"""count-results.py FOLDER: counts the tests inside each test program from what it said (TAP).

Reads Meson's testlog.json and dev-results.txt in FOLDER, prints what failed with its output,
and ends with "N passed, N failed[, N skipped]". A program that crashed, timed out or said
nothing counts as failed, and so do the tests that it announced and never reached. Exits
non-zero when something failed, or when nothing was run at all.
"""

import json
import pathlib
import re
import sys

RESULT = re.compile(r'(not )?ok\b(?:\s+\d+)?\s*(?:-\s*)?([^#]*)(#.*)?$')
PLAN = re.compile(r'1\.\.(\d+)')


def read_tap(text):
    """Returns the names that passed, failed and were skipped, and how many were announced."""
    passed, failed, skipped, planned = [], [], [], None
    for line in text.splitlines():
        plan = PLAN.match(line)
        if plan:
            planned = int(plan.group(1))
            continue
        result = RESULT.match(line)
        if not result:
            continue
        name = result.group(2).strip()
        directive = (result.group(3) or '').upper()
        if re.match(r'#\s*SKIP', directive):
            skipped.append(name)
        elif result.group(1) and not re.match(r'#\s*TODO', directive):
            failed.append(name)
        else:
            passed.append(name)
    return passed, failed, skipped, planned


def judge(entry):
    """Returns the counts of one test program and the sentences that say what went wrong."""
    passed, failed, skipped, planned = read_tap(entry.get('stdout') or '')
    seen = len(passed) + len(failed) + len(skipped)
    wrong = ['not ok: ' + name for name in failed]
    lost = 0

    if planned is not None and seen < planned:
        lost = planned - seen
        wrong.append(f'{lost} announced and not reached')
    if entry['result'] not in ('OK', 'SKIP', 'EXPECTEDFAIL') and not wrong:
        lost = 1
        wrong.append(f"{entry['result'].lower()}, exit status {entry.get('returncode')}")
    if not wrong and seen == 0:
        if entry['result'] == 'SKIP' or planned == 0:
            skipped.append(entry['name'])
        else:
            lost = 1
            wrong.append('said nothing')

    return len(passed), len(failed) + lost, len(skipped), wrong


def report(entry, wrong):
    print(f"\n=== {entry['name']}: {'; '.join(wrong)}")
    for stream in ('stdout', 'stderr'):
        text = (entry.get(stream) or '').rstrip()
        if text:
            print(f'--- {stream}')
            print(text[-8000:])


def count_programs(log):
    totals = [0, 0, 0]
    if not log.exists():
        return totals
    for line in log.read_text(encoding='utf-8', errors='replace').splitlines():
        entry = json.loads(line)
        *counts, wrong = judge(entry)
        totals = [total + count for total, count in zip(totals, counts)]
        if wrong:
            report(entry, wrong)
    return totals


def count_checks(folder):
    totals = [0, 0, 0]
    results = folder / 'dev-results.txt'
    if not results.exists():
        return totals
    for line in results.read_text().splitlines():
        state, name = line.rsplit(' ', 1)
        if state == 'ok':
            totals[0] += 1
            continue
        totals[1] += 1
        print(f'\n=== {name} failed')
        print((folder / f'dev-{name}.txt').read_text(errors='replace')[-8000:])
    return totals


def main():
    folder = pathlib.Path(sys.argv[1])
    programs, checks = count_programs(folder / 'testlog.json'), count_checks(folder)
    passed, failed, skipped = (a + b for a, b in zip(programs, checks))

    if passed + failed + skipped == 0:
        print('No test was run.')
    line = f'\n{passed} passed, {failed} failed'
    if skipped:
        line += f', {skipped} skipped'
    print(line)
    return 0 if failed == 0 and passed > 0 else 1


if __name__ == '__main__':
    sys.exit(main())
