/* kw-vault-journal.c: SQLite's way into a vault: the rollback journal
 *
 * A journal is one or more segments: one sector with a header, then records, each the number of a page, the
 * page as it was, and a checksum. A segment begins where a sector does, behind the last record of the one
 * before. SQLite finishes a header (the number of records) once they are synced, and touches the database
 * only after that is synced too.
 *
 * Everything keeps its place and size. A record is gathered from SQLite's three writes and sealed as one
 * piece: the reserved bytes of the page in it, which are always zero, make room for nonce, tag and epoch. A
 * header is sealed twice into its sector. Each journal has a random id in its headers, which is authenticated
 * with each of its pieces, so what an earlier journal left on the disk is not taken for part of this one.
 *
 * What is what is told by where it stands, never by its size:
 *
 * - A header of which neither copy is genuine is none: a power cut tore it, before the database was touched,
 * and there is nothing to be rolled back. A single wrong byte spoils one copy only.
 * - A record that a header counts must be there and be genuine: else reading it is an error, and the database
 * is not opened half rolled back.
 * - Where no record can be, there are zeros. There SQLite looks for the name of a journal over several
 * databases, which a vault never has.
 *
 * Used on the thread of the connection.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-vault-vfs-private.h"

#include <sodium.h>
#include <string.h>

#define SECTOR_SIZE 512

/* What SQLite writes of a header, and what of that it writes again to finish it. */
#define HEADER_TEXT   28
#define HEADER_FINISH 12
#define AT_N_RECORDS  8
#define N_COPIES      2
#define COPY_SIZE     (SECTOR_SIZE / N_COPIES)
#define AT_ID         32 /* within a copy, behind what SQLite wrote */

/* A record: number of the page, page, checksum. */
#define NUMBER_SIZE 4
#define RECORD_SIZE (NUMBER_SIZE + KW_VAULT_PAGE_SIZE + NUMBER_SIZE)
#define AT_PAGE     NUMBER_SIZE
#define AT_CHECKSUM (AT_PAGE + KW_VAULT_PAGE_SIZE)

/* A sealed record: number, checksum and the page without its reserved bytes stand together. */
#define AT_SEALED_CHECKSUM NUMBER_SIZE
#define AT_SEALED_PAGE     (2 * NUMBER_SIZE)

G_STATIC_ASSERT (AT_SEALED_PAGE + KW_VAULT_PAGE_TEXT + KW_VAULT_SEAL_SIZE == RECORD_SIZE);
G_STATIC_ASSERT (HEADER_TEXT <= AT_ID && AT_ID + KW_VAULT_ID_SIZE <= COPY_SIZE - KW_VAULT_SEAL_SIZE);

static const guint8 header_magic[] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7 };

typedef struct
{
  gint64 offset; /* of the header */
  gint64 n_records;
  gboolean finished; /* whether the header counts them, which it does once they are synced */
  guint8 text[HEADER_TEXT];
} Segment;

typedef struct
{
  sqlite3_file base;
  KwVaultVfs *vfs;
  sqlite3_file *real;
  GArray *segments; /* of Segment, in order */
  gboolean known;   /* whether segments are those of the file */
  guint8 id[KW_VAULT_ID_SIZE];

  int gathered; /* how much there is of the record that comes next */
  guint8 gathering[RECORD_SIZE];

  gint64 read_at; /* where the record that was read last begins; -1 for none */
  guint8 read[RECORD_SIZE];

  guint8 sealed[RECORD_SIZE];
} Journal;

/* Where what is */

static gint64
get_end (const Segment *segment)
{
  return segment->offset + SECTOR_SIZE + segment->n_records * RECORD_SIZE;
}

/* Where the header after a segment stands. */
static gint64
get_next (const Segment *segment)
{
  return (get_end (segment) + SECTOR_SIZE - 1) / SECTOR_SIZE * SECTOR_SIZE;
}

static Segment *
get_last (Journal *self)
{
  return self->segments->len > 0 ? &g_array_index (self->segments, Segment, self->segments->len - 1) : NULL;
}

