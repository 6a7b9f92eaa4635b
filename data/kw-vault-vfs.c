/* kw-vault-vfs.c: SQLite's way into a vault: the database
 *
 * What is promised here, and is not obvious:
 *
 * - The vault has the file open and locked already; SQLite's own locks are granted here and touch no file. Nobody
 *   else can hold one, so a journal that is there is always one to be rolled back.
 * - Before that, SQLite reads the first 100 bytes, and page 1 may be torn then. What it asks for is the same in every
 *   vault, and is answered without looking.
 * - Pages are written whole, at their place, with the reserved bytes zero; anything else is refused and never reaches
 *   the disk as plain text. That writes come whole is why a power-safe overwrite is claimed.
 * - A page that is not genuine fails the one read. Past the end there are zeros. The page that SQLite's locks lie on is
 *   never valid.
 * - There are a database and its journal, and no other file: none without a name, no log, no memory shared or mapped.
 *   Nor does a pragma turn the file into something else.
 *
 * Used on the thread of the connection.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-vault-vfs-private.h"

#include <sodium.h>
#include <string.h>

/* What SQLite reads of a file before it knows anything about it. */
#define FILE_HEADER_SIZE 100

#define SECTOR_SIZE 512

typedef struct
{
  sqlite3_file base;
  KwVaultVfs *vfs;
  int lock;
} DatabaseFile;

/* "SQLite format 3", pages of 4096 bytes, no log, 48 bytes reserved, the three fractions that SQLite wants there. */
static const guint8 constant_header[] = {
  'S', 'Q', 'L', 'i', 't', 'e', ' ', 'f', 'o', 'r', 'm', 'a', 't', ' ', '3', 0,
  KW_VAULT_PAGE_SIZE >> 8, KW_VAULT_PAGE_SIZE & 0xff, 1, 1, KW_VAULT_RESERVE, 64, 32, 32
};

/* The database file */

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return kw_vault_io_get_handle (((DatabaseFile *) file)->vfs->vault->file);
}

static int
close_database (sqlite3_file *file)
{
  DatabaseFile *self = (DatabaseFile *) file;

  self->vfs->in_use = FALSE;
  sodium_memzero (self->vfs->page, sizeof self->vfs->page);
  return SQLITE_OK;
}

static int
get_database_size (sqlite3_file *file, sqlite3_int64 *size)
{
  int result = get_real (file)->pMethods->xFileSize (get_real (file), size);

  *size = MAX (*size - KW_VAULT_FIRST_PAGE, 0);
  return result;
}

static int
read_file_header (sqlite3_file *file, guint8 *bytes)
{
  sqlite3_int64 size;
  int result = get_database_size (file, &size);

  if (result != SQLITE_OK)
    return result;
  memset (bytes, 0, FILE_HEADER_SIZE);
  if (size == 0)
    return SQLITE_IOERR_SHORT_READ;
  memcpy (bytes, constant_header, sizeof constant_header);
  return SQLITE_OK;
}

/* The system read less than a page: there is none, or a piece of one, or it did not read what there is. */
static int
explain_short_read (sqlite3_file *file, sqlite3_int64 offset, guint8 *bytes)
{
  sqlite3_int64 size;
  int result = get_database_size (file, &size);

  memset (bytes, 0, KW_VAULT_PAGE_SIZE);
  if (result != SQLITE_OK)
    return result;
  if (size <= offset)
    return SQLITE_IOERR_SHORT_READ;
  return size < offset + KW_VAULT_PAGE_SIZE ? SQLITE_IOERR_DATA : SQLITE_IOERR_READ;
}

static int
read_page (sqlite3_file *file, guint32 page, guint8 *bytes)
{
  KwVault *vault = ((DatabaseFile *) file)->vfs->vault;
  sqlite3_int64 offset = (sqlite3_int64) (page - 1) * KW_VAULT_PAGE_SIZE;
  int result = get_real (file)->pMethods->xRead (get_real (file), bytes, KW_VAULT_PAGE_SIZE,
                                                 KW_VAULT_FIRST_PAGE + offset);

  if (result == SQLITE_IOERR_SHORT_READ)
    return explain_short_read (file, offset, bytes);
  if (result != SQLITE_OK)
    return result;
  if (kw_vault_open_page (vault, page, bytes))
    return SQLITE_OK;
  memset (bytes, 0, KW_VAULT_PAGE_SIZE);
  return SQLITE_IOERR_DATA;
}

