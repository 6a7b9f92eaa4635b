/* kw-record-sql.h: records to and from their tables
 *
 * The SQL is made once from the descriptions of the records. All functions that take a database run on its thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-database.h"
#include "kw-record.h"

G_BEGIN_DECLS

/**
 * KwRecordSql:
 * @columns: what kw_record_sql_read() reads, in order, each with the table's name before it
 * @insert: puts a row in; bound by kw_record_sql_insert()
 * @find: the row with `:id`
 * @of_family: the rows of `:family`, by id; %NULL for what the team shares
 * @remove: takes the row with `:id` out
 *
 * The statements of a type of record.
 */
typedef struct
{
  char *columns;
  char *insert;
  char *find;
  char *of_family;
  char *remove;
} KwRecordSql;

const KwRecordSql *kw_record_sql_get (const KwRecordType *type);

gpointer kw_record_sql_read (KwStatement *statement, const KwRecordType *type, GError **error);
gboolean kw_record_sql_find (
    KwDatabase *database, const KwRecordType *type, gint64 id, gpointer *record, GError **error);
gboolean kw_record_sql_insert (KwDatabase *database, gconstpointer record, GError **error);
gboolean kw_record_sql_update (KwDatabase *database, gconstpointer old, gconstpointer record, GError **error);
gboolean kw_record_sql_remove (KwDatabase *database, const KwRecordType *type, gint64 id, GError **error);

G_END_DECLS
