/* kw-casebook.c: the casebook file
 *
 * The object itself; how it is opened stands in kw-casebook-open.c, how jobs run in kw-casebook-run.c. A job under way
 * keeps its casebook alive, so when the last reference goes nothing is left to do but to close the file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-casebook-private.h"

G_DEFINE_FINAL_TYPE (KwCasebook, kw_casebook, G_TYPE_OBJECT)

static gboolean
close_database (gpointer data)
{
  kw_database_close (data);
  return G_SOURCE_REMOVE;
}

static void
kw_casebook_finalize (GObject *object)
{
  KwCasebook *self = KW_CASEBOOK (object);

  /* The last reference may go on the database thread itself, with the job that held it. */
  if (self->database != NULL)
    kw_job_queue_push (self->queue, KW_WAITED_FOR, close_database, self->database);
  kw_job_queue_close (self->queue);
  g_clear_pointer (&self->ids, kw_id_source_free);
  kw_record_free (self->worker);
  g_free (self->path);

  G_OBJECT_CLASS (kw_casebook_parent_class)->finalize (object);
}

static void
kw_casebook_class_init (KwCasebookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kw_casebook_finalize;
}

static void
kw_casebook_init (KwCasebook *self)
{
  self->queue = kw_job_queue_new ("casebook");
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
