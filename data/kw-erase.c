/* kw-erase.c: erasing by law
 *
 * The records go by an edit of the usual kind, with entries in the journal; then, in the same transaction, the entries
 * of the journal that say anything of what is erased lose what they say. Afterwards the search index is merged down in
 * slices, because words that were taken from it stay on the disk until then. What is deleted is overwritten (the
 * database's "secure_delete").
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-erase.h"

#include "kw-commit.h"
#include "kw-data-error.h"
#include "kw-record-json.h"
#include "kw-record-sql.h"
#include "kw-records.h"
#include "kw-search-index.h"

#include <glib/gi18n-lib.h>

static const char note_sql[] =
    "INSERT INTO erasure (at, worker, edit, family, tbl, \"row\", field, why)"
    " VALUES (:at, :worker, :edit, :family, :tbl, :row, :field, :why)";

#define SAYS_NOTHING "UPDATE journal SET salt = NULL, patch = NULL, old = NULL, reason = NULL WHERE "

static const char empty_family_sql[] = SAYS_NOTHING "family = :family";

/* An entry is erased as a whole: its hash stands for all that it says. */
static const char empty_field_sql[] =
    SAYS_NOTHING "tbl = :tbl AND \"row\" = :row AND patch IS NOT NULL"
                 " AND (json_type (patch, :path) IS NOT NULL OR json_type (old, :path) IS NOT NULL)";

static const char drafts_sql[] = "DELETE FROM draft WHERE family = :family";

static const char same_people_sql[] =
    "SELECT id FROM same_person WHERE member IN (SELECT id FROM member WHERE family = :family)"
    " OR other IN (SELECT id FROM member WHERE family = :family)";

static const char list_sql[] =
    "SELECT at, worker, family, tbl, \"row\", field, why, (SELECT count (*) FROM journal WHERE patch IS NULL AND"
    " (journal.family = erasure.family OR (journal.tbl = erasure.tbl AND journal.\"row\" = erasure.\"row\")))"
    " FROM erasure ORDER BY id";

/* What is to be erased, and how far that is. */
typedef struct
{
  gint64 family; /* KW_NONE: a field */
  const KwRecordType *type;
  gint64 id;
  const KwField *field;
  char *why;
  gboolean merging; /* the records are gone */
} Erasing;

static gboolean
run_for_family (KwDatabase *database, const char *sql, gint64 family, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":family", family);
  return kw_statement_execute (statement, error);
}

static gboolean
note_erasure (KwDatabase *database, KwCasebook *casebook, const Erasing *erasing, gint64 edit, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (database, note_sql, error);

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":at", kw_casebook_get_now (casebook));
  kw_statement_bind_int (statement, ":worker", kw_casebook_get_worker (casebook)->record.id);
  kw_statement_bind_int (statement, ":edit", edit);
  kw_statement_bind_optional (statement, ":family", erasing->family);
  kw_statement_bind_text (statement, ":tbl", erasing->type != NULL ? erasing->type->name : NULL);
  kw_statement_bind_optional (statement, ":row", erasing->id);
  kw_statement_bind_text (statement, ":field", erasing->field != NULL ? erasing->field->name : NULL);
  kw_statement_bind_text (statement, ":why", erasing->why);
  return kw_statement_execute (statement, error);
}

static gboolean
empty_field (KwDatabase *database, const Erasing *erasing, GError **error)
{
  g_autofree char *path = g_strdup_printf ("$.\"%s\"", erasing->field->name);
  g_autoptr (KwStatement) statement = kw_database_prepare (database, empty_field_sql, error);

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_text (statement, ":tbl", erasing->type->name);
  kw_statement_bind_int (statement, ":row", erasing->id);
  kw_statement_bind_text (statement, ":path", path);
  return kw_statement_execute (statement, error);
}

/* In the transaction in which the records went. The row that says what is erased comes first: without it the journal
 * lets nothing be taken. */
static gboolean
empty_journal (KwDatabase *database, KwCasebook *casebook, gint64 edit, gpointer data, GError **error)
{
  const Erasing *erasing = data;

  if (!note_erasure (database, casebook, erasing, edit, error))
    return FALSE;
  if (erasing->family == KW_NONE)
    return empty_field (database, erasing, error);
  return run_for_family (database, empty_family_sql, erasing->family, error) &&
         run_for_family (database, drafts_sql, erasing->family, error);
}

static gboolean
add_removals (KwDatabase *database, KwEdit *edit, const char *sql, KwRecordKind kind, gint64 family, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (database, sql, error);
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":family", family);
  while ((step = kw_statement_step (statement, error)) == KW_STEP_ROW)
    kw_edit_remove (edit, kind, kw_statement_get_int (statement, 0));
  return step == KW_STEP_DONE;
}

