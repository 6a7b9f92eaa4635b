/* kw-search.c: finding words in everything recorded
 *
 * The newest first, and only as many as are shown: ids are in the order of entry, and the index goes through them from
 * the last, so what a search costs does not grow with the casebook. Nothing is ever ranked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-search.h"

#include "kw-casebook-private.h"
#include "kw-record-sql.h"
#include "kw-records.h"
#include "kw-same-person-private.h"
#include "kw-search-index.h"
#include "kw-search-query.h"

static const char match_sql[] =
    "SELECT search_row.id, search_row.kind FROM search_index JOIN search_row ON search_row.id = search_index.rowid"
    " WHERE search_index MATCH :question ORDER BY search_index.rowid DESC";

static const char family_sql[] = "SELECT name, reference FROM family WHERE id = :id";

typedef struct
{
  char *typed;
  guint limit;
} Request;

typedef struct
{
  KwDatabase *database;
  guint limit;
  KwSearchWords *words;
  KwSearchQuery *query;
  GPtrArray *hits;
} Search;

/**
 * kw_search_hit_free:
 * @hit: (nullable) (transfer full): a hit
 */
void
kw_search_hit_free (KwSearchHit *hit)
{
  if (hit == NULL)
    return;
  g_free (hit->family_name);
  g_free (hit->family_reference);
  g_clear_pointer (&hit->also, g_ptr_array_unref);
  g_free (hit->excerpt);
  g_free (hit);
}

/* The day that a record is about stands in the first date that it must have. */
static KwDate
own_date (const KwRecord *record)
{
  for (guint i = 0; i < record->type->n_fields; i++)
    {
      const KwField *field = &record->type->fields[i];
      gboolean is_instant = field->kind == KW_FIELD_INSTANT;
      gint64 value;

      if ((field->flags & KW_FIELD_REQUIRED) == 0 || (field->kind != KW_FIELD_DATE && !is_instant))
        continue;
      value = *(gint64 *) kw_field_pointer (record, field);
      return is_instant && value != KW_NONE ? kw_instant_to_date (value) : value;
    }
  return KW_NONE;
}

/* A line about one person has no date of its own: its visit has. */
static gboolean
find_date (Search *search, const KwRecord *record, KwDate *date, GError **error)
{
  const KwField *parent = kw_record_type_get_parent_field (record->type);
  g_autoptr (KwRecord) owner = NULL;
  gpointer found;

  *date = own_date (record);
  if (*date != KW_NONE || parent == NULL)
    return TRUE;
  if (!kw_record_sql_find (search->database, kw_record_type_get (record->type->parent),
                           *(gint64 *) kw_field_pointer (record, parent), &found, error))
    return FALSE;
  owner = found;
  if (owner != NULL)
    *date = own_date (owner);
  return TRUE;
}

static gboolean
name_family (Search *search, KwSearchHit *hit, GError **error)
{
  g_autoptr (KwStatement) statement = NULL;
  KwStepResult step;

  if (hit->family == KW_NONE)
    return TRUE;
  statement = kw_database_prepare (search->database, family_sql, error);
  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":id", hit->family);
  step = kw_statement_step (statement, error);
  if (step == KW_STEP_ROW)
    {
      hit->family_name = g_strdup (kw_statement_get_text (statement, 0));
      hit->family_reference = g_strdup (kw_statement_get_text (statement, 1));
    }
  return step != KW_STEP_FAILED;
}

/* Whoever looks for somebody wants to know of all the families. */
static gboolean
find_also (Search *search, KwSearchHit *hit, GError **error)
{
  if (hit->kind != KW_RECORD_MEMBER)
    return TRUE;
  hit->also = kw_same_person_list_of_member (search->database, hit->id, error);
  if (hit->also == NULL)
    return FALSE;
  if (hit->also->len == 0)
    g_clear_pointer (&hit->also, g_ptr_array_unref);
  return TRUE;
}

/* @excerpt (transfer full) */
static gboolean
add_hit (Search *search, const KwRecord *record, char *excerpt, GError **error)
{
  g_autoptr (KwSearchHit) hit = g_new0 (KwSearchHit, 1);

  hit->kind = record->type->kind;
  hit->id = record->id;
  hit->family = record->family;
  hit->excerpt = excerpt;
  if (!find_date (search, record, &hit->when, error) || !name_family (search, hit, error) ||
      !find_also (search, hit, error))
    return FALSE;
  g_ptr_array_add (search->hits, g_steal_pointer (&hit));
  return TRUE;
}

