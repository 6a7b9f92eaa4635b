/* kw-family-chooser.c: which family is it about?
 *
 * A form that was opened from no family's page asks first. The worker's own families stand there; typing finds by
 * name, reference or a member's name, Enter takes the first, the arrow keys any other. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-family-chooser.h"

#include "kw-info-row.h"

#include <glib/gi18n.h>

#define MOST_SHOWN 12

struct _KwFamilyChooser
{
  GtkBox parent_instance;

  KwSession *session;
  GCancellable *cancellable;
  GtkWidget *entry;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (KwFamilyChooser, kw_family_chooser, GTK_TYPE_BOX)

enum {
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
append_row (KwFamilyChooser *self, const KwFamily *family)
{
  GtkWidget *row = kw_info_row_new (family->name, family->reference, family->address);
  gint64 *id = g_new (gint64, 1);

  *id = family->record.id;
  g_object_set_data_full (G_OBJECT (row), "family", id, g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KwFamilyChooser) self = data;
  g_autoptr (GPtrArray) families = kw_casebook_load_families_finish (KW_CASEBOOK (source), result, NULL);
  GtkListBoxRow *row;

  if (families == NULL || self->list == NULL)
    return;
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  for (guint i = 0; i < families->len; i++)
    append_row (self, kw_case_file_get_family (g_ptr_array_index (families, i)));
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KwFamilyChooser) self = data;
  g_autoptr (GArray) ids = kw_casebook_list_families_finish (KW_CASEBOOK (source), result, NULL);

  if (ids == NULL || self->list == NULL)
    return;
  kw_casebook_load_families_async (KW_CASEBOOK (source), (const gint64 *) (gpointer) ids->data,
                                   MIN (ids->len, MOST_SHOWN), self->cancellable, on_loaded, g_object_ref (self));
}

/* What was asked for before is out of date. */
static void
find (KwFamilyChooser *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  KwFamilyFilter filter = { .worker = KW_NONE, .status = KW_FAMILY_ACTIVE, .order = KW_FAMILY_ORDER_NAME };

  if (*words != '\0')
    filter.words = words;
  else
    filter.worker = kw_session_get_worker (self->session);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  kw_casebook_list_families_async (kw_session_get_casebook (self->session), &filter, self->cancellable, on_listed,
                                   g_object_ref (self));
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, KwFamilyChooser *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "family");

  g_signal_emit (self, signals[CHOSEN], 0, *id);
}

static void
on_entry_activated (GtkSearchEntry *entry, KwFamilyChooser *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);

  if (first != NULL)
    on_row_activated (GTK_LIST_BOX (self->list), first, self);
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType modifiers,
                KwFamilyChooser *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);

  if (keyval != GDK_KEY_Down || first == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (first));
  return GDK_EVENT_STOP;
}

static gboolean
kw_family_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (KW_FAMILY_CHOOSER (widget)->entry);
}

static void
kw_family_chooser_dispose (GObject *object)
{
  KwFamilyChooser *self = KW_FAMILY_CHOOSER (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  self->entry = self->list = NULL;

  G_OBJECT_CLASS (kw_family_chooser_parent_class)->dispose (object);
}

static void
kw_family_chooser_class_init (KwFamilyChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kw_family_chooser_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = kw_family_chooser_grab_focus;

  /**
   * KwFamilyChooser::chosen:
   * @family: the family's id
   *
   * Somebody chose a family.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
kw_family_chooser_init (KwFamilyChooser *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "family-chooser");

  self->entry = gtk_search_entry_new ();
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->entry), 50);
  g_object_set (self->entry, "placeholder-text", _ ("Which family? Name, reference, or somebody in it"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Which family?"), -1);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (find), self);
  g_signal_connect (self->entry, "activate", G_CALLBACK (on_entry_activated), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (self->entry, keys);
  gtk_box_append (GTK_BOX (self), self->entry);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Families"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (self), scrolled);
}

/**
 * kw_family_chooser_new:
 * @session: the open casebook at work
 *
 * Returns: (transfer floating): a chooser that shows the worker's own families
 */
GtkWidget *
kw_family_chooser_new (KwSession *session)
{
  KwFamilyChooser *self = g_object_new (KW_TYPE_FAMILY_CHOOSER, NULL);

  self->session = g_object_ref (session);
  find (self);
  return GTK_WIDGET (self);
}
