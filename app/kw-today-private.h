/* kw-today-private.h: how a day is put together
 *
 * Only for kw-today*.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-family-summary.h"
#include "kw-today.h"

G_BEGIN_DECLS

KwChip *kw_chip_new (int band, char *text);
void kw_chip_free (gpointer chip);
void kw_today_visit_free (gpointer visit);
void kw_today_task_free (gpointer task);

/* What is shown of one family beside a visit or a task; the text is taken over. */
int kw_today_clock_band (const KwClockEntry *clock, const KwPolicy *policy, KwDate today);
void kw_today_add_visits (KwToday *self, const KwFamilySummary *summary, const KwPolicy *policy);
void kw_today_add_tasks (KwToday *self, const KwFamilySummary *summary, const KwPolicy *policy);

void kw_today_action_free (gpointer data);
void kw_today_add_actions (KwToday *self, const KwFamilySummary *summary);
int kw_today_compare_actions (gconstpointer a, gconstpointer b);

G_END_DECLS
