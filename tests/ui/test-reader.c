/* test-reader.c: the plan for one reader, and at the table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-ui-family-page.h"

/* Ctrl+T on a family's page; what is not shown is said to the worker, and gone at the table; Escape leaves the table
 * before it leaves the window. */
static void
test_at_the_table (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_plan);
  GtkWindow *window;
  GtkWidget *hidden;

  kw_ui_open_part (ui, "overview");
  kw_ui_press (ui, "<Control>t");
  window = kw_ui_wait_for_window (ui, "KwReaderWindow");
  kw_ui_wait_text (window, "Our plan");
  hidden = kw_ui_wait_text (window, "They do not see");
  g_assert_true (gtk_widget_get_mapped (hidden));
  kw_ui_click (kw_ui_wait_text (window, "At the table"));
  kw_ui_wait_text (window, "Leave the table");
  g_assert_false (gtk_widget_get_mapped (hidden));
  kw_ui_press (ui, "Escape");
  kw_ui_wait_text (window, "At the table");
  g_assert_true (gtk_widget_get_mapped (hidden));
  kw_ui_press (ui, "Escape");
  kw_ui_wait_until_closed (window);
}

int
main (int argc, char *argv[])
{
  /* So that what a screen reader would be told can be asked for. */
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/at-the-table", test_at_the_table);
  return g_test_run ();
}
