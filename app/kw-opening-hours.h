/* kw-opening-hours.h: when somebody answers
 *
 * Hours as services and policies write them: "Mo-Fr 09:00-17:00; Sa 10:00-13:00", "Mo,We
 * 09:00-12:00,13:00-16:30", "Mo-Fr 17:00-09:00" (over night), "09:00-17:00" (every day), "24/7". London time,
 * and London's changes of clock. Read once and read-only from then on; usable from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-time.h"

G_BEGIN_DECLS

typedef struct _KwOpeningHours KwOpeningHours;

/* NULL with KW_APP_ERROR_INPUT where @text is not understood. */
KwOpeningHours *kw_opening_hours_parse (const char *text, GError **error);
void kw_opening_hours_free (KwOpeningHours *self);

/* @until: (out) (optional): when it closes; KW_NONE: never */
gboolean kw_opening_hours_is_open (const KwOpeningHours *self, KwInstant at, KwInstant *until);

/* @at itself where it is open then; KW_NONE where it never opens. */
KwInstant kw_opening_hours_next_open (const KwOpeningHours *self, KwInstant at);

/* (transfer full): "always open", "open until 17:00", "opens today at 09:00", "opens tomorrow at 09:00",
 * "opens on Monday at 09:00", "never open" */
char *kw_opening_hours_dup_words (const KwOpeningHours *self, KwInstant now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwOpeningHours, kw_opening_hours_free)

G_END_DECLS
