/* kw-vault-mend.c: free pages after a roll-back
 *
 * SQLite does not keep in its journal what stood in a page that was free, because nobody needs it. So where a
 * power cut or a disk that failed tore such a page, rolling back leaves it torn: free again, never to be read
 * by SQLite, and yet a page that is not genuine. Before the journal is ended, which is when the roll-back is
 * over for good, such pages are sealed anew, empty. Where that is cut short the journal is still there, and
 * everything is done again.
 *
 * A page that is not genuine at any other time has been tampered with or is damaged, and stays for `check` to
 * find.
 *
 * Used on the thread of the connection.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-vault-vfs-private.h"

#include <string.h>

/* Of page 1: where the list of free pages begins. Of a page of that list: the next, and how many numbers of free pages
 * follow. Big endian, as all of SQLite's numbers. */
#define AT_FIRST_TRUNK 32
#define AT_NEXT_TRUNK  0
#define AT_N_LEAVES    4
#define AT_LEAVES      8
#define NUMBER_SIZE    4
#define MOST_LEAVES    ((KW_VAULT_PAGE_TEXT - AT_LEAVES) / NUMBER_SIZE)

typedef struct
{
  KwVault *vault;
  guint32 n_pages;
  gboolean mended;
} Mending;

static guint32
get_number (const guint8 *bytes)
{
  guint32 number;

  memcpy (&number, bytes, sizeof number);
  return GUINT32_FROM_BE (number);
}

/* Sets @good to whether it is genuine. */
static gboolean
load (Mending *self, guint32 page, guint8 *bytes, gboolean *good)
{
  gint64 offset = KW_VAULT_FIRST_PAGE + (gint64) (page - 1) * KW_VAULT_PAGE_SIZE;

  if (!kw_vault_io_read (self->vault->file, offset, bytes, KW_VAULT_PAGE_SIZE, NULL))
    return FALSE;
  *good = kw_vault_open_page (self->vault, page, bytes);
  return TRUE;
}

static gboolean
mend_leaf (Mending *self, guint32 page)
{
  guint8 bytes[KW_VAULT_PAGE_SIZE];
  gint64 offset = KW_VAULT_FIRST_PAGE + (gint64) (page - 1) * KW_VAULT_PAGE_SIZE;
  gboolean good = FALSE;

  if (page < 2 || page > self->n_pages || page == KW_VAULT_LOCK_PAGE)
    return TRUE;
  if (!load (self, page, bytes, &good))
    return FALSE;
  if (good)
    return TRUE;
  memset (bytes, 0, sizeof bytes);
  self->mended = TRUE;
  return kw_vault_seal_page (self->vault, page, bytes) &&
         kw_vault_io_write (self->vault->file, offset, bytes, sizeof bytes, NULL);
}

static gboolean
mend_leaves (Mending *self, const guint8 *trunk)
{
  guint32 n_leaves = MIN (get_number (trunk + AT_N_LEAVES), MOST_LEAVES);

  for (guint32 i = 0; i < n_leaves; i++)
    if (!mend_leaf (self, get_number (trunk + AT_LEAVES + i * NUMBER_SIZE)))
      return FALSE;
  return TRUE;
}

static gboolean
mend_all (Mending *self)
{
  guint8 bytes[KW_VAULT_PAGE_SIZE];
  guint32 page = 1;
  gboolean good = FALSE;

  if (!load (self, page, bytes, &good))
    return FALSE;
  page = good ? get_number (bytes + AT_FIRST_TRUNK) : 0;
  /* A list that is damaged may go round in a circle. */
  for (guint32 n = 0; page > 1 && page <= self->n_pages && n < self->n_pages; n++)
    {
      if (!load (self, page, bytes, &good))
        return FALSE;
      if (!good)
        break;
      if (!mend_leaves (self, bytes))
        return FALSE;
      page = get_number (bytes + AT_NEXT_TRUNK);
    }
  return !self->mended || kw_vault_io_sync (self->vault->file, NULL);
}

/**
 * kw_vault_mend_free_pages:
 * @vfs: the VFS of a vault whose database is rolled back, and whose journal is about to be ended
 *
 * Seals those free pages anew that are torn.
 *
 * Returns: a result of SQLite's
 */
int
kw_vault_mend_free_pages (KwVaultVfs *vfs)
{
  Mending self = { .vault = vfs->vault };

  if (!vfs->may_be_torn)
    return SQLITE_OK;
  if (!kw_vault_count_pages (vfs->vault, &self.n_pages, NULL))
    return SQLITE_IOERR_FSTAT;
  if (self.n_pages > 0 && !mend_all (&self))
    return SQLITE_IOERR_WRITE;
  vfs->may_be_torn = FALSE;
  return SQLITE_OK;
}
