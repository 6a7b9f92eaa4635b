/* kw-command-caseload.c: keyworker caseload
 *
 * The table of a team. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-command-book.h"
#include "kw-commands.h"
#include "kw-team.h"

#include <glib/gi18n-lib.h>

const KwCommandOption kw_command_caseload_options[] = {
  { "team", "NAME", FALSE, N_ ("Only the workers of this team") },
  { "authority", "CODE", FALSE, N_ ("Only the families of this authority") },
  { "intensity", "CODE", FALSE, N_ ("Only these families: intensive, light or stepping-down") },
  { "sort", "COLUMN", FALSE, N_ ("By this column of --json, the largest first; usually by name") },
  { NULL },
};

static gboolean
read_code (const KwCommandLine *line, const char *option, const KwCodeSet *set, int *value, GError **error)
{
  const char *text = kw_command_line_get_value (line, option);
  g_autofree char *name = g_strconcat ("--", option, NULL);

  if (text == NULL)
    return TRUE;
  *value = kw_code_set_lookup (set, text);
  return *value != KW_CODE_NONE || kw_command_refuse_value (error, name, text, _ ("There is no such one."));
}

static void
add_row (KwTextTable *table, const KwTeamRow *row, const char *name)
{
  g_autofree char *load = kw_team_row_dup_number (row, KW_TEAM_LOAD);
  g_autofree char *families = kw_team_row_dup_number (row, KW_TEAM_FAMILIES);
  g_autofree char *rhythm = kw_team_row_dup_rhythm (row);
  g_autofree char *out = kw_team_row_dup_number (row, KW_TEAM_OUT_OF_TOUCH);
  g_autofree char *owed = kw_team_row_dup_number (row, KW_TEAM_OWED);
  g_autofree char *left = kw_team_row_dup_number (row, KW_TEAM_MINUTES_LEFT);
  g_autofree char *overdue = kw_team_row_dup_number (row, KW_TEAM_CLOCKS_OVERDUE);
  g_autofree char *opened = kw_team_row_dup_number (row, KW_TEAM_BREAKTHROUGHS);
  g_autofree char *stale = kw_team_row_dup_number (row, KW_TEAM_STALE_PLANS);
  g_autofree char *concerns = kw_team_row_dup_number (row, KW_TEAM_CONCERNS);
  g_autofree char *supervision = kw_team_row_dup_number (row, KW_TEAM_SUPERVISION_DAYS);

  kw_text_table_add (table, name, families, load, rhythm, out, owed, left, overdue, opened, stale, concerns,
                     supervision, NULL);
}

static gboolean
print_table (const KwTeam *team, KwTeamColumn column, GError **error)
{
  g_autoptr (KwTextTable) table = kw_command_table_new ();
  g_autoptr (GPtrArray) rows = kw_team_list_rows (team, column, column < KW_N_TEAM_COLUMNS);
  g_autofree char *text = NULL;
  g_autofree char *words = NULL;

  kw_text_table_add (table, _ ("Worker"), _ ("Families"), _ ("Load"), _ ("Seen"), _ ("Out of touch"),
                     _ ("Visits owed"), _ ("Time left"), _ ("Overdue"), _ ("Opened up"), _ ("Stale"), _ ("Concerns"),
                     _ ("Supervision"), NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      const KwTeamRow *row = g_ptr_array_index (rows, i);

      add_row (table, row, row->worker->name);
    }
  if (team->unheld != NULL)
    add_row (table, team->unheld, _ ("Nobody"));
  add_row (table, team->total, _ ("All"));
  text = kw_text_table_to_text (table);
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "\n%u family waits for a worker.\n",
                                        "\n%u families wait for a worker.\n", team->waiting->len),
                           team->waiting->len);
  return kw_command_write (text, error) && kw_command_write (words, error);
}

static gboolean
print_caseload (const KwCommandBook *book, GError **error)
{
  KwTeamFilter filter = KW_TEAM_FILTER_ALL;
  int column = KW_N_TEAM_COLUMNS;
  g_autoptr (KwTeamData) data = NULL;
  g_autoptr (KwTeam) team = NULL;

  filter.team = kw_command_line_get_value (book->line, "team");
  filter.authority = kw_command_line_get_value (book->line, "authority");
  if (!read_code (book->line, "intensity", &kw_intensities, &filter.intensity, error) ||
      !read_code (book->line, "sort", &kw_team_columns, &column, error))
    return FALSE;
  if (!kw_command_book_may (book, KW_MAY_SEE_CASELOADS, NULL, NULL, error))
    return FALSE;
  kw_team_filter_limit (&filter, book->worker);
  data = kw_team_data_load_sync (book->casebook, book->now, NULL, error);
  if (data == NULL)
    return FALSE;
  team = kw_team_compute (data, &filter, book->policy, book->now);
  if (kw_command_line_wants_json (book->line))
    return kw_command_write_json (kw_team_to_json (team), error);
  return print_table (team, (KwTeamColumn) column, error);
}

gboolean
kw_command_caseload (const KwCommandLine *line, GError **error)
{
  return kw_command_with_book (line, print_caseload, error);
}
