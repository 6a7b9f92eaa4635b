#!/usr/bin/env python3
"""test-commands.py PROGRAM: the command line, as people and scripts use it."""

import subprocess

import command
from command import NOW, case, done, locked, new_book, path, refused, run, secret_file, sql, write

import tap


def book_with_family(name):
    book = new_book(name)
    done('import', book, write(name + '.json', case()))
    return book


def family_of(book, reference='WCC-0042'):
    return done('family', book, reference, '--json').json()


def count_journal(book):
    return sql(book, 'SELECT count(*) FROM journal')


def check_new():
    book = path('new.keyworker')
    done('new', book, '--worker', 'Jo Bloggs', '--role', 'supervisor', '--authority', 'WCC', '--passphrase-file', secret_file)
    locked.add(str(book))
    if done('families', book, '--json').json() != {'families': []}:
        yield 'a new casebook has families'
    if 'Nothing wrong found.' not in done('check', book).text:
        yield 'a new casebook is not whole'
    yield from refused(1, 'new', book, '--worker', 'Jo', naming=['new.keyworker'])
    yield from refused(2, 'new', path('other.keyworker'), naming=['--worker'])
    yield from refused(3, 'new', path('other.keyworker'), '--worker', 'Jo', '--role', 'king', naming=['--role', 'king'])
    yield from refused(3, 'new', path('other.keyworker'), '--worker', '', naming=['--worker'])
    if path('other.keyworker').exists():
        yield 'a refused casebook was made'


def check_visit():
    book = book_with_family('visit.keyworker')
    words = ['--start', '2013-02-01T10:00', '--minutes', '45', '--outcome', 'seen']
    member = {m['given'] + str(m['known_as']): m['id'] for m in family_of(book)['members']}
    visit = done('visit', book, 'WCC-0042', *words, '--trust', 'ada:3', '--seen', 'Ada', '--alone', 'TJ', '--kind', 'walk',
                 '--note', 'The tall ships.').text.strip()
    family = family_of(book)
    found = family['visits'][-1]
    want = {'start': '2013-02-01T10:00', 'minutes': 45, 'kind': 'walk', 'outcome': 'seen', 'note': 'The tall ships.',
            'trust': [{'member': member['AdaNone'], 'step': 3}], 'seen': [member['AdaNone'], member['TobiTJ']],
            'alone': [member['TobiTJ']]}
    for key, value in want.items():
        if found[key] != value:
            yield f'{key} is {found[key]}, not {value}'
    if family['plan']['trust'].get(member['AdaNone']) != 3:
        yield 'the plan does not see the trust'
    entries = [entry for entry in family['history'] if entry['record'] == 'visit' and entry['id'] == visit]
    if len(entries) != 1 or entries[0]['patch'].get('note') != 'The tall ships.' or entries[0]['author'] != 'Jo Bloggs':
        yield f'the journal does not have the visit: {entries}'
    if entries and entries[0]['when'].startswith('2013'):
        yield 'the journal went by --now'
    hits = done('search', book, 'tall', 'shi', '--json').json()['hits']
    if [hit['family'] for hit in hits] != ['WCC-0042'] or hits[0]['id'] != visit:
        yield f'search does not find the visit: {hits}'
    by_id = done('visit', book, 'WCC-0042', *words, '--seen', member['TobiNone'], '--json').json()
    if by_id['visit'] <= visit:
        yield 'ids do not grow'
    if family_of(book)['visits'][-1]['seen'] != [member['TobiNone']]:
        yield 'a member is not found by id'


