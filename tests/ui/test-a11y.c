/* test-a11y.c
 *
 * What a screen reader hears of every page and every form: all that can have the focus has a name and says what it is,
 * over the accessibility bus as assistive technology gets it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-family.h"
#include "kw-ui-screen-reader.h"

#include <string.h>

/* The buttons of the header bar alone are more. */
#define LEAST_FOCUSABLE 5

/* Roles that a control may not have: they say nothing of what can be done with it. */
static const char *const mute_roles[] = { "widget", "unknown", "invalid", "generic", "filler", NULL };

/* GTK calls what has no name by its type. */
static gboolean
is_nameless (const KwHeard *heard)
{
  return *heard->name == '\0' || g_type_from_name (heard->name) != G_TYPE_INVALID;
}

/* What GTK and libadwaita make by themselves and no person comes to: an area that scrolls takes the focus only where
 * nothing in it does; what a drop-down shows of its list stands inside its button; the tabs and the search of the
 * preferences are hidden where there is one page. */
static gboolean
is_of_the_toolkit (const KwHeard *heard)
{
  if (g_str_equal (heard->role, "group") || g_str_equal (heard->name, "GtkListItemWidget"))
    return TRUE;
  if (strstr (heard->parents, "combo box") != NULL && strstr (heard->role, "list") != NULL)
    return TRUE;
  return strstr (heard->parents, "window Preferences") != NULL &&
         (strstr (heard->parents, "AdwViewSwitcher") != NULL || g_str_equal (heard->name, "GtkSearchEntry") ||
          g_str_equal (heard->name, "GtkListBox"));
}

/* All that is in the program is checked, what is not in sight too. @must_hear: what has to be among it. */
static void
check_all (const char *where, const char *must_hear)
{
  g_autoptr (GPtrArray) all = kw_ui_hear_everything ();
  g_autoptr (GString) complaints = g_string_new (NULL);
  gboolean heard_it = FALSE;
  guint n_focusable = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const KwHeard *heard = g_ptr_array_index (all, i);

      heard_it = heard_it || g_str_equal (heard->name, must_hear);
      if (!heard->focusable || is_of_the_toolkit (heard))
        continue;
      n_focusable++;
      if (is_nameless (heard))
        g_string_append_printf (complaints, "no name: %s %s, %s\n", heard->role, heard->name, heard->parents);
      if (g_strv_contains (mute_roles, heard->role))
        g_string_append_printf (complaints, "no role: %s %s, %s\n", heard->role, heard->name, heard->parents);
    }
  if (!heard_it)
    g_string_append_printf (complaints, "not heard: %s\n", must_hear);
  g_test_message ("%s: %u that can have the focus", where, n_focusable);
  g_assert_cmpuint (n_focusable, >=, LEAST_FOCUSABLE);
  if (complaints->len > 0)
    {
      g_test_message ("%s", complaints->str);
      g_test_fail_printf ("%s cannot be heard", where);
    }
}

static void
test_pages (void)
{
  static const struct
  {
    const char *page, *must_hear;
  } pages[] = {
    { "today", "Clocks" },
    { "families", "Okafor" },
    { "referrals", "Not sent yet" },
    { "services", "Services" },
    { "search", "Search" },
  };
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_family);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_action_group_activate_action (G_ACTION_GROUP (ui->window), "show-page", g_variant_new_string (pages[i].page));
      kw_ui_wait_until_loaded (ui);
      check_all (pages[i].page, pages[i].must_hear);
    }
}

static void
test_family (void)
{
  static const struct
  {
    const char *part, *must_hear;
  } parts[] = {
    { "overview", "Do next" },
    { "plan", "Add a step" },
    { "story", "Words in the story" },
    { "people", "Members" },
    { "money", "Debts" },
  };
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_family);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_action_group_activate_action (G_ACTION_GROUP (ui->window), "show-family-page",
                                      g_variant_new ("(xs)", kw_ui_family.family, parts[i].part));
      kw_ui_wait_until_loaded (ui);
      check_all (parts[i].part, parts[i].must_hear);
    }
}

static void
check_form (KwUi *ui, const char *action, GVariant *parameter, const char *type_name, const char *must_hear)
{
  GActionGroup *group = G_ACTION_GROUP (ui->window);
  GtkWindow *window;

  if (!g_action_group_has_action (group, action))
    group = G_ACTION_GROUP (ui->application);
  g_action_group_activate_action (group, action, parameter);
  window = kw_ui_wait_for_window (ui, type_name);
  kw_ui_settle ();
  check_all (type_name, must_hear);
  gtk_window_destroy (window);
  kw_ui_wait_until_closed (window);
}

static void
test_forms (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_family);
  gint64 family = kw_ui_family.family;

  check_form (ui, "log-visit", g_variant_new_int64 (family), "KwVisitForm", "Talked about");
  check_form (ui, "danger", g_variant_new_int64 (family), "KwDangerDialog", "999");
  check_form (ui, "refer", g_variant_new ("(xxx)", family, kw_ui_family.heroin, (gint64) 0), "KwReferForm", "Service");
  check_form (ui, "same-person", g_variant_new_int64 (family), "KwSamePersonWindow", "Who they are in another family");
  check_form (ui, "preferences", NULL, "KwPreferences", "Appearance");
}

static void
test_editors (void)
{
  static const char *const kinds[] = { "family", "member", "problem", "debt", "event", "appointment", "service", NULL };
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_family);

  for (guint i = 0; kinds[i] != NULL; i++)
    check_form (ui, "edit-record", g_variant_new ("(sxxx)", kinds[i], (gint64) 0, kw_ui_family.family, (gint64) 0),
                "KwRecordEditor", "Save");
}

static void
test_start (void)
{
  g_autoptr (KwUi) ui = kw_ui_start (KW_NONE);

  kw_ui_settle ();
  check_all ("start", "Look at a sample");
  check_form (ui, "new-casebook", NULL, "KwStartForm", "Your name");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/a11y/pages", test_pages);
  g_test_add_func ("/a11y/family", test_family);
  g_test_add_func ("/a11y/forms", test_forms);
  g_test_add_func ("/a11y/editors", test_editors);
  g_test_add_func ("/a11y/start", test_start);

  return g_test_run ();
}
