#!/usr/bin/env python3
"""test-case-files.py PROGRAM: what is refused of a case file, where, and that nothing else is.

Also that the schema in docs/ says the same as the program.
"""

import copy
import json
import pathlib
import random
import sys

import jsonschema

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / 'reference'))
sys.path.insert(0, str(HERE.parent))

import answerer
import london
import tap

MUTATIONS = 1500
answers = answerer.Answerer(sys.argv[1])
schema = json.loads((HERE.parent.parent / 'docs/case-file.schema.json').read_text())
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker(['date']))
samples = {path.name: path.read_bytes() for path in sorted((HERE / 'cases').glob('*.json'))}
everything = json.loads(samples['everything.json'])

# What only the program can see: these are accepted by the schema.
BEYOND_SCHEMA = ('Nothing in this file has this id.', 'This id is there twice.', 'This refers to the same one twice.')


def dump(case):
    return json.dumps(case, ensure_ascii=False).encode()


def samples_are_taken():
    for name, raw in samples.items():
        answer = answers.ask(raw)
        if 'error' in answer:
            yield f'{name} is refused: {answer["error"]}'
            continue
        again = answers.ask(dump(answer['export']))
        if again.get('export') != answer['export']:
            yield f'{name} is another file after going out and in: {again.get("error")}'
        elif again['plan'] != answer['plan']:
            yield f'{name} has another plan after going out and in'
        for what, case in (('', json.loads(raw)), (' after its export', answer['export'])):
            for error in validator.iter_errors(case):
                yield f'{name}{what}: the schema refuses {error.json_path}: {error.message[:200]}'


def is_same_instant(given, exported):
    texts = isinstance(given, str) and isinstance(exported, str)
    return texts and bool(london.INSTANT.match(given)) and london.instant(given) == london.instant(exported)


def keeps(given, exported, path=''):
    """Everything given is in the export as it was given."""
    if isinstance(given, dict):
        for key, value in given.items():
            yield from keeps(value, exported.get(key), f'{path}.{key}')
    elif isinstance(given, list) and isinstance(exported, list) and len(given) == len(exported):
        for i, value in enumerate(given):
            yield from keeps(value, exported[i], f'{path}[{i}]')
    elif given is not None and given != exported and not is_same_instant(given, exported):
        yield f'{path}: {given!r} became {exported!r}'


def nothing_is_lost():
    for name, raw in samples.items():
        for complaint in keeps(json.loads(raw), answers.ask(raw)['export']):
            yield name + complaint


