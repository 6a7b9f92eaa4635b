/* team-casebook.h: a casebook of a few random families, as untidy as records are
 *
 * Made from a seed: what it holds is within what the schema allows and no better. Dates stand around
 * TEAM_NOW, some of them after it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-casebook.h"

#include <glib/gstdio.h>

#define TEAM_WORKERS  3
#define TEAM_FAMILIES 5

/* 2013-01-29 10:00 */
#define TEAM_NOW (G_GINT64_CONSTANT (1359453600) * KW_SECOND)

typedef struct
{
  GRand *rand;
  char *folder;
  char *path;
  KwInstant clock;
  KwCasebook *casebook;
  KwEdit *edit;
  gint64 workers[TEAM_WORKERS];
  gint64 services[2];
  GArray *families; /* of gint64 */
} TeamCasebook;

static inline KwInstant
team_clock (gpointer data)
{
  return ((TeamCasebook *) data)->clock;
}

static inline int
team_random (TeamCasebook *self, int low, int high)
{
  return g_rand_int_range (self->rand, low, high + 1);
}

static inline gboolean
team_chance (TeamCasebook *self, int percent)
{
  return team_random (self, 0, 99) < percent;
}

static inline KwDate
team_date (TeamCasebook *self, int before, int after)
{
  return kw_instant_to_date (TEAM_NOW) + team_random (self, -before, after);
}

static inline KwDate
team_date_perhaps (TeamCasebook *self, int percent, int before, int after)
{
  return team_chance (self, percent) ? team_date (self, before, after) : KW_NONE;
}

/* On a quarter of an hour, or exactly now. */
static inline KwInstant
team_instant (TeamCasebook *self, int before, int after)
{
  if (team_chance (self, 3))
    return TEAM_NOW;
  return TEAM_NOW + team_random (self, -before * 96, after * 96) * 15 * KW_MINUTE;
}

static inline KwInstant
team_instant_perhaps (TeamCasebook *self, int percent, int before, int after)
{
  return team_chance (self, percent) ? team_instant (self, before, after) : KW_NONE;
}

static inline gpointer
team_new (TeamCasebook *self, KwRecordKind kind, gint64 family)
{
  KwRecord *record = kw_record_new (kind);

  record->id = kw_casebook_new_id (self->casebook);
  if (record->type->scope == KW_SCOPE_FAMILY)
    record->family = family;
  kw_edit_put (self->edit, record);
  return record;
}

static inline void
team_put_workers (TeamCasebook *self)
{
  static const char *const teams[] = { "North", "South" };

  self->workers[0] = kw_casebook_get_worker (self->casebook)->record.id;
  for (int i = 1; i < TEAM_WORKERS; i++)
    {
      KwWorker *worker = team_new (self, KW_RECORD_WORKER, KW_NONE);

      worker->name = g_strdup_printf ("Worker %c", 'A' + team_random (self, 0, 25));
      worker->team = g_strdup (teams[team_random (self, 0, 1)]);
      worker->authority = g_strdup (team_chance (self, 50) ? "WCC" : "KEN");
      worker->weekly_minutes = team_chance (self, 70) ? team_random (self, 60, 1800) : KW_NONE;
      worker->until = team_date_perhaps (self, 10, 100, 10);
      self->workers[i] = worker->record.id;
    }
  for (int i = 0; i < 2; i++)
    {
      KwService *service = team_new (self, KW_RECORD_SERVICE, KW_NONE);

      service->name = g_strdup_printf ("Service %d", i);
      service->hours = team_chance (self, 70) ? g_strdup ("Mo-Fr 09:00-17:00") : NULL;
      service->response_hours = team_chance (self, 60) ? team_random (self, 0, 200) : KW_NONE;
      self->services[i] = service->record.id;
    }
}