static Segment *
find_segment (Journal *self, gint64 offset)
{
  for (guint i = self->segments->len; i > 0; i--)
    {
      Segment *segment = &g_array_index (self->segments, Segment, i - 1);

      if (segment->offset <= offset)
        return segment;
    }
  return NULL;
}

static void
forget (Journal *self)
{
  g_array_set_size (self->segments, 0);
  self->known = TRUE;
  self->read_at = -1;
  self->gathered = 0;
}

/* Headers */

static KwVaultPlace
get_place (Journal *self, KwVaultPart part, gint64 offset)
{
  KwVaultPlace place = { .part = part, .position = offset };

  /* A header is where the id comes from; it is authenticated by being sealed. */
  if (part == KW_VAULT_JOURNAL_RECORD)
    memcpy (place.id, self->id, KW_VAULT_ID_SIZE);
  return place;
}

static int
write_header (Journal *self, const Segment *segment)
{
  guint8 sector[SECTOR_SIZE] = { 0 };

  for (int i = 0; i < N_COPIES; i++)
    {
      guint8 *copy = sector + i * COPY_SIZE;
      KwVaultPlace place = get_place (self, KW_VAULT_JOURNAL_HEADER, segment->offset + i * COPY_SIZE);

      memcpy (copy, segment->text, HEADER_TEXT);
      memcpy (copy + AT_ID, self->id, KW_VAULT_ID_SIZE);
      if (!kw_vault_seal (self->vfs->vault, &place, copy, COPY_SIZE))
        return SQLITE_IOERR_WRITE;
    }
  return self->real->pMethods->xWrite (self->real, sector, SECTOR_SIZE, segment->offset);
}

/* SQLite leaves out the first bytes of a header until it finishes it. */
static gboolean
is_finished (const guint8 *text)
{
  return memcmp (text, header_magic, sizeof header_magic) == 0;
}

static gint64
count_records (const guint8 *text)
{
  guint32 number;

  memcpy (&number, text + AT_N_RECORDS, sizeof number);
  return is_finished (text) ? GUINT32_FROM_BE (number) : 0;
}

/* The copy of a header that is genuine, the finished one where they differ: of a header that was being
 * finished when the power went, either will do. The first header of a journal says the id of all. */
static gboolean
unseal_header (Journal *self, guint8 *sector, gint64 offset, Segment *segment)
{
  gboolean found = FALSE;

  for (int i = 0; i < N_COPIES; i++)
    {
      guint8 *copy = sector + i * COPY_SIZE;
      KwVaultPlace place = get_place (self, KW_VAULT_JOURNAL_HEADER, offset + i * COPY_SIZE);

      if (!kw_vault_unseal (self->vfs->vault, &place, copy, COPY_SIZE) ||
          (offset > 0 && memcmp (copy + AT_ID, self->id, KW_VAULT_ID_SIZE) != 0))
        continue;
      if (found && !is_finished (copy))
        continue;
      found = TRUE;
      *segment =
          (Segment){ .offset = offset, .n_records = count_records (copy), .finished = is_finished (copy) };
      memcpy (segment->text, copy, HEADER_TEXT);
      memcpy (self->id, copy + AT_ID, KW_VAULT_ID_SIZE);
    }
  return found;
}

/* The journal ends before another header; or the system did not read what there is, which must not be taken for the
 * end: a commit that was cut short would then stay as it is. */
static int
explain_short_read (Journal *self, gint64 offset)
{
  sqlite3_int64 size;
  int result = self->real->pMethods->xFileSize (self->real, &size);

  if (result != SQLITE_OK)
    return result;
  return size < offset + SECTOR_SIZE ? SQLITE_DONE : SQLITE_IOERR_READ;
}

