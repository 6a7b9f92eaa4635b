/* kw-command-new.c: keyworker new
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-app-error.h"
#include "kw-command-book.h"
#include "kw-command-passphrase.h"
#include "kw-commands.h"
#include "kw-data-error.h"

#include <glib/gi18n-lib.h>

const KwCommandOption kw_command_new_options[] = {
  { "worker", "NAME", FALSE, N_ ("Whose casebook it is") },
  { "role", "CODE", FALSE,
    N_ ("What they are: key-worker (usual), supervisor, programme-lead or information-officer") },
  { "authority", "CODE", FALSE, N_ ("Their council: WCC") },
  { NULL },
};

static gboolean
read_worker (const KwCommandLine *line, KwWorker *worker, GError **error)
{
  const char *name = kw_command_line_get_value (line, "worker");
  const char *role = kw_command_line_get_value (line, "role");

  if (name == NULL)
    {
      g_set_error_literal (error, KW_APP_ERROR, KW_APP_ERROR_USAGE,
                           _ ("Whose casebook is it? Say --worker NAME."));
      return FALSE;
    }
  if (*name == '\0')
    return kw_command_refuse_value (error, "--worker", name, _ ("A worker needs a name."));
  worker->name = g_strdup (name);
  worker->authority = g_strdup (kw_command_line_get_value (line, "authority"));
  if (role != NULL)
    {
      int code = kw_code_set_lookup (&kw_worker_roles, role);

      if (code == KW_CODE_NONE)
        return kw_command_refuse_value (
            error, "--role", role, _ ("This is key-worker, supervisor, programme-lead or information-officer."));
      worker->role = (KwWorkerRole) code;
    }
  return TRUE;
}

/* Said before anybody has thought of a passphrase for nothing. */
static gboolean
is_free (const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_CONFLICT, _ ("There is already a file “%s”."), path);
  return FALSE;
}

static void
warn_if_weak (const char *passphrase, const char *path, const KwWorker *worker)
{
  g_autofree char *name = g_path_get_basename (path);
  const char *const known[] = { name, worker->name, worker->authority, NULL };

  kw_command_warn_if_weak (passphrase, known);
}

gboolean
kw_command_new (const KwCommandLine *line, GError **error)
{
  const char *path = kw_command_line_get_argument (line, 0);
  g_autoptr (KwRecord) worker = kw_record_new (KW_RECORD_WORKER);
  g_autoptr (KwCasebook) casebook = NULL;
  g_autoptr (KwSecret) passphrase = NULL;
  KwCasebookOptions options = { .clock = kw_command_clock };

  if (!read_worker (line, (KwWorker *) worker, error) || !is_free (path, error))
    return FALSE;
  passphrase = kw_command_choose_passphrase (line, error);
  if (passphrase == NULL)
    return FALSE;
  options.passphrase = passphrase;
  casebook = kw_casebook_create_sync (path, (KwWorker *) worker, &options, error);
  if (casebook == NULL || !kw_casebook_close_sync (casebook, error))
    return FALSE;
  warn_if_weak (passphrase, path, (const KwWorker *) worker);
  return TRUE;
}
