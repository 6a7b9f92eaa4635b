/* kw-test-image.c: what stands on a disk that is switched off
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-test-disk.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

struct _KwTestImage
{
  GHashTable *files; /* name → GBytes */
};

/**
 * kw_test_image_new:
 *
 * Returns: (transfer full): an image of an empty disk
 */
KwTestImage *
kw_test_image_new (void)
{
  KwTestImage *self = g_atomic_rc_box_new0 (KwTestImage);

  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  return self;
}

/**
 * kw_test_image_ref:
 * @self: an image
 *
 * Returns: (transfer full): the same
 */
KwTestImage *
kw_test_image_ref (KwTestImage *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
image_clear (gpointer data)
{
  g_hash_table_unref (((KwTestImage *) data)->files);
}

/**
 * kw_test_image_unref:
 * @self: (transfer full): an image
 */
void
kw_test_image_unref (KwTestImage *self)
{
  g_atomic_rc_box_release_full (self, image_clear);
}

/**
 * kw_test_image_take:
 * @self: an image that nobody else has yet
 * @name: of a file
 * @content: (transfer full): what stands in it
 */
void
kw_test_image_take (KwTestImage *self, const char *name, GBytes *content)
{
  g_hash_table_insert (self->files, g_strdup (name), content);
}

/**
 * kw_test_image_remove:
 * @self: an image that nobody else has yet
 * @name: of a file that shall not be there
 */
void
kw_test_image_remove (KwTestImage *self, const char *name)
{
  g_hash_table_remove (self->files, name);
}

/**
 * kw_test_image_get:
 * @self: an image
 * @name: of a file
 *
 * Returns: (transfer none) (nullable): what stands in it; %NULL where there is none
 */
GBytes *
kw_test_image_get (KwTestImage *self, const char *name)
{
  return g_hash_table_lookup (self->files, name);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * kw_test_image_list:
 * @self: an image
 *
 * Returns: (transfer full): the names of its files, sorted
 */
char **
kw_test_image_list (KwTestImage *self)
{
  guint n;
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array (self->files, &n);
  char **names = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    names[i] = g_strdup (keys[i]);
  qsort (names, n, sizeof *names, compare_names);
  return names;
}

/**
 * kw_test_image_copy:
 * @self: an image
 *
 * Returns: (transfer full): one like it, to be changed
 */
KwTestImage *
kw_test_image_copy (KwTestImage *self)
{
  KwTestImage *copy = kw_test_image_new ();
  GHashTableIter iter;
  gpointer name, content;

  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, &name, &content))
    kw_test_image_take (copy, name, g_bytes_ref (content));
  return copy;
}

/**
 * kw_test_image_hash:
 * @self: an image
 *
 * Returns: (transfer full): the same for images with the same files in them, and for no others
 */
char *
kw_test_image_hash (KwTestImage *self)
{
  g_auto (GStrv) names = kw_test_image_list (self);
  crypto_generichash_state state;
  guint8 hash[16];
  char hex[2 * sizeof hash + 1];

  crypto_generichash_init (&state, NULL, 0, sizeof hash);
  for (char **name = names; *name != NULL; name++)
    {
      gsize length;
      const guint8 *bytes = g_bytes_get_data (kw_test_image_get (self, *name), &length);
      guint64 size = length;

      crypto_generichash_update (&state, (const guint8 *) *name, strlen (*name) + 1);
      crypto_generichash_update (&state, (const guint8 *) &size, sizeof size);
      crypto_generichash_update (&state, bytes, length);
    }
  crypto_generichash_final (&state, hash, sizeof hash);
  return g_strdup (sodium_bin2hex (hex, sizeof hex, hash, sizeof hash));
}
