/* kw-cost.c: what the work costs, and what it may have spared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-cost.h"

#include "kw-json.h"
#include "kw-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MINUTES_OF_HOUR 60.0
#define DAYS_OF_WEEK    7.0
#define PERCENT         100

/* While it is counted. */
typedef struct
{
  KwCost *cost;
  double weeks;
  GHashTable *lines; /* KwUnitCost → KwCostLine */
} Counting;

static void
line_free (gpointer data)
{
  KwCostLine *line = data;

  g_free (line->assumptions);
  g_free (line);
}

void
kw_cost_free (KwCost *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->spent);
  g_ptr_array_unref (self->avoided);
  g_free (self);
}

static gboolean
is_in_force (const KwUnitCost *cost, KwDate date)
{
  return cost->from <= date && (cost->until == KW_NONE || date < cost->until);
}

/* Days of designation in the time, so that waiting and closed families cost nothing. */
static gint64
held_days (const KwCaseFile *case_file, KwDate from, KwDate until)
{
  const GPtrArray *designations = kw_case_file_list (case_file, KW_RECORD_DESIGNATION);
  gint64 days = 0;

  for (guint i = 0; i < designations->len; i++)
    {
      const KwDesignation *designation = g_ptr_array_index (designations, i);
      KwDate end = designation->until == KW_NONE ? until : MIN (designation->until, until);

      days += MAX (0, end - MAX (designation->from, from));
    }
  return days;
}

static void
count_visits (Counting *self, const KwCaseFile *case_file)
{
  const GPtrArray *visits = kw_case_file_list (case_file, KW_RECORD_VISIT);
  KwInstant from = kw_date_start (self->cost->from), until = kw_date_start (self->cost->until);

  for (guint i = 0; i < visits->len; i++)
    {
      const KwVisit *visit = g_ptr_array_index (visits, i);

      if (visit->start >= from && visit->start < until)
        self->cost->minutes += visit->minutes;
    }
}

static KwCostLine *
ensure_line (Counting *self, const KwUnitCost *cost)
{
  KwCostLine *line = g_hash_table_lookup (self->lines, cost);

  if (line != NULL)
    return line;
  line = g_new0 (KwCostLine, 1);
  line->cost = cost;
  g_hash_table_insert (self->lines, (gpointer) cost, line);
  g_ptr_array_add (cost->kind == KW_COST_SPENT ? self->cost->spent : self->cost->avoided, line);
  self->cost->sample = self->cost->sample || cost->sample;
  return line;
}

static void
count_settled (Counting *self, const KwCaseFile *case_file, const GPtrArray *unit_costs)
{
  const GPtrArray *problems = kw_case_file_list (case_file, KW_RECORD_PROBLEM);

  for (guint i = 0; i < problems->len; i++)
    {
      const KwProblem *problem = g_ptr_array_index (problems, i);
      gboolean found = FALSE;

      if (problem->resolved == KW_NONE || problem->resolved < self->cost->from ||
          problem->resolved >= self->cost->until)
        continue;
      for (guint c = 0; c < unit_costs->len; c++)
        {
          const KwUnitCost *cost = g_ptr_array_index (unit_costs, c);

          if (cost->kind != KW_COST_AVOIDED || cost->domain != problem->domain ||
              !is_in_force (cost, problem->resolved))
            continue;
          ensure_line (self, cost)->count++;
          found = TRUE;
        }
      self->cost->without_cost += !found;
    }
}

static void
count_spent (Counting *self, const GPtrArray *unit_costs)
{
  for (guint i = 0; i < unit_costs->len; i++)
    {
      const KwUnitCost *cost = g_ptr_array_index (unit_costs, i);
      double count;

      /* Prices of the last day of the time. */
      if (cost->kind != KW_COST_SPENT || !is_in_force (cost, self->cost->until - 1))
        continue;
      if (strcmp (cost->unit, KW_COST_PER_VISIT_HOUR) == 0)
        count = (double) self->cost->minutes / MINUTES_OF_HOUR;
      else if (strcmp (cost->unit, KW_COST_PER_FAMILY_WEEK) == 0)
        count = self->weeks;
      else
        continue;
      ensure_line (self, cost)->count = count;
    }
}

static char *
dup_range (gint64 low, gint64 high)
{
  g_autofree char *least = kw_words_money (low);
  g_autofree char *most = kw_words_money (high);

  /* Translators: two amounts: £200 to £700 */
  return g_strdup_printf (_ ("%1$s to %2$s"), least, most);
}

static char *
dup_assumptions (const KwUnitCost *cost)
{
  g_autofree char *each = dup_range (cost->low_pence, cost->high_pence);
  g_autofree char *day = kw_date_format (cost->from);
  const char *sample = cost->sample ? _ (" A sample, no official figure.") : "";

  if (cost->kind == KW_COST_SPENT)
    /* Translators: a range of amounts, what each of it is for, where it comes from, since when, and perhaps a
     * sentence */
    return g_strdup_printf (_ ("%1$s for each %2$s; %3$s, prices from %4$s.%5$s"), each, cost->unit, cost->source, day,
                            sample);
  /* Translators: a range of amounts, two percentages, where it comes from, since when, and perhaps a sentence */
  return g_strdup_printf (
      _ ("%1$s each, had it happened, which is taken to be %2$d to %3$d %% likely; %4$s, prices from %5$s.%6$s"), each,
      cost->likelihood_low != KW_NONE ? (int) cost->likelihood_low : PERCENT,
      cost->likelihood_high != KW_NONE ? (int) cost->likelihood_high : PERCENT, cost->source, day, sample);
}

