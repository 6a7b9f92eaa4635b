/* team-figures.h: every figure of the table against one that is counted plainly
 *
 * The table is made from packed facts that are kept at every edit. Here each family is read as a whole and
 * asked of the rules that its own page asks, or counted in a loop; then both must be the same, for several
 * moments, after the first edit and after further ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "team-casebook.h"

#include "kw-clocks.h"
#include "kw-id.h"
#include "kw-people.h"
#include "kw-team.h"

#include <string.h>

typedef struct
{
  KwPolicy *policy;
  KwTeamData *data;
  GPtrArray *case_files;
  KwInstant now;
  KwDate today;
} Figures;

static inline gboolean
figures_is_open (const Figures *self, const KwProblem *problem)
{
  return problem->identified <= self->today && (problem->resolved == KW_NONE || problem->resolved > self->today);
}

static inline void
figures_check_rhythm (const Figures *self, KwCaseFile *file, const KwTeamFamily *family)
{
  g_autoptr (KwRhythm) rhythm = kw_rhythm_compute (file, self->policy, self->now);
  gint64 longest = KW_NONE;
  guint not_alone = 0;

  g_assert_cmpint (family->target.low, ==, rhythm->target.low);
  g_assert_cmpint (family->target.high, ==, rhythm->target.high);
  g_assert_cmpuint (family->seen_7, ==, rhythm->seen_7);
  g_assert_cmpuint (family->seen_28, ==, rhythm->seen_28);
  g_assert_cmpuint (family->seen_this_week, ==, rhythm->seen_this_week);
  g_assert_cmpint (family->days_since_seen, ==, rhythm->days_since_seen);
  g_assert_cmpint (family->out_of_touch, ==, rhythm->out_of_touch);
  g_assert_cmpuint (family->run, ==, rhythm->run);
  g_assert_cmpint (family->run_flag, ==, rhythm->run_flag);
  for (int i = 0; i < KW_RHYTHM_WEEKS; i++)
    g_assert_cmpuint (family->weeks[i], ==, rhythm->weeks[i]);

  g_assert_cmpuint (family->children, ==, rhythm->children->len);
  for (guint i = 0; i < rhythm->children->len; i++)
    {
      const KwChildSeen *child = &g_array_index (rhythm->children, KwChildSeen, i);
      gint64 days = child->last_alone == KW_NONE ? KW_TEAM_NEVER : self->today - kw_instant_to_date (child->last_alone);

      not_alone += child->alone_overdue;
      if (child->alone_overdue)
        longest = MAX (longest, days);
    }
  g_assert_cmpuint (family->children_not_alone, ==, not_alone);
  g_assert_cmpint (family->not_alone_days, ==, longest);
}

static inline void
figures_check_clocks (const Figures *self, KwCaseFile *file, const KwTeamFamily *family)
{
  g_autoptr (GPtrArray) clocks = kw_clocks_compute (file, self->policy, self->data->services, self->now);
  guint near = 0, overdue = 0;

  for (guint i = 0; i < clocks->len; i++)
    {
      const KwClockEntry *clock = g_ptr_array_index (clocks, i);

      near += clock->state == KW_CLOCK_NEAR;
      overdue += clock->state == KW_CLOCK_OVERDUE;
    }
  g_assert_cmpuint (family->clocks_near, ==, near);
  g_assert_cmpuint (family->clocks_overdue, ==, overdue);
}

static inline gboolean
figures_has_specialist (const Figures *self, KwCaseFile *file, const KwProblem *problem)
{
  const GPtrArray *referrals = kw_case_file_list (file, KW_RECORD_REFERRAL);

  for (guint i = 0; i < referrals->len; i++)
    {
      const KwReferral *referral = g_ptr_array_index (referrals, i);

      if (referral->problem == problem->record.id &&
          (referral->status == KW_REFERRAL_WAITING_LIST ||
           (referral->met != KW_NONE && referral->met <= self->now && referral->met >= problem->acknowledged)))
        return TRUE;
    }
  return FALSE;
}

static inline gboolean
figures_is_safety (const Figures *self, KwCaseFile *file, const KwProblem *problem)
{
  const GPtrArray *concerns = kw_case_file_list (file, KW_RECORD_CONCERN);

  if (problem->immediate_risk)
    return TRUE;
  for (guint i = 0; i < concerns->len; i++)
    {
      const KwConcern *concern = g_ptr_array_index (concerns, i);

      if (concern->problem == problem->record.id && concern->harm != KW_HARM_WORRY && concern->raised <= self->now &&
          (concern->closed == KW_NONE || concern->closed > self->today))
        return TRUE;
    }
  return FALSE;
}

static inline const KwPin *
figures_last_pin (KwCaseFile *file, const KwProblem *problem)
{
  const GPtrArray *pins = kw_case_file_list (file, KW_RECORD_PIN);

  for (guint i = pins->len; i > 0; i--)
    if (((const KwPin *) g_ptr_array_index (pins, i - 1))->problem == problem->record.id)
      return g_ptr_array_index (pins, i - 1);
  return NULL;
}

static inline void
figures_check_problems (const Figures *self, KwCaseFile *file, const KwTeamFamily *family)
{
  const GPtrArray *problems = kw_case_file_list (file, KW_RECORD_PROBLEM);
  const GPtrArray *members = kw_case_file_list (file, KW_RECORD_MEMBER);
  guint open = 0, breakthroughs = 0, pins = 0, waiting = 0, severe = 0, interpreter = 0;
  static const int intensities[] = { 100, 50, 30 };

  for (guint i = 0; i < problems->len; i++)
    {
      const KwProblem *problem = g_ptr_array_index (problems, i);
      const KwPin *pin = figures_last_pin (file, problem);

      if (!figures_is_open (self, problem))
        continue;
      open++;
      severe += problem->severity == 4;
      breakthroughs += problem->domain >= KW_DOMAIN_DOMESTIC_ABUSE && problem->acknowledged != KW_NONE &&
                       problem->acknowledged <= self->now && (int) problem->help_wanted != KW_HELP_NOT_NOW &&
                       !figures_has_specialist (self, file, problem);
      if (pin != NULL && (pin->until == KW_NONE || pin->until >= self->today) &&
          !figures_is_safety (self, file, problem))
        {
          pins++;
          waiting += !pin->approved;
        }
    }
  for (guint i = 0; i < members->len; i++)
    {
      const KwMember *member = g_ptr_array_index (members, i);

      if (member->at_home && g_strcmp0 (member->language, "Somali") == 0)
        interpreter = 15;
    }
  g_assert_cmpuint (family->problems, ==, open);
  g_assert_cmpuint (family->breakthroughs, ==, breakthroughs);
  g_assert_cmpuint (family->pins, ==, pins);
  g_assert_cmpuint (family->pins_waiting, ==, waiting);
  g_assert_cmpint (family->load.total, ==,
                   intensities[family->facts->intensity] + 3 * (int) open + 5 * (int) severe +
                       4 * (int) family->children + (int) interpreter);
  g_assert_cmpint (family->load.total, ==,
                   family->load.intensity + family->load.problems + family->load.severe + family->load.children +
                       family->load.interpreter);
}

static inline void
figures_note_change (KwInstant *changed, gint64 id, KwDate date)
{
  *changed = MAX (*changed, kw_id_get_time (id));
  if (date != KW_NONE)
    *changed = MAX (*changed, kw_date_start (date));
}

static inline void
figures_check_plan_age (const Figures *self, KwCaseFile *file, const KwTeamFamily *family)
{
  static const KwRecordKind kinds[] = { KW_RECORD_PROBLEM, KW_RECORD_DEADLINE, KW_RECORD_STEP, KW_RECORD_PIN,
                                        KW_RECORD_LINK };
  static const char *const dates[] = { "resolved", "met", "done", NULL, NULL };
  KwInstant changed = kw_date_start (kw_case_file_get_family (file)->opened);
  gint64 days;

  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      const GPtrArray *list = kw_case_file_list (file, kinds[k]);

      for (guint i = 0; i < list->len; i++)
        {
          const KwRecord *record = g_ptr_array_index (list, i);
          const KwField *field = dates[k] != NULL ? kw_record_type_get_field (record->type, dates[k]) : NULL;

          figures_note_change (&changed, record->id,
                               field != NULL ? *(KwDate *) kw_field_pointer (record, field) : KW_NONE);
          if (kinds[k] == KW_RECORD_PROBLEM)
            changed = MAX (changed, ((const KwProblem *) record)->acknowledged);
        }
    }
  days = MAX (0, self->today - kw_instant_to_date (changed));
  g_assert_cmpint (family->plan_days, ==, days);
  g_assert_cmpint (family->plan_stale, ==, family->problems > 0 && days >= 28);
}

static inline void
figures_check_hours (const Figures *self, KwCaseFile *file, const KwTeamFamily *family)
{
  const GPtrArray *referrals = kw_case_file_list (file, KW_RECORD_REFERRAL);
  guint n = 0;

  for (guint i = 0; i < referrals->len; i++)
    {
      const KwReferral *referral = g_ptr_array_index (referrals, i);
      const KwProblem *problem = kw_case_file_find (file, KW_RECORD_PROBLEM, referral->problem);
      KwInstant told = referral->breakthrough != KW_NONE ? referral->breakthrough : problem->acknowledged;

      if (told == KW_NONE || referral->met == KW_NONE || referral->met < told || referral->met > self->now ||
          referral->met < self->now - 91 * KW_DAY)
        continue;
      g_assert_nonnull (family->hours);
      g_assert_cmpuint (family->hours->len, >, n);
      g_assert_cmpint (g_array_index (family->hours, gint64, n++), ==, (referral->met - told) / KW_HOUR);
    }
  g_assert_cmpuint (family->hours != NULL ? family->hours->len : 0, ==, n);
}

static inline KwCaseFile *
figures_find_file (const Figures *self, gint64 family)
{
  for (guint i = 0; i < self->case_files->len; i++)
    if (kw_case_file_get_family (g_ptr_array_index (self->case_files, i))->record.id == family)
      return g_ptr_array_index (self->case_files, i);
  g_assert_not_reached ();
}

static inline void
figures_check_families (const Figures *self)
{
  g_assert_cmpuint (self->data->facts->len, ==, self->case_files->len);
  for (guint i = 0; i < self->data->facts->len; i++)
    {
      const KwFamilyFacts *facts = g_ptr_array_index (self->data->facts, i);
      g_autoptr (KwTeamFamily) family = kw_team_family_new (facts, self->data->services, self->policy, self->now);
      KwCaseFile *file = figures_find_file (self, facts->family);

      figures_check_rhythm (self, file, family);
      figures_check_clocks (self, file, family);
      figures_check_problems (self, file, family);
      figures_check_plan_age (self, file, family);
      figures_check_hours (self, file, family);
    }
}

/* Rows: sums of what was checked above, and what is the worker's own. */

