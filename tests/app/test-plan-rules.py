#!/usr/bin/env python3
"""test-plan-rules.py PROGRAM: each sentence of docs/order-of-work.md.

Small families, made for one rule each; the program and the reference both have to agree with what is expected here.
Now is Friday 1 February 2013, 09:00.
"""

import datetime
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / 'reference'))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

import answerer
import plan_reference
import tap

NOW = '2013-02-01T09:00'
TOLD = '2013-01-20T10:00'
answers = answerer.Answerer(sys.argv[1])
failures = []


def on(days):
    """The date so many days from today."""
    return (datetime.date(2013, 2, 1) + datetime.timedelta(days)).isoformat()


class Family:
    """A case file, built tersely."""

    def __init__(self, **fields):
        self.case = {'format': 'keyworker-case-file', 'version': 1,
                     'family': {'reference': 'R', 'name': 'N', 'authority': 'A', 'opened': '2012-01-01', **fields}}

    def add(self, what, **fields):
        self.case.setdefault(what, []).append(fields)
        return self

    def problem(self, name, domain='school', **fields):
        return self.add('problems', **{'id': name, 'domain': domain, 'title': name, 'severity': 2,
                                       'identified': '2012-12-01', **fields})

    def problems(self, names, domain='debt', **fields):
        for name in names:
            self.problem(name, domain, **fields)
        return self

    def members(self, *names):
        for name in names:
            self.add('members', id=name, given=name)
        return self

    def links(self, *pairs):
        for pair in pairs:
            self.add('links', **{'from': pair[0], 'to': pair[1]})
        return self

    def deadline(self, problem, kind, days, **fields):
        return self.add('deadlines', problem=problem, kind=kind, due=on(days), **fields)

    def step(self, problem, title='s', **fields):
        return self.add('steps', problem=problem, title=title, **fields)

    def visit(self, start, trust, outcome='seen'):
        return self.add('visits', start=start, outcome=outcome,
                        trust=[{'member': m, 'step': s} for m, s in trust.items()])

    def referral(self, problem, status='sent', **fields):
        return self.add('referrals', problem=problem, service='S', status=status, **fields)

    def pin(self, problem, place, **fields):
        return self.add('pins', **{'problem': problem, 'place': place, 'reason': 'why', **fields})

    def concern(self, problem, harm='likely', raised='2013-01-01T10:00', **fields):
        return self.add('concerns', problem=problem, harm=harm, raised=raised, **fields)

    # What comes of it

    def plan(self, now=NOW, policy=None):
        return answers.plan(self.case, now, policy)

    def order(self, **how):
        return ''.join(place['problem'] for place in self.plan(**how)['plan'])

    def bands(self, **how):
        return {place['problem']: place['band'] for place in self.plan(**how)['plan']}

    def band(self, problem='a', **how):
        return self.bands(**how).get(problem)

    def place(self, problem='a', **how):
        return next(p for p in self.plan(**how)['plan'] if p['problem'] == problem)

    def why(self, problem='a', **how):
        return [(reason['code'], reason['value']) for reason in self.place(problem, **how)['reasons']]

    def codes(self, problem='a', **how):
        return [code for code, _ in self.why(problem, **how)]

    def trust(self, **how):
        return self.plan(**how)['trust']

    def do_next(self, **how):
        return [(s['problem'], s['step'], s['due'], s['proposed']) for s in self.plan(**how)['do_next']]

    def drives(self, **how):
        return {u['problem']: ''.join(u['drives']) for u in self.plan(**how)['underlying']}

    def eye_on(self, **how):
        return [(e['problem'], ''.join(e['driven_by'])) for e in self.plan(**how)['keep_an_eye_on']]

    def check(self, **how):
        return [(c['problem'], c['kind'], c['due']) for c in self.plan(**how)['check_what_happened']]


def one(domain='school', **fields):
    """A family with the one problem a."""
    return Family().problem('a', domain, **fields)


def expect(got, wanted):
    if got != wanted:
        line = sys._getframe(1).f_lineno
        failures.append(f'line {line}: expected {wanted!r}, got {got!r}')


# What has not happened yet

def today_is_the_local_date():
    family = one(resolved='2013-07-02')
    expect(family.order(now='2013-07-01T22:30Z'), 'a')
    expect(family.order(now='2013-07-01T23:30Z'), '')  # half past midnight in London


