/* kw-database-copy.c: copying a database while it is in use
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-database-copy.h"

#include "kw-data-error.h"
#include "kw-database-private.h"

#include <glib/gi18n-lib.h>

/* Between two looks at the clock: a quarter of a megabyte. */
#define PAGES_AT_ONCE 64

/* The file counts for nothing before all of it is there, so nothing is synced on the way. */
static const char target_sql[] = "PRAGMA synchronous = OFF";

struct _KwDatabaseCopy
{
  KwDatabase *source; /* NULL once it is closed */
  KwDatabase *target; /* NULL once it is closed */
  sqlite3_backup *backup;
  KwVault *vault;       /* of the target */
  gint64 copied, total; /* pages */
  gboolean done;
};

static void
end_backup (KwDatabaseCopy *self)
{
  if (self->backup != NULL)
    sqlite3_backup_finish (g_steal_pointer (&self->backup));
  if (self->source != NULL)
    self->source->copies = g_list_remove (self->source->copies, self);
  self->source = NULL;
  g_clear_pointer (&self->target, kw_database_close);
}

/**
 * kw_database_copy_free:
 * @self: (transfer full): a copy
 *
 * Ends copying. What is not done is removed, and its vault closed.
 */
void
kw_database_copy_free (KwDatabaseCopy *self)
{
  end_backup (self);
  if (!self->done)
    {
      kw_vault_close (self->vault);
      kw_vault_io_delete_with_journal (kw_vault_get_vfs (self->vault), kw_vault_get_path (self->vault), NULL);
    }
  kw_vault_unref (self->vault);
  g_free (self);
}

/**
 * kw_database_copy_lose_source:
 * @self: a copy
 *
 * For whoever closes the source: it can only be closed once nothing is copied from it.
 */
void
kw_database_copy_lose_source (KwDatabaseCopy *self)
{
  end_backup (self);
}

static gboolean
start_backup (KwDatabaseCopy *self, GError **error)
{
  if (!kw_database_run (self->target, target_sql, error))
    return FALSE;
  self->backup = sqlite3_backup_init (self->target->handle, "main", self->source->handle, "main");
  if (self->backup == NULL)
    kw_database_set_error (self->target, sqlite3_extended_errcode (self->target->handle), error);
  return self->backup != NULL;
}

/**
 * kw_database_copy_new:
 * @source: a database without an open transaction
 * @to: an open vault without a database in it, which may have other keys
 * @error: for what went wrong; the vault is then closed and its file removed
 *
 * Begins to copy @source into @to.
 *
 * Returns: (transfer full): the copy, of which nothing is there yet
 */
KwDatabaseCopy *
kw_database_copy_new (KwDatabase *source, KwVault *to, GError **error)
{
  g_autoptr (KwDatabaseCopy) self = g_new0 (KwDatabaseCopy, 1);

  g_assert (KW_DATABASE_IS_HERE (source));

  self->vault = kw_vault_ref (to);
  self->target = kw_database_open (to, error);
  if (self->target == NULL)
    return NULL;
  self->source = source;
  source->copies = g_list_prepend (source->copies, self);
  return start_backup (self, error) ? g_steal_pointer (&self) : NULL;
}

static void
note_progress (KwDatabaseCopy *self)
{
  self->total = sqlite3_backup_pagecount (self->backup);
  self->copied = self->total - sqlite3_backup_remaining (self->backup);
}

static gboolean
refuse_closed (GError **error)
{
  g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_BUSY, _ ("The casebook has been closed."));
  return FALSE;
}

static gboolean
finish (KwDatabaseCopy *self, int result, GError **error)
{
  if (result != SQLITE_DONE)
    {
      /* A page that cannot be read is the source's fault, one that cannot be written the copy's; SQLite tells both
       * through the copy. */
      sqlite3_backup_finish (g_steal_pointer (&self->backup));
      kw_database_set_error (self->target, result, error);
      return FALSE;
    }
  result = sqlite3_backup_finish (g_steal_pointer (&self->backup));
  if (result != SQLITE_OK)
    {
      kw_database_set_error (self->target, result, error);
      return FALSE;
    }
  self->done = TRUE;
  end_backup (self);
  return TRUE;
}

/**
 * kw_database_copy_step:
 * @self: a copy that is not done
 * @until: when to stop, by the monotonic clock
 * @done: (out): whether all of it is copied; the source is then as it is in the copy
 * @error: for what went wrong; the copy is of no use then
 *
 * Copies some pages, one handful at least.
 *
 * Returns: whether it worked
 */
