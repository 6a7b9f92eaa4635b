"""plan_reference.py: the order of work once more, from docs/order-of-work.md alone.

Written apart from the program, so that a rule misread in one of them shows. Slow and plain on purpose: lists
and dictionaries, no thought for speed. plan() takes a case file as it was parsed, fields left out included.
"""

from london import day, day_text, instant, instant_text, local_day

POLICY = {'trust-window-days': 28, 'overdue-days': 14, 'date-horizon-days': 28, 'cannot-wait-days': 7,
          'trust-threshold': 4}
BANDS = ('safety at-the-door breakthrough cannot-wait material daily-life ready '
         'waiting-for-trust').split()
MATERIAL = 'debt rent-arrears benefits food fuel furniture eviction homelessness housing'.split()
DAILY_LIFE = 'school early-years work routines parenting behaviour health disability'.split()
SPEAK_ALONE = 'domestic-abuse exploitation'.split()
GATED = 'drugs alcohol mental-health offending bereavement'.split()
ACUTE = 'food fuel homelessness'.split()
HARD = ('possession-notice possession-hearing eviction-bailiff court-hearing care-hearing '
        'child-protection-conference exclusion-hearing disconnection benefit-stop '
        'breathing-space-end').split()
RAISED_BY = 'family child council community'.split()
HARMS = 'actual likely worry'.split()
LAST = float('inf')


class Problem:
    """A problem that is there, with what is worked out about it."""

    def __init__(self, entry, position, today):
        self.entry, self.position = entry, position
        self.id, self.domain, self.severity = entry['id'], entry['domain'], entry['severity']
        self.rank = entry.get('family_rank')
        self.open = not happened(entry.get('resolved'), today)
        self.sensitive = self.domain in SPEAK_ALONE + GATED
        self.pin, self.is_choice = None, False


def happened(date, today):
    return date is not None and day(date) <= today


def entries(case, name, problem=None):
    return [e for e in case.get(name) or [] if problem is None or e['problem'] == problem.id]