static inline int
figures_compare_hours (gconstpointer a, gconstpointer b)
{
  return (int) (*(const gint64 *) a - *(const gint64 *) b);
}

static inline void
figures_check_row (const Figures *self, const KwTeamRow *row, gint64 worker, const KwTeamFilter *filter)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new ();
  g_autoptr (GArray) hours = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 sums[KW_N_TEAM_COLUMNS] = { 0 };
  KwWorkerWeek week;
  guint n_shown = 0;

  for (guint i = 0; i < self->data->facts->len; i++)
    {
      const KwFamilyFacts *facts = g_ptr_array_index (self->data->facts, i);
      g_autoptr (KwTeamFamily) family = kw_team_family_new (facts, self->data->services, self->policy, self->now);

      if (facts->status != KW_FAMILY_ACTIVE || facts->worker != worker)
        continue;
      g_ptr_array_add (own, figures_find_file (self, facts->family));
      if ((filter->authority != NULL && strcmp (filter->authority, facts->authority) != 0) ||
          (filter->intensity != KW_CODE_NONE && filter->intensity != (int) facts->intensity))
        continue;
      n_shown++;
      for (int column = 0; column < KW_N_TEAM_COLUMNS; column++)
        {
          gint64 number = kw_team_family_get_number (family, (KwTeamColumn) column);

          /* Of some families there is no such number. */
          sums[column] += number != KW_NONE ? number : 0;
        }
      if (family->hours != NULL)
        g_array_append_vals (hours, family->hours->data, family->hours->len);
    }
  g_assert_cmpuint (row->families->len, ==, n_shown);
  g_array_sort (hours, figures_compare_hours);
  for (int column = 0; column < KW_N_TEAM_COLUMNS; column++)
    if (column != KW_TEAM_HOURS_TO_SPECIALIST && column != KW_TEAM_MINUTES_LEFT && column != KW_TEAM_SUPERVISION_DAYS)
      g_assert_cmpint (row->numbers[column], ==, sums[column]);
  g_assert_cmpint (row->numbers[KW_TEAM_HOURS_TO_SPECIALIST], ==,
                   hours->len > 0 ? g_array_index (hours, gint64, (hours->len - 1) / 2) : KW_NONE);

  kw_rhythm_get_worker_week (own, self->policy, self->now, row->worker->weekly_minutes, &week);
  g_assert_cmpint (row->numbers[KW_TEAM_MINUTES_LEFT], ==, week.minutes_left);
  if (filter->authority == NULL && filter->intensity == KW_CODE_NONE)
    {
      g_assert_cmpint (row->numbers[KW_TEAM_OWED], ==, week.owed);
      g_assert_cmpint (row->minutes_owed, ==, week.minutes_owed);
    }
}

