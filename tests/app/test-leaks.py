#!/usr/bin/env python3
"""test-leaks.py PROGRAM MAKE_CASEBOOK CASEBOOK_SQL: what is recorded from the command line stands nowhere outside the
vault, in no form in which it could be read."""

import os
import pathlib

from command import SECRET, case, new_book, path, run, write

import tap

# Words that were recorded, each by another command, and what opens the casebook.
WORDS = {
    'family': 'Quillfeather',
    'member': 'Zebedeah',
    'problem': 'Wormwood arrears',
    'note': 'thistledown overcoat',
    'visit': 'marzipan barometer',
    'service': 'Gooseberry Advocates',
    'passphrase': SECRET,
    'reference': 'WCC-7731',
}

# What was given to the commands, and so may hold the words.
INPUT = {'leaks-case.json', 'passphrase'}

# Home and the temporary folder are the test's own (tests/run); memory is everybody's.
EVERYBODYS = pathlib.Path('/dev/shm')


def work(book):
    """Commands of all kinds, with everything logged that can be. Yields what each said besides its answer."""
    family = case(WORDS['reference'])
    family['family']['name'] = WORDS['family']
    family['members'][0]['given'] = WORDS['member']
    family['problems'][1]['title'] = WORDS['problem']
    family['visits'][0]['note'] = WORDS['note']
    reference = WORDS['reference']
    commands = [
        ('import', book, write('leaks-case.json', family)),
        ('visit', book, reference, '--start', '2013-02-01T09:00', '--minutes', '30', '--outcome', 'seen',
         '--note', WORDS['visit']),
        ('refer', book, reference, '--problem', 'p2', '--service', WORDS['service']),
        ('search', book, 'marzipan'),
        ('families', book), ('family', book, reference), ('today', book), ('plan', book, reference),
        ('caseload', book), ('export', book, reference), ('check', book),
        ('backup', book, path('leaks-backup.keyworker')),
    ]
    for command in commands:
        result = run(*command, G_MESSAGES_DEBUG='all', G_DEBUG='fatal-warnings')
        if command[0] != 'refer' and result.status != 0:
            raise AssertionError(f'{command[0]}: {result}')
        yield command[0], result.error


def encodings(word):
    return {word.encode(), word.encode('utf-16-le'), word.encode('utf-16-be')}


def places():
    """Where a program might leave something: every folder the environment names."""
    names = ['HOME', 'TMPDIR'] + [name for name in os.environ if name.startswith('XDG_')]
    return {pathlib.Path(os.environ[name]) for name in names if os.path.isdir(os.environ.get(name, ''))}


def files(since):
    for place in places():
        yield from (file for file in place.rglob('*') if file.is_file() and file.name not in INPUT)
    for file in EVERYBODYS.rglob('*'):
        try:
            if file.is_file() and file.stat().st_mtime >= since:
                yield file
        except OSError:
            pass


def found_in(content):
    return [what for what, word in WORDS.items() if any(form in content for form in encodings(word))]


def check_nothing_outside():
    book = new_book('leaks.keyworker')
    since = book.stat().st_mtime
    for command, said in work(book):
        for what in found_in(said.encode()):
            # A sentence names what it is about where it was given by whoever reads it.
            if what != 'reference' and (command, what) != ('refer', 'service'):
                yield f'{command} says the {what} on the standard error output'
    searched = 0
    for file in files(since):
        try:
            content = file.read_bytes()
        except OSError:
            continue
        searched += 1
        for what in found_in(content):
            yield f'the {what} stands in {file}'
    if not {book.name, 'leaks-backup.keyworker'} <= {file.name for file in files(since)}:
        yield 'the casebook and its backup were not among what was searched'
    if searched < 2:
        yield f'only {searched} files were searched'


def check_is_found():
    """What would be a leak is seen as one."""
    for what, word in WORDS.items():
        for form in encodings(word):
            if found_in(b'\0\1' + form + b'\0') != [what]:
                yield f'the {what} is not found'


tap.run([
    ('what would be a leak is seen as one', check_is_found),
    ('nothing recorded stands outside the vault', check_nothing_outside),
])
