/* kw-casebook.c: the casebook file
 *
 * The object itself; how it is opened stands in kw-casebook-open.c, how jobs run in kw-casebook-run.c. A job under way
 * keeps its casebook alive, so when the last reference goes nothing is left to do but to close the file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-casebook-private.h"

#include "kw-data-error.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (KwCasebook, kw_casebook, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  GWeakRef casebook; /* a change that nobody can hear of any more keeps no file open */
  GArray *families;
  gint64 edit;
} Change;

static void
kw_casebook_finalize (GObject *object)
{
  KwCasebook *self = KW_CASEBOOK (object);

  /* The last reference may go on the database thread itself, with the job that held it. */
  kw_casebook_close_at_end (self);
  kw_job_queue_close (self->queue);
  g_mutex_clear (&self->mutex);
  g_clear_pointer (&self->ids, kw_id_source_free);
  g_clear_pointer (&self->context, g_main_context_unref);
  kw_record_free (self->worker);
  g_free (self->path);
  g_free (self->vfs);
  g_clear_object (&self->read_log);
  g_hash_table_unref (self->stored);
  g_mutex_clear (&self->stored_mutex);

  G_OBJECT_CLASS (kw_casebook_parent_class)->finalize (object);
}

static void
kw_casebook_class_init (KwCasebookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kw_casebook_finalize;

  /**
   * KwCasebook::changed:
   * @self: a casebook
   * @family: a family; %KW_NONE for what the team shares
   * @edit: the number of the edit
   *
   * Something about @family was durably saved, or undone. Emitted once for each family that an edit touches, in the
   * main context in which the casebook was opened; before the callback of a commit that was started there.
   */
  signals[CHANGED] = g_signal_new ("changed", KW_TYPE_CASEBOOK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                   G_TYPE_INT64, G_TYPE_INT64);
}

static void
kw_casebook_init (KwCasebook *self)
{
  g_mutex_init (&self->mutex);
  self->queue = kw_job_queue_new ("casebook");
  self->stored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_mutex_init (&self->stored_mutex);
}

/**
 * kw_casebook_get_path:
 * @self: a casebook
 *
 * Returns: (transfer none): the file
 */
const char *
kw_casebook_get_path (KwCasebook *self)
{
  g_return_val_if_fail (KW_IS_CASEBOOK (self), NULL);

  return self->path;
}

/**
 * kw_casebook_is_sample:
 * @self: a casebook
 *
 * Returns: whether it holds invented families only
 */
gboolean
kw_casebook_is_sample (KwCasebook *self)
{
  g_return_val_if_fail (KW_IS_CASEBOOK (self), FALSE);

  return self->sample;
}

/**
 * kw_casebook_is_read_only:
 * @self: a casebook
 *
 * Returns: whether it was opened to be looked at only
 */
gboolean
kw_casebook_is_read_only (KwCasebook *self)
{
  g_return_val_if_fail (KW_IS_CASEBOOK (self), FALSE);

  return self->read_only;
}

/* Whether its file may be written to; else @error is set. */
gboolean
kw_casebook_is_writable (KwCasebook *self, GError **error)
{
  if (!self->read_only)
    return TRUE;
  g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_GUARDED, _ ("This is a backup: look only."));
  return FALSE;
}

/**
 * kw_casebook_get_worker:
 * @self: a casebook
 *
 * Returns: (transfer none): whose casebook it is, as recorded when it was opened
 */
const KwWorker *
kw_casebook_get_worker (KwCasebook *self)
{
  g_return_val_if_fail (KW_IS_CASEBOOK (self), NULL);

  return self->worker;
}

/**
 * kw_casebook_get_epoch:
 * @self: a casebook
 *
 * Returns: the epoch of its device, which begins anew with each restore
 */
gint64
kw_casebook_get_epoch (KwCasebook *self)
{
  g_return_val_if_fail (KW_IS_CASEBOOK (self), 0);

  return self->journal.epoch;
}

/**
 * kw_casebook_get_now:
 * @self: a casebook
 *
 * Returns: what the journal's clock shows
 */
KwInstant
kw_casebook_get_now (KwCasebook *self)
{
  return self->clock (self->clock_data);
}

/**
 * kw_casebook_new_id:
 * @self: a casebook
 *
 * Returns: an id for a new record, larger than every one before
 */
gint64
kw_casebook_new_id (KwCasebook *self)
{
  g_return_val_if_fail (KW_IS_CASEBOOK (self), 0);

  return kw_id_source_next (self->ids, kw_casebook_get_now (self));
}

static void
change_free (gpointer data)
{
  Change *change = data;

  g_weak_ref_clear (&change->casebook);
  g_array_unref (change->families);
  g_free (change);
}

static gboolean
emit_changed (gpointer data)
{
  Change *change = data;
  g_autoptr (KwCasebook) self = g_weak_ref_get (&change->casebook);

  for (guint i = 0; self != NULL && i < change->families->len; i++)
    g_signal_emit (self, signals[CHANGED], 0, g_array_index (change->families, gint64, i), change->edit);
  return G_SOURCE_REMOVE;
}

/**
 * kw_casebook_tell_changed:
 * @self: a casebook
 * @families: (element-type gint64): what was touched, each once
 * @edit: the number of the edit
 *
 * Has "changed" emitted where the casebook was opened. On the database thread, once the edit is durable.
 */
void
kw_casebook_tell_changed (KwCasebook *self, GArray *families, gint64 edit)
{
  g_autoptr (GSource) source = NULL;
  Change *change;

  /* A program that does not listen may also have no main loop that would take this away. */
  if (!g_signal_has_handler_pending (self, signals[CHANGED], 0, FALSE))
    return;

  change = g_new0 (Change, 1);
  g_weak_ref_init (&change->casebook, self);
  change->families = g_array_ref (families);
  change->edit = edit;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "kw_casebook_tell_changed");
  g_source_set_callback (source, emit_changed, change, change_free);
  g_source_attach (source, self->context);
}