gboolean
kw_database_copy_step (KwDatabaseCopy *self, gint64 until, gboolean *done, GError **error)
{
  int result = SQLITE_OK;

  *done = FALSE;
  if (self->backup == NULL)
    return refuse_closed (error);
  do
    {
      result = sqlite3_backup_step (self->backup, PAGES_AT_ONCE);
      note_progress (self);
    }
  while (result == SQLITE_OK && g_get_monotonic_time () < until);
  if (result == SQLITE_OK)
    return TRUE;
  *done = TRUE;
  return finish (self, result, error);
}

/**
 * kw_database_copy_step_nearly:
 * @self: a copy that is not done
 * @until: when to stop, by the monotonic clock
 * @nearly: (out): whether all but one page is copied, where copying stops: as long as the last page is missing, the
 *   copy follows what is committed to the source
 * @error: for what went wrong; the copy is of no use then
 *
 * Copies some pages, but not the last one.
 *
 * Returns: whether it worked
 */
gboolean
kw_database_copy_step_nearly (KwDatabaseCopy *self, gint64 until, gboolean *nearly, GError **error)
{
  int result;
  int left;

  *nearly = FALSE;
  if (self->backup == NULL)
    return refuse_closed (error);
  /* No pages: to be told how many there are. */
  result = sqlite3_backup_step (self->backup, 0);
  while (result == SQLITE_OK && (left = sqlite3_backup_remaining (self->backup)) > 1)
    {
      result = sqlite3_backup_step (self->backup, MIN (PAGES_AT_ONCE, left - 1));
      note_progress (self);
      if (g_get_monotonic_time () >= until)
        break;
    }
  if (result != SQLITE_OK)
    return finish (self, result, error);
  *nearly = sqlite3_backup_remaining (self->backup) <= 1;
  return TRUE;
}

/**
 * kw_database_copy_get_progress:
 * @self: a copy
 * @copied: (out): pages that are copied
 * @total: (out): pages that there are; 0 before the first step
 */
void
kw_database_copy_get_progress (KwDatabaseCopy *self, gint64 *copied, gint64 *total)
{
  *copied = self->copied;
  *total = self->total;
}

/**
 * kw_database_copy_make_durable:
 * @to: the vault of a copy that is done
 * @error: for what went wrong
 *
 * Returns: whether all of the copy is on the disk, under its name
 */
gboolean
kw_database_copy_make_durable (KwVault *to, GError **error)
{
  return kw_vault_sync (to, error) && kw_vault_io_sync_folder (kw_vault_get_vfs (to), kw_vault_get_path (to), error);
}

/**
 * kw_database_copy_at_once:
 * @source: a database without an open transaction
 * @to: an open vault without a database in it
 * @error: for what went wrong; the vault is then closed and its file removed
 *
 * Copies the whole database, as it is now, durably.
 *
 * Returns: whether there is a whole copy
 */
gboolean
kw_database_copy_at_once (KwDatabase *source, KwVault *to, GError **error)
{
  g_autoptr (KwDatabaseCopy) copy = kw_database_copy_new (source, to, error);
  gboolean done = FALSE;

  if (copy == NULL || !kw_database_copy_step (copy, G_MAXINT64, &done, error))
    return FALSE;
  if (kw_database_copy_make_durable (to, error))
    return TRUE;
  copy->done = FALSE;
  return FALSE;
}

/**
 * kw_database_copy_give_name:
 * @vfs: (nullable): where both lie
 * @from: a durable database that is not open, and was closed as it should
 * @to: what it will be called, where no file is
 * @error: for what went wrong; %KW_DATA_ERROR_CONFLICT where there is one
 *
 * Gives a database its name, durably, and removes the empty journal that its former one has.
 *
 * Returns: whether it has it
 */
gboolean
kw_database_copy_give_name (const char *vfs, const char *from, const char *to, GError **error)
{
  g_autofree char *journal = g_strconcat (from, "-journal", NULL);

  if (kw_vault_io_exists (vfs, to))
    {
      g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_CONFLICT, _ ("There is already a file “%s”."), to);
      return FALSE;
    }
  return kw_vault_io_delete (vfs, journal, error) && kw_vault_io_rename (vfs, from, to, error);
}
