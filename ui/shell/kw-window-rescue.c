/* kw-window-rescue.c
 *
 * A casebook that is damaged: saving what can be read of it, or going on from its newest good backup and what
 * its history has since then. Either takes its place; the damaged one is kept under a dated name. Main
 * thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-window-private.h"

#include <glib/gi18n.h>

#include "kw-backup-place.h"
#include "kw-data-error.h"
#include "kw-restore.h"
#include "kw-salvage.h"
#include "kw-secret.h"

#define PLACE_KEY       "backup-place"
#define RESTORED_ENDING ".restored"

typedef struct
{
  KwWindow *window;
  char *path;       /* of the damaged casebook */
  char *restored;   /* what takes its place, beside it */
  GtkWidget *entry; /* where the passphrase is typed, while the question is there */
  KwCasebookOptions options;
  GPtrArray *files; /* of KwBackupFile, the newest first */
  guint n_bad;      /* of them that are damaged themselves */
  guint n_brought;  /* entries of the history that the backup did not have */
  GPtrArray *lost;  /* sentences */
} Rescue;

static KwInstant
real_time (gpointer data)
{
  return g_get_real_time () / 1000;
}

static void
rescue_free (Rescue *rescue)
{
  g_clear_object (&rescue->window);
  g_free (rescue->path);
  g_free (rescue->restored);
  kw_secret_free ((char *) rescue->options.passphrase);
  g_clear_pointer (&rescue->files, g_ptr_array_unref);
  g_clear_pointer (&rescue->lost, g_ptr_array_unref);
  g_free (rescue);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Rescue, rescue_free)

static char *
describe_brought (const Rescue *rescue)
{
  return g_strdup_printf (ngettext ("%u change made after the backup was brought over.",
                                    "%u changes made after the backup were brought over.", rescue->n_brought),
                          rescue->n_brought);
}

static void
say_outcome (const Rescue *rescue)
{
  g_autoptr (GString) sentences = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *brought = describe_brought (rescue);

  if (rescue->lost == NULL || rescue->lost->len == 0)
    {
      if (rescue->n_brought > 0)
        kw_toast_say (rescue->window->toast, brought);
      return;
    }
  if (rescue->files != NULL)
    g_string_append_printf (sentences, "%s\n", brought);
  for (guint i = 0; i < rescue->lost->len; i++)
    g_string_append_printf (sentences, "%s%s", i > 0 ? "\n" : "", (char *) g_ptr_array_index (rescue->lost, i));
  g_set_error_literal (&error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED, sentences->str);
  kw_window_show_error (rescue->window, error, _ ("Not everything could be saved"));
}

/* @error: what went wrong, or NULL */
static void
end (Rescue *rescue,
     GError *failure)
{
  g_autoptr (GError) error = failure;

  kw_window_stop_working (rescue->window);
  if (error == NULL)
    kw_restore_swap (rescue->path, rescue->restored, NULL, real_time (NULL), NULL, &error);
  if (error != NULL)
    {
      kw_window_show_error (rescue->window, error, _ ("The casebook was not saved"));
      return;
    }
  say_outcome (rescue);
  kw_window_open (rescue->window, rescue->path);
}

static void
on_salvaged (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (Rescue) rescue = data;
  GError *error = NULL;

  rescue->lost = kw_salvage_finish (result, &error);
  if (kw_window_is_gone (rescue->window))
    g_clear_error (&error);
  else
    end (rescue, error);
}

static void on_restored (GObject *source,
                         GAsyncResult *result,
                         gpointer data);

/* Takes @rescue. */
static void
restore_next (Rescue *rescue)
{
  const KwBackupFile *file = g_ptr_array_index (rescue->files, rescue->n_bad);

  kw_restore_with_journal_async (file->path, rescue->path, rescue->restored, &rescue->options, NULL, on_restored,
                                 rescue);
}

/* A backup that is damaged too: the one before it. */
static gboolean
has_another (Rescue *rescue,
             const GError *error)
{
  return g_error_matches (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED) && rescue->n_bad + 1 < rescue->files->len;
}

static void
name_bad_backups (Rescue *rescue)
{
  if (rescue->n_bad > 0)
    g_ptr_array_insert (rescue->lost, 0,
                        g_strdup_printf (ngettext ("%u newer backup is damaged too, so an older one was taken.",
                                                   "%u newer backups are damaged too, so an older one was taken.",
                                                   rescue->n_bad),
                                         rescue->n_bad));
}

