/* kw-vault-io.c: files of vaults, past SQLite
 *
 * What SQLite's VFS cannot do (making a file that only its owner may read, renaming one, syncing a folder) is done by
 * the system, unless the VFS is one of the tests and answers for it as a "system call": "rename" as rename(), and
 * "syncdir" as `int syncdir (const char *folder)`, which both return 0, or -1 and errno.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-vault-io.h"

#include "kw-data-error.h"
#include "kw-database-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* Since then a VFS can be asked for system calls. */
#define VFS_WITH_SYSTEM_CALLS 3

typedef int (*RenameCall) (const char *from, const char *to);
typedef int (*SyncFolderCall) (const char *folder);

struct _KwVaultFile
{
  const char *name; /* as a VFS wants it, with the names of journals behind it */
  sqlite3_file *handle;
};

/**
 * kw_vault_io_find_vfs:
 * @vfs: (nullable): the name of a VFS
 * @error: where there is none of that name
 *
 * Returns: (transfer none): the VFS
 */
sqlite3_vfs *
kw_vault_io_find_vfs (const char *vfs, GError **error)
{
  sqlite3_vfs *found = sqlite3_vfs_find (vfs);

  if (found == NULL)
    kw_database_error_set (NULL, SQLITE_CANTOPEN, error);
  return found;
}

static sqlite3_syscall_ptr
find_system_call (sqlite3_vfs *vfs, const char *name)
{
  if (vfs->iVersion < VFS_WITH_SYSTEM_CALLS || vfs->xGetSystemCall == NULL)
    return NULL;
  return vfs->xGetSystemCall (vfs, name);
}

static gboolean
refuse_existing (const char *path, GError **error)
{
  g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_CONFLICT, _ ("There is already a file “%s”."), path);
  return FALSE;
}

static gboolean
create_in_system (const char *path, GError **error)
{
  int descriptor = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);

  if (descriptor >= 0)
    return g_close (descriptor, error);
  if (errno == EEXIST)
    return refuse_existing (path, error);
  g_set_error (error, KW_DATA_ERROR, errno == ENOSPC ? KW_DATA_ERROR_FULL : KW_DATA_ERROR_FAILED,
               _ ("The file “%s” cannot be made: %s."), path, g_strerror (errno));
  return FALSE;
}

static KwVaultFile *
open_with_flags (sqlite3_vfs *vfs, const char *path, int flags, GError **error)
{
  /* A name that begins with a slash means to SQLite what it means to people. */
  g_autofree char *whole_path = g_canonicalize_filename (path, NULL);
  g_autofree char *journal = g_strconcat (whole_path, "-journal", NULL);
  g_autofree char *log = g_strconcat (whole_path, "-wal", NULL);
  g_autoptr (KwVaultFile) self = g_new0 (KwVaultFile, 1);
  int given = 0;
  int result;

  self->name = sqlite3_create_filename (whole_path, journal, log, 0, NULL);
  self->handle = g_malloc0 (vfs->szOsFile);
  result = vfs->xOpen (vfs, self->name, self->handle, flags | SQLITE_OPEN_MAIN_DB, &given);
  if (result == SQLITE_OK && (flags & SQLITE_OPEN_READWRITE) != 0 && (given & SQLITE_OPEN_READWRITE) == 0)
    result = SQLITE_READONLY;
  if (result == SQLITE_OK)
    return g_steal_pointer (&self);
  kw_database_error_set (NULL, result, error);
  return NULL;
}

/**
 * kw_vault_io_create:
 * @vfs: (nullable): where
 * @path: where no file is
 * @error: for what went wrong; %KW_DATA_ERROR_CONFLICT where there is a file
 *
 * Makes an empty file that only its owner may read.
 *
 * Returns: whether it is there
 */
gboolean
kw_vault_io_create (const char *vfs, const char *path, GError **error)
{
  sqlite3_vfs *base = kw_vault_io_find_vfs (vfs, error);
  KwVaultFile *file;

  if (base == NULL)
    return FALSE;
  if (find_system_call (base, "open") != NULL)
    return create_in_system (path, error);
  if (kw_vault_io_exists (vfs, path))
    return refuse_existing (path, error);
  file = open_with_flags (base, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE, error);
  if (file == NULL)
    return FALSE;
  kw_vault_io_close (file);
  return TRUE;
}

/**
 * kw_vault_io_exists:
 * @vfs: (nullable): where
 * @path: a path
 *
 * Returns: whether there is a file
 */