static inline void
team_put_meetings (TeamCasebook *self)
{
  for (int i = team_random (self, 0, 5); i > 0; i--)
    {
      KwSupervision *supervision = team_new (self, KW_RECORD_SUPERVISION, KW_NONE);
      int worker = team_random (self, 0, TEAM_WORKERS - 1);

      supervision->worker = self->workers[worker];
      supervision->supervisor = self->workers[(worker + 1) % TEAM_WORKERS];
      supervision->held = team_date (self, 100, 10);
      supervision->next = team_date_perhaps (self, 30, 30, 60);
    }
  for (int i = team_random (self, 0, 2); i > 0; i--)
    {
      KwLeave *leave = team_new (self, KW_RECORD_LEAVE, KW_NONE);

      leave->worker = self->workers[team_random (self, 0, TEAM_WORKERS - 1)];
      leave->from = team_date (self, 20, 5);
      leave->until = leave->from + team_random (self, 1, 20);
    }
}

typedef struct
{
  gint64 id;
  gint64 problems[6];
  int n_problems;
  gint64 members[6];
  int n_members;
} TeamFamilyIds;

static inline void
team_put_people (TeamCasebook *self, TeamFamilyIds *ids)
{
  ids->n_members = team_random (self, 0, 6);
  for (int i = 0; i < ids->n_members; i++)
    {
      KwMember *member = team_new (self, KW_RECORD_MEMBER, ids->id);

      member->given = g_strdup ("Somebody");
      member->role = (KwMemberRole) team_random (self, 0, KW_MEMBER_OTHER);
      member->born = team_date_perhaps (self, 80, 40 * 366, 20);
      member->at_home = team_chance (self, 80);
      member->school = team_chance (self, 40) ? g_strdup ("School") : NULL;
      member->language = team_chance (self, 20) ? g_strdup (team_chance (self, 40) ? " english" : "Somali") : NULL;
      ids->members[i] = member->record.id;
    }
}

static inline void
team_put_problems (TeamCasebook *self, TeamFamilyIds *ids)
{
  ids->n_problems = team_random (self, 0, 6);
  for (int i = 0; i < ids->n_problems; i++)
    {
      KwProblem *problem = team_new (self, KW_RECORD_PROBLEM, ids->id);

      problem->domain = (KwDomain) team_random (self, 0, KW_N_DOMAINS - 1);
      problem->title = g_strdup ("Something");
      problem->severity = team_random (self, 1, 4);
      problem->identified = team_date (self, 200, 5);
      problem->acknowledged = team_instant_perhaps (self, 50, 60, 2);
      problem->help_wanted = (KwHelpWanted) (team_chance (self, 30) ? team_random (self, 0, 1) : KW_CODE_NONE);
      problem->immediate_risk = team_chance (self, 10);
      problem->resolved = team_date_perhaps (self, 25, 60, 5);
      ids->problems[i] = problem->record.id;
    }
}

static inline void
team_put_dates (TeamCasebook *self, TeamFamilyIds *ids)
{
  for (int i = team_random (self, 0, 6); i > 0; i--)
    {
      KwDeadline *deadline = team_new (self, KW_RECORD_DEADLINE, ids->id);

      deadline->problem = ids->problems[team_random (self, 0, ids->n_problems - 1)];
      deadline->kind = (KwDeadlineKind) team_random (self, 0, KW_N_DEADLINE_KINDS - 1);
      deadline->due = team_date (self, 70, 70);
      deadline->met = team_date_perhaps (self, 30, 70, 5);
    }
  for (int i = team_random (self, 0, 2); i > 0; i--)
    {
      KwConcern *concern = team_new (self, KW_RECORD_CONCERN, ids->id);

      concern->problem = ids->problems[team_random (self, 0, ids->n_problems - 1)];
      concern->harm = (KwHarm) team_random (self, 0, KW_HARM_WORRY);
      concern->raised = team_instant (self, 10, 1);
      concern->closed = team_date_perhaps (self, 40, 10, 3);
      concern->written_up = team_instant_perhaps (self, 50, 10, 1);
    }
  for (int i = team_random (self, 0, 3); i > 0; i--)
    {
      KwPin *pin = team_new (self, KW_RECORD_PIN, ids->id);

      pin->problem = ids->problems[team_random (self, 0, ids->n_problems - 1)];
      pin->place = team_random (self, 1, 6);
      pin->reason = g_strdup ("Why");
      pin->until = team_date_perhaps (self, 50, 20, 20);
      pin->approved = team_chance (self, 40);
    }
  for (int i = team_random (self, 0, 3); i > 0; i--)
    {
      KwStep *step = team_new (self, KW_RECORD_STEP, ids->id);

      step->problem = ids->problems[team_random (self, 0, ids->n_problems - 1)];
      step->title = g_strdup ("Do it");
      step->done = team_date_perhaps (self, 50, 60, 0);
    }
}

