/* kw-start-form.h: starting a casebook
 *
 * Who it belongs to, where it is kept and what opens it. Makes nothing itself: "start" is
 * emitted once all is right. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kw-records.h"

G_BEGIN_DECLS

#define KW_TYPE_START_FORM (kw_start_form_get_type ())

G_DECLARE_FINAL_TYPE (KwStartForm, kw_start_form, KW, START_FORM, AdwWindow)

GtkWidget *kw_start_form_new (GtkWindow *parent);
KwWorker *kw_start_form_dup_worker (KwStartForm *self);
GFile *kw_start_form_get_file (KwStartForm *self);
const char *kw_start_form_get_passphrase (KwStartForm *self);
void kw_start_form_set_working (KwStartForm *self, gboolean working);

G_END_DECLS
