/* test-saving.c
 *
 * A visit that could not be saved, as the disk was full: the form stays as it was and says so, nothing is stored by
 * half, and once there is room again saving works.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-family.h"

#include "kw-form-window.h"

#include <signal.h>
#include <sys/resource.h>

#define NOTE "Ada cried, then laughed."

/* As long as it is full, no file of the program can be written. */
static void
fill_disk (gboolean full)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = full ? 0 : limit.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static gboolean
is_ready (gpointer form)
{
  return kw_form_window_is_ready (form);
}

static char *
dup_note (GtkWindow *form)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (kw_ui_find_type (form, "GtkTextView")));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static guint
count (KwUi *ui, KwRecordKind kind)
{
  g_autoptr (KwCaseFile) case_file = kw_ui_load_family (ui);

  return kw_case_file_list (case_file, kind)->len;
}

static void
test_full (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_family);
  guint n_visits = count (ui, KW_RECORD_VISIT), n_seen = count (ui, KW_RECORD_VISIT_SEEN);
  g_autofree char *kept = NULL, *added = NULL;
  GtkWindow *form;

  kw_ui_press (ui, "<Control>l");
  form = kw_ui_wait_for_window (ui, "KwVisitForm");
  kw_ui_wait_text (form, "Okafor");
  kw_ui_press (ui, "Return");
  kw_ui_wait (is_ready, form, "the form to be filled in");
  kw_ui_settle ();
  kw_ui_type (ui, NOTE);

  fill_disk (TRUE);
  kw_ui_press (ui, "<Control>Return");
  kw_ui_wait_text (form, "Not saved: ");
  fill_disk (FALSE);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (form)));
  kept = dup_note (form);
  g_assert_cmpstr (kept, ==, NOTE);
  g_assert_cmpuint (count (ui, KW_RECORD_VISIT), ==, n_visits);
  g_assert_cmpuint (count (ui, KW_RECORD_VISIT_SEEN), ==, n_seen);

  /* The focus is where it was, and writing goes on. */
  kw_ui_type (ui, " Tea.");
  added = dup_note (form);
  g_assert_cmpstr (added, ==, NOTE " Tea.");
  kw_ui_press (ui, "<Control>Return");
  kw_ui_wait_until_closed (form);
  {
    g_autoptr (KwCaseFile) case_file = kw_ui_load_family (ui);
    const GPtrArray *visits = kw_case_file_list (case_file, KW_RECORD_VISIT);

    g_assert_cmpuint (visits->len, ==, n_visits + 1);
    g_assert_cmpstr (((KwVisit *) g_ptr_array_index (visits, visits->len - 1))->note, ==, NOTE " Tea.");
  }
  g_assert_cmpuint (count (ui, KW_RECORD_VISIT_SEEN), >, n_seen);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  /* A write that does not fit is to fail, not to end the program. */
  signal (SIGXFSZ, SIG_IGN);
  g_test_add_func ("/saving/full", test_full);

  return g_test_run ();
}
