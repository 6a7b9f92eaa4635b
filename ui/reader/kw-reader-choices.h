/* kw-reader-choices.h: whom a plan is for, and what is left out of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-reader.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KW_TYPE_READER_CHOICES (kw_reader_choices_get_type ())

G_DECLARE_FINAL_TYPE (KwReaderChoices, kw_reader_choices, KW, READER_CHOICES, AdwBin)

GtkWidget *kw_reader_choices_new (void);
void kw_reader_choices_set_plan (KwReaderChoices *self, KwPlan *plan);
const KwMember *kw_reader_choices_get_reader (KwReaderChoices *self);
char *kw_reader_choices_dup_language (KwReaderChoices *self);
gboolean kw_reader_choices_is_large (KwReaderChoices *self);
void kw_reader_choices_leave_out (KwReaderChoices *self, KwReaderPlan *plan);

G_END_DECLS
