/* test-leaks.c
 *
 * A day's work through the window with words that stand nowhere else; afterwards they are in no file of the
 * home, not in the casebook's own bytes, in no message, no setting, no window's title, and not in the
 * clipboard. "./dev campaign leaks" runs it too. KW_LEAKS_FOLDERS names more folders to be searched, with
 * colons in between.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-family.h"

#include "kw-form-window.h"

#include <glib/gstdio.h>
#include <string.h>

/* In names, in a note, in what is searched for, copied, and said by an error. */
#define NAME     "Quorvexla"
#define NOTE     "zibberwick lanthornish"
#define SEARCHED "plumquatter"
#define COPIED   "grindelwort"
#define FAILED   "snorkletide"

static const char *const words[] = { NAME, "zibberwick", "lanthornish", SEARCHED, COPIED, FAILED, KW_UI_PASSPHRASE,
                                     "wrongglefish" };

static GString *messages;

static GLogWriterOutput
note_message (GLogLevelFlags level,
              const GLogField *fields,
              gsize n_fields,
              gpointer data)
{
  g_autofree char *text = g_log_writer_format_fields (level, fields, n_fields, FALSE);

  g_string_append (messages, text);
  g_string_append_c (messages, '\n');

  return g_log_writer_default (level, fields, n_fields, data);
}

static gboolean
has_bytes (const char *bytes,
           gsize length,
           gconstpointer wanted,
           gsize wanted_length)
{
  const char *end = bytes + length;

  for (const char *at = bytes; (gsize) (end - at) >= wanted_length; at++)
    {
      at = memchr (at, *(const char *) wanted, (gsize) (end - at));
      if (at == NULL || (gsize) (end - at) < wanted_length)
        return FALSE;
      if (memcmp (at, wanted, wanted_length) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
assert_not_in (const char *bytes,
               gsize length,
               const char *where)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree gunichar2 *wide = g_utf8_to_utf16 (words[i], -1, NULL, NULL, NULL);

      if (has_bytes (bytes, length, words[i], strlen (words[i])) ||
          has_bytes (bytes, length, wide, strlen (words[i]) * sizeof *wide))
        g_error ("“%s” is in %s", words[i], where);
    }
}

/* Searching */

typedef struct
{
  guint n_files;
  guint64 n_bytes;
} Searched;

static void
search_file (const char *path,
             Searched *searched)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);

  assert_not_in (path, strlen (path), "the name of a file");
  if (file == NULL || g_mapped_file_get_length (file) == 0)
    return;
  searched->n_files++;
  searched->n_bytes += g_mapped_file_get_length (file);
  assert_not_in (g_mapped_file_get_contents (file), g_mapped_file_get_length (file), path);
}

static void
search_folder (const char *path,
               Searched *searched)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        continue;
      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        search_folder (child, searched);
      else if (g_file_test (child, G_FILE_TEST_IS_REGULAR))
        search_file (child, searched);
    }
}

static void
search_everywhere (void)
{
  const char *more = g_getenv ("KW_LEAKS_FOLDERS");
  g_auto (GStrv) folders = g_strsplit (more == NULL ? "" : more, ":", -1);
  Searched searched = { 0, 0 };

  search_folder (g_get_home_dir (), &searched);
  search_folder (g_get_tmp_dir (), &searched);
  for (guint i = 0; folders[i] != NULL; i++)
    if (*folders[i] != '\0')
      search_folder (folders[i], &searched);
  /* The casebook at least. */
  g_assert_cmpuint (searched.n_files, >, 0);
  g_test_message ("%u files, %" G_GUINT64_FORMAT " bytes searched", searched.n_files, searched.n_bytes);
}

static void
search_settings (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.keyworker.Keyworker");
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autoptr (GVariant) value = g_settings_get_value (settings, keys[i]);
      g_autofree char *text = g_variant_print (value, FALSE);

      assert_not_in (text, strlen (text), keys[i]);
    }
}

static void
search_titles (void)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l != NULL; l = l->next)
    {
      const char *title = gtk_window_get_title (l->data);

      if (title != NULL)
        assert_not_in (title, strlen (title), "the title of a window");
    }
}

/* Working */

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

