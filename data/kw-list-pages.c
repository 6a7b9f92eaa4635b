/* kw-list-pages.c: the rows of a long list that are kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-list-pages.h"

#include "kw-list-model.h"

struct _KwListPages
{
  GHashTable *rows;  /* gint64 → GWeakRef of KwListRow */
  GQueue pages;      /* of KwPage, the one asked for last first */
  GPtrArray *former; /* rows from before the last clear, for a view that asks for them again */
};

static void
page_free (KwPage *page)
{
  g_ptr_array_unref (page->rows);
  g_free (page);
}

static void
weak_ref_free (GWeakRef *weak)
{
  g_weak_ref_clear (weak);
  g_free (weak);
}

KwListPages *
kw_list_pages_new (void)
{
  KwListPages *self = g_new0 (KwListPages, 1);

  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) weak_ref_free);
  self->former = g_ptr_array_new_with_free_func (g_object_unref);
  g_queue_init (&self->pages);
  return self;
}

void
kw_list_pages_free (KwListPages *self)
{
  g_queue_clear_full (&self->pages, (GDestroyNotify) page_free);
  g_ptr_array_unref (self->former);
  g_hash_table_unref (self->rows);
  g_free (self);
}

/* (transfer full) (nullable): the row of @id, if anybody holds it */
KwListRow *
kw_list_pages_find_row (KwListPages *self, gint64 id)
{
  GWeakRef *weak = g_hash_table_lookup (self->rows, &id);

  return weak != NULL ? g_weak_ref_get (weak) : NULL;
}

static KwListRow *
ensure_row (KwListPages *self, gint64 id)
{
  KwListRow *row = kw_list_pages_find_row (self, id);
  GWeakRef *weak;

  if (row != NULL)
    return row;
  row = kw_list_row_new (id);
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, row);
  g_hash_table_replace (self->rows, g_memdup2 (&id, sizeof id), weak);
  return row;
}

static gboolean
row_is_gone (gpointer id, gpointer weak, gpointer unused)
{
  g_autoptr (GObject) row = g_weak_ref_get (weak);

  return row == NULL;
}

static void
forget_gone (KwListPages *self)
{
  g_hash_table_foreach_remove (self->rows, row_is_gone, NULL);
}

/* (transfer full) (element-type gint64): the ids of all rows that anybody holds */
GArray *
kw_list_pages_list_held (KwListPages *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;

  forget_gone (self);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (ids, id, 1);
  return ids;
}

static KwPage *
page_new (KwListPages *self, const GArray *ids, guint number)
{
  KwPage *page = g_new0 (KwPage, 1);
  guint end = MIN (ids->len, (number + 1) * KW_LIST_PAGE);

  page->number = number;
  page->state = KW_PAGE_ASKED_FOR;
  page->rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = number * KW_LIST_PAGE; i < end; i++)
    {
      KwListRow *row = ensure_row (self, g_array_index (ids, gint64, i));

      if (!kw_list_row_is_loaded (row))
        page->state = KW_PAGE_WANTED;
      g_ptr_array_add (page->rows, row);
    }
  return page;
}

/* (transfer none) (nullable): the page of that number, if it is kept */
KwPage *
kw_list_pages_find (KwListPages *self, guint number)
{
  for (GList *link = self->pages.head; link != NULL; link = link->next)
    if (((KwPage *) link->data)->number == number)
      return link->data;
  return NULL;
}

/* (transfer none): the page of that number, which is now the one asked for last */
KwPage *
kw_list_pages_ensure (KwListPages *self, const GArray *ids, guint number)
{
  KwPage *page = kw_list_pages_find (self, number);

  if (page != NULL)
    g_queue_remove (&self->pages, page);
  else
    page = page_new (self, ids, number);
  g_queue_push_head (&self->pages, page);

  if (g_queue_get_length (&self->pages) > KW_LIST_PAGES_KEPT)
    {
      page_free (g_queue_pop_tail (&self->pages));
      forget_gone (self);
    }
  return page;
}

/* (transfer none) (nullable): what to load next. A page that was scrolled past and forgotten is never loaded. */
KwPage *
kw_list_pages_next_wanted (KwListPages *self)
{
  for (GList *link = self->pages.head; link != NULL; link = link->next)
    if (((KwPage *) link->data)->state == KW_PAGE_WANTED)
      return link->data;
  return NULL;
}

void
kw_list_pages_want_failed (KwListPages *self)
{
  for (GList *link = self->pages.head; link != NULL; link = link->next)
    {
      KwPage *page = link->data;

      if (page->state == KW_PAGE_FAILED)
        page->state = KW_PAGE_WANTED;
    }
}

/* Forgets the pages, because the list is another. Their rows are kept until the next time, for the pages to come. */
void
kw_list_pages_clear (KwListPages *self)
{
  if (g_queue_is_empty (&self->pages))
    return;
  g_ptr_array_set_size (self->former, 0);
  for (GList *link = self->pages.head; link != NULL; link = link->next)
    {
      KwPage *page = link->data;

      g_ptr_array_extend (self->former, page->rows, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
    }
  g_queue_clear_full (&self->pages, (GDestroyNotify) page_free);
}
