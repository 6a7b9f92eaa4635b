/* test-same-person.c
 *
 * Somebody who is in two families: found from the one, shown in both, and taken back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-family.h"

#include "kw-same-person.h"
#include "kw-words.h"

static gint64 other_family, other_ada;

static void
put_member (KwCasebook *casebook, KwEdit *edit, const char *given, const char *surname, KwDate born)
{
  KwMember *member = kw_record_new (KW_RECORD_MEMBER);

  member->record.id = other_ada = kw_casebook_new_id (casebook);
  member->record.family = other_family;
  member->given = g_strdup (given);
  member->surname = g_strdup (surname);
  member->born = born;
  kw_edit_put (edit, member);
}

/* Ada's own family, and the Reids, where an Ada Marsh lives. */
static void
fill (KwCasebook *casebook, KwEdit *edit)
{
  KwFamily *family = kw_record_new (KW_RECORD_FAMILY);
  KwDesignation *designation = kw_record_new (KW_RECORD_DESIGNATION);

  kw_ui_fill_family (casebook, edit);
  other_family = family->record.id = designation->record.family = kw_casebook_new_id (casebook);
  family->reference = g_strdup ("WCC-0043");
  family->name = g_strdup ("Reid");
  family->authority = g_strdup ("WCC");
  family->opened = designation->from = KW_UI_TODAY - 30;
  designation->worker = kw_casebook_get_worker (casebook)->record.id;
  kw_edit_put (edit, family);
  kw_edit_put (edit, designation);
  put_member (casebook, edit, "Ben", "Reid", KW_NONE);
  put_member (casebook, edit, "Ada", "Marsh", kw_date_from_ymd (1980, 2, 4));
}

static GtkWidget *
page_of (KwUi *ui)
{
  return GTK_WIDGET (kw_window_get_page (ui->window));
}

static GPtrArray *
list (KwUi *ui, gint64 family)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *people = kw_casebook_list_same_people_sync (
      kw_session_get_casebook (kw_window_get_session (ui->window)), family, NULL, &error);

  g_assert_no_error (error);
  return people;
}

static void
show_people (KwUi *ui, gint64 family)
{
  g_action_group_activate_action (G_ACTION_GROUP (ui->window), "show-family-page",
                                  g_variant_new ("(xs)", family, "people"));
  kw_ui_wait_for_page (ui, "KwFamilyPage");
  kw_ui_wait_text (page_of (ui), "Also in another family");
}

static gboolean
is_empty_again (gpointer ui)
{
  return kw_ui_find_text (page_of (ui), "Nobody here is known to be in another family.") != NULL;
}

static void
link_ada (KwUi *ui)
{
  GtkWindow *form;

  show_people (ui, kw_ui_family.family);
  kw_ui_wait_text (page_of (ui), "Tobi Okafor");
  kw_ui_wait (is_empty_again, ui, "nobody to be elsewhere");
  kw_ui_click (gtk_widget_get_ancestor (kw_ui_wait_text (page_of (ui), "Also in another family…"), GTK_TYPE_BUTTON));
  form = kw_ui_wait_for_window (ui, "KwSamePersonWindow");
  kw_ui_wait_text (form, "Ada Marsh");
  g_assert_null (kw_ui_find_text (form, "Ben Reid"));
  kw_ui_press (ui, "Return");
  kw_ui_press (ui, "Return");
  kw_ui_wait_until_closed (form);
}

/* By keyboard: whoever bears the name stands there already, Enter, Enter. Both families say so, and the row of the one
 * goes to the other. */
static void
test_link (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, fill);
  g_autoptr (GPtrArray) people = NULL;
  const KwPersonElsewhere *found;
  GtkWidget *row;

  link_ada (ui);
  row = gtk_widget_get_ancestor (kw_ui_wait_text (page_of (ui), "WCC-0043"), GTK_TYPE_LIST_BOX_ROW);
  people = list (ui, kw_ui_family.family);
  g_assert_cmpuint (people->len, ==, 1);
  found = g_ptr_array_index (people, 0);
  g_assert_cmpint (found->person, ==, kw_ui_family.ada);
  g_assert_cmpint (found->member, ==, other_ada);

  gtk_widget_activate (row);
  kw_ui_wait_for_page (ui, "KwFamilyPage");
  kw_ui_wait_text (page_of (ui), "Ben Reid");
  kw_ui_wait_text (page_of (ui), "WCC-0042");
  g_assert_false (is_empty_again (ui));
}

/* Saved by mistake: undone. Removed: gone from both, and that is undone too. */
static void
test_take_back (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, fill);
  GtkWidget *row;

  link_ada (ui);
  kw_ui_wait_text (page_of (ui), "WCC-0043");
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.undo-last", NULL);
  kw_ui_wait (is_empty_again, ui, "it to be undone");

  link_ada (ui);
  row = gtk_widget_get_ancestor (kw_ui_wait_text (page_of (ui), "WCC-0043"), GTK_TYPE_LIST_BOX_ROW);
  kw_ui_click (kw_ui_find_type (row, "GtkButton"));
  kw_ui_wait (is_empty_again, ui, "them to be parted");
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.undo-last", NULL);
  kw_ui_wait_text (page_of (ui), "WCC-0043");
}

/* Under another name, somebody is found by when they were born. */
static void
test_by_birth (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, fill);
  GtkWindow *form;

  g_action_group_activate_action (G_ACTION_GROUP (ui->window), "same-person",
                                  g_variant_new_int64 (kw_ui_family.family));
  form = kw_ui_wait_for_window (ui, "KwSamePersonWindow");
  kw_ui_wait_text (form, "Ada Marsh");
  gtk_editable_set_text (GTK_EDITABLE (kw_ui_find_name (form, "person")), "");
  kw_ui_wait_text (form, "Nobody like that in another family.");
  gtk_editable_set_text (GTK_EDITABLE (kw_ui_find_name (form, "person")), "4/2/1980");
  kw_ui_wait_text (form, "Ada Marsh");
  gtk_editable_set_text (GTK_EDITABLE (kw_ui_find_name (form, "person")), "ben 4/2/1980");
  kw_ui_wait_text (form, "Nobody like that in another family.");
  kw_ui_press (ui, "Escape");
  kw_ui_wait_until_closed (form);
}

/* Whoever searches for them hears of both families. */
static void
test_search (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, fill);

  link_ada (ui);
  kw_ui_press (ui, "<Control>f");
  kw_ui_wait_for_page (ui, "KwSearchPage");
  kw_ui_type (ui, "marsh");
  kw_ui_wait_text (page_of (ui), "(WCC-0042)");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/same-person/link", test_link);
  g_test_add_func ("/same-person/take-back", test_take_back);
  g_test_add_func ("/same-person/by-birth", test_by_birth);
  g_test_add_func ("/same-person/search", test_search);

  return g_test_run ();
}
