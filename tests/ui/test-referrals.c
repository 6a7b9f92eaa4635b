/* test-referrals.c
 *
 * The referrals over all families and the directory of services, in the real window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-family.h"

#include "kw-form-window.h"

static void
put_referral (KwCasebook *casebook, KwEdit *edit, KwReferralStatus status, const char *service)
{
  KwReferral *referral = kw_record_new (KW_RECORD_REFERRAL);

  referral->record.id = kw_casebook_new_id (casebook);
  referral->record.family = kw_ui_family.family;
  referral->problem = kw_ui_family.heroin;
  referral->service = g_strdup (service);
  referral->status = status;
  referral->breakthrough = KW_UI_NOW - KW_HOUR;
  if (status != KW_REFERRAL_READY)
    {
      referral->sent = KW_UI_NOW - KW_HOUR / 2;
      referral->sent_how = KW_SENT_BY_PHONE;
      referral->sent_to = g_strdup ("Jo");
    }
  if (status == KW_REFERRAL_MET || status == KW_REFERRAL_COMPLETED)
    referral->met = KW_UI_NOW - KW_HOUR / 4;
  kw_edit_put (edit, referral);
}

static void
put_service (KwCasebook *casebook, KwEdit *edit)
{
  const int debt = KW_DOMAIN_DEBT;
  KwService *service = kw_record_new (KW_RECORD_SERVICE);

  service->record.id = kw_casebook_new_id (casebook);
  service->name = g_strdup ("Citizens Advice");
  service->phone = g_strdup ("020 7946 0456");
  g_array_append_val (service->domains, debt);
  kw_edit_put (edit, service);
}

static void
fill (KwCasebook *casebook, KwEdit *edit)
{
  kw_ui_fill_family (casebook, edit);
  put_service (casebook, edit);
  put_referral (casebook, edit, KW_REFERRAL_COMPLETED, "Over House");
  put_referral (casebook, edit, KW_REFERRAL_MET, "Met House");
  put_referral (casebook, edit, KW_REFERRAL_SENT, "Sent House");
  put_referral (casebook, edit, KW_REFERRAL_READY, "Ready House");
}

static GtkWidget *
open_page (KwUi *ui, const char *key, const char *type_name, const char *text)
{
  GtkWidget *page;

  kw_ui_press (ui, key);
  kw_ui_wait_for_page (ui, type_name);
  page = GTK_WIDGET (kw_window_get_page (ui->window));
  kw_ui_wait_text (page, text);
  kw_ui_wait_until_loaded (ui);
  return page;
}

/* Each of @words stands in @texts after the one before. */
static void
assert_order (const char *texts, const char *const *words)
{
  for (; *words != NULL; words++)
    {
      const char *found = strstr (texts, *words);

      if (found == NULL)
        g_error ("“%s” is not where it should be, in: %s", *words, texts);
      texts = found + strlen (*words);
    }
}

static gboolean
is_ready (gpointer form)
{
  return kw_form_window_is_ready (form);
}

/* What has to be sent comes first; each stands under how far it is; what is over is not counted. */
static void
test_stages (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, fill);
  GtkWidget *page = open_page (ui, "<Control>3", "KwReferralsPage", "Ready House");
  g_autofree char *texts = kw_ui_dup_texts (page);
  const char *const stages[] = { "Not sent yet", "Okafor", "Heroin · Ready House", "Not sent. Ring",
                                 "Ready, not sent", "Waiting for the service", "Heroin · Sent House", "to Jo",
                                 "With a specialist", "Heroin · Met House", "Come to an end", "Heroin · Over House",
                                 NULL };

  kw_ui_picture ("referrals");
  assert_order (texts, stages);
  kw_ui_wait_text (kw_ui_wait_name (ui->window, "referrals"), "3");
}

static void
test_empty_stages (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_family);
  GtkWidget *page = open_page (ui, "<Control>3", "KwReferralsPage", "Every referral has been sent.");

  kw_ui_wait_text (page, "No service owes an answer.");
  kw_ui_wait_text (page, "Nobody is with a specialist yet.");
  kw_ui_wait_text (page, "None so far.");
}

