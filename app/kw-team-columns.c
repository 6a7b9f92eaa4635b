/* kw-team-columns.c: the numbers of the table, what is behind each, and how it is said
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-team.h"

#include "kw-json.h"
#include "kw-words.h"

#include <glib/gi18n-lib.h>

#define HUNDRED            100
#define WEEKS_OF_A_STRETCH 4
#define WEEKS_BACK         (KW_RHYTHM_WEEKS - 1)

static const KwCode columns_list[KW_N_TEAM_COLUMNS] = {
  [KW_TEAM_FAMILIES] = { "families", NC_ ("column", "Families") },
  [KW_TEAM_INTENSIVE] = { "intensive", NC_ ("column", "Intensive") },
  [KW_TEAM_LIGHT] = { "light", NC_ ("column", "Light") },
  [KW_TEAM_STEPPING_DOWN] = { "stepping-down", NC_ ("column", "Stepping down") },
  [KW_TEAM_LOAD] = { "load", NC_ ("column", "Load") },
  [KW_TEAM_SEEN_7] = { "seen-7", NC_ ("column", "Seen, 7 days") },
  [KW_TEAM_SEEN_28] = { "seen-28", NC_ ("column", "Seen, 28 days") },
  [KW_TEAM_OUT_OF_TOUCH] = { "out-of-touch", NC_ ("column", "Out of touch") },
  [KW_TEAM_NOT_SEEN_RUNS] = { "not-seen-runs", NC_ ("column", "Not seen in a row") },
  [KW_TEAM_OWED] = { "visits-owed", NC_ ("column", "Visits owed") },
  [KW_TEAM_MINUTES_LEFT] = { "minutes-left", NC_ ("column", "Time left this week") },
  [KW_TEAM_CLOCKS_NEAR] = { "clocks-near", NC_ ("column", "Clocks near") },
  [KW_TEAM_CLOCKS_OVERDUE] = { "clocks-overdue", NC_ ("column", "Clocks overdue") },
  [KW_TEAM_BREAKTHROUGHS] = { "breakthroughs", NC_ ("column", "Opened up, not met yet") },
  [KW_TEAM_HOURS_TO_SPECIALIST] = { "hours-to-specialist", NC_ ("column", "Hours to a specialist") },
  [KW_TEAM_STALE_PLANS] = { "stale-plans", NC_ ("column", "Stale plans") },
  [KW_TEAM_PINS] = { "pins", NC_ ("column", "Pins") },
  [KW_TEAM_CONCERNS] = { "concerns", NC_ ("column", "Open concerns") },
  [KW_TEAM_CHILDREN_NOT_ALONE] = { "children-not-alone", NC_ ("column", "Children not seen alone") },
  [KW_TEAM_SUPERVISION_DAYS] = { "supervision-days", NC_ ("column", "Supervision due") },
};

const KwCodeSet kw_team_columns = { .name = "column", .codes = columns_list, .n_codes = KW_N_TEAM_COLUMNS };

static gint64
median_of (const GArray *hours)
{
  return hours != NULL ? g_array_index (hours, gint64, (hours->len - 1) / 2) : KW_NONE;
}

/**
 * kw_team_family_get_number:
 * @family: a family
 * @column: a column
 *
 * Returns: what it adds to that number of its worker
 */
gint64
kw_team_family_get_number (const KwTeamFamily *family, KwTeamColumn column)
{
  g_return_val_if_fail (family != NULL, 0);

  switch (column)
    {
    case KW_TEAM_FAMILIES:
      return 1;
    case KW_TEAM_INTENSIVE:
      return family->facts->intensity == KW_INTENSIVE;
    case KW_TEAM_LIGHT:
      return family->facts->intensity == KW_LIGHT;
    case KW_TEAM_STEPPING_DOWN:
      return family->facts->intensity == KW_STEPPING_DOWN;
    case KW_TEAM_LOAD:
      return family->load.total;
    case KW_TEAM_SEEN_7:
      return family->seen_7;
    case KW_TEAM_SEEN_28:
      return family->seen_28;
    case KW_TEAM_OUT_OF_TOUCH:
      return family->out_of_touch;
    case KW_TEAM_NOT_SEEN_RUNS:
      return family->run_flag;
    case KW_TEAM_OWED:
      return family->owed;
    case KW_TEAM_CLOCKS_NEAR:
      return family->clocks_near;
    case KW_TEAM_CLOCKS_OVERDUE:
      return family->clocks_overdue;
    case KW_TEAM_BREAKTHROUGHS:
      return family->breakthroughs;
    case KW_TEAM_HOURS_TO_SPECIALIST:
      return median_of (family->hours);
    case KW_TEAM_STALE_PLANS:
      return family->plan_stale;
    case KW_TEAM_PINS:
      return family->pins;
    case KW_TEAM_CONCERNS:
      return family->concerns;
    case KW_TEAM_CHILDREN_NOT_ALONE:
      return family->children_not_alone;
    case KW_TEAM_MINUTES_LEFT:
    case KW_TEAM_SUPERVISION_DAYS:
    case KW_N_TEAM_COLUMNS:
    default:
      return KW_NONE;
    }
}

