/* kw-backup-place.c: the place where backups are kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-backup-place.h"

#include "kw-data-error.h"
#include "kw-vault-io.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define SUFFIX ".keyworker"

/* UTC, in the order of time; a second backup in the same second has "-2" behind it. */
#define NAME_FORMAT "%Y-%m-%dT%H%M%SZ"
#define NAME_LENGTH 18

#define FOLDER_MODE 0700

/**
 * kw_backup_file_free:
 * @file: (nullable) (transfer full): a backup
 */
void
kw_backup_file_free (KwBackupFile *file)
{
  if (file == NULL)
    return;
  g_free (file->path);
  g_free (file);
}

/**
 * kw_backup_place_is_there:
 * @place: a folder
 *
 * Returns: whether the folder is there now: the stick is in, the server can be reached
 */
gboolean
kw_backup_place_is_there (const char *place)
{
  return g_file_test (place, G_FILE_TEST_IS_DIR);
}

/* The folder that is there, of a path whose last parts may have to be made. */
static char *
find_existing (const char *path)
{
  char *existing = g_canonicalize_filename (path, NULL);

  while (!g_file_test (existing, G_FILE_TEST_EXISTS))
    {
      char *parent = g_path_get_dirname (existing);

      g_free (existing);
      existing = parent;
    }
  return existing;
}

/**
 * kw_backup_place_is_same_disk:
 * @place: a folder
 * @casebook: a casebook file
 *
 * Returns: whether both lie on one disk, as far as the system can tell, so that both are lost together
 */
gboolean
kw_backup_place_is_same_disk (const char *place, const char *casebook)
{
  g_autofree char *existing_place = find_existing (place);
  g_autofree char *existing_casebook = find_existing (casebook);
  GStatBuf of_place, of_casebook;

  if (g_stat (existing_place, &of_place) != 0 || g_stat (existing_casebook, &of_casebook) != 0)
    return FALSE;
  return of_place.st_dev == of_casebook.st_dev;
}

static char *
dup_base (const char *casebook)
{
  char *base = g_path_get_basename (casebook);

  if (g_str_has_suffix (base, SUFFIX) && strlen (base) > strlen (SUFFIX))
    base[strlen (base) - strlen (SUFFIX)] = '\0';
  return base;
}

static gboolean
is_of_base (const char *name, const char *base)
{
  return g_str_has_prefix (name, base) && name[strlen (base)] == '-';
}

/* A casebook that was renamed goes on with its folder; of one that cannot be opened only the name is known. */
static char *
find_folder (const char *place, const char *casebook, const char *identity)
{
  g_autofree char *base = dup_base (casebook);
  g_autofree char *usual = g_strdup_printf ("%s-%s", base, identity != NULL ? identity : "");
  g_autofree char *ending = g_strconcat ("-", identity, NULL);
  g_autoptr (GDir) folder = g_dir_open (place, 0, NULL);
  const char *name, *found = NULL;
  char *path;

  while (folder != NULL && found == NULL && (name = g_dir_read_name (folder)) != NULL)
    if (identity != NULL ? g_str_has_suffix (name, ending) : is_of_base (name, base))
      found = name;
  path = g_build_filename (place, found != NULL ? found : usual, NULL);
  return path;
}

static gboolean
set_folder_error (const char *place, int code, GError **error)
{
  g_set_error (error, KW_DATA_ERROR, code == ENOENT ? KW_DATA_ERROR_NOT_FOUND : KW_DATA_ERROR_FAILED,
               _ ("The place for backups, “%s”, cannot be used: %s."), place, g_strerror (code));
  return FALSE;
}

/* The time that a file's name tells; KW_NONE where it is no backup. */
static KwInstant
parse_name (const char *name)
{
  g_autofree char *base = NULL;
  g_autofree char *iso = NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = NULL;
  const char *more;

  if (!g_str_has_suffix (name, SUFFIX))
    return KW_NONE;
  base = g_strndup (name, strlen (name) - strlen (SUFFIX));
  if (strlen (base) < NAME_LENGTH || base[10] != 'T' || base[NAME_LENGTH - 1] != 'Z')
    return KW_NONE;
  more = base + NAME_LENGTH;
  if (*more != '\0' && (*more != '-' || strspn (more + 1, "0123456789") != strlen (more + 1)))
    return KW_NONE;
  iso = g_strdup_printf ("%.13s:%.2s:%.2sZ", base, base + 13, base + 15);
  time = g_date_time_new_from_iso8601 (iso, utc);
  return time != NULL ? g_date_time_to_unix (time) * KW_SECOND : KW_NONE;
}

static char *
print_name (KwInstant now, int n)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (now / KW_SECOND);
  g_autofree char *text = g_date_time_format (time, NAME_FORMAT);

  return n == 1 ? g_strconcat (text, SUFFIX, NULL) : g_strdup_printf ("%s-%d%s", text, n, SUFFIX);
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  const KwBackupFile *first = *(KwBackupFile *const *) a, *second = *(KwBackupFile *const *) b;

  if (first->made != second->made)
    return first->made > second->made ? -1 : 1;
  /* "…Z-2.keyworker" is younger than "…Z.keyworker", and "-10" than "-9". */
  if (strlen (first->path) != strlen (second->path))
    return strlen (first->path) > strlen (second->path) ? -1 : 1;
  return -strcmp (first->path, second->path);
}

