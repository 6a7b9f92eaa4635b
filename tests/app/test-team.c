/* test-team.c
 *
 * The table of a team over some random casebooks; a thousand of them are test-team-long.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "team-figures.h"

#define SEEDS 40

static void
test_figures (void)
{
  for (guint32 seed = 1; seed <= SEEDS; seed++)
    figures_run (seed);
}

/* The order of the table, and where rows without a number stand. */
static void
test_order (void)
{
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();
  const KwTeamFilter all = KW_TEAM_FILTER_ALL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KwTeamData) data = NULL;
  g_autoptr (KwTeam) team = NULL;
  TeamCasebook book;

  team_casebook_init (&book, 7);
  data = kw_team_data_load_sync (book.casebook, TEAM_NOW, NULL, &error);
  g_assert_no_error (error);
  team = kw_team_compute (data, &all, policy, TEAM_NOW);
  for (int column = 0; column <= KW_N_TEAM_COLUMNS; column++)
    for (int descending = 0; descending < 2; descending++)
      {
        g_autoptr (GPtrArray) rows = kw_team_list_rows (team, (KwTeamColumn) column, descending);

        g_assert_cmpuint (rows->len, ==, team->rows->len);
        for (guint i = 1; i < rows->len && column < KW_N_TEAM_COLUMNS; i++)
          {
            gint64 before = ((KwTeamRow *) g_ptr_array_index (rows, i - 1))->numbers[column];
            gint64 number = ((KwTeamRow *) g_ptr_array_index (rows, i))->numbers[column];

            if (number != KW_NONE)
              {
                g_assert_cmpint (before, !=, KW_NONE);
                g_assert_true (descending ? before >= number : before <= number);
              }
          }
      }
  g_clear_pointer (&team, kw_team_unref);
  team_casebook_clear (&book);
}

/* What a person reads. */
static void
test_words (void)
{
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();
  const KwTeamFilter all = KW_TEAM_FILTER_ALL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KwTeamData) data = NULL;
  g_autoptr (KwTeam) team = NULL;
  TeamCasebook book;

  team_casebook_init (&book, 3);
  data = kw_team_data_load_sync (book.casebook, TEAM_NOW, NULL, &error);
  g_assert_no_error (error);
  team = kw_team_compute (data, &all, policy, TEAM_NOW);
  team->total->numbers[KW_TEAM_LOAD] = 1234;
  team->total->numbers[KW_TEAM_MINUTES_LEFT] = -90;
  team->total->numbers[KW_TEAM_SEEN_7] = 24;
  team->total->target_low = 27;
  team->total->target_high = 36;
  {
    g_autofree char *load = kw_team_row_dup_number (team->total, KW_TEAM_LOAD);
    g_autofree char *left = kw_team_row_dup_number (team->total, KW_TEAM_MINUTES_LEFT);
    g_autofree char *none = kw_team_row_dup_number (team->total, KW_TEAM_SUPERVISION_DAYS);
    g_autofree char *rhythm = kw_team_row_dup_rhythm (team->total);
    g_autofree char *parts = kw_load_dup_words (&(KwLoad){ 100, 9, 5, 0, 15, 129 });

    g_assert_cmpstr (load, ==, "12.34");
    g_assert_cmpstr (left, ==, "−1 h 30");
    g_assert_cmpstr (none, ==, "–");
    g_assert_cmpstr (rhythm, ==, "24 of 27–36 in 7 days");
    g_assert_cmpstr (parts, ==,
                     "1.00 for its intensity + 0.09 problems + 0.05 severe problems + 0.15 another language");
  }
  g_clear_pointer (&team, kw_team_unref);
  team_casebook_clear (&book);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/team/figures", test_figures);
  g_test_add_func ("/team/order", test_order);
  g_test_add_func ("/team/words", test_words);

  return g_test_run ();
}