def check_bad_visits():
    book = book_with_family('bad-visit.keyworker')
    before, journal = family_of(book), count_journal(book)
    start, minutes, seen = ['--start', '2013-02-01T10:00'], ['--minutes', '45'], ['--outcome', 'seen']
    bad = [
        (2, [*start, *minutes], '--outcome'), (2, [*start, *seen], '--minutes'), (2, [*minutes, *seen], '--start'),
        (3, ['--start', '2013-02-30T10:00', *minutes, *seen], '--start'),
        (3, [*start, '--minutes', '1441', *seen], '--minutes'), (3, [*start, '--minutes', 'x', *seen], '--minutes'),
        (3, [*start, *minutes, '--outcome', 'gone'], '--outcome'), (3, [*start, *minutes, *seen, '--kind', 'x'], '--kind'),
        (3, [*start, *minutes, *seen, '--seen', 'Nobody'], 'Nobody'), (3, [*start, *minutes, *seen, '--seen', 'Tobi'], 'Tobi'),
        (3, [*start, *minutes, *seen, '--seen', 'Ada', '--seen', 'ada'], '--seen'),
        (3, [*start, *minutes, *seen, '--trust', 'Ada'], '--trust'), (3, [*start, *minutes, *seen, '--trust', 'Ada:6'], 'Ada:6'),
        (3, [*start, *minutes, *seen, '--trust', 'Nobody:2'], 'Nobody'),
        (3, [*start, *minutes, '--outcome', 'nobody-in', '--seen', 'Ada'], '--seen'),
        (2, [*start, *start, *minutes, *seen], '--start'), (2, [*start, *minutes, *seen, '--colour', 'red'], '--colour'),
        (2, [*start, *minutes, '--outcome'], '--outcome'),
    ]
    for status, words, named in bad:
        yield from refused(status, 'visit', book, 'WCC-0042', *words, naming=[named], now=None)
    yield from refused(1, 'visit', book, 'WCC-9999', *start, *minutes, *seen, naming=['WCC-9999'])
    if family_of(book) != before or count_journal(book) != journal:
        yield 'something of a refused visit was stored'


def check_refer():
    book = book_with_family('refer.keyworker')
    problem = family_of(book)['problems'][0]['id']
    answer = done('refer', book, 'WCC-0042', '--problem', problem, '--service', 'Turning Tide', '--json').json()
    family = family_of(book)
    referral = family['referrals'][-1]
    want = {'id': answer['referral'], 'problem': problem, 'service': 'Turning Tide', 'status': 'ready',
            'breakthrough': '2013-02-01T12:00', 'sent': None, 'met': None}
    for key, value in want.items():
        if referral[key] != value:
            yield f'{key} is {referral[key]}, not {value}'
    if not any(entry['record'] == 'referral' and entry['id'] == answer['referral'] for entry in family['history']):
        yield 'the journal does not have the referral'
    if family['plan']['plan'][0]['band'] != 'breakthrough':
        yield 'a referral that nobody sent ends the breakthrough'
    text = done('refer', book, 'WCC-0042', '--problem', 'debt', '--service', 'Advice').text.splitlines()
    if not text[0].isdigit() or 'Not sent' not in text[1]:
        yield f'not the id and that it is not sent: {text}'
    if family_of(book)['referrals'][-1]['breakthrough'] is not None:
        yield 'a breakthrough where nobody told us'
    yield from refused(2, 'refer', book, 'WCC-0042', '--problem', problem, naming=['--service'])
    yield from refused(3, 'refer', book, 'WCC-0042', '--problem', 'p99', '--service', 'X', naming=['--problem', 'p99'])
    yield from refused(3, 'refer', book, 'WCC-0042', '--problem', problem, '--service', '')
    yield from refused(3, 'refer', book, 'WCC-0042', '--problem', problem, '--service', 'x' * 201)
    if len(family_of(book)['referrals']) != 2:
        yield 'a refused referral was stored'


def check_options_anywhere():
    book = book_with_family('anywhere.keyworker')
    first = done('plan', book, 'WCC-0042', '--json').text
    for words in (['plan', '--json', book, 'WCC-0042', '--now', NOW], ['plan', '--now=' + NOW, book, '--json', 'WCC-0042'],
                  ['plan', book, '--passphrase-file', secret_file, 'WCC-0042', '--json', '--now', NOW],
                  ['plan', '--json', '--now', NOW, '--', book, 'WCC-0042']):
        if done(*words, now=None).text != first:
            yield f'{words} says something else'
    yield from refused(4, 'families', book, '--passphrase-file', path('nowhere'))
    yield from refused(4, 'families', book, '--passphrase-file', write('wrong', 'tram quarry lettuce oboes\n'))
    yield from refused(2, 'families', book, now='yesterday', naming=['--now'])


