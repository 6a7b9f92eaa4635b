/* kw-record-field.h: a widget for each kind of field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-record-entry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KwRecordFieldChanged:
 * @field: which field
 * @text: what is entered there now
 * @user_data: what was given with the function
 */
typedef void (*KwRecordFieldChanged) (const KwField *field, const char *text, gpointer user_data);

GtkWidget *kw_record_field_new (const KwField *field,
                                const KwCaseFile *case_file,
                                KwInstant now,
                                KwRecordFieldChanged changed,
                                gpointer user_data);
void kw_record_field_show (GtkWidget *widget, const KwField *field, const char *text);

G_END_DECLS
