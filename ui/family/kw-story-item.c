/* kw-story-item.c: an entry of the story, for list views
 *
 * List views want objects; the entries of app are plain. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-story-item.h"

struct _KwStoryItem
{
  GObject parent_instance;

  KwStoryEntry *entry;
  char *day;
};

G_DEFINE_FINAL_TYPE (KwStoryItem, kw_story_item, G_TYPE_OBJECT)

static void
kw_story_item_finalize (GObject *object)
{
  KwStoryItem *self = KW_STORY_ITEM (object);

  kw_story_entry_unref (self->entry);
  g_free (self->day);

  G_OBJECT_CLASS (kw_story_item_parent_class)->finalize (object);
}

static void
kw_story_item_class_init (KwStoryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kw_story_item_finalize;
}

static void
kw_story_item_init (KwStoryItem *self)
{
}

/**
 * kw_story_item_new:
 * @entry: the entry
 * @day: its day, in words
 *
 * Returns: (transfer full): an item
 */
KwStoryItem *
kw_story_item_new (KwStoryEntry *entry, const char *day)
{
  KwStoryItem *self = g_object_new (KW_TYPE_STORY_ITEM, NULL);

  self->entry = kw_story_entry_ref (entry);
  self->day = g_strdup (day);
  return self;
}

/**
 * kw_story_item_get_entry:
 * @self: an item
 *
 * Returns: (transfer none): the entry
 */
const KwStoryEntry *
kw_story_item_get_entry (KwStoryItem *self)
{
  g_return_val_if_fail (KW_IS_STORY_ITEM (self), NULL);

  return self->entry;
}

/**
 * kw_story_item_get_day:
 * @self: an item
 *
 * Returns: (transfer none): its day, in words
 */
const char *
kw_story_item_get_day (KwStoryItem *self)
{
  g_return_val_if_fail (KW_IS_STORY_ITEM (self), NULL);

  return self->day;
}

/**
 * kw_story_item_equal:
 * @self: an item
 * @other: another
 *
 * Returns: whether both say the same of the same record
 */
gboolean
kw_story_item_equal (KwStoryItem *self, KwStoryItem *other)
{
  const KwStoryEntry *a, *b;

  g_return_val_if_fail (KW_IS_STORY_ITEM (self), FALSE);
  g_return_val_if_fail (KW_IS_STORY_ITEM (other), FALSE);

  a = self->entry;
  b = other->entry;
  return a->kind == b->kind && a->record_kind == b->record_kind && a->record == b->record && a->problem == b->problem &&
         g_strcmp0 (self->day, other->day) == 0 && g_strcmp0 (a->headline, b->headline) == 0 &&
         g_strcmp0 (a->detail, b->detail) == 0;
}
