/* kw-sample-visits.c: a family's visits over weeks and months, at the right rhythm
 *
 * Day by day from the first to the last: whether somebody went, at what time, who was there and what it was about.
 * Trust moves towards where it shall end, with a step back now and then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-sample-visits.h"

#include "kw-sample-notes.h"
#include "kw-sample-words.h"

#define TRUST_STEPS        100 /* of a step, so that it grows slowly */
#define AFTER_SCHOOL       15
#define SCHOOL_AGE         4
#define YEAR               365
#define MAX_PEOPLE         32
#define WORKING_DAYS_TENTH 50 /* five days a week, in tenths */

typedef struct
{
  KwSampleVisits *visits;
  KwSampleDice *dice;
  gint64 family;
  const KwMember *adults[MAX_PEOPLE];
  guint n_adults;
  const KwMember *children[MAX_PEOPLE];
  guint n_children;
  int trust; /* of the first adult, in hundredths of a step */
} KwVisiting;

static gpointer
new_record (KwVisiting *self, KwRecordKind kind)
{
  KwRecord *record = kw_record_new (kind);

  record->id = self->visits->next_id++;
  record->family = self->family;
  return record;
}

static void
gather_people (KwVisiting *self)
{
  const GPtrArray *members = kw_case_file_list (self->visits->about, KW_RECORD_MEMBER);

  for (guint i = 0; i < members->len; i++)
    {
      const KwMember *member = g_ptr_array_index (members, i);

      if (!member->at_home)
        continue;
      if (member->role == KW_MEMBER_CHILD && self->n_children < MAX_PEOPLE)
        self->children[self->n_children++] = member;
      else if (member->role != KW_MEMBER_CHILD && member->involved == KW_INVOLVED_ASKED &&
               self->n_adults < MAX_PEOPLE)
        self->adults[self->n_adults++] = member;
    }
}

static gboolean
is_spoken_about (const KwProblem *problem, KwDate date)
{
  gboolean hidden = problem->domain >= KW_DOMAIN_DOMESTIC_ABUSE;

  if (problem->identified > date || (problem->resolved != KW_NONE && problem->resolved <= date))
    return FALSE;
  return !hidden ||
         (problem->acknowledged != KW_NONE && kw_instant_to_date (problem->acknowledged) <= date);
}

/* One or two problems; those that matter are talked about most, which the first of a file usually are. */
static guint
choose_topics (KwVisiting *self, KwDate date, const KwProblem *topics[2])
{
  const GPtrArray *problems = kw_case_file_list (self->visits->about, KW_RECORD_PROBLEM);
  guint wanted = kw_sample_dice_chance (self->dice, 35) ? 2 : 1, found = 0;
  guint first = problems->len == 0 ? 0 : kw_sample_dice_below (self->dice, problems->len);

  for (guint i = 0; i < problems->len && found < wanted; i++)
    {
      const KwProblem *problem = g_ptr_array_index (problems, (first + i) % problems->len);

      if (is_spoken_about (problem, date))
        topics[found++] = problem;
    }
  return found;
}

static void
add_trust (KwVisiting *self, const KwVisit *visit, const KwMember *member)
{
  KwVisitTrust *trust = new_record (self, KW_RECORD_VISIT_TRUST);

  trust->visit = visit->record.id;
  trust->member = member->record.id;
  trust->step = self->trust / TRUST_STEPS;
  kw_case_file_take (self->visits->into, trust);
}

static void
add_person (KwVisiting *self, KwRecordKind kind, const KwVisit *visit, const KwMember *member)
{
  KwVisitMember *person = new_record (self, kind);

  person->visit = visit->record.id;
  person->member = member->record.id;
  kw_case_file_take (self->visits->into, person);
}

static void
add_line (KwVisiting *self, const KwVisit *visit, const KwMember *member)
{
  KwVisitLine *line = new_record (self, KW_RECORD_VISIT_LINE);

  line->visit = visit->record.id;
  line->member = member->record.id;
  line->text = kw_sample_sentence (kw_sample_dice_pick (self->dice, kw_sample_lines), member->given, NULL);
  kw_case_file_take (self->visits->into, line);
}

static void
move_trust (KwVisiting *self, KwDate date)
{
  const KwSampleVisits *visits = self->visits;
  gint64 length = MAX (visits->until - visits->from, 1);
  int aim = (int) (visits->trust_from * TRUST_STEPS +
                   (visits->trust_to - visits->trust_from) * TRUST_STEPS * (date - visits->from) / length);

  self->trust += (aim + TRUST_STEPS / 2 - self->trust) / 3;
  if (kw_sample_dice_chance (self->dice, 8))
    self->trust -= TRUST_STEPS;
  self->trust = CLAMP (self->trust, TRUST_STEPS, 5 * TRUST_STEPS + TRUST_STEPS - 1);
}