def check_plan_of_book():
    book = book_with_family('plan.keyworker')
    from_file = done('plan', path('plan.keyworker.json'), '--json').json()
    exported = write('plan-exported.json', done('export', book, 'WCC-0042').text)
    from_book = done('plan', book, 'WCC-0042', '--json').json()
    if from_book != done('plan', exported, '--json').json():
        yield 'the plan of the export is another than that of the family'
    if [place['band'] for place in from_book['plan']] != [place['band'] for place in from_file['plan']]:
        yield 'the plan changed on the way into the casebook'
    if 'Heroin' not in done('plan', book, 'WCC-0042').text:
        yield 'the plan in words does not name the problem'
    yield from refused(1, 'plan', book, 'WCC-9999', naming=['WCC-9999'])


def check_pages():
    book = book_with_family('pages.keyworker')
    row = done('families', book, '--json').json()['families'][0]
    if (row['reference'], row['status'], row['worker'], row['open_problems']) != ('WCC-0042', 'active', 'Jo Bloggs', 2):
        yield f'families: {row}'
    today = done('today', book, '--json').json()
    if today['families'] != 1 or [task['family'] for task in today['do_next']][:1] != ['WCC-0042']:
        yield f'today: {today["do_next"]}'
    for words, expected in ((['families'], 'WCC-0042'), (['today'], 'Okafor'), (['search', 'post'], 'Sorted'),
                            (['family', 'WCC-0042'], 'Sorted the post together.')):
        text = done(words[0], book, *words[1:]).text
        if expected not in text or any(line != line.rstrip() for line in text.splitlines()):
            yield f'{words}: {text[:400]}'
    if done('search', book, 'nowhere to be found', '--json').json() != {'hits': []}:
        yield 'search finds what is not there'


def check_aligned():
    book = book_with_family('aligned.keyworker')
    done('import', book, write('second.json', case('WCC-0001', family={
        'reference': 'WCC-0001', 'name': 'Oyelaran-Featherstonehaugh', 'authority': 'WCC', 'opened': '2013-01-07'})))
    lines = done('families', book).text.splitlines()
    starts = {line.index(word) for line, word in zip(lines, ('Key worker', 'Jo Bloggs', 'Jo Bloggs'))}
    if len(lines) != 3 or len(starts) != 1:
        yield f'columns do not line up: {lines}'


def check_words():
    listed = [line.split()[1] for line in done('--help', now=None).text.splitlines() if line.startswith('keyworker ')]
    for name in ('demo', 'new', 'plan', 'today', 'families', 'family', 'visit', 'refer', 'search', 'import', 'export', 'check'):
        if name not in listed:
            yield f'--help does not list {name}'
        text = done(name, '--help', now=None).text
        if not text.startswith(f'keyworker {name} ') or '--passphrase-file' not in text:
            yield f'{name} --help: {text[:200]}'
    if not done('--version', now=None).text.startswith('keyworker '):
        yield '--version does not say it'
    yield from refused(2, 'frobnicate', 'x', naming=['frobnicate'])
    yield from refused(2, 'families', naming=['families'])
    yield from refused(2, 'families', 'a', 'b')


def check_files():
    yield from refused(1, 'families', path('missing.keyworker'), naming=['missing.keyworker'])
    if path('missing.keyworker').exists():
        yield 'a casebook was made by looking for it'
    result = run('check', write('not-a-casebook.keyworker', 'Dear diary. ' * 500))
    if result.status not in (1, 5) or len(result.error.splitlines()) != 1:
        yield f'what is no casebook: {result}'