/* What refers to others goes before them. */
static gboolean
remove_family (KwDatabase *database, KwEdit *edit, gint64 family, GError **error)
{
  if (!add_removals (database, edit, same_people_sql, KW_RECORD_SAME_PERSON, family, error))
    return FALSE;
  for (guint kind = KW_N_RECORD_KINDS; kind > 0; kind--)
    {
      const KwRecordType *type = kw_record_type_get (kind - 1);
      g_autofree char *sql = NULL;

      if (type->scope != KW_SCOPE_FAMILY && type->kind != KW_RECORD_FAMILY)
        continue;
      sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE %s = :family", type->name,
                             type->kind == KW_RECORD_FAMILY ? "id" : "family");
      if (!add_removals (database, edit, sql, type->kind, family, error))
        return FALSE;
    }
  return TRUE;
}

/* A record that is gone already has only its history left to erase. */
static gboolean
clear_field (KwDatabase *database, KwEdit *edit, const Erasing *erasing, GError **error)
{
  gpointer found;
  g_autoptr (KwRecord) record = NULL;
  json_auto_t *nothing = json_null ();

  if (!kw_record_sql_find (database, erasing->type, erasing->id, &found, error))
    return FALSE;
  if (found == NULL)
    return TRUE;
  record = found;
  if (!kw_record_field_from_json (record, erasing->field, nothing, error))
    return FALSE;
  kw_edit_put (edit, g_steal_pointer (&record));
  return TRUE;
}

static gboolean
erase (KwJob *job, Erasing *erasing, GError **error)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  gboolean worked = erasing->family != KW_NONE ? remove_family (job->database, edit, erasing->family, error)
                                               : clear_field (job->database, edit, erasing, error);

  return worked && kw_commit_erasing (job, edit, empty_journal, erasing, error) != 0;
}

static gboolean
erase_job (KwJob *job, GError **error)
{
  Erasing *erasing = job->data;
  gboolean more = TRUE;

  if (!erasing->merging)
    {
      if (!erase (job, erasing, error) || !kw_search_index_begin_merging_all (job->database, error))
        return FALSE;
      erasing->merging = TRUE;
    }
  while (more && !kw_job_slice_is_over (job))
    if (!kw_search_index_merge (job->database, &more, error))
      return FALSE;
  job->again = more;
  return TRUE;
}

static void
erasing_free (gpointer data)
{
  Erasing *erasing = data;

  g_free (erasing->why);
  g_free (erasing);
}

static Erasing *
erasing_new (const char *why)
{
  Erasing *erasing = g_new0 (Erasing, 1);

  erasing->family = erasing->id = KW_NONE;
  erasing->why = g_strdup (why);
  return erasing;
}

static Erasing *
erasing_new_family (gint64 family, const char *why)
{
  Erasing *erasing = erasing_new (why);

  erasing->family = family;
  return erasing;
}

static Erasing *
erasing_new_field (KwRecordKind kind, gint64 id, const char *field, const char *why)
{
  Erasing *erasing = erasing_new (why);

  erasing->type = kw_record_type_get (kind);
  erasing->id = id;
  erasing->field = kw_record_type_get_field (erasing->type, field);
  return erasing;
}

/**
 * kw_erasure_free:
 * @self: (nullable) (transfer full): an erasure
 */
void
kw_erasure_free (KwErasure *self)
{
  if (self == NULL)
    return;
  g_free (self->field);
  g_free (self->why);
  g_free (self);
}

/**
 * kw_casebook_erase_family_sync:
 * @self: a casebook
 * @family: the id of a family
 * @why: the reason, a sentence for whoever asks later; it must not say what is erased
 * @cancellable: (nullable): what stops it; once the family is gone it stays gone
 * @error: for what went wrong
 *
 * Erases everything about a family.
 *
 * Returns: whether it worked
 */
gboolean
kw_casebook_erase_family_sync (
    KwCasebook *self, gint64 family, const char *why, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (why != NULL && *why != '\0', FALSE);

  return kw_casebook_run_sync_number (self, KW_BACKGROUND, erase_job, erasing_new_family (family, why), erasing_free,
                                      cancellable, error) != 0;
}

/**
 * kw_casebook_erase_family_async:
 * @self: a casebook
 * @family: the id of a family
 * @why: the reason
 * @cancellable: (nullable): what stops it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * See kw_casebook_erase_family_sync().
 */
void
kw_casebook_erase_family_async (KwCasebook *self,
                                gint64 family,
                                const char *why,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (why != NULL && *why != '\0');

  kw_casebook_run_async (self, KW_BACKGROUND, erase_job, erasing_new_family (family, why), erasing_free,
                         kw_casebook_erase_family_async, cancellable, callback, user_data);
}