/* A worker's own number is about all of their families. */
static gboolean
is_behind (const KwTeamFamily *family, KwTeamColumn column)
{
  if (column == KW_TEAM_MINUTES_LEFT)
    return family->minutes_this_week > 0;
  if (column == KW_TEAM_SUPERVISION_DAYS)
    return TRUE;
  if (column == KW_TEAM_HOURS_TO_SPECIALIST)
    return family->hours != NULL;
  return kw_team_family_get_number (family, column) != 0;
}

/**
 * kw_team_row_list_behind:
 * @row: a row
 * @column: one of its numbers
 *
 * Returns: (transfer container) (element-type KwTeamFamily): the families behind it, by name
 */
GPtrArray *
kw_team_row_list_behind (const KwTeamRow *row, KwTeamColumn column)
{
  GPtrArray *behind = g_ptr_array_new ();

  g_return_val_if_fail (row != NULL, behind);

  for (guint i = 0; i < row->families->len; i++)
    if (is_behind (g_ptr_array_index (row->families, i), column))
      g_ptr_array_add (behind, g_ptr_array_index (row->families, i));
  return behind;
}

typedef struct
{
  KwTeamColumn column;
  gboolean descending;
} Order;

/* Rows come in the order of names, and g_ptr_array_sort_with_data() keeps that where this gives 0. */
static int
compare_by_column (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Order *order = user_data;
  gint64 left = (*(KwTeamRow *const *) a)->numbers[order->column];
  gint64 right = (*(KwTeamRow *const *) b)->numbers[order->column];

  if (left == right)
    return 0;
  if (left == KW_NONE || right == KW_NONE)
    return left == KW_NONE ? 1 : -1;
  return (left < right) == order->descending ? 1 : -1;
}

/**
 * kw_team_list_rows:
 * @self: the table
 * @column: what to sort by; %KW_N_TEAM_COLUMNS: by name
 * @descending: the largest first
 *
 * Returns: (transfer container) (element-type KwTeamRow): the rows; those without that number last
 */
GPtrArray *
kw_team_list_rows (const KwTeam *self, KwTeamColumn column, gboolean descending)
{
  Order order = { column, descending };
  GPtrArray *rows = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, rows);

  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (rows, g_ptr_array_index (self->rows, i));
  if (column < KW_N_TEAM_COLUMNS)
    g_ptr_array_sort_with_data (rows, compare_by_column, &order);
  else if (descending)
    for (guint i = 0; i < rows->len / 2; i++)
      {
        gpointer row = rows->pdata[i];

        rows->pdata[i] = rows->pdata[rows->len - 1 - i];
        rows->pdata[rows->len - 1 - i] = row;
      }
  return rows;
}

/**
 * kw_team_column_is_warning:
 * @column: a column
 *
 * Returns: whether anything but nothing in it wants a look
 */
gboolean
kw_team_column_is_warning (KwTeamColumn column)
{
  switch (column)
    {
    case KW_TEAM_OUT_OF_TOUCH:
    case KW_TEAM_NOT_SEEN_RUNS:
    case KW_TEAM_CLOCKS_OVERDUE:
    case KW_TEAM_BREAKTHROUGHS:
    case KW_TEAM_STALE_PLANS:
    case KW_TEAM_CONCERNS:
    case KW_TEAM_CHILDREN_NOT_ALONE:
      return TRUE;
    case KW_TEAM_FAMILIES:
    case KW_TEAM_INTENSIVE:
    case KW_TEAM_LIGHT:
    case KW_TEAM_STEPPING_DOWN:
    case KW_TEAM_LOAD:
    case KW_TEAM_SEEN_7:
    case KW_TEAM_SEEN_28:
    case KW_TEAM_OWED:
    case KW_TEAM_MINUTES_LEFT:
    case KW_TEAM_CLOCKS_NEAR:
    case KW_TEAM_HOURS_TO_SPECIALIST:
    case KW_TEAM_PINS:
    case KW_TEAM_SUPERVISION_DAYS:
    case KW_N_TEAM_COLUMNS:
    default:
      return FALSE;
    }
}

static char *
dup_hundredths (gint64 hundredths)
{
  return g_strdup_printf ("%.2f", (double) hundredths / HUNDRED);
}

