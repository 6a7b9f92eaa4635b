/* kw-application.h
 *
 * The running program: one window, its actions and its accelerators. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kw-key-cost.h"
#include "kw-time.h"

G_BEGIN_DECLS

#define KW_TYPE_APPLICATION (kw_application_get_type ())

G_DECLARE_FINAL_TYPE (KwApplication, kw_application, KW, APPLICATION, AdwApplication)

KwApplication *kw_application_new (void);
KwInstant kw_application_get_now (KwApplication *self);
void kw_application_set_now (KwApplication *self, KwInstant now);
const KwKeyCost *kw_application_get_key_cost (KwApplication *self);
void kw_application_set_key_cost (KwApplication *self, const KwKeyCost *cost);
void kw_application_set_lock_after (KwApplication *self, gint64 after);
void kw_application_update_guard (KwApplication *self);

G_END_DECLS
