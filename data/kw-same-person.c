/* kw-same-person.c: people who are members of several families
 *
 * A record says of two members that they are one person. Who is the same as somebody who is the same as a third is the
 * third too, so the records are followed from one to the next, whichever of the two stands first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-same-person-private.h"

#include "kw-casebook-private.h"
#include "kw-records.h"
#include "kw-search-query.h"

/* Columns as read_person() takes them. */
#define PERSON \
  "member.id, member.family, member.given, member.surname, member.born, member.role, family.name, family.reference"

#define SAME(condition)                                                                                       \
  "WITH RECURSIVE same (here, there) AS (SELECT id, id FROM member WHERE " condition                          \
  " UNION SELECT same.here, same_person.other FROM same JOIN same_person ON same_person.member = same.there"  \
  " UNION SELECT same.here, same_person.member FROM same JOIN same_person ON same_person.other = same.there)" \
  " SELECT same.here, ifnull ((SELECT id FROM same_person WHERE member = same.here AND other = same.there),"  \
  " (SELECT id FROM same_person WHERE member = same.there AND other = same.here)), " PERSON                   \
  " FROM same JOIN member ON member.id = same.there JOIN family ON family.id = member.family"                 \
  " WHERE same.here <> same.there ORDER BY same.here, family.name COLLATE NOCASE, member.id"

static const char of_family_sql[] = SAME ("family = :of");

static const char of_member_sql[] = SAME ("id = :of");

#define FITS "member.family <> :family AND (:born IS NULL OR member.born = :born)"

static const char by_words_sql[] =
    "SELECT NULL, NULL, " PERSON " FROM search_index JOIN member ON member.id = search_index.rowid"
    " JOIN family ON family.id = member.family WHERE search_index MATCH :question AND " FITS
    " ORDER BY search_index.rowid DESC LIMIT :limit";

static const char by_birth_sql[] =
    "SELECT NULL, NULL, " PERSON " FROM member JOIN family ON family.id = member.family"
    " WHERE " FITS " ORDER BY member.id DESC LIMIT :limit";

typedef struct
{
  char *words;
  KwDate born;
  gint64 family;
  guint limit;
} Request;

/**
 * kw_person_elsewhere_free:
 * @self: (nullable) (transfer full): a person
 */
void
kw_person_elsewhere_free (KwPersonElsewhere *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->family_name);
  g_free (self->family_reference);
  g_free (self);
}

static KwPersonElsewhere *
read_person (KwStatement *statement)
{
  KwPersonElsewhere *person = g_new0 (KwPersonElsewhere, 1);
  const char *given = kw_statement_get_text (statement, 4), *surname = kw_statement_get_text (statement, 5);
  const char *born = kw_statement_get_text (statement, 6);
  int role = kw_code_set_lookup (&kw_member_roles, kw_statement_get_text (statement, 7));

  person->person = kw_statement_get_optional (statement, 0);
  person->link = kw_statement_get_optional (statement, 1);
  person->member = kw_statement_get_int (statement, 2);
  person->family = kw_statement_get_int (statement, 3);
  person->name = surname != NULL ? g_strdup_printf ("%s %s", given, surname) : g_strdup (given);
  if (born == NULL || !kw_date_parse (born, &person->born))
    person->born = KW_NONE;
  person->role = (KwMemberRole) role;
  person->family_name = g_strdup (kw_statement_get_text (statement, 8));
  person->family_reference = g_strdup (kw_statement_get_text (statement, 9));
  return person;
}

static GPtrArray *
read_people (KwStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_person_elsewhere_free);
  KwStepResult step;

  while ((step = kw_statement_step (statement, error)) == KW_STEP_ROW)
    g_ptr_array_add (people, read_person (statement));
  return step == KW_STEP_FAILED ? NULL : g_steal_pointer (&people);
}

static GPtrArray *
list_of (KwDatabase *database, const char *sql, gint64 of, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (database, sql, error);

  if (statement == NULL)
    return NULL;
  kw_statement_bind_int (statement, ":of", of);
  return read_people (statement, error);
}

/**
 * kw_same_person_list_of_member:
 * @database: a casebook's database
 * @member: a member's id
 * @error: for what went wrong
 *
 * Returns: (transfer full) (element-type KwPersonElsewhere): as whom else they are recorded
 */
GPtrArray *
kw_same_person_list_of_member (KwDatabase *database, gint64 member, GError **error)
{
  return list_of (database, of_member_sql, member, error);
}

static gboolean
give_people (KwJob *job, GPtrArray *people)
{
  if (people != NULL)
    kw_job_give_pointer (job, people, (GDestroyNotify) g_ptr_array_unref);
  return people != NULL;
}

static gboolean
list_same_people (KwJob *job, GError **error)
{
  const Request *request = job->data;

  return give_people (job, list_of (job->database, of_family_sql, request->family, error));
}

