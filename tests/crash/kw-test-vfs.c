/* kw-test-vfs.c: SQLite's way to the simulated disks
 *
 * What it claims is what SQLite's own VFS for Unix claims: sectors of 4,096 bytes, of which bytes that are not written
 * stay as they are. A journal's first sync makes its name durable too, as it does there; a database's does not. It
 * answers for "rename" and "syncdir" as system calls, for what kw-vault-io.h does besides.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-test-vfs.h"

#include "kw-test-disk-private.h"

#include <errno.h>
#include <sqlite3.h>
#include <string.h>

#define SECTOR_CLAIMED 4096
#define NEEDS_FOLDER   (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL)

typedef struct
{
  sqlite3_file base;
  KwTestDisk *disk;
  KwTestContent *content;
  char *name;
  int lock;
  gboolean is_journal;
  gboolean name_waits; /* for the first sync, which makes the name durable */
} File;

static File *
take (sqlite3_file *base)
{
  File *file = (File *) base;

  g_rec_mutex_lock (&file->disk->lock);
  return file;
}

static int
give (File *file, int result)
{
  g_rec_mutex_unlock (&file->disk->lock);
  return result;
}

static int
file_unlock (sqlite3_file *base, int lock)
{
  File *file = take (base);

  if (file->content->exclusive == file && lock < SQLITE_LOCK_EXCLUSIVE)
    file->content->exclusive = NULL;
  if (file->content->reserved == file && lock < SQLITE_LOCK_RESERVED)
    file->content->reserved = NULL;
  if (file->lock >= SQLITE_LOCK_SHARED && lock == SQLITE_LOCK_NONE)
    file->content->n_shared--;
  file->lock = MIN (file->lock, lock);
  return give (file, SQLITE_OK);
}

static int
file_close (sqlite3_file *base)
{
  File *file = (File *) base;
  KwTestDisk *disk = file->disk;

  file_unlock (base, SQLITE_LOCK_NONE);
  g_rec_mutex_lock (&disk->lock);
  kw_test_content_unref (file->content);
  g_free (file->name);
  g_rec_mutex_unlock (&disk->lock);
  return SQLITE_OK;
}

static int
file_read (sqlite3_file *base, void *buffer, int length, sqlite3_int64 offset)
{
  File *file = take (base);
  const GByteArray *now = file->content->now;
  KwTestFault fault = kw_test_disk_begin (file->disk, KW_TEST_READ);
  gint64 there = CLAMP ((gint64) now->len - offset, 0, length);

  if (fault == KW_TEST_ERROR)
    return give (file, SQLITE_IOERR_READ);
  if (fault == KW_TEST_SHORT)
    there = (gint64) (kw_test_random (&file->disk->random) % (guint64) MAX (there, 1));
  if (there > 0)
    memcpy (buffer, now->data + offset, (gsize) there);
  memset ((guint8 *) buffer + there, 0, (gsize) (length - there));
  return give (file, there < length ? SQLITE_IOERR_SHORT_READ : SQLITE_OK);
}

/* How much of a write there is room for. */
static gint64
fit (File *file, gint64 length, gint64 offset)
{
  gint64 more = offset + length - file->content->now->len;
  gint64 room = kw_test_disk_find_room (file->disk);

  return more > room ? MAX (length - (more - room), 0) : length;
}

static int
file_write (sqlite3_file *base, const void *buffer, int length, sqlite3_int64 offset)
{
  File *file = take (base);
  KwTestFault fault = kw_test_disk_begin (file->disk, KW_TEST_WRITE);
  gint64 fits = fit (file, length, offset);
  int result = fits < length ? SQLITE_FULL : SQLITE_OK;

  if (fault != KW_TEST_NO_FAULT)
    {
      fits = (gint64) (kw_test_random (&file->disk->random) % (guint64) (length + 1));
      result = fault == KW_TEST_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    }
  kw_test_disk_write (file->disk, file->content, offset, buffer, (gsize) fits);
  kw_test_disk_end (file->disk, KW_TEST_WRITE, file->name);
  return give (file, result);
}

static int
file_truncate (sqlite3_file *base, sqlite3_int64 size)
{
  File *file = take (base);

  if (kw_test_disk_begin (file->disk, KW_TEST_TRUNCATE) != KW_TEST_NO_FAULT)
    return give (file, SQLITE_IOERR_TRUNCATE);
  kw_test_disk_truncate (file->disk, file->content, size);
  kw_test_disk_end (file->disk, KW_TEST_TRUNCATE, file->name);
  return give (file, SQLITE_OK);
}

static int
sync_name (File *file)
{
  g_autofree char *folder = g_path_get_dirname (file->name);

  file->name_waits = FALSE;
  if (kw_test_disk_begin (file->disk, KW_TEST_SYNC_FOLDER) != KW_TEST_NO_FAULT)
    return SQLITE_IOERR_DIR_FSYNC;
  kw_test_disk_sync_folder (file->disk, folder);
  kw_test_disk_end (file->disk, KW_TEST_SYNC_FOLDER, folder);
  return SQLITE_OK;
}

