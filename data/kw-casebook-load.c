/* kw-casebook-load.c: case files out of the casebook
 *
 * One family is read with one statement a kind of record. Many are read with one statement a kind for each portion of
 * families, whose ids go into a temporary table first: the number of statements follows from how many portions there
 * are, never from how much was recorded.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-casebook-private.h"

#include "kw-data-error.h"
#include "kw-record-sql.h"

#include <glib/gi18n-lib.h>

/* One family */

static gboolean
read_all (KwStatement *statement, const KwRecordType *type, KwCaseFile *file, GError **error)
{
  KwStepResult step;

  while ((step = kw_statement_step (statement, error)) == KW_STEP_ROW)
    {
      gpointer record = kw_record_sql_read (statement, type, error);

      if (record == NULL)
        return FALSE;
      kw_case_file_take (file, record);
    }
  return step == KW_STEP_DONE;
}

static gboolean
read_kind (KwDatabase *database, const KwRecordType *type, gint64 family, KwCaseFile *file, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (database, kw_record_sql_get (type)->of_family, error);

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":family", family);
  return read_all (statement, type, file, error);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/* The workers whom the family's designations name, each once, by id. @known: those read before, or NULL. */
static gboolean
add_workers (KwDatabase *database, KwCaseFile *file, GHashTable *known, GError **error)
{
  const GPtrArray *designations = kw_case_file_list (file, KW_RECORD_DESIGNATION);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < designations->len; i++)
    g_array_append_val (ids, ((KwDesignation *) g_ptr_array_index (designations, i))->worker);
  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      gpointer worker = NULL;

      if (i > 0 && id == g_array_index (ids, gint64, i - 1))
        continue;
      if (known != NULL && (worker = g_hash_table_lookup (known, &id)) != NULL)
        worker = kw_record_copy (worker);
      else if (!kw_record_sql_find (database, &kw_worker_type, id, &worker, error))
        return FALSE;
      if (worker != NULL)
        kw_case_file_take (file, worker);
    }
  return TRUE;
}

static gboolean
load_family (KwJob *job, GError **error)
{
  gint64 family = *(gint64 *) job->data;
  g_autoptr (KwCaseFile) file = kw_case_file_new ();

  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    {
      const KwRecordType *type = kw_record_type_get (kind);

      if (type->scope == KW_SCOPE_FAMILY && !read_kind (job->database, type, family, file, error))
        return FALSE;
      if (kind == KW_RECORD_FAMILY && kw_case_file_list (file, KW_RECORD_FAMILY)->len == 0)
        {
          g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_NOT_FOUND, _ ("There is no such family."));
          return FALSE;
        }
    }
  if (!add_workers (job->database, file, NULL, error))
    return FALSE;
  kw_job_give_pointer (job, g_steal_pointer (&file), (GDestroyNotify) kw_case_file_unref);
  return TRUE;
}

/**
 * kw_casebook_load_family_sync:
 * @self: a casebook
 * @family: the id of a family
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong; %KW_DATA_ERROR_NOT_FOUND where there is no such family
 *
 * Reads everything recorded about one family, and the workers who held it.
 *
 * Returns: (transfer full): the case file
 */
KwCaseFile *
kw_casebook_load_family_sync (KwCasebook *self, gint64 family, GCancellable *cancellable, GError **error)
{
  return kw_casebook_run_sync_pointer (self, KW_WAITED_FOR, load_family, &family, NULL, cancellable, error);
}

/**
 * kw_casebook_load_family_async:
 * @self: a casebook
 * @family: the id of a family
 * @cancellable: (nullable): what stops it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * See kw_casebook_load_family_sync().
 */
void
kw_casebook_load_family_async (
    KwCasebook *self, gint64 family, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  kw_casebook_run_async (self, KW_WAITED_FOR, load_family, g_memdup2 (&family, sizeof family), g_free,
                         kw_casebook_load_family_async, cancellable, callback, user_data);
}

/**
 * kw_casebook_load_family_finish:
 * @self: a casebook
 * @result: what the callback got
 * @error: for what went wrong
 *
 * Returns: (transfer full): the case file
 */
KwCaseFile *
kw_casebook_load_family_finish (KwCasebook *self, GAsyncResult *result, GError **error)
{
  return kw_casebook_run_finish_pointer (self, result, kw_casebook_load_family_async, error);
}

/* Many families */

typedef struct
{
  gint64 *families;
  guint n_families;
  GPtrArray *files; /* by position; NULL where there is no such family, until the end */
  GHashTable *workers;
} Load;

static Load *
load_new (const gint64 *families, guint n_families)
{
  Load *load = g_new0 (Load, 1);

  load->families = g_memdup2 (families, n_families * sizeof *families);
  load->n_families = n_families;
  load->files = g_ptr_array_new_full (n_families, NULL);
  g_ptr_array_set_size (load->files, (int) n_families);
  load->workers = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, kw_record_free);
  return load;
}

static void
load_free (gpointer data)
{
  Load *load = data;

  for (guint i = 0; i < load->files->len; i++)
    if (g_ptr_array_index (load->files, i) != NULL)
      kw_case_file_unref (g_ptr_array_index (load->files, i));
  g_ptr_array_unref (load->files);
  g_hash_table_unref (load->workers);
  g_free (load->families);
  g_free (load);
}

static const char wanted_sql[] =
    "CREATE TEMP TABLE IF NOT EXISTS wanted (position INTEGER PRIMARY KEY, family INTEGER NOT NULL) STRICT;"
    "DELETE FROM temp.wanted";

