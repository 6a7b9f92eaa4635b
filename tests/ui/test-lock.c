/* test-lock.c
 *
 * Locking and unlocking by keyboard alone: nothing of a case stays in any window, what was half written is there again,
 * and the person is where they were.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-family.h"

#include "kw-data-error.h"
#include "kw-form-window.h"
#include "kw-text.h"

#include <glib/gstdio.h>
#include <string.h>

#define NOTE "Ada cried, then laughed"

static gboolean
is_ready (gpointer form)
{
  return kw_form_window_is_ready (form);
}

static gboolean
is_locked (gpointer data)
{
  return kw_window_is_locked (((KwUi *) data)->window);
}

static gboolean
has_casebook (gpointer data)
{
  return kw_window_get_session (((KwUi *) data)->window) != NULL;
}

static gboolean
is_hidden (gpointer data)
{
  return kw_ui_find_name (((KwUi *) data)->window, "show-details") != NULL;
}

static KwUi *
start (void)
{
  return kw_ui_start_with (KW_UI_NOW, kw_ui_fill_family);
}

static void
lock (KwUi *ui)
{
  kw_ui_press (ui, "<Control><Alt>l");
  kw_ui_wait (is_locked, ui, "the casebook to be locked");
}

/* With the keyboard, which is in the field already. */
static void
unlock (KwUi *ui)
{
  kw_ui_wait_name (ui->window, "unlock-secret");
  kw_ui_type (ui, KW_UI_PASSPHRASE "\n");
  kw_ui_wait (has_casebook, ui, "the casebook to be unlocked");
}

/* Everything that any window of the program says, in sight or not. */
static void
gather (GtkWidget *widget,
        GString *texts)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (texts, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  if (KW_IS_TEXT (widget))
    g_string_append_printf (texts, "%s\n", kw_text_get_text (KW_TEXT (widget)));
  if (GTK_IS_EDITABLE (widget))
    g_string_append_printf (texts, "%s\n", gtk_editable_get_text (GTK_EDITABLE (widget)));
  if (GTK_IS_WINDOW (widget) && gtk_window_get_title (GTK_WINDOW (widget)) != NULL)
    g_string_append_printf (texts, "%s\n", gtk_window_get_title (GTK_WINDOW (widget)));
  if (gtk_widget_get_tooltip_text (widget) != NULL)
    g_string_append_printf (texts, "%s\n", gtk_widget_get_tooltip_text (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gather (child, texts);
}

static char *
dup_all_texts (gboolean in_sight)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();
  GString *texts = g_string_new (NULL);

  for (GList *l = toplevels; l != NULL; l = l->next)
    if (in_sight)
      {
        g_autofree char *shown = kw_ui_dup_texts (l->data);

        g_string_append (texts, shown);
      }
    else
      gather (l->data, texts);

  return g_string_free (texts, FALSE);
}

static const char *const secrets[] = { "Okafor", "WCC-", "Ada", "Tobi", "Elgin",
                                       "Eviction", "eviction", "Heroin", "heroin" };

static void
assert_says_nothing (const char *texts)
{
  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    if (strstr (texts, secrets[i]) != NULL)
      g_error ("“%s” is still there: %s", secrets[i], texts);
}

static void
show_family (KwUi *ui)
{
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.show-family-page", "(xs)", kw_ui_family.family, "plan");
  kw_ui_wait_until_loaded (ui);
  kw_ui_wait_text (ui->window, "Okafor");
}

static GtkWindow *
write_note (KwUi *ui)
{
  GtkWindow *form;

  kw_ui_press (ui, "<Control>l");
  form = kw_ui_wait_for_window (ui, "KwVisitForm");
  kw_ui_wait (is_ready, form, "the form to be filled in");
  kw_ui_settle ();
  kw_ui_type (ui, NOTE);

  return form;
}

static char *
dup_note (GtkWindow *form)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (kw_ui_find_type (form, "GtkTextView")));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* Every page; nothing in any window then, and nothing kept in the memory of any widget. */
static void
test_nothing_left (void)
{
  static const char *const pages[] = { "today", "families", "referrals", "services", "search" };
  g_autoptr (KwUi) ui = start ();

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *texts = NULL;

      gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.show-page", "s", pages[i]);
      kw_ui_wait_until_loaded (ui);
      lock (ui);
      kw_ui_settle ();
      texts = dup_all_texts (FALSE);
      assert_says_nothing (texts);
      g_assert_nonnull (strstr (texts, "test.keyworker"));
      g_assert_null (strstr (texts, "/test.keyworker"));
      g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (ui->window)), ==, "Keyworker");
      unlock (ui);
      kw_ui_wait_until_loaded (ui);
    }
}

