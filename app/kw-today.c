/* kw-today.c: a worker's day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-today-private.h"

#include "kw-referral.h"
#include "kw-trust.h"
#include "kw-words.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (KwToday, kw_today, kw_today_ref, kw_today_unref)

static void
waiting_free (gpointer data)
{
  g_free (((KwTodayWaiting *) data)->sentence);
  g_free (data);
}

static void
concern_free (gpointer data)
{
  g_free (((KwTodayConcern *) data)->sentence);
  g_free (data);
}

static void
add_clocks (KwToday *self, const KwFamilySummary *summary)
{
  for (guint i = 0; i < summary->clocks->len; i++)
    {
      const KwClockEntry *clock = g_ptr_array_index (summary->clocks, i);
      KwTodayClock *entry;

      if (clock->state == KW_CLOCK_RUNNING)
        continue;
      entry = g_new0 (KwTodayClock, 1);
      entry->case_file = summary->case_file;
      entry->clock = clock;
      g_ptr_array_add (self->clocks, entry);
    }
}

static void
add_waiting (KwToday *self, const KwFamilySummary *summary, const KwPolicy *policy)
{
  int threshold = kw_policy_get_number (policy, KW_POLICY_TRUST_THRESHOLD);

  for (guint i = 0; i < summary->plan->n_places; i++)
    {
      const KwPlace *place = &summary->plan->places[i];
      KwTodayWaiting *waiting;

      if (place->band != KW_BAND_WAITING_FOR_TRUST)
        continue;
      waiting = g_new0 (KwTodayWaiting, 1);
      waiting->case_file = summary->case_file;
      waiting->place = place;
      waiting->trust = place->trust;
      waiting->threshold = threshold;
      /* Translators: a step of trust, how many there are, and the word for the step that opens it */
      waiting->sentence = g_strdup_printf (_ ("Trust %1$d of %2$d. Opens at “%3$s”, or when they raise it."),
                                           place->trust, KW_TRUST_STEPS, kw_trust_get_word (threshold));
      g_ptr_array_add (self->waiting_for_trust, waiting);
    }
}

static const KwClockEntry *
written_clock (const KwFamilySummary *summary, gint64 concern)
{
  for (guint i = 0; i < summary->clocks->len; i++)
    {
      const KwClockEntry *clock = g_ptr_array_index (summary->clocks, i);

      if (clock->kind == KW_CLOCK_CONCERN_WRITTEN && clock->record == concern)
        return clock;
    }
  return NULL;
}

static char *
concern_sentence (const KwFamilySummary *summary, const KwConcern *concern, KwInstant now)
{
  const KwClockEntry *clock = written_clock (summary, concern->record.id);
  g_autofree char *raised = kw_words_instant (concern->raised, now);

  if (clock != NULL)
    /* Translators: "2 h 05 left" or "overdue by 3 h" */
    return g_strdup_printf (_ ("Written follow-up: %s."), clock->when);
  return g_strdup_printf (_ ("Raised %s. Ask what has happened since."), raised);
}

static void
add_concerns (KwToday *self, const KwFamilySummary *summary)
{
  const GPtrArray *concerns = kw_case_file_list (summary->case_file, KW_RECORD_CONCERN);
  KwDate today = kw_instant_to_date (self->now);

  for (guint i = 0; i < concerns->len; i++)
    {
      const KwConcern *concern = g_ptr_array_index (concerns, i);
      KwTodayConcern *entry;

      if (concern->raised > self->now || (concern->closed != KW_NONE && concern->closed <= today))
        continue;
      entry = g_new0 (KwTodayConcern, 1);
      entry->case_file = summary->case_file;
      entry->concern = concern;
      entry->sentence = concern_sentence (summary, concern, self->now);
      g_ptr_array_add (self->concerns, entry);
    }
}

static void
count_referrals (KwToday *self, const KwCaseFile *case_file)
{
  const GPtrArray *referrals = kw_case_file_list (case_file, KW_RECORD_REFERRAL);

  for (guint i = 0; i < referrals->len; i++)
    self->n_referrals += kw_referral_is_open (g_ptr_array_index (referrals, i));
}

