/* kw-crash-flips.c: a bit of a file is another
 *
 * The bits of pages, of which there are most, are looked at by what `check` looks at them with, in a vault
 * that is open; one of many is also tried by switching on a disk, as are all bits of keys and journals.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-crash-flips.h"

#include "kw-crash-steps.h"
#include "kw-test-disk-private.h"
#include "kw-test-vfs.h"

#include "kw-vault-private.h"

#include <string.h>

/* Of a thousand bits: those of keys, of journals, and those of pages that are tried by opening the casebook. The first
 * two are all tried so. */
#define KEYS_OF_1000     6
#define JOURNALS_OF_1000 4
#define OPENED_OF_1000   2

#define MOST_FAILURES 20

typedef struct
{
  KwCrashFlips *flips;
  guint64 random;
  KwTestImage *book;
  KwTestImage *hot;
  char *state;         /* of both */
  gboolean is_twofold; /* whether what is tried now stands in its file twice */
  KwTestDisk *disk;
  KwVault *vault; /* of the casebook on @disk */
  guint32 n_pages;
} Flipping;

static void
note_failure (Flipping *self, const char *what, gint64 byte, guint bit, const char *state)
{
  if (self->flips->failures->len < MOST_FAILURES)
    g_ptr_array_add (self->flips->failures,
                     g_strdup_printf ("seed %" G_GUINT64_FORMAT ", bit %u of byte %" G_GINT64_FORMAT " of %s: %s",
                                      self->flips->seed, bit, byte, what, state));
}

/* (transfer full): like @image, with one bit another */
static KwTestImage *
flip (KwTestImage *image, const char *name, gint64 byte, guint bit)
{
  KwTestImage *flipped = kw_test_image_copy (image);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (kw_test_image_get (image, name), &length);
  guint8 *copy = g_memdup2 (bytes, length);

  copy[byte] ^= (guint8) (1 << bit);
  kw_test_image_take (flipped, name, g_bytes_new_take (copy, length));
  return flipped;
}

/* Switched on, opened, every page looked at, checked. */
static void
try_opening (Flipping *self, KwTestImage *image, const char *name, gint64 byte, guint bit)
{
  g_autoptr (KwTestImage) flipped = flip (image, name, byte, bit);
  g_autofree char *state = kw_crash_describe_image (flipped, NULL, NULL);
  gboolean good;

  good = g_str_has_prefix (state, "error") || g_str_equal (state, KW_CRASH_NOTHING);
  /* What stands twice is mended by the other, which is seen by all keys being genuine in the end. */
  if (self->is_twofold && g_str_equal (state, self->state))
    good = TRUE;
  self->flips->n_opened++;
  if (!good)
    note_failure (self, name, byte, bit, state);
}

static gint64
draw (Flipping *self, gint64 n)
{
  return (gint64) (kw_test_random (&self->random) % (guint64) n);
}

static void
try_journal (Flipping *self)
{
  gint64 length = (gint64) g_bytes_get_size (kw_test_image_get (self->hot, KW_CRASH_JOURNAL));

  /* Half of them in a header, of which there are few. */
  gint64 byte = draw (self, 2) == 0 ? draw (self, KW_TEST_SECTOR) : draw (self, length);

  self->flips->n_of_journals++;
  self->is_twofold = TRUE;
  try_opening (self, self->hot, KW_CRASH_JOURNAL, byte, (guint) draw (self, 8));
}

static void
try_keys (Flipping *self)
{
  gint64 byte = draw (self, KW_VAULT_FIRST_PAGE);

  self->flips->n_of_keys++;
  self->is_twofold = byte >= KW_VAULT_AREA_A && byte < KW_VAULT_AREAS_END;
  try_opening (self, self->book, KW_CRASH_FILE, byte, (guint) draw (self, 8));
}

static void
change (Flipping *self, gint64 byte, guint bit)
{
  KwVaultFile *file = self->vault->file;
  guint8 content;

  if (!kw_vault_io_read (file, byte, &content, 1, NULL))
    g_error ("The simulated disk does not read");
  content ^= (guint8) (1 << bit);
  if (!kw_vault_io_write (file, byte, &content, 1, NULL))
    g_error ("The simulated disk does not write");
}

static void
try_page (Flipping *self)
{
  guint32 page = 1 + (guint32) draw (self, self->n_pages);
  gint64 byte = KW_VAULT_FIRST_PAGE + (gint64) (page - 1) * KW_VAULT_PAGE_SIZE + draw (self, KW_VAULT_PAGE_SIZE);
  guint bit = (guint) draw (self, 8);
  gboolean good = TRUE;

  self->flips->n_of_pages++;
  self->is_twofold = FALSE;
  change (self, byte, bit);
  if (!kw_vault_check_page (self->vault, page, &good, NULL) || good)
    note_failure (self, KW_CRASH_FILE, byte, bit, "the page is taken for good");
  change (self, byte, bit);
  if (draw (self, 1000) < OPENED_OF_1000)
    try_opening (self, self->book, KW_CRASH_FILE, byte, bit);
}

static void
begin (Flipping *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *hot_state = NULL;

  self->book = kw_crash_base_get (KW_CRASH_BOOK);
  self->hot = kw_crash_base_get (KW_CRASH_HOT);
  self->state = kw_crash_describe_image (self->book, NULL, NULL);
  hot_state = kw_crash_describe_image (self->hot, NULL, NULL);
  g_assert_cmpstr (self->state, ==, hot_state);
  self->disk = kw_test_disk_new (self->book, 0);
  path = kw_test_disk_dup_path (self->disk, KW_CRASH_FILE);
  self->vault = kw_vault_open (path, KW_TEST_VFS, KW_CRASH_PASSPHRASE, NULL, &error);
  if (self->vault == NULL || !kw_vault_count_pages (self->vault, &self->n_pages, &error))
    g_error ("The casebook does not open: %s", error->message);
}

static void
end (Flipping *self)
{
  gboolean good = FALSE;

  /* Everything is as it was. */
  for (guint32 page = 1; page <= self->n_pages; page++)
    if (!kw_vault_check_page (self->vault, page, &good, NULL) || !good)
      g_error ("Page %u is not genuine any more", page);
  kw_vault_close (self->vault);
  kw_vault_unref (self->vault);
  kw_test_disk_free (self->disk);
  g_free (self->state);
}

/**
 * kw_crash_flips_init:
 * @self: (out caller-allocates): what to try
 * @seed: of which bits
 */
void
kw_crash_flips_init (KwCrashFlips *self, guint64 seed)
{
  *self = (KwCrashFlips){ .seed = seed };
  self->failures = g_ptr_array_new_with_free_func (g_free);
}

/**
 * kw_crash_flips_clear:
 * @self: what was tried
 */
void
kw_crash_flips_clear (KwCrashFlips *self)
{
  g_ptr_array_unref (self->failures);
}

/**
 * kw_crash_flips_run:
 * @self: what to try
 * @n_flips: how many bits to change
 *
 * Changes bits, one at a time.
 */
void
kw_crash_flips_run (KwCrashFlips *self, guint n_flips)
{
  Flipping flipping = { .flips = self, .random = self->seed };

  begin (&flipping);
  for (guint i = 0; i < n_flips; i++)
    {
      gint64 which = draw (&flipping, 1000);

      if (which < KEYS_OF_1000)
        try_keys (&flipping);
      else if (which < KEYS_OF_1000 + JOURNALS_OF_1000)
        try_journal (&flipping);
      else
        try_page (&flipping);
    }
  end (&flipping);
}
