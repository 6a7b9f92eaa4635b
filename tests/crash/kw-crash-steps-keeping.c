/* kw-crash-steps-keeping.c: steps that keep a casebook, or what is in it, elsewhere; and that erase what must
 * not be kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-crash-steps.h"

#include "kw-backup.h"
#include "kw-check.h"
#include "kw-erase.h"
#include "kw-restore.h"
#include "kw-vault-io.h"

#include "kw-test-vfs.h"

gboolean
kw_crash_step_back_up (KwCrashRun *run, GError **error)
{
  g_autofree char *path = kw_test_disk_dup_path (run->disk, KW_CRASH_BACKUP);
  g_autoptr (KwBackup) backup = kw_casebook_back_up_sync (run->casebook, path, NULL, error);

  return backup != NULL;
}

gboolean
kw_crash_step_drop_backup (KwCrashRun *run, GError **error)
{
  g_autofree char *path = kw_test_disk_dup_path (run->disk, KW_CRASH_BACKUP);

  return kw_vault_io_delete_with_journal (KW_TEST_VFS, path, error);
}

/* Beside the casebook, which stays as it is. */
gboolean
kw_crash_step_restore (KwCrashRun *run, GError **error)
{
  g_autofree char *backup = kw_test_disk_dup_path (run->disk, KW_CRASH_BACKUP);
  g_autofree char *path = kw_test_disk_dup_path (run->disk, KW_CRASH_RESTORED);
  KwCasebookOptions options = kw_crash_run_get_options (run);
  g_autoptr (GPtrArray) lost = NULL;

  return kw_restore_sync (backup, path, &options, &lost, NULL, error);
}

gboolean
kw_crash_step_erase_family (KwCrashRun *run, GError **error)
{
  gint64 family = kw_casebook_find_family_sync (run->casebook, "WCC-1", NULL, error);

  return family != KW_NONE && kw_casebook_erase_family_sync (run->casebook, family, "asked by the family", NULL, error);
}

gboolean
kw_crash_step_erase_field (KwCrashRun *run, GError **error)
{
  gint64 family = kw_casebook_find_family_sync (run->casebook, "WCC-1", NULL, error);

  return family != KW_NONE && kw_casebook_erase_field_sync (run->casebook, KW_RECORD_FAMILY, family, "goal",
                                                            "asked by the family", NULL, error);
}

gboolean
kw_crash_step_rebuild_search (KwCrashRun *run, GError **error)
{
  return kw_casebook_rebuild_search_sync (run->casebook, NULL, error);
}
