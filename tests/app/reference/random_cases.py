"""random_cases.py: random case files whose dates lie where the rules change their mind.

generate(seed) gives (now, case). A seed gives the same file for good.
"""

import random

from london import DAY, day, day_text, instant, instant_text, local_day
from plan_reference import ACUTE, DAILY_LIFE, GATED, HARD, MATERIAL, RAISED_BY, SPEAK_ALONE

SOFT = 'breathing-space-review application appointment taf-review parents-evening review other'.split()
STATUSES = ('draft ready sent accepted declined waiting-list waiting-list met joint stepped-back completed '
            'withdrawn stopped-going').split()
LARGEST = 2 ** 53 - 1
WORDS = ['Rent', 'court', 'Tobi', 'café', 'cafe\u0301', 'שלום', '🏠', '"quoted"', 'back\\slash', '%s%n',
         'line\nbreak', '\u2028', '\ufeff', '\x01', '\x7f', '  ', '{"a":1}', '£1,200']
# Days from today on which something changes, and their neighbours.
OFFSETS = [-400, -60, -30, -29, -28, -27, -15, -14, -13, -8, -7, -2, -1, 0, 1, 2, 3, 6, 7, 8, 9, 14, 27,
           28, 29, 30, 60, 400]
PAST = [offset for offset in OFFSETS if offset <= 0]
DAYS = ['2013-03-31', '2013-10-27', '2024-03-31', '2024-10-27', '2024-02-29', '2013-12-31', '2014-01-01',
        '2013-02-01', '2030-07-01', '1999-06-15']
TIMES = ['00:00', '00:30', '00:59', '01:00', '01:30', '02:00', '09:00', '12:34:56', '23:00', '23:59:59']
EDGES = [-3601, -3600, -1, 0, 1, 3599, 43200]


