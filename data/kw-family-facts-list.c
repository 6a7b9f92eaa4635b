/* kw-family-facts-list.c: keeping the facts of families, and listing them
 *
 * An edit keeps them in its own transaction. What is missing (a casebook of an older version) is made when they are
 * listed. Runs on the database thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-casebook-private.h"
#include "kw-family-facts-private.h"

static const char keep_sql[] = "INSERT INTO family_facts (family, facts) VALUES (:family, :facts)"
                               " ON CONFLICT (family) DO UPDATE SET facts = excluded.facts";

static gboolean
keep (KwDatabase *database, const KwFamilyFacts *facts, GError **error)
{
  g_autoptr (GByteArray) bytes = kw_family_facts_pack (facts);
  g_autoptr (KwStatement) statement = kw_database_prepare (database, keep_sql, error);

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":family", facts->family);
  kw_statement_bind_blob (statement, ":facts", bytes->data, bytes->len);
  return kw_statement_execute (statement, error);
}

static gboolean
drop (KwDatabase *database, gint64 family, GError **error)
{
  g_autoptr (KwStatement) statement =
      kw_database_prepare (database, "DELETE FROM family_facts WHERE family = :family", error);

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":family", family);
  return kw_statement_execute (statement, error);
}

/**
 * kw_family_facts_refresh:
 * @database: a database, its guard open
 * @family: a family that an edit touched
 * @error: for what went wrong
 *
 * Makes the facts of @family anew and keeps them; those of a family that is gone go too.
 *
 * Returns: whether it worked
 */