static inline void
figures_check_supervision (const Figures *self, const KwTeamRow *row)
{
  const KwSupervision *last = NULL;
  KwDate due = KW_NONE;

  for (guint i = 0; i < self->data->supervisions->len; i++)
    {
      const KwSupervision *one = g_ptr_array_index (self->data->supervisions, i);

      if (one->worker == row->worker->record.id && one->held <= self->today &&
          (last == NULL || one->held >= last->held))
        last = one;
    }
  if (last != NULL)
    due = last->next != KW_NONE ? last->next : kw_date_add_months (last->held, 1);
  else
    for (guint i = 0; i < row->families->len; i++)
      {
        KwDate from = ((const KwTeamFamily *) g_ptr_array_index (row->families, i))->facts->held_from;

        if (due == KW_NONE || kw_date_add_months (from, 1) < due)
          due = kw_date_add_months (from, 1);
      }
  g_assert_true (row->last_supervision == last);
  g_assert_cmpint (row->supervision_due, ==, due);
  g_assert_cmpint (row->numbers[KW_TEAM_SUPERVISION_DAYS], ==, due == KW_NONE ? KW_NONE : due - self->today);
}

static inline void
figures_check_behind (const KwTeamRow *row)
{
  for (int column = 0; column < KW_N_TEAM_COLUMNS; column++)
    {
      g_autoptr (GPtrArray) behind = kw_team_row_list_behind (row, (KwTeamColumn) column);
      gint64 sum = 0;

      if (column == KW_TEAM_MINUTES_LEFT || column == KW_TEAM_SUPERVISION_DAYS || column == KW_TEAM_HOURS_TO_SPECIALIST)
        continue;
      for (guint i = 0; i < behind->len; i++)
        {
          gint64 number = kw_team_family_get_number (g_ptr_array_index (behind, i), (KwTeamColumn) column);

          g_assert_cmpint (number, !=, 0);
          sum += number;
        }
      g_assert_cmpint (sum, ==, row->numbers[column]);
    }
}

