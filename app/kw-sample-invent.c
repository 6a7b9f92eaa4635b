/* kw-sample-invent.c: families made up by chance
 *
 * A family follows from the seed and its number alone, so that families can be made in any order and none has to be
 * kept in memory.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-sample-invent.h"

#include "kw-sample-inventing.h"
#include "kw-sample-reviews.h"
#include "kw-sample-team.h"
#include "kw-sample-visits.h"
#include "kw-sample-words.h"

#define DAYS_A_MONTH    30
#define FIRST_REFERENCE 1000

/**
 * kw_inventing_add:
 * @self: the family
 * @kind: what kind of record
 *
 * Returns: (transfer none): a new record of the family
 */
gpointer
kw_inventing_add (KwInventing *self, KwRecordKind kind)
{
  KwRecord *record = kw_record_new (kind);

  record->id = self->next_id++;
  record->family = self->family != NULL ? self->family->record.id : record->id;
  kw_case_file_take (self->case_file, record);
  return record;
}

/**
 * kw_inventing_phone:
 * @self: the family
 * @mobile: or a fixed line
 *
 * Returns: (transfer full): a number of a range that is kept free for drama
 */
char *
kw_inventing_phone (KwInventing *self, gboolean mobile)
{
  guint number = kw_sample_dice_below (&self->dice, 1000);

  return mobile ? g_strdup_printf ("07700 900%03u", number) : g_strdup_printf ("020 7946 0%03u", number);
}

/* Inward parts of real postcodes never have the letters C, I, K, M, O and V. */
static char *
make_postcode (KwInventing *self)
{
  static const char letters[] = "CIKMOV";

  return g_strdup_printf ("%s %u%c%c", kw_sample_dice_pick (&self->dice, kw_sample_districts),
                          kw_sample_dice_below (&self->dice, 10),
                          letters[kw_sample_dice_below (&self->dice, sizeof letters - 1)],
                          letters[kw_sample_dice_below (&self->dice, sizeof letters - 1)]);
}

static KwDate
make_opened (KwInventing *self)
{
  KwDate first = kw_sample_first_day (self->world);

  if (kw_sample_dice_chance (&self->dice, 85))
    return first - kw_sample_dice_between (&self->dice, 0, 200);
  return kw_sample_dice_between (&self->dice, first, self->today - 14);
}

static void
decide_status (KwInventing *self)
{
  static const guint intensities[] = { 90, 5, 5 };
  KwFamily *family = self->family;
  guint thrown = kw_sample_dice_below (&self->dice, 100);

  family->opened = make_opened (self);
  family->intensity = (KwIntensity) kw_sample_dice_weighted (&self->dice, intensities, G_N_ELEMENTS (intensities));
  if (thrown < 3)
    {
      family->status = KW_FAMILY_WAITING;
      family->intensity = KW_INTENSIVE;
      family->opened = self->today - kw_sample_dice_between (&self->dice, 1, 20);
    }
  else if (thrown < 7)
    {
      family->status = KW_FAMILY_CLOSED;
      family->closed = self->today - kw_sample_dice_between (&self->dice, 1, 60);
      family->closed = MAX (family->closed, family->opened + 7);
    }
}

static void
add_family (KwInventing *self, guint number)
{
  KwFamily *family = kw_record_new (KW_RECORD_FAMILY);
  const char *authority = kw_sample_authorities[kw_sample_dice_below (&self->dice, KW_SAMPLE_N_AUTHORITIES)];
  g_autoptr (GStrvBuilder) strengths = g_strv_builder_new ();

  family->record.id = family->record.family = self->next_id++;
  family->reference = g_strdup_printf ("%s-%04u", authority, FIRST_REFERENCE + number);
  family->authority = g_strdup (authority);
  family->name = g_strdup (kw_sample_dice_pick (&self->dice, kw_sample_surnames));
  family->address = g_strdup_printf ("%u %s", 1 + kw_sample_dice_below (&self->dice, 140),
                                     kw_sample_dice_pick (&self->dice, kw_sample_streets));
  family->postcode = make_postcode (self);
  family->phone = kw_inventing_phone (self, TRUE);
  family->goal = g_strdup (kw_sample_dice_pick (&self->dice, kw_sample_goals));
  for (guint i = kw_sample_dice_below (&self->dice, 3) + 1; i > 0; i--)
    g_strv_builder_add (strengths, kw_sample_dice_pick (&self->dice, kw_sample_strengths));
  g_strfreev (family->strengths);
  family->strengths = g_strv_builder_end (strengths);
  self->family = family;
  decide_status (self);
  kw_case_file_take (self->case_file, family);
}

