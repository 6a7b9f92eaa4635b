/* kw-test-disk-cut.c: what a power cut leaves of a disk
 *
 * How much of what was not synced is left, and how, is drawn anew for each cut: nothing, everything, everything up to
 * some moment, or each sector, each size and each name for itself. Where sectors are drawn one by one, some are torn
 * (the beginning of one version, the end of another) or hold rubbish where they were being written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-test-disk-private.h"

#include <string.h>

typedef enum {
  NOTHING_LEFT,
  ALL_LEFT,
  LEFT_UNTIL, /* in the order of writing */
  HALF_LEFT,  /* from here on each for itself */
  MOST_LEFT,
  FEW_LEFT,
  N_WAYS
} Way;

/* Of 100 sectors that are drawn for themselves. */
static const guint left_of_100[N_WAYS] = { [HALF_LEFT] = 50, [MOST_LEFT] = 90, [FEW_LEFT] = 10 };
#define TORN_OF_100    25
#define RUBBISH_OF_100 5

typedef struct
{
  guint64 random;
  Way way;
  guint64 until; /* LEFT_UNTIL: the moment */
} Cut;

static guint
draw (Cut *cut, guint n)
{
  return (guint) (kw_test_random (&cut->random) % n);
}

static gboolean
is_left (Cut *cut, guint64 moment)
{
  switch (cut->way)
    {
    case NOTHING_LEFT:
      return FALSE;
    case ALL_LEFT:
      return TRUE;
    case LEFT_UNTIL:
      return moment <= cut->until;
    default:
      return draw (cut, 100) < left_of_100[cut->way];
    }
}

static void
copy_sector (const GByteArray *from, guint sector, guint8 *bytes)
{
  guint start = sector * KW_TEST_SECTOR;

  memset (bytes, 0, KW_TEST_SECTOR);
  if (start < from->len)
    memcpy (bytes, from->data + start, MIN (KW_TEST_SECTOR, from->len - start));
}

/* Replaces @bytes, the durable ones, by the newest version that is left. */
static void
choose_version (Cut *cut, const KwTestContent *content, guint sector, const KwTestDirty *dirty, guint8 *bytes)
{
  if (is_left (cut, dirty->moment))
    {
      copy_sector (content->now, sector, bytes);
      return;
    }
  for (const KwTestVersion *version = dirty->versions; version != NULL; version = version->before)
    if (is_left (cut, version->moment))
      {
        memcpy (bytes, version->bytes, KW_TEST_SECTOR);
        return;
      }
}

/* Where nothing was being written, nothing is torn: only bytes that differ between two versions can be neither. */
static void
tear (Cut *cut, const guint8 *before, const guint8 *after, guint8 *bytes)
{
  guint at = 1 + draw (cut, KW_TEST_SECTOR - 1);
  gboolean begins_new = draw (cut, 2) == 0;

  memcpy (bytes, begins_new ? after : before, at);
  memcpy (bytes + at, (begins_new ? before : after) + at, KW_TEST_SECTOR - at);
}

static void
spoil (Cut *cut, const guint8 *before, const guint8 *after, guint8 *bytes)
{
  for (guint i = 0; i < KW_TEST_SECTOR; i++)
    bytes[i] = before[i] != after[i] ? (guint8) kw_test_random (&cut->random) : after[i];
}

static void
cut_sector (Cut *cut, const KwTestContent *content, guint sector, const KwTestDirty *dirty, guint8 *bytes)
{
  guint8 before[KW_TEST_SECTOR], after[KW_TEST_SECTOR];
  guint chance;

  copy_sector (content->durable, sector, before);
  memcpy (bytes, before, KW_TEST_SECTOR);
  choose_version (cut, content, sector, dirty, bytes);
  if (cut->way < LEFT_UNTIL)
    return;
  chance = draw (cut, 100);
  if (cut->way == LEFT_UNTIL && dirty->moment != cut->until && dirty->moment != cut->until + 1)
    return;
  copy_sector (content->now, sector, after);
  if (chance < TORN_OF_100)
    tear (cut, before, after, bytes);
  else if (chance < TORN_OF_100 + RUBBISH_OF_100)
    spoil (cut, before, after, bytes);
}

