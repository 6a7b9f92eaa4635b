/* kw-chip-group.h: any of several, as chips to toggle
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KW_TYPE_CHIP_GROUP (kw_chip_group_get_type ())

G_DECLARE_FINAL_TYPE (KwChipGroup, kw_chip_group, KW, CHIP_GROUP, GtkWidget)

GtkWidget *kw_chip_group_new (const char *label);
void kw_chip_group_set_exclusive (KwChipGroup *self, gboolean exclusive);
void kw_chip_group_add (KwChipGroup *self, gint64 id, const char *words);
void kw_chip_group_append_widget (KwChipGroup *self, GtkWidget *widget);
void kw_chip_group_clear (KwChipGroup *self);
gboolean kw_chip_group_get_active (KwChipGroup *self, gint64 id);
void kw_chip_group_set_active (KwChipGroup *self, gint64 id, gboolean active);
void kw_chip_group_set_visible (KwChipGroup *self, gint64 id, gboolean visible);
guint kw_chip_group_get_n_chips (KwChipGroup *self);

G_END_DECLS
