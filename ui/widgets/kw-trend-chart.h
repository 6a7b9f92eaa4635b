/* kw-trend-chart.h: trust and visits over the weeks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KW_TYPE_TREND_CHART (kw_trend_chart_get_type ())

G_DECLARE_FINAL_TYPE (KwTrendChart, kw_trend_chart, KW, TREND_CHART, GtkWidget)

/**
 * KwTrendWeek:
 * @label: when the week began, in words
 * @trust: the highest trust recorded by its end, 1 to 5, or 0 where there was none
 * @n_seen: visits at which somebody was seen
 *
 * One week of the chart.
 */
typedef struct
{
  const char *label;
  int trust;
  guint n_seen;
} KwTrendWeek;

GtkWidget *kw_trend_chart_new (void);
void kw_trend_chart_set_weeks (KwTrendChart *self, const KwTrendWeek *weeks, guint n_weeks, const char *summary);

G_END_DECLS