static inline void
figures_check_table (const Figures *self, const KwTeamFilter *filter)
{
  g_autoptr (KwTeam) team = kw_team_compute (self->data, filter, self->policy, self->now);
  gint64 families = 0;

  for (guint i = 0; i < team->rows->len; i++)
    {
      const KwTeamRow *row = g_ptr_array_index (team->rows, i);

      figures_check_row (self, row, row->worker->record.id, filter);
      if (filter->authority == NULL && filter->intensity == KW_CODE_NONE)
        figures_check_supervision (self, row);
      figures_check_behind (row);
      if (filter->team != NULL)
        g_assert_cmpstr (row->worker->team, ==, filter->team);
      families += row->numbers[KW_TEAM_FAMILIES];
      if (i > 0)
        g_assert_cmpint (
            g_utf8_collate (((KwTeamRow *) g_ptr_array_index (team->rows, i - 1))->worker->name, row->worker->name), <=,
            0);
    }
  g_assert_null (team->unheld);
  g_assert_cmpint (team->total->numbers[KW_TEAM_FAMILIES], ==, families);
  figures_check_behind (team->total);
}

static inline void
figures_check_at (TeamCasebook *book, KwPolicy *policy, KwInstant now)
{
  static const KwTeamFilter filters[] = { KW_TEAM_FILTER_ALL,
                                          { "North", NULL, KW_CODE_NONE, KW_NONE },
                                          { NULL, "KEN", KW_CODE_NONE, KW_NONE },
                                          { NULL, NULL, KW_LIGHT, KW_NONE },
                                          { "South", "WCC", KW_INTENSIVE, KW_NONE } };
  g_autoptr (GError) error = NULL;
  g_autoptr (KwTeamData) data = kw_team_data_load_sync (book->casebook, now, NULL, &error);
  g_autoptr (GPtrArray) case_files = NULL;
  Figures self = { .policy = policy, .data = data, .now = now, .today = kw_instant_to_date (now) };

  g_assert_no_error (error);
  case_files = kw_casebook_load_families_sync (book->casebook, (const gint64 *) (gconstpointer) book->families->data,
                                               book->families->len, NULL, &error);
  g_assert_no_error (error);
  self.case_files = case_files;
  figures_check_families (&self);
  for (gsize i = 0; i < G_N_ELEMENTS (filters); i++)
    figures_check_table (&self, &filters[i]);
}

