/* empty-window.c: the least that a program with a window does
 *
 * What the start of the program is measured against: libadwaita, one empty window of the same size. Says when its first
 * frame was drawn, and ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-bench-frame.h"

#include <adwaita.h>

G_GNUC_NORETURN static void
on_painted (GdkFrameClock *clock, gpointer data)
{
  kw_bench_frame_tell ();
}

static void
on_activate (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), KW_BENCH_WINDOW_WIDTH, KW_BENCH_WINDOW_HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_painted), NULL);
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application = adw_application_new ("org.keyworker.Empty", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (on_activate), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
