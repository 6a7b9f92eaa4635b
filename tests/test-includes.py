#!/usr/bin/env python3
"""test-includes.py BUILD_DIR: the rooms cannot see upward.

Compiles small sources with the very flags of each room: what the room may use compiles, what
stands above it does not. A path that climbs out of the room would get round that, so there
is none in any source.
"""

import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

import tap

BUILD = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(__file__).resolve().parent.parent

# Room, header, whether the room may see it.
SIGHT = [
    ('data', 'kw-data-error.h', True),
    ('data', 'kw-app-error.h', False),
    ('data', 'kw-window.h', False),
    ('data', 'gtk/gtk.h', False),
    ('app', 'kw-data-error.h', True),
    ('app', 'kw-app-error.h', True),
    ('app', 'kw-window.h', False),
    ('app', 'gtk/gtk.h', False),
    ('ui', 'kw-data-error.h', True),
    ('ui', 'kw-app-error.h', True),
    ('ui', 'kw-window.h', True),
    ('ui', 'gtk/gtk.h', True),
]

# One source of each room lends its flags.
LENDERS = {
    'data': 'data/kw-data-error.c',
    'app': 'app/kw-app-error.c',
    'ui': 'ui/shell/kw-application.c',
}


def flags_of(room):
    """The compiler and flags of a room, without input, output or dependency files."""
    lender = (SOURCE / LENDERS[room]).resolve()
    for entry in json.loads((BUILD / 'compile_commands.json').read_text()):
        path = (pathlib.Path(entry['directory']) / entry['file']).resolve()
        if path == lender:
            words = shlex.split(entry['command'])
            break
    else:
        raise LookupError(f'{lender} is not compiled')

    flags, skip = [], False
    for word in words[:-1]:
        if skip:
            skip = False
        elif word in ('-o', '-MF', '-MQ'):
            skip = True
        elif word not in ('-MD', '-c'):
            flags.append(word)
    return flags


def compiles(room, header, folder):
    probe = folder / 'probe.c'
    probe.write_text(f'#include <{header}>\n')
    result = subprocess.run(flags_of(room) + ['-fsyntax-only', str(probe)], cwd=BUILD,
                            capture_output=True, text=True, check=False)
    if result.returncode != 0 and 'No such file' not in result.stderr \
            and 'file not found' not in result.stderr:
        # Not seen and broken are different answers.
        raise RuntimeError(result.stderr)
    return result.returncode == 0


def climbing():
    """Includes that name a path outside the room instead of a header."""
    found = []
    for room in LENDERS:
        for path in sorted((SOURCE / room).rglob('*.[ch]')):
            for number, line in enumerate(path.read_text().splitlines(), 1):
                if re.match(r'\s*#\s*include\s*["<](\.\./|/|(data|app|ui)/)', line):
                    found.append(f'{path.relative_to(SOURCE)}:{number}: {line}')
    return found


def sight(room, header, visible):
    def check():
        with tempfile.TemporaryDirectory() as name:
            if compiles(room, header, pathlib.Path(name)) != visible:
                yield f'{header} compiles' if not visible else f'{header} is not found'
    return f"{room} {'sees' if visible else 'does not see'} {header}", check


tap.run([sight(*entry) for entry in SIGHT] + [('no include climbs out of its room', climbing)])
