/* kw-today-json.c: a worker's day as JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-today.h"

#include "kw-json.h"

/* Every entry says whose it is, before its own members. */
static json_t *
with_family (const KwCaseFile *case_file, json_t *entry)
{
  const KwFamily *family = kw_case_file_get_family (case_file);

  json_object_set_new (entry, "family", json_string (family->reference));
  json_object_set_new (entry, "name", json_string (family->name));
  return entry;
}

static json_t *
visit_to_json (const KwTodayVisit *visit)
{
  json_t *chips = json_array ();

  for (guint i = 0; i < visit->chips->len; i++)
    json_array_append_new (chips, json_string (((KwChip *) g_ptr_array_index (visit->chips, i))->text));
  return with_family (visit->case_file,
                      json_pack ("{s:o, s:o, s:o, s:o, s:o, s:s, s:o}", "start",
                                 kw_json_instant (visit->appointment->start), "minutes",
                                 kw_json_number (visit->appointment->minutes), "kind",
                                 kw_json_code (&kw_appointment_kinds, (int) visit->appointment->kind), "where",
                                 kw_json_text (visit->address), "purpose", kw_json_text (visit->purpose), "last_seen",
                                 visit->last_seen, "chips", chips));
}

static json_t *
task_to_json (const KwTodayTask *task)
{
  const KwPlace *place = task->next->place;

  return with_family (task->case_file,
                      json_pack ("{s:o, s:o, s:s, s:o, s:b, s:s, s:s}", "problem",
                                 kw_json_name (task->case_file, KW_RECORD_PROBLEM, place->problem->record.id), "band",
                                 kw_json_code (&kw_bands, (int) place->band), "step",
                                 kw_next_step_get_title (task->next), "due",
                                 kw_json_date (task->next->step != NULL ? task->next->step->due : KW_NONE), "proposed",
                                 task->next->step == NULL, "sentence", task->sentence, "how_soon", task->chip.text));
}

static json_t *
waiting_to_json (const KwTodayWaiting *waiting)
{
  const KwProblem *problem = waiting->place->problem;

  return with_family (waiting->case_file,
                      json_pack ("{s:o, s:s, s:i, s:i, s:s}", "problem",
                                 kw_json_name (waiting->case_file, KW_RECORD_PROBLEM, problem->record.id), "title",
                                 problem->title, "trust", waiting->trust, "threshold", waiting->threshold, "sentence",
                                 waiting->sentence));
}

static json_t *
concern_to_json (const KwTodayConcern *entry)
{
  return with_family (entry->case_file,
                      json_pack ("{s:o, s:o, s:o, s:s}", "problem",
                                 kw_json_name (entry->case_file, KW_RECORD_PROBLEM, entry->concern->problem), "harm",
                                 kw_json_code (&kw_harms, (int) entry->concern->harm), "raised",
                                 kw_json_instant (entry->concern->raised), "sentence", entry->sentence));
}

static json_t *
action_to_json (const KwTodayAction *entry)
{
  return with_family (entry->case_file, json_pack ("{s:s, s:o, s:b, s:s}", "what", entry->action->what, "due",
                                                   kw_json_date (entry->action->due), "overdue", entry->overdue,
                                                   "sentence", entry->sentence));
}

static json_t *
unseen_to_json (const KwRhythm *rhythm)
{
  g_autofree char *touch = kw_rhythm_dup_touch (rhythm);
  g_autofree char *run = kw_rhythm_dup_run (rhythm);

  return with_family (rhythm->case_file,
                      json_pack ("{s:o, s:o, s:o}", "days_since_seen", kw_json_number (rhythm->days_since_seen),
                                 "touch", kw_json_text (touch), "not_seen", kw_json_text (run)));
}

static json_t *
clock_to_json (const KwTodayClock *clock)
{
  return with_family (clock->case_file, kw_clock_entry_to_json (clock->clock, clock->case_file));
}

static json_t *
week_to_json (const KwRhythm *rhythm)
{
  return with_family (rhythm->case_file, kw_rhythm_to_json (rhythm));
}

typedef json_t *(*ToJson) (gconstpointer entry);

static json_t *
list_to_json (const GPtrArray *entries, ToJson to_json)
{
  json_t *list = json_array ();

  for (guint i = 0; i < entries->len; i++)
    json_array_append_new (list, to_json (g_ptr_array_index (entries, i)));
  return list;
}

/**
 * kw_today_to_json:
 * @self: a day
 *
 * Returns: (transfer full): all of it
 */
json_t *
kw_today_to_json (const KwToday *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return json_pack (
      "{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:{s:i, s:o, s:o}, s:i, s:i}", "now", kw_json_instant (self->now),
      "visits", list_to_json (self->visits, (ToJson) visit_to_json), "do_next",
      list_to_json (self->do_next, (ToJson) task_to_json), "clocks",
      list_to_json (self->clocks, (ToJson) clock_to_json),
      "this_week", list_to_json (self->week, (ToJson) week_to_json), "out_of_touch",
      list_to_json (self->out_of_touch, (ToJson) unseen_to_json), "waiting_for_trust",
      list_to_json (self->waiting_for_trust, (ToJson) waiting_to_json), "concerns",
      list_to_json (self->concerns, (ToJson) concern_to_json), "supervision",
      list_to_json (self->actions, (ToJson) action_to_json), "load", "visits_owed", (int) self->load.owed,
      "minutes_owed", kw_json_number (self->load.minutes_owed), "minutes_left",
      kw_json_number (self->load.minutes_left),
      "families", (int) self->n_families, "referrals", (int) self->n_referrals);
}