class Generator:
    def __init__(self, seed):
        self.random = random.Random(f'keyworker {seed}')
        self.now_text = f'{self.pick(DAYS)}T{self.pick(TIMES)}{self.pick(["", "", "Z"])}'
        self.now = instant(self.now_text)
        self.today = local_day(self.now)
        self.used = []

    def pick(self, choices):
        return self.random.choice(choices)

    def chance(self, probability):
        return self.random.random() < probability

    def maybe(self, probability, make, *arguments):
        return make(*arguments) if self.chance(probability) else None

    def some(self, choices, probability):
        chosen = [choice for choice in choices if self.chance(probability)]
        self.random.shuffle(chosen)
        return chosen + ([self.pick(chosen)] if chosen and self.chance(.05) else [])

    def text(self, most=60):
        return ' '.join(self.pick(WORDS) for _ in range(self.random.randint(1, 4)))[:most]

    def date(self, offsets=None):
        if self.chance(.02):
            return self.pick(['0001-01-01', '9999-12-31', '1900-03-01'])
        return day_text(self.today + self.pick(offsets or OFFSETS))

    def instant(self):
        """Mostly past; often one used before, or on the edge of a day or of now."""
        kind = self.random.randrange(4)
        if kind == 0 and self.used:
            seconds = self.pick(self.used) + self.pick([0, 0, 1, -1, 60])
        elif kind == 1:
            seconds = (self.today + self.pick([-29, -28, -27, -1, 0, 1])) * DAY + self.pick(EDGES)
        elif kind == 2:
            seconds = self.now + self.pick([0, -1, 1, -60, 60, -3600, 3600, -DAY, DAY])
        else:
            seconds = self.now + self.random.randint(-40 * DAY, 10 * DAY)
        if seconds > self.now and self.chance(.75):
            seconds = 2 * self.now - seconds
        self.used.append(seconds)
        return instant_text(seconds, self.chance(.3))

    # One object of each kind

    def problem(self, name, members):
        return {'id': name, 'domain': self.pick(self.domains), 'title': self.text(),
                'severity': self.pick(self.severities),
                'identified': self.date([1, 2, 30]) if self.chance(self.future) else self.date(PAST),
                'acknowledged': self.maybe(.4, self.instant), 'help_wanted': self.pick([None, None, 'yes', 'not-now']),
                'immediate_risk': self.chance(self.risk),
                'family_rank': self.pick([1, 1, 2, 2, 3, 9, LARGEST]) if self.chance(self.ranked) else None,
                'raised_by': self.some(RAISED_BY, .4), 'members': self.some(members, self.pick([0, .3, .6])),
                'resolved': self.date(PAST + [1, 2]) if self.chance(self.settled) else None}

    def links(self, names):
        pairs = [self.random.sample(names, 2) for _ in range(self.many(3 * len(names)))] if len(names) > 1 else []
        if len(names) > 1 and self.chance(.2):
            ring = self.random.sample(names, len(names))
            pairs += zip(ring, ring[1:] + ring[:1])
        return [{'from': a, 'to': b} for a, b in pairs]

    def deadline(self, problem):
        return {'problem': problem, 'kind': self.pick(HARD if self.chance(self.hard) else SOFT), 'due': self.date(),
                'met': self.maybe(.2, self.date, [-30, -1, 0, 1, 5])}

    def step(self, problem):
        return {'problem': problem, 'title': self.text(), 'due': self.maybe(.6, self.date),
                'waiting_until': self.maybe(self.waits, self.date, [-1, 0, 1, 1, 2, 3, 7, 8, 20, 28, 29, 60]),
                'done': self.maybe(.2, self.date, [-9, -1, 0, 1, 3])}

    def concern(self, problem):
        return {'problem': problem, 'harm': self.pick(['actual', 'likely', 'worry', 'worry', 'worry']),
                'raised': self.instant(), 'closed': self.maybe(.5, self.date, [-3, -1, 0, 1, 4])}

    def visit(self, members):
        return {'start': self.instant(), 'outcome': self.pick(['seen'] * 4 + ['nobody-in', 'declined']),
                'trust': [{'member': m, 'step': self.random.randint(1, 5)} for m in self.some(members, .6)]}

    def referral(self, problem):
        return {'problem': problem, 'service': self.text() or 'x', 'status': self.pick(STATUSES),
                'met': self.maybe(.4, self.instant)}

    def pin(self, problem):
        return {'problem': problem, 'place': self.pick([1, 1, 2, 3, 4, 5, 7, 99, LARGEST]), 'reason': self.text(),
                'until': self.maybe(.4, self.date, [-1, 0, 1, 7]), 'approved': self.chance(.4)}

    # The whole

    def many(self, most):
        return 0 if self.sparse else self.random.randint(0, most)

    def each(self, make, names, most):
        favourite = self.pick(names) if names else None
        return [make(favourite if self.chance(.2) else self.pick(names)) for _ in range(self.many(most))] \
            if names else []

    def choose_character(self):
        """What kind of family this is: most files would look alike otherwise."""
        everything = MATERIAL + DAILY_LIFE + SPEAK_ALONE + GATED
        self.domains = self.pick([everything, everything, GATED, SPEAK_ALONE + GATED + MATERIAL, ACUTE + ['debt'],
                                  MATERIAL + DAILY_LIFE, DAILY_LIFE, [self.pick(everything)]])
        self.severities = self.pick([[1, 2, 3, 4], [2], [3, 4], [4]])
        self.future, self.settled = self.pick([0, 0, .1, .3]), self.pick([0, .15, .4])
        self.risk, self.ranked = self.pick([0, 0, .05, .3]), self.pick([0, .08, .3, .9])
        self.hard, self.waits = self.pick([.1, .4, .8]), self.pick([.2, .6, .95])
        self.sparse = self.chance(.15)

    def put_choice_far_down(self, problems):
        """So that the family's own has something to move up."""
        for problem in problems:
            late = problem['domain'] not in MATERIAL
            problem['family_rank'] = self.pick([1, 2, 2, 3]) if late and self.chance(.6) else None

    def case(self):
        self.choose_character()
        size = self.random.randint(0, self.pick([2, 5, 8, 14, 40]))
        members = [f'm{i}' for i in range(self.pick([0, 1, 1, 2, 3, 5]))]
        names = [f'p{i}' for i in range(size)]
        self.random.shuffle(names)
        problems = [self.problem(name, members) for name in names]
        if self.chance(.25):
            self.put_choice_far_down(problems)
        case = {'format': 'keyworker-case-file', 'version': 1,
                'family': {'reference': 'R', 'name': 'N', 'authority': 'WCC', 'opened': self.date(PAST)},
                'designation': {'worker': 'W', 'from': self.date()} if self.chance(.6) else None,
                'members': [{'id': m, 'given': 'x'} for m in members], 'problems': problems,
                'links': self.links(names), 'deadlines': self.each(self.deadline, names, 2 * size),
                'steps': self.each(self.step, names, 3 * size), 'concerns': self.each(self.concern, names, size // 2),
                'visits': [self.visit(members) for _ in range(self.many(15))],
                'referrals': self.each(self.referral, names, size), 'pins': self.each(self.pin, names, size // 2)}
        return {key: self.without_some(value) for key, value in case.items() if value is not None}

    def without_some(self, value):
        """What is not given may be null or left out."""
        if isinstance(value, list):
            return [self.without_some(entry) for entry in value]
        if isinstance(value, dict):
            return {key: entry for key, entry in value.items() if entry is not None or self.chance(.5)}
        return value

    def policy(self):
        return {'trust-window-days': self.random.randint(0, 40), 'overdue-days': self.random.randint(0, 30),
                'date-horizon-days': self.random.randint(0, 40), 'cannot-wait-days': self.random.randint(0, 14),
                'trust-threshold': self.random.randint(1, 5)} if self.chance(.2) else None


def generate(seed):
    """(now, case, policy or None)"""
    generator = Generator(seed)
    case = generator.case()
    return generator.now_text, case, generator.policy()
