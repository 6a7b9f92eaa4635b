/* kw-search-merging.c: putting the search index in order while nobody waits
 *
 * It is referred to by the casebook and by the work that waits in the queue, which may outlive the casebook.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-search-merging.h"

#include "kw-search-index.h"

/* How many commits are worth the writing. */
#define COMMITS_AT_ONCE 16

/* How long one turn may take, in microseconds; a step that has begun is finished. */
#define TURN (10 * 1000)

struct _KwSearchMerging
{
  KwDatabase *database; /* NULL once stopped */
  guint n_commits;      /* since it was last asked for */
  gboolean waits;       /* whether it stands in the queue */
};

/**
 * kw_search_merging_new:
 * @database: a database, which stays open until kw_search_merging_stop()
 *
 * Returns: (transfer full): what merges its index; end it with kw_search_merging_stop()
 */
KwSearchMerging *
kw_search_merging_new (KwDatabase *database)
{
  KwSearchMerging *self = g_atomic_rc_box_new0 (KwSearchMerging);

  self->database = database;
  return self;
}

/* A step that fails leaves the index as it was, as good and as slow: the next commits ask again, and what kept it from
 * writing will keep a save from it too, and be told then. */
static gboolean
take_turn (gpointer data)
{
  KwSearchMerging *self = data;
  gint64 end = g_get_monotonic_time () + TURN;
  gboolean more = self->database != NULL;

  while (more && g_get_monotonic_time () < end)
    if (!kw_search_index_merge (self->database, &more, NULL))
      more = FALSE;
  if (more)
    return G_SOURCE_CONTINUE;
  self->waits = FALSE;
  g_atomic_rc_box_release (self);
  return G_SOURCE_REMOVE;
}

/**
 * kw_search_merging_note_commit:
 * @self: what merges
 * @queue: the queue of the casebook
 *
 * Says that something was committed.
 */
void
kw_search_merging_note_commit (KwSearchMerging *self, KwJobQueue *queue)
{
  g_return_if_fail (self != NULL);

  self->n_commits++;
  if (self->n_commits < COMMITS_AT_ONCE || self->waits)
    return;
  self->n_commits = 0;
  self->waits = TRUE;
  kw_job_queue_push (queue, KW_BACKGROUND, take_turn, g_atomic_rc_box_acquire (self));
}

/**
 * kw_search_merging_stop:
 * @self: (transfer full): what merges
 *
 * Lets go of the database; what is left to merge can wait.
 */
void
kw_search_merging_stop (KwSearchMerging *self)
{
  g_return_if_fail (self != NULL);

  self->database = NULL;
  g_atomic_rc_box_release (self);
}