/**
 * kw_casebook_erase_family_finish:
 * @self: a casebook
 * @result: what the callback got
 * @error: for what went wrong
 *
 * Returns: whether it worked
 */
gboolean
kw_casebook_erase_family_finish (KwCasebook *self, GAsyncResult *result, GError **error)
{
  return kw_casebook_run_finish_number (self, result, kw_casebook_erase_family_async, error) != 0;
}

/**
 * kw_casebook_erase_field_sync:
 * @self: a casebook
 * @kind: a kind of record
 * @id: a record's id
 * @field: the name of one of its fields that may be empty
 * @why: the reason, a sentence for whoever asks later; it must not say what is erased
 * @cancellable: (nullable): what stops it; once the field is empty it stays so
 * @error: for what went wrong
 *
 * Erases what a field says and ever said. What entries of the journal said of other fields at the same time goes with
 * it.
 *
 * Returns: whether it worked
 */
gboolean
kw_casebook_erase_field_sync (KwCasebook *self,
                              KwRecordKind kind,
                              gint64 id,
                              const char *field,
                              const char *why,
                              GCancellable *cancellable,
                              GError **error)
{
  g_return_val_if_fail (why != NULL && *why != '\0', FALSE);
  g_return_val_if_fail (kw_record_type_get_field (kw_record_type_get (kind), field) != NULL, FALSE);

  return kw_casebook_run_sync_number (self, KW_BACKGROUND, erase_job, erasing_new_field (kind, id, field, why),
                                      erasing_free, cancellable, error) != 0;
}

/**
 * kw_casebook_erase_field_async:
 * @self: a casebook
 * @kind: a kind of record
 * @id: a record's id
 * @field: the name of one of its fields that may be empty
 * @why: the reason
 * @cancellable: (nullable): what stops it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * See kw_casebook_erase_field_sync().
 */
void
kw_casebook_erase_field_async (KwCasebook *self,
                               KwRecordKind kind,
                               gint64 id,
                               const char *field,
                               const char *why,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (why != NULL && *why != '\0');
  g_return_if_fail (kw_record_type_get_field (kw_record_type_get (kind), field) != NULL);

  kw_casebook_run_async (self, KW_BACKGROUND, erase_job, erasing_new_field (kind, id, field, why), erasing_free,
                         kw_casebook_erase_field_async, cancellable, callback, user_data);
}

/**
 * kw_casebook_erase_field_finish:
 * @self: a casebook
 * @result: what the callback got
 * @error: for what went wrong
 *
 * Returns: whether it worked
 */
gboolean
kw_casebook_erase_field_finish (KwCasebook *self, GAsyncResult *result, GError **error)
{
  return kw_casebook_run_finish_number (self, result, kw_casebook_erase_field_async, error) != 0;
}

static KwErasure *
read_erasure (KwStatement *statement)
{
  KwErasure *erasure = g_new0 (KwErasure, 1);
  const char *table = kw_statement_get_text (statement, 3);
  const KwRecordType *type = table != NULL ? kw_record_type_by_name (table) : NULL;

  erasure->at = kw_statement_get_int (statement, 0);
  erasure->worker = kw_statement_get_int (statement, 1);
  erasure->family = kw_statement_get_optional (statement, 2);
  erasure->kind = type != NULL ? type->kind : KW_RECORD_NO_KIND;
  erasure->id = kw_statement_get_optional (statement, 4);
  erasure->field = g_strdup (kw_statement_get_text (statement, 5));
  erasure->why = g_strdup (kw_statement_get_text (statement, 6));
  erasure->n_entries = kw_statement_get_int (statement, 7);
  return erasure;
}

static gboolean
list_erasures (KwJob *job, GError **error)
{
  g_autoptr (GPtrArray) erasures = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_erasure_free);
  g_autoptr (KwStatement) statement = kw_database_prepare (job->database, list_sql, error);
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  while ((step = kw_statement_step (statement, error)) == KW_STEP_ROW)
    g_ptr_array_add (erasures, read_erasure (statement));
  if (step == KW_STEP_FAILED)
    return FALSE;
  kw_job_give_pointer (job, g_steal_pointer (&erasures), (GDestroyNotify) g_ptr_array_unref);
  return TRUE;
}

/**
 * kw_casebook_list_erasures_sync:
 * @self: a casebook
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong
 *
 * Returns: (transfer full) (element-type KwErasure): what was erased by law, the oldest first
 */
GPtrArray *
kw_casebook_list_erasures_sync (KwCasebook *self, GCancellable *cancellable, GError **error)
{
  return kw_casebook_run_sync_pointer (self, KW_BACKGROUND, list_erasures, NULL, NULL, cancellable, error);
}
