/* kw-command-plan.c: keyworker plan
 *
 * Orders the work of one case file, for which no casebook is needed, or of one family in a casebook. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-command-plan.h"

#include "kw-app-error.h"
#include "kw-case-file-json.h"
#include "kw-command-book.h"
#include "kw-command-page.h"
#include "kw-data-error.h"
#include "kw-text-table.h"
#include "kw-vault-layout.h"
#include "kw-words.h"

#include <glib/gi18n-lib.h>

const KwCommandOption kw_command_plan_options[] = {
  { "policy", "FILE", FALSE, N_ ("Order by this policy") },
  { NULL },
};

static void
append_places (GString *text, const KwPlan *plan)
{
  g_autoptr (KwTextTable) table = kw_command_table_new ();
  g_autofree char *rows = NULL;

  for (guint i = 0; i < plan->n_places; i++)
    {
      const KwPlace *place = &plan->places[i];
      g_autofree char *number = g_strdup_printf ("%u", place->place);
      g_autofree char *sentence = kw_place_dup_sentence (plan, place);

      kw_text_table_add (table, number, kw_code_set_get_label (&kw_bands, (int) place->band), place->problem->title,
                         sentence, NULL);
    }
  rows = kw_text_table_to_text (table);
  g_string_append (text, *rows != '\0' ? rows : _ ("No problem is open.\n"));
}

static void
append_do_next (GString *text, const KwPlan *plan)
{
  g_autoptr (KwTextTable) table = kw_command_table_new ();

  for (guint i = 0; i < plan->n_do_next; i++)
    {
      const KwNextStep *next = &plan->do_next[i];
      g_autofree char *number = g_strdup_printf ("%u", next->place->place);
      g_autofree char *due = NULL;

      if (next->step != NULL && next->step->due != KW_NONE)
        due = kw_words_short_date (next->step->due, plan->today);
      kw_text_table_add (table, number, next->place->problem->title, kw_next_step_get_title (next),
                         due != NULL          ? due
                         : next->step != NULL ? ""
                                              : _ ("(proposed)"),
                         NULL);
    }
  kw_command_append_part (text, _ ("Do next"), table, NULL);
}

static char *
list_titles (const KwProblemLinks *links)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < links->n_others; i++)
    g_ptr_array_add (titles, links->others[i]->title);
  g_ptr_array_add (titles, NULL);
  return kw_words_list ((const char *const *) titles->pdata);
}

/* @arrow points from what drives to what is driven. */
static void
append_links (GString *text, const char *title, const KwProblemLinks *links, guint n_links, const char *arrow)
{
  g_autoptr (KwTextTable) table = kw_command_table_new ();

  for (guint i = 0; i < n_links; i++)
    {
      g_autofree char *others = list_titles (&links[i]);

      kw_text_table_add (table, links[i].problem->title, arrow, others, NULL);
    }
  kw_command_append_part (text, title, table, NULL);
}

static void
append_check (GString *text, const KwPlan *plan)
{
  g_autoptr (KwTextTable) table = kw_command_table_new ();

  for (guint i = 0; i < plan->n_check_what_happened; i++)
    {
      const KwDeadline *deadline = plan->check_what_happened[i];
      const KwPlace *place = kw_plan_get_place (plan, deadline->problem);
      g_autofree char *due = kw_words_short_date (deadline->due, plan->today);

      kw_text_table_add (table, due, kw_code_set_get_label (&kw_deadline_kinds, (int) deadline->kind),
                         place->problem->title, NULL);
    }
  kw_command_append_part (text, _ ("Check what happened"), table, NULL);
}

char *
kw_command_say_plan (const KwPlan *plan)
{
  GString *text = g_string_new (NULL);

  append_places (text, plan);
  append_do_next (text, plan);
  append_links (text, _ ("Underlying"), plan->underlying, plan->n_underlying, "→");
  append_links (text, _ ("Keep an eye on"), plan->keep_an_eye_on, plan->n_keep_an_eye_on, "←");
  append_check (text, plan);
  return g_string_free (text, FALSE);
}

static char *
say_heading (const KwPlan *plan)
{
  const KwFamily *family = kw_case_file_get_family (plan->case_file);
  g_autoptr (KwTextTable) table = kw_command_table_new ();
  g_autofree char *date = kw_words_date (plan->today, plan->today);

  kw_text_table_add (table, family->reference, family->name, date, NULL);
  return kw_text_table_to_text (table);
}

gboolean
kw_command_write_plan (const KwCommandLine *line, const KwPlan *plan, GError **error)
{
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  g_autofree char *text = NULL;

  if (kw_command_line_wants_json (line))
    return kw_command_write_json (kw_plan_to_json (plan), error);
  heading = say_heading (plan);
  body = kw_command_say_plan (plan);
  text = g_strconcat (heading, "\n", body, NULL);
  return kw_command_write (text, error);
}

static gboolean
plan_family (const KwCommandBook *book, GError **error)
{
  g_autoptr (KwCaseFile) case_file = NULL;
  g_autoptr (KwPlan) plan = NULL;

  case_file = kw_command_book_load_family (book, kw_command_line_get_argument (book->line, 1), error);
  if (case_file == NULL || !kw_command_book_note_read (book, KW_READ_OPENED, case_file, error))
    return FALSE;
  plan = kw_plan_compute (case_file, book->policy, book->now);
  return kw_command_write_plan (book->line, plan, error);
}

/* A casebook holds many families: which one has to be said. */
static gboolean
is_casebook (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  guint8 header[KW_VAULT_HEADER_SIZE];
  gsize n_read = 0;
  KwVaultHeader parsed;
  g_autoptr (GError) error = NULL;

  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), header, sizeof header, &n_read, NULL, NULL) ||
      n_read < sizeof header)
    return FALSE;
  return kw_vault_header_parse (header, &parsed, &error) ||
         g_error_matches (error, KW_DATA_ERROR, KW_DATA_ERROR_NEWER);
}

static gboolean
plan_file (const KwCommandLine *line, GError **error)
{
  g_autoptr (KwPolicy) policy = kw_command_line_load_policy (line, error);
  g_autoptr (KwCaseFile) case_file = NULL;
  g_autoptr (KwPlan) plan = NULL;
  const char *path = kw_command_line_get_argument (line, 0);

  if (policy == NULL)
    return FALSE;
  if (is_casebook (path))
    {
      g_set_error (error, KW_APP_ERROR, KW_APP_ERROR_USAGE,
                   _ ("%s: This is a casebook. Which family? See keyworker plan --help."), path);
      return FALSE;
    }
  case_file = kw_case_file_load (path, error);
  if (case_file == NULL)
    return FALSE;
  plan = kw_plan_compute (case_file, policy, kw_command_line_get_now (line));
  return kw_command_write_plan (line, plan, error);
}

gboolean
kw_command_plan (const KwCommandLine *line, GError **error)
{
  return kw_command_line_get_n_arguments (line) == 1 ? plan_file (line, error)
                                                     : kw_command_with_book (line, plan_family, error);
}
