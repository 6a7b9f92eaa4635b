/* kw-story-item.h: an entry of the story, for list views
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-story.h"

G_BEGIN_DECLS

#define KW_TYPE_STORY_ITEM (kw_story_item_get_type ())

G_DECLARE_FINAL_TYPE (KwStoryItem, kw_story_item, KW, STORY_ITEM, GObject)

KwStoryItem *kw_story_item_new (KwStoryEntry *entry, const char *day);
const KwStoryEntry *kw_story_item_get_entry (KwStoryItem *self);
const char *kw_story_item_get_day (KwStoryItem *self);
gboolean kw_story_item_equal (KwStoryItem *self, KwStoryItem *other);

G_END_DECLS