def given_names(value):
    """The names of the fields that have a value somewhere."""
    if isinstance(value, dict):
        for key, entry in value.items():
            if entry is not None and entry != []:
                yield key
            yield from given_names(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from given_names(entry)


def every_field_has_a_sample():
    names = {name for definition in schema['$defs'].values() for name in definition['properties']}
    for name in sorted((names | set(schema['properties'])) - set(given_names(everything))):
        if name != 'until' or 'until' not in json.dumps(everything):
            yield f'everything.json has nothing for {name}'


def every_field_is_exported():
    least = {key: everything[key] for key in ('format', 'version')}
    least['family'] = {key: everything['family'][key] for key in ('reference', 'name', 'authority', 'opened')}
    export = answers.ask(dump(least))['export']
    for name in schema['properties']:
        if name not in export:
            yield f'{name} is not written where it is empty'
    for name in schema['$defs']['family']['properties']:
        if name not in export['family']:
            yield f'family.{name} is not written where it is empty'
    if export['members'] != [] or export['designation'] is not None or export['family']['strengths'] != []:
        yield 'what is empty is not written as null or []'


# Path, and what to do to everything.json to have it refused there.

def at(case, path):
    for step in path:
        case = case[step]
    return case


def put(*path_and_value):
    *path, key, value = path_and_value
    return lambda case: at(case, path).__setitem__(key, value)


def drop(*path_and_key):
    *path, key = path_and_key
    return lambda case: at(case, path).pop(key)


def add(*path_and_entry):
    *path, entry = path_and_entry
    return lambda case: at(case, path).append(entry)


REFUSED = [
    ('format', drop('format')), ('format', put('format', 'case-file')), ('version', put('version', 2)),
    ('version', put('version', '1')), ('version', put('version', None)), ('version', put('version', True)),
    ('family', drop('family')), ('family', put('family', [])), ('family.reference', put('family', 'reference', '')),
    ('family.reference', put('family', 'reference', 'é' * 33)), ('family.name', put('family', 'name', None)),
    ('family.authority', put('family', 'authority', 'wcc')), ('family.authority', put('family', 'authority', 'A' * 13)),
    ('family.status', put('family', 'status', 'Active')), ('family.opened', put('family', 'opened', '2013-02-30')),
    ('family.closed', put('family', 'closed', '2013-2-3')), ('family.opened', put('family', 'opened', '2013-01-01T00:00')),
    ('family.visits_per_week', put('family', 'visits_per_week', [1])),
    ('family.visits_per_week[1]', put('family', 'visits_per_week', [1, 15])),
    ('family.visits_per_week[0]', put('family', 'visits_per_week', [None, 1])),
    ('family.strengths[1]', put('family', 'strengths', ['x', 1])), ('family.colour', put('family', 'colour', 'red')),
    ('designation.worker', drop('designation', 'worker')), ('designation.from', put('designation', 'from', None)),
    ('members', put('members', {})), ('members[1]', put('members', 1, 'Bo')), ('members[1].id', put('members', 1, 'id', 'm1')),
    ('members[0].id', drop('members', 0, 'id')), ('members[1].id', put('members', 1, 'id', 7)),
    ('members[0].given', put('members', 0, 'given', '')), ('members[1].at_home', put('members', 1, 'at_home', 'no')),
    ('members[1].role', put('members', 1, 'role', 'sister')), ('members[0].$', put('members', 0, '$', None)),
    ('problems[1].id', put('problems', 1, 'id', 'p1')), ('problems[1].domain', put('problems', 1, 'domain', 'gambling')),
    ('problems[1].severity', put('problems', 1, 'severity', 5)), ('problems[1].severity', put('problems', 1, 'severity', 1.5)),
    ('problems[0].severity', put('problems', 0, 'severity', '2')), ('problems[0].severity', drop('problems', 0, 'severity')),
    ('problems[0].acknowledged', put('problems', 0, 'acknowledged', '2013-01-20')),
    ('problems[0].acknowledged', put('problems', 0, 'acknowledged', '2013-01-20T24:00')),
    ('problems[0].family_rank', put('problems', 0, 'family_rank', 0)),
    ('problems[0].family_rank', put('problems', 0, 'family_rank', 2 ** 53)),
    ('problems[0].family_rank', put('problems', 0, 'family_rank', -2 ** 63)),
    ('problems[0].raised_by[1]', put('problems', 0, 'raised_by', 1, 'police')),
    ('problems[1].members[1]', put('problems', 1, 'members', 1, 'nobody')),
    ('problems[1].members[0]', put('problems', 1, 'members', 0, None)),
    ('links[0].from', put('links', 0, 'from', 'p9')), ('links[0].to', put('links', 0, 'to', 'm1')),
    ('links[0].to', put('links', 0, 'to', 'p1')), ('links[1].to', add('links', {'from': 'p2', 'to': 'p2'})),
    ('deadlines[0].problem', put('deadlines', 0, 'problem', None)), ('deadlines[0].kind', put('deadlines', 0, 'kind', 'hearing')),
    ('steps[0].title', put('steps', 0, 'title', 'x' * 301)), ('steps[0].done', put('steps', 0, 'done', '')),
    ('concerns[0].harm', put('concerns', 0, 'harm', None)), ('concerns[0].told[1].at', put('concerns', 0, 'told', 1, 'at', None)),
    ('concerns[0].told[0].who', drop('concerns', 0, 'told', 0, 'who')),
    ('debts[0].amount_pence', put('debts', 0, 'amount_pence', -1)), ('visits[0].minutes', put('visits', 0, 'minutes', 1441)),
    ('visits[0].outcome', drop('visits', 0, 'outcome')), ('visits[0].trust[0].step', put('visits', 0, 'trust', 0, 'step', 6)),
    ('visits[0].trust[0].member', put('visits', 0, 'trust', 0, 'member', 'p1')),
    ('visits[0].seen[1]', put('visits', 0, 'seen', 1, 'm3')), ('visits[0].lines[0].text', put('visits', 0, 'lines', 0, 'text', None)),
    ('visits[0].professionals[0]', put('visits', 0, 'professionals', 0, 'm1')),
    ('referrals[0].status', put('referrals', 0, 'status', 'lost')), ('referrals[0].service', put('referrals', 0, 'service', '')),
    ('pins[0].place', put('pins', 0, 'place', 0)), ('pins[0].reason', put('pins', 0, 'reason', 'x' * 501)),
    ('relationships[0].to', put('relationships', 0, 'to', 'm1')), ('appointments[0].referral', put('appointments', 0, 'referral', 'r2')),
    ('notes', put('notes', [])),
]


def refused_with_the_path():
    for path, change in REFUSED:
        case = copy.deepcopy(everything)
        change(case)
        message = answers.ask(dump(case)).get('error')
        if message is None:
            yield f'{path} is taken'
        elif not message.startswith(f'case: {path}: '):
            yield f'{path}: the message is "{message}"'


def the_first_is_named():
    case = copy.deepcopy(everything)
    case['pins'][0]['place'] = 0
    case['problems'][1]['severity'] = 9
    case['problems'][0]['title'] = ''
    case['extra'] = 1
    message = answers.ask(dump(case)).get('error', '')
    if not message.startswith('case: problems[0].title: '):
        yield message


GOOD = samples['okafor.json']
GRAMMAR = [
    ('nothing', b''), ('half a file', GOOD[:200]), ('two documents', GOOD + b'{}'), ('a comment', GOOD.replace(b'{', b'{/*x*/', 1)),
    ('a comma too many', GOOD.replace(b'"version": 1,', b'"version": 1,,')), ('single quotes', GOOD.replace(b'"p1"', b"'p1'")),
    ('a key twice', GOOD.replace(b'"version": 1,', b'"version": 1, "version": 1,')), ('not a number', GOOD.replace(b'1,', b'NaN,', 1)),
    ('Latin-1', GOOD.replace(b'Okafor', b'Okaf\xf3r')), ('half a surrogate', GOOD.replace(b'Okafor', b'\\ud83c')),
    ('an encoded surrogate', GOOD.replace(b'Okafor', b'\xed\xa0\xbc')), ('too long a form', GOOD.replace(b'Okafor', b'\xc0\xaf')),
    ('NUL', GOOD.replace(b'Okafor', b'\\u0000')), ('a raw NUL', GOOD + b'\0'), ('a byte order mark', b'\xef\xbb\xbf' + GOOD),
    ('a raw line break', GOOD.replace(b'Okafor', b'Oka\nfor')), ('a control character', GOOD.replace(b'Okafor', b'\x01')),
    ('UTF-16', GOOD.decode().encode('utf-16')), ('a huge integer', GOOD.replace(b'"severity": 3', b'"severity": ' + b'9' * 40)),
    ('65 levels', b'[' * 65 + b']' * 65), ('a million levels', b'[' * 1000000), ('a list', b'[]'), ('text', b'"x"'),
    ('an escape of no letter', GOOD.replace(b'Okafor', 'Ok\\→'.encode())),
    ('65 levels of objects', b'{"a":' * 65 + b'1' + b'}' * 65),
]


def grammar():
    for name, raw in GRAMMAR:
        if 'error' not in answers.ask(raw):
            yield f'{name} is taken'
    if 'error' in answers.ask(GOOD.replace(b'Keep the flat', b'\\"' + b'[{' * 100 + b'\\\\')):
        yield 'brackets within text are counted'
    message = answers.ask(GOOD.replace(b'"Key worker"', b'Key worker'))['error']
    line = GOOD[:GOOD.index(b'"Key worker"')].count(b'\n') + 1
    if f'line {line}, column ' not in message:
        yield f'the place is not named: {message}'
    message = answers.ask(b'{\n "a": "\xff"}')['error']
    if 'line 2, column 8' not in message:
        yield f'the place is not named: {message}'


def too_large():
    padded = GOOD + b' ' * (64 * 1024 * 1024 - len(GOOD))
    if 'error' in answers.ask(padded):
        yield '64 MB are refused'
    if 'error' not in answers.ask(padded + b' '):
        yield 'more than 64 MB are taken'


# The schema and the program

VALUES = [None, True, 0, 1, -1, 7, 15, 1441, 2 ** 53, 1.5, '', 'x', 'A', 'é' * 33, 'x' * 201, 'x' * 501, '2013-01-01', '2013-02-30',
          '2013-01-01T10:00', '2013-01-01T10:00:00Z', '2013-01-01T25:00', 'm1', 'p2', 'other', 'family', 'worry', [], ['x'], [1, 2],
          [None], {}, {'id': 'z'}]


def places(value, path=()):
    """The path of every value below this one."""
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, entry in children:
        yield path + (key,)
        yield from places(entry, path + (key,))


def mutate(source):
    case = copy.deepcopy(everything)
    *path, key = source.choice(PLACES)
    parent = at(case, path)
    kind = source.randrange(8)
    if kind == 0 and isinstance(parent, dict):
        del parent[key]
    elif kind == 1 and isinstance(parent, dict):
        parent['unknown'] = source.choice(VALUES)
    elif kind == 2 and isinstance(parent, list):
        parent.append(copy.deepcopy(source.choice(VALUES)))
    else:
        parent[key] = copy.deepcopy(source.choice(VALUES))
    return case


PLACES = list(places(everything))


def schema_and_program_agree():
    source, counts = random.Random(7), {True: 0, False: 0}
    for _ in range(MUTATIONS):
        case = mutate(source)
        message = answers.ask(dump(case)).get('error')
        taken = message is None or message.endswith(BEYOND_SCHEMA)
        if validator.is_valid(case) != taken and not (message or '').endswith('This id is there twice.'):
            where = [error.json_path for error in validator.iter_errors(case)]
            yield f'the program says {message}, the schema {where}'
        counts[taken] += 1
    if min(counts.values()) < MUTATIONS // 10:
        yield f'too one-sided to say anything: {counts}'


tap.run([
    ('sample case files are taken, and go out and in unchanged', samples_are_taken),
    ('nothing that is given is lost', nothing_is_lost),
    ('every field of every record has a sample', every_field_has_a_sample),
    ('an export has every field', every_field_is_exported),
    ('each error is refused with its path', refused_with_the_path),
    ('of several errors the first is named', the_first_is_named),
    ('the grammar is strict', grammar),
    ('64 MB are enough', too_large),
    ('the schema and the program agree', schema_and_program_agree),
    ('the program ends well', answers.ends_well),
])
