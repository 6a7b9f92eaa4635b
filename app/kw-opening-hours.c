/* kw-opening-hours.c: when somebody answers
 *
 * Kept as spans of minutes of a week that begins on Monday, which do not touch each other; only asking turns
 * them into instants, so that the clocks may change in between.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-opening-hours.h"

#include "kw-app-error.h"
#include "kw-calendar-names.h"
#include "kw-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DAY_MINUTES  (24 * 60)
#define WEEK_MINUTES (7 * DAY_MINUTES)

typedef struct
{
  int start; /* minutes of the week */
  int end;   /* the first minute that is not open any more */
} Span;

struct _KwOpeningHours
{
  GArray *spans; /* of Span, sorted, apart from each other */
};

/* What is read, by the day on which it begins: a later rule for a day stands instead of an earlier one. */
typedef struct
{
  GArray *days[7]; /* of Span, in minutes of that day; the end may be on the next */
} Week;

static const char *const day_codes[] = { "mo", "tu", "we", "th", "fr", "sa", "su" };

static gboolean
read_day (const char **cursor, int *day)
{
  for (int i = 0; i < 7; i++)
    if (g_ascii_strncasecmp (*cursor, day_codes[i], 2) == 0)
      {
        *day = i;
        *cursor += 2;
        /* "Mon", "Tues" and "Monday" begin with the code. */
        while (g_ascii_isalpha (**cursor))
          (*cursor)++;
        return TRUE;
      }
  return FALSE;
}

static void
skip_space (const char **cursor)
{
  while (g_ascii_isspace (**cursor))
    (*cursor)++;
}

/* The hyphen, or the dash that some type for it. */
static gboolean
read_dash (const char **cursor)
{
  skip_space (cursor);
  if (**cursor == '-')
    (*cursor)++;
  else if (g_str_has_prefix (*cursor, "–"))
    *cursor += strlen ("–");
  else
    return FALSE;
  skip_space (cursor);
  return TRUE;
}

static gboolean
read_comma (const char **cursor)
{
  skip_space (cursor);
  if (**cursor != ',')
    return FALSE;
  (*cursor)++;
  skip_space (cursor);
  return TRUE;
}

/* "Mo-Fr", "Mo,We", "Sa-Mo"; marks the days. No day at all means every day. */
static gboolean
read_days (const char **cursor, gboolean marked[7])
{
  gboolean any = FALSE;

  do
    {
      int first, last;

      if (!read_day (cursor, &first))
        break;
      any = TRUE;
      last = first;
      if (read_dash (cursor) && !read_day (cursor, &last))
        return FALSE;
      for (int day = first;; day = (day + 1) % 7)
        {
          marked[day] = TRUE;
          if (day == last)
            break;
        }
    }
  while (read_comma (cursor));
  for (int day = 0; day < 7; day++)
    marked[day] = marked[day] || !any;
  skip_space (cursor);
  return TRUE;
}

static gboolean
read_time (const char **cursor, int *minutes)
{
  int hour = 0, minute = 0, n_digits = 0;

  for (; g_ascii_isdigit (**cursor) && n_digits < 2; n_digits++)
    hour = hour * 10 + *(*cursor)++ - '0';
  if (n_digits == 0 || (**cursor != ':' && **cursor != '.'))
    return FALSE;
  (*cursor)++;
  for (n_digits = 0; g_ascii_isdigit (**cursor) && n_digits < 2; n_digits++)
    minute = minute * 10 + *(*cursor)++ - '0';
  *minutes = hour * 60 + minute;
  return n_digits == 2 && minute < 60 && *minutes <= DAY_MINUTES;
}

/* "09:00-12:00,13:00-17:00", "17:00-09:00" over night, "closed". */
static GArray *
read_times (const char **cursor)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));

  if (g_ascii_strcasecmp (*cursor, "off") == 0 || g_ascii_strcasecmp (*cursor, "closed") == 0)
    {
      *cursor += strlen (*cursor);
      return g_steal_pointer (&spans);
    }
  do
    {
      Span span;

      if (!read_time (cursor, &span.start) || !read_dash (cursor) || !read_time (cursor, &span.end))
        return NULL;
      if (span.end <= span.start)
        span.end += DAY_MINUTES;
      g_array_append_val (spans, span);
    }
  while (read_comma (cursor));
  return g_steal_pointer (&spans);
}

