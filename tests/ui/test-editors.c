/* test-editors.c
 *
 * Adding and editing records in the real window, with the keyboard alone.
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

static GtkWindow *
open_editor (KwUi *ui, const KwRecordType *type, gint64 id, gint64 parent)
{
  GtkWindow *form;

  g_action_group_activate_action (
      G_ACTION_GROUP (ui->window), "edit-record",
      g_variant_new ("(sxxx)", type->name, id,
                     type->kind == KW_RECORD_FAMILY && id == 0 ? 0 : kw_ui_family.family, parent));
  form = kw_ui_wait_for_window (ui, "KwRecordEditor");
  kw_ui_wait (is_ready, form, "the editor to be filled in");
  kw_ui_settle ();
  return form;
}

/* Puts the keyboard into a field and types. */
static void
enter (KwUi *ui, GtkWindow *form, const char *field, const char *text)
{
  GtkWidget *widget = kw_ui_wait_name (form, field);

  gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
  kw_ui_settle ();
  kw_ui_type (ui, text);
}

static gboolean
has_no_list (gpointer form)
{
  return kw_ui_find_type (form, "GtkPopover") == NULL;
}

static gboolean
has_list (gpointer form)
{
  return !has_no_list (form);
}

/* Opens a field's list and takes the first choice. */
static void
choose_first (KwUi *ui, GtkWindow *form, const char *field)
{
  enter (ui, form, field, "");
  kw_ui_press (ui, "space");
  kw_ui_wait (has_list, form, "the list to open");
  kw_ui_press (ui, "Down");
  kw_ui_press (ui, "Return");
  kw_ui_wait (has_no_list, form, "the list to close");
}

static void
save (KwUi *ui, GtkWindow *form)
{
  kw_ui_press (ui, "<Control>Return");
  kw_ui_wait_until_closed (form);
}

static gpointer
find_last (KwCaseFile *case_file, KwRecordKind kind)
{
  const GPtrArray *records = kw_case_file_list (case_file, kind);

  g_assert_cmpuint (records->len, >, 0);
  return g_ptr_array_index (records, records->len - 1);
}

static void
test_member (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_family);
  g_autoptr (KwCaseFile) case_file = NULL;
  GtkWindow *form = open_editor (ui, &kw_member_type, 0, 0);
  KwMember *member;

  enter (ui, form, "given", "Grace");
  enter (ui, form, "born", "2 mar 2009");
  kw_ui_picture ("editor-member");
  save (ui, form);

  case_file = kw_ui_load_family (ui);
  member = find_last (case_file, KW_RECORD_MEMBER);
  g_assert_cmpstr (member->given, ==, "Grace");
  g_assert_cmpint (member->born, ==, kw_date_from_ymd (2009, 3, 2));
}

/* A problem, where it leads, a step and a date for it. */
static void
test_problem (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_family);
  g_autoptr (KwCaseFile) case_file = NULL;
  GtkWindow *form = open_editor (ui, &kw_problem_type, 0, 0);
  KwProblem *problem;
  KwLink *link;
  KwStep *step;
  KwDeadline *deadline;

  kw_ui_picture ("editor-problem");
  choose_first (ui, form, "domain");
  enter (ui, form, "title", "Council tax");
  enter (ui, form, "severity", "3");
  kw_ui_picture ("editor-problem-filled");
  save (ui, form);
  case_file = kw_ui_load_family (ui);
  problem = find_last (case_file, KW_RECORD_PROBLEM);
  g_assert_cmpstr (problem->title, ==, "Council tax");
  g_assert_cmpint (problem->severity, ==, 3);
  g_assert_cmpint (problem->identified, ==, KW_UI_TODAY);

  form = open_editor (ui, &kw_link_type, 0, problem->record.id);
  choose_first (ui, form, "to");
  kw_ui_picture ("editor-link");
  save (ui, form);

  form = open_editor (ui, &kw_step_type, 0, problem->record.id);
  enter (ui, form, "title", "Ring the council");
  enter (ui, form, "due", "fri");
  save (ui, form);

  form = open_editor (ui, &kw_deadline_type, 0, problem->record.id);
  choose_first (ui, form, "kind");
  enter (ui, form, "due", "4 feb");
  kw_ui_picture ("editor-deadline");
  save (ui, form);

  g_clear_pointer (&case_file, kw_case_file_unref);
  case_file = kw_ui_load_family (ui);
  problem = find_last (case_file, KW_RECORD_PROBLEM);
  link = find_last (case_file, KW_RECORD_LINK);
  step = find_last (case_file, KW_RECORD_STEP);
  deadline = find_last (case_file, KW_RECORD_DEADLINE);
  g_assert_cmpint (link->from, ==, problem->record.id);
  g_assert_cmpint (link->to, !=, KW_NONE);
  g_assert_cmpstr (step->title, ==, "Ring the council");
  g_assert_cmpint (step->problem, ==, problem->record.id);
  g_assert_cmpint (deadline->problem, ==, problem->record.id);
}

