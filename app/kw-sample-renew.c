/* kw-sample-renew.c: a sample casebook of today
 *
 * The dates of a sample stand around the day on which it was made: a week later every visit is overdue. So it
 * is made again on another day, unless somebody wrote in it. Beside it lies a note of the day it was made and
 * of how its history ended then; a casebook without such a note, or that has become something else, is left
 * alone. Whatever is made is made under another name first, so that half a sample is never opened. Blocks, so
 * the window runs it on a thread of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-sample-renew.h"

#include "kw-casebook.h"
#include "kw-drafts.h"
#include "kw-journal.h"

#include <errno.h>
#include <glib/gstdio.h>

#define GROUP "made"
#define DAY   "day"
#define HEAD  "head"

static KwInstant
show_time (gpointer data)
{
  return *(const KwInstant *) data;
}

static KwCasebook *
open_casebook (const char *path, const KwInstant *now, GError **error)
{
  KwCasebookOptions options = { .clock = show_time, .clock_data = (gpointer) now };

  return kw_casebook_open_sync (path, &options, error);
}

/* (transfer full) (nullable): how its history ends */
static char *
read_head (const char *path, const KwInstant *now, GError **error)
{
  g_autoptr (KwCasebook) casebook = open_casebook (path, now, error);
  g_autofree char *head = NULL;

  if (casebook == NULL)
    return NULL;
  head = kw_casebook_dup_journal_head_sync (casebook, NULL, error);
  return kw_casebook_close_sync (casebook, head != NULL ? error : NULL) ? g_steal_pointer (&head) : NULL;
}

/* Entries of the history that were not there, or something half written. */
static gboolean
was_written_in (const char *path, const char *head, const KwInstant *now, gboolean *written, GError **error)
{
  g_autoptr (KwCasebook) casebook = open_casebook (path, now, error);
  g_autofree char *present = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  if (casebook == NULL)
    return FALSE;
  present = kw_casebook_dup_journal_head_sync (casebook, NULL, error);
  drafts = present != NULL ? kw_casebook_list_drafts_sync (casebook, NULL, error) : NULL;
  if (!kw_casebook_close_sync (casebook, drafts != NULL ? error : NULL) || drafts == NULL)
    return FALSE;
  *written = drafts->len > 0 || g_strcmp0 (present, head) != 0;
  return TRUE;
}

static char *
get_note_path (const char *path)
{
  return g_strconcat (path, ".made", NULL);
}

/* Whether it is to be made (again). */
static gboolean
is_wanted (const char *path, KwInstant now, gboolean *wanted, GError **error)
{
  g_autoptr (GKeyFile) note = g_key_file_new ();
  g_autofree char *note_path = get_note_path (path);
  g_autofree char *today = kw_date_format (kw_instant_to_date (now));
  g_autofree char *day = NULL, *head = NULL;
  gboolean written = TRUE;

  *wanted = !g_file_test (path, G_FILE_TEST_EXISTS);
  if (*wanted || !g_key_file_load_from_file (note, note_path, 0, NULL))
    return TRUE;
  day = g_key_file_get_string (note, GROUP, DAY, NULL);
  head = g_key_file_get_string (note, GROUP, HEAD, NULL);
  if (day == NULL || head == NULL || g_str_equal (day, today))
    return TRUE;
  if (!was_written_in (path, head, &now, &written, error))
    return FALSE;
  *wanted = !written;
  return TRUE;
}

static gboolean
write_note (const char *path, const char *casebook, KwInstant now, GError **error)
{
  g_autoptr (GKeyFile) note = g_key_file_new ();
  g_autofree char *note_path = get_note_path (path);
  g_autofree char *today = kw_date_format (kw_instant_to_date (now));
  g_autofree char *head = read_head (casebook, &now, error);

  if (head == NULL)
    return FALSE;
  g_key_file_set_string (note, GROUP, DAY, today);
  g_key_file_set_string (note, GROUP, HEAD, head);
  return g_key_file_save_to_file (note, note_path, error);
}

static gboolean
put_in_place (const char *unfinished, const char *path, GError **error)
{
  if (g_rename (unfinished, path) == 0)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
  return FALSE;
}

/* With the journal of SQLite's that lies beside it. */
static void
throw_away (const char *unfinished)
{
  g_autofree char *journal = g_strconcat (unfinished, "-journal", NULL);

  g_unlink (unfinished);
  g_unlink (journal);
}

/**
 * kw_sample_renew:
 * @path: where the sample is, or is to be
 * @options: what sample
 * @progress: (nullable) (scope call): told how far it is, where one is made
 * @progress_data: for @progress
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong; then what was there is there still
 *
 * Makes a sample where there is none, or where one of another day lies that nobody wrote in.
 *
 * Returns: whether there is a sample now
 */
gboolean
kw_sample_renew (const char *path,
                 const KwSampleOptions *options,
                 KwSampleProgress progress,
                 gpointer progress_data,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autofree char *unfinished = g_strconcat (path, ".unfinished", NULL);
  gboolean wanted, made;

  g_return_val_if_fail (path != NULL && options != NULL, FALSE);

  if (!is_wanted (path, options->now, &wanted, error))
    return FALSE;
  if (!wanted)
    return TRUE;
  /* What an earlier attempt left. */
  throw_away (unfinished);
  /* The note first: with one that fits no casebook yet, whatever lies there is left alone. */
  made = kw_sample_create (unfinished, options, progress, progress_data, cancellable, error) &&
         write_note (path, unfinished, options->now, error) && put_in_place (unfinished, path, error);
  throw_away (unfinished);
  return made;
}
