/* kw-calendar-names.c: what days of the week and months are called
 *
 * strftime() and GDateTime take the names from the C library's locale, which need not be installed, and is
 * another language than the program's where the program has no translation; here both always agree.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-calendar-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *full;
  const char *brief;
} CalendarName;

static const CalendarName weekdays[] = {
  { NC_ ("day of the week", "Monday"), NC_ ("short day of the week", "Mon") },
  { NC_ ("day of the week", "Tuesday"), NC_ ("short day of the week", "Tue") },
  { NC_ ("day of the week", "Wednesday"), NC_ ("short day of the week", "Wed") },
  { NC_ ("day of the week", "Thursday"), NC_ ("short day of the week", "Thu") },
  { NC_ ("day of the week", "Friday"), NC_ ("short day of the week", "Fri") },
  { NC_ ("day of the week", "Saturday"), NC_ ("short day of the week", "Sat") },
  { NC_ ("day of the week", "Sunday"), NC_ ("short day of the week", "Sun") },
};

static const CalendarName months[] = {
  { NC_ ("month", "January"), NC_ ("short month", "Jan") },
  { NC_ ("month", "February"), NC_ ("short month", "Feb") },
  { NC_ ("month", "March"), NC_ ("short month", "Mar") },
  { NC_ ("month", "April"), NC_ ("short month", "Apr") },
  { NC_ ("month", "May"), NC_ ("short month", "May") },
  { NC_ ("month", "June"), NC_ ("short month", "Jun") },
  { NC_ ("month", "July"), NC_ ("short month", "Jul") },
  { NC_ ("month", "August"), NC_ ("short month", "Aug") },
  { NC_ ("month", "September"), NC_ ("short month", "Sep") },
  { NC_ ("month", "October"), NC_ ("short month", "Oct") },
  { NC_ ("month", "November"), NC_ ("short month", "Nov") },
  { NC_ ("month", "December"), NC_ ("short month", "Dec") },
};

static gboolean
begins_with (const char *name, const char *folded_text)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return g_str_has_prefix (folded, folded_text);
}

static int
find_name (const CalendarName *names,
           int n_names,
           const char *(*get_name) (int),
           const char *(*get_short_name) (int),
           const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  int found = 0;

  /* "Fri." is how some abbreviate. */
  if (g_str_has_suffix (folded, "."))
    folded[strlen (folded) - 1] = '\0';
  if (*folded == '\0')
    return 0;
  for (int i = 0; i < n_names; i++)
    if (begins_with (names[i].full, folded) || begins_with (get_name (i + 1), folded) ||
        begins_with (get_short_name (i + 1), folded))
      {
        if (found != 0)
          return 0;
        found = i + 1;
      }
  return found;
}

const char *
kw_weekday_get_name (int weekday)
{
  g_return_val_if_fail (weekday >= 1 && weekday <= 7, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "day of the week", weekdays[weekday - 1].full);
}

const char *
kw_weekday_get_short_name (int weekday)
{
  g_return_val_if_fail (weekday >= 1 && weekday <= 7, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "short day of the week", weekdays[weekday - 1].brief);
}

const char *
kw_month_get_name (int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "month", months[month - 1].full);
}

const char *
kw_month_get_short_name (int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "short month", months[month - 1].brief);
}

int
kw_weekday_from_name (const char *text)
{
  g_return_val_if_fail (text != NULL, 0);

  return find_name (weekdays, G_N_ELEMENTS (weekdays), kw_weekday_get_name, kw_weekday_get_short_name, text);
}

int
kw_month_from_name (const char *text)
{
  g_return_val_if_fail (text != NULL, 0);

  /* "Sept" is not the beginning of anything else, "ma" is of two. */
  return find_name (months, G_N_ELEMENTS (months), kw_month_get_name, kw_month_get_short_name, text);
}