/* What cannot be read is marked beside its field, keeps the editor open, and is in the draft. */
static void
test_invalid_stays (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_family);
  g_autoptr (KwCaseFile) before = NULL;
  g_autoptr (KwCaseFile) after = NULL;
  GtkWindow *form = open_editor (ui, &kw_step_type, 0, kw_ui_family.debt);

  before = kw_ui_load_family (ui);
  enter (ui, form, "title", "Ring the council");
  enter (ui, form, "due", "some day");
  kw_ui_press (ui, "<Control>Return");
  kw_ui_wait_text (form, "This is not a date. Try “4 Feb” or “fri”.");
  kw_ui_picture ("editor-fault");
  kw_ui_press (ui, "Escape");
  kw_ui_wait_until_closed (form);
  after = kw_ui_load_family (ui);
  g_assert_cmpuint (kw_case_file_list (after, KW_RECORD_STEP)->len, ==,
                    kw_case_file_list (before, KW_RECORD_STEP)->len);

  form = open_editor (ui, &kw_step_type, 0, kw_ui_family.debt);
  kw_ui_wait_text (form, "some day");
  kw_ui_wait_text (form, "Ring the council");
}

static void
test_edit_and_undo (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_family);
  g_autoptr (KwCaseFile) changed = NULL;
  GtkWindow *form = open_editor (ui, &kw_problem_type, kw_ui_family.debt, 0);
  KwProblem *problem;
  GtkWidget *undo;

  enter (ui, form, "severity", "4");
  save (ui, form);
  changed = kw_ui_load_family (ui);
  problem = kw_case_file_find (changed, KW_RECORD_PROBLEM, kw_ui_family.debt);
  g_assert_cmpint (problem->severity, ==, 4);

  undo = kw_ui_wait_text (ui->window, "Undo");
  kw_ui_click (gtk_widget_get_ancestor (undo, GTK_TYPE_BUTTON));
  for (gboolean undone = FALSE; !undone;)
    {
      g_autoptr (KwCaseFile) case_file = NULL;

      kw_ui_settle ();
      case_file = kw_ui_load_family (ui);
      problem = kw_case_file_find (case_file, KW_RECORD_PROBLEM, kw_ui_family.debt);
      undone = problem->severity != 4;
    }
}

static void
test_family (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_family);
  GtkWindow *form = open_editor (ui, &kw_family_type, 0, 0);
  g_autoptr (KwCaseFile) case_file = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  enter (ui, form, "reference", "WCC-0100");
  enter (ui, form, "name", "Okafor");
  kw_ui_wait_text (form, "Is it one of these? Okafor (WCC-0042)");
  kw_ui_picture ("editor-family");
  save (ui, form);
  kw_ui_wait_text (ui->window, "WCC-0100");

  id = kw_casebook_find_family_sync (kw_session_get_casebook (kw_window_get_session (ui->window)), "WCC-0100",
                                     NULL, &error);
  g_assert_no_error (error);
  case_file = kw_casebook_load_family_sync (kw_session_get_casebook (kw_window_get_session (ui->window)), id,
                                            NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (kw_case_file_get_designation (case_file));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/editors/member", test_member);
  g_test_add_func ("/ui/editors/problem", test_problem);
  g_test_add_func ("/ui/editors/invalid-stays", test_invalid_stays);
  g_test_add_func ("/ui/editors/edit-and-undo", test_edit_and_undo);
  g_test_add_func ("/ui/editors/family", test_family);

  return g_test_run ();
}