static gboolean
has_no_referral_left (gpointer page)
{
  return kw_ui_find_text (page, "Every referral has been sent.") != NULL;
}

/* A row opens its referral; what is saved there moves it on here. */
static void
test_opens_form (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, fill);
  GtkWidget *page = open_page (ui, "<Control>3", "KwReferralsPage", "Ready House");
  GtkWidget *row = gtk_widget_get_ancestor (kw_ui_wait_text (page, "Ready House"), GTK_TYPE_LIST_BOX_ROW);
  GtkWindow *form;

  gtk_widget_grab_focus (row);
  kw_ui_press (ui, "Return");
  form = kw_ui_wait_for_window (ui, "KwReferForm");
  kw_ui_wait (is_ready, form, "the form to be filled in");
  kw_ui_settle ();
  kw_ui_wait_text (form, "Ready House");
  kw_ui_press (ui, "<Alt>w");
  kw_ui_press (ui, "w");
  kw_ui_picture ("referrals-withdrawing");
  kw_ui_press (ui, "<Control>Return");
  kw_ui_wait_until_closed (form);
  kw_ui_wait (has_no_referral_left, page, "the referral to be over");
  kw_ui_wait_text (kw_ui_wait_name (ui->window, "referrals"), "2");
}

static gboolean
has_no_citizens_advice (gpointer page)
{
  return kw_ui_find_text (page, "Citizens Advice") == NULL;
}

static gboolean
has_no_turning_point (gpointer page)
{
  return kw_ui_find_text (page, "Turning Point") == NULL;
}

/* By name, and by what they help with. */
static void
test_services (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, fill);
  GtkWidget *page = open_page (ui, "<Control>4", "KwServicesPage", "Turning Point");
  GtkWidget *search = kw_ui_find_type (page, "GtkSearchEntry");
  g_autofree char *texts = kw_ui_dup_texts (page);
  const char *const rows[] = { "Citizens Advice", "Debt", "020 7946 0456", "opening hours not known",
                               "Turning Point", "020 7946 0123", "meets people within 4 h", NULL };
  GtkWindow *form;

  kw_ui_picture ("services");
  assert_order (texts, rows);
  kw_ui_type (ui, "TURNING");
  kw_ui_wait (has_no_citizens_advice, page, "the other service to go");
  kw_ui_wait_text (page, "Turning Point");
  kw_ui_press (ui, "<Control>a");
  kw_ui_type (ui, "debt");
  kw_ui_wait (has_no_turning_point, page, "the first service to go");
  kw_ui_wait_text (page, "Citizens Advice");
  kw_ui_press (ui, "<Control>a");
  kw_ui_type (ui, "nothing like that");
  kw_ui_wait_text (page, "No service found. Try fewer words.");
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  kw_ui_wait_text (page, "Turning Point");

  gtk_widget_grab_focus (
      gtk_widget_get_ancestor (kw_ui_wait_text (page, "Turning Point"), GTK_TYPE_LIST_BOX_ROW));
  kw_ui_press (ui, "Return");
  form = kw_ui_wait_for_window (ui, "KwRecordEditor");
  kw_ui_wait_text (form, "Turning Point");
}

static void
fill_nothing (KwCasebook *casebook, KwEdit *edit)
{
}

static void
test_no_services (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, fill_nothing);
  GtkWidget *page = open_page (ui, "<Control>4", "KwServicesPage", "The services that families are referred to");

  g_assert_null (kw_ui_find_type (page, "GtkSearchEntry"));
  kw_ui_click (kw_ui_wait_text (ui->window, "Add a service"));
  kw_ui_wait_name (kw_ui_wait_for_window (ui, "KwRecordEditor"), "name");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/referrals/stages", test_stages);
  g_test_add_func ("/referrals/empty-stages", test_empty_stages);
  g_test_add_func ("/referrals/opens-form", test_opens_form);
  g_test_add_func ("/referrals/services", test_services);
  g_test_add_func ("/referrals/no-services", test_no_services);

  return g_test_run ();
}
