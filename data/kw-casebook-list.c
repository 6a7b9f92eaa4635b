/* kw-casebook-list.c: which families there are, and what the team shares
 *
 * Families are filtered and sorted by SQLite and come as ids; nobody needs 100,000 names to show twenty.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-casebook-private.h"

#include "kw-data-error.h"
#include "kw-record-sql.h"

#include <glib/gi18n-lib.h>

/* More words than this narrow nothing down; bounds the length of the statement. */
#define MOST_WORDS 8

/* Shorter beginnings are in so many records that looking them up saves nothing. */
#define SHORTEST_LOOKED_UP 2

typedef struct
{
  KwFamilyFilter filter;
  GPtrArray *patterns;  /* of LIKE, one a word */
  GPtrArray *questions; /* for the search index, one a word; NULL where the word is no use there */
} Listing;

static void
listing_free (gpointer data)
{
  Listing *listing = data;

  g_ptr_array_unref (listing->patterns);
  g_ptr_array_unref (listing->questions);
  g_free (listing);
}

/* "% word%", for a text that has a space before it: the beginning of any word in it. */
static char *
make_pattern (const char *word)
{
  GString *pattern = g_string_new ("% ");

  for (const char *at = word; *at != '\0'; at++)
    {
      if (*at == '%' || *at == '_' || *at == '\\')
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *at);
    }
  g_string_append_c (pattern, '%');
  return g_string_free (pattern, FALSE);
}

/* What the index must have for a record that a pattern can fit: a word of it that begins like the first letters of
 * @word; NULL where there are too few. */