/* SQLite reads whole pages, but for its own header, the counter of changes, and some long values. */
static int
read_database (sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset)
{
  KwVaultVfs *vfs = ((DatabaseFile *) file)->vfs;
  gint64 page = offset / KW_VAULT_PAGE_SIZE + 1;
  int within = (int) (offset % KW_VAULT_PAGE_SIZE);
  int result;

  if (offset == 0 && length == FILE_HEADER_SIZE)
    return read_file_header (file, bytes);
  if (length < 0 || within + length > KW_VAULT_PAGE_SIZE || page == KW_VAULT_LOCK_PAGE || page > G_MAXUINT32)
    return SQLITE_IOERR_READ;
  if (length == KW_VAULT_PAGE_SIZE)
    return read_page (file, (guint32) page, bytes);
  result = read_page (file, (guint32) page, vfs->page);
  memcpy (bytes, vfs->page + within, length);
  return result;
}

static gboolean
is_page_of_vault (gint64 page, const guint8 *bytes)
{
  return page != 1 || memcmp (bytes, constant_header, sizeof constant_header) == 0 ||
         sodium_is_zero (bytes, KW_VAULT_PAGE_TEXT);
}

static int
write_database (sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
  KwVaultVfs *vfs = ((DatabaseFile *) file)->vfs;
  gint64 page = offset / KW_VAULT_PAGE_SIZE + 1;
  int result;

  if (length != KW_VAULT_PAGE_SIZE || offset % KW_VAULT_PAGE_SIZE != 0 || page == KW_VAULT_LOCK_PAGE ||
      page > G_MAXUINT32 || !is_page_of_vault (page, bytes) || vfs->vault->sync_failed)
    return SQLITE_IOERR_WRITE;
  memcpy (vfs->page, bytes, KW_VAULT_PAGE_SIZE);
  if (!kw_vault_seal_page (vfs->vault, (guint32) page, vfs->page))
    return SQLITE_IOERR_WRITE;
  result = get_real (file)->pMethods->xWrite (get_real (file), vfs->page, KW_VAULT_PAGE_SIZE,
                                              KW_VAULT_FIRST_PAGE + offset);
  if (result != SQLITE_OK)
    vfs->may_be_torn = TRUE;
  return result;
}

static int
truncate_database (sqlite3_file *file, sqlite3_int64 size)
{
  DatabaseFile *self = (DatabaseFile *) file;

  if (size % KW_VAULT_PAGE_SIZE != 0 || self->vfs->vault->sync_failed)
    return SQLITE_IOERR_TRUNCATE;
  return get_real (file)->pMethods->xTruncate (get_real (file), KW_VAULT_FIRST_PAGE + size);
}

static int
sync_database (sqlite3_file *file, int flags)
{
  KwVault *vault = ((DatabaseFile *) file)->vfs->vault;
  int result;

  if (vault->sync_failed)
    return SQLITE_IOERR_FSYNC;
  result = get_real (file)->pMethods->xSync (get_real (file), flags);
  if (result != SQLITE_OK)
    kw_vault_note_failed_sync (vault);
  return result;
}

static int
lock_database (sqlite3_file *file, int level)
{
  DatabaseFile *self = (DatabaseFile *) file;

  self->lock = MAX (self->lock, level);
  return SQLITE_OK;
}

static int
unlock_database (sqlite3_file *file, int level)
{
  DatabaseFile *self = (DatabaseFile *) file;

  self->lock = MIN (self->lock, level);
  return SQLITE_OK;
}

/* Asked before a journal is rolled back: whether somebody is still writing it. */
static int
check_reserved_lock (sqlite3_file *file, int *reserved)
{
  *reserved = FALSE;
  return SQLITE_OK;
}

static gboolean
is_one_of (const char *value, const char *const *allowed)
{
  for (; *allowed != NULL; allowed++)
    if (g_ascii_strcasecmp (value, *allowed) == 0)
      return TRUE;
  return FALSE;
}