/* Half of what there is of a kind is changed or removed, so that facts have to follow. */
static inline void
figures_edit (TeamCasebook *book)
{
  g_autoptr (GError) error = NULL;
  gint64 id = g_array_index (book->families, gint64, team_random (book, 0, TEAM_FAMILIES - 1));
  g_autoptr (KwCaseFile) file = kw_casebook_load_family_sync (book->casebook, id, NULL, &error);
  const GPtrArray *deadlines = kw_case_file_list (file, KW_RECORD_DEADLINE);
  const GPtrArray *visits = kw_case_file_list (file, KW_RECORD_VISIT);
  TeamFamilyIds ids = { .id = id };

  g_assert_no_error (error);
  book->clock += KW_HOUR;
  book->edit = kw_edit_new (NULL);
  for (guint i = 0; i < deadlines->len; i += 2)
    kw_edit_remove (book->edit, KW_RECORD_DEADLINE, ((KwRecord *) g_ptr_array_index (deadlines, i))->id);
  for (guint i = 0; i < visits->len; i += 2)
    {
      KwVisit *visit = kw_record_copy (g_ptr_array_index (visits, i));

      visit->outcome = (KwVisitOutcome) team_random (book, 0, 1);
      visit->start -= team_random (book, 0, 40) * KW_DAY;
      kw_edit_put (book->edit, visit);
    }
  team_put_visit (book, &ids, 3, 0);
  team_commit (book);
}

static inline void
figures_run (guint32 seed)
{
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();
  TeamCasebook book;

  g_test_message ("seed %u", seed);
  team_casebook_init (&book, seed);
  figures_check_at (&book, policy, TEAM_NOW);
  figures_check_at (&book, policy, TEAM_NOW - 9 * KW_DAY - KW_HOUR);
  figures_check_at (&book, policy, TEAM_NOW + 17 * KW_DAY);
  figures_edit (&book);
  figures_check_at (&book, policy, TEAM_NOW);
  team_casebook_clear (&book);
}
