/* kw-test-content.c: what stands in a file of the simulated disk
 *
 * The bytes that programs see, the bytes that are durable, and for each sector that differs what stood there in
 * between.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-test-disk-private.h"

#include <string.h>

/* More versions of one sector between two syncs are not told apart. */
#define MOST_VERSIONS 8

static void
dirty_free (KwTestDirty *dirty)
{
  while (dirty->versions != NULL)
    {
      KwTestVersion *version = dirty->versions;

      dirty->versions = version->before;
      g_free (version);
    }
  g_free (dirty);
}

KwTestContent *
kw_test_content_ref (KwTestContent *self)
{
  self->n_references++;
  return self;
}

void
kw_test_content_unref (KwTestContent *self)
{
  GHashTableIter iter;
  gpointer dirty;

  if (--self->n_references > 0)
    return;
  g_hash_table_iter_init (&iter, self->dirty);
  while (g_hash_table_iter_next (&iter, NULL, &dirty))
    dirty_free (dirty);
  g_hash_table_unref (self->dirty);
  g_array_unref (self->sizes);
  g_byte_array_unref (self->now);
  g_byte_array_unref (self->durable);
  g_free (self);
}

static void
add_version (KwTestDirty *dirty, const KwTestContent *content, guint sector)
{
  KwTestVersion *version;
  guint start = sector * KW_TEST_SECTOR;
  guint n = 0;

  for (version = dirty->versions; version != NULL; version = version->before)
    n++;
  if (n >= MOST_VERSIONS)
    return;
  version = g_new0 (KwTestVersion, 1);
  version->moment = dirty->moment;
  version->before = dirty->versions;
  if (start < content->now->len)
    memcpy (version->bytes, content->now->data + start, MIN (KW_TEST_SECTOR, content->now->len - start));
  dirty->versions = version;
}

/* Before the sector changes. */
static void
soil (KwTestDisk *disk, KwTestContent *content, guint sector)
{
  KwTestDirty *dirty = g_hash_table_lookup (content->dirty, GUINT_TO_POINTER (sector));

  if (dirty == NULL)
    {
      dirty = g_new0 (KwTestDirty, 1);
      g_hash_table_insert (content->dirty, GUINT_TO_POINTER (sector), dirty);
    }
  else
    {
      add_version (dirty, content, sector);
    }
  dirty->moment = disk->moment;
  dirty->waits = TRUE;
}

static void
soil_range (KwTestDisk *disk, KwTestContent *content, gint64 from, gint64 to)
{
  if (from >= to)
    return;
  for (gint64 at = from - from % KW_TEST_SECTOR; at < to; at += KW_TEST_SECTOR)
    soil (disk, content, (guint) (at / KW_TEST_SECTOR));
}

static void
set_size (KwTestDisk *disk, KwTestContent *content, gint64 size)
{
  KwTestSize entry = { disk->moment, size };
  guint old = content->now->len;

  g_byte_array_set_size (content->now, (guint) size);
  if (size > old)
    memset (content->now->data + old, 0, size - old);
  g_array_append_val (content->sizes, entry);
}

void
kw_test_disk_write (KwTestDisk *self, KwTestContent *content, gint64 offset, const guint8 *bytes, gsize length)
{
  gint64 end = offset + (gint64) length;

  if (length == 0)
    return;
  self->moment++;
  soil_range (self, content, MIN (offset, content->now->len), end);
  if (end > content->now->len)
    set_size (self, content, end);
  memcpy (content->now->data + offset, bytes, length);
}

void
kw_test_disk_truncate (KwTestDisk *self, KwTestContent *content, gint64 size)
{
  if (size == content->now->len)
    return;
  self->moment++;
  /* What is cut off is either there or not; nobody writes zeros over it. */
  soil_range (self, content, content->now->len, size);
  set_size (self, content, size);
}

static void
make_durable (KwTestContent *content, guint sector)
{
  guint start = sector * KW_TEST_SECTOR;

  if (start < content->now->len)
    memcpy (content->durable->data + start, content->now->data + start,
            MIN (KW_TEST_SECTOR, content->now->len - start));
}

/* The system forgets after a sync that failed that there was something to write. */
void
kw_test_disk_sync (KwTestDisk *self, KwTestContent *content, gboolean worked)
{
  GHashTableIter iter;
  gpointer sector, value;
  guint old = content->durable->len;

  if (worked)
    {
      g_byte_array_set_size (content->durable, content->now->len);
      if (content->now->len > old)
        memset (content->durable->data + old, 0, content->now->len - old);
      g_array_set_size (content->sizes, 0);
    }
  g_hash_table_iter_init (&iter, content->dirty);
  while (g_hash_table_iter_next (&iter, &sector, &value))
    {
      KwTestDirty *dirty = value;

      if (!worked)
        {
          dirty->waits = FALSE;
        }
      else if (dirty->waits)
        {
          make_durable (content, GPOINTER_TO_UINT (sector));
          dirty_free (dirty);
          g_hash_table_iter_remove (&iter);
        }
    }
}