static gint64
cut_size (Cut *cut, const KwTestContent *content)
{
  for (guint i = content->sizes->len; i > 0; i--)
    {
      const KwTestSize *size = &g_array_index (content->sizes, KwTestSize, i - 1);

      if (is_left (cut, size->moment))
        return size->size;
    }
  return content->durable->len;
}

static GBytes *
cut_content (Cut *cut, const KwTestContent *content)
{
  gint64 size = cut_size (cut, content);
  guint8 *bytes = g_malloc0 ((gsize) size + KW_TEST_SECTOR);
  GHashTableIter iter;
  gpointer sector, dirty;

  memcpy (bytes, content->durable->data, MIN ((gsize) size, content->durable->len));
  g_hash_table_iter_init (&iter, content->dirty);
  while (g_hash_table_iter_next (&iter, &sector, &dirty))
    {
      gint64 start = (gint64) GPOINTER_TO_UINT (sector) * KW_TEST_SECTOR;

      if (start < size)
        cut_sector (cut, content, GPOINTER_TO_UINT (sector), dirty, bytes + start);
    }
  return g_bytes_new_take (bytes, (gsize) size);
}

static GHashTable *
cut_names (Cut *cut, KwTestDisk *disk)
{
  GHashTable *names = kw_test_names_new ();
  GHashTableIter iter;
  gpointer name, content;

  g_hash_table_iter_init (&iter, disk->durable);
  while (g_hash_table_iter_next (&iter, &name, &content))
    g_hash_table_insert (names, g_strdup (name), kw_test_content_ref (content));
  for (guint i = 0; i < disk->namings->len; i++)
    {
      const KwTestNaming *naming = g_ptr_array_index (disk->namings, i);

      if (is_left (cut, naming->moment))
        kw_test_naming_apply (naming, names);
    }
  return names;
}

static guint64
find_oldest (KwTestDisk *disk)
{
  guint64 oldest = disk->moment;
  GHashTableIter names, sectors;
  gpointer content, value;

  if (disk->namings->len > 0)
    oldest = ((KwTestNaming *) g_ptr_array_index (disk->namings, 0))->moment;
  g_hash_table_iter_init (&names, disk->names);
  while (g_hash_table_iter_next (&names, NULL, &content))
    {
      g_hash_table_iter_init (&sectors, ((KwTestContent *) content)->dirty);
      while (g_hash_table_iter_next (&sectors, NULL, &value))
        oldest = MIN (oldest, ((KwTestDirty *) value)->moment);
    }
  return oldest;
}

/**
 * kw_test_disk_cut:
 * @self: a disk
 * @seed: of what is drawn
 *
 * Returns: (transfer full): what would be on it if the power went now
 */
KwTestImage *
kw_test_disk_cut (KwTestDisk *self, guint64 seed)
{
  KwTestImage *image = kw_test_image_new ();
  Cut cut = { .random = seed };
  g_autoptr (GHashTable) names = NULL;
  GHashTableIter iter;
  gpointer name, content;

  g_rec_mutex_lock (&self->lock);
  cut.way = draw (&cut, N_WAYS);
  if (cut.way == LEFT_UNTIL)
    {
      guint64 oldest = find_oldest (self);

      cut.until = oldest - 1 + kw_test_random (&cut.random) % (self->moment - oldest + 2);
    }
  names = cut_names (&cut, self);
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, &content))
    kw_test_image_take (image, name, cut_content (&cut, content));
  g_clear_pointer (&names, g_hash_table_unref);
  g_rec_mutex_unlock (&self->lock);
  return image;
}

/**
 * kw_test_disk_copy:
 * @self: a disk
 *
 * Returns: (transfer full): what programs see on it
 */
KwTestImage *
kw_test_disk_copy (KwTestDisk *self)
{
  KwTestImage *image = kw_test_image_new ();
  GHashTableIter iter;
  gpointer name, content;

  g_rec_mutex_lock (&self->lock);
  g_hash_table_iter_init (&iter, self->names);
  while (g_hash_table_iter_next (&iter, &name, &content))
    {
      const GByteArray *now = ((KwTestContent *) content)->now;

      kw_test_image_take (image, name, g_bytes_new (now->data, now->len));
    }
  g_rec_mutex_unlock (&self->lock);
  return image;
}
