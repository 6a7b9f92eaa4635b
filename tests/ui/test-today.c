/* test-today.c
 *
 * Today in the real window: what it says of the day in the sample casebook, and a concern that stays on it from
 * the moment it is raised until it is closed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-family.h"

#include <string.h>

static GtkWidget *
wait_for_today (KwUi *ui)
{
  kw_ui_wait_for_page (ui, "KwTodayPage");
  return GTK_WIDGET (kw_window_get_page (ui->window));
}

/* In this order on the page, each once it has been found. */
static void
assert_in_order (GtkWidget *page, const char *const *wanted)
{
  g_autofree char *texts = kw_ui_dup_texts (page);
  const char *at = texts;

  for (guint i = 0; wanted[i] != NULL; i++)
    {
      const char *found = strstr (at, wanted[i]);

      if (found == NULL)
        g_error ("“%s” is missing, or stands before “%s”:\n%s", wanted[i], i > 0 ? wanted[i - 1] : "", texts);
      at = found + strlen (wanted[i]);
    }
}

/* A worker's Tuesday: the sample's dates stand around it. */
static void
test_day (void)
{
  static const char *const day[] = {
    "Concerns to follow up", "Daniels",
    "Visits today", "3, one of them joint", "09:30", "Okafor", "14 Elgin Avenue", "11:00", "Miah", "15:00", "Walsh",
    "Do next", "Ring children's social care", "Food parcel today", "Ring the gas company", "Ring the specialist",
    "Apply to suspend the warrant", "Bailiffs are due on Friday 1 February, in 3 days.",
    "Clocks", "the first 6 of", "Reid", "refer to a specialist", "2 h left",
    "This week", "Adeyemi", "1 of 3–4", "Byrne",
    "Out of touch", "Walsh", "not seen for 8 days",
    "Waiting for trust", "Grant", "Alcohol", NULL
  };
  g_autoptr (KwUi) ui = kw_ui_start_on_sample (KW_UI_NOW, 0);
  GtkWidget *page = wait_for_today (ui);

  kw_ui_wait_text (page, "Do next");
  kw_ui_wait_text (page, "Okafor");
  kw_ui_settle ();
  assert_in_order (page, day);
  kw_ui_wait_text (kw_ui_wait_name (ui->window, "today"), "3");
}

static void
put_concern (KwUi *ui, gint64 id, KwDate closed)
{
  KwSession *session = kw_window_get_session (ui->window);
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwConcern *concern = kw_record_new (KW_RECORD_CONCERN);

  concern->record.id = id;
  concern->record.family = kw_ui_family.family;
  concern->problem = kw_ui_family.heroin;
  concern->harm = KW_HARM_ACTUAL;
  concern->raised = KW_UI_NOW - KW_HOUR;
  concern->words = g_strdup ("\"Mum will not wake up.\"");
  concern->closed = closed;
  kw_edit_put (edit, concern);
  kw_session_commit_async (session, edit, NULL, NULL, NULL);
}

static gboolean
is_followed_up (gpointer page)
{
  return kw_ui_find_text (page, "Concerns to follow up") != NULL;
}

static gboolean
is_not_followed_up (gpointer page)
{
  return !is_followed_up (page);
}

static void
test_follow_up (void)
{
  static const char *const raised[] = { "Concerns to follow up", "Okafor", "Heroin", "Written follow-up:",
                                        "Do next", "There is an open concern of actual significant harm.",
                                        "Clocks", "concern: ", NULL };
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_family);
  GtkWidget *page = wait_for_today (ui);
  gint64 id = kw_casebook_new_id (kw_session_get_casebook (kw_window_get_session (ui->window)));

  kw_ui_wait_text (page, "Do next");
  g_assert_false (is_followed_up (page));
  put_concern (ui, id, KW_NONE);
  kw_ui_wait (is_followed_up, page, "the concern on Today");
  kw_ui_settle ();
  assert_in_order (page, raised);

  put_concern (ui, id, KW_UI_TODAY);
  kw_ui_wait (is_not_followed_up, page, "a closed concern to leave Today");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/today/day", test_day);
  g_test_add_func ("/today/follow-up", test_follow_up);

  return g_test_run ();
}
