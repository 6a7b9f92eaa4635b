/* test-visit.c
 *
 * Logging a visit in the real window, with the keyboard alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-family.h"

#include "kw-form-window.h"

#define MOST_KEYS_VISIT     25
#define MOST_KEYS_NOBODY_IN 4

static guint n_keys;

static void
press (KwUi *ui,
       const char *key)
{
  n_keys++;
  kw_ui_press (ui, key);
}

static gboolean
is_ready (gpointer form)
{
  return kw_form_window_is_ready (form);
}

static GtkWindow *
open_visit (KwUi *ui)
{
  GtkWindow *form;

  n_keys = 0;
  press (ui, "<Control>l");
  form = kw_ui_wait_for_window (ui, "KwVisitForm");
  if (kw_form_window_get_family (KW_FORM_WINDOW (form)) == KW_NONE)
    {
      kw_ui_wait_text (form, "Okafor");
      press (ui, "Return");
    }
  kw_ui_wait (is_ready, form, "the form to be filled in");
  kw_ui_settle ();

  return form;
}

static KwVisit *
find_new_visit (KwCaseFile *case_file)
{
  const GPtrArray *visits = kw_case_file_list (case_file, KW_RECORD_VISIT);

  g_assert_cmpuint (visits->len, ==, 2);

  return g_ptr_array_index (visits, 1);
}

static void
test_keyboard (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_family);
  g_autoptr (KwCaseFile) case_file = NULL;
  GtkWindow *form = open_visit (ui);
  KwVisit *visit;
  KwVisitTrust *trust;

  kw_ui_picture ("visit-empty");
  kw_ui_type (ui, "Filled in the N244 together. Ada signs it tomorrow.");
  /* Seen alone: Tobi. Trust: working with us. Talked about: eviction and debt. */
  press (ui, "<Alt>n");
  press (ui, "t");
  press (ui, "<Alt>r");
  press (ui, "3");
  press (ui, "<Alt>a");
  press (ui, "e");
  press (ui, "d");
  kw_ui_picture ("visit-written");
  press (ui, "<Control>Return");
  kw_ui_wait_until_closed (form);

  case_file = kw_ui_load_family (ui);
  visit = find_new_visit (case_file);
  g_assert_cmpstr (visit->note, ==, "Filled in the N244 together. Ada signs it tomorrow.");
  g_assert_cmpstr (visit->headline, ==, "Filled in the N244 together");
  g_assert_cmpint (visit->minutes, ==, 60);
  g_assert_cmpint (visit->outcome, ==, KW_VISIT_SEEN);
  g_assert_cmpuint (kw_case_file_list (case_file, KW_RECORD_VISIT_SEEN)->len, ==, 6);
  g_assert_cmpuint (kw_case_file_list (case_file, KW_RECORD_VISIT_ALONE)->len, ==, 2);
  g_assert_cmpuint (kw_case_file_list (case_file, KW_RECORD_VISIT_PROBLEM)->len, ==, 2);
  g_assert_cmpuint (kw_case_file_list (case_file, KW_RECORD_APPOINTMENT)->len, ==, 1);
  trust = g_ptr_array_index (kw_case_file_list (case_file, KW_RECORD_VISIT_TRUST), 1);
  g_assert_cmpint (trust->step, ==, 3);
  g_test_message ("a visit took %u keys besides the note", n_keys);
  g_assert_cmpuint (n_keys, <=, MOST_KEYS_VISIT);
}

static void
test_nobody_in (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_family);
  g_autoptr (KwCaseFile) case_file = NULL;
  GtkWindow *form = open_visit (ui);

  press (ui, "<Alt>2");
  press (ui, "<Control>Return");
  kw_ui_wait_until_closed (form);

  case_file = kw_ui_load_family (ui);
  g_assert_cmpint (find_new_visit (case_file)->outcome, ==, KW_VISIT_NOBODY_IN);
  g_assert_cmpuint (kw_case_file_list (case_file, KW_RECORD_VISIT_SEEN)->len, ==, 3);
  g_test_message ("nobody in took %u keys", n_keys);
  g_assert_cmpuint (n_keys, <=, MOST_KEYS_NOBODY_IN);
}

/* On a screen of 1024 by 600 the form scrolls, and what saves it stays in sight. */
static void
test_small_screen (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_family);
  GtkWindow *form = open_visit (ui);
  GtkWidget *save = kw_ui_find_text (form, "Save");
  graphene_rect_t bounds;
  int width, height;

  gtk_widget_measure (GTK_WIDGET (form), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 1024);
  gtk_widget_measure (GTK_WIDGET (form), GTK_ORIENTATION_VERTICAL, 900, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, <=, 600 - 40);
  gtk_widget_size_allocate (GTK_WIDGET (form), &(GtkAllocation){ 0, 0, 900, 560 }, -1);
  g_assert_nonnull (save);
  g_assert_true (gtk_widget_compute_bounds (save, GTK_WIDGET (form), &bounds));
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, 560);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, 900);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/visit/keyboard", test_keyboard);
  g_test_add_func ("/visit/nobody-in", test_nobody_in);
  g_test_add_func ("/visit/small-screen", test_small_screen);

  return g_test_run ();
}
