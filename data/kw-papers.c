/* kw-papers.c: what is in papers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-papers.h"

#include "kw-casebook-private.h"
#include "kw-data-error.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define KEY_HEX_LENGTH (2 * KW_PAPER_KEY_BYTES)

static const char same_sql[] =
    "SELECT content, key FROM paper WHERE hash = :hash AND size = :size AND content IS NOT NULL AND key IS NOT NULL"
    " ORDER BY id LIMIT 1";

typedef struct
{
  GFileProgressCallback func;
  gpointer data;
  goffset done, total;
} Progress;

/* Something done with a content, on a thread of its own. */
typedef struct
{
  char *folder;
  char *vfs;
  GBytes *bytes; /* to store, or that were read */
  char *name;    /* to read */
  char *key;
  GFileProgressCallback progress;
  gpointer progress_data;

  GTask *task; /* NULL: somebody waits */
  GMainContext *context;
  KwPaperContent *content; /* once it is stored */
  GError *error;
} Work;

/* What the database thread looks for. */
typedef struct
{
  const char *hash;
  gint64 size;
} Same;

/**
 * kw_paper_content_free:
 * @content: (nullable) (transfer full): a content
 */
void
kw_paper_content_free (KwPaperContent *content)
{
  if (content == NULL)
    return;
  if (content->key != NULL)
    sodium_memzero (content->key, strlen (content->key));
  g_free (content->hash);
  g_free (content->name);
  g_free (content->key);
  g_free (content);
}

static void
replace (char **text, const char *with)
{
  g_free (*text);
  *text = g_strdup (with);
}

/**
 * kw_paper_set_content:
 * @paper: a paper
 * @content: a content that is stored
 *
 * Has @paper name its content.
 */
void
kw_paper_set_content (KwPaper *paper, const KwPaperContent *content)
{
  g_return_if_fail (paper != NULL && content != NULL);

  paper->size = content->size;
  replace (&paper->hash, content->hash);
  replace (&paper->content, content->name);
  replace (&paper->key, content->key);
}

/* Working on a thread of its own */

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->folder);
  g_free (work->vfs);
  g_clear_pointer (&work->bytes, g_bytes_unref);
  g_free (work->name);
  g_free (work->key);
  kw_paper_content_free (work->content);
  g_clear_error (&work->error);
  g_clear_object (&work->task);
  g_clear_pointer (&work->context, g_main_context_unref);
  g_free (work);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

static Work *
work_new (KwCasebook *self, GFileProgressCallback progress, gpointer progress_data)
{
  Work *work = g_new0 (Work, 1);

  work->folder = kw_paper_file_get_folder (kw_casebook_get_path (self));
  work->vfs = g_strdup (self->vfs);
  work->progress = progress;
  work->progress_data = progress_data;
  work->context = g_main_context_ref_thread_default ();
  return work;
}

static gboolean
tell_progress (gpointer data)
{
  Progress *progress = data;

  progress->func (progress->done, progress->total, progress->data);
  return G_SOURCE_REMOVE;
}

static void
on_progress (goffset done, goffset total, gpointer data)
{
  Work *work = data;
  Progress *progress;

  if (work->progress == NULL)
    return;
  progress = g_new (Progress, 1);
  *progress = (Progress){ work->progress, work->progress_data, done, total };
  g_main_context_invoke_full (work->context, G_PRIORITY_DEFAULT, tell_progress, progress, g_free);
}

static gboolean
return_task (gpointer data)
{
  Work *work = data;

  if (work->error != NULL)
    g_task_return_error (work->task, g_steal_pointer (&work->error));
  else if (work->content != NULL)
    g_task_return_pointer (work->task, g_steal_pointer (&work->content), (GDestroyNotify) kw_paper_content_free);
  else
    g_task_return_pointer (work->task, g_steal_pointer (&work->bytes), (GDestroyNotify) g_bytes_unref);
  return G_SOURCE_REMOVE;
}

/* In its own context, because the last reference to the casebook may go with the task. */
static void
tell_task (Work *work)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, return_task, work, work_free);
  g_source_set_static_name (source, "a paper is stored or read");
  g_source_attach (source, work->context);
}

/* @work (transfer full) */
static void
start (KwCasebook *self,
       Work *work,
       GThreadFunc func,
       gpointer source_tag,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  work->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (work->task, source_tag);
  g_task_set_check_cancellable (work->task, FALSE);
  g_thread_unref (g_thread_new ("paper", func, work));
}

