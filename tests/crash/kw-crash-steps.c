/* kw-crash-steps.c: steps about the casebook as a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-crash-steps.h"

#include "kw-casebook-private.h"
#include "kw-check.h"
#include "kw-data-error.h"
#include "kw-database-copy.h"
#include "kw-search-index.h"
#include "kw-vault-io.h"

#include "kw-test-vfs.h"

#define COPY "copy.keyworker"

static gboolean
run_here (KwCrashRun *run, KwJobFunc func, GError **error)
{
  return kw_casebook_run_sync_number (run->casebook, KW_WAITED_FOR, func, run, NULL, NULL, error) != 0;
}

gboolean
kw_crash_step_create (KwCrashRun *run, GError **error)
{
  return kw_crash_run_create (run, error);
}

gboolean
kw_crash_step_open (KwCrashRun *run, GError **error)
{
  return kw_crash_run_open (run, error);
}

gboolean
kw_crash_step_close (KwCrashRun *run, GError **error)
{
  kw_crash_run_close (run);
  return TRUE;
}

gboolean
kw_crash_step_lock (KwCrashRun *run, GError **error)
{
  if (!kw_casebook_lock_sync (run->casebook, error))
    return FALSE;
  g_clear_object (&run->casebook);
  return TRUE;
}

gboolean
kw_crash_step_check (KwCrashRun *run, GError **error)
{
  g_autoptr (GPtrArray) findings = kw_casebook_check_sync (run->casebook, NULL, error);

  if (findings == NULL)
    return FALSE;
  if (findings->len > 0)
    g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED,
                         ((KwCheckFinding *) g_ptr_array_index (findings, 0))->sentence);
  return findings->len == 0;
}

static gboolean
copy_here (KwJob *job, GError **error)
{
  KwCrashRun *run = job->data;
  g_autofree char *path = kw_test_disk_dup_path (run->disk, COPY);
  g_autoptr (KwVault) to = NULL;

  if (!kw_vault_io_delete_with_journal (KW_TEST_VFS, path, error))
    return FALSE;
  to = kw_vault_create_beside (kw_database_get_vault (job->database), path, KW_VAULT_BACKUP, error);
  return to != NULL && kw_database_copy_at_once (job->database, to, error);
}

gboolean
kw_crash_step_copy (KwCrashRun *run, GError **error)
{
  return run_here (run, copy_here, error);
}

/* Somebody tidies up: the journal lies there empty and looks like something left over. */
gboolean
kw_crash_step_lose_journal (KwCrashRun *run, GError **error)
{
  g_autofree char *path = kw_test_disk_dup_path (run->disk, KW_CRASH_JOURNAL);

  return kw_vault_io_delete (KW_TEST_VFS, path, error);
}

static gboolean
shrink_cache_here (KwJob *job, GError **error)
{
  return kw_database_run (job->database, "PRAGMA cache_size = 10; PRAGMA cache_spill = 10", error);
}

/* So that pages are written before the transaction is over, and the journal is synced again and again. */
gboolean
kw_crash_step_have_little_memory (KwCrashRun *run, GError **error)
{
  return run_here (run, shrink_cache_here, error);
}

static gboolean
merge_here (KwJob *job, GError **error)
{
  gboolean more = TRUE;

  while (more)
    if (!kw_search_index_merge (job->database, &more, error))
      return FALSE;
  return TRUE;
}

gboolean
kw_crash_step_merge (KwCrashRun *run, GError **error)
{
  return run_here (run, merge_here, error);
}
