/* kw-keys-page.c: who can open the casebook
 *
 * What a removal means is said before it is done: the casebook is encrypted anew, and what was copied before
 * still opens with the key. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-keys-page.h"

#include "kw-casebook-keys.h"
#include "kw-passphrase-dialog.h"
#include "kw-recovery-dialog.h"
#include "kw-spoken-name.h"
#include "kw-words.h"

#include <glib/gi18n.h>

#define KEY_NUMBER "kw-key-number"

struct _KwKeysPage
{
  AdwPreferencesPage parent_instance;

  KwSession *session;
  GCancellable *cancellable;
  GPtrArray *rows; /* of GtkWidget, unowned */
  int removing;    /* number of the key; 0: none */

  AdwPreferencesGroup *keys_group;
  GtkWidget *missing_row;
  GtkWidget *failure_row;
  GtkWidget *making_group;
  GtkWidget *sample_group;
};

G_DEFINE_FINAL_TYPE (KwKeysPage, kw_keys_page, ADW_TYPE_PREFERENCES_PAGE)

static void refresh (KwKeysPage *self);

static GtkWindow *
get_window (KwKeysPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static KwCasebook *
get_casebook (KwKeysPage *self)
{
  return kw_session_get_casebook (self->session);
}

static void
show_failure (KwKeysPage *self,
              const char *what,
              const GError *error)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->failure_row), what);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->failure_row), error->message);
  gtk_widget_set_visible (self->failure_row, TRUE);
}

static void
on_removed (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (KwKeysPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean removed = kw_casebook_remove_key_finish (KW_CASEBOOK (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  self->removing = 0;
  if (!removed)
    show_failure (self, _ ("The key was not removed"), error);
  refresh (self);
}

static void
on_remove_response (KwKeysPage *self,
                    const char *response)
{
  if (!g_str_equal (response, "remove") || self->removing == 0)
    {
      self->removing = 0;
      return;
    }
  gtk_widget_set_visible (self->failure_row, FALSE);
  kw_casebook_remove_key_async (get_casebook (self), self->removing, self->cancellable, on_removed,
                                g_object_ref (self));
  refresh (self);
}

static void
on_remove (KwKeysPage *self,
           GtkWidget *button)
{
  g_autofree char *heading = NULL;
  GtkWidget *dialog;

  if (self->removing != 0)
    return;
  self->removing = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), KEY_NUMBER));
  /* Translators: %s is the name of a key to the casebook. */
  heading = g_strdup_printf (_ ("Remove “%s”?"), gtk_widget_get_name (button));
  dialog = adw_message_dialog_new (get_window (self), heading,
                                   _ ("It opens the casebook no more: the casebook is encrypted anew for that, which "
                                      "takes as much room on the disk again for a while. Copies and backups made "
                                      "before still open with it."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "remove", _ ("_Remove"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_remove_response), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static char *
describe (KwKeysPage *self,
          const KwKey *key)
{
  g_autofree char *when = kw_words_date (kw_instant_to_date (key->created), kw_session_get_today (self->session));

  if (key->number == self->removing)
    return g_strdup (_ ("Being removed: the casebook is encrypted anew…"));

  /* Translators: %s is a date. */
  return g_strdup_printf (
      key->kind == KW_KEY_RECOVERY ? _ ("Recovery key, made %s") : _ ("Passphrase, since %s"), when);
}

static GtkWidget *
make_remove_button (KwKeysPage *self,
                    const KwKey *key)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *spoken = g_strdup_printf (_ ("Remove %s"), key->name);

  gtk_widget_set_name (button, key->name);
  gtk_widget_set_tooltip_text (button, _ ("Remove this key"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  kw_spoken_name_set (button, spoken);
  g_object_set_data (G_OBJECT (button), KEY_NUMBER, GINT_TO_POINTER (key->number));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove), self, G_CONNECT_SWAPPED);

  return button;
}

static GtkWidget *
make_row (KwKeysPage *self,
          const KwKey *key,
          gboolean removable)
{
  g_autofree char *subtitle = describe (self, key);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spinner;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), key->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (key->number == self->removing)
    {
      spinner = gtk_spinner_new ();
      gtk_spinner_start (GTK_SPINNER (spinner));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), spinner);
    }
  else if (removable)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_remove_button (self, key));

  return row;
}

