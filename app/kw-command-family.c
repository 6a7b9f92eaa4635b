/* kw-command-family.c: keyworker family
 *
 * The whole of a family: in words, or as its case file with what follows from it and how it came to be. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-command-family.h"

#include "kw-case-file-json.h"
#include "kw-commands.h"

static json_t *
clocks_to_json (const KwFamilySummary *summary)
{
  json_t *list = json_array ();

  for (guint i = 0; i < summary->clocks->len; i++)
    json_array_append_new (list,
                           kw_clock_entry_to_json (g_ptr_array_index (summary->clocks, i), summary->case_file));
  return list;
}

static gboolean
answer_json (const KwCommandBook *book, const KwFamilySummary *summary, GError **error)
{
  g_autoptr (GPtrArray) changes = kw_command_family_read_history (book, summary->case_file, error);
  json_t *family;

  if (changes == NULL)
    return FALSE;
  family = kw_case_file_to_json (summary->case_file);
  json_object_set_new (family, "plan", kw_plan_to_json (summary->plan));
  json_object_set_new (family, "rhythm", kw_rhythm_to_json (summary->rhythm));
  json_object_set_new (family, "clocks", clocks_to_json (summary));
  json_object_set_new (family, "history", kw_command_family_history_to_json (changes));
  return kw_command_write_json (family, error);
}

static gboolean
family (const KwCommandBook *book, GError **error)
{
  g_autoptr (KwCaseFile) case_file = NULL;
  g_autoptr (GPtrArray) services = NULL;
  g_autoptr (KwFamilySummary) summary = NULL;
  g_autofree char *text = NULL;

  case_file = kw_command_book_load_family (book, kw_command_line_get_argument (book->line, 1), error);
  if (case_file == NULL || !kw_command_book_note_read (book, KW_READ_OPENED, case_file, error))
    return FALSE;
  services = kw_casebook_list_shared_sync (book->casebook, KW_RECORD_SERVICE, NULL, error);
  if (services == NULL)
    return FALSE;
  summary = kw_family_summary_new (case_file, book->policy, services, book->now);
  if (kw_command_line_wants_json (book->line))
    return answer_json (book, summary, error);
  text = kw_command_family_say (book, summary, services);
  return kw_command_write (text, error);
}

gboolean
kw_command_family (const KwCommandLine *line, GError **error)
{
  return kw_command_with_book (line, family, error);
}
