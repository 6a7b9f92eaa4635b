#!/usr/bin/env python3
"""test-core.py PROGRAM: where the program dies, no image of its memory is left behind."""

import os
import pathlib
import resource
import signal
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

import tap

PROGRAM = pathlib.Path(sys.argv[1]).resolve()


def allow_core():
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))


def leaves_core(folder, *command):
    """Whether a process that waits to read the pipe is written to disk when it is killed."""
    pipe = folder / 'pipe'
    os.mkfifo(pipe)
    child = subprocess.Popen([*command, pipe], cwd=folder, preexec_fn=allow_core)
    # Opening the other end waits until the child has opened its own.
    with open(pipe, 'wb'):
        child.send_signal(signal.SIGSEGV)
        _, status = os.waitpid(child.pid, 0)
    child.returncode = status
    pipe.unlink()
    if not os.WIFSIGNALED(status):
        raise RuntimeError(f'{command[0]} ended with status {status}')
    return os.WCOREDUMP(status) or any('core' in path.name for path in folder.iterdir())


def no_core():
    with tempfile.TemporaryDirectory() as folder:
        if leaves_core(pathlib.Path(folder), PROGRAM, 'plan'):
            yield 'the program leaves a core file'


tap.run([('a core file is never left', no_core)])