static void
add_rhythm (KwToday *self, const KwFamilySummary *summary)
{
  if (kw_case_file_get_family (summary->case_file)->status != KW_FAMILY_ACTIVE)
    return;
  self->n_families++;
  g_ptr_array_add (self->week, kw_rhythm_ref (summary->rhythm));
  if (summary->rhythm->out_of_touch || summary->rhythm->run_flag)
    g_ptr_array_add (self->out_of_touch, kw_rhythm_ref (summary->rhythm));
}

/* A concern does not end with the work. */
static void
add_family (KwToday *self, const KwFamilySummary *summary, const KwPolicy *policy)
{
  add_concerns (self, summary);
  add_clocks (self, summary);
  if (kw_case_file_get_family (summary->case_file)->status == KW_FAMILY_CLOSED)
    return;
  kw_today_add_visits (self, summary, policy);
  kw_today_add_tasks (self, summary, policy);
  kw_today_add_actions (self, summary);
  add_rhythm (self, summary);
  add_waiting (self, summary, policy);
  count_referrals (self, summary->case_file);
}

static int
compare_numbers (gint64 a, gint64 b)
{
  return a < b ? -1 : a > b;
}

static int
compare_families (const KwCaseFile *a, const KwCaseFile *b)
{
  const KwFamily *first = kw_case_file_get_family (a);
  const KwFamily *second = kw_case_file_get_family (b);
  int order = g_utf8_collate (first->name, second->name);

  return order != 0 ? order : g_strcmp0 (first->reference, second->reference);
}

static int
compare_visits (gconstpointer a, gconstpointer b)
{
  const KwTodayVisit *first = *(KwTodayVisit *const *) a;
  const KwTodayVisit *second = *(KwTodayVisit *const *) b;
  int order = compare_numbers (first->appointment->start, second->appointment->start);

  return order != 0 ? order : compare_families (first->case_file, second->case_file);
}

static int
compare_tasks (gconstpointer a, gconstpointer b)
{
  const KwTodayTask *first = *(KwTodayTask *const *) a;
  const KwTodayTask *second = *(KwTodayTask *const *) b;

  return kw_next_step_compare (first->plan, first->next, second->plan, second->next);
}

static int
compare_clocks (gconstpointer a, gconstpointer b)
{
  const KwTodayClock *first = *(KwTodayClock *const *) a;
  const KwTodayClock *second = *(KwTodayClock *const *) b;
  int order = kw_clock_entry_compare (first->clock, second->clock);

  return order != 0 ? order : compare_families (first->case_file, second->case_file);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return compare_families ((*(KwRhythm *const *) a)->case_file, (*(KwRhythm *const *) b)->case_file);
}

/* Never seen first. */
static int
compare_unseen (gconstpointer a, gconstpointer b)
{
  const KwRhythm *first = *(KwRhythm *const *) a;
  const KwRhythm *second = *(KwRhythm *const *) b;
  int order = compare_numbers (first->last_visit != NULL ? first->last_visit->start : KW_NONE,
                               second->last_visit != NULL ? second->last_visit->start : KW_NONE);

  return order != 0 ? order : compare_families (first->case_file, second->case_file);
}

static int
compare_waiting (gconstpointer a, gconstpointer b)
{
  const KwTodayWaiting *first = *(KwTodayWaiting *const *) a;
  const KwTodayWaiting *second = *(KwTodayWaiting *const *) b;
  int order = compare_families (first->case_file, second->case_file);

  return order != 0 ? order : compare_numbers (first->place->place, second->place->place);
}

static int
compare_concerns (gconstpointer a, gconstpointer b)
{
  const KwTodayConcern *first = *(KwTodayConcern *const *) a;
  const KwTodayConcern *second = *(KwTodayConcern *const *) b;
  int order = compare_numbers (first->concern->raised, second->concern->raised);

  return order != 0 ? order : compare_numbers (first->concern->record.id, second->concern->record.id);
}