static void
fill (KwCasebook *casebook,
      KwEdit *edit)
{
  KwProblem *problem;

  kw_ui_fill_family (casebook, edit);
  problem = kw_record_new (KW_RECORD_PROBLEM);
  problem->record.family = kw_ui_family.family;
  problem->domain = KW_DOMAIN_DEBT;
  problem->title = g_strdup (NAME);
  problem->severity = 3;
  problem->identified = KW_UI_TODAY;
  kw_edit_put (edit, problem);
}

static GtkWindow *
open_visit (KwUi *ui)
{
  GtkWindow *form;

  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.log-visit", "x", kw_ui_family.family);
  form = kw_ui_wait_for_window (ui, "KwVisitForm");
  kw_ui_wait (is_ready, form, "the form to be filled in");
  kw_ui_settle ();

  return form;
}

static void
log_visit (KwUi *ui)
{
  GtkWindow *form = open_visit (ui);

  kw_ui_type (ui, NOTE);
  search_titles ();
  kw_form_window_save (KW_FORM_WINDOW (form));
  kw_ui_wait_until_closed (form);
  kw_ui_press (ui, "<Control>z");
  kw_ui_wait_until_loaded (ui);
}

static void
look_at_everything (KwUi *ui)
{
  static const char *const pages[] = { "today", "families", "referrals", "services" };
  static const char *const parts[] = { "overview", "plan", "story", "people" };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.show-page", "s", pages[i]);
      kw_ui_wait_until_loaded (ui);
      search_titles ();
    }
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.show-family-page", "(xs)", kw_ui_family.family,
                                  parts[i]);
      kw_ui_wait_until_loaded (ui);
      search_titles ();
    }
}

static void
search_and_copy (KwUi *ui)
{
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "The note about %s was too long.", FAILED);
  GtkWindow *dialog;

  kw_ui_press (ui, "<Control>f");
  kw_ui_wait_for_page (ui, "KwSearchPage");
  kw_ui_type (ui, SEARCHED);
  kw_ui_wait_until_loaded (ui);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (ui->window)), COPIED);
  kw_window_show_error (ui->window, error, "Not saved");
  dialog = kw_ui_wait_for_window (ui, "AdwMessageDialog");
  kw_ui_press (ui, "Escape");
  kw_ui_wait_until_closed (dialog);
}

/* With a draft; a wrong passphrase; then the right one. */
static void
lock_and_unlock (KwUi *ui)
{
  open_visit (ui);
  kw_ui_type (ui, NOTE);
  kw_ui_press (ui, "<Control><Alt>l");
  kw_ui_wait (is_locked, ui, "the casebook to be locked");
  search_everywhere ();
  kw_ui_type (ui, "wrongglefish\n");
  kw_ui_wait_name (ui->window, "refusal");
  kw_ui_unlock (ui);
  kw_ui_wait (is_ready, kw_ui_wait_for_window (ui, "KwVisitForm"), "the form to be filled in");
  kw_ui_press (ui, "Escape");
  kw_ui_wait_until_loaded (ui);
}

static void
test_days_work (void)
{
  KwUi *ui = kw_ui_start_with (KW_UI_NOW, fill);

  log_visit (ui);
  look_at_everything (ui);
  search_and_copy (ui);
  lock_and_unlock (ui);
  /* While it is open, too. */
  search_everywhere ();
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (ui->window)), COPIED);
  kw_ui_stop (ui);
  g_assert_null (gdk_clipboard_get_content (gdk_display_get_clipboard (gdk_display_get_default ())));

  search_everywhere ();
  search_settings ();
  assert_not_in (messages->str, messages->len, "a message");
}

/* Whoever finds nothing may not have looked. */
static void
test_finds_what_is_there (void)
{
  if (g_test_subprocess ())
    {
      g_autofree char *path = g_build_filename (g_get_home_dir (), "leak.bin", NULL);

      g_assert_true (g_file_set_contents (path, "before " NAME " behind", -1, NULL));
      search_everywhere ();
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*" NAME "*leak.bin*");
}

int
main (int argc,
      char *argv[])
{
  messages = g_string_new (NULL);
  g_log_set_writer_func (note_message, NULL, NULL);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/leaks/days-work", test_days_work);
  g_test_add_func ("/leaks/finds-what-is-there", test_finds_what_is_there);

  return g_test_run ();
}