/* Finds the segments of a journal that was there before. */
static int
get_to_know (Journal *self)
{
  Segment segment = { 0 };
  gint64 offset = 0;

  forget (self);
  for (;;)
    {
      guint8 sector[SECTOR_SIZE];
      int result = self->real->pMethods->xRead (self->real, sector, SECTOR_SIZE, offset);

      if (result == SQLITE_IOERR_SHORT_READ)
        result = explain_short_read (self, offset);
      if (result == SQLITE_DONE)
        return SQLITE_OK;
      if (result != SQLITE_OK)
        {
          self->known = FALSE;
          return result;
        }
      if (!unseal_header (self, sector, offset, &segment))
        return SQLITE_OK;
      g_array_append_val (self->segments, segment);
      self->vfs->may_be_torn = TRUE;
      if (!segment.finished)
        return SQLITE_OK;
      offset = get_next (&segment);
    }
}

/* Reading */

static int
read_zeros (Journal *self, void *bytes, int length, gint64 offset)
{
  sqlite3_int64 size;
  int result = self->real->pMethods->xFileSize (self->real, &size);

  memset (bytes, 0, length);
  if (result != SQLITE_OK)
    return result;
  return offset + length > size ? SQLITE_IOERR_SHORT_READ : SQLITE_OK;
}

static int
read_header (const Segment *segment, guint8 *bytes, int length, int at)
{
  guint8 sector[SECTOR_SIZE] = { 0 };

  if (at + length > SECTOR_SIZE)
    return SQLITE_IOERR_READ;
  memcpy (sector, segment->text, HEADER_TEXT);
  memcpy (bytes, sector + at, length);
  return SQLITE_OK;
}

static int
load_record (Journal *self, gint64 offset)
{
  KwVaultPlace place = get_place (self, KW_VAULT_JOURNAL_RECORD, offset);
  int result;

  if (self->read_at == offset)
    return SQLITE_OK;
  self->read_at = -1;
  result = self->real->pMethods->xRead (self->real, self->sealed, RECORD_SIZE, offset);
  if (result == SQLITE_IOERR_SHORT_READ)
    return SQLITE_IOERR_DATA;
  if (result != SQLITE_OK)
    return result;
  if (!kw_vault_unseal (self->vfs->vault, &place, self->sealed, RECORD_SIZE))
    return SQLITE_IOERR_DATA;
  memset (self->read, 0, RECORD_SIZE);
  memcpy (self->read, self->sealed, NUMBER_SIZE);
  memcpy (self->read + AT_PAGE, self->sealed + AT_SEALED_PAGE, KW_VAULT_PAGE_TEXT);
  memcpy (self->read + AT_CHECKSUM, self->sealed + AT_SEALED_CHECKSUM, NUMBER_SIZE);
  self->read_at = offset;
  return SQLITE_OK;
}

static gboolean
is_part_of_record (int at, int length)
{
  return (at == 0 && length == NUMBER_SIZE) || (at == AT_PAGE && length == KW_VAULT_PAGE_SIZE) ||
         (at == AT_CHECKSUM && length == NUMBER_SIZE);
}

static int
read_journal (sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset)
{
  Journal *self = (Journal *) file;
  int result = self->known ? SQLITE_OK : get_to_know (self);
  const Segment *segment;
  gint64 behind;
  int at;

  if (result != SQLITE_OK)
    return result;
  segment = find_segment (self, offset);
  if (segment == NULL)
    return read_zeros (self, bytes, length, offset);
  if (offset < segment->offset + SECTOR_SIZE)
    return read_header (segment, bytes, length, (int) (offset - segment->offset));

  behind = offset - segment->offset - SECTOR_SIZE;
  at = (int) (behind % RECORD_SIZE);
  if (behind / RECORD_SIZE >= segment->n_records || !is_part_of_record (at, length))
    return read_zeros (self, bytes, length, offset);
  result = load_record (self, offset - at);
  if (result == SQLITE_OK)
    memcpy (bytes, self->read + at, length);
  else
    memset (bytes, 0, length);
  return result;
}

/* Writing */