static void
on_restored (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (Rescue) rescue = data;
  g_autoptr (GError) error = NULL;
  gboolean worked = kw_restore_with_journal_finish (result, &rescue->n_brought, &rescue->lost, &error);

  if (kw_window_is_gone (rescue->window))
    return;
  if (!worked && has_another (rescue, error))
    {
      rescue->n_bad++;
      restore_next (g_steal_pointer (&rescue));
      return;
    }
  if (worked)
    name_bad_backups (rescue);
  end (rescue, g_steal_pointer (&error));
}

static void
on_listed (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (Rescue) rescue = data;
  GError *error = NULL;

  rescue->files = kw_backup_place_list_finish (result, &error);
  if (kw_window_is_gone (rescue->window))
    {
      g_clear_error (&error);
      return;
    }
  if (rescue->files != NULL && rescue->files->len == 0)
    g_set_error_literal (&error, KW_DATA_ERROR, KW_DATA_ERROR_NOT_FOUND,
                         _ ("There is no backup of this casebook where backups go."));
  if (error != NULL)
    {
      end (rescue, error);
      return;
    }
  restore_next (g_steal_pointer (&rescue));
}

static char *
get_place (KwWindow *self)
{
  g_autoptr (GVariant) place = g_settings_get_value (self->settings, PLACE_KEY);
  const char *path = g_variant_get_bytestring (place);

  return *path != '\0' ? g_strdup (path) : kw_backup_keeper_get_usual_place ();
}

static void
on_answer (AdwMessageDialog *question,
           const char *response,
           gpointer data)
{
  Rescue *rescue = data;
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (rescue->entry));
  g_autofree char *place = get_place (rescue->window);

  if (g_strcmp0 (response, "close") == 0)
    {
      rescue_free (rescue);
      return;
    }
  rescue->options.passphrase = *typed != '\0' ? kw_secret_dup (typed) : NULL;
  gtk_editable_set_text (GTK_EDITABLE (rescue->entry), "");
  kw_window_start_working (rescue->window, _ ("Saving what can be saved…"));
  if (g_strcmp0 (response, "salvage") == 0)
    kw_salvage_async (rescue->path, rescue->restored, &rescue->options, NULL, on_salvaged, rescue);
  else
    kw_backup_place_list_async (place, rescue->path, NULL, NULL, on_listed, rescue);
}

/* What is typed lies in memory that is wiped. */
static GtkWidget *
entry_new (void)
{
  g_autoptr (GtkEntryBuffer) buffer = gtk_password_entry_buffer_new ();
  GtkWidget *entry = gtk_entry_new_with_buffer (buffer);

  gtk_entry_set_visibility (GTK_ENTRY (entry), FALSE);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_PASSWORD);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Passphrase"));
  gtk_widget_set_name (entry, "rescue-passphrase");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Passphrase"), -1);

  return entry;
}

/* Says that a casebook is damaged, and what can be done about it. */
void
kw_window_offer_rescue (KwWindow *self,
                        const char *path,
                        const GError *error)
{
  GtkWidget *question;
  g_autofree char *body = g_strdup_printf (
      _ ("%s\n\nWhat can be read of it can be saved into a new casebook, or you go on from the newest good "
         "backup, with what the history of the damaged one still has since then. The damaged one is kept beside it, "
         "under a name with today’s date."),
      error->message);
  Rescue *rescue;

  if (self->looking)
    {
      kw_window_show_error (self, error, _ ("The backup was not opened"));
      return;
    }
  question = adw_message_dialog_new (GTK_WINDOW (self), _ ("The Casebook Is Damaged"), error->message);
  rescue = g_new0 (Rescue, 1);
  rescue->window = g_object_ref (self);
  rescue->path = g_strdup (path);
  rescue->restored = g_strconcat (path, RESTORED_ENDING, NULL);
  rescue->options.clock = real_time;
  rescue->entry = entry_new ();
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (question), body);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (question), rescue->entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question), "close", _ ("_Close"), "backup",
                                    _ ("_Newest Backup"), "salvage", _ ("_Save What Can Be Read"), NULL);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (question), "close");
  gtk_widget_set_name (question, "rescue");
  g_signal_connect (question, "response", G_CALLBACK (on_answer), rescue);
  gtk_window_present (GTK_WINDOW (question));
}
