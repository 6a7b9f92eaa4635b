/* kw-family-source.h: the families of a long list, each as a summary
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-family-summary.h"
#include "kw-list-source.h"
#include "kw-session.h"

G_BEGIN_DECLS

#define KW_TYPE_FAMILY_ITEM (kw_family_item_get_type ())

G_DECLARE_FINAL_TYPE (KwFamilyItem, kw_family_item, KW, FAMILY_ITEM, GObject)

const KwFamilySummary *kw_family_item_get_summary (KwFamilyItem *self);

#define KW_TYPE_FAMILY_SOURCE (kw_family_source_get_type ())

G_DECLARE_FINAL_TYPE (KwFamilySource, kw_family_source, KW, FAMILY_SOURCE, GObject)

KwFamilySource *kw_family_source_new (KwSession *session);
void kw_family_source_set_filter (KwFamilySource *self, const KwFamilyFilter *filter);

G_END_DECLS
