/* kw-preferences.c
 *
 * What a person may have differently; every change counts at once. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-preferences.h"

#include <glib/gi18n.h>

#include "kw-keys-page.h"

#define COLOUR_SCHEME "colour-scheme"
#define LOCK_AFTER    "lock-after"

struct _KwPreferences
{
  AdwPreferencesWindow parent_instance;

  GSettings *settings;

  AdwComboRow *colour_scheme;
  AdwComboRow *lock_after;
};

G_DEFINE_FINAL_TYPE (KwPreferences, kw_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* By the value of the setting. */
static const AdwColorScheme schemes[] = {
  ADW_COLOR_SCHEME_DEFAULT,
  ADW_COLOR_SCHEME_FORCE_LIGHT,
  ADW_COLOR_SCHEME_FORCE_DARK,
};

static void
on_colour_scheme (KwPreferences *self)
{
  if (self->settings != NULL)
    g_settings_set_enum (self->settings, COLOUR_SCHEME, adw_combo_row_get_selected (self->colour_scheme));
}

/* In minutes. */
static const int lock_after_choices[] = { 1, 2, 5, 10, 15, 30, 60 };

static void
on_lock_after (KwPreferences *self)
{
  guint selected = adw_combo_row_get_selected (self->lock_after);

  if (self->settings != NULL && selected < G_N_ELEMENTS (lock_after_choices))
    g_settings_set_int (self->settings, LOCK_AFTER, lock_after_choices[selected]);
}

/* The nearest choice that is no longer, where somebody set another number elsewhere. */
static void
show_lock_after (KwPreferences *self,
                 int minutes)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lock_after_choices); i++)
    {
      int choice = lock_after_choices[i];
      g_autofree char *words =
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "After %d minute", "After %d minutes", choice), choice);

      gtk_string_list_append (list, words);
      if (choice <= minutes)
        selected = i;
    }
  adw_combo_row_set_model (self->lock_after, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->lock_after, selected);
}

static void
kw_preferences_dispose (GObject *object)
{
  g_clear_object (&KW_PREFERENCES (object)->settings);

  G_OBJECT_CLASS (kw_preferences_parent_class)->dispose (object);
}

static void
kw_preferences_class_init (KwPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kw_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/keyworker/Keyworker/shell/kw-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, KwPreferences, colour_scheme);
  gtk_widget_class_bind_template_child (widget_class, KwPreferences, lock_after);
  gtk_widget_class_bind_template_callback (widget_class, on_colour_scheme);
  gtk_widget_class_bind_template_callback (widget_class, on_lock_after);
}

static void
kw_preferences_init (KwPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kw_preferences_new:
 * @parent: the window it lies on
 * @settings: the program's settings
 * @session: (nullable): the open casebook, whose keys are shown too
 *
 * Returns: (transfer none): a window to choose in, not yet shown
 */
GtkWidget *
kw_preferences_new (GtkWindow *parent,
                    GSettings *settings,
                    KwSession *session)
{
  KwPreferences *self = g_object_new (KW_TYPE_PREFERENCES, "transient-for", parent, "modal", TRUE,
                                      "destroy-with-parent", TRUE, NULL);

  adw_combo_row_set_selected (self->colour_scheme, g_settings_get_enum (settings, COLOUR_SCHEME));
  show_lock_after (self, g_settings_get_int (settings, LOCK_AFTER));
  self->settings = g_object_ref (settings);
  if (session != NULL)
    adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), ADW_PREFERENCES_PAGE (kw_keys_page_new (session)));

  return GTK_WIDGET (self);
}

/**
 * kw_preferences_apply:
 * @settings: the program's settings
 *
 * Makes the program look as chosen.
 */
void
kw_preferences_apply (GSettings *settings)
{
  guint scheme = g_settings_get_enum (settings, COLOUR_SCHEME);

  g_return_if_fail (scheme < G_N_ELEMENTS (schemes));

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[scheme]);
}