/* A pragma, before SQLite obeys it; a message of SQLite's making refuses it. */
static int
check_pragma (char **pragma)
{
  static const char *const no_memory_map[] = { "0", NULL };
  static const char *const journals[] = { "off", "truncate", NULL };
  static const char *const page_sizes[] = { G_STRINGIFY (KW_VAULT_PAGE_SIZE), NULL };
  static const char *const locking_modes[] = { "exclusive", NULL };
  static const char *const temp_stores[] = { "memory", "2", NULL };
  static const struct
  {
    const char *name;
    const char *const *allowed;
  } rules[] = {
    { "journal_mode", journals },
    { "locking_mode", locking_modes },
    { "mmap_size", no_memory_map },
    { "page_size", page_sizes },
    { "temp_store", temp_stores },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_ascii_strcasecmp (pragma[1], rules[i].name) == 0 && pragma[2] != NULL &&
        !is_one_of (pragma[2], rules[i].allowed))
      {
        pragma[0] = sqlite3_mprintf ("a vault does not allow this %s", rules[i].name);
        return SQLITE_ERROR;
      }
  return SQLITE_NOTFOUND;
}

static int
control_database (sqlite3_file *file, int operation, void *argument)
{
  DatabaseFile *self = (DatabaseFile *) file;

  switch (operation)
    {
    case SQLITE_FCNTL_HAS_MOVED:
      return get_real (file)->pMethods->xFileControl (get_real (file), operation, argument);
    case SQLITE_FCNTL_LOCKSTATE:
      *(int *) argument = self->lock;
      return SQLITE_OK;
    case SQLITE_FCNTL_MMAP_SIZE:
      *(sqlite3_int64 *) argument = 0;
      return SQLITE_OK;
    case SQLITE_FCNTL_VFSNAME:
      *(char **) argument = sqlite3_mprintf ("%s", self->vfs->name);
      return SQLITE_OK;
    case SQLITE_FCNTL_PRAGMA:
      return check_pragma (argument);
    default:
      return SQLITE_NOTFOUND;
    }
}

static int
get_sector_size (sqlite3_file *file)
{
  return SECTOR_SIZE;
}