def what_is_dated_after_now_has_not_happened():
    expect([one(resolved=on(n)).order() for n in (0, 1)], ['', 'a'])
    expect([one(identified=on(n)).order() for n in (0, 1)], ['a', ''])
    expect([one().deadline('a', 'court-hearing', 1, met=on(n)).band() for n in (0, 1)], ['daily-life', 'at-the-door'])
    expect([one().concern('a', closed=on(n)).band() for n in (0, 1)], ['daily-life', 'safety'])
    expect([one().concern('a', raised=f'2013-02-01T09:0{n}').band() for n in (0, 1)], ['safety', 'daily-life'])
    expect([one().step('a', 's', done=on(n)).do_next()[0][3] for n in (0, 1)], [True, False])
    expect([one('drugs', acknowledged=f'2013-02-01T09:00:0{n}').band() for n in (0, 1)],
           ['breakthrough', 'waiting-for-trust'])


def a_problem_not_yet_identified_takes_its_links_away():
    later = Family().problem('a').problem('b', identified=on(1)).problem('c').links('ab', 'bc')
    expect(later.drives(), {})
    settled = Family().problem('a').problem('b', identified=on(1), resolved=on(-1)).problem('c').links('ab', 'bc')
    expect((settled.drives(), settled.eye_on()), ({}, []))
    expect(one(identified=on(1)).deadline('a', 'other', -20).check(), [])


# Trust

def trust_is_the_latest_step():
    def after(*visits, **fields):
        family = Family(**fields).members('m')
        for start, step, *outcome in visits:
            family.visit(start, {'m': step} if step else {}, *outcome)
        return family.trust()
    expect(after(('2013-01-20T10:00', 3), ('2013-01-19T10:00', 5)), {'m': 3})
    expect(after(('2013-01-20T10:00', 3), ('2013-01-20T10:00Z', 1)), {'m': 1})
    expect(after(('2013-01-20T10:00', 3), ('2013-01-21T10:00', None)), {'m': 3})
    expect(after(('2013-01-20T10:00', 3), ('2013-01-21T10:00', 1, 'declined')), {'m': 3})
    expect([after((f'2013-02-01T09:0{n}', 3)) for n in (0, 1)], [{'m': 3}, {}])


def trust_ages_and_a_new_worker_starts_anew():
    oldest = Family().members('m').visit('2013-01-04T00:00', {'m': 3})
    older = Family().members('m').visit('2013-01-03T23:59', {'m': 3})
    expect((oldest.trust(), older.trust()), ({'m': 3}, {}))
    expect(older.trust(policy={'trust-window-days': 29}), {'m': 3})
    expect(Family(opened='2013-01-20').members('m').visit('2013-01-20T00:00', {'m': 3}).trust(), {'m': 3})
    expect(Family(opened='2013-01-21').members('m').visit('2013-01-20T23:59', {'m': 3}).trust(), {})
    held = Family(opened='2013-01-31').members('m').visit('2013-01-20T10:00', {'m': 3})
    held.case['designation'] = {'worker': 'w', 'from': '2013-01-20'}
    expect(held.trust(), {'m': 3})
    held.case['designation']['from'] = '2013-01-21'
    expect(held.trust(), {})
    # Half past eleven UTC in July is the next day.
    summer = Family(opened='2013-07-02').members('m').visit('2013-07-01T23:30Z', {'m': 3})
    expect(summer.trust(now='2013-07-05T09:00'), {'m': 3})


def trust_of_a_problem_is_the_highest_of_its_members():
    def band(*names):
        family = Family().members('m', 'n', 'o').problem('a', 'drugs', members=list(names))
        return family.visit('2013-01-20T10:00', {'m': 4, 'n': 1}).band()
    expect([band(), band('n'), band('n', 'm'), band('o')],
           ['ready', 'waiting-for-trust', 'ready', 'waiting-for-trust'])
    expect(one('drugs').band(), 'waiting-for-trust')


# Dates

def dates_count_for_so_long():
    expect(one().deadline('a', 'court-hearing', -14).band(), 'cannot-wait')
    old = one().deadline('a', 'court-hearing', -15).deadline('a', 'other', -15)
    expect((old.band(), old.check()),
           ('daily-life', [('a', 'court-hearing', on(-15)), ('a', 'other', on(-15))]))
    expect([len(one().deadline('a', 'other', -15, met=on(n)).check()) for n in (0, 1)], [0, 1])
    expect(one(resolved=on(0)).deadline('a', 'other', -15).check(), [])
    expect(one().deadline('a', 'other', -14).check(), [])
    expect(one().deadline('a', 'court-hearing', -14).band(policy={'overdue-days': 13}), 'daily-life')