static void
add_file (GPtrArray *files, const char *folder, const char *name)
{
  KwInstant made = parse_name (name);
  KwBackupFile *file;
  GStatBuf status;

  if (made == KW_NONE)
    return;
  file = g_new0 (KwBackupFile, 1);
  file->path = g_build_filename (folder, name, NULL);
  file->made = made;
  if (g_stat (file->path, &status) == 0)
    file->size = status.st_size;
  g_ptr_array_add (files, file);
}

/**
 * kw_backup_place_list:
 * @place: a folder
 * @casebook: the casebook file, which need not be there
 * @identity: (nullable): which casebook it is: kw_casebook_dup_identity(); %NULL for one that cannot be opened
 * @error: for a place that is not there or cannot be read
 *
 * Returns: (transfer full) (element-type KwBackupFile): the backups of the casebook, newest first; whether they are
 *   whole is not known
 */
GPtrArray *
kw_backup_place_list (const char *place, const char *casebook, const char *identity, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_backup_file_free);
  g_autofree char *path = find_folder (place, casebook, identity);
  g_autoptr (GDir) folder = NULL;
  const char *name;

  if (!kw_backup_place_is_there (place))
    {
      set_folder_error (place, ENOENT, error);
      return NULL;
    }
  folder = g_dir_open (path, 0, NULL);
  if (folder == NULL && errno != ENOENT)
    {
      set_folder_error (place, errno, error);
      return NULL;
    }
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    add_file (files, path, name);
  g_ptr_array_sort (files, compare_files);
  return g_steal_pointer (&files);
}

/* Listing without waiting */

typedef struct
{
  char *place, *casebook, *identity;
} Listing;

static void
listing_free (gpointer data)
{
  Listing *listing = data;

  g_free (listing->place);
  g_free (listing->casebook);
  g_free (listing->identity);
  g_free (listing);
}

static void
list_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Listing *listing = data;
  GError *error = NULL;
  GPtrArray *files = kw_backup_place_list (listing->place, listing->casebook, listing->identity, &error);

  if (files != NULL)
    g_task_return_pointer (task, files, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * kw_backup_place_list_async:
 * @place: a folder
 * @casebook: the casebook file
 * @identity: which casebook it is
 * @cancellable: (nullable): what stops it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * See kw_backup_place_list(). A place may be slow to answer.
 */
void
kw_backup_place_list_async (const char *place,
                            const char *casebook,
                            const char *identity,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Listing *listing = g_new0 (Listing, 1);

  *listing = (Listing){ g_strdup (place), g_strdup (casebook), g_strdup (identity) };
  g_task_set_source_tag (task, kw_backup_place_list_async);
  g_task_set_task_data (task, listing, listing_free);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, list_in_thread);
}

/**
 * kw_backup_place_list_finish:
 * @result: what the callback got
 * @error: for what went wrong
 *
 * Returns: (transfer full) (element-type KwBackupFile): the backups, newest first
 */
GPtrArray *
kw_backup_place_list_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * kw_backup_place_prepare:
 * @place: a folder that is there
 * @casebook: the casebook file
 * @identity: which casebook it is
 * @now: now
 * @error: for what went wrong
 *
 * Makes the casebook's folder in the place. The place itself is never made: where a stick is out, nothing must be
 * written to where it would be.
 *
 * Returns: (transfer full): where to write a backup; no file is there
 */
char *
kw_backup_place_prepare (
    const char *place, const char *casebook, const char *identity, KwInstant now, GError **error)
{
  g_autofree char *folder = find_folder (place, casebook, identity);

  if (!kw_backup_place_is_there (place))
    {
      set_folder_error (place, ENOENT, error);
      return NULL;
    }
  if (g_mkdir (folder, FOLDER_MODE) != 0 && errno != EEXIST)
    {
      set_folder_error (place, errno, error);
      return NULL;
    }
  for (int n = 1;; n++)
    {
      g_autofree char *name = print_name (now, n);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/**
 * kw_backup_place_rotate:
 * @place: a folder
 * @casebook: the casebook file
 * @identity: which casebook it is
 * @vfs: (nullable): the VFS that the backups lie on
 * @now: now
 * @keep: how many to keep
 * @n_removed: (out): how many were removed
 * @error: for what went wrong
 *
 * Removes the backups that are not to be kept.
 *
 * Returns: whether all of those are gone
 */
gboolean
kw_backup_place_rotate (const char *place,
                        const char *casebook,
                        const char *identity,
                        const char *vfs,
                        KwInstant now,
                        const KwBackupKeep *keep,
                        guint *n_removed,
                        GError **error)
{
  g_autoptr (GPtrArray) files = kw_backup_place_list (place, casebook, identity, error);
  g_autoptr (GArray) made = g_array_new (FALSE, FALSE, sizeof (KwInstant));
  g_autofree gboolean *chosen = NULL;

  *n_removed = 0;
  if (files == NULL)
    return FALSE;
  for (guint i = 0; i < files->len; i++)
    g_array_append_val (made, ((KwBackupFile *) g_ptr_array_index (files, i))->made);
  chosen = kw_backup_rotation_choose ((gconstpointer) made->data, made->len, now, keep);
  for (guint i = 0; i < files->len; i++)
    {
      const KwBackupFile *file = g_ptr_array_index (files, i);

      if (chosen[i])
        continue;
      if (!kw_vault_io_delete_with_journal (vfs, file->path, error))
        return FALSE;
      (*n_removed)++;
    }
  return TRUE;
}
