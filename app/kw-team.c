/* kw-team.c: the whole of a team's work in one table
 *
 * Families are looked at once each. A KwTeam keeps what it was made from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-team-private.h"

#include "kw-roles.h"

#include <string.h>

#define SLOWEST_PERCENT 90

G_DEFINE_BOXED_TYPE (KwTeam, kw_team, kw_team_ref, kw_team_unref)

typedef struct
{
  const KwTeamData *data;
  const KwTeamFilter *filter;
  KwTeamWork work;
  KwTeam *team;
  GHashTable *rows;  /* gint64 worker → KwTeamRow */
  GHashTable *hours; /* KwTeamRow → GArray of gint64 */
} KwTeamMaking;

static void
row_free (gpointer data)
{
  KwTeamRow *row = data;

  if (row == NULL)
    return;
  g_ptr_array_unref (row->families);
  g_free (row);
}

static KwTeamRow *
row_new (const KwWorker *worker)
{
  KwTeamRow *row = g_new0 (KwTeamRow, 1);

  row->worker = worker;
  row->families = g_ptr_array_new ();
  row->slowest_hours = row->not_alone_days = row->oldest_plan_days = row->supervision_due = KW_NONE;
  return row;
}

static gboolean
is_here (const KwWorker *worker, KwDate today)
{
  return worker->until == KW_NONE || worker->until > today;
}

static gboolean
fits_worker (const KwTeamMaking *making, const KwWorker *worker)
{
  const KwTeamFilter *filter = making->filter;

  return (filter->worker == KW_NONE || filter->worker == worker->record.id) &&
         (filter->team == NULL || g_strcmp0 (filter->team, worker->team) == 0);
}

static gboolean
fits_family (const KwTeamFilter *filter, const KwFamilyFacts *facts)
{
  return (filter->authority == NULL || g_strcmp0 (filter->authority, facts->authority) == 0) &&
         (filter->intensity == KW_CODE_NONE || filter->intensity == (int) facts->intensity);
}

/* Whoever may hold a family has a row from the first. */
static void
add_workers (KwTeamMaking *making)
{
  const GPtrArray *workers = making->data->workers;

  for (guint i = 0; i < workers->len; i++)
    {
      KwWorker *worker = g_ptr_array_index (workers, i);

      if (fits_worker (making, worker))
        g_hash_table_insert (making->rows, &worker->record.id, row_new (worker));
    }
}

static void
add_hours (KwTeamMaking *making, KwTeamRow *row, const KwTeamFamily *family)
{
  GArray *hours;

  if (family->hours == NULL)
    return;
  hours = g_hash_table_lookup (making->hours, row);
  if (hours == NULL)
    {
      hours = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (making->hours, row, hours);
    }
  g_array_append_vals (hours, family->hours->data, family->hours->len);
}

static void
add_to_row (KwTeamMaking *making, KwTeamRow *row, KwTeamFamily *family)
{
  for (int column = 0; column < KW_N_TEAM_COLUMNS; column++)
    if (column != KW_TEAM_MINUTES_LEFT && column != KW_TEAM_HOURS_TO_SPECIALIST && column != KW_TEAM_SUPERVISION_DAYS)
      row->numbers[column] += kw_team_family_get_number (family, (KwTeamColumn) column);
  for (int i = 0; i < KW_RHYTHM_WEEKS; i++)
    row->weeks[i] += family->weeks[i];
  row->target_low += (guint) family->target.low;
  row->target_high += (guint) family->target.high;
  row->not_alone_days = MAX (row->not_alone_days, family->not_alone_days);
  row->oldest_plan_days = MAX (row->oldest_plan_days, family->plan_days);
  add_hours (making, row, family);
  g_ptr_array_add (row->families, family);
}

static KwTeamRow *
find_row (KwTeamMaking *making, const KwFamilyFacts *facts)
{
  KwTeamRow *row = g_hash_table_lookup (making->rows, &facts->worker);

  if (row != NULL || facts->worker != KW_NONE)
    return row;
  if (making->team->unheld == NULL)
    making->team->unheld = row_new (NULL);
  return making->team->unheld;
}

static void
add_active (KwTeamMaking *making, KwTeamFamily *family)
{
  KwTeamRow *row = find_row (making, family->facts);

  /* Held by somebody whom the filter leaves out. */
  if (row == NULL)
    return;
  /* A worker's time is spent on all of their families, whatever the filter shows. */
  row->minutes_spent += family->minutes_this_week;
  if (!fits_family (making->filter, family->facts))
    return;
  add_to_row (making, row, family);
  add_to_row (making, making->team->total, family);
}

static int
compare_families (gconstpointer a, gconstpointer b)
{
  const KwTeamFamily *left = *(KwTeamFamily *const *) a, *right = *(KwTeamFamily *const *) b;
  int order = strcmp (left->name_key, right->name_key);

  return order != 0 ? order : g_strcmp0 (left->facts->reference, right->facts->reference);
}