def an_acute_essential_is_due_today():
    expect([one(d, severity=4).band() for d in ('food', 'fuel', 'homelessness')], ['at-the-door'] * 3)
    expect((one('food', severity=3).band(), one('eviction', severity=4).band()), ('material', 'material'))
    expect(one('food', severity=4).deadline('a', 'court-hearing', -1).band(), 'cannot-wait')


def due_is_the_earliest_within_the_horizon():
    def due(*dates):
        family = one()
        for kind, days in dates:
            family.deadline('a', kind, days)
        return dict(family.why()).get('due')
    expect(due(('court-hearing', 28)), on(28))
    expect(due(('court-hearing', 29)), None)
    expect(due(('other', 29)), None)
    expect(due(('court-hearing', 29), ('other', 20)), on(20))
    expect(due(('other', -14), ('other', 3)), on(-14))


# Bands

def safety():
    expect(one(immediate_risk=True).band(), 'safety')
    expect([one().concern('a', harm).band() for harm in ('actual', 'likely', 'worry')],
           ['safety', 'safety', 'daily-life'])


def at_the_door_and_cannot_wait():
    expect([one().deadline('a', 'care-hearing', n).band() for n in (-1, 0, 1, 2, 7, 8)],
           ['cannot-wait', 'at-the-door', 'at-the-door', 'cannot-wait', 'cannot-wait', 'daily-life'])
    expect(one().deadline('a', 'appointment', 0).band(), 'daily-life')
    expect(one().deadline('a', 'care-hearing', 8).band(policy={'cannot-wait-days': 8}), 'cannot-wait')
    for kind in plan_reference.HARD:
        expect(one().deadline('a', kind, 0).band(), 'at-the-door')


def breakthrough():
    def told(domain='drugs', **fields):
        return one(domain, acknowledged=TOLD, **fields)
    expect((told().band(), told(help_wanted='yes').band()), ('breakthrough', 'breakthrough'))
    expect(told(help_wanted='not-now').band(), 'ready')
    expect((told('school').band(), told('domestic-abuse').band()), ('daily-life', 'breakthrough'))
    expect([told().referral('a', met=m).band() for m in (TOLD, '2013-01-20T09:59:59', '2013-02-01T09:01')],
           ['ready', 'breakthrough', 'breakthrough'])
    expect([told().referral('a', status).band() for status in ('met', 'declined', 'waiting-list')],
           ['breakthrough', 'breakthrough', 'ready'])
    expect([told().deadline('a', 'court-hearing', n).band() for n in (1, 5)], ['at-the-door', 'breakthrough'])
    expect(told().problem('b', 'drugs').referral('b', 'waiting-list').band(), 'breakthrough')


def ready_and_waiting_for_trust():
    expect([one(d).band() for d in plan_reference.SPEAK_ALONE], ['ready'] * 2)
    expect([one(d).band() for d in plan_reference.GATED], ['waiting-for-trust'] * 5)
    expect([one('drugs').referral('a', met=m).band() for m in ('2013-01-01T10:00', '2013-02-01T10:00')],
           ['ready', 'waiting-for-trust'])
    three = Family().members('m').problem('a', 'drugs').visit('2013-01-20T10:00', {'m': 3})
    expect((three.band(), three.band(policy={'trust-threshold': 3})), ('waiting-for-trust', 'ready'))
    expect(one('drugs', acknowledged='2014-01-01T10:00', help_wanted='not-now').band(), 'waiting-for-trust')


def the_bands_stand_in_their_order():
    family = (Family().problem('h', 'drugs').problem('g', 'exploitation').problem('f').problem('e', 'debt').problem('d')
              .problem('c', 'drugs', acknowledged=TOLD).problem('b').problem('a', immediate_risk=True)
              .deadline('b', 'court-hearing', 0).deadline('d', 'court-hearing', 7))
    expect(family.order(), 'abcdefgh')


# Order inside a band

