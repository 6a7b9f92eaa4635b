/* kw-drafts.c: half-written forms, kept inside the casebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-drafts.h"

#include "kw-casebook-private.h"

static const char keep_sql[] =
    "INSERT INTO draft (key, family, content, saved) VALUES (:key, :family, :content, :saved)"
    " ON CONFLICT (key) DO UPDATE SET family = excluded.family, content = excluded.content, saved = excluded.saved";

static const char drop_sql[] = "DELETE FROM draft WHERE key = :key";

static const char find_sql[] = "SELECT key, family, content, saved FROM draft WHERE key = :key";

static const char list_sql[] = "SELECT key, family, content, saved FROM draft ORDER BY saved DESC, key";

/**
 * kw_draft_free:
 * @draft: (nullable) (transfer full): a draft
 */
void
kw_draft_free (KwDraft *draft)
{
  if (draft == NULL)
    return;
  g_free (draft->key);
  g_free (draft->content);
  g_free (draft);
}

static KwDraft *
draft_new (const char *key, gint64 family, const char *content, KwInstant saved)
{
  KwDraft *draft = g_new0 (KwDraft, 1);

  draft->key = g_strdup (key);
  draft->family = family;
  draft->content = g_strdup (content);
  draft->saved = saved;
  return draft;
}

static KwDraft *
read_draft (KwStatement *statement)
{
  return draft_new (kw_statement_get_text (statement, 0), kw_statement_get_optional (statement, 1),
                    kw_statement_get_text (statement, 2), kw_statement_get_int (statement, 3));
}

static gboolean
drop_draft (KwDatabase *database, const KwDraft *draft, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (database, drop_sql, error);

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_text (statement, ":key", draft->key);
  return kw_statement_execute (statement, error);
}

static gboolean
keep_draft (KwJob *job, GError **error)
{
  const KwDraft *draft = job->data;
  g_autoptr (KwStatement) statement = NULL;

  if (draft->content == NULL)
    return drop_draft (job->database, draft, error);
  statement = kw_database_prepare (job->database, keep_sql, error);
  if (statement == NULL)
    return FALSE;
  kw_statement_bind_text (statement, ":key", draft->key);
  kw_statement_bind_optional (statement, ":family", draft->family);
  kw_statement_bind_text (statement, ":content", draft->content);
  kw_statement_bind_int (statement, ":saved", kw_casebook_get_now (job->casebook));
  return kw_statement_execute (statement, error);
}

static gboolean
find_draft (KwJob *job, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (job->database, find_sql, error);
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_text (statement, ":key", job->data);
  step = kw_statement_step (statement, error);
  if (step == KW_STEP_ROW)
    kw_job_give_pointer (job, read_draft (statement), (GDestroyNotify) kw_draft_free);
  return step != KW_STEP_FAILED;
}

static gboolean
list_drafts (KwJob *job, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (job->database, list_sql, error);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_draft_free);
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  while ((step = kw_statement_step (statement, error)) == KW_STEP_ROW)
    g_ptr_array_add (drafts, read_draft (statement));
  if (step == KW_STEP_FAILED)
    return FALSE;
  kw_job_give_pointer (job, g_steal_pointer (&drafts), (GDestroyNotify) g_ptr_array_unref);
  return TRUE;
}

/**
 * kw_casebook_keep_draft_sync:
 * @self: a casebook
 * @key: which editor, which family
 * @family: the family, or %KW_NONE
 * @content: (nullable): what the editor holds, valid or not; %NULL throws the draft away
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong
 *
 * Keeps a draft in the place of the one before it.
 *
 * Returns: whether it is kept
 */
gboolean
kw_casebook_keep_draft_sync (KwCasebook *self,
                             const char *key,
                             gint64 family,
                             const char *content,
                             GCancellable *cancellable,
                             GError **error)
{
  g_return_val_if_fail (key != NULL, FALSE);

  return kw_casebook_run_sync_number (self, KW_WAITED_FOR, keep_draft, draft_new (key, family, content, KW_NONE),
                                      (GDestroyNotify) kw_draft_free, cancellable, error) != 0;
}