gboolean
kw_family_facts_refresh (KwDatabase *database, gint64 family, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (KwFamilyFacts) facts = kw_family_facts_gather (database, family, G_MAXINT64, &problem);

  if (facts != NULL)
    return keep (database, facts, error);
  if (problem == NULL)
    return drop (database, family, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

typedef struct
{
  KwInstant now;
  GPtrArray *facts;
  GArray *missing; /* of gint64: families without facts, or with those of another version */
} Listing;

static gboolean
read_missing (KwDatabase *database, Listing *listing, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (
      database, "SELECT id FROM family WHERE id NOT IN (SELECT family FROM family_facts)", error);
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  while ((step = kw_statement_step (statement, error)) == KW_STEP_ROW)
    {
      gint64 family = kw_statement_get_int (statement, 0);

      g_array_append_val (listing->missing, family);
    }
  return step == KW_STEP_DONE;
}

static gboolean
look_for_missing (KwDatabase *database, Listing *listing, GError **error)
{
  gint64 n_families, n_facts;

  return kw_database_read_number (database, "SELECT count (*) FROM family", &n_families, error) &&
         kw_database_read_number (database, "SELECT count (*) FROM family_facts", &n_facts, error) &&
         (n_families == n_facts || read_missing (database, listing, error));
}

static gboolean
refresh_missing (KwDatabase *database, gpointer data, GError **error)
{
  Listing *listing = data;

  for (guint i = 0; i < listing->missing->len; i++)
    if (!kw_family_facts_refresh (database, g_array_index (listing->missing, gint64, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
write_missing (KwDatabase *database, gpointer data, GError **error)
{
  return kw_database_with_guard_open (database, refresh_missing, data, error);
}

/* A visit after now has not happened: then what is kept says too much. */
static gboolean
add_facts (KwDatabase *database, Listing *listing, KwFamilyFacts *facts, GError **error)
{
  g_autoptr (KwFamilyFacts) kept = facts;
  KwFamilyFacts *earlier;

  if (kept->latest == KW_NONE || kept->latest <= listing->now)
    {
      g_ptr_array_add (listing->facts, g_steal_pointer (&kept));
      return TRUE;
    }
  earlier = kw_family_facts_gather (database, kept->family, listing->now, error);
  if (earlier == NULL)
    return FALSE;
  g_ptr_array_add (listing->facts, earlier);
  return TRUE;
}

static gboolean
read_facts (KwDatabase *database, Listing *listing, GError **error)
{
  g_autoptr (KwStatement) statement =
      kw_database_prepare (database, "SELECT family, facts FROM family_facts ORDER BY family", error);
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  g_ptr_array_set_size (listing->facts, 0);
  while ((step = kw_statement_step (statement, error)) == KW_STEP_ROW)
    {
      gint64 family = kw_statement_get_int (statement, 0);
      gsize length;
      gconstpointer bytes = kw_statement_get_blob (statement, 1, &length);
      KwFamilyFacts *facts = kw_family_facts_unpack (family, bytes, length);

      if (facts == NULL)
        g_array_append_val (listing->missing, family);
      else if (!add_facts (database, listing, facts, error))
        return FALSE;
    }
  return step == KW_STEP_DONE;
}

static int
compare_families (gconstpointer a, gconstpointer b)
{
  gint64 first = (*(const KwFamilyFacts *const *) a)->family;
  gint64 second = (*(const KwFamilyFacts *const *) b)->family;

  return first < second ? -1 : first > second;
}

/* Where nothing may be kept, what is missing is found out each time. */
static gboolean
gather_missing (KwDatabase *database, Listing *listing, GError **error)
{
  for (guint i = 0; i < listing->missing->len; i++)
    {
      KwFamilyFacts *facts =
          kw_family_facts_gather (database, g_array_index (listing->missing, gint64, i), listing->now, error);

      if (facts == NULL)
        return FALSE;
      g_ptr_array_add (listing->facts, facts);
    }
  g_ptr_array_sort (listing->facts, compare_families);
  return TRUE;
}

static gboolean
keep_missing (KwDatabase *database, Listing *listing, GError **error)
{
  return kw_database_with_transaction (database, write_missing, listing, error) &&
         read_facts (database, listing, error);
}

static gboolean
list_facts (KwJob *job, GError **error)
{
  Listing listing = { .now = *(KwInstant *) job->data };
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_family_facts_unref);
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (gint64));

  listing.facts = facts;
  listing.missing = missing;
  if (!look_for_missing (job->database, &listing, error) || !read_facts (job->database, &listing, error))
    return FALSE;
  if (missing->len > 0 && !(job->casebook->read_only ? gather_missing (job->database, &listing, error)
                                                     : keep_missing (job->database, &listing, error)))
    return FALSE;
  kw_job_give_pointer (job, g_steal_pointer (&facts), (GDestroyNotify) g_ptr_array_unref);
  return TRUE;
}

/**
 * kw_casebook_list_facts_sync:
 * @self: a casebook
 * @now: as of when
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong
 *
 * Returns: (transfer full) (element-type KwFamilyFacts): the facts of all families, by id
 */
GPtrArray *
kw_casebook_list_facts_sync (KwCasebook *self, KwInstant now, GCancellable *cancellable, GError **error)
{
  return kw_casebook_run_sync_pointer (self, KW_WAITED_FOR, list_facts, &now, NULL, cancellable, error);
}

/**
 * kw_casebook_list_facts_async:
 * @self: a casebook
 * @now: as of when
 * @cancellable: (nullable): what stops it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * See kw_casebook_list_facts_sync().
 */
void
kw_casebook_list_facts_async (
    KwCasebook *self, KwInstant now, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  kw_casebook_run_async (self, KW_WAITED_FOR, list_facts, g_memdup2 (&now, sizeof now), g_free,
                         kw_casebook_list_facts_async, cancellable, callback, user_data);
}

/**
 * kw_casebook_list_facts_finish:
 * @self: a casebook
 * @result: what the callback got
 * @error: for what went wrong
 *
 * Returns: (transfer full) (element-type KwFamilyFacts): the facts of all families, by id
 */
GPtrArray *
kw_casebook_list_facts_finish (KwCasebook *self, GAsyncResult *result, GError **error)
{
  return kw_casebook_run_finish_pointer (self, result, kw_casebook_list_facts_async, error);
}