static KwToday *
today_new (KwInstant now)
{
  KwToday *self = g_new0 (KwToday, 1);

  g_atomic_ref_count_init (&self->references);
  self->now = now;
  self->visits = g_ptr_array_new_with_free_func (kw_today_visit_free);
  self->do_next = g_ptr_array_new_with_free_func (kw_today_task_free);
  self->clocks = g_ptr_array_new_with_free_func (g_free);
  self->week = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_rhythm_unref);
  self->out_of_touch = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_rhythm_unref);
  self->waiting_for_trust = g_ptr_array_new_with_free_func (waiting_free);
  self->concerns = g_ptr_array_new_with_free_func (concern_free);
  self->actions = g_ptr_array_new_with_free_func (kw_today_action_free);
  self->held = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_family_summary_unref);
  return self;
}

/**
 * kw_today_compute:
 * @case_files: (element-type KwCaseFile): one worker's
 * @services: (nullable) (element-type KwService): the directory
 * @policy: the policy
 * @weekly_minutes: the worker's minutes for visits, or %KW_NONE
 * @now: as of when
 *
 * Returns: (transfer full): the worker's day
 */
KwToday *
kw_today_compute (const GPtrArray *case_files,
                  const GPtrArray *services,
                  KwPolicy *policy,
                  gint64 weekly_minutes,
                  KwInstant now)
{
  KwToday *self;

  g_return_val_if_fail (case_files != NULL, NULL);
  g_return_val_if_fail (policy != NULL, NULL);

  self = today_new (now);
  for (guint i = 0; i < case_files->len; i++)
    {
      KwFamilySummary *summary = kw_family_summary_new (g_ptr_array_index (case_files, i), policy, services, now);

      g_ptr_array_add (self->held, summary);
      add_family (self, summary, policy);
    }
  g_ptr_array_sort (self->visits, compare_visits);
  g_ptr_array_sort (self->do_next, compare_tasks);
  g_ptr_array_sort (self->clocks, compare_clocks);
  g_ptr_array_sort (self->week, compare_names);
  g_ptr_array_sort (self->out_of_touch, compare_unseen);
  g_ptr_array_sort (self->waiting_for_trust, compare_waiting);
  g_ptr_array_sort (self->concerns, compare_concerns);
  g_ptr_array_sort (self->actions, kw_today_compare_actions);
  kw_rhythm_get_worker_week (case_files, policy, now, weekly_minutes, &self->load);
  return self;
}

KwToday *
kw_today_ref (KwToday *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
kw_today_unref (KwToday *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_ptr_array_unref (self->visits);
  g_ptr_array_unref (self->do_next);
  g_ptr_array_unref (self->clocks);
  g_ptr_array_unref (self->week);
  g_ptr_array_unref (self->out_of_touch);
  g_ptr_array_unref (self->waiting_for_trust);
  g_ptr_array_unref (self->concerns);
  g_ptr_array_unref (self->actions);
  g_ptr_array_unref (self->held);
  g_free (self);
}

/**
 * kw_today_dup_visits_summary:
 * @self: a day
 *
 * Returns: (transfer full): "3, one of them joint", "2", "none planned"
 */
char *
kw_today_dup_visits_summary (const KwToday *self)
{
  guint n_joint = 0;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->visits->len; i++)
    n_joint += ((KwTodayVisit *) g_ptr_array_index (self->visits, i))->appointment->kind == KW_APPOINTMENT_JOINT;
  if (self->visits->len == 0)
    return g_strdup (_ ("none planned"));
  if (n_joint == 0)
    return g_strdup_printf ("%u", self->visits->len);
  if (n_joint == 1)
    return g_strdup_printf (_ ("%u, one of them joint"), self->visits->len);
  return g_strdup_printf (_ ("%1$u, %2$u of them joint"), self->visits->len, n_joint);
}
