/* kw-words.h: dates, times and lengths of time as people say them, and as people type them
 *
 * All results are translated, plain English (UK) at the source, transfer full. Usable from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-time.h"

G_BEGIN_DECLS

/* "Monday 4 February" within half a year, else "4 February 2012" */
char *kw_words_date (KwDate date, KwDate today);
/* "today", "yesterday", "Friday", "Mon 4 Feb", "4 Feb 2012" */
char *kw_words_short_date (KwDate date, KwDate today);
char *kw_words_days_away (KwDate date, KwDate today); /* "today", "tomorrow", "in 3 days", "2 days ago" */
/* "today 09:30", "yesterday 14:05", "Monday 4 February 09:30" */
char *kw_words_instant (KwInstant instant, KwInstant now);
char *kw_words_time (KwInstant instant);        /* "09:30" */
char *kw_words_length (gint64 milliseconds);    /* "2 h 05", "45 min", "3 days" */
char *kw_words_money (gint64 pence);            /* "£4,310", "£12.50" */
char *kw_words_age (KwDate born, KwDate today); /* "13", "5 months"; NULL where not known */
char *kw_words_list (const char *const *items); /* "a", "a and b", "a, b and c" */

/* What somebody typed: "fri", "4 feb", "4/2", "4.2.2013", "tomorrow", "+3"; "930", "9:30", "9.30", "9am", "2130".
 * A day without a year or month is the nearest one to @today that @future asks for (else the last one). */
gboolean kw_words_parse_date (const char *text, KwDate today, gboolean future, KwDate *date);
gboolean kw_words_parse_time (const char *text, int *hour, int *minute);
gboolean kw_words_parse_instant (const char *text, KwInstant now, gboolean future, KwInstant *instant);
gboolean kw_words_parse_minutes (const char *text, gint64 *minutes); /* "60", "1h", "1h30", "90 min" */

G_END_DECLS
