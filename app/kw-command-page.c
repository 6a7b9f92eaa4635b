/* kw-command-page.c: a page of the window in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-command-page.h"

void
kw_command_append_part (GString *text, const char *heading, const KwTextTable *table, const char *nothing)
{
  g_autofree char *rows = kw_text_table_to_text (table);

  if (*rows != '\0')
    g_string_append_printf (text, "\n%s\n%s", heading, rows);
  else if (nothing != NULL)
    g_string_append_printf (text, "\n%s\n%s\n", heading, nothing);
}