static int
file_sync (sqlite3_file *base, int flags)
{
  File *file = take (base);
  KwTestLies lie = file->is_journal ? KW_TEST_IGNORE_SYNC | KW_TEST_IGNORE_JOURNAL_SYNC : KW_TEST_IGNORE_SYNC;
  gboolean failed = kw_test_disk_begin (file->disk, KW_TEST_SYNC) != KW_TEST_NO_FAULT;

  if (failed || (file->disk->lies & lie) == 0)
    kw_test_disk_sync (file->disk, file->content, !failed);
  kw_test_disk_end (file->disk, KW_TEST_SYNC, file->name);
  if (failed)
    return give (file, SQLITE_IOERR_FSYNC);
  return give (file, file->name_waits ? sync_name (file) : SQLITE_OK);
}

static int
file_size (sqlite3_file *base, sqlite3_int64 *size)
{
  File *file = take (base);

  if (kw_test_disk_begin (file->disk, KW_TEST_SIZE) != KW_TEST_NO_FAULT)
    return give (file, SQLITE_IOERR_FSTAT);
  *size = file->content->now->len;
  return give (file, SQLITE_OK);
}

static gboolean
may_lock (const File *file, int lock)
{
  const KwTestContent *content = file->content;

  if (content->exclusive != NULL && content->exclusive != file)
    return FALSE;
  if (lock >= SQLITE_LOCK_RESERVED && content->reserved != NULL && content->reserved != file)
    return FALSE;
  return lock < SQLITE_LOCK_EXCLUSIVE || content->n_shared <= (file->lock >= SQLITE_LOCK_SHARED ? 1 : 0);
}

static int
file_lock (sqlite3_file *base, int lock)
{
  File *file = take (base);

  if (kw_test_disk_begin (file->disk, KW_TEST_LOCK) != KW_TEST_NO_FAULT)
    return give (file, SQLITE_IOERR_LOCK);
  if (lock <= file->lock)
    return give (file, SQLITE_OK);
  if (!may_lock (file, lock))
    return give (file, SQLITE_BUSY);
  if (file->lock < SQLITE_LOCK_SHARED)
    file->content->n_shared++;
  if (lock >= SQLITE_LOCK_RESERVED)
    file->content->reserved = file;
  if (lock >= SQLITE_LOCK_EXCLUSIVE)
    file->content->exclusive = file;
  file->lock = lock;
  return give (file, SQLITE_OK);
}

static int
file_check_reserved_lock (sqlite3_file *base, int *reserved)
{
  File *file = take (base);

  *reserved = file->content->reserved != NULL;
  return give (file, SQLITE_OK);
}

static int
file_control (sqlite3_file *base, int what, void *argument)
{
  File *file = take (base);
  int result = SQLITE_OK;

  switch (what)
    {
    case SQLITE_FCNTL_LOCKSTATE:
      *(int *) argument = file->lock;
      break;
    case SQLITE_FCNTL_HAS_MOVED:
      *(int *) argument = g_hash_table_lookup (file->disk->names, file->name) != file->content;
      break;
    case SQLITE_FCNTL_POWERSAFE_OVERWRITE:
      *(int *) argument = 1;
      break;
    default:
      result = SQLITE_NOTFOUND;
      break;
    }
  return give (file, result);
}

static int
file_get_sector_size (sqlite3_file *base)
{
  return SECTOR_CLAIMED;
}

static int
file_get_characteristics (sqlite3_file *base)
{
  return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_reserved_lock,
  .xFileControl = file_control,
  .xSectorSize = file_get_sector_size,
  .xDeviceCharacteristics = file_get_characteristics,
};

/* The disk is locked. */
static int
open_here (File *file, int flags)
{
  KwTestContent *content = g_hash_table_lookup (file->disk->names, file->name);
  gboolean creates = content == NULL;

  if (kw_test_disk_begin (file->disk, KW_TEST_OPEN) != KW_TEST_NO_FAULT)
    return SQLITE_CANTOPEN;
  if (creates && (flags & SQLITE_OPEN_CREATE) == 0)
    return SQLITE_CANTOPEN;
  if (!creates && (flags & SQLITE_OPEN_EXCLUSIVE) != 0 && (flags & SQLITE_OPEN_CREATE) != 0)
    return SQLITE_CANTOPEN;
  if (creates)
    content = kw_test_disk_make (file->disk, file->name);
  file->content = kw_test_content_ref (content);
  file->is_journal = (flags & SQLITE_OPEN_MAIN_JOURNAL) != 0;
  file->name_waits = creates && (flags & NEEDS_FOLDER) != 0;
  file->base.pMethods = &methods;
  if (creates)
    kw_test_disk_end (file->disk, KW_TEST_OPEN, file->name);
  return SQLITE_OK;
}