static gint64
times (double count, gint64 pence, gint64 percent)
{
  return (gint64) (count * (double) pence * (double) (percent != KW_NONE ? percent : PERCENT) / PERCENT + 0.5);
}

static void
sum_up (GPtrArray *lines, gint64 *low, gint64 *high)
{
  for (guint i = 0; i < lines->len; i++)
    {
      KwCostLine *line = g_ptr_array_index (lines, i);

      line->low_pence = times (line->count, line->cost->low_pence, line->cost->likelihood_low);
      line->high_pence = times (line->count, line->cost->high_pence, line->cost->likelihood_high);
      line->assumptions = dup_assumptions (line->cost);
      *low += line->low_pence;
      *high += line->high_pence;
    }
}

/* The least that was spared against the most that was spent, and the other way round. */
static void
compare (KwCost *cost)
{
  sum_up (cost->spent, &cost->spent_low, &cost->spent_high);
  sum_up (cost->avoided, &cost->avoided_low, &cost->avoided_high);
  cost->ratio_low = cost->spent_high > 0 ? (double) cost->avoided_low / (double) cost->spent_high : -1;
  cost->ratio_high = cost->spent_low > 0 ? (double) cost->avoided_high / (double) cost->spent_low : -1;
}

/**
 * kw_cost_compute:
 * @case_files: (element-type KwCaseFile): families
 * @unit_costs: (element-type KwUnitCost): the table
 * @from: the first day counted
 * @until: the first day not counted any more
 *
 * Returns: (transfer full): what it cost and what it may have spared
 */
KwCost *
kw_cost_compute (const GPtrArray *case_files, const GPtrArray *unit_costs, KwDate from, KwDate until)
{
  KwCost *cost = g_new0 (KwCost, 1);
  g_autoptr (GHashTable) lines = g_hash_table_new (NULL, NULL);
  Counting self = { .cost = cost, .lines = lines };

  cost->from = from;
  cost->until = until;
  cost->spent = g_ptr_array_new_with_free_func (line_free);
  cost->avoided = g_ptr_array_new_with_free_func (line_free);
  for (guint i = 0; i < case_files->len; i++)
    {
      const KwCaseFile *case_file = g_ptr_array_index (case_files, i);
      gint64 days = held_days (case_file, from, until);

      cost->n_families += days > 0;
      self.weeks += (double) days / DAYS_OF_WEEK;
      count_visits (&self, case_file);
      count_settled (&self, case_file, unit_costs);
    }
  count_spent (&self, unit_costs);
  compare (cost);
  return cost;
}

/**
 * kw_cost_dup_reading:
 * @self: costs
 *
 * Returns: (transfer full): what they say, in a sentence or two
 */
char *
kw_cost_dup_reading (const KwCost *self)
{
  g_autofree char *spent = dup_range (self->spent_low, self->spent_high);
  g_autofree char *avoided = dup_range (self->avoided_low, self->avoided_high);

  if (self->ratio_low < 0 || self->ratio_high < 0)
    return g_strdup (_ ("There is no unit cost of what was spent, so nothing can be said."));
  /* Translators: two ranges of amounts, and a range of pounds */
  return g_strdup_printf (
      _ ("The work cost %1$s and may have spared %2$s: £%3$.2f to £%4$.2f for each £1, against the "
         "programme’s own £%5$.0f."),
      spent, avoided, self->ratio_low, self->ratio_high, KW_COST_YARDSTICK);
}

static json_t *
lines_to_json (const GPtrArray *lines)
{
  json_t *array = json_array ();

  for (guint i = 0; i < lines->len; i++)
    {
      const KwCostLine *line = g_ptr_array_index (lines, i);

      json_array_append_new (array, json_pack ("{s:s, s:s, s:f, s:I, s:I, s:s}", "code", line->cost->code, "name",
                                               line->cost->name, "count", line->count, "low_pence",
                                               (json_int_t) line->low_pence, "high_pence",
                                               (json_int_t) line->high_pence, "assumptions", line->assumptions));
    }
  return array;
}

json_t *
kw_cost_to_json (const KwCost *self)
{
  g_autofree char *reading = kw_cost_dup_reading (self);

  return json_pack ("{s:o, s:o, s:i, s:I, s:o, s:o, s:[I,I], s:[I,I], s:[f,f], s:f, s:i, s:b, s:s}", "from",
                    kw_json_date (self->from), "until", kw_json_date (self->until), "families", (int) self->n_families,
                    "minutes", (json_int_t) self->minutes, "spent", lines_to_json (self->spent), "avoided",
                    lines_to_json (self->avoided), "spent_pence", (json_int_t) self->spent_low,
                    (json_int_t) self->spent_high, "avoided_pence", (json_int_t) self->avoided_low,
                    (json_int_t) self->avoided_high, "for_each_pound", self->ratio_low, self->ratio_high, "yardstick",
                    KW_COST_YARDSTICK, "without_cost", (int) self->without_cost, "sample", self->sample, "reading",
                    reading);
}