def order_inside_a_band():
    def two(a, b):
        return Family().problem('a', **a).problem('b', **b)
    expect(two({}, {}).deadline('b', 'other', 28).order(), 'ba')
    expect(two({}, {}).deadline('b', 'other', 28).deadline('a', 'other', 29).order(), 'ba')
    expect(two({}, {}).deadline('b', 'other', 5).deadline('a', 'other', 6).order(), 'ba')
    expect(two({'family_rank': 1}, {}).deadline('b', 'other', 5).order(), 'ba')
    expect(two({'severity': 4}, {'severity': 1, 'family_rank': 99}).order(), 'ba')
    expect(two({'family_rank': 2}, {'family_rank': 1}).order(), 'ba')
    expect(Family().problem('a', severity=4).problem('b', severity=1).problem('c', 'drugs').links('bc').order(), 'bac')
    expect(two({'severity': 1, 'raised_by': ['family']}, {}).order(), 'ba')
    expect(two({'raised_by': ['child', 'child']}, {'raised_by': ['child', 'council']}).order(), 'ba')
    expect(two({'raised_by': ['child']}, {'raised_by': ['council'], 'identified': '2012-11-30'}).order(), 'ba')
    expect(two({}, {}).order(), 'ab')


def urgent_bands_go_by_the_hard_date():
    two = Family().problem('a').problem('b').deadline('a', 'court-hearing', 5).deadline('b', 'court-hearing', 4)
    expect(two.deadline('a', 'other', 0).order(), 'ba')
    soft = one('drugs', acknowledged=TOLD).problem('b', 'drugs', acknowledged=TOLD)
    expect(soft.deadline('b', 'other', 3).deadline('a', 'court-hearing', 5).order(), 'ba')


def in_safety_severity_comes_first():
    risk = {'immediate_risk': True}
    two = Family().problem('a', severity=2, **risk).problem('b', severity=3, **risk)
    expect(two.deadline('a', 'court-hearing', 0).order(), 'ba')
    equal = Family().problem('a', **risk).problem('b', **risk)
    expect(equal.deadline('b', 'other', 9).order(), 'ba')


def drives_counts_other_open_problems_along_any_links():
    ring = Family().problem('a').problem('b').problem('c').problem('d').links('ab', 'bc', 'ca', 'ab')
    expect({k: set(v) for k, v in ring.drives().items()}, {'a': set('bc'), 'b': set('ac'), 'c': set('ab')})
    expect(dict(ring.why('a'))['drives'], 2)
    through = Family().problem('a').problem('b', resolved=on(-1)).problem('c').links('ab', 'bc')
    expect(through.drives(), {'a': 'c'})
    expect(Family().problem('a').problem('b', resolved=on(-1)).links('ab', 'ba').drives(), {})
    expect(Family().problem('a', resolved=on(0)).problem('b').links('ab').drives(), {})


# The family's own

def wanted(**ranks):
    """a to c material, d to f daily life; some of them matter to the family."""
    family = Family()
    for name in 'abcdef':
        family.problem(name, 'debt' if name < 'd' else 'school', family_rank=ranks.get(name))
    return family


def the_familys_own_moves_up():
    family = wanted(e=5)
    expect((family.order(), family.place('e')['computed_place']), ('abecdf', 3))
    expect([family.codes(name).count('family-choice') for name in 'abcdef'], [0, 0, 0, 0, 1, 0])
    expect(wanted(e=2, f=1).order(), 'abfced')
    expect(wanted(e=2, f=2).order(), 'abecfd')
    expect(wanted(c=9, f=1).order(), 'cabfde')  # one of the first three is wanted already


def the_familys_own_respects_waiting_and_trust():
    expect(wanted(e=5).step('e', waiting_until=on(3)).order(), 'abcedf')
    trust = Family().problems('abcd').problem('e', 'drugs', family_rank=1)
    expect(trust.order(), 'abcde')
    among = wanted(a=4, f=1).step('a', waiting_until=on(2))
    expect((among.place('a')['waiting_until'], among.order()[:3]), (on(2), 'abc'))


def the_familys_own_stays_behind_what_is_urgent():
    urgent = Family().problems('abcd', immediate_risk=True).problems('ef').problem('g', family_rank=1)
    expect((urgent.order(), urgent.codes('g').count('family-choice')), ('abcdgef', 1))
    few = Family().problems('ab').problem('c', family_rank=1)
    expect((few.order(), few.codes('c').count('family-choice')), ('abc', 0))


# Pins

def four():
    return Family().problems('abcd')


def a_pin_moves_a_problem():
    expect(four().pin('d', 1).order(), 'dabc')
    expect(four().pin('a', 3).order(), 'bcad')
    expect(four().pin('a', 99).order(), 'bcda')
    place = four().pin('d', 1).place('d')
    expect((place['place'], place['computed_place'], place['pinned']), (1, 4, True))
    expect(four().pin('a', 1).place()['pinned'], True)


