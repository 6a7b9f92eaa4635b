#!/usr/bin/env python3
"""test-command-import.py PROGRAM: families go out of one casebook and into another, whole or not at all."""

import json
import re

from command import case, done, new_book, path, refused, write

import tap


def exports(book):
    """The family's references with what is exported of each."""
    rows = done('families', book, '--json').json()['families']
    return {row['reference']: done('export', book, row['reference']).json() for row in rows}


def renumbered(document):
    """The document with its ids in the order in which they come."""
    names = {}

    def walk(value):
        if isinstance(value, dict):
            return {key: walk(item) for key, item in value.items()}
        if isinstance(value, list):
            return [walk(item) for item in value]
        if isinstance(value, str) and re.fullmatch(r'[0-9]{15,}', value):
            return names.setdefault(value, f'id {len(names)}')
        return value

    return walk(document)


def without_holder(document):
    return {key: value for key, value in document.items() if key != 'designation'}


def check_round_trip():
    sample, other = path('sample.keyworker'), new_book('other.keyworker')
    done('demo', sample, '--months', '1')
    before = exports(sample)
    files = [write(f'{reference}.json', document) for reference, document in before.items()]
    done('import', other, *files)
    after = exports(other)
    if sorted(after) != sorted(before):
        yield f'{sorted(before)} became {sorted(after)}'
    for reference, document in before.items():
        if without_holder(renumbered(document)) != without_holder(renumbered(after[reference])):
            yield f'{reference} changed on its way'
        holder = after[reference]['designation']
        if document['family']['status'] == 'active' and (holder['worker'] != 'Jo Bloggs' or
                                                          holder['from'] != document['designation']['from']):
            yield f'{reference} is held by {holder}'
        if document['family']['status'] == 'waiting' and holder is not None:
            yield f'{reference} waits and is held by {holder}'
    if 'Nothing wrong found.' not in done('check', other).text:
        yield 'the other casebook is not whole'


def check_holder():
    book = new_book('holder.keyworker')
    plain = case('WCC-0001')
    del plain['designation']
    waiting = case('WCC-0002', family={'reference': 'WCC-0002', 'name': 'Osei', 'authority': 'KEN', 'status': 'waiting',
                                       'opened': '2013-01-20'})
    del waiting['designation']
    done('import', book, write('held.json', case()), write('plain.json', plain), write('waiting.json', waiting))
    for reference, want in (('WCC-0042', '2013-01-14'), ('WCC-0001', '2013-01-07'), ('WCC-0002', None)):
        holder = done('export', book, reference).json()['designation']
        if (holder and holder['from']) != want or (holder and holder['worker'] != 'Jo Bloggs'):
            yield f'{reference} is held by {holder}'
    history = done('family', book, 'WCC-0042', '--json').json()['history']
    if not history or any('Somebody there' not in entry['reason'] for entry in history):
        yield 'who held the family there is not in the reason'
    if any('WCC-0001' in entry['reason'] for entry in history):
        yield 'what is said of another family is in the reason'


def check_refusals():
    book = new_book('refusals.keyworker')
    done('import', book, write('first.json', case()))
    good = write('good.json', case('WCC-0100'))
    before = exports(book), done('family', book, 'WCC-0042', '--json').text
    bad = [
        ([write('again.json', case())], ['again.json', 'family.reference']),
        ([good, write('twice.json', case('WCC-0100'))], ['twice.json', 'family.reference']),
        ([good, write('severity.json', case('WCC-0101', problems=[
            {'id': 'p1', 'domain': 'debt', 'title': 'Rent', 'severity': 5, 'identified': '2013-01-07'}], links=[]))],
         ['severity.json', 'problems[0].severity']),
        ([good, write('unknown.json', dict(case('WCC-0102'), colour='red'))], ['unknown.json', 'colour']),
        ([good, write('broken.json', json.dumps(case('WCC-0103'))[:-5])], ['broken.json', 'line']),
        ([write('dangling.json', case('WCC-0104', links=[{'from': 'p1', 'to': 'p9'}])), good],
         ['dangling.json', 'links[0].to']),
    ]
    for files, naming in bad:
        yield from refused(3, 'import', book, *files, naming=naming)
    if (exports(book), done('family', book, 'WCC-0042', '--json').text) != before:
        yield 'something of a refused import was stored'
    done('import', book, good)
    if sorted(exports(book)) != ['WCC-0042', 'WCC-0100']:
        yield 'what was refused stands in the way later'


tap.run([
    ('every family of the sample goes out and in', check_round_trip),
    ('the casebook’s worker holds what comes in', check_holder),
    ('a refused import leaves everything as it is', check_refusals),
])