class Plan:
    def __init__(self, case, now, policy=None):
        self.case, self.policy = case, {**POLICY, **(policy or {})}
        self.now, self.today = instant(now), local_day(instant(now))
        self.there = {}
        for position, entry in enumerate(entries(case, 'problems')):
            if day(entry['identified']) <= self.today:
                self.there[entry['id']] = Problem(entry, position, self.today)
        self.open = [p for p in self.there.values() if p.open]
        self.trust = self.find_trust()
        self.reached = self.follow_links()
        for problem in self.open:
            self.find_dates(problem)
            self.find_standing(problem)
            problem.band = self.find_band(problem)
            problem.drives = [i for i in self.reached[problem.id] - {problem.id} if self.there[i].open]
            self.find_waiting(problem)
        self.place_all()

    # Trust

    def find_trust(self):
        designation, family = self.case.get('designation'), self.case['family']
        first = max(day(designation['from'] if designation else family['opened']),
                    self.today - self.policy['trust-window-days'])
        latest = {}
        for number, visit in enumerate(entries(self.case, 'visits')):
            start = instant(visit['start'])
            if visit['outcome'] != 'seen' or start > self.now or local_day(start) < first:
                continue
            for entry in visit.get('trust') or []:
                if (start, number) >= latest.get(entry['member'], ((-LAST,), 0))[0]:
                    latest[entry['member']] = ((start, number), entry['step'])
        return {member: step for member, (_, step) in latest.items()}

    # Links

    def follow_links(self):
        leads = {i: set() for i in self.there}
        for link in entries(self.case, 'links'):
            if link['from'] in leads and link['to'] in leads:
                leads[link['from']].add(link['to'])
        reached = {}
        for start in self.there:
            seen, todo = set(), list(leads[start])
            while todo:
                at = todo.pop()
                if at not in seen:
                    seen.add(at)
                    todo.extend(leads[at])
            reached[start] = seen
        return reached

    # Dates

    def counts(self, deadline):
        return day(deadline['due']) >= self.today - self.policy['overdue-days']

    def unmet(self, problem):
        return [d for d in entries(self.case, 'deadlines', problem)
                if not happened(d.get('met'), self.today)]

    def find_dates(self, problem):
        dates = [d for d in self.unmet(problem) if self.counts(d)]
        hard = [day(d['due']) for d in dates if d['kind'] in HARD]
        soft = [day(d['due']) for d in dates if d['kind'] not in HARD]
        problem.essential = problem.domain in ACUTE and problem.severity == 4
        if problem.essential:
            hard.append(self.today)
        problem.hard = min(hard, default=None)
        horizon = self.today + self.policy['date-horizon-days']
        problem.due = min((d for d in hard + soft if d <= horizon), default=None)

    # Bands

    def find_standing(self, problem):
        entry = problem.entry
        told = entry.get('acknowledged')
        problem.told = instant(told) if told is not None and instant(told) <= self.now else None
        referrals = entries(self.case, 'referrals', problem)
        problem.mets = [instant(r['met']) for r in referrals
                        if r.get('met') is not None and instant(r['met']) <= self.now]
        problem.on_list = any(r['status'] == 'waiting-list' for r in referrals)
        problem.not_now = entry.get('help_wanted') == 'not-now'
        harms = [c['harm'] for c in entries(self.case, 'concerns', problem)
                 if instant(c['raised']) <= self.now and not happened(c.get('closed'), self.today)]
        problem.harm = min(harms, key=HARMS.index, default=None)
        whose = entry.get('members') or [m['id'] for m in entries(self.case, 'members')]
        problem.trust = max((self.trust.get(m, 0) for m in whose), default=0)
        problem.trusted = problem.trust >= self.policy['trust-threshold']

    def find_band(self, problem):
        if problem.entry.get('immediate_risk') or problem.harm in ('actual', 'likely'):
            return 'safety'
        if problem.hard in (self.today, self.today + 1):
            return 'at-the-door'
        if problem.sensitive and problem.told is not None and not problem.not_now \
                and not problem.on_list and all(met < problem.told for met in problem.mets):
            return 'breakthrough'
        if problem.hard is not None and problem.hard <= self.today + self.policy['cannot-wait-days']:
            return 'cannot-wait'
        if problem.domain in MATERIAL:
            return 'material'
        if problem.domain in DAILY_LIFE:
            return 'daily-life'
        if problem.domain in SPEAK_ALONE or problem.told is not None or problem.mets or problem.trusted:
            return 'ready'
        return 'waiting-for-trust'

    # Waiting

    def waits(self, problem, step):
        until = step.get('waiting_until')
        limit = min((d for d in (problem.due, problem.hard) if d is not None), default=LAST)
        return until is not None and self.today < day(until) < limit

    def find_waiting(self, problem):
        undone = [s for s in entries(self.case, 'steps', problem)
                  if not happened(s.get('done'), self.today)]
        problem.undone = undone
        problem.free = [s for s in undone if not self.waits(problem, s)]
        problem.waiting_until = None
        if undone and not problem.free and problem.band not in BANDS[:3]:
            problem.waiting_until = min(s['waiting_until'] for s in undone)

    # Order

    def key(self, problem):
        date = problem.hard if problem.band in ('at-the-door', 'cannot-wait') else problem.due
        first = -problem.severity if problem.band == 'safety' else 0
        return (BANDS.index(problem.band), first,
                LAST if date is None else date,
                LAST if problem.rank is None else problem.rank,
                -len(problem.drives), -problem.severity,
                -len(set(problem.entry.get('raised_by') or [])),
                day(problem.entry['identified']), problem.position)

    def place_all(self):
        order = self.move_choice(sorted(self.open, key=self.key))
        for place, problem in enumerate(order, 1):
            problem.computed = place
        self.order = self.insert_pinned(order)
        for place, problem in enumerate(self.order, 1):
            problem.place = place

    def move_choice(self, order):
        f = max(3, sum(p.band in BANDS[:4] for p in order) + 1)
        able = [p for p in order[f:] if p.rank is not None and p.waiting_until is None
                and p.band != 'waiting-for-trust']
        if not able or any(p.rank is not None for p in order[:f]):
            return order
        choice = min(able, key=lambda p: p.rank)
        choice.is_choice = True
        rest = [p for p in order if p is not choice]
        return rest[:f - 1] + [choice] + rest[f - 1:]

    def pin_of(self, problem):
        pin = next(iter(reversed(entries(self.case, 'pins', problem))), None)
        if pin is None or problem.band == 'safety':
            return None
        if pin.get('until') is not None and day(pin['until']) < self.today:
            return None
        if pin['place'] > problem.computed and not pin.get('approved') \
                and problem.band in ('at-the-door', 'breakthrough', 'cannot-wait'):
            return None
        return pin

    def insert_pinned(self, order):
        for problem in order:
            problem.pin = self.pin_of(problem)
        safety = sum(p.band == 'safety' for p in order)
        final = [p for p in order if p.pin is None]
        pinned = [p for p in order if p.pin is not None]
        for problem in sorted(pinned, key=lambda p: (p.pin['place'], p.computed)):
            final.insert(max(problem.pin['place'], safety + 1) - 1, problem)
        return final

    # What is said of it

    def reasons(self, problem):
        found = self.reasons_of_band(problem)
        if problem.due is not None and ('deadline', day_text(problem.due)) not in found:
            found.append(('due', day_text(problem.due)))
        if problem.rank is not None:
            found.append(('matters-to-family', problem.rank))
        if problem.drives:
            found.append(('drives', len(problem.drives)))
        found.append(('severity', problem.severity))
        if problem.entry.get('raised_by'):
            found.append(('raised-by', [r for r in RAISED_BY if r in problem.entry['raised_by']]))
        if problem.is_choice:
            found.append(('family-choice', None))
        if problem.pin is not None:
            found.append(('pinned', problem.pin['reason']))
        return [{'code': code, 'value': value} for code, value in found]

    def reasons_of_band(self, problem):
        if problem.band == 'safety':
            risk = [('immediate-risk', None)] if problem.entry.get('immediate_risk') else []
            return risk + ([('concern', problem.harm)] if problem.harm in ('actual', 'likely') else [])
        if problem.band in ('at-the-door', 'cannot-wait'):
            essential = [('essential', None)] if problem.essential else []
            return [('deadline', day_text(problem.hard))] + essential
        if problem.band == 'breakthrough':
            return [('breakthrough', instant_text(problem.told))]
        if problem.band in ('material', 'daily-life'):
            return [(problem.band, None)]
        if problem.band == 'waiting-for-trust':
            return [('needs-trust', self.policy['trust-threshold'])]
        told = [('told-us', instant_text(problem.told))] if problem.told is not None else []
        return told + [(code, None) for code, given in (
            ('with-specialist', problem.mets), ('waiting-list', problem.on_list),
            ('not-now', problem.not_now), ('speak-alone', problem.domain in SPEAK_ALONE),
            ('trust-reached', problem.trusted)) if given]

    def next_step(self, problem):
        """The text of a proposed step is the policy's; here it is None."""
        if not problem.free:
            return {'problem': problem.id, 'step': None, 'due': None, 'proposed': True}
        step = min(problem.free, key=lambda s: LAST if s.get('due') is None else day(s['due']))
        return {'problem': problem.id, 'step': step['title'], 'due': step.get('due'), 'proposed': False}

    def in_place_order(self, ids):
        return sorted(ids, key=lambda i: self.there[i].place)

    def to_json(self):
        settled = [p for p in self.there.values() if not p.open]
        driven_by = {s.id: [p.id for p in self.order if s.id in self.reached[p.id]] for s in settled}
        return {
            'family': self.case['family']['reference'],
            'now': instant_text(self.now),
            'trust': self.trust,
            'plan': [{'place': p.place, 'problem': p.id, 'band': p.band, 'computed_place': p.computed,
                      'pinned': p.pin is not None, 'waiting_until': p.waiting_until,
                      'reasons': self.reasons(p)} for p in self.order],
            'do_next': [self.next_step(p) for p in self.order
                        if p.waiting_until is None and p.band != 'waiting-for-trust'],
            'underlying': [{'problem': p.id, 'drives': self.in_place_order(p.drives)}
                           for p in self.order if p.drives],
            'keep_an_eye_on': [{'problem': s.id, 'driven_by': driven_by[s.id]}
                               for s in settled if driven_by[s.id]],
            'check_what_happened': [{'problem': d['problem'], 'kind': d['kind'], 'due': d['due']}
                                    for d in entries(self.case, 'deadlines')
                                    if d['problem'] in self.there and self.there[d['problem']].open
                                    and not happened(d.get('met'), self.today) and not self.counts(d)],
        }


def plan(case, now, policy=None):
    return Plan(case, now, policy).to_json()


def comparable(answer):
    """A program's answer without its free text, to be equal to plan()."""
    places = [{key: value for key, value in place.items() if key != 'sentence'}
              for place in answer['plan']]
    steps = [{**step, 'step': None} if step['proposed'] else step for step in answer['do_next']]
    return {**answer, 'plan': places, 'do_next': steps}
