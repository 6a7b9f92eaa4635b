/* kw-backups-dialog.c
 *
 * Where backups are kept, when the last one was made and whether something is in its way; the
 * backups themselves, newest first, each of which can be looked into and restored. What is asked
 * here is done by the window. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-backups-dialog.h"

#include <glib/gi18n.h>

#include "kw-record-json.h"

#define DEFAULT_WIDTH  560
#define DEFAULT_HEIGHT 560

struct _KwBackupsDialog
{
  AdwWindow parent_instance;

  KwBackupKeeper *keeper;
  KwCasebook *casebook;
  GCancellable *listing; /* NULL: the list is there */

  AdwActionRow *place_row;
  AdwActionRow *state_row;
  GtkWidget *same_disk;
  GtkWidget *now_button;
  AdwPreferencesGroup *list;
  GPtrArray *rows; /* of GtkWidget, in the list */
};

G_DEFINE_FINAL_TYPE (KwBackupsDialog, kw_backups_dialog, ADW_TYPE_WINDOW)

enum {
  CHOOSE_PLACE,
  LOOK_INTO,
  RESTORE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A person's data can be in a path; nothing of it is markup. */
static GtkWidget *
row_new (void)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);

  return row;
}

static void
on_look_into (KwBackupsDialog *self,
              GtkWidget *button)
{
  const KwBackupFile *file = g_object_get_data (G_OBJECT (button), "file");

  g_signal_emit (self, signals[LOOK_INTO], 0, file->path, file->made);
}

static void
on_restore (KwBackupsDialog *self,
            GtkWidget *button)
{
  const KwBackupFile *file = g_object_get_data (G_OBJECT (button), "file");

  g_signal_emit (self, signals[RESTORE], 0, file->path, file->made);
}

static KwBackupFile *
file_copy (const KwBackupFile *file)
{
  KwBackupFile *copy = g_memdup2 (file, sizeof *file);

  copy->path = g_strdup (file->path);

  return copy;
}

static void
add_file_button (KwBackupsDialog *self,
                 GtkWidget *row,
                 GtkWidget *button,
                 const char *spoken,
                 const KwBackupFile *file,
                 GCallback callback)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (button), "file", file_copy (file), (GDestroyNotify) kw_backup_file_free);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
backup_row_new (KwBackupsDialog *self,
                const KwBackupFile *file)
{
  GtkWidget *row = row_new ();
  GtkWidget *look = gtk_button_new_with_mnemonic (_ ("_Look Inside"));
  GtkWidget *restore = gtk_button_new_with_mnemonic (_ ("_Restore…"));
  g_autofree char *when = kw_instant_describe (file->made);
  g_autofree char *size = g_format_size ((guint64) file->size);
  /* Translators: for the screen reader; %s is a date and time. */
  g_autofree char *look_spoken = g_strdup_printf (_ ("Look inside the backup of %s"), when);
  /* Translators: for the screen reader; %s is a date and time. */
  g_autofree char *restore_spoken = g_strdup_printf (_ ("Restore the backup of %s"), when);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), size);
  gtk_widget_set_name (row, "backup");
  gtk_widget_set_name (look, "look-into");
  add_file_button (self, row, look, look_spoken, file, G_CALLBACK (on_look_into));
  gtk_widget_set_name (restore, "restore");
  add_file_button (self, row, restore, restore_spoken, file, G_CALLBACK (on_restore));

  return row;
}

static void
add_row (KwBackupsDialog *self,
         GtkWidget *row)
{
  adw_preferences_group_add (self->list, row);
  g_ptr_array_add (self->rows, row);
}

static void
clear_rows (KwBackupsDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->list, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_sentence (KwBackupsDialog *self,
              const char *sentence)
{
  GtkWidget *row = row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  adw_preferences_row_set_title_selectable (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_widget_set_name (row, "no-backups");
  add_row (self, row);
}

static void
on_listed (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (KwBackupsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = kw_backup_place_list_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->listing);
  clear_rows (self);
  if (files == NULL)
    add_sentence (self, error->message);
  else if (files->len == 0)
    add_sentence (self, _ ("There are no backups here yet."));
  for (guint i = 0; files != NULL && i < files->len; i++)
    add_row (self, backup_row_new (self, g_ptr_array_index (files, i)));
}

static void
list_backups (KwBackupsDialog *self)
{
  g_autofree char *identity = kw_casebook_dup_identity (self->casebook);

  if (self->listing != NULL)
    g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  self->listing = g_cancellable_new ();
  kw_backup_place_list_async (kw_backup_keeper_get_place (self->keeper),
                              kw_casebook_get_path (self->casebook), identity, self->listing, on_listed,
                              g_object_ref (self));
}

static void
update (KwBackupsDialog *self)
{
  const GError *problem = kw_backup_keeper_get_problem (self->keeper);
  g_autofree char *state = kw_backup_keeper_describe (self->keeper);
  g_autofree char *place = g_filename_display_name (kw_backup_keeper_get_place (self->keeper));

  adw_action_row_set_subtitle (self->place_row, place);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state_row), state);
  adw_action_row_set_subtitle (self->state_row, problem != NULL ? problem->message : "");
  gtk_widget_set_visible (self->same_disk, kw_backup_keeper_is_same_disk (self->keeper));
  gtk_widget_set_sensitive (self->now_button, !kw_backup_keeper_is_working (self->keeper));
  if (!kw_backup_keeper_is_working (self->keeper))
    list_backups (self);
}