static void
add_designation (KwInventing *self, const KwWorker *worker, KwDate from, KwDate until)
{
  KwDesignation *designation = kw_inventing_add (self, KW_RECORD_DESIGNATION);

  designation->worker = worker->record.id;
  designation->from = from;
  designation->until = until;
}

static void
designate (KwInventing *self, guint number)
{
  const GPtrArray *colleagues = self->world->colleagues;
  const KwFamily *family = self->family;
  guint holder = number / KW_SAMPLE_CASELOAD % colleagues->len;
  KwDate from = family->opened, until = family->status == KW_FAMILY_CLOSED ? family->closed : KW_NONE;

  if (family->status == KW_FAMILY_WAITING)
    return;
  /* Some were handed over. */
  if (family->status == KW_FAMILY_ACTIVE && self->today - from > 120 && kw_sample_dice_chance (&self->dice, 10))
    {
      KwDate handed = self->today - kw_sample_dice_between (&self->dice, 20, 90);

      add_designation (self, g_ptr_array_index (colleagues, (holder + 1) % colleagues->len), from, handed);
      from = handed;
    }
  add_designation (self, g_ptr_array_index (colleagues, holder), from, until);
}

static void
add_visits (KwInventing *self)
{
  static const guint a_week[] = { 40, 15, 10 };
  const KwFamily *family = self->family;
  KwSampleVisits visits = {
    .about = self->case_file,
    .into = self->case_file,
    .from = MAX (family->opened, kw_sample_first_day (self->world)),
    .until = family->status == KW_FAMILY_CLOSED ? family->closed : self->today,
    .visits_a_week = a_week[family->intensity],
    .trust_from = 1,
    .trust_to = (int) kw_sample_dice_between (&self->dice, 2, 5),
    .next_id = self->next_id
  };

  if (family->status == KW_FAMILY_WAITING)
    return;
  kw_sample_visits_add (&visits, &self->dice);
  self->next_id = visits.next_id;
  /* Some are late with their reviews. */
  if (kw_sample_dice_chance (&self->dice, 85))
    self->next_id = kw_sample_reviews_add (self->case_file, self->case_file, visits.until, self->next_id);
}

/**
 * kw_sample_first_day:
 * @world: what families have in common
 *
 * Returns: the day from which on there are visits
 */
KwDate
kw_sample_first_day (const KwSampleWorld *world)
{
  return kw_instant_to_date (world->now) - (gint64) world->months * DAYS_A_MONTH - world->months * 5 / 12;
}

/**
 * kw_sample_invent:
 * @world: what families have in common
 * @number: which family, from 0
 *
 * Returns: (transfer full): a family, its ids counted from 1 and its workers' those of @world
 */
KwCaseFile *
kw_sample_invent (const KwSampleWorld *world, guint number)
{
  KwInventing self = {
    .world = world,
    .case_file = kw_case_file_new (),
    .next_id = 1,
    .today = kw_instant_to_date (world->now)
  };

  kw_sample_dice_init (&self.dice, world->seed, number);
  add_family (&self, number);
  designate (&self, number);
  kw_inventing_add_people (&self);
  kw_inventing_add_problems (&self);
  kw_inventing_add_work (&self);
  add_visits (&self);
  return self.case_file;
}
