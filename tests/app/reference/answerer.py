"""answerer.py: asks the program what it makes of a case file."""

import json
import subprocess

import plan_reference


class Answerer:
    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, raw, now='2013-02-01T09:00', policy=b''):
        """The answer to the bytes of a case file: 'error', or 'plan', 'export' and 'phrases'."""
        self.process.stdin.write(f'{now} {len(raw)} {len(policy)}\n'.encode() + raw + policy)
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f'the program ended: {self.process.wait()}')
        return json.loads(line)

    def ends_well(self):
        """A check for the end: what a sanitiser finds when the program ends is found."""
        self.process.stdin.close()
        if self.process.wait(60) != 0:
            yield f'the program ended with {self.process.returncode}'

    def plan(self, case, now='2013-02-01T09:00', policy=None):
        """The plan of a case, which the reference has to agree with."""
        text = ''
        if policy:
            text = '[policy]\nversion=1\n[plan]\n' + ''.join(f'{k}={v}\n' for k, v in policy.items())
        answer = self.ask(json.dumps(case).encode(), now, text.encode())
        if 'error' in answer:
            raise ValueError(answer['error'])
        plan = plan_reference.comparable(answer['plan'])
        if plan != plan_reference.plan(case, now, policy):
            raise AssertionError(f'the reference has another answer for {json.dumps(case)}')
        return plan