static void
on_choose_place (KwBackupsDialog *self)
{
  g_signal_emit (self, signals[CHOOSE_PLACE], 0);
}

static void
on_now (KwBackupsDialog *self)
{
  kw_backup_keeper_back_up_now (self->keeper);
}

static GtkWidget *
add_button (AdwActionRow *row,
            const char *label,
            const char *name,
            GCallback callback,
            gpointer self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_name (button, name);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (row, button);

  return button;
}

static AdwPreferencesGroup *
place_group_new (KwBackupsDialog *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  self->place_row = ADW_ACTION_ROW (row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->place_row), _ ("Place"));
  add_button (self->place_row, _ ("_Choose…"), "choose-place", G_CALLBACK (on_choose_place), self);
  adw_preferences_group_add (group, GTK_WIDGET (self->place_row));

  self->state_row = ADW_ACTION_ROW (row_new ());
  gtk_widget_set_name (GTK_WIDGET (self->state_row), "backup-state");
  self->now_button = add_button (self->state_row, _ ("_Back Up Now"), "back-up-now", G_CALLBACK (on_now), self);
  adw_preferences_group_add (group, GTK_WIDGET (self->state_row));

  self->same_disk = row_new ();
  gtk_widget_set_name (self->same_disk, "same-disk");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->same_disk), _ ("On the same disk as the casebook"));
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (self->same_disk),
      _ ("Where the laptop is lost, both are. A stick or a folder of the file server is safer."));
  adw_action_row_add_prefix (ADW_ACTION_ROW (self->same_disk),
                             gtk_image_new_from_icon_name ("dialog-information-symbolic"));
  adw_preferences_group_add (group, self->same_disk);

  return group;
}

static GtkWidget *
content_new (KwBackupsDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_preferences_page_new ();

  self->list = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->list, _ ("Backups"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), place_group_new (self));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->list);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);

  return box;
}

static void
kw_backups_dialog_dispose (GObject *object)
{
  KwBackupsDialog *self = KW_BACKUPS_DIALOG (object);

  if (self->listing != NULL)
    g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  g_clear_object (&self->keeper);
  g_clear_object (&self->casebook);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (kw_backups_dialog_parent_class)->dispose (object);
}

static void
kw_backups_dialog_class_init (KwBackupsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kw_backups_dialog_dispose;

  /**
   * KwBackupsDialog::choose-place:
   * @self: the dialog
   *
   * Somebody wants the backups to lie somewhere else.
   */
  signals[CHOOSE_PLACE] = g_signal_new ("choose-place", KW_TYPE_BACKUPS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
  /**
   * KwBackupsDialog::look-into:
   * @self: the dialog
   * @path: the backup
   * @made: when it was made
   *
   * Somebody wants to see what is in a backup.
   */
  signals[LOOK_INTO] = g_signal_new ("look-into", KW_TYPE_BACKUPS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
  /**
   * KwBackupsDialog::restore:
   * @self: the dialog
   * @path: the backup
   * @made: when it was made
   *
   * Somebody wants to go on from a backup.
   */
  signals[RESTORE] = g_signal_new ("restore", KW_TYPE_BACKUPS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kw_backups_dialog_init (KwBackupsDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_window_set_title (GTK_WINDOW (self), _ ("Backups"));
  gtk_window_set_default_size (GTK_WINDOW (self), DEFAULT_WIDTH, DEFAULT_HEIGHT);
  adw_window_set_content (ADW_WINDOW (self), content_new (self));
}

/**
 * kw_backups_dialog_new:
 * @parent: the window it lies on
 * @keeper: who makes the backups
 * @casebook: whose backups
 *
 * Returns: (transfer none): the dialog, not yet shown
 */
GtkWidget *
kw_backups_dialog_new (GtkWindow *parent,
                       KwBackupKeeper *keeper,
                       KwCasebook *casebook)
{
  KwBackupsDialog *self = g_object_new (KW_TYPE_BACKUPS_DIALOG, "transient-for", parent, "modal", TRUE,
                                        "destroy-with-parent", TRUE, NULL);

  self->keeper = g_object_ref (keeper);
  self->casebook = g_object_ref (casebook);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
