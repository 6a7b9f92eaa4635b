"""csource.py: finds the string literals of a C source, and what each stands in.

A scanner, not a parser: it knows comments, literals and brackets, which is enough to say
which call a literal is an argument of.
"""

import re
from dataclasses import dataclass, field

TOKEN = re.compile(r'''
    (?P<comment>/\*.*?\*/|//[^\n]*)
  | (?P<directive>^[ \t]*\#[ \t]*(?:include|error|pragma)[^\n]*)
  | (?P<string>"(?:\\.|[^"\\\n])*")
  | (?P<char>'(?:\\.|[^'\\\n])+')
  | (?P<word>[A-Za-z_]\w*)
  | (?P<open>[(\[{])
  | (?P<close>[)\]}])
  | (?P<comma>,)
  | (?P<other>[^\s])
''', re.VERBOSE | re.DOTALL | re.MULTILINE)

KEYWORDS = {'if', 'for', 'while', 'switch', 'return', 'sizeof', 'case', 'else', 'do'}


@dataclass
class Literal:
    """One string, with adjacent pieces joined."""
    text: str
    line: int
    calls: list          # names of the enclosing calls, innermost first
    argument: int        # which argument of the innermost bracket, from 0
    earlier: list        # literals before it in the same bracket
    member: str = ''     # ".member =" before it
    remark: str = ''     # the comment before it, on its own line or the one above


@dataclass
class Bracket:
    name: str
    argument: int = 0
    literals: list = field(default_factory=list)


def literals(source):
    """Yields every string literal of source."""
    stack = [Bracket('')]
    before = ['', '', '']   # the last three tokens
    joined = None
    remark, remark_line = '', 0

    for match in TOKEN.finditer(source):
        kind, text = match.lastgroup, match.group()
        if kind in ('comment', 'directive'):
            if kind == 'comment':
                remark, remark_line = text, source.count('\n', 0, match.end()) + 1
            continue

        if kind == 'string':
            if joined is None:
                member = before[1] if before[2] == '=' and before[0] == '.' else ''
                line = source.count('\n', 0, match.start()) + 1
                joined = Literal('', line,
                                 [bracket.name for bracket in reversed(stack) if bracket.name],
                                 stack[-1].argument, list(stack[-1].literals), member,
                                 remark if line - remark_line <= 1 else '')
            joined.text += text[1:-1]
            continue
        if joined is not None:
            stack[-1].literals.append(joined.text)
            yield joined
            joined = None

        if kind == 'open':
            called = text == '(' and re.match(r'[A-Za-z_]', before[2]) and \
                before[2] not in KEYWORDS
            if text == '{' and (before[2] == ')' or before[2] in ('else', 'do')):
                stack = [Bracket('')]  # A block starts afresh.
            stack.append(Bracket(before[2] if called else ''))
        elif kind == 'close' and len(stack) > 1:
            stack.pop()
        elif kind == 'comma':
            stack[-1].argument += 1
        before = before[1:] + [text]

    if joined is not None:
        yield joined