static gboolean
write_wanted (KwDatabase *database, gpointer data, GError **error)
{
  Load *load = data;
  g_autoptr (KwStatement) statement = NULL;

  if (!kw_database_run (database, wanted_sql, error))
    return FALSE;
  statement = kw_database_prepare (database, "INSERT INTO temp.wanted (position, family) VALUES (:position, :family)",
                                   error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < load->n_families; i++)
    {
      kw_statement_bind_int (statement, ":position", i);
      kw_statement_bind_int (statement, ":family", load->families[i]);
      if (!kw_statement_execute (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_workers (Load *load, KwDatabase *database, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM worker", kw_record_sql_get (&kw_worker_type)->columns);
  g_autoptr (KwStatement) statement = kw_database_prepare (database, sql, error);
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  while ((step = kw_statement_step (statement, error)) == KW_STEP_ROW)
    {
      KwRecord *worker = kw_record_sql_read (statement, &kw_worker_type, error);

      if (worker == NULL)
        return FALSE;
      g_hash_table_insert (load->workers, &worker->id, worker);
    }
  return step == KW_STEP_DONE;
}

/* The position stands behind the columns of the record. */
static KwStatement *
prepare_wanted (KwDatabase *database, const KwRecordType *type, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT %s, wanted.position FROM temp.wanted CROSS JOIN \"%s\" ON \"%s\".\"%s\" = wanted.family"
      " ORDER BY wanted.position, \"%s\".\"id\"",
      kw_record_sql_get (type)->columns, type->name, type->name, type->kind == KW_RECORD_FAMILY ? "id" : "family",
      type->name);

  return kw_database_prepare (database, sql, error);
}

static gboolean
read_wanted (Load *load, KwDatabase *database, const KwRecordType *type, GError **error)
{
  g_autoptr (KwStatement) statement = prepare_wanted (database, type, error);
  int position_column = (int) type->n_fields + 2;
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  while ((step = kw_statement_step (statement, error)) == KW_STEP_ROW)
    {
      gpointer *file = &g_ptr_array_index (load->files, kw_statement_get_int (statement, position_column));
      gpointer record = kw_record_sql_read (statement, type, error);

      if (record == NULL)
        return FALSE;
      if (*file == NULL)
        *file = kw_case_file_new ();
      kw_case_file_take (*file, record);
    }
  return step == KW_STEP_DONE;
}

static gboolean
add_all_workers (Load *load, KwDatabase *database, GError **error)
{
  for (guint i = 0; i < load->files->len; i++)
    {
      KwCaseFile *file = g_ptr_array_index (load->files, i);

      if (file != NULL && !add_workers (database, file, load->workers, error))
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
take_files (Load *load)
{
  GPtrArray *files = g_ptr_array_new_full (load->files->len, (GDestroyNotify) kw_case_file_unref);

  for (guint i = 0; i < load->files->len; i++)
    if (g_ptr_array_index (load->files, i) != NULL)
      g_ptr_array_add (files, g_steal_pointer (&g_ptr_array_index (load->files, i)));
  return files;
}

static gboolean
load_families (KwJob *job, GError **error)
{
  Load *load = job->data;

  if (!kw_database_with_transaction (job->database, write_wanted, load, error) ||
      !read_workers (load, job->database, error))
    return FALSE;
  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    {
      const KwRecordType *type = kw_record_type_get (kind);

      if (type->scope == KW_SCOPE_FAMILY && !read_wanted (load, job->database, type, error))
        return FALSE;
    }
  if (!add_all_workers (load, job->database, error))
    return FALSE;
  kw_job_give_pointer (job, take_files (load), (GDestroyNotify) g_ptr_array_unref);
  return TRUE;
}

/**
 * kw_casebook_load_families_sync:
 * @self: a casebook
 * @families: (array length=n_families): ids of families
 * @n_families: how many
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong
 *
 * Reads the case files of many families, as kw_casebook_load_family_sync() would.
 *
 * Returns: (transfer full) (element-type KwCaseFile): the case files in the order of @families, without those that
 *   do not exist
 */
GPtrArray *
kw_casebook_load_families_sync (
    KwCasebook *self, const gint64 *families, guint n_families, GCancellable *cancellable, GError **error)
{
  return kw_casebook_run_sync_pointer (self, KW_WAITED_FOR, load_families, load_new (families, n_families), load_free,
                                       cancellable, error);
}

/**
 * kw_casebook_load_families_async:
 * @self: a casebook
 * @families: (array length=n_families): ids of families
 * @n_families: how many
 * @cancellable: (nullable): what stops it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * See kw_casebook_load_families_sync().
 */
void
kw_casebook_load_families_async (KwCasebook *self,
                                 const gint64 *families,
                                 guint n_families,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  kw_casebook_run_async (self, KW_WAITED_FOR, load_families, load_new (families, n_families), load_free,
                         kw_casebook_load_families_async, cancellable, callback, user_data);
}

/**
 * kw_casebook_load_families_finish:
 * @self: a casebook
 * @result: what the callback got
 * @error: for what went wrong
 *
 * Returns: (transfer full) (element-type KwCaseFile): the case files
 */
GPtrArray *
kw_casebook_load_families_finish (KwCasebook *self, GAsyncResult *result, GError **error)
{
  return kw_casebook_run_finish_pointer (self, result, kw_casebook_load_families_async, error);
}
