#!/usr/bin/env python3
"""test-passphrase.py PROGRAM MAKE-CASEBOOK: how the command line asks for passphrases.

On a terminal of its own, as a person types; and with files, as scripts do.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time

from command import PROGRAM, SECRET, new_book, path, refused, run, write

import tap

GOOD = 'tram quarry lettuce oboe'
WAIT = 60

# Of Linux: which terminal is at the other end. Python has no name for it.
TIOCGPTN = 0x80045430


class Terminal:
    """A command on a terminal, as somebody at the keyboard sees it."""

    def __init__(self, *words):
        # A bare container may have no /dev/pts.
        try:
            self.pid, self.fd = pty.fork()
        except OSError as error:
            raise tap.Skip(f'no terminal can be had: {error}') from error
        if self.pid == 0:
            # What starts the tests may have told its children to take no notice (nohup).
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, signal.SIG_DFL)
            os.execv(words[0], [str(word) for word in words])
        self.seen = ''
        self.status = None

    def _read(self, end):
        if not select.select([self.fd], [], [], max(0, end - time.monotonic()))[0]:
            raise AssertionError(f'nothing more came after: {self.seen!r}')
        try:
            data = os.read(self.fd, 4096)
        except OSError:
            data = b''
        self.seen += data.decode()
        return data

    def read_to(self, text):
        """Waits for a text; what is before it is not looked at again."""
        end = time.monotonic() + WAIT
        while text not in self.seen:
            if not self._read(end):
                raise AssertionError(f'no {text!r} in {self.seen!r}')
        self.seen = self.seen.split(text, 1)[1]

    def shows_typing(self):
        return bool(termios.tcgetattr(self.fd)[3] & termios.ECHO)

    def open_other_end(self):
        number = struct.unpack('I', fcntl.ioctl(self.fd, TIOCGPTN, bytes(4)))[0]
        return os.open(f'/dev/pts/{number}', os.O_RDWR | os.O_NOCTTY)

    def type(self, text):
        os.write(self.fd, text.encode())

    def finish(self):
        """Waits for the end; gives what was shown until then."""
        end = time.monotonic() + WAIT
        while self._read(end):
            pass
        self.status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        os.close(self.fd)
        return self.seen


def new(name, *typed):
    """Makes a casebook by hand. Gives the terminal, and everything that was on it."""
    terminal = Terminal(PROGRAM, 'new', path(name), '--worker', 'Jo Bloggs')
    shown = ''
    for prompt, text in zip(('Choose a passphrase: ', 'The same once more: '), typed):
        terminal.read_to(prompt)
        if terminal.shows_typing():
            raise AssertionError('what is typed is shown')
        terminal.type(text + '\n')
    shown += terminal.finish()
    return terminal, shown


def check_new():
    terminal, shown = new('new.keyworker', GOOD, GOOD)
    if terminal.status != 0 or shown.strip():
        yield f'exit {terminal.status}: {shown!r}'
    if not path('new.keyworker').exists():
        yield 'there is no casebook'

    for name, status, typed, sentence in (
            ('differ', 3, (GOOD, GOOD + '.'), 'The two passphrases are not the same.'),
            ('empty', 3, ('',), 'The passphrase is empty.'),
            ('ended', 4, ('\x04',), 'No passphrase was given.')):
        terminal, shown = new(f'{name}.keyworker', *typed)
        if terminal.status != status or sentence not in shown:
            yield f'{name}: exit {terminal.status}: {shown!r}'
        if path(f'{name}.keyworker').exists():
            yield f'{name}: a casebook was made'

    terminal, shown = new('weak.keyworker', 'jobloggs1', 'jobloggs1')
    if terminal.status != 0 or 'keyworker: Weak: ' not in shown or 'jobloggs' in shown:
        yield f'weak: exit {terminal.status}: {shown!r}'


def check_files():
    book = path('file.keyworker')
    words = ['new', book, '--worker', 'Jo Bloggs', '--passphrase-file']
    yield from refused(4, *words, path('nowhere'), naming=['nowhere'])
    yield from refused(4, *words, write('empty.txt', ''), naming=['empty.txt'])
    yield from refused(4, *words, write('late.txt', '\nsecond\n'), naming=['late.txt'])
    yield from refused(3, *words, write('long.txt', 'x' * 1025))
    path('binary.txt').write_bytes(b'\xff\xfe\n')
    yield from refused(3, *words, path('binary.txt'))
    if book.exists():
        yield 'a casebook was made'
    result = run(*words, write('weak.txt', 'password\n'))
    if result.status != 0 or not result.error.startswith('keyworker: Weak: ') or 'password\n' in result.error:
        yield f'a weak one: {result}'
    yield from refused(1, *words, write('good.txt', GOOD + '\r\nsecond\n'), naming=['file.keyworker'])
    result = run('families', book, '--passphrase-file', path('weak.txt'))
    if result.status != 0:
        yield f'the passphrase does not open what it made: {result}'


def check_no_terminal():
    yield from refused(4, 'new', path('none.keyworker'), '--worker', 'Jo', naming=['--passphrase-file'])
    if path('none.keyworker').exists():
        yield 'a casebook was made'
    book = path('taken.keyworker')
    book.write_text('')
    yield from refused(1, 'new', book, '--worker', 'Jo', naming=['taken.keyworker'])


def check_signals():
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        terminal = Terminal(PROGRAM, 'new', path('signal.keyworker'), '--worker', 'Jo')
        terminal.read_to('Choose a passphrase: ')
        terminal.type('half a')
        # The terminal outlives the command here: another end of it is held open.
        other_end = terminal.open_other_end()
        os.kill(terminal.pid, number)
        status = os.waitstatus_to_exitcode(os.waitpid(terminal.pid, 0)[1])
        if status != -number:
            yield f'{number.name}: exit {status}'
        if not terminal.shows_typing():
            yield f'{number.name}: the terminal stays silent'
        os.close(other_end)
        os.close(terminal.fd)
    if path('signal.keyworker').exists():
        yield 'a casebook was made'


# Starts a command as a shell does, in a group of its own in front of the terminal; pauses it, and has it go on.
SHELL = '''
import os, signal, sys
pid = os.fork()
if pid == 0:
    os.setpgid(0, 0)
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTTOU])
    os.tcsetpgrp(0, os.getpid())
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGTTOU])
    os.execv(sys.argv[1], sys.argv[1:])
signal.signal(signal.SIGTTOU, signal.SIG_IGN)
status = os.waitpid(pid, os.WUNTRACED)[1]
os.tcsetpgrp(0, os.getpgrp())
print('paused', os.WIFSTOPPED(status), flush=True)
sys.stdin.readline()
os.tcsetpgrp(0, pid)
os.killpg(pid, signal.SIGCONT)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
'''


def check_pause():
    terminal = Terminal(sys.executable, '-c', SHELL, PROGRAM, 'new', path('pause.keyworker'), '--worker', 'Jo')
    terminal.read_to('Choose a passphrase: ')
    terminal.type('\x1a')
    terminal.read_to('paused True')
    if not terminal.shows_typing():
        yield 'the terminal stays silent while the command is paused'
    terminal.type('\n')
    for prompt in ('Choose a passphrase: ', 'The same once more: '):
        terminal.read_to(prompt)
        if terminal.shows_typing():
            yield 'what is typed is shown after the pause'
        terminal.type(GOOD + '\n')
    shown = terminal.finish()
    if terminal.status != 0 or GOOD in shown:
        yield f'exit {terminal.status}: {shown!r}'


def check_open():
    book = new_book('open.keyworker')
    for typed, status in ((SECRET, 0), ('something else', 4), ('', 4)):
        terminal = Terminal(PROGRAM, 'families', book)
        terminal.read_to('Passphrase of open.keyworker: ')
        if terminal.shows_typing():
            yield 'what is typed is shown'
        terminal.type(typed + '\n')
        shown = terminal.finish()
        if terminal.status != status or (typed and typed in shown):
            yield f'{typed!r}: exit {terminal.status}: {shown!r}'
    yield from refused(4, 'families', book, secret=False, naming=['--passphrase-file'])
    yield from refused(4, 'families', book, '--passphrase-file', write('wrong.txt', 'something else\n'))


def check_sample():
    book = path('sample.keyworker')
    made = run('demo', book, '--months', '1')
    opened = run('families', book)
    if made.status != 0 or opened.status != 0:
        yield f'{made} {opened}'


tap.run([
    ('new asks twice and shows nothing', check_new),
    ('a passphrase comes from the first line of a file', check_files),
    ('without a terminal nothing is asked', check_no_terminal),
    ('a signal leaves the terminal as it was', check_signals),
    ('after a pause the question is asked again', check_pause),
    ('a casebook is opened by what is typed', check_open),
    ('a sample casebook asks for nothing', check_sample),
])
