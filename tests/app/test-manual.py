#!/usr/bin/env python3
"""test-manual.py PROGRAM: the manual page says what --help says, and man can read it."""

import pathlib
import re
import shutil
import subprocess

from command import done

import tap

PAGE = pathlib.Path(__file__).parent.parent.parent / 'docs' / 'keyworker.1'


def commands():
    lines = done('--help', now=None).text.splitlines()
    return [line.split()[1] for line in lines if re.match(r'keyworker [a-z]', line)]


def options():
    found = set()
    for name in commands():
        found |= set(re.findall(r'^ +--([a-z-]+)', done(name, '--help', now=None).text, re.M))
    return found


def check_commands():
    text = PAGE.read_text()
    page = set(re.findall(r'^\.It Cm ([a-z]+)$', text, re.M))
    synopsis = set(re.findall(r'^\.Cm ([a-z]+)$', text.split('.Sh DESCRIPTION')[0], re.M))
    for name in sorted(set(commands()) ^ page):
        yield f'{name} is in one of --help and the manual page only'
    for name in sorted(set(commands()) ^ synopsis):
        yield f'{name} is in one of --help and the synopsis only'


def check_options():
    text = PAGE.read_text()
    page = set(re.findall(r'^\.It Fl Fl ([a-z-]+)', text, re.M))
    for name in sorted(options() ^ page):
        yield f'--{name} is in one of --help and the manual page only'


def check_readable():
    if shutil.which('man') is None:
        return
    result = subprocess.run(['man', '--warnings', '-l', str(PAGE)], capture_output=True, check=False)
    yield from result.stderr.decode().splitlines()
    if b'NAME' not in result.stdout:
        yield 'man does not show it'


tap.run([
    ('every command, and no other', check_commands),
    ('every option, and no other', check_options),
    ('man reads it without a warning', check_readable),
])
