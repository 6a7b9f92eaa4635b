/* kw-command-refer.c: keyworker refer
 *
 * A referral is written and ready at once, offline if need be. Nothing here tells the service: somebody rings. Main
 * thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-app-error.h"
#include "kw-command-book.h"
#include "kw-command-family-part.h"
#include "kw-commands.h"
#include "kw-referral.h"

#include <glib/gi18n-lib.h>

const KwCommandOption kw_command_refer_options[] = {
  { "problem", "P", FALSE, N_ ("What with: an id as exported, a title or a domain") },
  { "service", "S", FALSE, N_ ("Where to: a service of the directory, or any name") },
  { NULL },
};

static KwReferral *
write_referral (const KwCommandBook *book, const KwProblem *problem, const char *name, const KwService *service)
{
  KwReferral *referral = kw_record_new (KW_RECORD_REFERRAL);

  referral->record.id = kw_casebook_new_id (book->casebook);
  referral->record.family = problem->record.family;
  referral->problem = problem->record.id;
  referral->service = g_strdup (service != NULL ? service->name : name);
  referral->listed = service != NULL ? service->record.id : KW_NONE;
  referral->status = KW_REFERRAL_READY;
  referral->breakthrough = problem->acknowledged;
  referral->joint_planned = kw_policy_get_number (book->policy, KW_POLICY_JOINT_APPOINTMENTS);
  return referral;
}

static gboolean
answer (const KwCommandBook *book,
        const KwCaseFile *case_file,
        const KwReferral *referral,
        const KwService *service,
        GError **error)
{
  g_autofree char *words = kw_referral_dup_words (case_file, referral, service, book->policy, book->now);
  g_autofree char *text = NULL;

  if (kw_command_line_wants_json (book->line))
    return kw_command_write_json (json_pack ("{so ss ss ss}", "referral", kw_command_id (referral->record.id), "status",
                                             kw_code_set_get_code (&kw_referral_statuses, (int) referral->status),
                                             "service", referral->service, "words", words),
                                  error);
  text = g_strdup_printf ("%" G_GINT64_FORMAT "\n%s\n", referral->record.id, words);
  return kw_command_write (text, error);
}

static gboolean
refer (const KwCommandBook *book, GError **error)
{
  const char *problem_name = kw_command_line_get_value (book->line, "problem");
  const char *service_name = kw_command_line_get_value (book->line, "service");
  g_autoptr (KwCaseFile) case_file = NULL;
  g_autoptr (GPtrArray) services = NULL;
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  const KwProblem *problem;
  const KwService *service;
  KwReferral *referral;

  case_file = kw_command_book_load_family (book, kw_command_line_get_argument (book->line, 1), error);
  if (case_file == NULL || !kw_command_book_may (book, KW_MAY_CHANGE_FAMILY, case_file, NULL, error))
    return FALSE;
  problem = kw_command_find_problem (case_file, "--problem", problem_name, error);
  if (problem == NULL)
    return FALSE;
  services = kw_casebook_list_shared_sync (book->casebook, KW_RECORD_SERVICE, NULL, error);
  if (services == NULL)
    return FALSE;
  service = kw_command_find_service (services, service_name);
  referral = write_referral (book, problem, service_name, service);
  kw_edit_put (edit, referral);
  return kw_casebook_commit_sync (book->casebook, edit, NULL, error) != 0 &&
         answer (book, case_file, referral, service, error);
}

gboolean
kw_command_refer (const KwCommandLine *line, GError **error)
{
  if (!kw_command_line_has (line, "problem") || !kw_command_line_has (line, "service"))
    {
      g_set_error_literal (error, KW_APP_ERROR, KW_APP_ERROR_USAGE,
                           _ ("Both --problem and --service are needed. See keyworker refer --help."));
      return FALSE;
    }
  return kw_command_with_book (line, refer, error);
}
