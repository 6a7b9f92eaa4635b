/* kw-file-copy.c: copying a file as it is
 *
 * Through kw-vault-io.h, for the reasons that stand there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-file-copy.h"

#include "kw-vault-io.h"

/* SQLite's VFS writes up to 128 KiB in one go, and takes what is left of more for a full disk. */
#define BYTES_AT_ONCE (64 * 1024)

static gboolean
copy_bytes (KwVaultFile *from, KwVaultFile *to, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *bytes = g_malloc (BYTES_AT_ONCE);
  gint64 size;

  if (!kw_vault_io_get_size (from, &size, error))
    return FALSE;
  for (gint64 at = 0; at < size; at += BYTES_AT_ONCE)
    {
      gsize length = (gsize) MIN (size - at, BYTES_AT_ONCE);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !kw_vault_io_read (from, at, bytes, length, error) || !kw_vault_io_write (to, at, bytes, length, error))
        return FALSE;
    }
  return kw_vault_io_sync (to, error);
}

static gboolean
copy_opened (const char *vfs, const char *from, const char *to, GCancellable *cancellable, GError **error)
{
  g_autoptr (KwVaultFile) source = kw_vault_io_open (vfs, from, FALSE, error);
  g_autoptr (KwVaultFile) target = source != NULL ? kw_vault_io_open (vfs, to, TRUE, error) : NULL;

  return target != NULL && copy_bytes (source, target, cancellable, error) && kw_vault_io_sync_folder (vfs, to, error);
}

/**
 * kw_file_copy:
 * @vfs: (nullable): the VFS that both files lie on
 * @from: a file that nobody has open
 * @to: where no file is
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong
 *
 * Copies a file, durably. Waits for the disk.
 *
 * Returns: whether all of it is copied; else there is no file at @to
 */
gboolean
kw_file_copy (const char *vfs, const char *from, const char *to, GCancellable *cancellable, GError **error)
{
  if (!kw_vault_io_create (vfs, to, error))
    return FALSE;
  if (copy_opened (vfs, from, to, cancellable, error))
    return TRUE;
  kw_vault_io_delete (vfs, to, NULL);
  return FALSE;
}
