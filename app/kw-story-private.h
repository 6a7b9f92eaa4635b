/* kw-story-private.h: how the chronology is put together
 *
 * Only for kw-story*.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-story.h"

G_BEGIN_DECLS

typedef struct
{
  const KwCaseFile *case_file;
  const GPtrArray *workers; /* of KwWorker; NULL: nobody knows their names */
  KwInstant now;
  KwDate today;
  GPtrArray *entries; /* of KwStoryEntry */
} KwStoryWork;

void kw_story_add_visits (KwStoryWork *work);
void kw_story_add_problems (KwStoryWork *work);
void kw_story_add_referrals (KwStoryWork *work);
void kw_story_add_deadlines (KwStoryWork *work);
void kw_story_add_concerns (KwStoryWork *work);
void kw_story_add_workers (KwStoryWork *work);
void kw_story_add_events (KwStoryWork *work);

G_END_DECLS
