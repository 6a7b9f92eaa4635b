/* test-refer.c
 *
 * From somebody opening up to a referral that is ready, without a network; and on to the first meeting.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-family.h"

#include "kw-form-window.h"

#define MOST_KEYS_OPENED_UP 30

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
wait_for_form (KwUi *ui,
               const char *type_name)
{
  GtkWindow *form = kw_ui_wait_for_window (ui, type_name);

  kw_ui_wait (is_ready, form, "the form to be filled in");
  kw_ui_settle ();

  return form;
}

static KwReferral *
get_referral (KwCaseFile *case_file)
{
  g_assert_cmpuint (kw_case_file_list (case_file, KW_RECORD_REFERRAL)->len, ==, 1);

  return g_ptr_array_index (kw_case_file_list (case_file, KW_RECORD_REFERRAL), 0);
}

static void
test_opened_up (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_family);
  g_autoptr (KwCaseFile) case_file = NULL;
  GtkWindow *visit, *refer;
  KwProblem *heroin;
  KwReferral *referral;

  press (ui, "<Control>l");
  visit = kw_ui_wait_for_window (ui, "KwVisitForm");
  kw_ui_wait_text (visit, "Okafor");
  press (ui, "Return");
  kw_ui_wait (is_ready, visit, "the visit to be filled in");
  kw_ui_settle ();
  kw_ui_type (ui, "She said for the first time that the money goes faster than it should.");
  press (ui, "<Alt>o");
  kw_ui_wait_text (visit, "Help wanted now");
  kw_ui_picture ("visit-opened-up");
  press (ui, "<Alt>f");
  refer = wait_for_form (ui, "KwReferForm");
  kw_ui_wait_text (refer, "Turning Point");
  kw_ui_picture ("refer-new");
  press (ui, "<Control>Return");
  kw_ui_wait_until_closed (refer);
  kw_ui_focus_window (visit);
  press (ui, "<Control>Return");
  kw_ui_wait_until_closed (visit);

  case_file = kw_ui_load_family (ui);
  heroin = kw_case_file_find (case_file, KW_RECORD_PROBLEM, kw_ui_family.heroin);
  g_assert_cmpint (heroin->acknowledged, ==, KW_UI_NOW);
  g_assert_cmpint (heroin->help_wanted, ==, KW_HELP_YES);
  referral = get_referral (case_file);
  g_assert_cmpint (referral->status, ==, KW_REFERRAL_READY);
  g_assert_cmpint (referral->problem, ==, kw_ui_family.heroin);
  g_assert_cmpint (referral->listed, ==, kw_ui_family.service);
  g_assert_cmpint (referral->breakthrough, ==, KW_UI_NOW);
  /* Of Ada, and of nobody else. */
  g_assert_nonnull (strstr (referral->shared, "Ada"));
  g_assert_null (strstr (referral->shared, "Tobi"));
  g_test_message ("from opening up to ready took %u keys besides the note", n_keys);
  g_assert_cmpuint (n_keys, <=, MOST_KEYS_OPENED_UP);
}

static void
put_referral (KwCasebook *casebook,
              KwEdit *edit)
{
  KwReferral *referral = kw_record_new (KW_RECORD_REFERRAL);

  kw_ui_fill_family (casebook, edit);
  referral->record.id = kw_casebook_new_id (casebook);
  referral->record.family = kw_ui_family.family;
  referral->problem = kw_ui_family.heroin;
  referral->service = g_strdup ("Turning Point");
  referral->status = KW_REFERRAL_READY;
  referral->breakthrough = KW_UI_NOW - KW_HOUR;
  kw_edit_put (edit, referral);
}

/* What is missing before it counts as sent is said, and nothing is saved until it is there. */
static void
test_sent (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, put_referral);
  g_autoptr (KwCaseFile) before = kw_ui_load_family (ui);
  g_autoptr (KwCaseFile) after = NULL;
  GtkWindow *form;
  KwReferral *referral;

  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.edit-record", "(sxxx)", "referral",
                              get_referral (before)->record.id, kw_ui_family.family, kw_ui_family.heroin);
  form = wait_for_form (ui, "KwReferForm");
  kw_ui_press (ui, "<Alt>w");
  kw_ui_press (ui, "s");
  kw_ui_press (ui, "<Control>Return");
  kw_ui_wait_name (form, "error-move");
  kw_ui_picture ("refer-missing");
  g_clear_pointer (&before, kw_case_file_unref);
  before = kw_ui_load_family (ui);
  g_assert_cmpint (get_referral (before)->status, ==, KW_REFERRAL_READY);

  /* How: by phone. To whom: Jo. Agreed to work together, the basis, agreed to share. */
  kw_ui_press (ui, "Tab");
  kw_ui_press (ui, "1");
  kw_ui_press (ui, "Tab");
  kw_ui_type (ui, "Jo");
  kw_ui_press (ui, "<Alt>t");
  kw_ui_press (ui, "1");
  kw_ui_press (ui, "<Alt>l");
  kw_ui_type (ui, "Public task");
  kw_ui_press (ui, "<Alt>g");
  kw_ui_press (ui, "1");
  kw_ui_press (ui, "<Alt>y");
  kw_ui_type (ui, "thu 10");
  kw_ui_picture ("refer-sent");
  kw_ui_press (ui, "<Control>Return");
  kw_ui_wait_until_closed (form);

  after = kw_ui_load_family (ui);
  referral = get_referral (after);
  g_assert_cmpint (referral->status, ==, KW_REFERRAL_SENT);
  g_assert_cmpint (referral->sent_how, ==, KW_SENT_BY_PHONE);
  g_assert_cmpstr (referral->sent_to, ==, "Jo");
  g_assert_cmpuint (kw_case_file_list (after, KW_RECORD_AGREEMENT)->len, ==, 3);
  g_assert_cmpuint (kw_case_file_list (after, KW_RECORD_APPOINTMENT)->len, ==, 3);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/refer/opened-up", test_opened_up);
  g_test_add_func ("/refer/sent", test_sent);

  return g_test_run ();
}