gboolean
kw_vault_io_exists (const char *vfs, const char *path)
{
  sqlite3_vfs *base = sqlite3_vfs_find (vfs);
  g_autofree char *whole_path = g_canonicalize_filename (path, NULL);
  int exists = FALSE;

  /* SQLite takes an empty file for none where it is asked whether one exists; we do not. */
  if (base != NULL && find_system_call (base, "open") != NULL)
    return g_file_test (path, G_FILE_TEST_EXISTS);
  return base != NULL && base->xAccess (base, whole_path, SQLITE_ACCESS_EXISTS, &exists) == SQLITE_OK && exists;
}

/**
 * kw_vault_io_delete:
 * @vfs: (nullable): where
 * @path: a file
 * @error: for what went wrong
 *
 * Removes a file, durably. That there is none is no error.
 *
 * Returns: whether there is none now
 */
gboolean
kw_vault_io_delete (const char *vfs, const char *path, GError **error)
{
  sqlite3_vfs *base = kw_vault_io_find_vfs (vfs, error);
  g_autofree char *whole_path = g_canonicalize_filename (path, NULL);
  int result;

  if (base == NULL)
    return FALSE;
  result = base->xDelete (base, whole_path, TRUE);
  if (result == SQLITE_OK || result == SQLITE_IOERR_DELETE_NOENT)
    return TRUE;
  kw_database_error_set (NULL, result, error);
  return FALSE;
}

/**
 * kw_vault_io_delete_with_journal:
 * @vfs: (nullable): where
 * @path: a file that is not open
 * @error: for what went wrong
 *
 * Removes a file and the rollback journal that lies beside it.
 *
 * Returns: whether there is neither now
 */
gboolean
kw_vault_io_delete_with_journal (const char *vfs, const char *path, GError **error)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  /* The journal last: without it, what is left of a file could look whole. */
  return kw_vault_io_delete (vfs, path, error) && kw_vault_io_delete (vfs, journal, error);
}

static gboolean
refuse_rename (const char *from, const char *to, GError **error)
{
  g_set_error (error, KW_DATA_ERROR, errno == ENOSPC ? KW_DATA_ERROR_FULL : KW_DATA_ERROR_FAILED,
               _ ("The file “%s” cannot be renamed to “%s”: %s."), from, to, g_strerror (errno));
  return FALSE;
}

/**
 * kw_vault_io_rename:
 * @vfs: (nullable): where
 * @from: a file whose content is durable
 * @to: what it will be called; what was called so is gone
 * @error: for what went wrong
 *
 * Renames a file, durably, in one step: after a power cut @to is the one file or the other.
 *
 * Returns: whether it is renamed
 */
gboolean
kw_vault_io_rename (const char *vfs, const char *from, const char *to, GError **error)
{
  sqlite3_vfs *base = kw_vault_io_find_vfs (vfs, error);
  g_autofree char *whole_from = g_canonicalize_filename (from, NULL);
  g_autofree char *whole_to = g_canonicalize_filename (to, NULL);
  RenameCall call;

  if (base == NULL)
    return FALSE;
  call = (RenameCall) find_system_call (base, "rename");
  if (call == NULL)
    call = g_rename;
  if (call (whole_from, whole_to) != 0)
    return refuse_rename (from, to, error);
  return kw_vault_io_sync_folder (vfs, to, error);
}

static int
sync_real_folder (const char *folder)
{
  int descriptor = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  int result;

  if (descriptor < 0)
    return -1;
  result = fsync (descriptor);
  g_close (descriptor, NULL);
  /* Some file systems cannot, and then need not. */
  return result != 0 && errno == EINVAL ? 0 : result;
}

/**
 * kw_vault_io_sync_folder:
 * @vfs: (nullable): where
 * @path: a file
 * @error: for what went wrong
 *
 * Makes durable that the folder of @path has the file under that name.
 *
 * Returns: whether it is
 */
gboolean
kw_vault_io_sync_folder (const char *vfs, const char *path, GError **error)
{
  sqlite3_vfs *base = kw_vault_io_find_vfs (vfs, error);
  g_autofree char *whole_path = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (whole_path);
  SyncFolderCall call;

  if (base == NULL)
    return FALSE;
  call = (SyncFolderCall) find_system_call (base, "syncdir");
  if (call == NULL)
    call = sync_real_folder;
  if (call (folder) == 0)
    return TRUE;
  kw_database_error_set (NULL, SQLITE_IOERR_DIR_FSYNC, error);
  return FALSE;
}

