/* test-backups.c
 *
 * Making a backup and going on from it, through the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-database.h"
#include "kw-ui-harness.h"

#include "raw-casebook.h"

/* 2013-01-29 10:00 */
#define NOW (G_GINT64_CONSTANT (1359453600) * KW_SECOND)

static void
put_family (KwEdit *edit,
            gint64 id,
            const char *reference)
{
  KwFamily *family = kw_record_new (KW_RECORD_FAMILY);

  family->record.id = id;
  family->reference = g_strdup (reference);
  family->name = g_strdup ("Okafor");
  family->authority = g_strdup ("WCC");
  family->status = KW_FAMILY_WAITING;
  family->opened = kw_date_from_ymd (2013, 1, 7);
  kw_edit_put (edit, family);
}

static void
fill (KwCasebook *casebook,
      KwEdit *edit)
{
  put_family (edit, kw_casebook_new_id (casebook), "WCC-0001");
}

static guint
count_families (KwUi *ui)
{
  KwFamilyFilter filter = { .worker = KW_NONE, .status = KW_CODE_NONE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) families = kw_casebook_list_families_sync (
      kw_session_get_casebook (kw_window_get_session (ui->window)), &filter, NULL, &error);

  g_assert_no_error (error);
  return families->len;
}

static GtkWindow *
open_dialog (KwUi *ui)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.backups", NULL));
  return kw_ui_wait_for_window (ui, "KwBackupsDialog");
}

static void
add_family (KwUi *ui)
{
  KwCasebook *casebook = kw_session_get_casebook (kw_window_get_session (ui->window));
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  g_autoptr (GError) error = NULL;

  put_family (edit, kw_casebook_new_id (casebook), "WCC-0002");
  g_assert_cmpint (kw_casebook_commit_sync (casebook, edit, NULL, &error), >, 0);
  g_assert_no_error (error);
}

static gboolean
is_closed (gpointer data)
{
  return kw_window_get_session (((KwUi *) data)->window) == NULL;
}

static gboolean
is_open (gpointer data)
{
  return kw_window_get_session (((KwUi *) data)->window) != NULL;
}

static GtkWindow *
find_question (KwUi *ui)
{
  return kw_ui_wait_for_window (ui, "AdwMessageDialog");
}

static guint
count_kept (KwUi *ui)
{
  g_autofree char *folder = g_path_get_dirname (ui->path);
  g_autofree char *base = g_path_get_basename (ui->path);
  g_autofree char *start = g_strconcat (base, ".before-", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, start) && !g_str_has_suffix (name, "-journal");
  return n;
}

static void
test_restore (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (NOW, fill);
  GtkWindow *dialog;
  GtkWindow *question;

  kw_ui_wait (is_open, ui, "the casebook to be open");
  dialog = open_dialog (ui);
  kw_ui_settle ();
  kw_ui_wait_text (dialog, "There are no backups here yet.");
  g_assert_nonnull (kw_ui_find_name (dialog, "same-disk"));
  kw_ui_click (kw_ui_wait_name (dialog, "back-up-now"));
  kw_ui_wait_name (dialog, "restore");
  add_family (ui);
  g_assert_cmpuint (count_families (ui), ==, 2);

  /* Thinking better of it changes nothing. */
  kw_ui_click (kw_ui_wait_name (dialog, "restore"));
  question = find_question (ui);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "cancel");
  gtk_window_destroy (question);
  g_assert_cmpuint (count_families (ui), ==, 2);
  g_assert_cmpuint (count_kept (ui), ==, 0);

  dialog = open_dialog (ui);
  kw_ui_click (kw_ui_wait_name (dialog, "restore"));
  question = find_question (ui);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "restore");
  gtk_window_destroy (question);
  kw_ui_wait (is_closed, ui, "the casebook to be closed");
  kw_ui_unlock (ui);
  kw_ui_wait (is_open, ui, "the restored casebook to be open");
  g_assert_cmpuint (count_families (ui), ==, 1);
  g_assert_cmpuint (count_kept (ui), ==, 1);
}

static KwWindow *
find_look_window (KwUi *ui)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (ui->application)); l != NULL; l = l->next)
    if (KW_IS_WINDOW (l->data) && kw_window_is_looking (l->data))
      return l->data;
  return NULL;
}

static gboolean
is_looking (gpointer data)
{
  return find_look_window (data) != NULL;
}

static gboolean
looks_no_more (gpointer data)
{
  return find_look_window (data) == NULL;
}

static void
assert_cannot (KwUi *ui,
               const char *const *actions)
{
  for (; *actions != NULL; actions++)
    if (g_action_group_get_action_enabled (G_ACTION_GROUP (ui->window), *actions))
      g_error ("A backup could be changed with %s", *actions);
}

