#!/usr/bin/env python3
"""test-clock.py SOURCE_DIR: nothing in data asks what time it is.

The clock is handed in, so that a sample casebook can be made again and a test can let the
clock go back. Monotonic time, which measures how long work takes, is no such question.
"""

import pathlib
import re
import sys

import csource
import tap

SOURCE = pathlib.Path(sys.argv[1]).resolve()

ASKS = re.compile(r'\b(g_get_real_time|g_get_current_time|g_date_time_new_now\w*|gettimeofday|'
                  r'clock_gettime|time|localtime|gmtime)\s*\(')
SQL_ASKS = re.compile(r"'now'|CURRENT_(TIME|DATE|TIMESTAMP)", re.IGNORECASE)


def complaints(path, pattern, text):
    for number, line in enumerate(text.splitlines(), 1):
        if pattern.search(line):
            yield f'{path.relative_to(SOURCE)}:{number}: {line.strip()}'


def without_comments(text):
    """The text with its comments blanked, so that lines keep their numbers."""
    return re.sub(r'/\*.*?\*/', lambda match: re.sub(r'[^\n]', ' ', match.group()), text,
                  flags=re.DOTALL)


def c_files():
    for path in sorted((SOURCE / 'data').glob('*.[ch]')):
        yield from complaints(path, ASKS, without_comments(path.read_text()))


def sql():
    for path in sorted((SOURCE / 'data').glob('*.c')):
        for literal in csource.literals(path.read_text()):
            if SQL_ASKS.search(literal.text):
                yield f'{path.relative_to(SOURCE)}:{literal.line}: {literal.text}'
    for path in sorted((SOURCE / 'data' / 'migrations').glob('*.sql')):
        yield from complaints(path, SQL_ASKS, path.read_text())


tap.run([('no function of data asks for the time', c_files),
         ('no SQL asks for the time', sql)])
