/* kw-search-page.c
 *
 * Finds as you type, the newest first, one group a family. Only the latest search counts: an
 * earlier one is cancelled. While typing goes on, a first screen is searched for and shown; the
 * rest is added below as soon as no key is pressed for a moment. What was looked for goes to the
 * read log once typing has settled.
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

#define FIRST_HITS 25 /* more than a screen holds */
#define MAX_HITS   100
#define PAUSE_MS   150
#define SETTLE_MS  1500

struct _KwSearchPage
{
  KwPage parent_instance;

  GCancellable *cancellable;
  GPtrArray *hits;      /* (nullable) (element-type KwSearchHit): those shown */
  GHashTable *sections; /* family → the group that shows it */
  guint rest_id;
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

/* "also Reid (WCC-0043)" */
static char *
dup_also (const GPtrArray *people)
{
  g_autoptr (GPtrArray) families = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < people->len; i++)
    {
      const KwPersonElsewhere *person = g_ptr_array_index (people, i);

      g_ptr_array_add (families, g_strdup_printf ("%s (%s)", person->family_name, person->family_reference));
    }
  g_ptr_array_add (families, NULL);
  list = kw_words_list ((const char *const *) families->pdata);

  /* Translators: families that somebody belongs to, besides the one that was found */
  return g_strdup_printf (_ ("also %s"), list);
}

static GtkWidget *
make_row (KwSearchPage *self,
          const KwSearchHit *hit)
{
  const char *kind = kw_record_type_get_label (kw_record_type_get (hit->kind));
  KwDate today = kw_session_get_today (kw_page_get_session (KW_PAGE (self)));
  g_autofree char *when = hit->when == KW_NONE ? NULL : kw_words_short_date (hit->when, today);
  GtkWidget *row = kw_info_row_new (kind, when, hit->excerpt);
  g_autofree char *also = hit->also != NULL ? dup_also (hit->also) : NULL;

  if (also != NULL)
    kw_info_row_add_suffix_words (KW_INFO_ROW (row), NULL, also);
  if (hit->family != KW_NONE)
    kw_info_row_set_action (KW_INFO_ROW (row), "win.show-family", g_variant_new_int64 (hit->family));
  else if (hit->kind == KW_RECORD_SERVICE)
    kw_info_row_set_action (KW_INFO_ROW (row), "win.show-page", g_variant_new_string ("services"));

  return row;
}

static KwSection *
find_group (KwSearchPage *self,
            const KwSearchHit *hit)
{
  KwSection *group = g_hash_table_lookup (self->sections, &hit->family);
  GtkWidget *widget;

  if (group != NULL)
    return group;

  widget = kw_section_new (hit->family_name != NULL ? hit->family_name : _ ("Shared by the team"), "");
  if (hit->family_reference != NULL)
    kw_section_set_subtitle (KW_SECTION (widget), hit->family_reference);
  gtk_box_append (self->groups, widget);
  g_hash_table_insert (self->sections, g_memdup2 (&hit->family, sizeof hit->family), widget);

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
forget_hits (KwSearchPage *self)
{
  GtkWidget *child;

  g_hash_table_remove_all (self->sections);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
}

/* Somebody else may have saved something between two searches. */
static gboolean
goes_on (const GPtrArray *before,
         const GPtrArray *hits)
{
  if (before == NULL || hits->len < before->len)
    return FALSE;

  for (guint i = 0; i < before->len; i++)
    {
      const KwSearchHit *a = g_ptr_array_index (before, i);
      const KwSearchHit *b = g_ptr_array_index (hits, i);

      if (a->id != b->id || g_strcmp0 (a->excerpt, b->excerpt) != 0)
        return FALSE;
    }

  return TRUE;
}

/* Rows that are there already stay, and with them the focus in one of them. */
static void
show_hits (KwSearchPage *self,
           GPtrArray *hits,
           gboolean rest)
{
  if (!rest || !goes_on (self->hits, hits))
    forget_hits (self);

  for (guint i = self->hits != NULL ? self->hits->len : 0; i < hits->len; i++)
    {
      const KwSearchHit *hit = g_ptr_array_index (hits, i);

      kw_section_append (find_group (self, hit), make_row (self, hit));
    }
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  self->hits = g_ptr_array_ref (hits);

  gtk_widget_set_visible (GTK_WIDGET (self->more), hits->len >= MAX_HITS);
  gtk_stack_set_visible_child_name (self->stack, hits->len > 0 ? "found" : "nothing");
  if (self->open_first)
    open_first (self);
}

static GPtrArray *
finish_search (KwSearchPage *self,
               GObject *source,
               GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *hits = kw_casebook_search_finish (KW_CASEBOOK (source), result, &error);

  /* Another search is on its way. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return NULL;

  g_clear_object (&self->cancellable);
  if (hits == NULL)
    kw_window_show_error (kw_window_of (GTK_WIDGET (self)), error, _ ("The casebook was not searched"));

  return hits;
}

static void
on_rest_found (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (KwSearchPage) self = data;
  g_autoptr (GPtrArray) hits = finish_search (self, source, result);

  if (hits != NULL)
    show_hits (self, hits, TRUE);
}

static void
search (KwSearchPage *self,
        guint limit,
        GAsyncReadyCallback callback)
{
  g_autofree char *words = dup_words (self);

  self->cancellable = g_cancellable_new ();
  kw_casebook_search_async (get_casebook (self), words, limit, self->cancellable, callback, g_object_ref (self));
}

static gboolean
search_for_rest (gpointer data)
{
  KwSearchPage *self = data;

  self->rest_id = 0;
  search (self, MAX_HITS, on_rest_found);

  return G_SOURCE_REMOVE;
}

static void
on_found (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (KwSearchPage) self = data;
  g_autoptr (GPtrArray) hits = finish_search (self, source, result);

  if (hits == NULL)
    return;

  show_hits (self, hits, FALSE);
  if (hits->len == FIRST_HITS)
    self->rest_id = g_timeout_add (PAUSE_MS, search_for_rest, self);
}

static void
stop_search (KwSearchPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->rest_id, g_source_remove);
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

  search (self, FIRST_HITS, on_found);
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
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_clear_pointer (&self->sections, g_hash_table_unref);
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
  self->sections = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

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
