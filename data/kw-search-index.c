/* kw-search-index.c: the words of every record, kept with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-search-index.h"

/* Pages written by one step of merging: a few milliseconds. */
#define MERGE_PAGES 64

/* Fewer changed rows than this: there was nothing to merge (one row of the index notes that it was asked). */
#define MERGED_SOMETHING 2

/* Room for most notes, so that the text need not grow by and by. */
#define USUAL_LENGTH 1024

static void
add_text (GString *text, const char *added)
{
  if (added == NULL || *added == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, added);
}

/**
 * kw_search_index_dup_text:
 * @record: a record
 *
 * Returns: (transfer full) (nullable): all that @record can be found by, a line a field; %NULL where there is nothing
 */
char *
kw_search_index_dup_text (gconstpointer record)
{
  const KwRecordType *type = ((const KwRecord *) record)->type;
  g_autoptr (GString) text = g_string_sized_new (USUAL_LENGTH);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const KwField *field = &type->fields[i];
      gconstpointer at = kw_field_pointer (record, field);

      if ((field->flags & KW_FIELD_NOT_SEARCHED) != 0)
        continue;
      if (field->kind == KW_FIELD_TEXT)
        add_text (text, *(char *const *) at);
      else if (field->kind == KW_FIELD_TEXTS)
        for (char **item = *(char **const *) at; *item != NULL; item++)
          add_text (text, *item);
    }
  return text->len == 0 ? NULL : g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
execute_with_text (KwDatabase *db, const char *sql, gint64 id, const char *text, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":id", id);
  kw_statement_bind_text (statement, ":text", text);
  return kw_statement_execute (statement, error);
}

static gboolean
forget_row (KwDatabase *db, gint64 id, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (db, "DELETE FROM search_row WHERE id = :id", error);

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":id", id);
  return kw_statement_execute (statement, error);
}

static gboolean
keep_row (KwDatabase *db, const KwRecord *record, GError **error)
{
  g_autoptr (KwStatement) statement =
      kw_database_prepare (db, "INSERT INTO search_row (id, kind, family) VALUES (:id, :kind, :family)", error);

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":id", record->id);
  kw_statement_bind_text (statement, ":kind", record->type->name);
  kw_statement_bind_optional (statement, ":family", record->family);
  return kw_statement_execute (statement, error);
}

/* Without content of its own, the index must be told exactly what it was given. */
static gboolean
forget (KwDatabase *db, gint64 id, const char *text, GError **error)
{
  return execute_with_text (db,
                            "INSERT INTO search_index (search_index, rowid, text) VALUES ('delete', :id, :text)",
                            id, text, error) &&
         forget_row (db, id, error);
}

static gboolean
keep (KwDatabase *db, const KwRecord *record, const char *text, GError **error)
{
  return execute_with_text (db, "INSERT INTO search_index (rowid, text) VALUES (:id, :text)", record->id, text,
                            error) &&
         keep_row (db, record, error);
}

/**
 * kw_search_index_record:
 * @db: a database, in the transaction that writes the record
 * @old: (nullable): the record as it was stored; %NULL for a new one
 * @now: (nullable): the record as it is stored from now on; %NULL where it is removed
 * @error: return location for an error
 *
 * Brings the index up to date with one record.
 *
 * Returns: whether it worked
 */
gboolean
kw_search_index_record (KwDatabase *db, gconstpointer old, gconstpointer now, GError **error)
{
  g_autofree char *before = old != NULL ? kw_search_index_dup_text (old) : NULL;
  g_autofree char *after = now != NULL ? kw_search_index_dup_text (now) : NULL;
  const KwRecord *was = old, *is = now;
  gboolean same_row = was != NULL && is != NULL && was->family == is->family;

  g_return_val_if_fail (db != NULL, FALSE);

  if (same_row && g_strcmp0 (before, after) == 0)
    return TRUE;
  if (before != NULL && !forget (db, was->id, before, error))
    return FALSE;
  return after == NULL || keep (db, is, after, error);
}

static gboolean
merge (KwDatabase *db, gint64 pages, GError **error)
{
  g_autoptr (KwStatement) statement =
      kw_database_prepare (db, "INSERT INTO search_index (search_index, rank) VALUES ('merge', :pages)", error);

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":pages", pages);
  return kw_statement_execute (statement, error);
}

/**
 * kw_search_index_begin_merging_all:
 * @db: a database, outside of a transaction
 * @error: return location for an error
 *
 * Begins to put the whole index into one piece, which kw_search_index_merge() goes on with. Words that were taken from
 * the index are still in it until then.
 *
 * Returns: whether it worked
 */
gboolean
kw_search_index_begin_merging_all (KwDatabase *db, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return merge (db, -MERGE_PAGES, error);
}

/**
 * kw_search_index_merge:
 * @db: a database, outside of a transaction
 * @more: (out): whether there is more to merge
 * @error: return location for an error
 *
 * Does one step of putting the index in order, which takes a few milliseconds. Every transaction leaves a piece of
 * its own; the fewer pieces, the quicker a search.
 *
 * Returns: whether it worked
 */
gboolean
kw_search_index_merge (KwDatabase *db, gboolean *more, GError **error)
{
  gint64 changes;

  g_return_val_if_fail (db != NULL && more != NULL, FALSE);

  *more = FALSE;
  changes = sqlite3_total_changes64 (kw_database_get_handle (db));
  if (!merge (db, MERGE_PAGES, error))
    return FALSE;
  *more = sqlite3_total_changes64 (kw_database_get_handle (db)) - changes >= MERGED_SOMETHING;
  return TRUE;
}
