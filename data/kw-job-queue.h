/* kw-job-queue.h: one thread and what it has to do
 *
 * Work waits in two queues, each first come first served: what a person waits for, and what runs in the background.
 * Background work runs only while nobody waits, a slice at a time, so it can be long without anybody noticing.
 * Work that was pushed always runs; letting go of the queue lets it finish first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KwPriority:
 * @KW_WAITED_FOR: a person waits for it
 * @KW_BACKGROUND: nobody waits for it; it works in slices
 *
 * Which queue.
 */
typedef enum {
  KW_WAITED_FOR,
  KW_BACKGROUND,
  KW_N_PRIORITIES
} KwPriority;

/**
 * KwWork:
 * @data: what was pushed with it
 *
 * A piece of work, called on the queue's thread.
 *
 * Returns: %G_SOURCE_CONTINUE to be called again, after everything that a person waits for; %G_SOURCE_REMOVE when done
 */
typedef gboolean (*KwWork) (gpointer data);

typedef struct _KwJobQueue KwJobQueue;

KwJobQueue *kw_job_queue_new (const char *name);
void kw_job_queue_push (KwJobQueue *self, KwPriority priority, KwWork work, gpointer data);
gboolean kw_job_queue_is_here (KwJobQueue *self);
void kw_job_queue_close (KwJobQueue *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwJobQueue, kw_job_queue_close)

G_END_DECLS