static gboolean
read_rule (Week *week, const char *rule)
{
  static const Span all_day = { 0, DAY_MINUTES };
  gboolean marked[7] = { FALSE };
  g_autoptr (GArray) spans = NULL;
  const char *cursor = rule;

  if (strcmp (rule, "24/7") == 0)
    {
      cursor += strlen (rule);
      spans = g_array_new (FALSE, FALSE, sizeof (Span));
      g_array_append_val (spans, all_day);
      for (int day = 0; day < 7; day++)
        marked[day] = TRUE;
    }
  else if (!read_days (&cursor, marked) || (spans = read_times (&cursor)) == NULL)
    return FALSE;
  skip_space (&cursor);
  for (int day = 0; day < 7; day++)
    if (marked[day])
      {
        g_clear_pointer (&week->days[day], g_array_unref);
        week->days[day] = g_array_ref (spans);
      }
  return *cursor == '\0';
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  return ((const Span *) a)->start - ((const Span *) b)->start;
}

static void
add_span (GArray *spans, int start, int end)
{
  Span span = { start, MIN (end, WEEK_MINUTES) };

  g_array_append_val (spans, span);
  /* The night from Sunday to Monday. */
  if (end > WEEK_MINUTES)
    add_span (spans, 0, end - WEEK_MINUTES);
}

/* Sorts, and makes one span of those that touch. */
static GArray *
flatten (const Week *week)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
  GArray *apart = g_array_new (FALSE, FALSE, sizeof (Span));

  for (int day = 0; day < 7; day++)
    for (guint i = 0; week->days[day] != NULL && i < week->days[day]->len; i++)
      {
        const Span *span = &g_array_index (week->days[day], Span, i);

        add_span (spans, day * DAY_MINUTES + span->start, day * DAY_MINUTES + span->end);
      }
  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);
      Span *last = apart->len > 0 ? &g_array_index (apart, Span, apart->len - 1) : NULL;

      if (last != NULL && span->start <= last->end)
        last->end = MAX (last->end, span->end);
      else
        g_array_append_val (apart, *span);
    }
  return apart;
}

static gboolean
read_week (Week *week, const char *text)
{
  g_auto (GStrv) rules = g_strsplit (text, ";", -1);
  gboolean any = FALSE;

  for (guint i = 0; rules[i] != NULL; i++)
    {
      g_strstrip (rules[i]);
      if (*rules[i] == '\0')
        continue;
      if (!read_rule (week, rules[i]))
        return FALSE;
      any = TRUE;
    }
  return any;
}

/**
 * kw_opening_hours_parse:
 * @text: the hours as written
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the hours, or %NULL with %KW_APP_ERROR_INPUT where @text is not
 * understood
 */
KwOpeningHours *
kw_opening_hours_parse (const char *text, GError **error)
{
  KwOpeningHours *self = NULL;
  Week week = { { NULL } };

  g_return_val_if_fail (text != NULL, NULL);

  if (read_week (&week, text))
    {
      self = g_new0 (KwOpeningHours, 1);
      self->spans = flatten (&week);
    }
  else
    g_set_error (error, KW_APP_ERROR, KW_APP_ERROR_INPUT,
                 _ ("The hours “%s” are not understood. Write them like “Mo-Fr 09:00-17:00; Sa 10:00-13:00”."),
                 text);
  for (int day = 0; day < 7; day++)
    g_clear_pointer (&week.days[day], g_array_unref);
  return self;
}

void
kw_opening_hours_free (KwOpeningHours *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->spans);
  g_free (self);
}

static int
minute_of_week (KwInstant at, KwDate *monday)
{
  KwDate date;
  int hour, minute;

  kw_instant_to_local (at, &date, &hour, &minute, NULL);
  *monday = date - (kw_date_weekday (date) - 1);
  return (int) (date - *monday) * DAY_MINUTES + hour * 60 + minute;
}

