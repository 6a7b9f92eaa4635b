/* kw-sample-supervision.c: what a supervisor does, in a sample casebook
 *
 * Meetings of everybody; what was said and decided, outcomes, a leave, handovers and a closure only of the first
 * workers, so that a casebook of a whole programme is made as fast as before. Made with the functions that the program
 * itself uses, so that nothing stands in it that could not have been entered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-sample-supervision.h"

#include "kw-caseload.h"
#include "kw-closure.h"
#include "kw-cost.h"
#include "kw-handover.h"
#include "kw-outcomes.h"
#include "kw-sample-dice.h"
#include "kw-supervision.h"

#define DETAILED_WORKERS 9
#define MEETINGS         3
#define DAYS_BETWEEN     30
#define OVERDUE_EVERY    5 /* every so manieth worker's supervision is overdue */
#define AWAY_WORKER      2 /* by their number */
#define HANDING_WORKER   3
#define CLOSING_WORKER   4
#define LEAVE_DAYS       12

static const char *const discussions[] = {
  "The morning visits work; they open the door now.",
  "Money is calmer since the arrangement. The home is the next thing.",
  "Nobody has been alone with the younger child for a while.",
  "The father has not been met. Ask again, by letter if need be.",
  "The plan has not moved since the school meeting.",
  "They ring by themselves when something comes in the post.",
};
static const char *const decisions[] = {
  "Stay at three visits a week until the hearing.",
  "Ask what the family wants first, and write it in their words.",
  "See each child alone within a fortnight.",
  "Go together to the housing office, and ring the adviser before.",
  "Keep the joint appointments; step back after the third.",
  "Talk about stepping down at the next review.",
};
static const char *const days[] = {
  "Up at seven by himself, breakfast club, home to an empty flat until five.",
  "She walks her brother to school and is late herself.",
  "Long evenings on the phone; sleeps in the front room.",
  "Nursery in the mornings, asks for her grandmother after.",
};
static const char *const actions[] = {
  "Ring the school about the timetable",
  "Ask for the arrears statement in writing",
  "See the children alone, one at a time",
  "Book the review with everybody who is involved",
  "Check the date of the hearing with the court",
};
static const char *const feelings[] = {
  "Tired after the two evening visits; the week off helped.",
  "Carries the Okafor hearing around at night. Talk again next week.",
};

typedef struct
{
  const KwSampleTeam *team;
  KwSampleDice dice;
  KwPolicy *policy;
  KwFrameworks *frameworks;
  KwDate today;
  GCancellable *cancellable;
} Writing;

static char *
pick (Writing *self, const char *const *list, guint n)
{
  return g_strdup (list[kw_sample_dice_below (&self->dice, n)]);
}

#define PICK(self, list) pick (self, list, G_N_ELEMENTS (list))

static gboolean
commit (const Writing *self, KwEdit *edit, GError **error)
{
  return kw_edit_is_empty (edit) || kw_casebook_commit_sync (self->team->casebook, edit, self->cancellable, error) != 0;
}

static gpointer
new_of (const Writing *self, KwRecordKind kind, gint64 family)
{
  KwRecord *record = kw_record_new (kind);

  record->id = kw_casebook_new_id (self->team->casebook);
  record->family = family;
  return record;
}

static void
put_action (Writing *self, KwEdit *edit, const KwSupervision *meeting, gint64 family, gboolean latest)
{
  KwSupervisionAction *action;

  if (!kw_sample_dice_chance (&self->dice, 40))
    return;
  action = new_of (self, KW_RECORD_SUPERVISION_ACTION, family);
  action->supervision = meeting->record.id;
  action->what = PICK (self, actions);
  action->due = meeting->held + kw_sample_dice_between (&self->dice, 7, 21);
  if (!latest || kw_sample_dice_chance (&self->dice, 30))
    action->done = MIN (action->due, self->today);
  kw_edit_put (edit, action);
}

static void
put_entry (
    Writing *self, KwEdit *edit, const KwSupervision *meeting, const KwCaseFile *case_file, gboolean latest)
{
  const KwFamily *family = kw_case_file_get_family (case_file);
  KwSupervisionFamily *entry;

  if (family->opened > meeting->held)
    return;
  entry = new_of (self, KW_RECORD_SUPERVISION_FAMILY, family->record.id);
  entry->supervision = meeting->record.id;
  entry->discussion = PICK (self, discussions);
  entry->decision = PICK (self, decisions);
  entry->child_day = PICK (self, days);
  kw_edit_put (edit, entry);
  put_action (self, edit, meeting, family->record.id, latest);
}

static void
put_reflection (Writing *self, KwEdit *edit, const KwSupervision *meeting)
{
  KwSupervisionReflection *reflection = new_of (self, KW_RECORD_SUPERVISION_REFLECTION, KW_NONE);

  reflection->supervision = meeting->record.id;
  reflection->author = meeting->worker;
  reflection->kind = KW_REFLECTION_WELLBEING;
  reflection->text = PICK (self, feelings);
  kw_edit_put (edit, reflection);
}

