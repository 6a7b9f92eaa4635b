/* kw-story.c: the chronology
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-story-private.h"

#include "kw-json.h"

#include <glib/gi18n-lib.h>

static const KwCode story_kinds_list[] = {
  { "visit", NC_ ("story", "Visits") },
  { "told-us", NC_ ("story", "What they told us") },
  { "referral", NC_ ("story", "Referrals") },
  { "deadline", NC_ ("story", "Dates") },
  { "concern", NC_ ("story", "Concerns") },
  { "worker", NC_ ("story", "Changes of worker") },
  { "event", NC_ ("story", "Significant events") },
  { "settled", NC_ ("story", "Settled") },
};

const KwCodeSet kw_story_kinds = {
  .name = "story", .codes = story_kinds_list, .n_codes = G_N_ELEMENTS (story_kinds_list)
};

G_DEFINE_BOXED_TYPE (KwStoryEntry, kw_story_entry, kw_story_entry_ref, kw_story_entry_unref)

KwStoryEntry *
kw_story_entry_ref (KwStoryEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
kw_story_entry_unref (KwStoryEntry *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_free (self->headline);
  g_free (self->detail);
  g_array_unref (self->people);
  g_free (self);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const KwStoryEntry *first = *(KwStoryEntry *const *) a;
  const KwStoryEntry *second = *(KwStoryEntry *const *) b;

  if (first->when != second->when)
    return first->when > second->when ? -1 : 1;
  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;
  return first->record > second->record ? -1 : first->record < second->record;
}

/**
 * kw_story_compute:
 * @case_file: a case file
 * @workers: (nullable) (element-type KwWorker): for the names of those who held the family
 * @now: as of when; what is later has not happened yet
 *
 * Returns: (transfer full) (element-type KwStoryEntry): what happened, newest first
 */
GPtrArray *
kw_story_compute (const KwCaseFile *case_file, const GPtrArray *workers, KwInstant now)
{
  KwStoryWork work = { .case_file = case_file, .workers = workers, .now = now };

  g_return_val_if_fail (case_file != NULL, NULL);

  work.today = kw_instant_to_date (now);
  work.entries = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_story_entry_unref);
  kw_story_add_visits (&work);
  kw_story_add_problems (&work);
  kw_story_add_referrals (&work);
  kw_story_add_deadlines (&work);
  kw_story_add_concerns (&work);
  kw_story_add_workers (&work);
  kw_story_add_events (&work);
  g_ptr_array_sort (work.entries, compare_entries);
  return work.entries;
}

static gboolean
is_about (const KwStoryEntry *entry, gint64 person)
{
  if (person == KW_NONE || entry->people->len == 0)
    return TRUE;
  for (guint i = 0; i < entry->people->len; i++)
    if (g_array_index (entry->people, gint64, i) == person)
      return TRUE;
  return FALSE;
}

/**
 * kw_story_filter:
 * @story: (element-type KwStoryEntry): a story
 * @kinds: the kinds asked for, `1 << kind` each
 * @person: the id of a member, or %KW_NONE for anybody
 *
 * Returns: (transfer full) (element-type KwStoryEntry): what fits, in the same order; what is about the family is about
 *   everybody
 */
GPtrArray *
kw_story_filter (const GPtrArray *story, guint kinds, gint64 person)
{
  GPtrArray *some = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_story_entry_unref);

  g_return_val_if_fail (story != NULL, some);

  for (guint i = 0; i < story->len; i++)
    {
      KwStoryEntry *entry = g_ptr_array_index (story, i);

      if ((kinds & (1u << entry->kind)) != 0 && is_about (entry, person))
        g_ptr_array_add (some, kw_story_entry_ref (entry));
    }
  return some;
}

/**
 * kw_story_entry_to_json:
 * @self: something that happened
 * @case_file: the case file it comes from
 *
 * Returns: (transfer full): all of it
 */
json_t *
kw_story_entry_to_json (const KwStoryEntry *self, const KwCaseFile *case_file)
{
  json_t *people = json_array ();

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (case_file != NULL, NULL);

  for (guint i = 0; i < self->people->len; i++)
    json_array_append_new (people, kw_json_name (case_file, KW_RECORD_MEMBER, g_array_index (self->people, gint64, i)));
  return json_pack ("{s:o, s:o, s:o, s:s, s:o, s:o, s:o}", "date", kw_json_date (self->date), "at",
                    kw_json_instant (self->has_time ? self->when : KW_NONE), "kind",
                    kw_json_code (&kw_story_kinds, (int) self->kind), "headline", self->headline, "detail",
                    kw_json_text (self->detail), "people", people, "problem",
                    kw_json_name (case_file, KW_RECORD_PROBLEM, self->problem));
}
