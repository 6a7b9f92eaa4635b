/* test-text-table.c: rows of text in columns that line up, and keep within a width
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-text-table.h"

static void
assert_text (const KwTextTable *table, const char *expected)
{
  g_autofree char *text = kw_text_table_to_text (table);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_columns (void)
{
  g_autoptr (KwTextTable) table = kw_text_table_new ();

  assert_text (table, "");
  kw_text_table_add (table, "a", "one", NULL);
  kw_text_table_add (table, "long", "", "z", NULL);
  kw_text_table_add (table, "漢字", "", "", NULL);
  assert_text (table, "a     one\n"
                      "long       z\n"
                      "漢字\n");
}

static void
test_harmless (void)
{
  g_autoptr (KwTextTable) table = kw_text_table_new ();

  kw_text_table_add (table, "a\033[2Jb\nc", "d", NULL);
  assert_text (table, "a [2Jb c  d\n");
}

static void
test_width (void)
{
  g_autoptr (KwTextTable) table = kw_text_table_new ();

  kw_text_table_add (table, "WCC-0042", "the quick brown fox jumps", "end", NULL);
  kw_text_table_add (table, "WCC-0043", "short", "over the lazy dog", NULL);
  kw_text_table_set_width (table, 40);
  assert_text (table, "WCC-0042  the quick       end\n"
                      "          brown fox\n"
                      "          jumps\n"
                      "WCC-0043  short           over the lazy\n"
                      "                          dog\n");
  kw_text_table_set_width (table, 0);
  assert_text (table, "WCC-0042  the quick brown fox jumps  end\n"
                      "WCC-0043  short                      over the lazy dog\n");
}

/* A word that never fits is broken, and a width that nothing fits into does not hang. */
static void
test_narrow (void)
{
  g_autoptr (KwTextTable) table = kw_text_table_new ();

  kw_text_table_add (table, "Featherstonehaugh", "漢字漢字漢字", NULL);
  kw_text_table_set_width (table, 1);
  assert_text (table, "Feathers  漢字漢字\n"
                      "tonehaug  漢字\n"
                      "h\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-table/columns", test_columns);
  g_test_add_func ("/text-table/harmless", test_harmless);
  g_test_add_func ("/text-table/width", test_width);
  g_test_add_func ("/text-table/narrow", test_narrow);

  return g_test_run ();
}