/* @number: of the worker; @back: 0 for the latest one. */
static void
put_meeting (Writing *self, KwEdit *edit, const KwWorker *worker, guint number, guint back, const GPtrArray *files)
{
  KwSupervision *meeting = new_of (self, KW_RECORD_SUPERVISION, KW_NONE);
  gint64 ago = 4 + number * 3 % 22 + (gint64) back * DAYS_BETWEEN;

  if (number % OVERDUE_EVERY == OVERDUE_EVERY - 1)
    ago += DAYS_BETWEEN;
  meeting->worker = worker->record.id;
  meeting->supervisor = self->team->supervisor->record.id;
  meeting->held = self->today - ago;
  meeting->minutes = 90;
  meeting->next = meeting->held + DAYS_BETWEEN;
  meeting->worker_signed = kw_instant_from_local (meeting->held, 16, 0, 0);
  if (back > 0 || number % 3 != 1)
    meeting->supervisor_signed = meeting->worker_signed + KW_HOUR;
  for (guint i = 0; files != NULL && back < 2 && i < files->len; i++)
    put_entry (self, edit, meeting, g_ptr_array_index (files, i), back == 0);
  if (files != NULL)
    put_reflection (self, edit, meeting);
  kw_edit_put (edit, meeting);
}

static void
put_outcome (Writing *self,
             KwEdit *edit,
             const KwCaseFile *case_file,
             const KwFramework *framework,
             const KwFrameworkOutcome *defined)
{
  const KwFamily *family = kw_case_file_get_family (case_file);
  KwOutcome *outcome = new_of (self, KW_RECORD_OUTCOME, family->record.id);
  gint64 since = self->today - family->opened;

  outcome->framework = g_strdup (framework->code);
  outcome->code = g_strdup (defined->code);
  outcome->identified = family->opened;
  if (since > 60 && kw_sample_dice_chance (&self->dice, 50))
    {
      outcome->achieved = family->opened + kw_sample_dice_between (&self->dice, 30, since - 10);
      outcome->evidence = g_strdup ("Seen at visits, and a letter in the papers.");
      outcome->checked = self->today - 3;
      if (kw_sample_dice_chance (&self->dice, 12))
        {
          outcome->relapsed = MIN (outcome->achieved + 20, self->today - 1);
          outcome->relapse = g_strdup ("It came back after the summer.");
        }
    }
  kw_edit_put (edit, outcome);
}

static void
put_outcomes (Writing *self, KwEdit *edit, const GPtrArray *files)
{
  const KwFramework *framework = kw_frameworks_in_force (self->frameworks, self->today, NULL);

  for (guint i = 0; framework != NULL && i < files->len; i++)
    {
      const KwCaseFile *case_file = g_ptr_array_index (files, i);
      g_autoptr (GPtrArray) needs = NULL;

      if (kw_case_file_get_family (case_file)->opened > self->today)
        continue;
      needs = kw_outcomes_list_suggested (case_file, framework, self->today);
      for (guint n = 0; n < needs->len; n++)
        put_outcome (self, edit, case_file, framework, g_ptr_array_index (needs, n));
    }
}

static gboolean
write_meetings (Writing *self, guint number, const GPtrArray *files, GError **error)
{
  const KwWorker *worker = g_ptr_array_index (self->team->workers, number);
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);

  for (guint back = MEETINGS; back > 0; back--)
    put_meeting (self, edit, worker, number, back - 1, files);
  if (files != NULL)
    put_outcomes (self, edit, files);
  return commit (self, edit, error);
}

