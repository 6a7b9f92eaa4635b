/* kw-id.c: the ids of records
 *
 * May be used from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-id.h"

#define COUNTER_BITS 21 /* 42 are left for the time */

/* One bit less than the counter has, so that a millisecond has room for a million ids wherever it starts. */
#define START_BITS (COUNTER_BITS - 1)

/* Of those that come from elsewhere, or were said to be the last. Above it there is room for a trillion of
 * our own: what comes next is larger than every one before, and never too large to be a number at all. */
#define LARGEST (G_MAXINT64 - (G_GINT64_CONSTANT (1) << 40))

/* 2010-01-01 00:00 UTC */
#define ID_EPOCH ((KwInstant) 14610 * KW_DAY)

struct _KwIdSource
{
  GMutex mutex;
  gint64 last;
  KwRandom random;
};

/**
 * kw_id_source_new:
 * @last: the largest id that there ever was, or 0
 * @seed: 0 for ids that nobody can foretell
 *
 * Returns: (transfer full): a source of larger ids
 */
KwIdSource *
kw_id_source_new (gint64 last, guint64 seed)
{
  KwIdSource *self = g_new0 (KwIdSource, 1);

  g_mutex_init (&self->mutex);
  self->last = CLAMP (last, 0, LARGEST);
  self->random.seed = seed;
  return self;
}

/**
 * kw_id_source_free:
 * @self: (transfer full): a source
 */
void
kw_id_source_free (KwIdSource *self)
{
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * kw_id_source_next:
 * @self: a source
 * @now: what the clock shows, which may have gone back
 *
 * Returns: an id larger than every one before
 */
gint64
kw_id_source_next (KwIdSource *self, KwInstant now)
{
  gint64 time = CLAMP (now - ID_EPOCH, 0, (LARGEST >> COUNTER_BITS) - 1);
  gint64 next;

  g_mutex_lock (&self->mutex);
  if (time > self->last >> COUNTER_BITS)
    next = (time << COUNTER_BITS) | (gint64) kw_random_draw (&self->random, START_BITS);
  else
    next = self->last + 1;
  self->last = next;
  g_mutex_unlock (&self->mutex);
  return next;
}

/**
 * kw_id_source_get_last:
 * @self: a source
 *
 * Returns: the largest id so far
 */
gint64
kw_id_source_get_last (KwIdSource *self)
{
  gint64 last;

  g_mutex_lock (&self->mutex);
  last = self->last;
  g_mutex_unlock (&self->mutex);
  return last;
}

/**
 * kw_id_source_skip:
 * @self: a source
 * @id: an id that came from elsewhere
 *
 * Makes what comes larger than @id too.
 *
 * Returns: whether it can be: not where @id is so large that there would be no more
 */
gboolean
kw_id_source_skip (KwIdSource *self, gint64 id)
{
  gboolean possible;

  g_mutex_lock (&self->mutex);
  possible = id <= MAX (self->last, LARGEST);
  if (possible)
    self->last = MAX (self->last, id);
  g_mutex_unlock (&self->mutex);
  return possible;
}

/**
 * kw_id_get_time:
 * @id: an id
 *
 * Returns: when it was given, to the second
 */
KwInstant
kw_id_get_time (gint64 id)
{
  KwInstant time = ID_EPOCH + (id >> COUNTER_BITS);

  return time - time % KW_SECOND;
}
