"""tap.py: runs checks of the sources and says the results in TAP.

A check is a function that returns complaints, one sentence each; none means it holds.
"""

import sys


class Skip(Exception):
    """Raised by a check that this machine has not what it takes for; says what that is."""


def run(checks):
    """Runs each (name, function) of checks, prints TAP, and exits as the results are."""
    failed = False
    print(f'1..{len(checks)}')
    for number, (name, check) in enumerate(checks, 1):
        try:
            complaints = list(check())
        except Skip as reason:
            print(f'ok {number} {name} # SKIP {reason}')
            continue
        except Exception as error:  # A check that cannot be made does not hold.
            complaints = [f'{type(error).__name__}: {error}']
        for complaint in complaints:
            for line in str(complaint).splitlines():
                print(f'# {line}')
        failed |= bool(complaints)
        print(f"{'not ' if complaints else ''}ok {number} {name}")
    sys.exit(1 if failed else 0)