static int
get_characteristics (sqlite3_file *file)
{
  return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

/* Of the first version: neither shared memory nor a memory map. */
static const sqlite3_io_methods database_methods = {
  .iVersion = 1,
  .xClose = close_database,
  .xRead = read_database,
  .xWrite = write_database,
  .xTruncate = truncate_database,
  .xSync = sync_database,
  .xFileSize = get_database_size,
  .xLock = lock_database,
  .xUnlock = unlock_database,
  .xCheckReservedLock = check_reserved_lock,
  .xFileControl = control_database,
  .xSectorSize = get_sector_size,
  .xDeviceCharacteristics = get_characteristics,
};

/* The file system */

static KwVaultVfs *
get_self (sqlite3_vfs *vfs)
{
  return (KwVaultVfs *) vfs;
}

static int
open_database (KwVaultVfs *self, sqlite3_filename name, DatabaseFile *file, int flags, int *given)
{
  if (!g_str_equal (name, self->path) || self->vault->file == NULL || (flags & SQLITE_OPEN_READWRITE) == 0)
    return SQLITE_CANTOPEN;
  if (self->in_use)
    return SQLITE_BUSY;
  file->base.pMethods = &database_methods;
  file->vfs = self;
  file->lock = SQLITE_LOCK_NONE;
  self->in_use = TRUE;
  if (given != NULL)
    *given = flags;
  return SQLITE_OK;
}

static int
open_any (sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *given)
{
  KwVaultVfs *self = get_self (vfs);

  file->pMethods = NULL;
  if (name == NULL)
    return SQLITE_CANTOPEN;
  if ((flags & SQLITE_OPEN_MAIN_DB) != 0)
    return open_database (self, name, (DatabaseFile *) file, flags, given);
  if ((flags & SQLITE_OPEN_MAIN_JOURNAL) != 0 && g_str_equal (name, self->journal_path))
    return kw_vault_journal_open (self, name, file, flags, given);
  return SQLITE_CANTOPEN;
}

static int
delete_file (sqlite3_vfs *vfs, const char *name, int sync_folder)
{
  KwVaultVfs *self = get_self (vfs);
  int result;

  if (!g_str_equal (name, self->journal_path) || self->vault->sync_failed)
    return SQLITE_IOERR_DELETE;
  result = kw_vault_mend_free_pages (self);
  if (result != SQLITE_OK)
    return result;
  return self->base->xDelete (self->base, name, sync_folder);
}

/* A file that lies there under the name of a log is not ours. */
static int
access_file (sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
  KwVaultVfs *self = get_self (vfs);

  *result = FALSE;
  if (!g_str_equal (name, self->journal_path) && !g_str_equal (name, self->path))
    return SQLITE_OK;
  return self->base->xAccess (self->base, name, flags, result);
}

static int
get_full_name (sqlite3_vfs *vfs, const char *name, int size, char *full_name)
{
  return g_strlcpy (full_name, name, size) < (gsize) size ? SQLITE_OK : SQLITE_CANTOPEN;
}

static int
fill_randomly (sqlite3_vfs *vfs, int length, char *bytes)
{
  randombytes_buf (bytes, length);
  return length;
}

static int
sleep_here (sqlite3_vfs *vfs, int microseconds)
{
  return get_self (vfs)->base->xSleep (get_self (vfs)->base, microseconds);
}

static int
get_time (sqlite3_vfs *vfs, double *days)
{
  return get_self (vfs)->base->xCurrentTime (get_self (vfs)->base, days);
}

static int
get_last_error (sqlite3_vfs *vfs, int length, char *text)
{
  sqlite3_vfs *base = get_self (vfs)->base;

  /* A VFS need not have it. */
  return base->xGetLastError != NULL ? base->xGetLastError (base, length, text) : 0;
}

/**
 * kw_vault_vfs_new:
 * @vault: an open vault
 *
 * Registers a VFS under a name of its own, through which one connection at a time can be opened, to the path of @vault.
 *
 * Returns: (transfer full): the VFS
 */
KwVaultVfs *
kw_vault_vfs_new (KwVault *vault)
{
  static int n_made = 0; /* atomic */
  KwVaultVfs *self = g_new0 (KwVaultVfs, 1);

  self->vault = kw_vault_ref (vault);
  self->base = sqlite3_vfs_find (kw_vault_get_vfs (vault));
  self->path = g_canonicalize_filename (kw_vault_get_path (vault), NULL);
  self->journal_path = g_strconcat (self->path, "-journal", NULL);
  self->name = g_strdup_printf ("keyworker-%d", g_atomic_int_add (&n_made, 1));
  self->vfs = (sqlite3_vfs){
    .iVersion = 1,
    .szOsFile = MAX ((int) sizeof (DatabaseFile), kw_vault_journal_get_size (self->base)),
    .mxPathname = MAX (self->base->mxPathname, (int) strlen (self->journal_path)),
    .zName = self->name,
    .xOpen = open_any,
    .xDelete = delete_file,
    .xAccess = access_file,
    .xFullPathname = get_full_name,
    .xRandomness = fill_randomly,
    .xSleep = sleep_here,
    .xCurrentTime = get_time,
    .xGetLastError = get_last_error,
  };
  sqlite3_vfs_register (&self->vfs, FALSE);
  return self;
}

/**
 * kw_vault_vfs_free:
 * @self: (transfer full): a VFS without a connection
 *
 * Takes the VFS away. The vault stays open where somebody else holds it.
 */
void
kw_vault_vfs_free (KwVaultVfs *self)
{
  g_return_if_fail (self != NULL);
  g_assert (!self->in_use);

  sqlite3_vfs_unregister (&self->vfs);
  kw_vault_unref (self->vault);
  g_free (self->name);
  g_free (self->journal_path);
  g_free (self->path);
  g_free (self);
}

/**
 * kw_vault_vfs_get_name:
 * @self: a VFS
 *
 * Returns: (transfer none): what SQLite knows it by
 */
const char *
kw_vault_vfs_get_name (KwVaultVfs *self)
{
  return self->name;
}