static inline void
team_put_referrals (TeamCasebook *self, TeamFamilyIds *ids)
{
  for (int i = team_random (self, 0, 3); i > 0; i--)
    {
      KwReferral *referral = team_new (self, KW_RECORD_REFERRAL, ids->id);
      gboolean has_appointment = team_chance (self, 40);

      referral->problem = ids->problems[team_random (self, 0, ids->n_problems - 1)];
      referral->service = g_strdup_printf ("service %d", team_random (self, 0, 3));
      referral->listed = team_chance (self, 40) ? self->services[team_random (self, 0, 1)] : KW_NONE;
      referral->status = (KwReferralStatus) team_random (self, 0, KW_N_REFERRAL_STATUSES - 1);
      referral->breakthrough = team_instant_perhaps (self, 60, 150, 0);
      referral->sent = team_instant_perhaps (self, 60, 40, 0);
      referral->met = team_instant_perhaps (self, 50, 100, 2);
      if (has_appointment)
        {
          KwAppointment *appointment = team_new (self, KW_RECORD_APPOINTMENT, ids->id);

          appointment->referral = referral->record.id;
          appointment->kind = (KwAppointmentKind) team_random (self, 0, KW_APPOINTMENT_OTHER);
          appointment->start = team_instant (self, 5, 20);
          appointment->outcome = (KwAppointmentOutcome) team_random (self, 0, 1);
        }
    }
}

static inline void
team_put_visit (TeamCasebook *self, TeamFamilyIds *ids, int before, int after)
{
  KwVisit *visit = team_new (self, KW_RECORD_VISIT, ids->id);

  visit->start = team_instant (self, before, after);
  visit->minutes = team_random (self, 0, 180);
  visit->kind = (KwVisitKind) (team_chance (self, 60) ? 0 : team_random (self, 0, KW_VISIT_OTHER));
  visit->outcome =
      (KwVisitOutcome) (team_chance (self, 60) ? KW_VISIT_SEEN : team_random (self, 0, KW_VISIT_CANCELLED_BY_US));
  for (int i = 0; i < ids->n_members; i++)
    {
      gboolean alone = team_chance (self, 10);
      KwVisitMember *seen;

      if (!alone && !team_chance (self, 30))
        continue;
      seen = team_new (self, alone ? KW_RECORD_VISIT_ALONE : KW_RECORD_VISIT_SEEN, ids->id);
      seen->visit = visit->record.id;
      seen->member = ids->members[i];
    }
}

static inline void
team_put_contacts (TeamCasebook *self, TeamFamilyIds *ids)
{
  int after = team_chance (self, 15) ? 2 : 0;
  int before = team_random (self, 1, 4) * 60;

  for (int i = team_random (self, 0, 40); i > 0; i--)
    team_put_visit (self, ids, before, after);
  for (int i = team_random (self, 0, 2); i > 0 && ids->n_members > 0; i--)
    {
      KwEvent *event = team_new (self, KW_RECORD_EVENT, ids->id);

      event->date = team_date (self, 20, 0);
      event->headline = g_strdup ("Something happened");
      event->member = ids->members[team_random (self, 0, ids->n_members - 1)];
    }
}

