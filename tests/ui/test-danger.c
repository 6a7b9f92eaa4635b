/* test-danger.c
 *
 * Someone is in danger: the numbers within two keys, and a concern written down.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-family.h"

#include "kw-form-window.h"

static gboolean
is_ready (gpointer form)
{
  return kw_form_window_is_ready (form);
}

static gboolean
is_typing (gpointer form)
{
  return GTK_IS_TEXT (gtk_root_get_focus (form));
}

static void
test_numbers (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_family);
  GtkWindow *form;
  g_autofree char *texts = NULL;

  /* One key, from a page that shows no family. */
  kw_ui_press (ui, "F12");
  form = kw_ui_wait_for_window (ui, "KwDangerDialog");
  kw_ui_wait_name (form, "danger-numbers");
  texts = kw_ui_dup_texts (form);
  g_assert_nonnull (strstr (texts, "999"));
  g_assert_nonnull (strstr (texts, "out of hours"));
  kw_ui_picture ("danger-numbers");
  kw_ui_press (ui, "Escape");
  kw_ui_wait_until_closed (form);
}

static void
test_from_form (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_family);
  GtkWindow *visit, *form;

  /* And one while a visit is being typed. */
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.log-visit", "x", kw_ui_family.family);
  visit = kw_ui_wait_for_window (ui, "KwVisitForm");
  kw_ui_wait (is_ready, visit, "the visit to be filled in");
  kw_ui_type (ui, "He said ");
  kw_ui_press (ui, "F12");
  form = kw_ui_wait_for_window (ui, "KwDangerDialog");
  kw_ui_wait_name (form, "danger-numbers");
  kw_ui_press (ui, "Escape");
  kw_ui_wait_until_closed (form);
  kw_ui_focus_window (visit);
  kw_ui_press (ui, "Escape");
  kw_ui_wait_until_closed (visit);
}

static void
test_concern (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_family);
  g_autoptr (KwCaseFile) case_file = NULL;
  GtkWindow *form;
  KwConcern *concern;
  KwConcernTold *told;

  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.danger", "x", kw_ui_family.family);
  form = kw_ui_wait_for_window (ui, "KwDangerDialog");
  kw_ui_wait (is_ready, form, "the form to be filled in");
  kw_ui_settle ();
  kw_ui_type (ui, "\"Mum is asleep and will not wake up.\"");

  /* Not all is there: nothing is saved, and what is missing is said beside the field. */
  kw_ui_press (ui, "<Control>Return");
  kw_ui_wait_text (form, "Choose one; it can be changed later.");
  kw_ui_picture ("danger-missing");
  kw_ui_press (ui, "2");
  kw_ui_click (kw_ui_wait_text (form, "Heroin"));
  kw_ui_click (kw_ui_wait_text (form, "I rang"));
  kw_ui_wait (is_typing, form, "the reference to be asked for");
  kw_ui_type (ui, "CAD 1234");
  kw_ui_picture ("danger-written");
  kw_ui_press (ui, "<Control>Return");
  kw_ui_wait_until_closed (form);

  case_file = kw_ui_load_family (ui);
  g_assert_cmpuint (kw_case_file_list (case_file, KW_RECORD_CONCERN)->len, ==, 1);
  concern = g_ptr_array_index (kw_case_file_list (case_file, KW_RECORD_CONCERN), 0);
  g_assert_cmpstr (concern->words, ==, "\"Mum is asleep and will not wake up.\"");
  g_assert_cmpint (concern->harm, ==, KW_HARM_LIKELY);
  g_assert_cmpint (concern->problem, ==, kw_ui_family.heroin);
  told = g_ptr_array_index (kw_case_file_list (case_file, KW_RECORD_CONCERN_TOLD), 0);
  g_assert_cmpstr (told->reference, ==, "CAD 1234");
  g_assert_cmpint (told->at, ==, KW_UI_NOW);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/danger/numbers", test_numbers);
  g_test_add_func ("/danger/from-form", test_from_form);
  g_test_add_func ("/danger/concern", test_concern);

  return g_test_run ();
}
