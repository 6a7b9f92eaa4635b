"""command.py: runs the program's commands for the tests of the command line."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))

PROGRAM, MAKE_CASEBOOK, CASEBOOK_SQL = sys.argv[1:4]

# A Friday, early in the afternoon.
NOW = '2013-02-01T13:40'

# What opens the casebooks of new_book().
SECRET = 'tram quarry lettuce oboe'

folder = pathlib.Path(tempfile.mkdtemp())
secret_file = folder / 'passphrase'
secret_file.write_text(SECRET + '\n')
locked = set()


class Result:
    """What a command said, and how it ended."""

    def __init__(self, process):
        self.status = process.returncode
        self.text = process.stdout.decode()
        self.error = process.stderr.decode()

    def __str__(self):
        return f'exit {self.status}: {self.text[:300]} {self.error[:300]}'

    def json(self):
        return json.loads(self.text)


def run(*words, now=NOW, secret=True, **more):
    """Runs a command as it is given, with --now behind it, and the passphrase of a casebook of new_book().

    It has no terminal, so that what asks for something fails, and does not wait for whoever runs the tests.
    """
    words = [str(word) for word in words]
    if now is not None:
        words += ['--now', now]
    if secret and '--passphrase-file' not in words and locked.intersection(words):
        words[1:1] = ['--passphrase-file', str(secret_file)]
    return Result(subprocess.run([PROGRAM, *words], capture_output=True, stdin=subprocess.DEVNULL, timeout=100,
                                 check=False, env=dict(os.environ, **more), start_new_session=True))


def done(*words, **more):
    """Runs a command that has to work."""
    result = run(*words, **more)
    if result.status != 0 or result.error:
        raise AssertionError(f'{" ".join(map(str, words))}: {result}')
    return result


def path(name):
    return folder / name


def write(name, content):
    """Writes a case file, or whatever else, and says where."""
    text = content if isinstance(content, str) else json.dumps(content)
    path(name).write_text(text)
    return path(name)


def new_book(name, *words):
    """Makes a casebook of Jo Bloggs, whose passphrase is quick to try. Words: role, authority."""
    book = path(name)
    subprocess.run([MAKE_CASEBOOK, book, secret_file, 'Jo Bloggs', *words], check=True, timeout=100)
    locked.add(str(book))
    return book


def sql(book, statements):
    """Runs statements on a casebook past the program. Returns the rows, of texts."""
    process = subprocess.run([CASEBOOK_SQL, book, secret_file, statements], check=True, timeout=100, capture_output=True)
    return [tuple(line.split('|')) for line in process.stdout.decode().splitlines()]


def refused(status, *words, naming=(), **more):
    """Complaints where a command is not refused with this status and one sentence that names these."""
    result = run(*words, **more)
    said = ' '.join(map(str, words))
    if result.status != status:
        yield f'{said}: exit {status} expected: {result}'
    if result.text:
        yield f'{said}: something on the standard output: {result.text[:200]}'
    if len(result.error.splitlines()) != 1:
        yield f'{said}: not one line on the standard error output: {result.error[:400]}'
    for name in naming:
        if name not in result.error:
            yield f'{said}: {name} is not named: {result.error[:300]}'


def case(reference='WCC-0042', **more):
    """A small family."""
    return dict({
        'format': 'keyworker-case-file', 'version': 1,
        'family': {'reference': reference, 'name': 'Okafor', 'authority': 'WCC', 'opened': '2013-01-07'},
        'designation': {'worker': 'Somebody there', 'from': '2013-01-14'},
        'members': [{'id': 'm1', 'given': 'Ada', 'role': 'mother'}, {'id': 'm2', 'given': 'Tobi', 'role': 'child'},
                    {'id': 'm3', 'given': 'Tobi', 'known_as': 'TJ', 'role': 'relative'}],
        'problems': [{'id': 'p1', 'domain': 'drugs', 'title': 'Heroin', 'severity': 3, 'identified': '2013-01-07',
                      'acknowledged': '2013-02-01T12:00', 'help_wanted': 'yes', 'members': ['m1']},
                     {'id': 'p2', 'domain': 'debt', 'title': 'Rent', 'severity': 2, 'identified': '2013-01-07'}],
        'links': [{'from': 'p1', 'to': 'p2'}],
        'visits': [{'start': '2013-01-29T10:00', 'minutes': 60, 'outcome': 'seen', 'seen': ['m1'],
                    'trust': [{'member': 'm1', 'step': 2}], 'note': 'Sorted the post together.'}]}, **more)