/* Locked: the form has gone, with its sentence in the casebook. Unlocked: the family's plan, and the form over it. */
static void
test_draft (void)
{
  g_autoptr (KwUi) ui = start ();
  g_autofree char *texts = NULL;
  g_autofree char *note = NULL;
  GtkWindow *form;

  show_family (ui);
  write_note (ui);
  lock (ui);
  kw_ui_settle ();
  texts = dup_all_texts (FALSE);
  assert_says_nothing (texts);
  g_assert_null (strstr (texts, NOTE));
  kw_ui_picture ("locked");

  unlock (ui);
  form = kw_ui_wait_for_window (ui, "KwVisitForm");
  kw_ui_wait (is_ready, form, "the form to be filled in");
  kw_ui_settle ();
  note = dup_note (form);
  g_assert_cmpstr (note, ==, NOTE);
  kw_ui_wait_text (form, "Okafor");
  kw_ui_press (ui, "Escape");
  kw_ui_wait_until_closed (form);
  g_assert_cmpstr (kw_page_get_part (kw_window_get_page (ui->window)), ==, "plan");
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.back", NULL);
  kw_ui_wait_for_page (ui, "KwTodayPage");
}

/* A form over a form: both again, in that order. */
static void
test_two_forms (void)
{
  g_autoptr (KwUi) ui = start ();
  GtkWindow *danger;

  show_family (ui);
  write_note (ui);
  kw_ui_press (ui, "F12");
  danger = kw_ui_wait_for_window (ui, "KwDangerDialog");
  kw_ui_wait (is_ready, danger, "the form to be filled in");
  lock (ui);
  unlock (ui);
  danger = kw_ui_wait_for_window (ui, "KwDangerDialog");
  kw_ui_wait (is_ready, danger, "the form to be filled in");
  g_assert_true (G_TYPE_CHECK_INSTANCE_TYPE (gtk_window_get_transient_for (danger),
                                             g_type_from_name ("KwVisitForm")));
  g_assert_true (kw_window_get_form (ui->window) == danger);
}

/* A visit that is being saved at that moment is saved, and leaves no draft. */
static void
test_while_saving (void)
{
  g_autoptr (KwUi) ui = start ();
  g_autoptr (KwCaseFile) before = NULL;
  g_autoptr (KwCaseFile) after = NULL;
  GtkWindow *form;

  show_family (ui);
  before = kw_ui_load_family (ui);
  form = write_note (ui);
  kw_form_window_save (KW_FORM_WINDOW (form));
  kw_window_lock (ui->window);
  kw_ui_wait (is_locked, ui, "the casebook to be locked");
  unlock (ui);
  kw_ui_wait_until_loaded (ui);
  after = kw_ui_load_family (ui);
  g_assert_cmpuint (kw_case_file_list (after, KW_RECORD_VISIT)->len, ==,
                    kw_case_file_list (before, KW_RECORD_VISIT)->len + 1);
  g_assert_null (kw_window_get_form (ui->window));
  g_assert_null (kw_ui_find_name (ui->window, "draft-notice"));
}

/* Wrong: one sentence, the field has the keyboard and what was typed is typed over. */
static void
test_wrong (void)
{
  g_autoptr (KwUi) ui = start ();
  GtkWidget *entry, *refusal;

  lock (ui);
  entry = kw_ui_wait_name (ui->window, "unlock-secret");
  kw_ui_type (ui, "not this one\n");
  refusal = kw_ui_wait_name (ui->window, "refusal");
  g_assert_cmpuint (strlen (gtk_label_get_text (GTK_LABEL (refusal))), >, 10);
  g_assert_null (strchr (gtk_label_get_text (GTK_LABEL (refusal)), '/'));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (ui->window)), entry));
  g_assert_null (kw_window_get_session (ui->window));
  kw_ui_picture ("refused");
  unlock (ui);
  lock (ui);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (kw_ui_wait_name (ui->window, "unlock-secret"))), ==, "");
}

/* Nothing can be done to a casebook that is locked. */
static void
test_actions (void)
{
  static const char *const actions[] = { "show-page", "show-family", "log-visit", "refer", "danger",
                                         "undo", "edit-record", "search", "hide-details", "lock",
                                         "back", "new-casebook", "close-casebook", "undo-last" };
  g_autoptr (KwUi) ui = start ();

  lock (ui);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (ui->window), actions[i]));
  kw_ui_press (ui, "<Control>l");
  kw_ui_press (ui, "F12");
  g_assert_null (kw_window_get_form (ui->window));

  /* Whoever wants another casebook goes to the start page. */
  kw_ui_click (kw_ui_wait_name (ui->window, "leave-locked"));
  kw_ui_wait_name (ui->window, "start-casebook");
  g_assert_false (kw_window_is_locked (ui->window));
}