/* The one family that was there when the backup was made. */
static gint64
get_family (KwUi *ui)
{
  KwFamilyFilter filter = { .worker = KW_NONE, .status = KW_CODE_NONE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) families = kw_casebook_list_families_sync (
      kw_session_get_casebook (kw_window_get_session (ui->window)), &filter, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (families->len, ==, 1);
  return g_array_index (families, gint64, 0);
}

static void
test_look_into (void)
{
  const char *const writing[] = { "log-visit", "refer", "edit-record", "same-person", "undo", "undo-last", "backups",
                                  "new-casebook", NULL };
  KwUi *ui = kw_ui_start_with (NOW, fill);
  g_autofree char *path = g_strdup (ui->path);
  g_autofree char *log = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwUi look = *ui;
  GtkWindow *dialog;

  kw_ui_wait (is_open, ui, "the casebook to be open");
  dialog = open_dialog (ui);
  kw_ui_settle ();
  kw_ui_click (kw_ui_wait_name (dialog, "back-up-now"));
  kw_ui_wait_name (dialog, "look-into");
  add_family (ui);

  /* In a window of its own, which asks for the passphrase. */
  kw_ui_click (kw_ui_wait_name (dialog, "look-into"));
  kw_ui_wait (is_looking, ui, "a window for the backup");
  look.window = find_look_window (ui);
  kw_ui_unlock (&look);
  g_assert_cmpuint (count_families (ui), ==, 2);
  g_assert_cmpuint (count_families (&look), ==, 1);
  g_action_group_activate_action (G_ACTION_GROUP (look.window), "show-family",
                                  g_variant_new_int64 (get_family (&look)));
  kw_ui_wait_for_page (&look, "KwFamilyPage");
  kw_ui_wait_text (kw_window_get_page (look.window), "WCC-0001");
  g_assert_nonnull (kw_ui_find_text (kw_ui_wait_name (look.window, "backup-banner"), "nothing can be changed here"));
  g_assert_null (kw_ui_find_name (ui->window, "backup-banner"));
  kw_ui_wait_until_loaded (&look);

  /* Nothing can be saved there; the casebook can be written to as ever. */
  assert_cannot (&look, writing);
  put_family (edit, kw_casebook_new_id (kw_session_get_casebook (kw_window_get_session (look.window))), "WCC-0003");
  g_assert_cmpint (kw_casebook_commit_sync (kw_session_get_casebook (kw_window_get_session (look.window)), edit, NULL,
                                            &error),
                   ==, 0);
  g_assert_cmpstr (error->message, ==, "This is a backup: look only.");
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (ui->window), "log-visit"));

  /* Closing it leaves the casebook as it is, and the family that was looked at is noted there. */
  g_action_group_activate_action (G_ACTION_GROUP (look.window), "close-casebook", NULL);
  kw_ui_wait (looks_no_more, ui, "the window for the backup to close");
  g_assert_true (is_open (ui));
  kw_ui_wait_until_loaded (ui);
  kw_ui_stop (ui);
  log = raw_read (path, "SELECT count (*) FROM read_log WHERE what = 'opened'");
  g_assert_cmpstr (g_strchomp (log), ==, "1");
}

static gboolean
is_locked (gpointer data)
{
  return kw_window_is_locked (((KwUi *) data)->window);
}

/* It locks with the casebook, and is opened after it: what is looked at is noted there. */
static void
assert_locks (KwUi *ui,
              KwUi *look)
{
  GtkWidget *entry;

  g_action_group_activate_action (G_ACTION_GROUP (ui->application), "lock", NULL);
  kw_ui_wait (is_locked, ui, "the casebook to lock");
  kw_ui_wait (is_locked, look, "the backup to lock");
  entry = kw_ui_wait_name (look->window, "unlock-secret");
  gtk_editable_set_text (GTK_EDITABLE (entry), KW_UI_PASSPHRASE);
  g_signal_emit_by_name (entry, "activate");
  kw_ui_wait_text (look->window, "Open the casebook first");
  kw_ui_unlock (ui);
  kw_ui_unlock (look);
}

/* Whoever is in danger is in danger now: that goes to the casebook. The window goes with the casebook's. */
static void
test_look_into_danger (void)
{
  KwUi *ui = kw_ui_start_with (NOW, fill);
  GtkWindow *dialog;
  KwUi look = *ui;

  dialog = open_dialog (ui);
  kw_ui_settle ();
  kw_ui_click (kw_ui_wait_name (dialog, "back-up-now"));
  kw_ui_click (kw_ui_wait_name (dialog, "look-into"));
  kw_ui_wait (is_looking, ui, "a window for the backup");
  look.window = find_look_window (ui);
  kw_ui_unlock (&look);
  assert_locks (ui, &look);
  g_action_group_activate_action (G_ACTION_GROUP (look.window), "danger", g_variant_new_int64 (0));
  kw_ui_wait_for_window (ui, "KwDangerDialog");
  g_assert_null (kw_window_get_form (look.window));
  g_assert_nonnull (kw_window_get_form (ui->window));
  gtk_window_destroy (kw_window_get_form (ui->window));
  gtk_window_close (GTK_WINDOW (ui->window));
  kw_ui_wait (looks_no_more, ui, "the window for the backup to close too");
  kw_ui_stop (ui);
}