def only_the_last_pin_counts_and_only_so_long():
    expect(four().pin('d', 1).pin('d', 2).order(), 'adbc')
    expect([four().pin('d', 1, until=on(n)).order() for n in (0, -1)], ['dabc', 'abcd'])
    revived = four().pin('d', 1).pin('d', 2, until=on(-1))
    expect((revived.order(), revived.place('d')['pinned']), ('abcd', False))
    expect(one(resolved=on(-1)).problem('b').pin('a', 1).order(), 'b')


def pins_of_one_place():
    expect(four().pin('c', 1).pin('d', 1).order(), 'dcab')
    expect(four().pin('a', 2).pin('b', 2).order(), 'cbad')
    expect(four().pin('d', 2).pin('c', 1).order(), 'cdab')


def nothing_is_pinned_before_or_within_safety():
    family = Family().problem('s', immediate_risk=True).problems('ab').pin('b', 1).pin('s', 3)
    expect((family.order(), family.place('s')['pinned']), ('sba', False))


def lowering_something_urgent_needs_approval():
    def door(**fields):
        return four().deadline('a', 'court-hearing', 0).pin('a', 3, **fields)
    expect((door().order(), door().place()['pinned'], door(approved=True).order()), ('abcd', False, 'bcad'))
    expect(four().deadline('a', 'court-hearing', 5).pin('a', 4).order(), 'abcd')
    expect(one('drugs', acknowledged=TOLD).problem('b', 'debt').pin('a', 2).order(), 'ab')
    up = four().deadline('a', 'court-hearing', 0).deadline('b', 'court-hearing', 1).pin('b', 1)
    expect((up.order(), up.place('b')['computed_place']), ('bacd', 2))
    chosen = wanted(e=5).pin('e', 6)
    expect((chosen.order(), chosen.codes('e')[-2:]), ('abcdfe', ['family-choice', 'pinned']))


# Waiting

def steps(*until, **fields):
    family = one('debt', **fields)
    for days in until:
        family.step('a', waiting_until=None if days is None else on(days))
    return family


def a_problem_waits_when_all_its_undone_steps_do():
    def until(family):
        return family.place()['waiting_until']
    expect([until(steps(n)) for n in (0, 1)], [None, on(1)])
    expect(until(steps(5, 3)), on(3))
    expect((until(steps(5, None)), until(steps())), (None, None))
    expect(until(steps(5).step('a', done=on(0))), on(5))


def a_step_waits_only_until_the_date():
    def until(days, *dates):
        family = steps(days)
        for kind, due in dates:
            family.deadline('a', kind, due)
        return family.place()['waiting_until']
    expect([until(n, ('other', 10)) for n in (9, 10)], [on(9), None])
    expect([until(n, ('other', 29)) for n in (29, 30)], [on(29), on(30)])
    expect([until(n, ('court-hearing', 29)) for n in (28, 29)], [on(28), None])
    expect([until(n, ('court-hearing', 29), ('other', 9)) for n in (8, 9)], [on(8), None])
    expect(until(1, ('court-hearing', 7)), on(1))


def the_first_three_bands_never_wait():
    expect(steps(5, immediate_risk=True).place()['waiting_until'], None)
    told = one('drugs', acknowledged=TOLD).step('a', waiting_until=on(3))
    expect((told.place()['waiting_until'], told.do_next()), (None, [('a', None, None, True)]))


# What is shown

def do_next_is_the_first_undone_step():
    family = (Family().problem('a', 'debt').problem('b', 'drugs').problem('c').step('a', 'x').step('a', 'y', due=on(9))
              .step('a', 'z', due=on(9)).step('b', 'q').step('c', 'w', waiting_until=on(1)))
    expect(family.do_next(), [('a', 'y', on(9), False)])
    expect(one('debt').step('a', 'y', due=on(1), waiting_until=on(2)).step('a', 'x').do_next(), [('a', 'x', None, False)])
    expect(one('debt').do_next(), [('a', None, None, True)])


def underlying_and_keep_an_eye_on():
    family = (Family().problem('r', resolved=on(-1)).problem('q', resolved=on(0)).problem('z', resolved=on(-1))
              .problem('a').problem('b', 'debt').links('ab', 'ar', 'rq', 'bq', 'zr'))
    expect(family.drives(), {'a': 'b'})
    expect(family.eye_on(), [('r', 'a'), ('q', 'ba')])
    expect(Family().problem('a').problem('b', 'debt').problem('c', 'debt', severity=4).links('ab', 'ac').drives(),
           {'a': 'cb'})


