#!/usr/bin/env python3
"""test-roles.py PROGRAM MAKE_CASEBOOK: what each role may do, tried with the commands and held against the table."""

from command import NOW, done, folder, run

import tap

ROLES = ('key-worker', 'supervisor', 'programme-lead', 'information-officer')
WHY = 'A subject access request'
BLANK = '   '

# The first is held by a key worker of the supervisor's team (the sample's own worker), the others by one of
# another team.
OWN = 'WCC-0042'

books = {}


def book(role):
    if role not in books:
        books[role] = folder / f'{role}.keyworker'
        done('demo', books[role], '--role', role, '--families', '120', '--months', '1')
    return books[role]


def families():
    rows = done('families', book('key-worker'), '--json').json()['families']
    return [row for row in rows if row['status'] == 'active']


def of_team(team):
    """A family held by a worker of that team who is not the sample's own."""
    workers = done('caseload', book('programme-lead'), '--json').json()['workers']
    return next(worker['families'][0]['reference'] for worker in workers
                if worker['team'] == team and worker['worker'] != 'Robin Ellis' and worker['families'])


def refused(*words):
    """Whether the command was refused by the table, and not for something else."""
    result = run(*words)
    if result.status == 0:
        return False
    if result.status != 1 or result.text or 'not as' not in result.error and 'needs a reason' not in result.error \
            and 'only of your own' not in result.error:
        raise AssertionError(f'{" ".join(map(str, words))}: {result}')
    return True


# What each command does, and how it is given for a family.
def see(file, reference, *more):
    return 'family', file, reference, *more


def plan(file, reference, *more):
    return 'plan', file, reference, *more


def export(file, reference, *more):
    return 'export', file, reference, *more


def visit(file, reference, *more):
    return 'visit', file, reference, '--start', NOW, '--minutes', '30', '--outcome', 'nobody-in', *more


ON_FAMILIES = (('see-family', see), ('see-family', plan), ('export-family', export), ('change-family', visit))


def expected(cell, near, reason):
    """Whether the table lets it be: near is 'own', 'team' or 'all'."""
    reach = ('nothing', 'own', 'team', 'all')
    return reach.index(cell['reach']) >= reach.index(near) or cell['with_reason'] and reason


def check_families():
    table = done('roles', '--json', now=None).json()
    mine, same, other = OWN, of_team('Canal'), of_team('Market')
    for role in ROLES:
        nearness = {mine: 'own' if role == 'key-worker' else 'team', same: 'team', other: 'all'}
        for action, command in ON_FAMILIES:
            for reference, near in nearness.items():
                for reason in (None, WHY, BLANK):
                    more = () if reason is None else ('--reason', reason)
                    # A sample asks for no reason, but one without words is none.
                    want = expected(table[action][role], near, reason != BLANK)
                    if refused(*command(book(role), reference, *more)) == want:
                        yield f'{role}, {command.__name__}, {near}, reason {reason!r}: the table says {want}'


ON_ALL = (('search', ('search', 'visit')), ('search', ('families',)), ('see-caseloads', ('caseload',)))


def check_all():
    table = done('roles', '--json', now=None).json()
    for role in ROLES:
        for action, (name, *words) in ON_ALL:
            for reason in (WHY, BLANK):
                more = ('--reason', reason)
                cell = table[action][role]
                want = cell['reach'] != 'nothing' or cell['with_reason'] and reason == WHY
                if refused(name, book(role), *words, *more) == want:
                    yield f'{role}, {name}, reason {reason!r}: the table says {want}'


def check_caseload():
    """Everybody sees as much of the table as they may, and no more."""
    def teams(role):
        rows = done('caseload', book(role), '--json').json()['workers']
        return {row['team'] for row in rows}, {row['worker'] for row in rows}
    if teams('key-worker') != ({'Canal'}, {'Robin Ellis'}):
        yield f'a key worker sees {teams("key-worker")}'
    if teams('supervisor')[0] != {'Canal'} or len(teams('supervisor')[1]) < 4:
        yield f'a supervisor sees {teams("supervisor")}'
    if teams('programme-lead')[0] != {'Canal', 'Market'}:
        yield f'a programme lead sees {teams("programme-lead")}'


def check_add():
    case = folder / 'new.json'
    text = done('export', book('key-worker'), OWN).text.replace('WCC-0042', 'WCC-9942')
    case.write_text(text)
    table = done('roles', '--json', now=None).json()['add-family']
    for role in ROLES:
        if refused('import', book(role), case) == (table[role]['reach'] == 'all'):
            yield f'{role}: import'


def check_table():
    """What must not slip: nobody but a supervisor approves, and who looks for a living changes nothing."""
    table = done('roles', '--json', now=None).json()
    for role in ROLES:
        if (table['approve'][role]['reach'] != 'nothing') != (role == 'supervisor'):
            yield f'{role} approves'
    for action in ('change-family', 'add-family', 'allocate', 'approve', 'supervise', 'see-supervision'):
        if table[action]['information-officer'] != {'reach': 'nothing', 'with_reason': False}:
            yield f'an information officer may {action}'
    text = done('roles', now=None).text
    if 'own, else with a reason' not in text or len(text.splitlines()) != len(table) + 1:
        yield text


tap.run([
    ('what must not slip', check_table),
    ('families, near and far, with and without a reason', check_families),
    ('what is about all of them', check_all),
    ('each sees their part of the caseload table', check_caseload),
    ('taking a family in', check_add),
])
