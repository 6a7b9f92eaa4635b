/* kw-today-rows.h: the rows of Today, each made of one entry of KwToday
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-time.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @entry: what the name says (KwTodayVisit, KwTodayTask, KwTodayClock, KwRhythm, KwTodayWaiting, KwTodayConcern);
 * @place: its number in the list, from 1; @now: as of when. (transfer floating) */
GtkWidget *kw_today_visit_row_new (gconstpointer entry, guint place, KwInstant now);
GtkWidget *kw_today_task_row_new (gconstpointer entry, guint place, KwInstant now);
GtkWidget *kw_today_clock_row_new (gconstpointer entry, guint place, KwInstant now);
GtkWidget *kw_today_week_row_new (gconstpointer entry, guint place, KwInstant now);
GtkWidget *kw_today_touch_row_new (gconstpointer entry, guint place, KwInstant now);
GtkWidget *kw_today_waiting_row_new (gconstpointer entry, guint place, KwInstant now);
GtkWidget *kw_today_concern_row_new (gconstpointer entry, guint place, KwInstant now);

G_END_DECLS