static char *
make_question (const char *word)
{
  const char *start = word, *end;

  while (*start != '\0' && !g_unichar_isalnum (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  for (end = start; *end != '\0' && g_unichar_isalnum (g_utf8_get_char (end)); end = g_utf8_next_char (end))
    continue;
  if (g_utf8_strlen (start, end - start) < SHORTEST_LOOKED_UP)
    return NULL;
  return g_strdup_printf ("\"%.*s\"*", (int) (end - start), start);
}

static Listing *
listing_new (const KwFamilyFilter *filter)
{
  Listing *listing = g_new0 (Listing, 1);
  g_auto (GStrv) words = g_strsplit_set (filter->words != NULL ? filter->words : "", " \t\n\r", -1);

  listing->filter = *filter;
  listing->filter.words = NULL;
  listing->patterns = g_ptr_array_new_with_free_func (g_free);
  listing->questions = g_ptr_array_new_with_free_func (g_free);
  for (char **word = words; *word != NULL && listing->patterns->len < MOST_WORDS; word++)
    if (**word != '\0' && g_utf8_validate (*word, -1, NULL))
      {
        g_ptr_array_add (listing->patterns, make_pattern (*word));
        g_ptr_array_add (listing->questions, make_question (*word));
      }
  return listing;
}

/* Words begin after a space, a hyphen ("Smith-Jones", "WCC-0042") or an apostrophe ("O'Brien"), or are the whole
 * beginning. */
static void
add_fit (GString *sql, const char *column, guint i)
{
  g_string_append_printf (sql,
                          "' ' || %s || ' ' || replace (replace (replace (%s, '-', ' '), '''', ' '), '’', ' ')"
                          " LIKE :word%u ESCAPE '\\'",
                          column, column, i);
}

/* The index narrows the families down first, because reading all the names of 100,000 takes a second. It finds too
 * many (by their address, say), never too few. */
static void
add_look_up (GString *sql, guint i)
{
  g_string_append_printf (
      sql,
      " AND family.id IN (SELECT family FROM search_row WHERE kind IN ('family', 'member') AND id IN"
      " (SELECT rowid FROM search_index WHERE search_index MATCH :question%u))",
      i);
}

/* A word stands in the family's name, its reference or the names of one of its members. */
static void
add_word (GString *sql, guint i)
{
  g_string_append (sql, " AND (");
  add_fit (sql, "family.name", i);
  g_string_append (sql, " OR ");
  add_fit (sql, "family.reference", i);
  g_string_append (sql, " OR EXISTS (SELECT 1 FROM member WHERE member.family = family.id AND (");
  add_fit (sql, "member.given", i);
  g_string_append (sql, " OR ");
  add_fit (sql, "member.surname", i);
  g_string_append (sql, " OR ");
  add_fit (sql, "member.known_as", i);
  g_string_append (sql, ")))");
}

static const char last_seen_sql[] =
    "(SELECT max (start) FROM visit WHERE visit.family = family.id AND outcome = 'seen')";

static void
add_order (GString *sql, const KwFamilyFilter *filter)
{
  static const char *const terms[][3] = {
    [KW_FAMILY_ORDER_NAME] = { "family.name COLLATE NOCASE", "family.reference", NULL },
    [KW_FAMILY_ORDER_REFERENCE] = { "family.reference", NULL },
    [KW_FAMILY_ORDER_LAST_SEEN] = { last_seen_sql, NULL },
    [KW_FAMILY_ORDER_OPENED] = { "family.opened", NULL },
  };
  const char *direction = filter->descending ? " DESC" : "";

  g_string_append (sql, " ORDER BY ");
  for (const char *const *term = terms[filter->order]; *term != NULL; term++)
    g_string_append_printf (sql, "%s%s, ", *term, direction);
  g_string_append_printf (sql, "family.id%s", direction);
}

static KwStatement *
prepare_listing (KwDatabase *database, const Listing *listing, GError **error)
{
  const KwFamilyFilter *filter = &listing->filter;
  g_autoptr (GString) sql = g_string_new ("SELECT family.id FROM family");
  KwStatement *statement;

  if (filter->worker != KW_NONE)
    g_string_append (sql, " JOIN designation ON designation.family = family.id AND designation.open_marker = 1"
                          " AND designation.worker = :worker");
  g_string_append (sql, filter->status != KW_CODE_NONE ? " WHERE family.status = :status" : " WHERE TRUE");
  for (guint i = 0; i < listing->patterns->len; i++)
    {
      if (g_ptr_array_index (listing->questions, i) != NULL)
        add_look_up (sql, i);
      add_word (sql, i);
    }
  add_order (sql, filter);

  statement = kw_database_prepare (database, sql->str, error);
  if (statement == NULL)
    return NULL;
  if (filter->worker != KW_NONE)
    kw_statement_bind_int (statement, ":worker", filter->worker);
  if (filter->status != KW_CODE_NONE)
    kw_statement_bind_text (statement, ":status", kw_code_set_get_code (&kw_family_statuses, filter->status));
  for (guint i = 0; i < listing->patterns->len; i++)
    {
      g_autofree char *pattern = g_strdup_printf (":word%u", i);
      g_autofree char *question = g_strdup_printf (":question%u", i);

      kw_statement_bind_text (statement, pattern, g_ptr_array_index (listing->patterns, i));
      if (g_ptr_array_index (listing->questions, i) != NULL)
        kw_statement_bind_text (statement, question, g_ptr_array_index (listing->questions, i));
    }
  return statement;
}

static gboolean
list_families (KwJob *job, GError **error)
{
  g_autoptr (KwStatement) statement = prepare_listing (job->database, job->data, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  while ((step = kw_statement_step (statement, error)) == KW_STEP_ROW)
    {
      gint64 id = kw_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  if (step == KW_STEP_FAILED)
    return FALSE;
  kw_job_give_pointer (job, g_steal_pointer (&ids), (GDestroyNotify) g_array_unref);
  return TRUE;
}

/**
 * kw_casebook_list_families_sync:
 * @self: a casebook
 * @filter: which families, in which order
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong
 *
 * Returns: (transfer full) (element-type gint64): their ids
 */
GArray *
kw_casebook_list_families_sync (KwCasebook *self,
                                const KwFamilyFilter *filter,
                                GCancellable *cancellable,
                                GError **error)
{
  g_return_val_if_fail (filter != NULL, NULL);

  return kw_casebook_run_sync_pointer (self, KW_WAITED_FOR, list_families, listing_new (filter), listing_free,
                                       cancellable, error);
}

/**
 * kw_casebook_list_families_async:
 * @self: a casebook
 * @filter: which families, in which order; copied
 * @cancellable: (nullable): what stops it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * See kw_casebook_list_families_sync().
 */
void
kw_casebook_list_families_async (KwCasebook *self,
                                 const KwFamilyFilter *filter,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (filter != NULL);

  kw_casebook_run_async (self, KW_WAITED_FOR, list_families, listing_new (filter), listing_free,
                         kw_casebook_list_families_async, cancellable, callback, user_data);
}

/**
 * kw_casebook_list_families_finish:
 * @self: a casebook
 * @result: what the callback got
 * @error: for what went wrong
 *
 * Returns: (transfer full) (element-type gint64): their ids
 */
GArray *
kw_casebook_list_families_finish (KwCasebook *self, GAsyncResult *result, GError **error)
{
  return kw_casebook_run_finish_pointer (self, result, kw_casebook_list_families_async, error);
}

static gboolean
find_family (KwJob *job, GError **error)
{
  const char *reference = job->data;
  g_autoptr (KwStatement) statement = kw_database_prepare (job->database,
                                                           "SELECT id FROM family WHERE reference = :reference", error);
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_text (statement, ":reference", reference);
  step = kw_statement_step (statement, error);
  if (step == KW_STEP_ROW)
    kw_job_give_number (job, kw_statement_get_int (statement, 0));
  else if (step == KW_STEP_DONE)
    g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_NOT_FOUND, _ ("There is no family “%s”."), reference);
  return step == KW_STEP_ROW;
}

/**
 * kw_casebook_find_family_sync:
 * @self: a casebook
 * @reference: a family's reference
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong; %KW_DATA_ERROR_NOT_FOUND where there is no such family
 *
 * Returns: the family's id; %KW_NONE on error
 */
gint64
kw_casebook_find_family_sync (KwCasebook *self, const char *reference, GCancellable *cancellable, GError **error)
{
  gint64 id;

  g_return_val_if_fail (reference != NULL, KW_NONE);

  id = kw_casebook_run_sync_number (self, KW_WAITED_FOR, find_family, (gpointer) reference, NULL, cancellable, error);
  return id != 0 ? id : KW_NONE;
}

/* Authorities are known by their code, which is short and what is shown. */
static const char *
name_column (const KwRecordType *type)
{
  if (type->kind == KW_RECORD_AUTHORITY)
    return "code";
  return kw_record_type_get_field (type, "name") != NULL ? "name" : "id";
}

static gboolean
list_shared (KwJob *job, GError **error)
{
  const KwRecordType *type = job->data;
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM \"%s\" ORDER BY \"%s\" COLLATE NOCASE, \"id\"",
                                          kw_record_sql_get (type)->columns, type->name, name_column (type));
  g_autoptr (KwStatement) statement = kw_database_prepare (job->database, sql, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (kw_record_free);
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  while ((step = kw_statement_step (statement, error)) == KW_STEP_ROW)
    {
      gpointer record = kw_record_sql_read (statement, type, error);

      if (record == NULL)
        return FALSE;
      g_ptr_array_add (records, record);
    }
  if (step == KW_STEP_FAILED)
    return FALSE;
  kw_job_give_pointer (job, g_steal_pointer (&records), (GDestroyNotify) g_ptr_array_unref);
  return TRUE;
}

/**
 * kw_casebook_list_shared_sync:
 * @self: a casebook
 * @kind: a kind of record that the team shares
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong
 *
 * Returns: (transfer full) (element-type KwRecord): all of them, in the order of their names
 */
GPtrArray *
kw_casebook_list_shared_sync (KwCasebook *self, KwRecordKind kind, GCancellable *cancellable, GError **error)
{
  const KwRecordType *type = kw_record_type_get (kind);

  g_return_val_if_fail (type != NULL && type->scope == KW_SCOPE_TEAM, NULL);

  return kw_casebook_run_sync_pointer (self, KW_WAITED_FOR, list_shared, (gpointer) type, NULL, cancellable, error);
}

/**
 * kw_casebook_list_shared_async:
 * @self: a casebook
 * @kind: a kind of record that the team shares
 * @cancellable: (nullable): what stops it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * See kw_casebook_list_shared_sync().
 */
void
kw_casebook_list_shared_async (
    KwCasebook *self, KwRecordKind kind, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  const KwRecordType *type = kw_record_type_get (kind);

  g_return_if_fail (type != NULL && type->scope == KW_SCOPE_TEAM);

  kw_casebook_run_async (self, KW_WAITED_FOR, list_shared, (gpointer) type, NULL, kw_casebook_list_shared_async,
                         cancellable, callback, user_data);
}

/**
 * kw_casebook_list_shared_finish:
 * @self: a casebook
 * @result: what the callback got
 * @error: for what went wrong
 *
 * Returns: (transfer full) (element-type KwRecord): all of them
 */
GPtrArray *
kw_casebook_list_shared_finish (KwCasebook *self, GAsyncResult *result, GError **error)
{
  return kw_casebook_run_finish_pointer (self, result, kw_casebook_list_shared_async, error);
}
