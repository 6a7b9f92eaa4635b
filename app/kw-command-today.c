/* kw-command-today.c: keyworker today
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-command-book.h"
#include "kw-command-page.h"
#include "kw-commands.h"
#include "kw-today.h"
#include "kw-words.h"

#include <glib/gi18n-lib.h>

#define MOST_TASKS 10

static const char *
name_of (const KwCaseFile *case_file)
{
  return kw_case_file_get_family (case_file)->name;
}

static void
append_visits (GString *text, const KwToday *day)
{
  g_autoptr (KwTextTable) table = kw_command_table_new ();

  for (guint i = 0; i < day->visits->len; i++)
    {
      const KwTodayVisit *visit = g_ptr_array_index (day->visits, i);
      g_autofree char *time = kw_words_time (visit->appointment->start);
      g_autoptr (GString) chips = g_string_new (NULL);

      for (guint j = 0; j < visit->chips->len; j++)
        g_string_append_printf (chips, "%s%s", j > 0 ? " · " : "",
                                ((const KwChip *) g_ptr_array_index (visit->chips, j))->text);
      kw_text_table_add (table, time, name_of (visit->case_file), visit->address != NULL ? visit->address : "",
                         visit->purpose != NULL ? visit->purpose : "", chips->str, visit->last_seen, NULL);
    }
  kw_command_append_part (text, _ ("Visits today"), table, _ ("None planned."));
}

static void
append_tasks (GString *text, const KwToday *day)
{
  g_autoptr (KwTextTable) table = kw_command_table_new ();

  for (guint i = 0; i < MIN (day->do_next->len, MOST_TASKS); i++)
    {
      const KwTodayTask *task = g_ptr_array_index (day->do_next, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      kw_text_table_add (table, number, name_of (task->case_file), kw_next_step_get_title (task->next), task->chip.text,
                         task->sentence, NULL);
    }
  kw_command_append_part (text, _ ("Do next, over all families"), table, _ ("Nothing."));
}

static void
append_clocks (GString *text, const KwToday *day)
{
  g_autoptr (KwTextTable) table = kw_command_table_new ();

  for (guint i = 0; i < day->clocks->len; i++)
    {
      const KwTodayClock *clock = g_ptr_array_index (day->clocks, i);

      kw_text_table_add (table, name_of (clock->case_file), clock->clock->title, clock->clock->when,
                         clock->clock->words, NULL);
    }
  kw_command_append_part (text, _ ("Clocks"), table, _ ("None near."));
}

static void
append_concerns (GString *text, const KwToday *day)
{
  g_autoptr (KwTextTable) table = kw_command_table_new ();

  for (guint i = 0; i < day->concerns->len; i++)
    {
      const KwTodayConcern *concern = g_ptr_array_index (day->concerns, i);

      kw_text_table_add (table, name_of (concern->case_file), concern->sentence, NULL);
    }
  kw_command_append_part (text, _ ("Concerns"), table, NULL);
}

static void
append_actions (GString *text, const KwToday *day)
{
  g_autoptr (KwTextTable) table = kw_command_table_new ();

  for (guint i = 0; i < day->actions->len; i++)
    {
      const KwTodayAction *action = g_ptr_array_index (day->actions, i);

      kw_text_table_add (table, name_of (action->case_file), action->action->what, action->sentence, NULL);
    }
  kw_command_append_part (text, _ ("From supervision"), table, NULL);
}

static void
append_rhythm (GString *text, const KwToday *day)
{
  g_autoptr (KwTextTable) week = kw_command_table_new ();
  g_autoptr (KwTextTable) unseen = kw_command_table_new ();

  for (guint i = 0; i < day->week->len; i++)
    {
      const KwRhythm *rhythm = g_ptr_array_index (day->week, i);
      g_autofree char *count = kw_rhythm_dup_count (rhythm);
      g_autofree char *last = kw_rhythm_dup_last_seen (rhythm);

      kw_text_table_add (week, name_of (rhythm->case_file), count, last, NULL);
    }
  for (guint i = 0; i < day->out_of_touch->len; i++)
    {
      const KwRhythm *rhythm = g_ptr_array_index (day->out_of_touch, i);
      g_autofree char *touch = kw_rhythm_dup_touch (rhythm);
      g_autofree char *run = kw_rhythm_dup_run (rhythm);

      kw_text_table_add (unseen, name_of (rhythm->case_file), touch != NULL ? touch : "", run != NULL ? run : "", NULL);
    }
  kw_command_append_part (text, _ ("This week"), week, _ ("No family yet."));
  kw_command_append_part (text, _ ("Out of touch"), unseen, NULL);
}

static void
append_waiting (GString *text, const KwToday *day)
{
  g_autoptr (KwTextTable) table = kw_command_table_new ();

  for (guint i = 0; i < day->waiting_for_trust->len; i++)
    {
      const KwTodayWaiting *waiting = g_ptr_array_index (day->waiting_for_trust, i);

      kw_text_table_add (table, name_of (waiting->case_file), waiting->place->problem->title, waiting->sentence, NULL);
    }
  kw_command_append_part (text, _ ("Waiting for trust"), table, NULL);
}

static char *
say_today (const KwToday *day, KwDate today)
{
  g_autofree char *date = kw_words_date (today, today);
  g_autofree char *load = kw_worker_week_dup_words (&day->load);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n%s\n", date, load);
  append_visits (text, day);
  append_tasks (text, day);
  append_clocks (text, day);
  append_concerns (text, day);
  append_actions (text, day);
  append_rhythm (text, day);
  append_waiting (text, day);
  return g_string_free (text, FALSE);
}

static GPtrArray *
load_own_families (const KwCommandBook *book, GError **error)
{
  KwFamilyFilter filter = { .worker = book->worker->record.id, .status = KW_CODE_NONE };
  g_autoptr (GArray) ids = kw_casebook_list_families_sync (book->casebook, &filter, NULL, error);

  if (ids == NULL)
    return NULL;
  return kw_casebook_load_families_sync (book->casebook, (const gint64 *) (gconstpointer) ids->data, ids->len,
                                         NULL, error);
}

static gboolean
today (const KwCommandBook *book, GError **error)
{
  g_autoptr (GPtrArray) case_files = load_own_families (book, error);
  g_autoptr (GPtrArray) services = NULL;
  g_autoptr (KwToday) day = NULL;
  g_autofree char *text = NULL;

  if (case_files == NULL)
    return FALSE;
  services = kw_casebook_list_shared_sync (book->casebook, KW_RECORD_SERVICE, NULL, error);
  if (services == NULL)
    return FALSE;
  day = kw_today_compute (case_files, services, book->policy, book->worker->weekly_minutes, book->now);
  if (kw_command_line_wants_json (book->line))
    return kw_command_write_json (kw_today_to_json (day), error);
  text = say_today (day, book->today);
  return kw_command_write (text, error);
}

gboolean
kw_command_today (const KwCommandLine *line, GError **error)
{
  return kw_command_with_book (line, today, error);
}
