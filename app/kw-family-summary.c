/* kw-family-summary.c: one family in one row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-family-summary.h"

#include "kw-json.h"

G_DEFINE_BOXED_TYPE (KwFamilySummary, kw_family_summary, kw_family_summary_ref, kw_family_summary_unref)

static guint
count_concerns (const KwCaseFile *case_file, KwInstant now)
{
  const GPtrArray *concerns = kw_case_file_list (case_file, KW_RECORD_CONCERN);
  KwDate today = kw_instant_to_date (now);
  guint n_open = 0;

  for (guint i = 0; i < concerns->len; i++)
    {
      const KwConcern *concern = g_ptr_array_index (concerns, i);

      n_open += concern->raised <= now && (concern->closed == KW_NONE || concern->closed > today);
    }
  return n_open;
}

static int
highest_trust (const KwPlan *plan)
{
  guint n_members = kw_case_file_list (plan->case_file, KW_RECORD_MEMBER)->len;
  int highest = 0;

  for (guint i = 0; i < n_members; i++)
    highest = MAX (highest, (int) plan->trust[i]);
  return highest;
}

/**
 * kw_family_summary_new:
 * @case_file: a case file
 * @policy: the policy
 * @services: (nullable) (element-type KwService): the directory
 * @now: as of when
 *
 * Returns: (transfer full): the family in one row
 */
KwFamilySummary *
kw_family_summary_new (KwCaseFile *case_file, KwPolicy *policy, const GPtrArray *services, KwInstant now)
{
  KwFamilySummary *self = g_new0 (KwFamilySummary, 1);

  g_atomic_ref_count_init (&self->references);
  self->case_file = kw_case_file_ref (case_file);
  self->rhythm = kw_rhythm_compute (case_file, policy, now);
  self->clocks = kw_clocks_compute (case_file, policy, services, now);
  self->next_clock = self->clocks->len > 0 ? g_ptr_array_index (self->clocks, 0) : NULL;
  self->plan = kw_plan_compute (case_file, policy, now);
  self->first = self->plan->n_do_next > 0 ? &self->plan->do_next[0] : NULL;
  self->trust = highest_trust (self->plan);
  self->n_problems = self->plan->n_places;
  self->n_concerns = count_concerns (case_file, now);
  return self;
}

KwFamilySummary *
kw_family_summary_ref (KwFamilySummary *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
kw_family_summary_unref (KwFamilySummary *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  kw_plan_unref (self->plan);
  kw_rhythm_unref (self->rhythm);
  g_ptr_array_unref (self->clocks);
  kw_case_file_unref (self->case_file);
  g_free (self);
}

static json_t *
first_to_json (const KwFamilySummary *self)
{
  const KwPlace *place;
  g_autofree char *sentence = NULL;

  if (self->first == NULL)
    return json_null ();
  place = self->first->place;
  sentence = kw_place_dup_sentence (self->plan, place);
  return json_pack ("{s:o, s:o, s:s, s:s}", "problem",
                    kw_json_name (self->case_file, KW_RECORD_PROBLEM, place->problem->record.id), "band",
                    kw_json_code (&kw_bands, (int) place->band), "step", kw_next_step_get_title (self->first),
                    "sentence", sentence);
}

/**
 * kw_family_summary_to_json:
 * @self: a family in one row
 *
 * Returns: (transfer full): all of it
 */
json_t *
kw_family_summary_to_json (const KwFamilySummary *self)
{
  const KwFamily *family;
  const KwClockEntry *clock;

  g_return_val_if_fail (self != NULL, NULL);

  family = kw_case_file_get_family (self->case_file);
  clock = self->next_clock;
  return json_pack ("{s:s, s:s, s:s, s:o, s:o, s:o, s:i, s:o, s:o, s:i, s:i}", "reference", family->reference, "name",
                    family->name, "authority", family->authority, "status",
                    kw_json_code (&kw_family_statuses, (int) family->status), "intensity",
                    kw_json_code (&kw_intensities, (int) family->intensity), "rhythm", kw_rhythm_to_json (self->rhythm),
                    "trust", self->trust, "next_clock",
                    clock != NULL ? kw_clock_entry_to_json (clock, self->case_file) : json_null (), "do_next",
                    first_to_json (self), "open_problems", (int) self->n_problems, "open_concerns",
                    (int) self->n_concerns);
}
