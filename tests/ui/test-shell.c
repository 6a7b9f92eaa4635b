/* test-shell.c
 *
 * The window opens and is shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-window.h"

static gboolean
give_up (gpointer data)
{
  g_error ("the window was not shown in time");

  return G_SOURCE_REMOVE;
}

static void
test_window (void)
{
  g_autoptr (KwApplication) application = kw_application_new ();
  g_autoptr (GError) error = NULL;
  GtkWidget *window;
  guint timeout = g_timeout_add_seconds (20, give_up, NULL);

  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_application_activate (G_APPLICATION (application));
  window = GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (application)));
  g_assert_true (KW_IS_WINDOW (window));

  while (!gtk_widget_get_mapped (window))
    g_main_context_iteration (NULL, TRUE);

  gtk_window_destroy (GTK_WINDOW (window));
  g_source_remove (timeout);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/shell/window", test_window);

  return g_test_run ();
}