/* One bit of a page is not as it was written. */
static void
flip (const char *path,
      goffset at)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, &error));
  g_assert_cmpint (at, <, length);
  bytes[at] ^= 1;
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, &error));
}

/* Where the table of workers is, without which a casebook does not open. */
static goffset
find_workers (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwVault) vault = kw_vault_open (path, NULL, KW_UI_PASSPHRASE, NULL, &error);
  g_autoptr (KwDatabase) database = vault != NULL ? kw_database_open (vault, &error) : NULL;
  gint64 page;

  g_assert_no_error (error);
  g_assert_true (kw_database_read_number (database, "SELECT rootpage FROM sqlite_schema WHERE name = 'worker'", &page,
                                          &error));
  return 65536 + (page - 1) * 4096;
}

static void
back_up_and_close (KwUi *ui)
{
  GtkWindow *dialog;

  kw_ui_wait (is_open, ui, "the casebook to be open");
  dialog = open_dialog (ui);
  kw_ui_click (kw_ui_wait_name (dialog, "back-up-now"));
  kw_ui_settle ();
  kw_ui_wait_name (dialog, "restore");
  gtk_window_destroy (dialog);
  add_family (ui);
  kw_ui_settle ();
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.close-casebook", NULL));
  kw_ui_wait (is_closed, ui, "the casebook to be closed");
  kw_ui_wait_name (ui->window, "start-casebook");
  kw_ui_settle ();
}

static void
take_newest_backup (KwUi *ui)
{
  GtkWidget *entry;
  GtkWindow *question;

  kw_window_open (ui->window, ui->path);
  entry = kw_ui_wait_name (ui->window, "unlock-secret");
  gtk_editable_set_text (GTK_EDITABLE (entry), KW_UI_PASSPHRASE);
  g_signal_emit_by_name (entry, "activate");
  question = find_question (ui);
  gtk_editable_set_text (GTK_EDITABLE (kw_ui_wait_name (question, "rescue-passphrase")), KW_UI_PASSPHRASE);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "backup");
  gtk_window_destroy (question);
  kw_ui_unlock (ui);
  kw_ui_wait (is_open, ui, "the newest backup to be open");
}

/* The casebook cannot be read at all: the newest backup takes its place, and it says that there was nothing more. */
static void
test_damaged (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (NOW, fill);

  back_up_and_close (ui);
  /* The first page, without which nothing of the others means anything. */
  flip (ui->path, 65536 + 500);
  take_newest_backup (ui);
  g_assert_cmpuint (count_families (ui), ==, 1);
  g_assert_cmpuint (count_kept (ui), >, 0);
  kw_ui_wait_text (find_question (ui), "Nothing of the damaged casebook’s history can be read");
}

/* Its history can be read: what was done after the backup is there too. */
static void
test_brought_over (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (NOW, fill);

  back_up_and_close (ui);
  flip (ui->path, find_workers (ui->path) + 500);
  take_newest_backup (ui);
  g_assert_cmpuint (count_families (ui), ==, 2);
  g_assert_cmpuint (count_kept (ui), >, 0);
}

/* With the keyboard alone, and a name for everything that a screen reader comes to. */
static void
test_keyboard (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (NOW, fill);
  GtkWindow *dialog;

  kw_ui_wait (is_open, ui, "the casebook to be open");
  dialog = open_dialog (ui);
  kw_ui_wait_name (dialog, "back-up-now");
  kw_ui_focus_window (dialog);
  kw_ui_press (ui, "<Alt>b");
  kw_ui_wait_name (dialog, "restore");
  kw_ui_press (ui, "Escape");
  kw_ui_wait_until_closed (dialog);
}

/* A sample says that it gets none by itself. */
static void
test_sample (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_on_sample (NOW, 0);
  GtkWindow *dialog;

  kw_ui_wait (is_open, ui, "the sample to be open");
  dialog = open_dialog (ui);
  kw_ui_wait_text (dialog, "A sample casebook is not backed up by itself");
  g_assert_null (kw_ui_find_name (ui->window, "backup-line"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backups/sample", test_sample);
  g_test_add_func ("/backups/restore", test_restore);
  g_test_add_func ("/backups/look-into", test_look_into);
  g_test_add_func ("/backups/look-into-danger", test_look_into_danger);
  g_test_add_func ("/backups/keyboard", test_keyboard);
  g_test_add_func ("/backups/damaged", test_damaged);
  g_test_add_func ("/backups/brought-over", test_brought_over);
  return g_test_run ();
}