static int
begin_segment (Journal *self, const void *bytes, gint64 offset)
{
  const Segment *last = get_last (self);
  Segment segment = { .offset = offset };
  int result;

  if (offset == 0)
    {
      forget (self);
      randombytes_buf (self->id, sizeof self->id);
    }
  else if (last == NULL || offset != get_next (last))
    return SQLITE_IOERR_WRITE;
  memcpy (segment.text, bytes, HEADER_TEXT);
  result = write_header (self, &segment);
  if (result == SQLITE_OK)
    g_array_append_val (self->segments, segment);
  return result;
}

static int
finish_segment (Journal *self, const void *bytes, Segment *segment)
{
  Segment finished = *segment;
  int result;

  memcpy (finished.text, bytes, HEADER_FINISH);
  finished.finished = TRUE;
  if (count_records (finished.text) != segment->n_records)
    return SQLITE_IOERR_WRITE;
  result = write_header (self, &finished);
  if (result == SQLITE_OK)
    *segment = finished;
  return result;
}

/* The journal is over: zeros in place of the first header, which SQLite writes where it does not truncate. */
static int
end_journal (Journal *self, const guint8 *bytes)
{
  guint8 sector[SECTOR_SIZE] = { 0 };
  int result;

  if (!sodium_is_zero (bytes, HEADER_TEXT))
    return SQLITE_IOERR_WRITE;
  result = kw_vault_mend_free_pages (self->vfs);
  if (result != SQLITE_OK)
    return result;
  result = self->real->pMethods->xWrite (self->real, sector, SECTOR_SIZE, 0);
  if (result == SQLITE_OK)
    forget (self);
  return result;
}

static int
write_record (Journal *self, Segment *segment)
{
  gint64 offset = get_end (segment);
  KwVaultPlace place = get_place (self, KW_VAULT_JOURNAL_RECORD, offset);
  int result;

  self->gathered = 0;
  self->read_at = -1;
  memcpy (self->sealed, self->gathering, NUMBER_SIZE);
  memcpy (self->sealed + AT_SEALED_CHECKSUM, self->gathering + AT_CHECKSUM, NUMBER_SIZE);
  memcpy (self->sealed + AT_SEALED_PAGE, self->gathering + AT_PAGE, KW_VAULT_PAGE_TEXT);
  if (!kw_vault_seal (self->vfs->vault, &place, self->sealed, RECORD_SIZE))
    return SQLITE_IOERR_WRITE;
  result = self->real->pMethods->xWrite (self->real, self->sealed, RECORD_SIZE, offset);
  if (result == SQLITE_OK)
    segment->n_records++;
  return result;
}

/* The next part of the record that comes next. */
static int
gather (Journal *self, Segment *segment, const void *bytes, int length, gint64 offset)
{
  gint64 at = offset - get_end (segment);

  if (segment->finished || at < 0 || at >= RECORD_SIZE || !is_part_of_record ((int) at, length) ||
      (at > 0 && self->gathered != at))
    return SQLITE_IOERR_WRITE;
  memcpy (self->gathering + at, bytes, length);
  self->gathered = (int) at + length;
  return self->gathered == RECORD_SIZE ? write_record (self, segment) : SQLITE_OK;
}

static int
write_journal (sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
  Journal *self = (Journal *) file;
  Segment *segment;

  if (self->vfs->vault->sync_failed)
    return SQLITE_IOERR_WRITE;
  if (length == SECTOR_SIZE && offset % SECTOR_SIZE == 0)
    return begin_segment (self, bytes, offset);
  if (length == HEADER_TEXT && offset == 0)
    return end_journal (self, bytes);
  segment = get_last (self);
  if (segment == NULL || offset < segment->offset)
    return SQLITE_IOERR_WRITE;
  if (offset == segment->offset)
    return length == HEADER_FINISH ? finish_segment (self, bytes, segment) : SQLITE_IOERR_WRITE;
  if (offset < segment->offset + SECTOR_SIZE)
    return SQLITE_IOERR_WRITE;
  return gather (self, segment, bytes, length, offset);
}

