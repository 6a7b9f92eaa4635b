#!/usr/bin/env python3
"""test-count.py SOURCE_DIR: the last line of ./dev test tells the truth."""

import json
import pathlib
import subprocess
import sys
import tempfile

import tap

COUNT = pathlib.Path(sys.argv[1]) / 'tests/count-results.py'

GOOD = {'name': 'good', 'result': 'OK', 'returncode': 0, 'stdout': '1..2\nok 1 /a\nok 2 /b - two\n'}
SKIPS = {'name': 'skips', 'result': 'OK', 'returncode': 0,
         'stdout': '1..2\nok 1 /a\nok 2 /b # SKIP no display\n'}
WRONG = {'name': 'wrong', 'result': 'FAIL', 'returncode': 1,
         'stdout': '1..3\nok 1 /a\nnot ok 2 /b\nok 3 /c\n'}
CRASH = {'name': 'crash', 'result': 'ERROR', 'returncode': -6, 'stdout': '1..4\nok 1 /a\n'}
AFTER = {'name': 'after', 'result': 'ERROR', 'returncode': 1, 'stdout': '1..1\nok 1 /a\n'}
SILENT = {'name': 'silent', 'result': 'OK', 'returncode': 0, 'stdout': ''}
TIMEOUT = {'name': 'timeout', 'result': 'TIMEOUT', 'returncode': -15, 'stdout': ''}


def count(*entries, checks=''):
    """Returns the last line and the exit status for these results."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        text = ''.join(json.dumps(entry) + '\n' for entry in entries)
        (folder / 'testlog.json').write_text(text)
        (folder / 'dev-results.txt').write_text(checks)
        for check in checks.splitlines():
            (folder / f'dev-{check.split()[-1]}.txt').write_text('what it said')
        result = subprocess.run([sys.executable, str(COUNT), name], capture_output=True,
                                text=True, check=False)
    return (result.stdout.splitlines() or [''])[-1], result.returncode


def says(line, status, *entries, checks=''):
    def check():
        found = count(*entries, checks=checks)
        if found != (line, status):
            yield f'{found} instead of {(line, status)}'
    return check


tap.run([
    ('tests inside a program count', says('2 passed, 0 failed', 0, GOOD)),
    ('skipped ones are said', says('3 passed, 0 failed, 1 skipped', 0, GOOD, SKIPS)),
    ('one that failed fails the run', says('4 passed, 1 failed', 1, GOOD, WRONG)),
    ('what a crash kept from running failed', says('1 passed, 3 failed', 1, CRASH)),
    ('a program that fails at its end failed', says('1 passed, 1 failed', 1, AFTER)),
    ('a program that says nothing failed', says('2 passed, 1 failed', 1, GOOD, SILENT)),
    ('a program that hangs failed', says('2 passed, 1 failed', 1, GOOD, TIMEOUT)),
    ('no test at all is a failure', says('0 passed, 0 failed', 1)),
    ('checks count as one each', says('3 passed, 1 failed', 1, GOOD,
                                      checks='ok clang\nnot ok asan\n')),
])