static KwInstant
instant_of_minute (KwDate monday, int minute)
{
  int rest = minute % DAY_MINUTES;

  return kw_instant_from_local (monday + minute / DAY_MINUTES, rest / 60, rest % 60, 0);
}

static const Span *
first_span (const KwOpeningHours *self)
{
  return self->spans->len > 0 ? &g_array_index (self->spans, Span, 0) : NULL;
}

static gboolean
is_always_open (const KwOpeningHours *self)
{
  const Span *span = first_span (self);

  return span != NULL && span->start == 0 && span->end == WEEK_MINUTES;
}

/* When a span that reaches the end of the week goes on after it. */
static KwInstant
end_of_span (const KwOpeningHours *self, const Span *span, KwDate monday)
{
  const Span *first = first_span (self);

  if (span->end == WEEK_MINUTES && first->start == 0)
    return instant_of_minute (monday + 7, first->end);
  return instant_of_minute (monday, span->end);
}

/**
 * kw_opening_hours_is_open:
 * @self: hours
 * @at: an instant
 * @until: (out) (optional): when it closes; %KW_NONE where it is closed, or never closes
 *
 * Returns: whether it is open at @at
 */
gboolean
kw_opening_hours_is_open (const KwOpeningHours *self, KwInstant at, KwInstant *until)
{
  KwDate monday;
  int minute;

  g_return_val_if_fail (self != NULL, FALSE);

  if (until != NULL)
    *until = KW_NONE;
  minute = minute_of_week (at, &monday);
  for (guint i = 0; i < self->spans->len; i++)
    {
      const Span *span = &g_array_index (self->spans, Span, i);

      if (minute < span->start || minute >= span->end)
        continue;
      if (until != NULL && !is_always_open (self))
        *until = end_of_span (self, span, monday);
      return TRUE;
    }
  return FALSE;
}

/**
 * kw_opening_hours_next_open:
 * @self: hours
 * @at: an instant
 *
 * Returns: when it is next open: @at itself where it is open then; %KW_NONE where it never opens
 */
KwInstant
kw_opening_hours_next_open (const KwOpeningHours *self, KwInstant at)
{
  KwDate monday;
  int minute;

  g_return_val_if_fail (self != NULL, KW_NONE);

  if (kw_opening_hours_is_open (self, at, NULL))
    return at;
  minute = minute_of_week (at, &monday);
  for (guint i = 0; i < self->spans->len; i++)
    {
      const Span *span = &g_array_index (self->spans, Span, i);

      if (span->start > minute)
        return instant_of_minute (monday, span->start);
    }
  return self->spans->len > 0 ? instant_of_minute (monday + 7, first_span (self)->start) : KW_NONE;
}

static char *
open_words (KwInstant until, KwInstant now)
{
  g_autofree char *when = NULL;

  if (until == KW_NONE)
    return g_strdup (_ ("always open"));
  when = until - now < KW_DAY ? kw_words_time (until) : kw_words_instant (until, now);
  return g_strdup_printf (_ ("open until %s"), when);
}

/**
 * kw_opening_hours_dup_words:
 * @self: hours
 * @now: as of when
 *
 * Returns: (transfer full): "open until 17:00", "opens tomorrow at 09:00"
 */
char *
kw_opening_hours_dup_words (const KwOpeningHours *self, KwInstant now)
{
  g_autofree char *time = NULL;
  KwInstant until, opens;
  KwDate day, today;

  g_return_val_if_fail (self != NULL, NULL);

  if (kw_opening_hours_is_open (self, now, &until))
    return open_words (until, now);
  opens = kw_opening_hours_next_open (self, now);
  if (opens == KW_NONE)
    return g_strdup (_ ("never open"));
  time = kw_words_time (opens);
  day = kw_instant_to_date (opens);
  today = kw_instant_to_date (now);
  if (day == today)
    return g_strdup_printf (_ ("opens today at %s"), time);
  if (day == today + 1)
    return g_strdup_printf (_ ("opens tomorrow at %s"), time);
  /* Translators: a day of the week and a time of day */
  return g_strdup_printf (_ ("opens on %1$s at %2$s"), kw_weekday_get_name (kw_date_weekday (day)), time);
}
