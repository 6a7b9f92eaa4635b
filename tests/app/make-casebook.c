/* make-casebook.c
 *
 * "keyworker new" for tests: a casebook whose passphrase costs next to nothing to try, so that tests that are not about
 * that do not spend a second on every command.
 *
 * make-casebook FILE PASSPHRASE-FILE NAME [ROLE [AUTHORITY]]
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-casebook.h"

#include <string.h>

static KwInstant
get_now (gpointer unused)
{
  return g_get_real_time () / G_TIME_SPAN_MILLISECOND;
}

static KwWorker *
make_worker (char **words)
{
  KwWorker *worker = kw_record_new (KW_RECORD_WORKER);

  worker->name = g_strdup (words[0]);
  if (words[1] != NULL)
    {
      worker->role = (KwWorkerRole) kw_code_set_lookup (&kw_worker_roles, words[1]);
      worker->authority = g_strdup (words[2]);
    }
  return worker;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwCasebook) casebook = NULL;
  g_autoptr (KwRecord) worker = NULL;
  g_autofree char *passphrase = NULL;
  const KwKeyCost cost = KW_KEY_COST_CHEAP;
  KwCasebookOptions options = { .clock = get_now, .key_cost = &cost };

  if (argc < 4)
    g_error ("make-casebook FILE PASSPHRASE-FILE NAME [ROLE [AUTHORITY]]");
  if (!g_file_get_contents (argv[2], &passphrase, NULL, &error))
    g_error ("%s", error->message);
  options.passphrase = g_strchomp (passphrase);
  worker = (KwRecord *) make_worker (argv + 3);
  casebook = kw_casebook_create_sync (argv[1], (KwWorker *) worker, &options, &error);
  if (casebook == NULL || !kw_casebook_close_sync (casebook, &error))
    g_error ("%s", error->message);
  return 0;
}