/* Somebody is away, and others stand in. */
static gboolean
write_leave (Writing *self, const GPtrArray *files, GError **error)
{
  const GPtrArray *workers = self->team->workers;
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwLeave *leave = new_of (self, KW_RECORD_LEAVE, KW_NONE);
  gint64 id = leave->record.id;
  KwDate from = self->today - 3;

  leave->worker = ((const KwWorker *) g_ptr_array_index (workers, AWAY_WORKER))->record.id;
  leave->from = from;
  leave->until = from + LEAVE_DAYS;
  leave->reason = g_strdup ("Annual leave");
  kw_edit_put (edit, leave);
  if (!commit (self, edit, error))
    return FALSE;
  for (guint i = 0; i < files->len; i++)
    {
      const KwCaseFile *case_file = g_ptr_array_index (files, i);
      const KwWorker *deputy = g_ptr_array_index (workers, i % 2);
      g_autoptr (KwEdit) standing = NULL;

      if (kw_case_file_get_designation (case_file)->from > from)
        continue;
      standing = kw_allocation_stand_in (case_file, self->team->supervisor, deputy, id, from, from + LEAVE_DAYS, error);
      if (standing == NULL || !commit (self, standing, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
propose (Writing *self,
         KwCaseFile *case_file,
         const KwWorker *from,
         const KwWorker *to,
         gint64 *handover,
         GError **error)
{
  g_autoptr (KwEdit) edit = kw_handover_propose (case_file, from, to, KW_HANDOVER_CASELOAD,
                                                 "Eleven families are more than one can visit.", self->today + 9,
                                                 self->team->casebook, self->team->services, self->policy,
                                                 self->team->now, handover, error);

  return edit != NULL && commit (self, edit, error);
}

/* What both need before they sign: written down, introduced, and half of it taken over. */
static gboolean
prepare (Writing *self, gint64 family, gint64 handover, GError **error)
{
  g_autoptr (KwCaseFile) case_file = kw_casebook_load_family_sync (self->team->casebook, family, NULL, error);
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  const GPtrArray *items;
  KwHandover *written;

  if (case_file == NULL)
    return FALSE;
  written = kw_record_copy (kw_case_file_find (case_file, KW_RECORD_HANDOVER, handover));
  written->what_works = g_strdup ("Come after the school run and bring the post up. She talks while doing something "
                                  "else. Never promise a day you cannot keep.");
  kw_edit_put (edit, written);
  for (int i = 0; i < 2; i++)
    {
      KwHandoverIntroduction *introduction = new_of (self, KW_RECORD_HANDOVER_INTRODUCTION, family);

      introduction->handover = handover;
      introduction->start = kw_instant_from_local (self->today - 6 + 5 * i, 10, 0, 0);
      introduction->with = g_strdup ("Everybody who was in");
      introduction->outcome = i == 0 ? KW_APPOINTMENT_KEPT : KW_APPOINTMENT_PLANNED;
      kw_edit_put (edit, introduction);
    }
  items = kw_case_file_list (case_file, KW_RECORD_HANDOVER_ITEM);
  for (guint i = 0; i < items->len; i += 2)
    {
      KwHandoverItem *taken = kw_record_copy (g_ptr_array_index (items, i));

      taken->taken = self->team->now - KW_DAY;
      kw_edit_put (edit, taken);
    }
  return commit (self, edit, error);
}

/* One that is nearly done, and one that has just been proposed. */
static gboolean
write_handovers (Writing *self, const GPtrArray *files, GError **error)
{
  const GPtrArray *workers = self->team->workers;
  const KwWorker *from = g_ptr_array_index (workers, HANDING_WORKER);
  KwCaseFile *first;
  gint64 handover;

  if (files->len < 2)
    return TRUE;
  first = g_ptr_array_index (files, 0);
  return propose (self, first, from, g_ptr_array_index (workers, 0), &handover, error) &&
         prepare (self, kw_case_file_get_family (first)->record.id, handover, error) &&
         propose (self, g_ptr_array_index (files, 1), from, g_ptr_array_index (workers, 1), NULL, error);
}

static gboolean
write_closure (Writing *self, const GPtrArray *files, GError **error)
{
  const KwWorker *worker = g_ptr_array_index (self->team->workers, CLOSING_WORKER);
  g_autoptr (KwEdit) edit = NULL;

  if (files->len == 0)
    return TRUE;
  edit = kw_closure_propose (g_ptr_array_index (files, 0), worker, KW_CLOSURE_STEPPED_DOWN, self->team->casebook,
                             self->policy, self->team->now, NULL, error);
  return edit != NULL && commit (self, edit, error);
}

static gboolean
write_detailed (Writing *self, guint number, GError **error)
{
  const KwWorker *worker = g_ptr_array_index (self->team->workers, number);
  g_autoptr (GPtrArray) files = kw_caseload_load_sync (self->team->casebook, worker->record.id, NULL, error);

  if (files == NULL || !write_meetings (self, number, files, error))
    return FALSE;
  if (number == AWAY_WORKER)
    return write_leave (self, files, error);
  if (number == HANDING_WORKER)
    return write_handovers (self, files, error);
  return number != CLOSING_WORKER || write_closure (self, files, error);
}

static gboolean
write_costs (const Writing *self, GError **error)
{
  g_autoptr (GPtrArray) costs = kw_cost_read_sample ();
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);

  for (guint i = 0; i < costs->len; i++)
    kw_edit_put (edit, kw_record_copy (g_ptr_array_index (costs, i)));
  return commit (self, edit, error);
}

static gboolean
write_all (Writing *self, GError **error)
{
  for (guint i = 0; i < self->team->workers->len; i++)
    if (!(i < DETAILED_WORKERS ? write_detailed (self, i, error) : write_meetings (self, i, NULL, error)))
      return FALSE;
  return write_costs (self, error);
}

/**
 * kw_sample_supervision_write:
 * @team: whom it is about
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong
 *
 * Returns: whether it was written
 */
gboolean
kw_sample_supervision_write (const KwSampleTeam *team, GCancellable *cancellable, GError **error)
{
  Writing self = { .team = team, .today = kw_instant_to_date (team->now), .cancellable = cancellable };
  gboolean done;

  kw_sample_dice_init (&self.dice, team->seed, G_MAXUINT);
  self.policy = kw_policy_new_default ();
  self.frameworks = kw_frameworks_new_default ();
  done = write_all (&self, error);
  kw_frameworks_unref (self.frameworks);
  kw_policy_unref (self.policy);
  return done;
}