static int
vfs_open (sqlite3_vfs *vfs, const char *path, sqlite3_file *base, int flags, int *given)
{
  File *file = (File *) base;
  const char *name = NULL;
  int result;

  memset (file, 0, sizeof *file);
  file->disk = kw_test_disk_find (path, &name);
  if (file->disk == NULL)
    return SQLITE_CANTOPEN;
  file->name = g_strdup (name);
  if (given != NULL)
    *given = flags;
  result = open_here (file, flags);
  if (result != SQLITE_OK)
    g_clear_pointer (&file->name, g_free);
  return give (file, result);
}

static int
vfs_delete (sqlite3_vfs *vfs, const char *path, int syncs_folder)
{
  const char *name = NULL;
  KwTestDisk *disk = kw_test_disk_find (path, &name);
  File file = { .disk = disk, .name = (char *) name };

  if (disk == NULL)
    return SQLITE_IOERR_DELETE;
  if (kw_test_disk_begin (disk, KW_TEST_DELETE) != KW_TEST_NO_FAULT)
    return give (&file, SQLITE_IOERR_DELETE);
  if (!kw_test_disk_remove (disk, name))
    return give (&file, SQLITE_IOERR_DELETE_NOENT);
  kw_test_disk_end (disk, KW_TEST_DELETE, name);
  return give (&file, syncs_folder ? sync_name (&file) : SQLITE_OK);
}

static int
vfs_access (sqlite3_vfs *vfs, const char *path, int flags, int *there)
{
  const char *name = NULL;
  KwTestDisk *disk = kw_test_disk_find (path, &name);
  File file = { .disk = disk };
  const KwTestContent *content;

  *there = FALSE;
  if (disk == NULL)
    return SQLITE_OK;
  if (kw_test_disk_begin (disk, KW_TEST_ACCESS) != KW_TEST_NO_FAULT)
    return give (&file, SQLITE_IOERR_ACCESS);
  content = g_hash_table_lookup (disk->names, name);
  *there = content != NULL;
  return give (&file, SQLITE_OK);
}

static int
vfs_full_path (sqlite3_vfs *vfs, const char *path, int length, char *whole)
{
  g_strlcpy (whole, path, (gsize) length);
  return SQLITE_OK;
}

static int
call_rename (const char *from, const char *to)
{
  const char *from_name = NULL, *to_name = NULL;
  KwTestDisk *disk = kw_test_disk_find (from, &from_name);
  KwTestDisk *same = kw_test_disk_find (to, &to_name);
  int result = -1;

  g_assert (disk != NULL && disk == same);
  g_rec_mutex_unlock (&same->lock);
  if (kw_test_disk_begin (disk, KW_TEST_RENAME) != KW_TEST_NO_FAULT)
    errno = EIO;
  else if (!kw_test_disk_rename (disk, from_name, to_name))
    errno = ENOENT;
  else
    result = 0;
  if (result == 0)
    kw_test_disk_end (disk, KW_TEST_RENAME, from_name);
  g_rec_mutex_unlock (&disk->lock);
  return result;
}

static int
call_sync_folder (const char *folder)
{
  const char *name = NULL;
  KwTestDisk *disk = kw_test_disk_find (folder, &name);
  int result = -1;

  g_assert (disk != NULL);
  if (kw_test_disk_begin (disk, KW_TEST_SYNC_FOLDER) == KW_TEST_NO_FAULT)
    {
      kw_test_disk_sync_folder (disk, name);
      kw_test_disk_end (disk, KW_TEST_SYNC_FOLDER, name);
      result = 0;
    }
  else
    {
      errno = EIO;
    }
  g_rec_mutex_unlock (&disk->lock);
  return result;
}

static sqlite3_syscall_ptr
vfs_get_system_call (sqlite3_vfs *vfs, const char *name)
{
  if (g_str_equal (name, "rename"))
    return (sqlite3_syscall_ptr) call_rename;
  if (g_str_equal (name, "syncdir"))
    return (sqlite3_syscall_ptr) call_sync_folder;
  return NULL;
}

static int
vfs_get_last_error (sqlite3_vfs *vfs, int length, char *message)
{
  return 0;
}

static sqlite3_vfs test_vfs = {
  .iVersion = 3,
  .szOsFile = sizeof (File),
  .mxPathname = 512,
  .zName = KW_TEST_VFS,
  .xOpen = vfs_open,
  .xDelete = vfs_delete,
  .xAccess = vfs_access,
  .xFullPathname = vfs_full_path,
  .xGetLastError = vfs_get_last_error,
  .xGetSystemCall = vfs_get_system_call,
};

/**
 * kw_test_vfs_register:
 *
 * Makes the VFS known to SQLite. Once in a program.
 */
void
kw_test_vfs_register (void)
{
  sqlite3_vfs *usual = sqlite3_vfs_find (NULL);

  test_vfs.xRandomness = usual->xRandomness;
  test_vfs.xSleep = usual->xSleep;
  test_vfs.xCurrentTime = usual->xCurrentTime;
  test_vfs.xCurrentTimeInt64 = usual->xCurrentTimeInt64;
  g_assert (sqlite3_vfs_register (&test_vfs, FALSE) == SQLITE_OK);
}
