/* kw-window-places.c
 *
 * Where the window is, and the way back. Pages of the sidebar are made once and kept; a
 * family's page is made anew whenever a family is opened, so that each opening is one entry
 * in the read log. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-window-private.h"

#define FAMILY      "family"
#define MAX_HISTORY 50

/* Where somebody is stays in sight until what they go to is there, but not longer than they would wait for an
 * answer. */
#define MOST_COMING_MS 150

static KwPage *
make_page (KwWindow *self,
           const KwPageEntry *entry)
{
  KwPage *page = g_object_new (entry->get_type (), "session", self->session, NULL);

  gtk_stack_add_named (self->pages, GTK_WIDGET (page), entry->name);
  kw_sidebar_set_page (self->sidebar, entry->name, page);

  return page;
}

static KwPage *
make_family_page (KwWindow *self,
                  gint64 family)
{
  GType type = kw_pages_get_family_type ();
  KwPage *page;

  if (type == G_TYPE_INVALID)
    return NULL;

  page = g_object_new (type, "session", self->session, "family", family, NULL);
  gtk_stack_add_child (self->pages, GTK_WIDGET (page));

  return page;
}

static void
drop_page (KwWindow *self,
           KwPage *page)
{
  if (gtk_widget_get_parent (GTK_WIDGET (page)) == GTK_WIDGET (self->pages))
    gtk_stack_remove (self->pages, GTK_WIDGET (page));
}

typedef struct
{
  KwWindow *window;
  KwPage *page;
} Left;

static void
left_free (gpointer data)
{
  Left *left = data;

  g_object_unref (left->window);
  g_object_unref (left->page);
  g_free (left);
}

static gboolean
drop_left (gpointer data)
{
  Left *left = data;

  drop_page (left->window, left->page);

  return G_SOURCE_REMOVE;
}

/* To take a page apart takes longer than to leave it: what comes next is shown before. */
static void
drop_family_page (KwWindow *self)
{
  KwPage *page = g_steal_pointer (&self->family_page);
  Left *left;

  if (page == NULL)
    return;
  left = g_new0 (Left, 1);
  left->window = g_object_ref (self);
  left->page = g_object_ref (page);
  g_idle_add_full (G_PRIORITY_LOW, drop_left, left, left_free);
}

static void
forget_coming (KwWindow *self)
{
  g_clear_handle_id (&self->coming_id, g_source_remove);
  g_clear_pointer (&self->coming_part, g_free);
  if (self->coming != NULL)
    g_signal_handlers_disconnect_by_data (self->coming, self);
  self->coming = NULL;
}

static void
drop_coming (KwWindow *self)
{
  KwPage *page = self->coming;

  forget_coming (self);
  if (page != NULL)
    drop_page (self, page);
}

/* The page of a family, the one that is coming if it is hers. */
static KwPage *
take_family_page (KwWindow *self,
                  gint64 family)
{
  KwPage *page = self->coming;

  if (page == NULL || self->coming_family != family)
    return make_family_page (self, family);
  forget_coming (self);

  return page;
}

/* Returns the page at a spot, or NULL where there is none. */
static KwPage *
enter_spot (KwWindow *self,
            KwSpot spot)
{
  const KwPageEntry *entry;
  GtkWidget *child;
  KwPage *page;

  if (spot.family != KW_NONE)
    {
      if (self->page != NULL && self->spot.family == spot.family)
        return self->page;
      page = take_family_page (self, spot.family);
      if (page != NULL)
        {
          drop_family_page (self);
          self->family_page = page;
        }
    }
  else
    {
      entry = kw_pages_find (spot.name);
      if (entry == NULL)
        return NULL;
      child = gtk_stack_get_child_by_name (self->pages, entry->name);
      page = child != NULL ? KW_PAGE (child) : make_page (self, entry);
    }

  if (page == NULL)
    return NULL;

  drop_coming (self);
  self->spot = spot;
  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (page));
  kw_window_set_page (self, page);
  if (spot.family == KW_NONE)
    drop_family_page (self);
  kw_sidebar_select (self->sidebar, spot.family != KW_NONE ? "families" : spot.name);
  adw_leaflet_set_visible_child_name (self->leaflet, "content");

  return page;
}

