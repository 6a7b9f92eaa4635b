/* kw-today-rows.c: the rows of Today, each made of one entry of KwToday
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-today-rows.h"

#include "kw-band-pill.h"
#include "kw-clock-row.h"
#include "kw-info-row.h"
#include "kw-text.h"
#include "kw-today.h"
#include "kw-trust-dots.h"
#include "kw-week-squares.h"
#include "kw-words.h"

#include <glib/gi18n.h>

static const KwFamily *
family_of (const KwCaseFile *case_file)
{
  return kw_case_file_get_family (case_file);
}

static void
open_family (GtkWidget *row, const KwCaseFile *case_file, const char *part)
{
  kw_info_row_set_action (KW_INFO_ROW (row), "win.show-family-page",
                          g_variant_new ("(xs)", family_of (case_file)->record.id, part));
}

static void
add_chip (GtkWidget *row, const KwChip *chip)
{
  GtkWidget *label;

  if (chip->band >= 0)
    {
      kw_info_row_add_suffix (KW_INFO_ROW (row), kw_band_pill_new ((KwBand) chip->band, chip->text));
      return;
    }
  label = kw_text_new (chip->text, KW_TEXT_WRAP, "dim-label");
  kw_text_set_align (KW_TEXT (label), 1);
  kw_info_row_add_suffix (KW_INFO_ROW (row), label);
}

GtkWidget *
kw_today_visit_row_new (gconstpointer entry, guint place, KwInstant now)
{
  const KwTodayVisit *visit = entry;
  GtkWidget *row = kw_info_row_new (family_of (visit->case_file)->name, visit->address, visit->purpose);
  g_autofree char *time = kw_words_time (visit->appointment->start);

  kw_info_row_set_lead (KW_INFO_ROW (row), time);
  for (guint i = 0; i < visit->chips->len; i++)
    add_chip (row, g_ptr_array_index (visit->chips, i));
  if (visit->last_seen != NULL)
    kw_info_row_add_suffix_words (KW_INFO_ROW (row), NULL, visit->last_seen);
  open_family (row, visit->case_file, "overview");
  return row;
}

GtkWidget *
kw_today_task_row_new (gconstpointer entry, guint place, KwInstant now)
{
  const KwTodayTask *task = entry;
  g_autofree char *name = kw_info_row_dup_isolated (family_of (task->case_file)->name);
  g_autofree char *title = NULL;
  GtkWidget *row;

  /* Translators: the family's name, then what to do */
  title = g_strdup_printf (C_ ("task", "%s: %s"), name,
                           kw_next_step_get_title (task->next));
  row = kw_info_row_new (title, NULL, task->sentence);
  kw_info_row_set_place (KW_INFO_ROW (row), place);
  add_chip (row, &task->chip);
  open_family (row, task->case_file, "plan");
  return row;
}

GtkWidget *
kw_today_clock_row_new (gconstpointer entry, guint place, KwInstant now)
{
  const KwTodayClock *clock = entry;
  GtkWidget *row = kw_clock_row_new (family_of (clock->case_file)->name, clock->clock);

  open_family (row, clock->case_file, "overview");
  return row;
}

GtkWidget *
kw_today_week_row_new (gconstpointer entry, guint place, KwInstant now)
{
  const KwRhythm *rhythm = entry;
  GtkWidget *row = kw_info_row_new (family_of (rhythm->case_file)->name, NULL, NULL);
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *squares = kw_week_squares_new ();
  g_autofree char *count = kw_rhythm_dup_count (rhythm);
  GtkWidget *label = kw_text_new (count, KW_TEXT_LINE, NULL);

  kw_week_squares_set_rhythm (KW_WEEK_SQUARES (squares), rhythm);
  kw_text_set_width_chars (KW_TEXT (label), 8);
  kw_text_set_align (KW_TEXT (label), 1);
  kw_text_set_tabular (KW_TEXT (label));
  gtk_box_append (GTK_BOX (end), squares);
  gtk_box_append (GTK_BOX (end), label);
  kw_info_row_add_suffix (KW_INFO_ROW (row), end);
  open_family (row, rhythm->case_file, "overview");
  return row;
}

GtkWidget *
kw_today_touch_row_new (gconstpointer entry, guint place, KwInstant now)
{
  const KwRhythm *rhythm = entry;
  g_autofree char *touch = kw_rhythm_dup_touch (rhythm);
  g_autofree char *run = kw_rhythm_dup_run (rhythm);
  GtkWidget *row = kw_info_row_new (family_of (rhythm->case_file)->name, touch, run);

  open_family (row, rhythm->case_file, "story");
  return row;
}

GtkWidget *
kw_today_waiting_row_new (gconstpointer entry, guint place, KwInstant now)
{
  const KwTodayWaiting *waiting = entry;
  GtkWidget *row = kw_info_row_new (family_of (waiting->case_file)->name, waiting->place->problem->title,
                                    waiting->sentence);

  kw_info_row_add_suffix (KW_INFO_ROW (row), kw_trust_dots_new (waiting->trust));
  open_family (row, waiting->case_file, "plan");
  return row;
}

GtkWidget *
kw_today_concern_row_new (gconstpointer entry, guint place, KwInstant now)
{
  const KwTodayConcern *concern = entry;
  const KwProblem *problem = kw_case_file_find (concern->case_file, KW_RECORD_PROBLEM, concern->concern->problem);
  GtkWidget *row = kw_info_row_new (family_of (concern->case_file)->name, problem != NULL ? problem->title : NULL,
                                    concern->sentence);

  kw_info_row_add_suffix (KW_INFO_ROW (row), kw_band_pill_new (KW_BAND_SAFETY, NULL));
  open_family (row, concern->case_file, "plan");
  return row;
}
