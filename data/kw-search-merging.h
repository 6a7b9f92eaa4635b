/* kw-search-merging.h: putting the search index in order while nobody waits
 *
 * Every commit leaves a small piece of index of its own. Merging them within a save would make one save in so many
 * slow; it is done in the background, a step at a time.
 *
 * All functions are called on the thread of the queue, except kw_search_merging_new() (before the casebook is there for
 * others).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-database.h"
#include "kw-job-queue.h"

G_BEGIN_DECLS

typedef struct _KwSearchMerging KwSearchMerging;

KwSearchMerging *kw_search_merging_new (KwDatabase *database);
void kw_search_merging_note_commit (KwSearchMerging *self, KwJobQueue *queue);
void kw_search_merging_stop (KwSearchMerging *self);

G_END_DECLS
