/* kw-list-pages.h: the rows of a long list that are kept
 *
 * Only for kw-list-model.c. Rows are found by id in a table that does not keep them alive, so that an id has one row as
 * long as anybody holds it, wherever it stands in the list. The pages asked for last keep their rows alive. Main
 * thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-list-row.h"

G_BEGIN_DECLS

typedef enum {
  KW_PAGE_WANTED,
  KW_PAGE_ASKED_FOR, /* on its way, or there */
  KW_PAGE_FAILED
} KwPageState;

/**
 * KwPage:
 * @number: its first row stands at @number × %KW_LIST_PAGE
 * @state: how far it is
 * @rows: (element-type KwListRow): its rows
 *
 * A page of rows that is kept.
 */
typedef struct
{
  guint number;
  KwPageState state;
  GPtrArray *rows;
} KwPage;

typedef struct _KwListPages KwListPages;

KwListPages *kw_list_pages_new (void);
void kw_list_pages_free (KwListPages *self);

KwListRow *kw_list_pages_find_row (KwListPages *self, gint64 id);
GArray *kw_list_pages_list_held (KwListPages *self);

KwPage *kw_list_pages_ensure (KwListPages *self, const GArray *ids, guint number);
KwPage *kw_list_pages_find (KwListPages *self, guint number);
KwPage *kw_list_pages_next_wanted (KwListPages *self);
void kw_list_pages_want_failed (KwListPages *self);
void kw_list_pages_clear (KwListPages *self);

G_END_DECLS
