/* kw-passphrase-dialog.c: another passphrase
 *
 * The work of a second is done elsewhere; the fields take nothing meanwhile. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-passphrase-dialog.h"

#include "kw-casebook-keys.h"
#include "kw-data-error.h"
#include "kw-field-row.h"
#include "kw-passphrase-fields.h"
#include "kw-spoken-name.h"

#include <glib/gi18n.h>

struct _KwPassphraseDialog
{
  AdwWindow parent_instance;

  KwCasebook *casebook;
  gboolean adding;
  gboolean working;
  gboolean gone;

  GtkBox *fields;
  GtkWidget *save_button;
  GtkSpinner *spinner;
  GtkWidget *first; /* the name, or the passphrase so far */
  KwFieldRow *first_row;
  KwPassphraseFields *passphrase;
};

G_DEFINE_FINAL_TYPE (KwPassphraseDialog, kw_passphrase_dialog, ADW_TYPE_WINDOW)

enum {
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_working (KwPassphraseDialog *self,
             gboolean working)
{
  self->working = working;
  if (working)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->fields), !working);
  gtk_widget_set_sensitive (self->save_button, !working);
  gtk_spinner_set_spinning (self->spinner, working);
}

static void
finish (KwPassphraseDialog *self,
        gboolean worked,
        const GError *error)
{
  if (self->gone)
    return;
  set_working (self, FALSE);
  if (worked)
    {
      g_signal_emit (self, signals[DONE], 0);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  kw_field_row_set_error (self->first_row, error->message);
  gtk_widget_grab_focus (self->first);
}

static void
on_changed (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (KwPassphraseDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean changed = kw_casebook_change_passphrase_finish (KW_CASEBOOK (source), result, &error);

  finish (self, changed, error);
}

static void
on_added (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (KwPassphraseDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean added = kw_casebook_add_passphrase_finish (KW_CASEBOOK (source), result, &error);

  finish (self, added, error);
}

static gboolean
is_right (KwPassphraseDialog *self)
{
  const char *first = gtk_editable_get_text (GTK_EDITABLE (self->first));

  kw_field_row_set_error (self->first_row, NULL);
  if (*first == '\0')
    {
      kw_field_row_set_error (self->first_row, self->adding ? _ ("Whose passphrase will it be?")
                                                            : _ ("What opens the casebook now?"));
      gtk_widget_grab_focus (self->first);
      return FALSE;
    }

  return kw_passphrase_fields_check (self->passphrase);
}

static void
on_save (KwPassphraseDialog *self)
{
  const char *first = gtk_editable_get_text (GTK_EDITABLE (self->first));
  const char *passphrase = kw_passphrase_fields_get_passphrase (self->passphrase);

  if (self->working || !is_right (self))
    return;
  set_working (self, TRUE);
  if (self->adding)
    kw_casebook_add_passphrase_async (self->casebook, first, passphrase, NULL, on_added, g_object_ref (self));
  else
    kw_casebook_change_passphrase_async (self->casebook, first, passphrase, NULL, on_changed, g_object_ref (self));
}

static void
on_first_changed (KwPassphraseDialog *self)
{
  const char *known[] = { NULL, NULL };

  kw_field_row_set_error (self->first_row, NULL);
  if (!self->adding)
    return;
  known[0] = gtk_editable_get_text (GTK_EDITABLE (self->first));
  kw_passphrase_fields_set_known (self->passphrase, known);
}

static void
on_first_activate (KwPassphraseDialog *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
}

static void
add_first (KwPassphraseDialog *self)
{
  const char *label = self->adding ? _ ("Whose") : _ ("Passphrase so far");

  self->first = self->adding ? gtk_entry_new () : gtk_password_entry_new ();
  if (!self->adding)
    gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (self->first), TRUE);
  gtk_widget_set_name (self->first, self->adding ? "key-name" : "old-passphrase");
  kw_spoken_name_set (self->first, label);
  g_signal_connect_object (self->first, "changed", G_CALLBACK (on_first_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->first, "activate", G_CALLBACK (on_first_activate), self, G_CONNECT_SWAPPED);
  self->first_row = KW_FIELD_ROW (kw_field_row_new (label, self->first));
  kw_field_row_set_error_name (self->first_row, "first");
  gtk_box_append (self->fields, GTK_WIDGET (self->first_row));
}

static gboolean
kw_passphrase_dialog_close_request (GtkWindow *window)
{
  if (KW_PASSPHRASE_DIALOG (window)->working && gtk_widget_get_visible (GTK_WIDGET (window)))
    return TRUE;

  return GTK_WINDOW_CLASS (kw_passphrase_dialog_parent_class)->close_request (window);
}

static void
kw_passphrase_dialog_dispose (GObject *object)
{
  KwPassphraseDialog *self = KW_PASSPHRASE_DIALOG (object);

  self->gone = TRUE;
  g_clear_object (&self->casebook);

  G_OBJECT_CLASS (kw_passphrase_dialog_parent_class)->dispose (object);
}

static void
kw_passphrase_dialog_class_init (KwPassphraseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kw_passphrase_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = kw_passphrase_dialog_close_request;

  signals[DONE] =
      g_signal_new ("done", KW_TYPE_PASSPHRASE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/keyworker/Keyworker/lock/kw-passphrase-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KwPassphraseDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, KwPassphraseDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, KwPassphraseDialog, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kw_passphrase_dialog_init (KwPassphraseDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
make (GtkWindow *parent,
      KwCasebook *casebook,
      gboolean adding)
{
  KwPassphraseDialog *self = g_object_new (KW_TYPE_PASSPHRASE_DIALOG, "transient-for", parent, "modal", TRUE,
                                           "destroy-with-parent", TRUE, NULL);

  self->casebook = g_object_ref (casebook);
  self->adding = adding;
  gtk_window_set_title (GTK_WINDOW (self), adding ? _ ("Another Passphrase") : _ ("Change the Passphrase"));
  add_first (self);
  self->passphrase = KW_PASSPHRASE_FIELDS (kw_passphrase_fields_new ());
  g_signal_connect_object (self->passphrase, "activate", G_CALLBACK (on_save), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->fields, GTK_WIDGET (self->passphrase));
  gtk_widget_grab_focus (self->first);

  return GTK_WIDGET (self);
}

/**
 * kw_passphrase_dialog_new_change:
 * @parent: the window it lies on
 * @casebook: whose passphrase is to change
 *
 * Returns: (transfer none): a window, not yet shown
 */
GtkWidget *
kw_passphrase_dialog_new_change (GtkWindow *parent,
                                 KwCasebook *casebook)
{
  g_return_val_if_fail (KW_IS_CASEBOOK (casebook), NULL);

  return make (parent, casebook, FALSE);
}

/**
 * kw_passphrase_dialog_new_add:
 * @parent: the window it lies on
 * @casebook: which somebody else is to open too
 *
 * Returns: (transfer none): a window, not yet shown
 */
GtkWidget *
kw_passphrase_dialog_new_add (GtkWindow *parent,
                              KwCasebook *casebook)
{
  g_return_val_if_fail (KW_IS_CASEBOOK (casebook), NULL);

  return make (parent, casebook, TRUE);
}