/* All at once by name, so that no row has to be sorted again. */
static void
make_families (KwTeamMaking *making)
{
  const GPtrArray *facts = making->data->facts;

  for (guint i = 0; i < facts->len; i++)
    {
      const KwFamilyFacts *one = g_ptr_array_index (facts, i);
      KwTeamFamily *family;

      if (one->status == KW_FAMILY_CLOSED)
        continue;
      family = kw_team_work_make_family (&making->work, one);
      family->name_key = g_utf8_collate_key (one->name != NULL ? one->name : "", -1);
      g_ptr_array_add (making->team->held, family);
    }
  g_ptr_array_sort (making->team->held, compare_families);
}

static void
add_families (KwTeamMaking *making)
{
  const GPtrArray *families = making->team->held;

  make_families (making);
  for (guint i = 0; i < families->len; i++)
    {
      KwTeamFamily *family = g_ptr_array_index (families, i);

      if (family->facts->status == KW_FAMILY_ACTIVE)
        add_active (making, family);
      else if (fits_family (making->filter, family->facts))
        g_ptr_array_add (making->team->waiting, family);
    }
}

static const KwSupervision *
find_last_supervision (const KwTeamMaking *making, const KwWorker *worker)
{
  const GPtrArray *supervisions = making->data->supervisions;
  const KwSupervision *last = NULL;

  for (guint i = 0; i < supervisions->len; i++)
    {
      const KwSupervision *supervision = g_ptr_array_index (supervisions, i);

      if (supervision->worker == worker->record.id && supervision->held <= making->work.today &&
          (last == NULL || supervision->held >= last->held))
        last = supervision;
    }
  return last;
}

/* Somebody never supervised ought to be a month after they took their first family. */
static KwDate
first_held (const KwTeamRow *row)
{
  KwDate first = KW_NONE;

  for (guint i = 0; i < row->families->len; i++)
    {
      const KwTeamFamily *family = g_ptr_array_index (row->families, i);

      if (first == KW_NONE || family->facts->held_from < first)
        first = family->facts->held_from;
    }
  return first;
}

static void
judge_supervision (KwTeamMaking *making, KwTeamRow *row)
{
  int months = kw_policy_get_number (making->work.policy, KW_POLICY_SUPERVISION_MONTHS);
  KwDate since;

  row->last_supervision = find_last_supervision (making, row->worker);
  if (row->last_supervision != NULL && row->last_supervision->next != KW_NONE)
    row->supervision_due = row->last_supervision->next;
  else
    {
      since = row->last_supervision != NULL ? row->last_supervision->held : first_held (row);
      row->supervision_due = since != KW_NONE ? kw_date_add_months (since, months) : KW_NONE;
    }
  row->numbers[KW_TEAM_SUPERVISION_DAYS] =
      row->supervision_due != KW_NONE ? row->supervision_due - making->work.today : KW_NONE;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/* The lower of the two in the middle, so that it is always one that was. */
static void
judge_speed (KwTeamMaking *making, KwTeamRow *row)
{
  GArray *hours = g_hash_table_lookup (making->hours, row);

  row->numbers[KW_TEAM_HOURS_TO_SPECIALIST] = KW_NONE;
  if (hours == NULL)
    return;
  g_array_sort (hours, compare_numbers);
  row->n_met = hours->len;
  row->numbers[KW_TEAM_HOURS_TO_SPECIALIST] = g_array_index (hours, gint64, (hours->len - 1) / 2);
  row->slowest_hours = g_array_index (hours, gint64, (hours->len * SLOWEST_PERCENT + 99) / 100 - 1);
}

static gboolean
is_away (const KwTeamMaking *making, const KwWorker *worker)
{
  const GPtrArray *leaves = making->data->leaves;

  for (guint i = 0; i < leaves->len; i++)
    {
      const KwLeave *leave = g_ptr_array_index (leaves, i);

      if (leave->worker == worker->record.id && leave->from <= making->work.today && leave->until > making->work.today)
        return TRUE;
    }
  return FALSE;
}

static int
compare_waiting (gconstpointer a, gconstpointer b)
{
  const KwTeamFamily *left = *(KwTeamFamily *const *) a, *right = *(KwTeamFamily *const *) b;

  if (left->facts->opened != right->facts->opened)
    return left->facts->opened < right->facts->opened ? -1 : 1;
  return compare_families (a, b);
}

static void
finish_row (KwTeamMaking *making, KwTeamRow *row)
{
  const KwPolicy *policy = making->work.policy;

  row->minutes_owed = row->numbers[KW_TEAM_OWED] * kw_policy_get_number (policy, KW_POLICY_VISIT_MINUTES);
  row->numbers[KW_TEAM_MINUTES_LEFT] = KW_NONE;
  row->numbers[KW_TEAM_SUPERVISION_DAYS] = KW_NONE;
  judge_speed (making, row);
  if (row->worker == NULL)
    return;
  if (row->worker->weekly_minutes != KW_NONE)
    row->numbers[KW_TEAM_MINUTES_LEFT] = row->worker->weekly_minutes - row->minutes_spent;
  judge_supervision (making, row);
  row->away = is_away (making, row->worker);
}

/* Shown: who holds a family of those shown, and key workers who may hold one. */
static gboolean
is_shown (const KwTeamMaking *making, const KwTeamRow *row)
{
  const KwWorker *worker = row->worker;

  if (row->families->len > 0)
    return TRUE;
  return worker->role == KW_ROLE_KEY_WORKER && is_here (worker, making->work.today) &&
         making->filter->intensity == KW_CODE_NONE &&
         (making->filter->authority == NULL || g_strcmp0 (making->filter->authority, worker->authority) == 0);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const KwTeamRow *left = *(KwTeamRow *const *) a, *right = *(KwTeamRow *const *) b;
  int order = g_utf8_collate (left->worker->name, right->worker->name);

  if (order != 0)
    return order;
  return left->worker->record.id < right->worker->record.id ? -1 : 1;
}

static void
finish_rows (KwTeamMaking *making)
{
  KwTeam *team = making->team;
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, making->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      finish_row (making, row);
      if (is_shown (making, row))
        g_ptr_array_add (team->rows, row);
      else
        row_free (row);
    }
  g_ptr_array_sort (team->rows, compare_rows);
  if (team->unheld != NULL)
    finish_row (making, team->unheld);
  finish_row (making, team->total);
  g_ptr_array_sort (team->waiting, compare_waiting);
}

