/* test-leaving.c
 *
 * Windows that go while something is still on its way to them: nothing of it reaches what is gone, and the casebook is
 * whole and free afterwards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-check.h"
#include "kw-drafts.h"
#include "kw-form-window.h"
#include "kw-ui-family.h"
#include "kw-ui-harness.h"

#include <string.h>

/* 2013-01-29 10:00 */
#define NOW (G_GINT64_CONSTANT (1359453600) * KW_SECOND)

static KwInstant
clock_of_test (gpointer data)
{
  return NOW;
}

static const KwCasebookOptions options = { .clock = clock_of_test };

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* Whether it can be opened by somebody else, and is as it should be. */
static void
assert_free_and_whole (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwCasebook) casebook = kw_casebook_open_sync (path, &options, &error);
  g_autoptr (GPtrArray) findings = NULL;

  g_assert_no_error (error);
  findings = kw_casebook_check_sync (casebook, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static char *
close_window (KwUi *ui)
{
  char *path = g_strdup (ui->path);

  kw_ui_stop (ui);
  return path;
}

static void
test_while_opening (void)
{
  g_autofree char *path = close_window (kw_ui_start_on_sample (NOW, 0));
  g_autoptr (KwUi) ui = kw_ui_start (NOW);
  KwWindow *other = kw_window_new (ui->application);

  g_object_add_weak_pointer (G_OBJECT (other), (gpointer *) &other);
  gtk_window_present (GTK_WINDOW (other));
  kw_ui_wait_until_drawn (GTK_WINDOW (other));
  kw_window_open (other, path);
  gtk_window_close (GTK_WINDOW (other));
  kw_ui_wait (is_gone, &other, "the other window to go");
  assert_free_and_whole (path);
}

static void
test_while_opening_destroyed (void)
{
  g_autofree char *path = close_window (kw_ui_start_on_sample (NOW, 0));
  g_autoptr (KwUi) ui = kw_ui_start (NOW);
  KwWindow *other = kw_window_new (ui->application);

  g_object_add_weak_pointer (G_OBJECT (other), (gpointer *) &other);
  kw_window_open (other, path);
  gtk_window_destroy (GTK_WINDOW (other));
  kw_ui_wait (is_gone, &other, "the other window to go");
  assert_free_and_whole (path);
}

/* Page by page, closed before what it asked for is there. */
static void
test_while_loading (void)
{
  static const char *const pages[] = { "today", "families", "referrals", "services" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      KwUi *ui = kw_ui_start_on_sample (NOW, 0);
      g_autofree char *path = NULL;

      gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.show-page", "s", pages[i]);
      path = close_window (ui);
      assert_free_and_whole (path);
    }
}

static void
test_while_searching (void)
{
  KwUi *ui = kw_ui_start_on_sample (NOW, 0);
  g_autofree char *path = NULL;

  kw_ui_press (ui, "<Control>f");
  kw_ui_wait_for_page (ui, "KwSearchPage");
  kw_ui_type (ui, "a");
  path = close_window (ui);
  assert_free_and_whole (path);
}

/* A form that is closed before the family it is about has come. */
static void
test_while_filling (void)
{
  static const char *const actions[] = { "win.log-visit", "win.danger" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      KwUi *ui = kw_ui_start_on_sample (NOW, 0);
      g_autofree char *path = NULL;

      gtk_widget_activate_action (GTK_WIDGET (ui->window), actions[i], "x", (gint64) 0);
      gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.show-page", "s", "families");
      path = close_window (ui);
      assert_free_and_whole (path);
    }
}

static gboolean
is_ready (gpointer form)
{
  return kw_form_window_is_ready (form);
}

typedef struct
{
  const char *path;
  KwCasebook *casebook;
} Reopening;

static gboolean
is_free (gpointer data)
{
  Reopening *reopening = data;

  KwCasebookOptions with_passphrase = options;

  with_passphrase.passphrase = KW_UI_PASSPHRASE;
  reopening->casebook = kw_casebook_open_sync (reopening->path, &with_passphrase, NULL);
  return reopening->casebook != NULL;
}

static void
assert_draft (const char *path, const char *text)
{
  Reopening reopening = { .path = path };
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GError) error = NULL;

  kw_ui_wait (is_free, &reopening, "the casebook to be closed");
  drafts = kw_casebook_list_drafts_sync (reopening.casebook, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_nonnull (strstr (((KwDraft *) g_ptr_array_index (drafts, 0))->content, text));
  g_object_unref (reopening.casebook);
}

/* What was typed last is kept even where the form is still wanted by something that is on its way to it. */
static void
test_while_typing (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_family);
  GtkWindow *form;
  g_autoptr (GtkWindow) held = NULL;

  kw_ui_press (ui, "<Control>l");
  form = kw_ui_wait_for_window (ui, "KwVisitForm");
  kw_ui_wait_text (form, "Okafor");
  kw_ui_press (ui, "Return");
  kw_ui_wait (is_ready, form, "the form to be filled in");
  kw_ui_settle ();
  kw_ui_type (ui, "The bailiff came");
  held = g_object_ref (form);
  gtk_window_close (GTK_WINDOW (ui->window));
  assert_draft (ui->path, "The bailiff came");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/leaving/while-opening", test_while_opening);
  g_test_add_func ("/leaving/while-opening-destroyed", test_while_opening_destroyed);
  g_test_add_func ("/leaving/while-loading", test_while_loading);
  g_test_add_func ("/leaving/while-searching", test_while_searching);
  g_test_add_func ("/leaving/while-filling", test_while_filling);
  g_test_add_func ("/leaving/while-typing", test_while_typing);
  return g_test_run ();
}