/* Storing */

static gboolean
find_same (KwJob *job, GError **error)
{
  const Same *same = job->data;
  g_autoptr (KwStatement) statement = kw_database_prepare (job->database, same_sql, error);
  KwPaperContent *content;
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_text (statement, ":hash", same->hash);
  kw_statement_bind_int (statement, ":size", same->size);
  step = kw_statement_step (statement, error);
  if (step != KW_STEP_ROW)
    return step == KW_STEP_DONE;
  content = g_new0 (KwPaperContent, 1);
  content->size = same->size;
  content->hash = g_strdup (same->hash);
  content->name = g_strdup (kw_statement_get_text (statement, 0));
  content->key = g_strdup (kw_statement_get_text (statement, 1));
  kw_job_give_pointer (job, content, (GDestroyNotify) kw_paper_content_free);
  return TRUE;
}

static gboolean
is_whole (const Work *work, const KwPaperContent *content, GCancellable *cancellable)
{
  return content != NULL && kw_paper_file_is_name (content->name) &&
         kw_paper_file_check (work->vfs, work->folder, content->name, cancellable, NULL);
}

static KwPaperContent *
seal (Work *work, const char *hash, GCancellable *cancellable, GError **error)
{
  guint8 key[KW_PAPER_KEY_BYTES];
  char hex[KEY_HEX_LENGTH + 1];
  g_autoptr (KwPaperContent) content = g_new0 (KwPaperContent, 1);

  randombytes_buf (key, sizeof key);
  content->size = (gint64) g_bytes_get_size (work->bytes);
  content->hash = g_strdup (hash);
  content->key = g_strdup (sodium_bin2hex (hex, sizeof hex, key, sizeof key));
  content->name =
      kw_paper_file_write (work->vfs, work->folder, work->bytes, key, on_progress, work, cancellable, error);
  sodium_memzero (key, sizeof key);
  sodium_memzero (hex, sizeof hex);
  return content->name != NULL ? g_steal_pointer (&content) : NULL;
}

static char *
hash_content (GBytes *bytes)
{
  guint8 hash[KW_PAPER_HASH_BYTES];
  char *hex = g_malloc (2 * sizeof hash + 1);
  gsize size;
  gconstpointer content = g_bytes_get_data (bytes, &size);

  crypto_generichash (hash, sizeof hash, content, size, NULL, 0);
  return sodium_bin2hex (hex, 2 * sizeof hash + 1, hash, sizeof hash);
}

static gboolean
refuse_large (GBytes *bytes, GError **error)
{
  g_autofree char *size = NULL;

  if (g_bytes_get_size (bytes) <= KW_PAPER_LARGEST)
    return TRUE;
  size = g_format_size (KW_PAPER_LARGEST);
  g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID, _ ("This is larger than a paper may be, which is %s."),
               size);
  return FALSE;
}

/* So that it is not taken for something left over before the record that has it is committed. */
static void
remember (KwCasebook *self, const char *name)
{
  g_mutex_lock (&self->stored_mutex);
  g_hash_table_add (self->stored, g_strdup (name));
  g_mutex_unlock (&self->stored_mutex);
}

