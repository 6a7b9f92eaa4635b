/* test-memory.c
 *
 * A day in front of the window: a family's page is opened and left two hundred times, and what the program takes stays
 * what it is. Suite slow.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-family.h"

#include "kw-family-page.h"

#include <unistd.h>

#define N_WARM_UP  60
#define N_OPENINGS 200

/* A page that is not let go of takes far more than a tenth of a megabyte. */
#define MOST_GROWTH (6 * 1024 * 1024)

static gint64
get_resident_bytes (void)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) pages = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, &error));
  g_assert_no_error (error);
  pages = g_strsplit (text, " ", -1);
  return g_ascii_strtoll (pages[1], NULL, 10) * sysconf (_SC_PAGESIZE);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
open_and_leave (KwUi *ui)
{
  static const char *const parts[] = { "overview", "plan", "story", "people" };
  static guint n_opened;
  gpointer page;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.show-family-page", "(xs)",
                                             kw_ui_family.family, parts[n_opened++ % G_N_ELEMENTS (parts)]));
  kw_ui_wait_for_page (ui, "KwFamilyPage");
  page = kw_window_get_page (ui->window);
  g_object_add_weak_pointer (page, &page);
  kw_ui_wait_text (page, "WCC-0042");
  kw_ui_settle ();
  kw_ui_press (ui, "<Control>4");
  kw_ui_wait_for_page (ui, "KwServicesPage");
  kw_ui_wait (is_gone, &page, "the family's page to be let go of");
}

static void
test_family_page (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_family);
  gint64 before, after;

  for (guint i = 0; i < N_WARM_UP; i++)
    open_and_leave (ui);
  before = get_resident_bytes ();
  for (guint i = 0; i < N_OPENINGS; i++)
    open_and_leave (ui);
  after = get_resident_bytes ();
  g_test_message ("%d openings took %" G_GINT64_FORMAT " KiB", N_OPENINGS, (after - before) / 1024);
  g_assert_cmpint (after - before, <=, MOST_GROWTH);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/memory/family-page", test_family_page);

  return g_test_run ();
}