/* Returns: a child who was there, if any; the one seen alone rather than another. */
static const KwMember *
see_children (KwVisiting *self, const KwVisit *visit, KwDate date, int hour, gboolean *alone)
{
  const KwMember *there = NULL;

  *alone = FALSE;
  for (guint i = 0; i < self->n_children; i++)
    {
      const KwMember *child = self->children[i];
      gint64 age = child->born == KW_NONE ? SCHOOL_AGE : (date - child->born) / YEAR;
      guint likely = age < SCHOOL_AGE || hour >= AFTER_SCHOOL ? 80 : 6;

      if ((child->born != KW_NONE && child->born > date) || !kw_sample_dice_chance (self->dice, likely))
        continue;
      add_person (self, KW_RECORD_VISIT_SEEN, visit, child);
      if (!*alone && age >= SCHOOL_AGE && kw_sample_dice_chance (self->dice, 15))
        {
          add_person (self, KW_RECORD_VISIT_ALONE, visit, child);
          *alone = TRUE;
          there = child;
        }
      else if (there == NULL)
        there = child;
    }
  return there;
}

static void
talk_about (KwVisiting *self, const KwVisit *visit, KwDate date, KwSampleTalk *talk)
{
  const KwProblem *topics[2];

  talk->n_domains = choose_topics (self, date, topics);
  for (guint i = 0; i < talk->n_domains; i++)
    {
      KwVisitProblem *topic = new_record (self, KW_RECORD_VISIT_PROBLEM);

      topic->visit = visit->record.id;
      topic->problem = topics[i]->record.id;
      talk->domains[i] = topics[i]->domain;
      kw_case_file_take (self->visits->into, topic);
    }
}

static void
describe_seen (KwVisiting *self, KwVisit *visit, KwDate date, int hour)
{
  const KwMember *first = self->n_adults > 0 ? self->adults[0] : NULL, *child;
  KwSampleTalk talk = { .adult = first != NULL ? first->given : "everybody" };

  move_trust (self, date);
  talk.trust = self->trust / TRUST_STEPS;
  if (first != NULL)
    {
      add_person (self, KW_RECORD_VISIT_SEEN, visit, first);
      if (kw_sample_dice_chance (self->dice, 40))
        add_trust (self, visit, first);
      if (kw_sample_dice_chance (self->dice, 4))
        add_line (self, visit, first);
    }
  if (self->n_adults > 1 && kw_sample_dice_chance (self->dice, 35))
    add_person (self, KW_RECORD_VISIT_SEEN, visit, self->adults[1]);
  child = see_children (self, visit, date, hour, &talk.child_alone);
  talk.child = child != NULL ? child->given : NULL;
  talk_about (self, visit, date, &talk);
  visit->note = kw_sample_note (self->dice, &talk);
  if (kw_sample_dice_chance (self->dice, 3))
    visit->headline = g_strdup (kw_sample_dice_pick (self->dice, kw_sample_headlines));
}

static void
describe_unseen (KwVisiting *self, KwVisit *visit)
{
  KwSampleTalk talk = {
    .adult = self->n_adults > 0 ? self->adults[0]->given : "everybody",
    .child = self->n_children > 0 ? self->children[0]->given : NULL
  };

  visit->note = kw_sample_note_unseen (self->dice, visit->outcome, &talk);
  visit->minutes = visit->outcome == KW_VISIT_NOBODY_IN ? 10 : visit->outcome == KW_VISIT_DECLINED ? 5
                                                                                                   : 0;
}

static void
add_visit (KwVisiting *self, KwDate date)
{
  static const guint outcomes[] = { 84, 7, 2, 4, 3 };
  static const guint kinds[] = { 78, 6, 6, 5, 1, 3, 0, 1 };
  static const guint hours[] = { 8, 12, 12, 8, 4, 5, 9, 15, 14, 10, 3 }; /* from 9 */
  KwVisit *visit = new_record (self, KW_RECORD_VISIT);
  int hour = 9 + (int) kw_sample_dice_weighted (self->dice, hours, G_N_ELEMENTS (hours));

  visit->start = kw_instant_from_local (date, hour, 15 * (int) kw_sample_dice_below (self->dice, 4), 0);
  visit->outcome = (KwVisitOutcome) kw_sample_dice_weighted (self->dice, outcomes, G_N_ELEMENTS (outcomes));
  visit->kind = (KwVisitKind) kw_sample_dice_weighted (self->dice, kinds, G_N_ELEMENTS (kinds));
  visit->minutes = 5 * kw_sample_dice_between (self->dice, 7, 17);
  if (visit->outcome == KW_VISIT_SEEN)
    describe_seen (self, visit, date, hour);
  else
    describe_unseen (self, visit);
  kw_case_file_take (self->visits->into, visit);
}

/**
 * kw_sample_visits_add:
 * @visits: what visits
 * @dice: chance
 *
 * Makes up visits, oldest first.
 */
void
kw_sample_visits_add (KwSampleVisits *visits, KwSampleDice *dice)
{
  KwVisiting self = { .visits = visits, .dice = dice };
  int owed = 0;

  g_return_if_fail (visits->about != NULL && visits->into != NULL);

  self.family = kw_case_file_get_family (visits->about)->record.id;
  self.trust = visits->trust_from * TRUST_STEPS;
  gather_people (&self);
  for (KwDate date = visits->from; date < visits->until; date++)
    {
      if (kw_date_weekday (date) > 5)
        continue;
      /* What chance left out on one day, the next is likelier to make up for. */
      owed += (int) visits->visits_a_week;
      if ((int) kw_sample_dice_below (dice, WORKING_DAYS_TENTH) < owed)
        {
          add_visit (&self, date);
          owed -= WORKING_DAYS_TENTH;
        }
    }
}