static GPtrArray *
find_fitting (KwDatabase *database, const Request *request, const char *question, GError **error)
{
  g_autofree char *born = request->born != KW_NONE ? kw_date_format (request->born) : NULL;
  g_autoptr (KwStatement) statement =
      kw_database_prepare (database, question != NULL ? by_words_sql : by_birth_sql, error);

  if (statement == NULL)
    return NULL;
  if (question != NULL)
    kw_statement_bind_text (statement, ":question", question);
  kw_statement_bind_int (statement, ":family", request->family);
  kw_statement_bind_text (statement, ":born", born);
  kw_statement_bind_int (statement, ":limit", request->limit);
  return read_people (statement, error);
}

static gboolean
find_people (KwJob *job, GError **error)
{
  const Request *request = job->data;
  g_autoptr (KwSearchWords) words = kw_search_words_new (job->database, error);
  g_autoptr (KwSearchQuery) query = NULL;
  gboolean any_word;

  if (words == NULL)
    return FALSE;
  query = kw_search_query_new (job->database, words, request->words, error);
  if (query == NULL)
    return FALSE;
  any_word = query->words->len == 0;
  if (any_word ? request->born == KW_NONE : query->question == NULL)
    return give_people (job, g_ptr_array_new_with_free_func ((GDestroyNotify) kw_person_elsewhere_free));
  return give_people (job, find_fitting (job->database, request, query->question, error));
}

static Request *
request_new (const char *words, KwDate born, gint64 family, guint limit)
{
  Request *request = g_new0 (Request, 1);

  request->words = words != NULL ? g_utf8_make_valid (words, -1) : NULL;
  request->born = born;
  request->family = family;
  request->limit = limit;
  return request;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->words);
  g_free (request);
}

/**
 * kw_casebook_list_same_people_sync:
 * @self: a casebook
 * @family: a family's id
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong
 *
 * Finds where else the members of a family are.
 *
 * Returns: (transfer full) (element-type KwPersonElsewhere): by member, then by the name of the other family
 */
GPtrArray *
kw_casebook_list_same_people_sync (KwCasebook *self, gint64 family, GCancellable *cancellable, GError **error)
{
  return kw_casebook_run_sync_pointer (self, KW_WAITED_FOR, list_same_people, request_new (NULL, KW_NONE, family, 0),
                                       request_free, cancellable, error);
}

/**
 * kw_casebook_list_same_people_async:
 * @self: a casebook
 * @family: a family's id
 * @cancellable: (nullable): what stops it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * See kw_casebook_list_same_people_sync().
 */
void
kw_casebook_list_same_people_async (
    KwCasebook *self, gint64 family, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  kw_casebook_run_async (self, KW_WAITED_FOR, list_same_people, request_new (NULL, KW_NONE, family, 0), request_free,
                         kw_casebook_list_same_people_async, cancellable, callback, user_data);
}

/**
 * kw_casebook_list_same_people_finish:
 * @self: a casebook
 * @result: what the callback got
 * @error: for what went wrong
 *
 * Returns: (transfer full) (element-type KwPersonElsewhere): by member, then by the name of the other family
 */
GPtrArray *
kw_casebook_list_same_people_finish (KwCasebook *self, GAsyncResult *result, GError **error)
{
  return kw_casebook_run_finish_pointer (self, result, kw_casebook_list_same_people_async, error);
}

/**
 * kw_casebook_find_people_sync:
 * @self: a casebook
 * @words: words of a member, the last as a beginning; "" for any
 * @born: when they were born; %KW_NONE for any
 * @family: the family that is not looked into
 * @limit: how many to find at most
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong
 *
 * Finds members of other families.
 *
 * Returns: (transfer full) (element-type KwPersonElsewhere): the newest first; empty where nothing was asked for
 */
GPtrArray *
kw_casebook_find_people_sync (KwCasebook *self,
                              const char *words,
                              KwDate born,
                              gint64 family,
                              guint limit,
                              GCancellable *cancellable,
                              GError **error)
{
  g_return_val_if_fail (words != NULL, NULL);

  return kw_casebook_run_sync_pointer (self, KW_WAITED_FOR, find_people, request_new (words, born, family, limit),
                                       request_free, cancellable, error);
}

/**
 * kw_casebook_find_people_async:
 * @self: a casebook
 * @words: words of a member, the last as a beginning; "" for any
 * @born: when they were born; %KW_NONE for any
 * @family: the family that is not looked into
 * @limit: how many to find at most
 * @cancellable: (nullable): what stops it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * See kw_casebook_find_people_sync().
 */
void
kw_casebook_find_people_async (KwCasebook *self,
                               const char *words,
                               KwDate born,
                               gint64 family,
                               guint limit,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (words != NULL);

  kw_casebook_run_async (self, KW_WAITED_FOR, find_people, request_new (words, born, family, limit), request_free,
                         kw_casebook_find_people_async, cancellable, callback, user_data);
}

/**
 * kw_casebook_find_people_finish:
 * @self: a casebook
 * @result: what the callback got
 * @error: for what went wrong
 *
 * Returns: (transfer full) (element-type KwPersonElsewhere): the newest first; empty where nothing was asked for
 */
GPtrArray *
kw_casebook_find_people_finish (KwCasebook *self, GAsyncResult *result, GError **error)
{
  return kw_casebook_run_finish_pointer (self, result, kw_casebook_find_people_async, error);
}
