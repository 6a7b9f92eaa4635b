/* kw-family-trend.c: a family's trust and visits, for the chart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-family-trend.h"

#include "kw-trust.h"
#include "kw-words.h"

#include <glib/gi18n.h>

#define DAYS_A_WEEK 7

/* The highest step that anybody had given this worker last, by the end of the week. */
static int
trust_by (const GArray *history, const KwCaseFile *case_file, KwDate end)
{
  const GPtrArray *members = kw_case_file_list (case_file, KW_RECORD_MEMBER);
  int highest = 0;

  for (guint i = 0; i < members->len; i++)
    {
      const KwMember *member = g_ptr_array_index (members, i);
      int latest = 0;

      for (guint j = 0; j < history->len; j++)
        {
          const KwTrustPoint *point = &g_array_index (history, KwTrustPoint, j);

          if (point->member == member->record.id && point->this_worker && kw_instant_to_date (point->when) <= end)
            latest = point->step;
        }
      highest = MAX (highest, latest);
    }
  return highest;
}

static char *
dup_summary (const KwTrendWeek *weeks)
{
  int before = weeks[0].trust;
  int now = weeks[KW_RHYTHM_WEEKS - 1].trust;
  g_autofree char *seen = NULL;
  guint n_seen = 0;

  for (guint i = 0; i < KW_RHYTHM_WEEKS; i++)
    n_seen += weeks[i].n_seen;
  seen = g_strdup_printf (ngettext ("Seen once in 12 weeks", "Seen %u times in 12 weeks", n_seen), n_seen);
  /* Translators: the first %s is "Seen 31 times in 12 weeks" */
  if (now == 0)
    return g_strdup_printf (_ ("%s; no trust recorded lately."), seen);
  if (before == 0 || before == now)
    return g_strdup_printf (_ ("%s; trust is at “%s”."), seen, kw_trust_get_word (now));
  return g_strdup_printf (_ ("%s; trust went from “%s” to “%s”."), seen, kw_trust_get_word (before),
                          kw_trust_get_word (now));
}

/**
 * kw_family_trend_show:
 * @chart: a chart
 * @facts: whose trust and visits to show
 */
void
kw_family_trend_show (KwTrendChart *chart, const KwFamilyFacts *facts)
{
  const KwRhythm *rhythm = facts->summary->rhythm;
  KwDate today = facts->summary->plan->today;
  g_autoptr (GArray) history = kw_trust_get_history (facts->case_file, facts->summary->plan->now, KW_NONE);
  char *labels[KW_RHYTHM_WEEKS];
  KwTrendWeek weeks[KW_RHYTHM_WEEKS];
  g_autofree char *summary = NULL;

  for (guint i = 0; i < KW_RHYTHM_WEEKS; i++)
    {
      KwDate monday = rhythm->week[0].date - DAYS_A_WEEK * (gint64) (KW_RHYTHM_WEEKS - 1 - i);

      labels[i] = kw_words_short_date (monday, today);
      weeks[i] =
          (KwTrendWeek){ labels[i], trust_by (history, facts->case_file, monday + DAYS_A_WEEK - 1), rhythm->weeks[i] };
    }
  summary = dup_summary (weeks);
  kw_trend_chart_set_weeks (chart, weeks, KW_RHYTHM_WEEKS, summary);
  for (guint i = 0; i < KW_RHYTHM_WEEKS; i++)
    g_free (labels[i]);
}
