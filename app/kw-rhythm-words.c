/* kw-rhythm-words.c: how often a family is seen, in words and as JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-rhythm.h"

#include "kw-calendar-names.h"
#include "kw-json.h"
#include "kw-people.h"
#include "kw-words.h"

#include <glib/gi18n-lib.h>

/* Of days of the week, of phrases. */
static char *
list_words (GPtrArray *items)
{
  g_ptr_array_add (items, NULL);
  return kw_words_list ((const char *const *) items->pdata);
}

/**
 * kw_rhythm_dup_count:
 * @self: a rhythm
 *
 * Returns: (transfer full): "2 of 3–4"
 */
char *
kw_rhythm_dup_count (const KwRhythm *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->target.low == self->target.high)
    /* Translators: visits this week, visits a week agreed: 1 of 2 */
    return g_strdup_printf (_ ("%1$u of %2$d"), self->seen_this_week, (int) self->target.low);
  /* Translators: visits this week, fewest and most visits a week: 2 of 3–4 */
  return g_strdup_printf (_ ("%1$u of %2$d–%3$d"), self->seen_this_week, (int) self->target.low,
                          (int) self->target.high);
}

static char *
days_in_state (const KwRhythm *self, KwDayState state)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (self->week); i++)
    if (self->week[i].state == state)
      g_ptr_array_add (days, (char *) kw_weekday_get_name ((int) i + 1));
  return days->len > 0 ? list_words (days) : NULL;
}

/**
 * kw_rhythm_dup_week:
 * @self: a rhythm
 *
 * Returns: (transfer full): "Seen on Monday and Wednesday. Not seen on Tuesday. Planned on Friday."
 */
char *
kw_rhythm_dup_week (const KwRhythm *self)
{
  g_autofree char *seen = NULL;
  g_autofree char *not_seen = NULL;
  g_autofree char *planned = NULL;
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (self != NULL, NULL);

  seen = days_in_state (self, KW_DAY_SEEN);
  not_seen = days_in_state (self, KW_DAY_NOT_SEEN);
  planned = days_in_state (self, KW_DAY_PLANNED);
  if (seen != NULL)
    g_ptr_array_add (sentences, g_strdup_printf (_ ("Seen on %s."), seen));
  if (not_seen != NULL)
    g_ptr_array_add (sentences, g_strdup_printf (_ ("Not seen on %s."), not_seen));
  if (planned != NULL)
    g_ptr_array_add (sentences, g_strdup_printf (_ ("Planned on %s."), planned));
  if (sentences->len == 0)
    return g_strdup (_ ("No visit this week."));
  g_ptr_array_add (sentences, NULL);
  return g_strjoinv (" ", (char **) sentences->pdata);
}

/**
 * kw_rhythm_dup_last_seen:
 * @self: a rhythm
 *
 * Returns: (transfer full): "yesterday", "Friday", "never"
 */
char *
kw_rhythm_dup_last_seen (const KwRhythm *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->last_visit == NULL)
    return g_strdup (C_ ("last seen", "never"));
  return kw_words_short_date (kw_instant_to_date (self->last_visit->start), kw_instant_to_date (self->now));
}

static void
append_seen (const KwRhythm *self, KwRecordKind kind, GArray *members)
{
  const GPtrArray *rows = kw_case_file_list (self->case_file, kind);

  for (guint i = 0; i < rows->len; i++)
    {
      const KwVisitMember *row = g_ptr_array_index (rows, i);

      if (row->visit == self->last_visit->record.id)
        g_array_append_val (members, row->member);
    }
}

/**
 * kw_rhythm_dup_last_seen_with:
 * @self: a rhythm
 *
 * Returns: (transfer full): "yesterday, Ada and both children"
 */
char *
kw_rhythm_dup_last_seen_with (const KwRhythm *self)
{
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *when = NULL;
  g_autofree char *whom = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  when = kw_rhythm_dup_last_seen (self);
  if (self->last_visit == NULL)
    return g_steal_pointer (&when);
  append_seen (self, KW_RECORD_VISIT_SEEN, seen);
  append_seen (self, KW_RECORD_VISIT_ALONE, seen);
  whom = kw_people_dup_list (self->case_file, seen, kw_instant_to_date (self->now));
  if (*whom == '\0')
    return g_steal_pointer (&when);
  /* Translators: when somebody was last seen, and who: yesterday, Ada and both children */
  return g_strdup_printf (C_ ("last seen", "%1$s, %2$s"), when, whom);
}

/**
 * kw_rhythm_dup_touch:
 * @self: a rhythm
 *
 * Returns: (transfer full) (nullable): "not seen for 8 days", "not seen yet"; %NULL where they are in touch
 */
char *
kw_rhythm_dup_touch (const KwRhythm *self)
{
  int days;

  g_return_val_if_fail (self != NULL, NULL);

  if (!self->out_of_touch)
    return NULL;
  if (self->days_since_seen == KW_NONE)
    return g_strdup (_ ("not seen yet"));
  days = (int) self->days_since_seen;
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "not seen for %d day", "not seen for %d days", (gulong) days),
                          days);
}