/**
 * kw_team_filter_limit:
 * @filter: what somebody asks for
 * @actor: who
 *
 * Narrows @filter to what they may see by their role. Without any right to it, it is their own row.
 */
void
kw_team_filter_limit (KwTeamFilter *filter, const KwWorker *actor)
{
  g_return_if_fail (filter != NULL);
  g_return_if_fail (actor != NULL);

  switch (kw_roles_get (actor->role, KW_MAY_SEE_CASELOADS).reach)
    {
    case KW_REACH_ALL:
      break;
    case KW_REACH_TEAM:
      if (actor->team != NULL)
        filter->team = actor->team;
      break;
    case KW_REACH_OWN:
    case KW_REACH_NOTHING:
    default:
      filter->worker = actor->record.id;
      break;
    }
}

/* What the rows point into. */
static void
hold (KwTeam *team, const KwTeamData *data)
{
  team->kept[0] = g_ptr_array_ref (data->facts);
  team->kept[1] = g_ptr_array_ref (data->workers);
  team->kept[2] = g_ptr_array_ref (data->supervisions);
}

/**
 * kw_team_compute:
 * @data: what is recorded
 * @filter: which part of it
 * @policy: the policy
 * @now: as of when: what @data was read for
 *
 * Returns: (transfer full): the table
 */
KwTeam *
kw_team_compute (const KwTeamData *data, const KwTeamFilter *filter, const KwPolicy *policy, KwInstant now)
{
  KwTeam *team;
  KwTeamMaking making = { .data = data, .filter = filter };

  g_return_val_if_fail (data != NULL, NULL);
  g_return_val_if_fail (filter != NULL, NULL);

  team = g_new0 (KwTeam, 1);
  g_atomic_ref_count_init (&team->references);
  team->now = now;
  team->rows = g_ptr_array_new_with_free_func (row_free);
  team->waiting = g_ptr_array_new ();
  team->total = row_new (NULL);
  team->held = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_team_family_free);
  hold (team, data);

  making.team = team;
  making.rows = g_hash_table_new (g_int64_hash, g_int64_equal);
  making.hours = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  kw_team_work_init (&making.work, data->services, policy, now);
  add_workers (&making);
  add_families (&making);
  finish_rows (&making);
  kw_team_work_clear (&making.work);
  g_hash_table_unref (making.rows);
  g_hash_table_unref (making.hours);
  return team;
}

KwTeam *
kw_team_ref (KwTeam *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
kw_team_unref (KwTeam *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->waiting);
  row_free (self->unheld);
  row_free (self->total);
  g_ptr_array_unref (self->held);
  for (guint i = 0; i < G_N_ELEMENTS (self->kept); i++)
    g_ptr_array_unref (self->kept[i]);
  g_free (self);
}

/**
 * kw_team_find_row:
 * @self: the table
 * @worker: a worker's id
 *
 * Returns: (transfer none) (nullable): their row
 */
const KwTeamRow *
kw_team_find_row (const KwTeam *self, gint64 worker)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const KwTeamRow *row = g_ptr_array_index (self->rows, i);

      if (row->worker->record.id == worker)
        return row;
    }
  return NULL;
}
