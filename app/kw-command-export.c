/* kw-command-export.c: keyworker export
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-case-file-json.h"
#include "kw-command-book.h"
#include "kw-commands.h"

static gboolean export(const KwCommandBook *book, GError **error)
{
  g_autoptr (KwCaseFile) case_file = NULL;

  case_file = kw_command_book_load_family (book, kw_command_line_get_argument (book->line, 1), error);
  return case_file != NULL && kw_command_book_note_read (book, KW_READ_EXPORTED, case_file, error) &&
         kw_command_write_json (kw_case_file_to_json (case_file), error);
}

gboolean
kw_command_export (const KwCommandLine *line, GError **error)
{
  return kw_command_with_book (line, export, error);
}