static char *
dup_minutes (gint64 minutes)
{
  g_autofree char *length = kw_words_length (ABS (minutes) * KW_MINUTE);

  /* Translators: a length of time, below nothing */
  return minutes < 0 ? g_strdup_printf (_ ("−%s"), length) : g_steal_pointer (&length);
}

static char *
dup_days (gint64 days)
{
  return kw_words_days_away (days, 0);
}

/**
 * kw_team_row_dup_number:
 * @row: a row
 * @column: a column
 *
 * Returns: (transfer full): the number as a person reads it; "–" where there is none
 */
char *
kw_team_row_dup_number (const KwTeamRow *row, KwTeamColumn column)
{
  gint64 number;

  g_return_val_if_fail (row != NULL, NULL);
  g_return_val_if_fail (column < KW_N_TEAM_COLUMNS, NULL);

  number = row->numbers[column];
  if (number == KW_NONE)
    return g_strdup ("–");
  if (column == KW_TEAM_LOAD)
    return dup_hundredths (number);
  if (column == KW_TEAM_MINUTES_LEFT)
    return dup_minutes (number);
  if (column == KW_TEAM_SUPERVISION_DAYS)
    return dup_days (number);
  if (column == KW_TEAM_HOURS_TO_SPECIALIST)
    /* Translators: hours */
    return g_strdup_printf (_ ("%d h"), (int) number);
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/**
 * kw_team_row_dup_rhythm:
 * @row: a row
 *
 * Returns: (transfer full): "24 of 27–36 in 7 days"
 */
char *
kw_team_row_dup_rhythm (const KwTeamRow *row)
{
  g_return_val_if_fail (row != NULL, NULL);

  if (row->target_low == row->target_high)
    /* Translators: times seen, and how often families ought to be */
    return g_strdup_printf (_ ("%1$d of %2$u in 7 days"), (int) row->numbers[KW_TEAM_SEEN_7], row->target_low);
  /* Translators: times seen, and how often families ought to be, at least and at most */
  return g_strdup_printf (_ ("%1$d of %2$u–%3$u in 7 days"), (int) row->numbers[KW_TEAM_SEEN_7], row->target_low,
                          row->target_high);
}

static double
mean_of (const KwTeamRow *row, int first)
{
  guint seen = 0;

  for (int i = first; i < first + WEEKS_OF_A_STRETCH; i++)
    seen += row->weeks[i];
  return (double) seen / WEEKS_OF_A_STRETCH / row->families->len;
}

/**
 * kw_team_row_dup_trend:
 * @row: a row
 *
 * The last four whole weeks against the four before: this week is not over.
 *
 * Returns: (transfer full): "seen 3.1 times a week a family, 2.6 before"
 */
char *
kw_team_row_dup_trend (const KwTeamRow *row)
{
  g_return_val_if_fail (row != NULL, NULL);

  if (row->families->len == 0)
    return g_strdup (_ ("no families"));
  /* Translators: how often a family was seen a week, in the last four weeks and in the four before */
  return g_strdup_printf (_ ("seen %1$.1f times a week a family, %2$.1f before"),
                          mean_of (row, WEEKS_BACK - WEEKS_OF_A_STRETCH),
                          mean_of (row, WEEKS_BACK - 2 * WEEKS_OF_A_STRETCH));
}

static void
add_part (GString *words, int part, const char *what)
{
  if (part == 0)
    return;
  if (words->len > 0)
    g_string_append (words, " + ");
  g_string_append_printf (words, "%.2f %s", (double) part / HUNDRED, what);
}

/**
 * kw_load_dup_words:
 * @load: a load
 *
 * Returns: (transfer full): "1.00 for its intensity + 0.12 problems + 0.08 children"
 */
char *
kw_load_dup_words (const KwLoad *load)
{
  GString *words = g_string_new (NULL);

  g_return_val_if_fail (load != NULL, g_string_free (words, FALSE));

  add_part (words, load->intensity, C_ ("load", "for its intensity"));
  add_part (words, load->problems, C_ ("load", "problems"));
  add_part (words, load->severe, C_ ("load", "severe problems"));
  add_part (words, load->children, C_ ("load", "children"));
  add_part (words, load->interpreter, C_ ("load", "another language"));
  return g_string_free (words, FALSE);
}

static json_t *
numbers_to_json (const KwTeamRow *row)
{
  json_t *object = json_object ();

  for (int column = 0; column < KW_N_TEAM_COLUMNS; column++)
    json_object_set_new (object, columns_list[column].code, kw_json_number (row->numbers[column]));
  return object;
}

static json_t *
weeks_to_json (const guint *weeks)
{
  json_t *array = json_array ();

  for (int i = 0; i < KW_RHYTHM_WEEKS; i++)
    json_array_append_new (array, json_integer (weeks[i]));
  return array;
}

static json_t *
days_to_json (gint64 days)
{
  return days == KW_TEAM_NEVER ? json_string ("never") : kw_json_number (days);
}

static json_t *
load_to_json (const KwLoad *load)
{
  return json_pack ("{s:i, s:i, s:i, s:i, s:i, s:i}", "intensity", load->intensity, "problems", load->problems,
                    "severe", load->severe, "children", load->children, "interpreter", load->interpreter, "total",
                    load->total);
}

static json_t *
hours_to_json (const GArray *hours)
{
  json_t *array = json_array ();

  for (guint i = 0; hours != NULL && i < hours->len; i++)
    json_array_append_new (array, json_integer (g_array_index (hours, gint64, i)));
  return array;
}

static json_t *
family_to_json (const KwTeamFamily *family)
{
  const KwFamilyFacts *facts = family->facts;
  json_t *object = json_pack (
      "{s:s, s:o, s:s, s:o, s:[o,o], s:i, s:i, s:o, s:i, s:o, s:b, s:i, s:b}", "reference", facts->reference, "name",
      kw_json_text (facts->name), "authority", facts->authority, "intensity",
      kw_json_code (&kw_intensities, (int) facts->intensity), "target", json_integer (family->target.low),
      json_integer (family->target.high), "seen_7", (int) family->seen_7, "seen_28", (int) family->seen_28, "weeks",
      weeks_to_json (family->weeks), "owed", (int) family->owed, "days_since_seen",
      kw_json_number (family->days_since_seen), "out_of_touch", family->out_of_touch, "run", (int) family->run,
      "run_flag", family->run_flag);
  json_t *rest = json_pack (
      "{s:i, s:i, s:i, s:o, s:i, s:b, s:i, s:i, s:i, s:i, s:i, s:o, s:i, s:o}", "clocks_near",
      (int) family->clocks_near, "clocks_overdue", (int) family->clocks_overdue, "breakthroughs",
      (int) family->breakthroughs, "hours_to_specialist", hours_to_json (family->hours), "plan_days",
      (int) family->plan_days, "plan_stale", family->plan_stale, "pins", (int) family->pins, "pins_waiting",
      (int) family->pins_waiting, "concerns", (int) family->concerns, "children", (int) family->children,
      "children_not_alone", (int) family->children_not_alone, "not_alone_days", days_to_json (family->not_alone_days),
      "open_problems", (int) family->problems, "load", load_to_json (&family->load));

  json_object_update_new (object, rest);
  return object;
}

static json_t *
families_to_json (const GPtrArray *families)
{
  json_t *array = json_array ();

  for (guint i = 0; i < families->len; i++)
    json_array_append_new (array, family_to_json (g_ptr_array_index (families, i)));
  return array;
}

static json_t *
row_to_json (const KwTeamRow *row, gboolean with_families)
{
  json_t *object = json_pack (
      "{s:o, s:[i,i], s:o, s:I, s:o, s:i, s:o, s:o, s:o, s:b}", "numbers", numbers_to_json (row), "target",
      (int) row->target_low, (int) row->target_high, "weeks", weeks_to_json (row->weeks), "minutes_owed",
      (json_int_t) row->minutes_owed, "slowest_hours", kw_json_number (row->slowest_hours), "met",
      (int) row->n_met, "not_alone_days", days_to_json (row->not_alone_days), "oldest_plan_days",
      kw_json_number (row->oldest_plan_days), "supervision_due", kw_json_date (row->supervision_due), "away",
      row->away);

  if (row->worker != NULL)
    {
      json_object_set_new (object, "worker", json_string (row->worker->name));
      json_object_set_new (object, "team", kw_json_text (row->worker->team));
    }
  if (with_families)
    json_object_set_new (object, "families", families_to_json (row->families));
  return object;
}

/**
 * kw_team_to_json:
 * @self: the table
 *
 * Returns: (transfer full): all of it, with the families behind it
 */
json_t *
kw_team_to_json (const KwTeam *self)
{
  json_t *rows = json_array ();

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    json_array_append_new (rows, row_to_json (g_ptr_array_index (self->rows, i), TRUE));
  return json_pack ("{s:o, s:o, s:o, s:o, s:o}", "now", kw_json_instant (self->now), "workers", rows, "unheld",
                    self->unheld != NULL ? row_to_json (self->unheld, TRUE) : json_null (), "waiting",
                    families_to_json (self->waiting), "total", row_to_json (self->total, FALSE));
}
