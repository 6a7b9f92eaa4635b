/* kw-when-entry.h: a date, and perhaps a time, typed as people say it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-time.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KW_TYPE_WHEN_ENTRY (kw_when_entry_get_type ())

G_DECLARE_FINAL_TYPE (KwWhenEntry, kw_when_entry, KW, WHEN_ENTRY, GtkWidget)

GtkWidget *kw_when_entry_new (const char *label, KwInstant now, gboolean with_time, gboolean future);
const char *kw_when_entry_get_text (KwWhenEntry *self);
void kw_when_entry_set_text (KwWhenEntry *self, const char *text);
gboolean kw_when_entry_get_date (KwWhenEntry *self, KwDate *date);
gboolean kw_when_entry_get_instant (KwWhenEntry *self, KwInstant *instant);
void kw_when_entry_set_date (KwWhenEntry *self, KwDate date);
void kw_when_entry_set_instant (KwWhenEntry *self, KwInstant instant);

G_END_DECLS