static gboolean
is_same_spot (KwSpot a,
              KwSpot b)
{
  return a.family == b.family && a.name == b.name;
}

static KwPage *
go_to (KwWindow *self,
       KwSpot spot)
{
  KwSpot from = self->spot;
  gboolean had_page = self->page != NULL;
  KwPage *page = enter_spot (self, spot);

  if (page != NULL && had_page && !is_same_spot (from, spot))
    {
      g_array_append_val (self->history, from);
      if (self->history->len > MAX_HISTORY)
        g_array_remove_index (self->history, 0);
    }
  kw_window_update_actions (self);

  return page;
}

/* The pages that nobody has asked for yet, one whenever there is time, for their counts. */
static gboolean
make_one_page (gpointer data)
{
  KwWindow *self = data;
  guint n_pages;
  const KwPageEntry *pages = kw_pages_list (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    if (pages[i].icon_name != NULL && gtk_stack_get_child_by_name (self->pages, pages[i].name) == NULL)
      {
        make_page (self, &pages[i]);
        return G_SOURCE_CONTINUE;
      }
  self->fill_id = 0;

  return G_SOURCE_REMOVE;
}

static void
start_filling (KwWindow *self)
{
  /* A page is also told that it is ready while it goes, with the casebook it belonged to. */
  if (self->fill_id == 0 && self->session != NULL && self->page != NULL)
    self->fill_id = g_idle_add_full (G_PRIORITY_LOW, make_one_page, self, NULL);
}

/* Shows a page of the sidebar, or search. */
void
kw_window_show_page (KwWindow *self,
                     const char *name)
{
  KwPage *page;

  g_assert (KW_IS_WINDOW (self));

  if (self->session == NULL)
    return;
  page = go_to (self, (KwSpot){ g_intern_string (name), KW_NONE });
  if (page != NULL)
    kw_page_focus (page);
  /* What somebody waits to see comes before what nobody has asked for. */
  if (page != NULL && self->history->len == 0 && !kw_page_is_ready (page))
    g_signal_connect_object (page, "notify::ready", G_CALLBACK (start_filling), self, G_CONNECT_SWAPPED);
  else
    start_filling (self);
}

static void
arrive (KwWindow *self,
        gint64 family,
        const char *part)
{
  KwPage *page = go_to (self, (KwSpot){ g_intern_static_string (FAMILY), family });

  if (page != NULL && part != NULL)
    kw_page_show_part (page, part);
  if (page != NULL)
    kw_page_focus (page);
}

static void
on_coming_ready (KwWindow *self)
{
  g_autofree char *part = g_steal_pointer (&self->coming_part);

  arrive (self, self->coming_family, part);
}

static gboolean
on_coming_late (gpointer data)
{
  KwWindow *self = data;

  self->coming_id = 0;
  on_coming_ready (self);

  return G_SOURCE_REMOVE;
}

/* Has a family's page read and built out of sight; one frame then shows all of it. */
static void
let_come (KwWindow *self,
          gint64 family,
          const char *part)
{
  drop_coming (self);
  self->coming = make_family_page (self, family);
  if (self->coming == NULL)
    return;
  self->coming_family = family;
  self->coming_part = g_strdup (part);
  self->coming_id = g_timeout_add (MOST_COMING_MS, on_coming_late, self);
  g_signal_connect_swapped (self->coming, "notify::ready", G_CALLBACK (on_coming_ready), self);
  if (part != NULL)
    kw_page_show_part (self->coming, part);
  kw_page_refresh_now (self->coming);
}

/* Shows a family, and @part of its page where one is named. */
void
kw_window_show_family (KwWindow *self,
                       gint64 family,
                       const char *part)
{
  g_assert (KW_IS_WINDOW (self));

  if (self->session == NULL || family <= 0)
    return;
  if (self->page == NULL || self->spot.family == family)
    arrive (self, family, part);
  else if (self->coming == NULL || self->coming_family != family)
    let_come (self, family, part);
  else
    {
      g_free (self->coming_part);
      self->coming_part = g_strdup (part);
      if (part != NULL)
        kw_page_show_part (self->coming, part);
    }
}

/**
 * kw_window_is_arriving:
 *
 * Returns: whether a family was gone to whose page is not there yet; until then the page in sight stays
 */
gboolean
kw_window_is_arriving (KwWindow *self)
{
  g_return_val_if_fail (KW_IS_WINDOW (self), FALSE);

  return self->coming != NULL;
}

void
kw_window_go_back (KwWindow *self)
{
  KwSpot spot;

  g_assert (KW_IS_WINDOW (self));

  if (self->history->len == 0)
    return;
  spot = g_array_index (self->history, KwSpot, self->history->len - 1);
  g_array_set_size (self->history, self->history->len - 1);
  enter_spot (self, spot);
  kw_window_update_actions (self);
}

/* Leaves no page of the casebook that was open. */
void
kw_window_forget_places (KwWindow *self)
{
  GtkWidget *child;

  g_assert (KW_IS_WINDOW (self));

  g_clear_handle_id (&self->fill_id, g_source_remove);
  forget_coming (self);
  self->family_page = NULL;
  g_array_set_size (self->history, 0);
  kw_window_set_page (self, NULL);
  self->spot = (KwSpot){ NULL, KW_NONE };
  kw_sidebar_forget_pages (self->sidebar);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_stack_remove (self->pages, child);
}

/* The family shown, or KW_NONE. */
gint64
kw_window_get_family (KwWindow *self)
{
  g_assert (KW_IS_WINDOW (self));

  return self->page == NULL ? KW_NONE : self->spot.family;
}

/* Keeps where somebody is for when the casebook is unlocked. */
void
kw_window_remember_places (KwWindow *self)
{
  g_assert (KW_IS_WINDOW (self));

  kw_window_drop_places (self);
  self->places = g_new0 (KwPlaces, 1);
  self->places->spot = self->spot;
  self->places->part = g_strdup (self->page == NULL ? NULL : kw_page_get_part (self->page));
  self->places->history = g_array_copy (self->history);
}

/* And the forms that are still open: one whose record was saved meanwhile is not. */
void
kw_window_remember_forms (KwWindow *self)
{
  g_assert (KW_IS_WINDOW (self));
  g_assert (self->places != NULL && self->places->forms == NULL);

  self->places->forms = kw_window_list_requests (self);
}

static void
open_forms (KwWindow *self,
            GArray *requests)
{
  for (guint i = 0; i < requests->len; i++)
    {
      const KwRequest *request = &g_array_index (requests, KwRequest, i);

      g_action_group_activate_action (G_ACTION_GROUP (self), request->action, request->parameter);
    }
}

/* Goes back to where somebody was when the casebook was locked. */
void
kw_window_return_to_places (KwWindow *self)
{
  KwPlaces *places = self->places;

  g_assert (KW_IS_WINDOW (self));

  if (places == NULL)
    return;
  if (places->spot.family != KW_NONE)
    kw_window_show_family (self, places->spot.family, places->part);
  else if (places->spot.name != NULL)
    kw_window_show_page (self, places->spot.name);
  g_array_set_size (self->history, 0);
  g_array_append_vals (self->history, places->history->data, places->history->len);
  kw_window_update_actions (self);
  if (places->forms != NULL)
    open_forms (self, places->forms);
  kw_window_drop_places (self);
}

/* There is nowhere to go back to. */
void
kw_window_drop_places (KwWindow *self)
{
  KwPlaces *places = g_steal_pointer (&self->places);

  g_assert (KW_IS_WINDOW (self));

  if (places == NULL)
    return;
  g_free (places->part);
  g_array_unref (places->history);
  g_clear_pointer (&places->forms, g_array_unref);
  g_free (places);
}