def check_council_policy():
    """The council's policy is followed from where it is kept; a slip in it is said, with its place."""
    file = write('policy.json', case(problems=[{'id': 'p1', 'domain': 'alcohol', 'title': 'Drinking', 'severity': 2,
                                                'identified': '2013-01-07'}],
                                     links=[], visits=[{'start': '2013-01-29T10:00', 'outcome': 'seen',
                                                        'trust': [{'member': 'm1', 'step': 3}]}]))
    user, machine = path('user'), path('machine')

    def band():
        return done('plan', file, '--json', XDG_CONFIG_HOME=str(user), XDG_CONFIG_DIRS=str(machine)).json()['plan'][0]['band']

    def keep(folder, threshold):
        (folder / 'keyworker').mkdir(parents=True, exist_ok=True)
        (folder / 'keyworker/council.policy').write_text(f'[policy]\nversion=1\n[plan]\ntrust-threshold={threshold}\n')

    bands = [band()]
    keep(machine, 3)
    bands.append(band())
    keep(user, 5)
    bands.append(band())
    if bands != ['waiting-for-trust', 'ready', 'waiting-for-trust']:
        yield f'built in, the machine\'s, the user\'s: {bands}'
    keep(user, 'many')
    yield from refused(3, 'plan', file, naming=['council.policy', 'trust-threshold'], XDG_CONFIG_HOME=str(user))


def check_read_log():
    """Who looked at a family stays known; lists and what was not found say nothing of a family."""
    book = book_with_family('read.keyworker')
    family_of(book)
    done('plan', book, 'WCC-0042')
    done('export', book, 'WCC-0042')
    done('search', book, 'sorted', 'post')
    done('search', book, '')
    done('families', book)
    done('today', book)
    yield from refused(1, 'family', book, 'WCC-0043')
    family = sql(book, 'SELECT id FROM family')[0][0]
    found = sql(book, 'SELECT what, family, words FROM read_log ORDER BY id')
    want = [('opened', family, ''), ('opened', family, ''), ('exported', family, ''), ('searched', '', 'sorted post')]
    if found != want:
        yield f'the read log says {found}'


def check_newer():
    """A casebook of a version that is not there yet is told from a damaged one, and left as it is."""
    book = book_with_family('newer.keyworker')
    sql(book, 'PRAGMA user_version = 1000000')
    before = book.read_bytes()
    yield from refused(6, 'families', book, naming=['newer'])
    yield from refused(6, 'check', book, naming=['newer'])
    if book.read_bytes() != before:
        yield 'a newer casebook was written to'


def check_damage():
    book = book_with_family('damaged.keyworker')
    sql(book, "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE type = 'trigger'")
    sql(book, "UPDATE journal SET reason = 'no reason'")
    result = run('check', book)
    if result.status != 5 or 'Nothing wrong found.' in result.text or len(result.error.splitlines()) != 1:
        yield f'an altered history is not found: {result}'


def check_no_half_results():
    """A pipe that closes early is a failure, not half a result."""
    book = book_with_family('pipe.keyworker')
    with open('/dev/full', 'wb') as full:
        process = subprocess.run([command.PROGRAM, 'export', str(book), 'WCC-0042', '--passphrase-file', secret_file], stdout=full, stderr=subprocess.PIPE,
                                 check=False)
    if process.returncode != 1:
        yield f'exit {process.returncode} on a full disk'


tap.run([
    ('new makes a casebook, once', check_new),
    ('visit is found again and journalled', check_visit),
    ('bad visits are refused and nothing is stored', check_bad_visits),
    ('refer writes a referral that is ready', check_refer),
    ('options stand anywhere', check_options_anywhere),
    ('plan of a family in a casebook', check_plan_of_book),
    ('pages in words and as JSON', check_pages),
    ('columns line up', check_aligned),
    ('help and version', check_words),
    ('files that are not there or no casebooks', check_files),
    ('the policy of the council', check_council_policy),
    ('what was read is noted', check_read_log),
    ('a casebook of a newer version', check_newer),
    ('check finds an altered history', check_damage),
    ('a result that cannot be written', check_no_half_results),
])
