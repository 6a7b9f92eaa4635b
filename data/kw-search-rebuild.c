/* kw-search-rebuild.c: making the search index anew
 *
 * The index is made from the records alone, so whatever is wrong with it is mended by making it again: all of
 * it, in one transaction, or nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-casebook-private.h"
#include "kw-check.h"
#include "kw-record-sql.h"
#include "kw-search-index.h"

static const char empty_sql[] = "INSERT INTO search_index (search_index) VALUES ('delete-all');"
                                "DELETE FROM search_row;";

static gboolean
index_type (KwDatabase *database, const KwRecordType *type, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT %s FROM \"%s\" ORDER BY id", kw_record_sql_get (type)->columns, type->name);
  g_autoptr (KwStatement) statement = kw_database_prepare_once (database, sql, error);
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  while ((step = kw_statement_step (statement, error)) == KW_STEP_ROW)
    {
      g_autoptr (KwRecord) record = kw_record_sql_read (statement, type, error);

      if (record == NULL || !kw_search_index_record (database, NULL, record, error))
        return FALSE;
    }
  return step == KW_STEP_DONE;
}

/**
 * kw_search_index_rebuild:
 * @database: a database with an open transaction
 * @error: for what went wrong
 *
 * Makes the index anew of all records that there are.
 *
 * Returns: whether it worked
 */
gboolean
kw_search_index_rebuild (KwDatabase *database, GError **error)
{
  if (!kw_database_run (database, empty_sql, error))
    return FALSE;
  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    if (!index_type (database, kw_record_type_get (kind), error))
      return FALSE;
  return TRUE;
}

static gboolean
rebuild (KwDatabase *database, gpointer data, GError **error)
{
  return kw_search_index_rebuild (database, error);
}

static gboolean
rebuild_job (KwJob *job, GError **error)
{
  return kw_database_with_transaction (job->database, rebuild, NULL, error);
}

/**
 * kw_casebook_rebuild_search_sync:
 * @self: a casebook
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong; then nothing was changed
 *
 * Makes the search index anew. Takes long in a large casebook, and nobody else can work meanwhile.
 *
 * Returns: whether every record is found by its words now
 */
gboolean
kw_casebook_rebuild_search_sync (KwCasebook *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (KW_IS_CASEBOOK (self), FALSE);

  return kw_casebook_run_sync_number (self, KW_WAITED_FOR, rebuild_job, NULL, NULL, cancellable, error) != 0;
}
