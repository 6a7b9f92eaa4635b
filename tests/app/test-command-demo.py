#!/usr/bin/env python3
"""test-command-demo.py PROGRAM: the sample casebook."""

import re

from command import NOW, done, path, refused

import tap


def make(name, *words, now=NOW):
    done('demo', path(name), *words, now=now)
    return path(name)


def families(book, now=NOW):
    rows = done('families', book, '--json', now=now).json()['families']
    return {row['reference']: done('family', book, row['reference'], '--json', '--reason', 'To look at the sample', now=now).json() for row in rows}


def exports(book):
    rows = done('families', book, '--json').json()['families']
    return {row['reference']: done('export', book, row['reference'], '--reason', 'To look at the sample').text for row in rows}


def check_reproducible():
    one, same, other = (exports(make(f'{name}.keyworker', '--families', '22', '--seed', seed))
                        for name, seed in (('one', '7'), ('same', '7'), ('other', '8')))
    if one != same:
        yield 'the same seed made another casebook'
    if one == other or set(one) == set(other):
        yield 'another seed made the same casebook'
    if len(one) != 22:
        yield f'{len(one)} families, 22 were asked for'


def everything(members, key):
    return {item[key] for family in members.values() for item in family}


def check_covers():
    """Whatever there is to see, one of the sample's families shows it, on whatever day it is made."""
    for now in (NOW, '2024-02-29T09:00', '2013-10-27T22:15', '2026-11-22T08:05'):
        shown = families(make(f'covers-{now[:10]}.keyworker', now=now), now)
        seen = {
            'bands': {place['band'] for family in shown.values() for place in family['plan']['plan']},
            'reasons': {reason['code'] for family in shown.values() for place in family['plan']['plan']
                        for reason in place['reasons']},
            'statuses': {family['family']['status'] for family in shown.values()},
            'intensities': {family['family']['intensity'] for family in shown.values()},
            'outcomes': {visit['outcome'] for family in shown.values() for visit in family['visits']},
            'referrals': {referral['status'] for family in shown.values() for referral in family['referrals']},
            'clocks': {clock['kind'] for family in shown.values() for clock in family['clocks']},
        }
        want = {
            'bands': 'safety at-the-door breakthrough cannot-wait material daily-life ready waiting-for-trust',
            'reasons': 'concern deadline essential breakthrough material daily-life told-us with-specialist waiting-list '
                       'not-now speak-alone needs-trust due matters-to-family drives severity raised-by pinned',
            'statuses': 'waiting active closed', 'intensities': 'intensive stepping-down',
            'outcomes': 'seen nobody-in declined cancelled-by-family cancelled-by-us',
            'referrals': 'draft ready sent accepted declined waiting-list met joint stepped-back completed withdrawn '
                         'stopped-going',
            'clocks': 'deadline breathing-space debt-review referral taf-review concern-chase',
        }
        for what, names in want.items():
            missing = set(names.split()) - seen[what]
            if missing:
                yield f'{now}: no {what} {sorted(missing)}, only {sorted(seen[what])}'
        if not any(family['plan']['keep_an_eye_on'] for family in shown.values()):
            yield f'{now}: nothing to keep an eye on'


def check_story():
    """The first family: drugs lead to debt, debt to eviction, and trust is low."""
    family = families(make('story.keyworker'))['WCC-0042']
    titles = {problem['id']: problem['domain'] for problem in family['problems']}
    order = [(titles[place['problem']], place['band']) for place in family['plan']['plan']]
    want = [('eviction', 'cannot-wait'), ('debt', 'material'), ('school', 'daily-life'), ('drugs', 'waiting-for-trust'),
            ('offending', 'waiting-for-trust')]
    if order != want:
        yield f'the order is {order}'
    under = {titles[entry['problem']]: {titles[p] for p in entry['drives']} for entry in family['plan']['underlying']}
    if not {'debt', 'eviction'} <= under.get('drugs', set()):
        yield f'underlying: {under}'
    days = {entry['when'][:10] for entry in family['history']}
    if len(days) < 20:
        yield f'the journal knows only {len(days)} days'
    if any(entry['when'] > NOW for entry in family['history']):
        yield 'the journal knows the future'


def check_today():
    book = make('today.keyworker')
    today = done('today', book, '--json').json()
    times = [visit['start'][11:16] for visit in today['visits']]
    if times != ['09:30', '11:00', '15:00']:
        yield f'visits today: {times}'
    if today['families'] > 14:
        yield f'one worker has {today["families"]} families'
    if not today['out_of_touch'] or not today['concerns'] or not today['waiting_for_trust']:
        yield 'nobody out of touch, no concern or nothing waiting for trust'


def check_rhythm():
    book = make('rhythm.keyworker', '--families', '40', '--months', '2')
    shown = families(book)
    if 'Nothing wrong found.' not in done('check', book).text:
        yield 'the sample is not whole'
    holders = [row['worker'] for row in done('families', book, '--json').json()['families'] if row['worker']]
    if max(holders.count(name) for name in set(holders)) > 14:
        yield 'a worker has more than 14 families'
    visits = [visit for family in shown.values() if family['family']['intensity'] == 'intensive' and
              family['family']['status'] == 'active' and family['family']['opened'] < '2012-11-01' for visit in family['visits']]
    old = [family for family in shown.values() if family['family']['intensity'] == 'intensive' and
           family['family']['status'] == 'active' and family['family']['opened'] < '2012-11-01']
    a_week = len(visits) / len(old) / (61 / 7)
    if not 3 <= a_week <= 4.5:
        yield f'{a_week:.1f} visits a week'
    notes = [visit['note'] for family in shown.values() for visit in family['visits'] if visit['outcome'] == 'seen']
    if len(set(notes)) < len(notes) * 0.9:
        yield f'only {len(set(notes))} of {len(notes)} notes differ'
    if any('{' in note or not note.strip() for note in notes):
        yield 'a note with a gap'
    numbers = {number for family in shown.values() for number in
               [family['family']['phone'], *(member['phone'] for member in family['members'])] if number}
    if not all(re.fullmatch(r'07700 900\d{3}|020 7946 0\d{3}', number) for number in numbers):
        yield f'a number that somebody might have: {sorted(numbers)[:5]}'


def check_refused():
    for words, named in ((['--families', '0'], '--families'), (['--families', 'many'], '--families'),
                         (['--months', '-1'], '--months'), (['--seed', ''], '--seed')):
        yield from refused(3, 'demo', path('refused.keyworker'), *words, naming=[named])
    if path('refused.keyworker').exists():
        yield 'a refused sample was made'
    yield from refused(1, 'demo', make('there.keyworker'))


tap.run([
    ('the same seed makes the same casebook', check_reproducible),
    ('the sample shows everything there is', check_covers),
    ('the first family is the story', check_story),
    ('today is a full day', check_today),
    ('rhythm, caseloads and notes', check_rhythm),
    ('bad numbers are refused', check_refused),
])
