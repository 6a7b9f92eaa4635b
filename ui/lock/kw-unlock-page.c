/* kw-unlock-page.c: what is seen of a casebook that is locked
 *
 * The field keeps the keyboard while the key is derived and after a wrong one, so that somebody can go on typing. What
 * was typed is held in the entry's own secret memory and leaves it with the signal only. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-unlock-page.h"

#include <glib/gi18n.h>

struct _KwUnlockPage
{
  AdwBin parent_instance;

  gboolean sample;
  gboolean recovery; /* the recovery key is asked for */
  gboolean working;

  GtkLabel *file_label;
  GtkLabel *hint_label;
  GtkWidget *entry;
  GtkLabel *refusal_label;
  GtkWidget *unlock_button;
  GtkStack *unlock_stack;
  GtkWidget *other_key_button;
};

G_DEFINE_FINAL_TYPE (KwUnlockPage, kw_unlock_page, ADW_TYPE_BIN)

enum {
  UNLOCK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update_hint (KwUnlockPage *self)
{
  const char *name = self->recovery ? _ ("Recovery key") : _ ("Passphrase");
  const char *hint = NULL;

  if (self->sample)
    hint = _ ("A sample casebook: nobody in it is real, and it has no passphrase.");
  else if (self->recovery)
    hint = _ ("The words on the printed sheet. The first four letters of each are enough.");

  gtk_label_set_text (self->hint_label, hint == NULL ? "" : hint);
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), hint != NULL);
  g_object_set (self->entry, "placeholder-text", name, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_button_set_label (GTK_BUTTON (self->other_key_button),
                        self->recovery ? _ ("Use the _passphrase") : _ ("Use the _recovery key"));
}

static void
forget_refusal (KwUnlockPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->refusal_label), FALSE);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
clear_entry (KwUnlockPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
take_keyboard (KwUnlockPage *self)
{
  gtk_widget_grab_focus (self->sample ? self->unlock_button : self->entry);
}

static void
on_unlock (KwUnlockPage *self)
{
  const char *secret = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (self->working)
    return;
  if (!self->sample && *secret == '\0')
    {
      take_keyboard (self);
      return;
    }
  g_signal_emit (self, signals[UNLOCK], 0, self->sample ? NULL : secret);
}

static void
on_other_key (KwUnlockPage *self)
{
  self->recovery = !self->recovery;
  clear_entry (self);
  forget_refusal (self);
  update_hint (self);
  take_keyboard (self);
}

static void
on_changed (KwUnlockPage *self)
{
  if (!self->working)
    forget_refusal (self);
}

static void
kw_unlock_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kw_unlock_page_parent_class)->map (widget);

  take_keyboard (KW_UNLOCK_PAGE (widget));
}

static void
kw_unlock_page_class_init (KwUnlockPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = kw_unlock_page_map;

  signals[UNLOCK] = g_signal_new ("unlock", KW_TYPE_UNLOCK_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/keyworker/Keyworker/lock/kw-unlock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KwUnlockPage, file_label);
  gtk_widget_class_bind_template_child (widget_class, KwUnlockPage, hint_label);
  gtk_widget_class_bind_template_child (widget_class, KwUnlockPage, entry);
  gtk_widget_class_bind_template_child (widget_class, KwUnlockPage, refusal_label);
  gtk_widget_class_bind_template_child (widget_class, KwUnlockPage, unlock_button);
  gtk_widget_class_bind_template_child (widget_class, KwUnlockPage, unlock_stack);
  gtk_widget_class_bind_template_child (widget_class, KwUnlockPage, other_key_button);
  gtk_widget_class_bind_template_callback (widget_class, on_unlock);
  gtk_widget_class_bind_template_callback (widget_class, on_other_key);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
}

static void
kw_unlock_page_init (KwUnlockPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_hint (self);
}

/**
 * kw_unlock_page_set_file:
 * @path: of the casebook; only the file's own name is shown
 * @sample: whether it is a sample casebook, which opens without a passphrase
 *
 * Asks for the passphrase of a casebook.
 */
void
kw_unlock_page_set_file (KwUnlockPage *self,
                         const char *path,
                         gboolean sample)
{
  g_autofree char *name = NULL;

  g_return_if_fail (KW_IS_UNLOCK_PAGE (self));
  g_return_if_fail (path != NULL);

  name = g_filename_display_basename (path);
  gtk_label_set_text (self->file_label, name);
  self->sample = sample;
  self->recovery = FALSE;
  gtk_widget_set_visible (self->entry, !sample);
  gtk_widget_set_visible (self->other_key_button, !sample);
  kw_unlock_page_clear (self);
  update_hint (self);
}

/**
 * kw_unlock_page_set_working:
 * @working: whether the casebook is being opened
 *
 * Shows that it is being opened. The field keeps the keyboard, but takes nothing meanwhile.
 */
void
kw_unlock_page_set_working (KwUnlockPage *self,
                            gboolean working)
{
  g_return_if_fail (KW_IS_UNLOCK_PAGE (self));

  self->working = working;
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), !working);
  gtk_widget_set_sensitive (self->other_key_button, !working);
  gtk_stack_set_visible_child_name (self->unlock_stack, working ? "working" : "ready");
  if (working)
    forget_refusal (self);
}

/**
 * kw_unlock_page_say:
 * @sentence: what went wrong meanwhile
 *
 * Says something, and disturbs nobody who is typing.
 */
void
kw_unlock_page_say (KwUnlockPage *self,
                    const char *sentence)
{
  g_return_if_fail (KW_IS_UNLOCK_PAGE (self));
  g_return_if_fail (sentence != NULL);

  gtk_label_set_text (self->refusal_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal_label), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
}

/**
 * kw_unlock_page_refuse:
 * @sentence: why it was not opened
 *
 * Says that it was not opened; what was typed can be typed over.
 */
void
kw_unlock_page_refuse (KwUnlockPage *self,
                       const char *sentence)
{
  g_return_if_fail (KW_IS_UNLOCK_PAGE (self));
  g_return_if_fail (sentence != NULL);

  kw_unlock_page_say (self, sentence);
  take_keyboard (self);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/**
 * kw_unlock_page_clear:
 *
 * Forgets what was typed and what was said.
 */
void
kw_unlock_page_clear (KwUnlockPage *self)
{
  g_return_if_fail (KW_IS_UNLOCK_PAGE (self));

  clear_entry (self);
  forget_refusal (self);
}