/* Looks whether the record has the words, and takes it if it does. */
static gboolean
look_at (Search *search, gint64 id, const char *kind, GError **error)
{
  const KwRecordType *type = kw_record_type_by_name (kind);
  g_autoptr (KwRecord) record = NULL;
  g_autofree char *text = NULL;
  gpointer found;
  char *excerpt;

  if (type == NULL)
    return TRUE;
  if (!kw_record_sql_find (search->database, type, id, &found, error))
    return FALSE;
  record = found;
  text = record != NULL ? kw_search_index_dup_text (record) : NULL;
  excerpt = text != NULL ? kw_search_query_find (search->query, search->words, text) : NULL;
  return excerpt == NULL || add_hit (search, record, excerpt, error);
}

static gboolean
find_hits (Search *search, GError **error)
{
  g_autoptr (KwStatement) statement = NULL;
  KwStepResult step;

  if (search->query->question == NULL)
    return TRUE;
  statement = kw_database_prepare (search->database, match_sql, error);
  if (statement == NULL)
    return FALSE;
  kw_statement_bind_text (statement, ":question", search->query->question);
  while (search->hits->len < search->limit)
    {
      step = kw_statement_step (statement, error);
      if (step != KW_STEP_ROW)
        return step == KW_STEP_DONE;
      if (!look_at (search, kw_statement_get_int (statement, 0), kw_statement_get_text (statement, 1), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
search_job (KwJob *job, GError **error)
{
  const Request *request = job->data;
  g_autoptr (KwSearchWords) words = kw_search_words_new (job->database, error);
  g_autoptr (KwSearchQuery) query = NULL;
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_search_hit_free);
  Search search = { .database = job->database, .limit = request->limit, .words = words, .hits = hits };

  if (words == NULL)
    return FALSE;
  query = kw_search_query_new (job->database, words, request->typed, error);
  if (query == NULL)
    return FALSE;
  search.query = query;
  if (!find_hits (&search, error))
    return FALSE;
  kw_job_give_pointer (job, g_steal_pointer (&hits), (GDestroyNotify) g_ptr_array_unref);
  return TRUE;
}

static Request *
request_new (const char *typed, guint limit)
{
  Request *request = g_new0 (Request, 1);

  request->typed = g_utf8_make_valid (typed, -1);
  request->limit = limit;
  return request;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->typed);
  g_free (request);
}

/**
 * kw_casebook_search_sync:
 * @self: a casebook
 * @words: what somebody typed; anything but words in it is passed over
 * @limit: how many to find at most
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong
 *
 * Finds records that contain all words, in any field, the last as a beginning. Accents and capitals do not matter.
 *
 * Returns: (transfer full) (element-type KwSearchHit): the newest first; empty where there are none or no words
 */
GPtrArray *
kw_casebook_search_sync (KwCasebook *self, const char *words, guint limit, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (words != NULL, NULL);

  return kw_casebook_run_sync_pointer (self, KW_WAITED_FOR, search_job, request_new (words, limit), request_free,
                                       cancellable, error);
}

/**
 * kw_casebook_search_async:
 * @self: a casebook
 * @words: what somebody typed; anything but words in it is passed over
 * @limit: how many to find at most
 * @cancellable: (nullable): what stops it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * See kw_casebook_search_sync().
 */
void
kw_casebook_search_async (KwCasebook *self,
                          const char *words,
                          guint limit,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (words != NULL);

  kw_casebook_run_async (self, KW_WAITED_FOR, search_job, request_new (words, limit), request_free,
                         kw_casebook_search_async, cancellable, callback, user_data);
}

/**
 * kw_casebook_search_finish:
 * @self: a casebook
 * @result: what the callback got
 * @error: for what went wrong
 *
 * Returns: (transfer full) (element-type KwSearchHit): the newest first; empty where there are none or no words
 */
GPtrArray *
kw_casebook_search_finish (KwCasebook *self, GAsyncResult *result, GError **error)
{
  return kw_casebook_run_finish_pointer (self, result, kw_casebook_search_async, error);
}