static KwPaperContent *
store (KwCasebook *self, Work *work, GCancellable *cancellable, GError **error)
{
  g_autofree char *hash = NULL;
  g_autoptr (GError) problem = NULL;
  g_autoptr (KwPaperContent) content = NULL;
  Same same;

  if (!refuse_large (work->bytes, error))
    return NULL;
  hash = hash_content (work->bytes);
  same = (Same){ hash, (gint64) g_bytes_get_size (work->bytes) };
  content = kw_casebook_run_sync_pointer (self, KW_WAITED_FOR, find_same, &same, NULL, cancellable, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if (!is_whole (work, content, cancellable))
    {
      kw_paper_content_free (content);
      content = seal (work, hash, cancellable, error);
    }
  if (content != NULL)
    remember (self, content->name);
  return g_steal_pointer (&content);
}

static gpointer
store_in_thread (gpointer data)
{
  Work *work = data;

  work->content = store (g_task_get_source_object (work->task), work, g_task_get_cancellable (work->task),
                         &work->error);
  tell_task (work);
  return NULL;
}

/**
 * kw_casebook_store_content_sync:
 * @self: a casebook
 * @bytes: what is in a paper
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong
 *
 * Stores a content, durably; see kw_paper_set_content() for what to do with it then.
 *
 * Returns: (transfer full): the content
 */
KwPaperContent *
kw_casebook_store_content_sync (KwCasebook *self, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (Work) work = NULL;

  g_return_val_if_fail (KW_IS_CASEBOOK (self), NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  work = work_new (self, NULL, NULL);
  work->bytes = g_bytes_ref (bytes);
  return store (self, work, cancellable, error);
}

/**
 * kw_casebook_store_content_async:
 * @self: a casebook
 * @bytes: what is in a paper
 * @progress: (nullable): told how much of how much is done
 * @progress_data: for @progress; must be there until it is over
 * @cancellable: (nullable): what stops it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * See kw_casebook_store_content_sync().
 */
void
kw_casebook_store_content_async (KwCasebook *self,
                                 GBytes *bytes,
                                 GFileProgressCallback progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  Work *work;

  g_return_if_fail (KW_IS_CASEBOOK (self));
  g_return_if_fail (bytes != NULL);

  work = work_new (self, progress, progress_data);
  work->bytes = g_bytes_ref (bytes);
  start (self, work, store_in_thread, kw_casebook_store_content_async, cancellable, callback, user_data);
}

/**
 * kw_casebook_store_content_finish:
 * @self: a casebook
 * @result: what the callback got
 * @error: for what went wrong
 *
 * Returns: (transfer full): the content
 */
KwPaperContent *
kw_casebook_store_content_finish (KwCasebook *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == kw_casebook_store_content_async, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Reading */

static GBytes *
read_content (Work *work, GCancellable *cancellable, GError **error)
{
  guint8 key[KW_PAPER_KEY_BYTES];
  gsize length = 0;
  GBytes *bytes;

  if (!kw_paper_file_is_name (work->name) || work->key == NULL ||
      sodium_hex2bin (key, sizeof key, work->key, strlen (work->key), NULL, &length, NULL) != 0 || length != sizeof key)
    {
      g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_NOT_FOUND,
                           _ ("The casebook has only the name of this paper, not what is in it."));
      return NULL;
    }
  bytes = kw_paper_file_read (work->vfs, work->folder, work->name, key, on_progress, work, cancellable, error);
  sodium_memzero (key, sizeof key);
  return bytes;
}

static gpointer
read_in_thread (gpointer data)
{
  Work *work = data;

  work->bytes = read_content (work, g_task_get_cancellable (work->task), &work->error);
  tell_task (work);
  return NULL;
}

static Work *
reading_new (KwCasebook *self, const KwPaper *paper, GFileProgressCallback progress, gpointer progress_data)
{
  Work *work = work_new (self, progress, progress_data);

  work->name = g_strdup (paper->content);
  work->key = g_strdup (paper->key);
  return work;
}

/**
 * kw_casebook_read_content_sync:
 * @self: a casebook
 * @paper: one of its papers
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong
 *
 * Returns: (transfer full): what is in @paper
 */
GBytes *
kw_casebook_read_content_sync (KwCasebook *self, const KwPaper *paper, GCancellable *cancellable, GError **error)
{
  g_autoptr (Work) work = NULL;

  g_return_val_if_fail (KW_IS_CASEBOOK (self), NULL);
  g_return_val_if_fail (paper != NULL, NULL);

  work = reading_new (self, paper, NULL, NULL);
  return read_content (work, cancellable, error);
}

/**
 * kw_casebook_read_content_async:
 * @self: a casebook
 * @paper: one of its papers
 * @progress: (nullable): told how much of how much is done
 * @progress_data: for @progress; must be there until it is over
 * @cancellable: (nullable): what stops it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * See kw_casebook_read_content_sync().
 */
void
kw_casebook_read_content_async (KwCasebook *self,
                                const KwPaper *paper,
                                GFileProgressCallback progress,
                                gpointer progress_data,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (KW_IS_CASEBOOK (self));
  g_return_if_fail (paper != NULL);

  start (self, reading_new (self, paper, progress, progress_data), read_in_thread, kw_casebook_read_content_async,
         cancellable, callback, user_data);
}

/**
 * kw_casebook_read_content_finish:
 * @self: a casebook
 * @result: what the callback got
 * @error: for what went wrong
 *
 * Returns: (transfer full): what is in the paper
 */
GBytes *
kw_casebook_read_content_finish (KwCasebook *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == kw_casebook_read_content_async, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
