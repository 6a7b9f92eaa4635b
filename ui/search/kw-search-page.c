/* kw-search-page.c
 *
 * Finds as you type, the newest first, one group a family. Only the latest search counts: an
 * earlier one is cancelled. What was looked for goes to the read log once typing has settled.
 * Main thread; the search itself runs on the casebook's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-search-page.h"

#include <glib/gi18n.h>

#include "kw-info-row.h"
#include "kw-journal.h"
#include "kw-search.h"
#include "kw-section.h"
#include "kw-window.h"
#include "kw-words.h"

/* Of the entry: as many as there is room for. */
#define MIN_CHARACTERS 8
#define MAX_CHARACTERS 40

#define MAX_HITS  100
#define SETTLE_MS 1500

struct _KwSearchPage
{
  KwPage parent_instance;

  GCancellable *cancellable;
  guint settle_id;
  char *logged; /* the words that went to the read log last */
  gboolean open_first;

  GtkWidget *entry;
  GtkStack *stack;
  GtkBox *groups;
  GtkScrolledWindow *scrolled;
  GtkLabel *more;
};

G_DEFINE_FINAL_TYPE (KwSearchPage, kw_search_page, KW_TYPE_PAGE)

static char *
dup_words (KwSearchPage *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static KwCasebook *
get_casebook (KwSearchPage *self)
{
  return kw_session_get_casebook (kw_page_get_session (KW_PAGE (self)));
}

/* What would the log be for if it could fail unnoticed? */
static void
on_logged (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (KwSearchPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!kw_casebook_log_read_finish (KW_CASEBOOK (source), result, &error))
    kw_window_show_error (kw_window_of (GTK_WIDGET (self)), error, _ ("It was not noted what you searched for"));
}

static gboolean
on_settled (gpointer data)
{
  KwSearchPage *self = data;
  g_autofree char *words = dup_words (self);

  self->settle_id = 0;
  if (*words == '\0' || g_strcmp0 (words, self->logged) == 0)
    return G_SOURCE_REMOVE;

  g_free (self->logged);
  self->logged = g_strdup (words);
  kw_casebook_log_read_async (get_casebook (self), KW_READ_SEARCHED, KW_NONE, words, NULL, NULL, on_logged,
                              g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static GtkWidget *
make_row (KwSearchPage *self,
          const KwSearchHit *hit)
{
  const char *kind = kw_record_type_get_label (kw_record_type_get (hit->kind));
  KwDate today = kw_session_get_today (kw_page_get_session (KW_PAGE (self)));
  g_autofree char *when = hit->when == KW_NONE ? NULL : kw_words_short_date (hit->when, today);
  GtkWidget *row = kw_info_row_new (kind, when, hit->excerpt);

  if (hit->family != KW_NONE)
    kw_info_row_set_action (KW_INFO_ROW (row), "win.show-family", g_variant_new_int64 (hit->family));
  else if (hit->kind == KW_RECORD_SERVICE)
    kw_info_row_set_action (KW_INFO_ROW (row), "win.show-page", g_variant_new_string ("services"));

  return row;
}

static KwSection *
find_group (KwSearchPage *self,
            GHashTable *groups,
            const KwSearchHit *hit)
{
  KwSection *group = g_hash_table_lookup (groups, &hit->family);
  GtkWidget *widget;

  if (group != NULL)
    return group;

  widget = kw_section_new (hit->family_name != NULL ? hit->family_name : _ ("Shared by the team"), "");
  if (hit->family_reference != NULL)
    kw_section_set_subtitle (KW_SECTION (widget), hit->family_reference);
  gtk_box_append (self->groups, widget);
  g_hash_table_insert (groups, (gpointer) &hit->family, widget);

  return KW_SECTION (widget);
}

static void
open_first (KwSearchPage *self)
{
  GtkWidget *group = gtk_widget_get_first_child (GTK_WIDGET (self->groups));
  GtkListBoxRow *row;

  self->open_first = FALSE;
  if (group == NULL)
    return;
  row = gtk_list_box_get_row_at_index (kw_section_get_list (KW_SECTION (group)), 0);
  gtk_widget_activate (GTK_WIDGET (row));
}

static void
show_hits (KwSearchPage *self,
           GPtrArray *hits)
{
  g_autoptr (GHashTable) groups = g_hash_table_new (g_int64_hash, g_int64_equal);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);

  for (guint i = 0; i < hits->len; i++)
    {
      const KwSearchHit *hit = g_ptr_array_index (hits, i);

      kw_section_append (find_group (self, groups, hit), make_row (self, hit));
    }

  gtk_widget_set_visible (GTK_WIDGET (self->more), hits->len >= MAX_HITS);
  gtk_stack_set_visible_child_name (self->stack, hits->len > 0 ? "found" : "nothing");
}

static void
on_found (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (KwSearchPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = kw_casebook_search_finish (KW_CASEBOOK (source), result, &error);

  /* Another search is on its way. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (hits != NULL)
    show_hits (self, hits);
  else
    kw_window_show_error (kw_window_of (GTK_WIDGET (self)), error, _ ("The casebook was not searched"));

  if (self->open_first)
    open_first (self);
}

static void
stop_search (KwSearchPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->open_first = FALSE;
}

static void
kw_search_page_refresh (KwPage *page)
{
  KwSearchPage *self = KW_SEARCH_PAGE (page);
  g_autofree char *words = dup_words (self);

  stop_search (self);
  if (*words == '\0')
    {
      gtk_stack_set_visible_child_name (self->stack, "hint");
      return;
    }

  self->cancellable = g_cancellable_new ();
  kw_casebook_search_async (get_casebook (self), words, MAX_HITS, self->cancellable, on_found,
                            g_object_ref (self));
}

static void
on_words_changed (KwSearchPage *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (SETTLE_MS, on_settled, self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  kw_search_page_refresh (KW_PAGE (self));
}

/* Enter opens the first, also when it is pressed before there is one. */
static void
on_enter (KwSearchPage *self)
{
  if (self->cancellable != NULL)
    self->open_first = TRUE;
  else
    open_first (self);
}

static void
on_escape (KwSearchPage *self)
{
  if (!gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s", "today");
}

static gboolean
on_key (KwSearchPage *self,
        guint keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_child_focus (GTK_WIDGET (self->groups), GTK_DIR_DOWN);
}

static void
kw_search_page_focus (KwPage *page)
{
  KwSearchPage *self = KW_SEARCH_PAGE (page);

  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

static void
kw_search_page_dispose (GObject *object)
{
  KwSearchPage *self = KW_SEARCH_PAGE (object);

  stop_search (self);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_pointer (&self->logged, g_free);
  if (self->entry != NULL)
    g_signal_handlers_disconnect_by_data (self->entry, self);
  self->entry = NULL;

  G_OBJECT_CLASS (kw_search_page_parent_class)->dispose (object);
}

/* Whoever goes on to what was found has settled. */
static void
kw_search_page_unmap (GtkWidget *widget)
{
  KwSearchPage *self = KW_SEARCH_PAGE (widget);

  if (self->settle_id != 0)
    {
      g_source_remove (self->settle_id);
      on_settled (self);
    }

  GTK_WIDGET_CLASS (kw_search_page_parent_class)->unmap (widget);
}

static void
kw_search_page_class_init (KwSearchPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KwPageClass *page_class = KW_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kw_search_page_dispose;
  widget_class->unmap = kw_search_page_unmap;
  page_class->refresh = kw_search_page_refresh;
  page_class->focus = kw_search_page_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/keyworker/Keyworker/search/kw-search-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KwSearchPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KwSearchPage, groups);
  gtk_widget_class_bind_template_child (widget_class, KwSearchPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, KwSearchPage, more);
}

static void
kw_search_page_init (KwSearchPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->entry = gtk_search_entry_new ();
  gtk_widget_set_name (self->entry, "search-entry");
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), MIN_CHARACTERS);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), MAX_CHARACTERS);
  g_object_set (self->entry, "placeholder-text", _ ("Names, notes, problems, references"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search"), -1);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_words_changed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_enter), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (on_escape), self);

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->entry, keys);

  kw_page_set_title_widget (KW_PAGE (self), self->entry);
}
