/* kw-check-papers.c: whether what is in papers is there, every byte of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-check-private.h"
#include "kw-data-error.h"
#include "kw-paper-file.h"

#include <glib/gi18n-lib.h>

static const char next_sql[] =
    "SELECT paper.content, paper.id FROM paper WHERE content > :after ORDER BY content, id LIMIT 1";

static gboolean
check_content (KwCheck *check, const char *name, gint64 id, GError **error)
{
  g_autofree char *folder = kw_paper_file_get_folder (kw_casebook_get_path (check->job->casebook));
  g_autofree char *paper = kw_check_name (&kw_paper_type, id);
  g_autoptr (GError) problem = NULL;

  if (!kw_paper_file_is_name (name))
    {
      kw_check_find (check, _ ("%s names no file that could have its content."), paper);
      return TRUE;
    }
  if (kw_paper_file_check (check->job->casebook->vfs, folder, name, check->job->cancellable, &problem))
    return TRUE;
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  kw_check_find (check, _ ("%s: what is in it is lost. %s"), paper, problem->message);
  return TRUE;
}

gboolean
kw_check_papers (KwCheck *check, gboolean *done, GError **error)
{
  while (!*done && !kw_job_slice_is_over (check->job))
    {
      g_autoptr (KwStatement) statement = kw_database_prepare (check->database, next_sql, error);
      KwStepResult step;

      if (statement == NULL)
        return FALSE;
      kw_statement_bind_text (statement, ":after", check->paper != NULL ? check->paper : "");
      step = kw_statement_step (statement, error);
      *done = step == KW_STEP_DONE;
      if (step != KW_STEP_ROW)
        return *done;
      g_free (check->paper);
      check->paper = g_strdup (kw_statement_get_text (statement, 0));
      if (!check_content (check, check->paper, kw_statement_get_int (statement, 1), error))
        return FALSE;
    }
  return TRUE;
}
