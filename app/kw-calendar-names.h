/* kw-calendar-names.h: what days of the week and months are called
 *
 * Usable from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *kw_weekday_get_name (int weekday);       /* "Monday"; 1 is Monday, 7 is Sunday; translated */
const char *kw_weekday_get_short_name (int weekday); /* "Mon" */
const char *kw_month_get_name (int month);           /* "February"; 1 to 12; translated */
const char *kw_month_get_short_name (int month);     /* "Feb" */

/* What somebody typed, in any case, in English or translated, whole or its first letters as far as they
 * are clear ("mo", "febr"); 0 where it is none or more than one. */
int kw_weekday_from_name (const char *text);
int kw_month_from_name (const char *text);

G_END_DECLS
