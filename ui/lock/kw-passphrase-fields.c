/* kw-passphrase-fields.c: choosing a passphrase
 *
 * What is typed stays in the entries' own secret memory. A weak passphrase is said to be weak when somebody wants to go
 * on with it, and taken when they still do. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-passphrase-fields.h"

#include "kw-field-row.h"
#include "kw-passphrase.h"
#include "kw-spoken-name.h"

#include <glib/gi18n.h>

#define SPACING 12

struct _KwPassphraseFields
{
  GtkBox parent_instance;

  GtkWidget *entry;
  GtkWidget *again_entry;
  GtkWidget *bar;
  GtkLabel *sentence;
  KwFieldRow *row;
  KwFieldRow *again_row;
  GStrv known;
  gboolean warned; /* that it is weak */
};

G_DEFINE_FINAL_TYPE (KwPassphraseFields, kw_passphrase_fields, GTK_TYPE_BOX)

enum {
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_text (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static KwPassphraseQuality
judge (KwPassphraseFields *self)
{
  return kw_passphrase_judge (get_text (self->entry), (const char *const *) self->known, NULL);
}

/* What it says is heard with the field, and the bar adds nothing to that. */
static void
show_quality (KwPassphraseFields *self)
{
  KwPassphraseQuality quality = judge (self);
  const char *sentence = kw_passphrase_quality_to_sentence (quality);

  gtk_level_bar_set_value (GTK_LEVEL_BAR (self->bar), (double) quality);
  gtk_label_set_text (self->sentence, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
}

static void
on_changed (KwPassphraseFields *self)
{
  self->warned = FALSE;
  kw_field_row_set_error (self->row, NULL);
  kw_field_row_set_error (self->again_row, NULL);
  show_quality (self);
}

static void
on_again_changed (KwPassphraseFields *self)
{
  kw_field_row_set_error (self->again_row, NULL);
}

static void
on_entry_activate (KwPassphraseFields *self)
{
  gtk_widget_grab_focus (self->again_entry);
}

static void
on_again_activate (KwPassphraseFields *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static GtkWidget *
make_entry (const char *name)
{
  GtkWidget *entry = gtk_password_entry_new ();

  gtk_widget_set_name (entry, name);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (entry), TRUE);

  return entry;
}

static GtkWidget *
make_bar (void)
{
  GtkWidget *bar = gtk_level_bar_new_for_interval (KW_PASSPHRASE_EMPTY, KW_PASSPHRASE_STRONG);

  gtk_level_bar_set_mode (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_MODE_DISCRETE);
  gtk_level_bar_add_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_LOW, KW_PASSPHRASE_WEAK);
  gtk_level_bar_add_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_HIGH, KW_PASSPHRASE_FAIR);
  gtk_level_bar_add_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_FULL, KW_PASSPHRASE_STRONG);
  kw_spoken_name_set (bar, _ ("How good the passphrase is"));

  return bar;
}

static GtkWidget *
make_content (KwPassphraseFields *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->entry = make_entry ("passphrase");
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (on_entry_activate), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->entry);
  self->bar = make_bar ();
  gtk_box_append (GTK_BOX (box), self->bar);
  self->sentence = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->sentence, TRUE);
  gtk_label_set_xalign (self->sentence, 0);
  gtk_widget_set_name (GTK_WIDGET (self->sentence), "passphrase-quality");
  gtk_widget_add_css_class (GTK_WIDGET (self->sentence), "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sentence));

  return box;
}

static gboolean
kw_passphrase_fields_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (KW_PASSPHRASE_FIELDS (widget)->entry);
}

static void
kw_passphrase_fields_finalize (GObject *object)
{
  g_strfreev (KW_PASSPHRASE_FIELDS (object)->known);

  G_OBJECT_CLASS (kw_passphrase_fields_parent_class)->finalize (object);
}

static void
kw_passphrase_fields_class_init (KwPassphraseFieldsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kw_passphrase_fields_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = kw_passphrase_fields_grab_focus;

  signals[ACTIVATE] = g_signal_new ("activate", KW_TYPE_PASSPHRASE_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static void
kw_passphrase_fields_init (KwPassphraseFields *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), SPACING);

  self->row = KW_FIELD_ROW (kw_field_row_new (_ ("Passphrase"), make_content (self)));
  kw_field_row_set_error_name (self->row, "passphrase");
  kw_spoken_name_set (self->entry, _ ("Passphrase"));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->row));

  self->again_entry = make_entry ("passphrase-again");
  g_signal_connect_object (self->again_entry, "changed", G_CALLBACK (on_again_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->again_entry, "activate", G_CALLBACK (on_again_activate), self, G_CONNECT_SWAPPED);
  self->again_row = KW_FIELD_ROW (kw_field_row_new (_ ("Once more"), self->again_entry));
  kw_field_row_set_error_name (self->again_row, "passphrase-again");
  kw_spoken_name_set (self->again_entry, _ ("The passphrase once more"));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->again_row));

  show_quality (self);
}

/**
 * kw_passphrase_fields_new:
 *
 * Returns: (transfer floating): fields for a new passphrase
 */
GtkWidget *
kw_passphrase_fields_new (void)
{
  return g_object_new (KW_TYPE_PASSPHRASE_FIELDS, NULL);
}

/**
 * kw_passphrase_fields_set_known:
 * @known: (array zero-terminated=1): what an attacker knows: the names of the person, the authority
 */
void
kw_passphrase_fields_set_known (KwPassphraseFields *self,
                                const char *const *known)
{
  g_return_if_fail (KW_IS_PASSPHRASE_FIELDS (self));

  g_strfreev (self->known);
  self->known = g_strdupv ((char **) known);
  show_quality (self);
}

/**
 * kw_passphrase_fields_check:
 *
 * Marks what is wrong and gives it the keyboard. Weak is wrong the first time only.
 *
 * Returns: whether there is a passphrase, and both are the same
 */
gboolean
kw_passphrase_fields_check (KwPassphraseFields *self)
{
  KwPassphraseQuality quality;

  g_return_val_if_fail (KW_IS_PASSPHRASE_FIELDS (self), FALSE);

  quality = judge (self);
  if (quality == KW_PASSPHRASE_EMPTY)
    {
      kw_field_row_set_error (self->row, _ ("Without a passphrase anybody could read it."));
      gtk_widget_grab_focus (self->entry);
      return FALSE;
    }
  if (!g_str_equal (get_text (self->entry), get_text (self->again_entry)))
    {
      kw_field_row_set_error (self->again_row, _ ("This is not the same."));
      gtk_widget_grab_focus (self->again_entry);
      return FALSE;
    }
  if (quality == KW_PASSPHRASE_WEAK && !self->warned)
    {
      self->warned = TRUE;
      kw_field_row_set_error (self->row, _ ("Choose a better one, or go on with this one all the same."));
      gtk_widget_grab_focus (self->entry);
      return FALSE;
    }

  return TRUE;
}

/**
 * kw_passphrase_fields_get_passphrase:
 *
 * Returns: (transfer none): what was typed, in secret memory
 */
const char *
kw_passphrase_fields_get_passphrase (KwPassphraseFields *self)
{
  g_return_val_if_fail (KW_IS_PASSPHRASE_FIELDS (self), NULL);

  return get_text (self->entry);
}

/**
 * kw_passphrase_fields_clear:
 *
 * Forgets what was typed.
 */
void
kw_passphrase_fields_clear (KwPassphraseFields *self)
{
  g_return_if_fail (KW_IS_PASSPHRASE_FIELDS (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->again_entry), "");
}
