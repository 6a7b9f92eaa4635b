/* kw-command-demo.c: keyworker demo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-command-book.h"
#include "kw-command-passphrase.h"
#include "kw-commands.h"
#include "kw-sample-renew.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

#define USUAL_SEED 1

const KwCommandOption kw_command_demo_options[] = {
  { "families", "N", FALSE, N_ ("How many families; those beyond a dozen are made up and belong to colleagues") },
  { "months", "M", FALSE, N_ ("How many months of visits; usually 3") },
  { "renew", NULL, FALSE, N_ ("Only where no sample is there, or one of another day that nobody wrote in") },
  { "role", "CODE", FALSE, N_ ("Whose casebook: key-worker (usual), supervisor, programme-lead, information-officer") },
  { "seed", "S", FALSE, N_ ("Another number makes other families and visits; usually 1") },
  { NULL },
};

static gboolean
read_number (const KwCommandLine *line, const char *option, guint64 most, guint64 *number, GError **error)
{
  const char *value = kw_command_line_get_value (line, option);
  g_autofree char *name = g_strconcat ("--", option, NULL);
  g_autofree char *sentence = NULL;

  if (value == NULL || g_ascii_string_to_unsigned (value, 10, 1, most, number, NULL))
    return TRUE;
  sentence = g_strdup_printf (_ ("This has to be a whole number from 1 to %" G_GUINT64_FORMAT "."), most);
  return kw_command_refuse_value (error, name, value, sentence);
}

static gboolean
read_role (const KwCommandLine *line, KwWorkerRole *role, GError **error)
{
  const char *value = kw_command_line_get_value (line, "role");
  int code = value != NULL ? kw_code_set_lookup (&kw_worker_roles, value) : KW_ROLE_KEY_WORKER;

  if (code == KW_CODE_NONE)
    return kw_command_refuse_value (error, "--role", value,
                                    _ ("This is key-worker, supervisor, programme-lead or information-officer."));
  *role = (KwWorkerRole) code;
  return TRUE;
}

static void
show_progress (guint families, guint total, gpointer unused)
{
  fprintf (stderr, "\r");
  fprintf (stderr, ngettext ("%u of %u family", "%u of %u families", total), families, total);
  if (families >= total)
    fputc ('\n', stderr);
}

gboolean
kw_command_demo (const KwCommandLine *line, GError **error)
{
  KwSampleOptions options = { .now = kw_command_line_get_now (line) };
  guint64 families = 0, months = KW_SAMPLE_USUAL_MONTHS, seed = USUAL_SEED;
  g_autoptr (KwSecret) passphrase = NULL;
  gboolean (*make) (const char *, const KwSampleOptions *, KwSampleProgress, gpointer, GCancellable *, GError **);

  /* Sample casebooks open without a passphrase; one that is given has to be there all the same. */
  if (!read_number (line, "families", KW_SAMPLE_MAX_FAMILIES, &families, error) ||
      !read_number (line, "months", KW_SAMPLE_MAX_MONTHS, &months, error) ||
      !read_number (line, "seed", G_MAXUINT64, &seed, error) ||
      !kw_command_read_passphrase (line, &passphrase, error))
    return FALSE;
  if (!read_role (line, &options.role, error))
    return FALSE;
  options.families = (guint) families;
  options.months = (guint) months;
  options.seed = seed;
  make = kw_command_line_has (line, "renew") ? kw_sample_renew : kw_sample_create;
  return make (kw_command_line_get_argument (line, 0), &options, isatty (STDERR_FILENO) ? show_progress : NULL, NULL,
               NULL, error);
}