def reasons_of_the_bands():
    family = (one(immediate_risk=True, family_rank=3, raised_by=['council', 'family']).problem('b').links('ab')
              .concern('a', 'worry').concern('a', 'likely').concern('a', 'actual', closed=on(0)).deadline('a', 'other', 3))
    expect(family.why(), [('immediate-risk', None), ('concern', 'likely'), ('due', on(3)), ('matters-to-family', 3),
                          ('drives', 1), ('severity', 2), ('raised-by', ['family', 'council'])])
    expect(one().concern('a', 'likely').concern('a', 'actual').why()[0], ('concern', 'actual'))
    expect(one('food', severity=4).codes(), ['deadline', 'essential', 'severity'])
    expect(one().deadline('a', 'court-hearing', 2).deadline('a', 'other', 1).why(),
           [('deadline', on(2)), ('due', on(1)), ('severity', 2)])
    expect(one('drugs', acknowledged=TOLD).why()[0], ('breakthrough', TOLD))
    expect((one('debt').why()[0], one().why()[0]), (('material', None), ('daily-life', None)))


def reasons_about_trust():
    family = (Family().members('m').problem('a', 'exploitation', acknowledged=TOLD, help_wanted='not-now')
              .referral('a', 'waiting-list', met='2013-01-25T10:00').visit(TOLD, {'m': 4}))
    expect(family.codes(), ['told-us', 'with-specialist', 'waiting-list', 'not-now', 'speak-alone', 'trust-reached',
                            'severity'])
    expect(one('drugs', help_wanted='not-now').why(), [('needs-trust', 4), ('severity', 2)])
    expect(one('drugs').why(policy={'trust-threshold': 5})[0], ('needs-trust', 5))


def a_closed_family_is_ordered_like_any_other():
    expect(Family(status='closed', closed='2012-12-31').problem('a').order(), 'a')


def the_example():
    case = {
        'format': 'keyworker-case-file', 'version': 1,
        'family': {'reference': 'WCC-0042', 'name': 'Okafor', 'authority': 'WCC', 'opened': '2013-01-07'},
        'members': [{'id': 'm1', 'given': 'Ada'}],
        'problems': [
            {'id': 'p1', 'domain': 'drugs', 'title': 'Heroin', 'severity': 3, 'identified': '2013-01-07', 'members': ['m1']},
            {'id': 'p2', 'domain': 'eviction', 'title': 'Eviction', 'severity': 4, 'identified': '2013-01-07',
             'family_rank': 1},
            {'id': 'p3', 'domain': 'debt', 'title': 'Rent arrears', 'severity': 3, 'identified': '2013-01-07',
             'family_rank': 2}],
        'links': [{'from': 'p1', 'to': 'p3'}, {'from': 'p3', 'to': 'p2'}],
        'deadlines': [{'problem': 'p2', 'kind': 'eviction-bailiff', 'due': '2013-02-04'},
                      {'problem': 'p3', 'kind': 'court-hearing', 'due': '2012-11-20'}],
        'steps': [{'problem': 'p2', 'title': 'Apply to suspend the warrant', 'due': '2013-02-01'}],
        'visits': [{'start': '2013-01-29T10:00', 'outcome': 'seen', 'trust': [{'member': 'm1', 'step': 2}]}]}
    plan = answers.plan(case)
    expect(plan['trust'], {'m1': 2})
    expect(plan['plan'][0], {
        'place': 1, 'problem': 'p2', 'band': 'cannot-wait', 'computed_place': 1, 'pinned': False, 'waiting_until': None,
        'reasons': [{'code': 'deadline', 'value': '2013-02-04'}, {'code': 'matters-to-family', 'value': 1},
                    {'code': 'severity', 'value': 4}]})
    expect(plan['do_next'][0], {'problem': 'p2', 'step': 'Apply to suspend the warrant', 'due': '2013-02-01',
                                'proposed': False})
    expect(plan['underlying'], [{'problem': 'p3', 'drives': ['p2']}, {'problem': 'p1', 'drives': ['p2', 'p3']}])
    expect(plan['check_what_happened'], [{'problem': 'p3', 'kind': 'court-hearing', 'due': '2012-11-20'}])


def checked(rule):
    def check():
        failures.clear()
        rule()
        yield from failures
    return rule.__name__.replace('_', ' '), check


HELPERS = {'on', 'one', 'expect', 'wanted', 'four', 'steps', 'checked'}
tap.run([checked(thing) for name, thing in list(globals().items())
         if type(thing) is type(checked) and name not in HELPERS]
        + [('the program ends well', answers.ends_well)])