static guint
count_kind (GPtrArray *keys,
            KwKeyKind kind)
{
  guint n = 0;

  for (guint i = 0; i < keys->len; i++)
    n += ((const KwKey *) g_ptr_array_index (keys, i))->kind == kind;

  return n;
}

static void
show_keys (KwKeysPage *self,
           GPtrArray *keys)
{
  guint n_passphrases = count_kind (keys, KW_KEY_PASSPHRASE);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->keys_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < keys->len; i++)
    {
      const KwKey *key = g_ptr_array_index (keys, i);
      gboolean removable = self->removing == 0 && (key->kind == KW_KEY_RECOVERY || n_passphrases > 1);
      GtkWidget *row = make_row (self, key, removable);

      adw_preferences_group_add (self->keys_group, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (self->missing_row, count_kind (keys, KW_KEY_RECOVERY) == 0);
  gtk_widget_set_sensitive (self->making_group, self->removing == 0);
}

static void
on_listed (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (KwKeysPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) keys = kw_casebook_list_keys_finish (KW_CASEBOOK (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (keys != NULL)
    show_keys (self, keys);
  else
    show_failure (self, _ ("The keys could not be listed"), error);
}

static void
refresh (KwKeysPage *self)
{
  kw_casebook_list_keys_async (get_casebook (self), self->cancellable, on_listed, g_object_ref (self));
}

static void
on_change_passphrase (KwKeysPage *self)
{
  GtkWidget *dialog = kw_passphrase_dialog_new_change (get_window (self), get_casebook (self));

  g_signal_connect_object (dialog, "done", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_add_passphrase (KwKeysPage *self)
{
  GtkWidget *dialog = kw_passphrase_dialog_new_add (get_window (self), get_casebook (self));

  g_signal_connect_object (dialog, "done", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_make_recovery_key (KwKeysPage *self)
{
  GtkWidget *dialog = kw_recovery_dialog_new (get_window (self), get_casebook (self));

  g_signal_connect_object (dialog, "made", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
kw_keys_page_dispose (GObject *object)
{
  KwKeysPage *self = KW_KEYS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (kw_keys_page_parent_class)->dispose (object);
}

static void
kw_keys_page_finalize (GObject *object)
{
  KwKeysPage *self = KW_KEYS_PAGE (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (kw_keys_page_parent_class)->finalize (object);
}

static void
kw_keys_page_class_init (KwKeysPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kw_keys_page_dispose;
  object_class->finalize = kw_keys_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/keyworker/Keyworker/lock/kw-keys-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KwKeysPage, keys_group);
  gtk_widget_class_bind_template_child (widget_class, KwKeysPage, missing_row);
  gtk_widget_class_bind_template_child (widget_class, KwKeysPage, failure_row);
  gtk_widget_class_bind_template_child (widget_class, KwKeysPage, making_group);
  gtk_widget_class_bind_template_child (widget_class, KwKeysPage, sample_group);
  gtk_widget_class_bind_template_callback (widget_class, on_change_passphrase);
  gtk_widget_class_bind_template_callback (widget_class, on_add_passphrase);
  gtk_widget_class_bind_template_callback (widget_class, on_make_recovery_key);
}

static void
kw_keys_page_init (KwKeysPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kw_keys_page_new:
 * @session: the open casebook at work
 *
 * Returns: (transfer floating): the page of its keys
 */
GtkWidget *
kw_keys_page_new (KwSession *session)
{
  KwKeysPage *self;
  gboolean sample;

  g_return_val_if_fail (KW_IS_SESSION (session), NULL);

  self = g_object_new (KW_TYPE_KEYS_PAGE, NULL);
  self->session = g_object_ref (session);
  sample = kw_casebook_is_sample (get_casebook (self));
  gtk_widget_set_visible (GTK_WIDGET (self->keys_group), !sample);
  gtk_widget_set_visible (self->making_group, !sample);
  gtk_widget_set_visible (self->sample_group, sample);
  if (!sample)
    refresh (self);

  return GTK_WIDGET (self);
}