/**
 * kw_vault_io_open:
 * @vfs: (nullable): where
 * @path: a file
 * @writable: whether it will be written
 * @error: for what went wrong; %KW_DATA_ERROR_NOT_FOUND where there is no file
 *
 * Returns: (transfer full): the file
 */
KwVaultFile *
kw_vault_io_open (const char *vfs, const char *path, gboolean writable, GError **error)
{
  sqlite3_vfs *base = kw_vault_io_find_vfs (vfs, error);

  if (base == NULL)
    return NULL;
  if (!kw_vault_io_exists (vfs, path))
    {
      g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_NOT_FOUND, _ ("There is no file “%s”."), path);
      return NULL;
    }
  return open_with_flags (base, path, writable ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY, error);
}

/**
 * kw_vault_io_close:
 * @self: (transfer full): a file
 *
 * Closes a file, which ends its lock.
 */
void
kw_vault_io_close (KwVaultFile *self)
{
  g_return_if_fail (self != NULL);

  if (self->handle != NULL && self->handle->pMethods != NULL)
    self->handle->pMethods->xClose (self->handle);
  g_free (self->handle);
  sqlite3_free_filename ((char *) self->name);
  g_free (self);
}

static gboolean
tell (int result, GError **error)
{
  if (result == SQLITE_OK)
    return TRUE;
  kw_database_error_set (NULL, result, error);
  return FALSE;
}

/**
 * kw_vault_io_lock:
 * @self: a file
 * @error: %KW_DATA_ERROR_BUSY where somebody else has it
 *
 * Has the file for oneself until it is closed.
 *
 * Returns: whether one has
 */
gboolean
kw_vault_io_lock (KwVaultFile *self, GError **error)
{
  int result = self->handle->pMethods->xLock (self->handle, SQLITE_LOCK_SHARED);

  if (result == SQLITE_OK)
    result = self->handle->pMethods->xLock (self->handle, SQLITE_LOCK_EXCLUSIVE);
  return tell (result, error);
}

/**
 * kw_vault_io_get_size:
 * @self: a file
 * @size: (out): how many bytes it has
 * @error: for what went wrong
 *
 * Returns: whether it worked
 */
gboolean
kw_vault_io_get_size (KwVaultFile *self, gint64 *size, GError **error)
{
  sqlite3_int64 found = 0;
  int result = self->handle->pMethods->xFileSize (self->handle, &found);

  *size = found;
  return tell (result, error);
}

/**
 * kw_vault_io_read:
 * @self: a file
 * @offset: from where
 * @bytes: (out caller-allocates) (array length=length): what stands there
 * @length: how many bytes
 * @error: for what went wrong; %KW_DATA_ERROR_DAMAGED where the file ends before
 *
 * Returns: whether all was read
 */
gboolean
kw_vault_io_read (KwVaultFile *self, gint64 offset, gpointer bytes, gsize length, GError **error)
{
  int result = self->handle->pMethods->xRead (self->handle, bytes, (int) length, offset);

  if (result != SQLITE_IOERR_SHORT_READ)
    return tell (result, error);
  g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED,
                       _ ("This file is not a casebook, or its beginning is damaged."));
  return FALSE;
}

/**
 * kw_vault_io_write:
 * @self: a writable file
 * @offset: where to
 * @bytes: (array length=length): what
 * @length: how many bytes
 * @error: for what went wrong
 *
 * Returns: whether all was written; durable only after kw_vault_io_sync()
 */
gboolean
kw_vault_io_write (KwVaultFile *self, gint64 offset, gconstpointer bytes, gsize length, GError **error)
{
  return tell (self->handle->pMethods->xWrite (self->handle, bytes, (int) length, offset), error);
}

/**
 * kw_vault_io_sync:
 * @self: a writable file
 * @error: for what went wrong; what was written may then be lost even if a second attempt works
 *
 * Returns: whether what was written is durable
 */
gboolean
kw_vault_io_sync (KwVaultFile *self, GError **error)
{
  return tell (self->handle->pMethods->xSync (self->handle, SQLITE_SYNC_NORMAL), error);
}

/**
 * kw_vault_io_get_handle:
 * @self: a file
 *
 * Returns: (transfer none): SQLite's own
 */
sqlite3_file *
kw_vault_io_get_handle (KwVaultFile *self)
{
  return self->handle;
}
