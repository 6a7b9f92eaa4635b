/* kw-command-new.c: keyworker new
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-app-error.h"
#include "kw-command-book.h"
#include "kw-commands.h"

#include <glib/gi18n-lib.h>

const KwCommandOption kw_command_new_options[] = {
  { "worker", "NAME", FALSE, N_ ("Whose casebook it is") },
  { "role", "CODE", FALSE, N_ ("What they are: key-worker (usual) or supervisor") },
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

      if (code != KW_ROLE_KEY_WORKER && code != KW_ROLE_SUPERVISOR)
        return kw_command_refuse_value (error, "--role", role, _ ("This is key-worker or supervisor."));
      worker->role = (KwWorkerRole) code;
    }
  return TRUE;
}

gboolean
kw_command_new (const KwCommandLine *line, GError **error)
{
  g_autoptr (KwRecord) worker = kw_record_new (KW_RECORD_WORKER);
  g_autoptr (KwCasebook) casebook = NULL;
  g_autofree char *passphrase = NULL;
  KwCasebookOptions options = { .clock = kw_command_clock };

  if (!read_worker (line, (KwWorker *) worker, error) || !kw_command_read_passphrase (line, &passphrase, error))
    return FALSE;
  options.passphrase = passphrase;
  casebook = kw_casebook_create_sync (kw_command_line_get_argument (line, 0), (KwWorker *) worker, &options, error);
  return casebook != NULL && kw_casebook_close_sync (casebook, error);
}