/* The rest */

static int
close_journal (sqlite3_file *file)
{
  Journal *self = (Journal *) file;
  int result = self->real->pMethods != NULL ? self->real->pMethods->xClose (self->real) : SQLITE_OK;

  g_array_unref (self->segments);
  sodium_memzero (self->gathering, sizeof self->gathering);
  sodium_memzero (self->read, sizeof self->read);
  return result;
}

static int
truncate_journal (sqlite3_file *file, sqlite3_int64 size)
{
  Journal *self = (Journal *) file;
  int result;

  if (size != 0 || self->vfs->vault->sync_failed)
    return SQLITE_IOERR_TRUNCATE;
  result = kw_vault_mend_free_pages (self->vfs);
  if (result == SQLITE_OK)
    result = self->real->pMethods->xTruncate (self->real, 0);
  if (result == SQLITE_OK)
    forget (self);
  return result;
}

static int
sync_journal (sqlite3_file *file, int flags)
{
  Journal *self = (Journal *) file;
  int result;

  if (self->vfs->vault->sync_failed)
    return SQLITE_IOERR_FSYNC;
  result = self->real->pMethods->xSync (self->real, flags);
  if (result != SQLITE_OK)
    kw_vault_note_failed_sync (self->vfs->vault);
  return result;
}

static int
get_journal_size (sqlite3_file *file, sqlite3_int64 *size)
{
  Journal *self = (Journal *) file;

  return self->real->pMethods->xFileSize (self->real, size);
}

static int
ignore_lock (sqlite3_file *file, int level)
{
  return SQLITE_OK;
}

static int
check_reserved_lock (sqlite3_file *file, int *reserved)
{
  *reserved = FALSE;
  return SQLITE_OK;
}

static int
control_journal (sqlite3_file *file, int operation, void *argument)
{
  return SQLITE_NOTFOUND;
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

static const sqlite3_io_methods journal_methods = {
  .iVersion = 1,
  .xClose = close_journal,
  .xRead = read_journal,
  .xWrite = write_journal,
  .xTruncate = truncate_journal,
  .xSync = sync_journal,
  .xFileSize = get_journal_size,
  .xLock = ignore_lock,
  .xUnlock = ignore_lock,
  .xCheckReservedLock = check_reserved_lock,
  .xFileControl = control_journal,
  .xSectorSize = get_sector_size,
  .xDeviceCharacteristics = get_characteristics,
};

/* Behind our own part, where anything may stand. */
static int
get_own_size (void)
{
  return (int) ((sizeof (Journal) + G_MEM_ALIGN - 1) / G_MEM_ALIGN * G_MEM_ALIGN);
}

/**
 * kw_vault_journal_get_size:
 * @base: the VFS that the journal will lie on
 *
 * Returns: how much memory the file of a journal needs
 */
int
kw_vault_journal_get_size (sqlite3_vfs *base)
{
  return get_own_size () + base->szOsFile;
}

/**
 * kw_vault_journal_open:
 * @vfs: the VFS of a vault
 * @name: the journal, with what SQLite puts behind a name
 * @file: (out caller-allocates): kw_vault_journal_get_size() bytes
 * @flags: as SQLite gives them
 * @given: (out) (optional): those that were granted
 *
 * Returns: a result of SQLite's
 */
int
kw_vault_journal_open (KwVaultVfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *given)
{
  Journal *self = (Journal *) file;
  sqlite3_file *real = (sqlite3_file *) (gpointer) ((char *) file + get_own_size ());
  int result;

  memset (self, 0, get_own_size () + vfs->base->szOsFile);
  result = vfs->base->xOpen (vfs->base, name, real, flags, given);
  if (result != SQLITE_OK)
    {
      if (real->pMethods != NULL)
        real->pMethods->xClose (real);
      return result;
    }
  self->base.pMethods = &journal_methods;
  self->vfs = vfs;
  self->real = real;
  self->segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  self->read_at = -1;
  return SQLITE_OK;
}
