/* kw-time.h: instants and calendar dates
 *
 * An instant is a point in time: milliseconds since 1970-01-01 00:00 UTC. A date is a day of the calendar without a
 * time or a zone: days since 1970-01-01 in the proleptic Gregorian calendar. Both are plain 64-bit integers, so that
 * they compare, sort and subtract; KW_NONE stands for "not given". Local time is Europe/London everywhere and only
 * matters when something is read or shown. Nothing here asks what time it is: `now` is always a parameter.
 *
 * All functions may be called from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KW_NONE:
 *
 * The value of a date, an instant, a reference or an optional integer that was not given.
 */
#define KW_NONE G_MININT64

/**
 * KwInstant:
 *
 * Milliseconds since 1970-01-01 00:00 UTC, or %KW_NONE.
 */
typedef gint64 KwInstant;

/**
 * KwDate:
 *
 * Days since 1970-01-01, or %KW_NONE.
 */
typedef gint64 KwDate;

#define KW_SECOND ((gint64) 1000)
#define KW_MINUTE (60 * KW_SECOND)
#define KW_HOUR   (60 * KW_MINUTE)
#define KW_DAY    (24 * KW_HOUR)

KwDate kw_date_from_ymd (int year, int month, int day);
void kw_date_to_ymd (KwDate date, int *year, int *month, int *day);
int kw_date_weekday (KwDate date);
KwDate kw_date_add_months (KwDate date, int months);
gboolean kw_date_parse (const char *text, KwDate *date);
char *kw_date_format (KwDate date);

gboolean kw_instant_parse (const char *text, KwInstant *instant);
char *kw_instant_format (KwInstant instant);
KwInstant kw_instant_from_local (KwDate date, int hour, int minute, int second);
void kw_instant_to_local (KwInstant instant, KwDate *date, int *hour, int *minute, int *second);
KwDate kw_instant_to_date (KwInstant instant);
KwInstant kw_date_start (KwDate date);

G_END_DECLS