static char *
times (guint n)
{
  if (n == 1)
    return g_strdup (_ ("once"));
  if (n == 2)
    return g_strdup (_ ("twice"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u time", "%u times", n), n);
}

static const char *
outcome_words (KwVisitOutcome outcome)
{
  switch (outcome)
    {
    case KW_VISIT_NOBODY_IN:
      return _ ("nobody in");
    case KW_VISIT_DECLINED:
      return _ ("declined");
    case KW_VISIT_CANCELLED_BY_FAMILY:
      return _ ("cancelled by them");
    case KW_VISIT_CANCELLED_BY_US:
      return _ ("cancelled by us");
    case KW_VISIT_SEEN:
    default:
      return _ ("seen");
    }
}

static char *
run_words (const KwRhythm *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint outcome = 0; outcome < KW_N_VISIT_OUTCOMES; outcome++)
    {
      g_autofree char *how_often = NULL;

      if (self->run_outcomes[outcome] == 0)
        continue;
      how_often = times (self->run_outcomes[outcome]);
      /* Translators: what a visit was, and how often: nobody in twice */
      g_ptr_array_add (parts, g_strdup_printf (C_ ("outcome", "%1$s %2$s"), outcome_words (outcome), how_often));
    }
  return list_words (parts);
}

/**
 * kw_rhythm_dup_run:
 * @self: a rhythm
 *
 * Returns: (transfer full) (nullable): "not seen 3 times in a row: nobody in twice and declined once"; %NULL where they
 *   were seen at the latest visit
 */
char *
kw_rhythm_dup_run (const KwRhythm *self)
{
  g_autofree char *what = NULL;
  g_autofree char *how_often = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->run == 0)
    return NULL;
  if (self->run == 1)
    {
      for (guint outcome = 0; outcome < KW_N_VISIT_OUTCOMES; outcome++)
        if (self->run_outcomes[outcome] > 0)
          return g_strdup_printf (_ ("not seen at the last visit: %s"), outcome_words (outcome));
    }
  how_often = times (self->run);
  what = run_words (self);
  /* Translators: "twice", "3 times", and then what the visits were */
  return g_strdup_printf (_ ("not seen %1$s in a row: %2$s"), how_often, what);
}

/**
 * kw_worker_week_dup_words:
 * @self: a week
 *
 * Returns: (transfer full): "7 visits owed, about 7 h; 5 h 30 left this week"
 */
char *
kw_worker_week_dup_words (const KwWorkerWeek *self)
{
  g_autofree char *owed = NULL;
  g_autofree char *needed = NULL;
  g_autofree char *left = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->owed == 0)
    return g_strdup (_ ("No visit owed this week"));
  owed = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u visit owed", "%u visits owed", self->owed), self->owed);
  needed = kw_words_length (self->minutes_owed * KW_MINUTE);
  if (self->minutes_left == KW_NONE)
    /* Translators: "7 visits owed", and how long they take */
    return g_strdup_printf (_ ("%1$s, about %2$s"), owed, needed);
  left = kw_words_length (MAX (self->minutes_left, 0) * KW_MINUTE);
  /* Translators: "7 visits owed", how long they take, and how much time is left */
  return g_strdup_printf (_ ("%1$s, about %2$s; %3$s left this week"), owed, needed, left);
}

static json_t *
days_to_json (const KwRhythm *self)
{
  json_t *days = json_array ();

  for (guint i = 0; i < G_N_ELEMENTS (self->week); i++)
    json_array_append_new (days, json_pack ("{s:o, s:o, s:b}", "date", kw_json_date (self->week[i].date), "state",
                                            kw_json_code (&kw_day_states, self->week[i].state), "today",
                                            self->week[i].today));
  return days;
}

static json_t *
run_to_json (const KwRhythm *self)
{
  json_t *outcomes = json_object ();

  for (int outcome = 0; outcome < KW_N_VISIT_OUTCOMES; outcome++)
    if (self->run_outcomes[outcome] > 0)
      json_object_set_new (outcomes, kw_code_set_get_code (&kw_visit_outcomes, outcome),
                           json_integer (self->run_outcomes[outcome]));
  return json_pack ("{s:i, s:o, s:b}", "visits", (int) self->run, "outcomes", outcomes, "flag", self->run_flag);
}

static json_t *
children_to_json (const KwRhythm *self)
{
  json_t *children = json_array ();

  for (guint i = 0; i < self->children->len; i++)
    {
      const KwChildSeen *child = &g_array_index (self->children, KwChildSeen, i);

      json_array_append_new (
          children,
          json_pack ("{s:o, s:o, s:o, s:b, s:o, s:o}", "member",
                     kw_json_name (self->case_file, KW_RECORD_MEMBER, child->member->record.id), "last_seen",
                     kw_json_instant (child->last_seen), "last_alone", kw_json_instant (child->last_alone),
                     "alone_overdue", child->alone_overdue, "expected", kw_json_instant (child->expected), "tell_by",
                     kw_json_instant (child->tell_by)));
    }
  return children;
}

/**
 * kw_rhythm_to_json:
 * @self: a rhythm
 *
 * Returns: (transfer full): all of it
 */
json_t *
kw_rhythm_to_json (const KwRhythm *self)
{
  json_t *weeks = json_array ();

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < KW_RHYTHM_WEEKS; i++)
    json_array_append_new (weeks, json_integer (self->weeks[i]));
  return json_pack ("{s:[I, I], s:i, s:i, s:i, s:i, s:o, s:o, s:o, s:b, s:o, s:o, s:o}", "target",
                    (json_int_t) self->target.low, (json_int_t) self->target.high, "this_week",
                    (int) self->seen_this_week, "planned", (int) self->planned_this_week, "last_7_days",
                    (int) self->seen_7, "last_28_days", (int) self->seen_28, "days", days_to_json (self), "last_seen",
                    kw_json_instant (self->last_visit != NULL ? self->last_visit->start : KW_NONE),
                    "days_since_seen", kw_json_number (self->days_since_seen), "out_of_touch", self->out_of_touch,
                    "not_seen", run_to_json (self), "children", children_to_json (self), "weeks", weeks);
}
