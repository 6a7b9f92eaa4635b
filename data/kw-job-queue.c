/* kw-job-queue.c: one thread and what it has to do
 *
 * The thread and whoever made the queue hold one reference each, because the last one out may be either: an object
 * that owns a queue can come to its end on the queue's own thread, which cannot wait for itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-job-queue.h"

typedef struct
{
  KwWork work;
  gpointer data;
} Item;

struct _KwJobQueue
{
  gatomicrefcount references;
  GMutex mutex;
  GCond changed;
  GQueue waiting[KW_N_PRIORITIES]; /* of Item; guarded by mutex */
  gboolean closing;                /* guarded by mutex */
  GThread *thread;
};

static void
queue_unref (KwJobQueue *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self);
}

/* Waits for something to do; NULL once there is nothing left and nothing more to come. */
static Item *
next_item (KwJobQueue *self, KwPriority *priority)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);

  for (;;)
    {
      for (*priority = KW_WAITED_FOR; *priority < KW_N_PRIORITIES; (*priority)++)
        if (!g_queue_is_empty (&self->waiting[*priority]))
          return g_queue_pop_head (&self->waiting[*priority]);
      if (self->closing)
        return NULL;
      g_cond_wait (&self->changed, &self->mutex);
    }
}

/* Unfinished work keeps its place before whatever came after it. */
static void
put_back (KwJobQueue *self, KwPriority priority, Item *item)
{
  g_mutex_lock (&self->mutex);
  g_queue_push_head (&self->waiting[priority], item);
  g_mutex_unlock (&self->mutex);
}

static gpointer
run_thread (gpointer data)
{
  KwJobQueue *self = data;
  KwPriority priority;
  Item *item;

  while ((item = next_item (self, &priority)) != NULL)
    {
      if (item->work (item->data) == G_SOURCE_CONTINUE)
        put_back (self, priority, item);
      else
        g_free (item);
    }
  queue_unref (self);
  return NULL;
}

/**
 * kw_job_queue_new:
 * @name: what the thread is called
 *
 * Returns: (transfer full): a queue whose thread runs; end it with kw_job_queue_close()
 */
KwJobQueue *
kw_job_queue_new (const char *name)
{
  KwJobQueue *self = g_new0 (KwJobQueue, 1);

  g_atomic_ref_count_init (&self->references);
  g_atomic_ref_count_inc (&self->references);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  for (guint i = 0; i < KW_N_PRIORITIES; i++)
    g_queue_init (&self->waiting[i]);
  self->thread = g_thread_new (name, run_thread, self);
  return self;
}

/**
 * kw_job_queue_push:
 * @self: a queue
 * @priority: behind which work
 * @work: what to do
 * @data: for @work, which must keep it alive
 *
 * Adds work at the end of a queue. May be called from any thread, @self's included.
 */
void
kw_job_queue_push (KwJobQueue *self, KwPriority priority, KwWork work, gpointer data)
{
  Item *item;

  g_return_if_fail (self != NULL);
  g_return_if_fail (priority < KW_N_PRIORITIES);
  g_return_if_fail (work != NULL);

  item = g_new (Item, 1);
  *item = (Item){ .work = work, .data = data };
  g_mutex_lock (&self->mutex);
  g_queue_push_tail (&self->waiting[priority], item);
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
}

/**
 * kw_job_queue_is_here:
 * @self: a queue
 *
 * Returns: whether the caller is on the thread of @self
 */
gboolean
kw_job_queue_is_here (KwJobQueue *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_thread_self () == self->thread;
}

/**
 * kw_job_queue_close:
 * @self: (transfer full): a queue
 *
 * Lets the work that is there finish, then ends the thread. Waits for that, except on the thread itself.
 */
void
kw_job_queue_close (KwJobQueue *self)
{
  GThread *thread;

  g_return_if_fail (self != NULL);

  thread = self->thread;
  g_mutex_lock (&self->mutex);
  self->closing = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);

  if (kw_job_queue_is_here (self))
    g_thread_unref (thread);
  else
    g_thread_join (thread);
  queue_unref (self);
}
