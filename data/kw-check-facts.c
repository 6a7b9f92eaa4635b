/* kw-check-facts.c: whether the facts kept of each family follow from its records
 *
 * They are made anew and compared byte by byte. Facts that are not there are no finding: they are made when they are
 * asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-check-private.h"
#include "kw-data-error.h"
#include "kw-family-facts-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char next_sql[] =
    "SELECT family, facts FROM family_facts WHERE family > :after ORDER BY family LIMIT 1";

static gboolean
is_as_kept (const KwFamilyFacts *facts, gconstpointer kept, gsize length)
{
  g_autoptr (GByteArray) bytes = kw_family_facts_pack (facts);

  return bytes->len == length && memcmp (bytes->data, kept, length) == 0;
}

/* Records that cannot be read are other parts' findings. */
static gboolean
compare (KwCheck *check, gint64 family, gconstpointer kept, gsize length, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (KwFamilyFacts) facts = kw_family_facts_gather (check->database, family, G_MAXINT64, &problem);

  if (problem != NULL && !g_error_matches (problem, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (problem == NULL && (facts == NULL || !is_as_kept (facts, kept, length)))
    {
      g_autofree char *name = kw_check_name (&kw_family_type, family);

      kw_check_find (check, _ ("%s: what the caseload table shows is not what is recorded."), name);
    }
  return TRUE;
}

static gboolean
check_next (KwCheck *check, gboolean *done, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (check->database, next_sql, error);
  KwStepResult step;
  gconstpointer kept;
  gsize length;

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":after", check->after);
  step = kw_statement_step (statement, error);
  *done = step == KW_STEP_DONE;
  if (step != KW_STEP_ROW)
    return step != KW_STEP_FAILED;
  check->after = kw_statement_get_int (statement, 0);
  kept = kw_statement_get_blob (statement, 1, &length);
  return compare (check, check->after, kept, length, error);
}

gboolean
kw_check_facts (KwCheck *check, gboolean *done, GError **error)
{
  while (!*done && !kw_job_slice_is_over (check->job))
    if (!check_next (check, done, error))
      return FALSE;
  return TRUE;
}