/**
 * kw_casebook_keep_draft_async:
 * @self: a casebook
 * @key: which editor, which family
 * @family: the family, or %KW_NONE
 * @content: (nullable): what the editor holds, valid or not; %NULL throws the draft away
 * @cancellable: (nullable): what stops it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * See kw_casebook_keep_draft_sync().
 */
void
kw_casebook_keep_draft_async (KwCasebook *self,
                              const char *key,
                              gint64 family,
                              const char *content,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (key != NULL);

  kw_casebook_run_async (self, KW_WAITED_FOR, keep_draft, draft_new (key, family, content, KW_NONE),
                         (GDestroyNotify) kw_draft_free, kw_casebook_keep_draft_async, cancellable, callback,
                         user_data);
}

/**
 * kw_casebook_keep_draft_finish:
 * @self: a casebook
 * @result: what the callback got
 * @error: for what went wrong
 *
 * Returns: whether it is kept
 */
gboolean
kw_casebook_keep_draft_finish (KwCasebook *self, GAsyncResult *result, GError **error)
{
  return kw_casebook_run_finish_number (self, result, kw_casebook_keep_draft_async, error) != 0;
}

/**
 * kw_casebook_find_draft_sync:
 * @self: a casebook
 * @key: which editor, which family
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong
 *
 * Returns: (transfer full) (nullable): the draft; %NULL where there is none, then without an error
 */
KwDraft *
kw_casebook_find_draft_sync (KwCasebook *self, const char *key, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (key != NULL, NULL);

  return kw_casebook_run_sync_pointer (self, KW_WAITED_FOR, find_draft, g_strdup (key), g_free, cancellable, error);
}

/**
 * kw_casebook_find_draft_async:
 * @self: a casebook
 * @key: which editor, which family
 * @cancellable: (nullable): what stops it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * Looks for a draft.
 */
void
kw_casebook_find_draft_async (KwCasebook *self,
                              const char *key,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (key != NULL);

  kw_casebook_run_async (self, KW_WAITED_FOR, find_draft, g_strdup (key), g_free, kw_casebook_find_draft_async,
                         cancellable, callback, user_data);
}

/**
 * kw_casebook_find_draft_finish:
 * @self: a casebook
 * @result: what the callback got
 * @error: for what went wrong
 *
 * Returns: (transfer full) (nullable): the draft; %NULL where there is none, then without an error
 */
KwDraft *
kw_casebook_find_draft_finish (KwCasebook *self, GAsyncResult *result, GError **error)
{
  return kw_casebook_run_finish_pointer (self, result, kw_casebook_find_draft_async, error);
}

/**
 * kw_casebook_list_drafts_sync:
 * @self: a casebook
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong
 *
 * Returns: (transfer full) (element-type KwDraft): all drafts, newest first
 */
GPtrArray *
kw_casebook_list_drafts_sync (KwCasebook *self, GCancellable *cancellable, GError **error)
{
  return kw_casebook_run_sync_pointer (self, KW_WAITED_FOR, list_drafts, NULL, NULL, cancellable, error);
}

/**
 * kw_casebook_list_drafts_async:
 * @self: a casebook
 * @cancellable: (nullable): what stops it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * Lists all drafts.
 */
void
kw_casebook_list_drafts_async (KwCasebook *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  kw_casebook_run_async (self, KW_WAITED_FOR, list_drafts, NULL, NULL, kw_casebook_list_drafts_async, cancellable,
                         callback, user_data);
}

/**
 * kw_casebook_list_drafts_finish:
 * @self: a casebook
 * @result: what the callback got
 * @error: for what went wrong
 *
 * Returns: (transfer full) (element-type KwDraft): all drafts, newest first
 */
GPtrArray *
kw_casebook_list_drafts_finish (KwCasebook *self, GAsyncResult *result, GError **error)
{
  return kw_casebook_run_finish_pointer (self, result, kw_casebook_list_drafts_async, error);
}
