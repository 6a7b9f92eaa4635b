/* kw-clock-row.c: a clock: what, when, and how long
 *
 * Hours have a bar, days a date; overdue says so in words and with an icon, not by its colour alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-clock-row.h"

#include "kw-info-row.h"

/**
 * kw_clock_row_new:
 * @family: (nullable): whose clock it is; %NULL on the family's own page
 * @clock: the clock
 *
 * Returns: (transfer floating): a #KwInfoRow
 */
GtkWidget *
kw_clock_row_new (const char *family, const KwClockEntry *clock)
{
  GtkWidget *row;

  g_return_val_if_fail (clock != NULL, NULL);

  row = family != NULL ? kw_info_row_new (family, clock->title, NULL)
                       : kw_info_row_new (clock->title, clock->words, NULL);
  if (clock->fraction >= 0)
    kw_info_row_set_progress (KW_INFO_ROW (row), clock->fraction,
                              clock->kind == KW_CLOCK_REFERRAL ? "breakthrough" : NULL);
  /* On a family's own page a line each is enough: many clocks, one screen. */
  kw_info_row_add_suffix_words (KW_INFO_ROW (row), clock->when, family != NULL ? clock->words : NULL);
  if (clock->state == KW_CLOCK_OVERDUE)
    gtk_widget_add_css_class (row, "clock-overdue");
  else if (clock->state == KW_CLOCK_NEAR)
    gtk_widget_add_css_class (row, "clock-near");
  return row;
}