static inline void
team_put_designations (TeamCasebook *self, const KwFamily *family)
{
  KwDesignation *designation;
  KwDate from = family->opened;

  if (family->status == KW_FAMILY_WAITING)
    return;
  if (team_chance (self, 30))
    {
      designation = team_new (self, KW_RECORD_DESIGNATION, family->record.id);
      designation->worker = self->workers[team_random (self, 0, TEAM_WORKERS - 1)];
      designation->from = from;
      designation->until = from + team_random (self, 1, 30);
      from = designation->until;
    }
  designation = team_new (self, KW_RECORD_DESIGNATION, family->record.id);
  designation->worker = self->workers[team_random (self, 0, TEAM_WORKERS - 1)];
  designation->from = from;
  designation->until = family->status == KW_FAMILY_CLOSED ? from + 10 : KW_NONE;
}

static inline void
team_put_family (TeamCasebook *self, int number)
{
  KwFamily *family = kw_record_new (KW_RECORD_FAMILY);
  TeamFamilyIds ids = { .id = kw_casebook_new_id (self->casebook) };

  family->record.id = ids.id;
  family->reference = g_strdup_printf ("WCC-%d", number);
  family->name = g_strdup_printf ("Family %c", 'A' + team_random (self, 0, 5));
  family->authority = g_strdup (team_chance (self, 60) ? "WCC" : "KEN");
  family->status = (KwFamilyStatus) (team_chance (self, 70) ? KW_FAMILY_ACTIVE : team_random (self, 0, 2));
  family->intensity = (KwIntensity) team_random (self, 0, 2);
  if (team_chance (self, 30))
    family->visits_per_week = (KwRange){ team_random (self, 0, 5), team_random (self, 0, 5) };
  family->opened = team_date (self, 300, 0);
  family->closed = family->status == KW_FAMILY_CLOSED ? family->opened + 10 : KW_NONE;
  kw_edit_put (self->edit, family);
  team_put_designations (self, family);
  team_put_people (self, &ids);
  team_put_problems (self, &ids);
  if (ids.n_problems > 0)
    {
      team_put_dates (self, &ids);
      team_put_referrals (self, &ids);
    }
  team_put_contacts (self, &ids);
  g_array_append_val (self->families, ids.id);
}

static inline void
team_commit (TeamCasebook *self)
{
  g_autoptr (GError) error = NULL;

  kw_casebook_commit_sync (self->casebook, self->edit, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&self->edit);
}

static inline void
team_casebook_init (TeamCasebook *self, guint32 seed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwRecord) own = kw_record_new (KW_RECORD_WORKER);
  KwCasebookOptions options = { .clock = team_clock, .clock_data = self, .sample = TRUE, .seed = seed + 1 };

  *self = (TeamCasebook){ .rand = g_rand_new_with_seed (seed), .clock = TEAM_NOW - 200 * KW_DAY };
  self->folder = g_dir_make_tmp ("team-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "team.keyworker", NULL);
  ((KwWorker *) own)->name = g_strdup ("Ruth Adeyemi");
  self->casebook = kw_casebook_create_sync (self->path, (KwWorker *) own, &options, &error);
  g_assert_no_error (error);
  self->families = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->edit = kw_edit_new (NULL);
  team_put_workers (self);
  team_put_meetings (self);
  for (int i = 0; i < TEAM_FAMILIES; i++)
    {
      self->clock += team_random (self, 1, 40) * KW_DAY;
      team_put_family (self, i);
    }
  team_commit (self);
}

static inline void
team_casebook_clear (TeamCasebook *self)
{
  g_autofree char *journal = g_strconcat (self->path, "-journal", NULL);

  g_assert_finalize_object (self->casebook);
  g_unlink (self->path);
  g_unlink (journal);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_array_unref (self->families);
  g_rand_free (self->rand);
  g_free (self->path);
  g_free (self->folder);
}
