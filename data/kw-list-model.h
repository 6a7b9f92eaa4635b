/* kw-list-model.h: a long list of which only what is seen is loaded
 *
 * A GListModel of KwListRow. The ids come once and in order; what rows show comes in pages, when somebody asks for a
 * row of that page. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-list-row.h"
#include "kw-list-source.h"

G_BEGIN_DECLS

/**
 * KW_LIST_PAGE:
 *
 * How many rows are loaded at a time.
 */
#define KW_LIST_PAGE 64

/**
 * KW_LIST_PAGES_KEPT:
 *
 * How many pages are kept although nobody holds their rows.
 */
#define KW_LIST_PAGES_KEPT 16

#define KW_TYPE_LIST_MODEL (kw_list_model_get_type ())

G_DECLARE_FINAL_TYPE (KwListModel, kw_list_model, KW, LIST_MODEL, GObject)

KwListModel *kw_list_model_new (KwListSource *source);

void kw_list_model_reload (KwListModel *self);
guint kw_list_model_refresh (KwListModel *self, const gint64 *ids, guint n_ids);
void kw_list_model_refresh_all (KwListModel *self);

KwListSource *kw_list_model_get_source (KwListModel *self);
gboolean kw_list_model_is_loading (KwListModel *self);
const GError *kw_list_model_get_error (KwListModel *self);
gint64 kw_list_model_get_id (KwListModel *self, guint position);
gboolean kw_list_model_find (KwListModel *self, gint64 id, guint *position);

G_END_DECLS