/* Dialogs over the window, a message of what was saved, and what was copied. */
static void
test_beside (void)
{
  g_autoptr (KwUi) ui = start ();
  g_autoptr (GError) error = g_error_new_literal (KW_DATA_ERROR, KW_DATA_ERROR_FAILED, "Okafor did not fit.");
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (ui->window));
  GdkClipboard *primary = gtk_widget_get_primary_clipboard (GTK_WIDGET (ui->window));
  g_autofree char *texts = NULL;

  show_family (ui);
  gdk_clipboard_set_text (clipboard, "Ada Okafor");
  gdk_clipboard_set_text (primary, "Tobi Okafor");
  kw_window_show_error (ui->window, error, "Ada was not saved");
  kw_ui_wait_for_window (ui, "AdwMessageDialog");
  lock (ui);
  kw_ui_settle ();
  texts = dup_all_texts (FALSE);
  assert_says_nothing (texts);
  g_assert_null (gdk_clipboard_get_content (clipboard));
  g_assert_null (gdk_clipboard_get_content (primary));
}

/* Someone is looking: every page and every form goes from sight at once, and comes back as it was. */
static void
test_details (void)
{
  static const char *const pages[] = { "today", "families", "referrals", "services", "search" };
  g_autoptr (KwUi) ui = start ();
  g_autofree char *texts = NULL;
  g_autofree char *note = NULL;
  GtkWindow *form;

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *hidden = NULL;

      gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.show-page", "s", pages[i]);
      kw_ui_wait_until_loaded (ui);
      kw_ui_press (ui, "<Control><Shift>h");
      hidden = dup_all_texts (TRUE);
      assert_says_nothing (hidden);
      kw_ui_press (ui, "<Control><Shift>h");
    }

  show_family (ui);
  form = write_note (ui);
  kw_ui_press (ui, "<Control><Shift>h");
  kw_ui_wait (is_hidden, ui, "details to be hidden");
  texts = dup_all_texts (TRUE);
  assert_says_nothing (texts);
  g_assert_null (strstr (texts, NOTE));
  kw_ui_press (ui, "<Control><Shift>h");
  form = kw_ui_wait_for_window (ui, "KwVisitForm");
  note = dup_note (form);
  g_assert_cmpstr (note, ==, NOTE);
}

/* What comes to be said while details are hidden is said when they are shown again; also from a dialog they hide. */
static void
test_details_and_dialogs (void)
{
  g_autoptr (KwUi) ui = start ();
  g_autoptr (GError) error = g_error_new_literal (KW_DATA_ERROR, KW_DATA_ERROR_FAILED, "Okafor did not fit.");
  g_autofree char *texts = NULL;
  GtkWindow *dialog;

  kw_ui_press (ui, "<Control><Shift>h");
  kw_ui_wait (is_hidden, ui, "details to be hidden");
  kw_window_show_error (ui->window, error, "Ada was not saved");
  kw_ui_settle ();
  texts = dup_all_texts (TRUE);
  assert_says_nothing (texts);
  kw_ui_press (ui, "<Control><Shift>h");
  dialog = kw_ui_wait_for_window (ui, "AdwMessageDialog");
  kw_ui_wait_text (dialog, "Okafor did not fit.");

  kw_ui_press (ui, "<Control><Shift>h");
  kw_ui_wait (is_hidden, ui, "details to be hidden");
  kw_ui_press (ui, "<Control><Shift>h");
  dialog = kw_ui_wait_for_window (ui, "AdwMessageDialog");
  kw_ui_press (ui, "Escape");
  kw_ui_wait_until_closed (dialog);
}

/* A sample casebook has no passphrase: it says so, and one key opens it again. */
static void
test_sample (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_on_sample (KW_UI_NOW, 0);

  lock (ui);
  kw_ui_wait_text (ui->window, "sample casebook");
  g_assert_null (kw_ui_find_name (ui->window, "unlock-secret"));
  kw_ui_press (ui, "Return");
  kw_ui_wait (has_casebook, ui, "the sample to be opened");
}

/* The window is closed while it locks, and while it is locked. */
static void
test_leaving (void)
{
  KwUi *ui = start ();

  lock (ui);
  kw_ui_stop (ui);

  ui = start ();
  show_family (ui);
  write_note (ui);
  kw_window_lock (ui->window);
  kw_ui_stop (ui);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lock/nothing-left", test_nothing_left);
  g_test_add_func ("/lock/draft", test_draft);
  g_test_add_func ("/lock/two-forms", test_two_forms);
  g_test_add_func ("/lock/while-saving", test_while_saving);
  g_test_add_func ("/lock/wrong", test_wrong);
  g_test_add_func ("/lock/actions", test_actions);
  g_test_add_func ("/lock/beside", test_beside);
  g_test_add_func ("/lock/details", test_details);
  g_test_add_func ("/lock/details-and-dialogs", test_details_and_dialogs);
  g_test_add_func ("/lock/sample", test_sample);
  g_test_add_func ("/lock/leaving", test_leaving);

  return g_test_run ();
}
