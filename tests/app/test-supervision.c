/* test-supervision.c
 *
 * A supervision from the walk to the signatures, a handover and a closure from the question to the day, in a casebook:
 * who may do what is asked below any window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-app-error.h"
#include "kw-closure.h"
#include "kw-data-error.h"
#include "kw-handover.h"
#include "kw-supervision.h"
#include "kw-today.h"

#include <glib/gstdio.h>
#include <string.h>

/* 2013-01-29 10:00 */
#define NOW (G_GINT64_CONSTANT (1359453600) * KW_SECOND)

typedef struct
{
  char *folder;
  char *path;
  KwCasebook *casebook;
  KwPolicy *policy;
  KwDate today;
  KwWorker *ada; /* holds the family */
  KwWorker *ben;
  KwWorker *sue;   /* supervises them */
  KwWorker *other; /* supervises another team */
  gint64 family;
  gint64 child;
  gint64 problem;
  KwCaseFile *case_file;
} Fixture;

static KwInstant
fixed_clock (gpointer data)
{
  return NOW;
}

static KwWorker *
add_worker (Fixture *fixture, KwEdit *edit, const char *name, KwWorkerRole role, const char *team)
{
  KwWorker *worker = kw_record_new (KW_RECORD_WORKER);

  worker->record.id = kw_casebook_new_id (fixture->casebook);
  worker->name = g_strdup (name);
  worker->role = role;
  worker->team = g_strdup (team);
  kw_edit_put (edit, kw_record_copy (worker));
  return worker;
}

static gpointer
add (Fixture *fixture, KwEdit *edit, KwRecordKind kind)
{
  KwRecord *record = kw_record_new (kind);

  record->id = kw_casebook_new_id (fixture->casebook);
  record->family = fixture->family;
  kw_edit_put (edit, record);
  return record;
}

static void
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->case_file, kw_case_file_unref);
  fixture->case_file = kw_casebook_load_family_sync (fixture->casebook, fixture->family, NULL, &error);
  g_assert_no_error (error);
}

static void
commit (Fixture *fixture, KwEdit *edit)
{
  g_autoptr (GError) error = NULL;

  kw_casebook_commit_sync (fixture->casebook, edit, NULL, &error);
  g_assert_no_error (error);
  load (fixture);
}

/* Takes @edit and @error. */
static void
accepted (Fixture *fixture, KwEdit *edit, GError *error)
{
  g_autoptr (KwEdit) owned = edit;

  g_assert_no_error (error);
  g_assert_nonnull (owned);
  commit (fixture, owned);
}

static void
refused (KwEdit *edit, GError *error, const char *sentence)
{
  g_autoptr (GError) owned = error;

  g_assert_null (edit);
  g_assert_error (owned, KW_APP_ERROR, KW_APP_ERROR_NOT_ALLOWED);
  g_assert_cmpstr (owned->message, ==, sentence);
}

static void
put_family (Fixture *fixture, KwEdit *edit)
{
  KwFamily *family = kw_record_new (KW_RECORD_FAMILY);
  KwDesignation *designation;
  KwMember *child;
  KwProblem *problem;

  fixture->family = family->record.id = kw_casebook_new_id (fixture->casebook);
  family->reference = g_strdup ("WCC-0042");
  family->name = g_strdup ("Okafor");
  family->authority = g_strdup ("WCC");
  family->opened = fixture->today - 60;
  family->status = KW_FAMILY_ACTIVE;
  kw_edit_put (edit, family);
  designation = add (fixture, edit, KW_RECORD_DESIGNATION);
  designation->worker = fixture->ada->record.id;
  designation->from = family->opened;
  child = add (fixture, edit, KW_RECORD_MEMBER);
  child->given = g_strdup ("Tobi");
  child->role = KW_MEMBER_CHILD;
  fixture->child = child->record.id;
  problem = add (fixture, edit, KW_RECORD_PROBLEM);
  problem->domain = KW_DOMAIN_RENT_ARREARS;
  problem->title = g_strdup ("Two months of rent");
  problem->severity = 3;
  problem->identified = fixture->today - 10;
  fixture->problem = problem->record.id;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwRecord) own = kw_record_new (KW_RECORD_WORKER);
  KwCasebookOptions options = { .clock = fixed_clock, .sample = TRUE, .seed = 5 };
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);

  *fixture = (Fixture){ .today = kw_instant_to_date (NOW), .policy = kw_policy_new_default () };
  fixture->folder = g_dir_make_tmp ("supervision-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.keyworker", NULL);
  ((KwWorker *) own)->name = g_strdup ("Owner");
  fixture->casebook = kw_casebook_create_sync (fixture->path, (KwWorker *) own, &options, &error);
  g_assert_no_error (error);
  fixture->ada = add_worker (fixture, edit, "Ada", KW_ROLE_KEY_WORKER, "North");
  fixture->ben = add_worker (fixture, edit, "Ben", KW_ROLE_KEY_WORKER, "North");
  fixture->sue = add_worker (fixture, edit, "Sue", KW_ROLE_SUPERVISOR, "North");
  fixture->other = add_worker (fixture, edit, "Oona", KW_ROLE_SUPERVISOR, "South");
  put_family (fixture, edit);
  commit (fixture, edit);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);

  g_clear_pointer (&fixture->case_file, kw_case_file_unref);
  g_assert_finalize_object (fixture->casebook);
  g_unlink (fixture->path);
  g_unlink (journal);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  kw_record_free (fixture->ada);
  kw_record_free (fixture->ben);
  kw_record_free (fixture->sue);
  kw_record_free (fixture->other);
  kw_policy_unref (fixture->policy);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static GPtrArray *
files_of (Fixture *fixture)
{
  GPtrArray *files = g_ptr_array_new ();

  g_ptr_array_add (files, fixture->case_file);
  return files;
}

static KwSupervision *
hold (Fixture *fixture, const char *decision, const char *child_day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwSupervision *meeting = kw_supervision_new (fixture->casebook, fixture->sue, fixture->ada, fixture->today,
                                               fixture->policy, &error);
  KwSupervisionFamily *entry;
  KwSupervisionAction *action;

  g_assert_no_error (error);
  kw_edit_put (edit, kw_record_copy (meeting));
  entry = add (fixture, edit, KW_RECORD_SUPERVISION_FAMILY);
  entry->supervision = meeting->record.id;
  entry->decision = g_strdup (decision);
  entry->child_day = g_strdup (child_day);
  action = add (fixture, edit, KW_RECORD_SUPERVISION_ACTION);
  action->supervision = meeting->record.id;
  action->what = g_strdup ("Ring the landlord");
  action->due = fixture->today + 3;
  commit (fixture, edit);
  return meeting;
}

static void
test_who_holds (Fixture *fixture, gconstpointer data)
{
  const struct
  {
    const KwWorker *actor;
    const char *sentence;
  } refusals[] = {
    { fixture->ada, "Hold supervision: not as Key worker." },
    { fixture->other, "Hold supervision: as Supervisor, only of your own or your team’s." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (kw_supervision_new (fixture->casebook, refusals[i].actor, fixture->ben, fixture->today,
                                         fixture->policy, &error));
      g_assert_cmpstr (error->message, ==, refusals[i].sentence);
    }
}

static void
test_sign (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwRecord) owned = NULL;
  KwSupervision *meeting = hold (fixture, "Ask for the statement.", NULL);
  GError *error = NULL;
  KwEdit *edit;
  KwSupervisionFamily *entry;
  g_autoptr (GPtrArray) files = files_of (fixture);
  g_autoptr (KwEdit) asking = kw_edit_new (NULL);

  owned = (KwRecord *) meeting;
  edit = kw_supervision_sign (meeting, files, fixture->ada, NOW, &error);
  refused (edit, error, "Okafor: what is this child’s day like?");
  error = NULL;
  edit = kw_supervision_sign (meeting, files, fixture->other, NOW, &error);
  refused (edit, error, "Only the two who met sign.");
  error = NULL;

  entry = kw_record_copy (
      g_ptr_array_index (kw_case_file_list (fixture->case_file, KW_RECORD_SUPERVISION_FAMILY), 0));
  entry->child_day = g_strdup ("He walks to school alone.");
  kw_edit_put (asking, entry);
  commit (fixture, asking);
  g_ptr_array_index (files, 0) = fixture->case_file;
  edit = kw_supervision_sign (meeting, files, fixture->ada, NOW, &error);
  accepted (fixture, edit, error);
  meeting->worker_signed = NOW;
  g_ptr_array_index (files, 0) = fixture->case_file;
  g_assert_false (kw_supervision_is_signed (meeting));
  edit = kw_supervision_sign (meeting, files, fixture->sue, NOW, &error);
  accepted (fixture, edit, error);
}

/* What was agreed comes up next time, with what has happened since; done, it does not. */
static void
test_walk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwRecord) meeting G_GNUC_UNUSED = (KwRecord *) hold (fixture, "Ask for the statement.", "At school.");
  g_autoptr (GError) error = NULL;
  g_autoptr (KwSupervisionData) about = kw_supervision_data_load_sync (fixture->casebook, fixture->sue, NULL, &error);
  g_autoptr (GPtrArray) files = files_of (fixture);
  KwInstant later = NOW + 20 * KW_DAY;
  g_autoptr (KwSupervisionWalk) walk = NULL;
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwProblem *settled;
  const KwSupervisionStop *stop;

  g_assert_no_error (error);
  settled = kw_record_copy (kw_case_file_find (fixture->case_file, KW_RECORD_PROBLEM, fixture->problem));
  settled->resolved = fixture->today + 5;
  kw_edit_put (edit, settled);
  commit (fixture, edit);
  g_ptr_array_index (files, 0) = fixture->case_file;

  walk = kw_supervision_walk_new (about, files, fixture->ada->record.id, NULL, fixture->policy, later);
  g_assert_cmpint (walk->since, ==, fixture->today);
  stop = g_ptr_array_index (walk->stops, 0);
  g_assert_true (stop->has_children);
  g_assert_cmpuint (stop->actions->len, ==, 1);
  g_assert_cmpuint (stop->entries->len, ==, 1);
  g_assert_cmpuint (stop->changes->len, ==, 1);
  g_assert_cmpstr (((KwSupervisionChange *) g_ptr_array_index (stop->changes, 0))->words, ==,
                   "Settled: Two months of rent");
  {
    g_autoptr (KwEdit) done =
        kw_supervision_finish_action (g_ptr_array_index (stop->actions, 0), "They wait.", fixture->today + 6);

    commit (fixture, done);
  }
  {
    g_autoptr (GPtrArray) actions = kw_supervision_list_actions (fixture->case_file);

    g_assert_cmpuint (actions->len, ==, 0);
  }
}

/* Nobody but the two reads how the worker is, whatever their role. */
static void
test_reflection (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwRecord) meeting = (KwRecord *) hold (fixture, "Nothing new.", "At school.");
  const KwWorker *readers[] = { fixture->ada, fixture->sue, fixture->ben, fixture->other };
  static const guint expected[][2] = { { 1, 1 }, { 1, 1 }, { 0, 0 }, { 0, 0 } };
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwSupervisionReflection *reflection = kw_record_new (KW_RECORD_SUPERVISION_REFLECTION);
  g_autoptr (KwRecord) second = NULL;

  reflection->supervision = meeting->id;
  reflection->author = fixture->ada->record.id;
  reflection->kind = KW_REFLECTION_WELLBEING;
  reflection->text = g_strdup ("Tired.");
  kw_edit_put (edit, reflection);
  commit (fixture, edit);
  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KwSupervisionData) about = kw_supervision_data_load_sync (fixture->casebook, readers[i], NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (about->supervisions->len, ==, expected[i][0]);
      g_assert_cmpuint (about->reflections->len, ==, expected[i][1]);
    }
  /* Another supervisor of the same team reads the meeting, and not that. */
  second = kw_record_copy (fixture->sue);
  second->id = kw_casebook_new_id (fixture->casebook);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (KwSupervisionData) about =
        kw_supervision_data_load_sync (fixture->casebook, (KwWorker *) second, NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (about->supervisions->len, ==, 1);
    g_assert_cmpuint (about->reflections->len, ==, 0);
  }
}

/* What was agreed stands in the worker's day until it is done. */
static void
test_today (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwRecord) meeting G_GNUC_UNUSED = (KwRecord *) hold (fixture, "Ask for the statement.", "At school.");
  g_autoptr (GPtrArray) files = files_of (fixture);
  static const struct
  {
    int days;
    const char *sentence;
  } days[] = {
    { 0, "Agreed in supervision: by Friday, in 3 days." },
    { 3, "Agreed in supervision: by today." },
    { 5, "Agreed in supervision by Friday: 2 days ago." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (KwToday) today =
          kw_today_compute (files, NULL, fixture->policy, KW_NONE, NOW + days[i].days * KW_DAY);
      const KwTodayAction *action;

      g_assert_cmpuint (today->actions->len, ==, 1);
      action = g_ptr_array_index (today->actions, 0);
      g_assert_cmpstr (action->action->what, ==, "Ring the landlord");
      g_assert_cmpstr (action->sentence, ==, days[i].sentence);
      g_assert_cmpint (action->overdue, ==, days[i].days > 3);
    }
  {
    g_autoptr (KwEdit) done = kw_supervision_finish_action (
        g_ptr_array_index (kw_case_file_list (fixture->case_file, KW_RECORD_SUPERVISION_ACTION), 0), NULL,
        fixture->today);
    g_autoptr (KwToday) today = NULL;

    commit (fixture, done);
    g_ptr_array_index (files, 0) = fixture->case_file;
    today = kw_today_compute (files, NULL, fixture->policy, KW_NONE, NOW);
    g_assert_cmpuint (today->actions->len, ==, 0);
  }
}

static const KwHandover *
handover_of (Fixture *fixture)
{
  return g_ptr_array_index (kw_case_file_list (fixture->case_file, KW_RECORD_HANDOVER), 0);
}

static void
decide (Fixture *fixture, KwApprovalDecision decision, const char *why)
{
  g_autoptr (GPtrArray) waiting = kw_approval_list_waiting (fixture->case_file);
  GError *error = NULL;
  KwEdit *edit;

  g_assert_cmpuint (waiting->len, ==, 1);
  edit = kw_approval_decide (fixture->case_file, g_ptr_array_index (waiting, 0), fixture->sue, decision, why, NOW,
                             &error);
  accepted (fixture, edit, error);
}

static void
test_handover (Fixture *fixture, gconstpointer data)
{
  GError *error = NULL;
  KwEdit *edit = kw_handover_propose (fixture->case_file, fixture->ben, fixture->ben, KW_HANDOVER_CASELOAD, NULL,
                                      KW_NONE, fixture->casebook, NULL, fixture->policy, NOW, NULL, &error);
  const GPtrArray *items;

  refused (edit, error, "Propose a handover or a closure: as Key worker, only of your own or your team’s.");
  error = NULL;
  edit = kw_handover_propose (fixture->case_file, fixture->ada, fixture->ben, KW_HANDOVER_CASELOAD, NULL, KW_NONE,
                              fixture->casebook, NULL, fixture->policy, NOW, NULL, &error);
  accepted (fixture, edit, error);
  items = kw_case_file_list (fixture->case_file, KW_RECORD_HANDOVER_ITEM);
  g_assert_cmpuint (items->len, >, 0);

  /* Written first, introduced or excused, taken over, signed, approved: in no other order. */
  edit = kw_handover_sign (fixture->case_file, handover_of (fixture), fixture->ada, fixture->policy, NOW, &error);
  refused (edit, error, "What works with this family is not written yet.");
  error = NULL;
  {
    g_autoptr (KwEdit) writing = kw_edit_new (NULL);
    KwHandover *written = kw_record_copy (handover_of (fixture));

    written->what_works = g_strdup ("Come after school.");
    kw_edit_put (writing, written);
    commit (fixture, writing);
  }
  edit = kw_handover_sign (fixture->case_file, handover_of (fixture), fixture->ada, fixture->policy, NOW, &error);
  refused (edit, error, "0 of 2 introduction visits were held: hold them, or say why not.");
  error = NULL;
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (KwEdit) visiting = kw_edit_new (NULL);
      KwHandoverIntroduction *visit = add (fixture, visiting, KW_RECORD_HANDOVER_INTRODUCTION);

      visit->handover = handover_of (fixture)->record.id;
      visit->start = NOW + i * KW_DAY;
      visit->outcome = KW_APPOINTMENT_KEPT;
      commit (fixture, visiting);
    }
  edit = kw_handover_sign (fixture->case_file, handover_of (fixture), fixture->ada, fixture->policy, NOW, &error);
  accepted (fixture, edit, error);
  edit = kw_handover_sign (fixture->case_file, handover_of (fixture), fixture->ben, fixture->policy, NOW, &error);
  g_assert_true (g_str_has_prefix (error->message, "Not taken over yet: "));
  g_clear_error (&error);
  g_assert_null (edit);
  for (guint i = 0; i < kw_case_file_list (fixture->case_file, KW_RECORD_HANDOVER_ITEM)->len; i++)
    {
      const KwHandoverItem *item =
          g_ptr_array_index (kw_case_file_list (fixture->case_file, KW_RECORD_HANDOVER_ITEM), i);

      edit = kw_handover_take (fixture->case_file, item, fixture->ada, NOW, &error);
      refused (edit, error, "Only the new worker takes this over.");
      error = NULL;
      edit = kw_handover_take (fixture->case_file, item, fixture->ben, NOW, &error);
      accepted (fixture, edit, error);
    }
  edit = kw_handover_sign (fixture->case_file, handover_of (fixture), fixture->ben, fixture->policy, NOW, &error);
  accepted (fixture, edit, error);
  edit = kw_handover_carry_out (fixture->case_file, handover_of (fixture), fixture->ada, fixture->ben, fixture->today,
                                fixture->policy, &error);
  refused (edit, error, "The supervisor has not answered yet.");
  error = NULL;
  g_assert_cmpint (kw_case_file_get_designation (fixture->case_file)->worker, ==, fixture->ada->record.id);

  decide (fixture, KW_APPROVED, NULL);
  edit = kw_handover_carry_out (fixture->case_file, handover_of (fixture), fixture->ada, fixture->ben, fixture->today,
                                fixture->policy, &error);
  accepted (fixture, edit, error);
  g_assert_cmpint (kw_case_file_get_designation (fixture->case_file)->worker, ==, fixture->ben->record.id);
  g_assert_cmpint (kw_allocation_get_holder (fixture->case_file, fixture->today - 1), ==, fixture->ada->record.id);
}

/* Closed with everything that is asked for, and back with its story. */
static void
test_closure (Fixture *fixture, gconstpointer data)
{
  GError *error = NULL;
  KwEdit *edit = kw_closure_propose (fixture->case_file, fixture->ada, KW_CLOSURE_GOALS_REACHED, fixture->casebook,
                                     fixture->policy, NOW, NULL, &error);
  const KwClosure *closure;

  accepted (fixture, edit, error);
  closure = kw_closure_find_open (fixture->case_file);
  g_assert_cmpint (closure->call_due, ==, kw_date_add_months (fixture->today, 3));
  {
    g_auto (GStrv) missing =
        kw_closure_get_missing (fixture->case_file, closure, fixture->policy, fixture->today);

    g_assert_cmpuint (g_strv_length (missing), ==, 5);
    g_assert_cmpstr (missing[0], ==, "Neither settled nor carried over: Two months of rent.");
    g_assert_cmpstr (missing[4], ==, "The supervisor has not answered yet.");
  }
  {
    g_autoptr (KwEdit) writing = kw_edit_new (NULL);
    KwClosure *written = kw_record_copy (closure);
    KwCarriedOver *carried = add (fixture, writing, KW_RECORD_CARRIED_OVER);

    written->family_words = g_strdup ("We open the post now.");
    written->step_down = g_strdup ("The school rings on Mondays.");
    written->open_number = g_strdup ("020 7946 0100");
    kw_edit_put (writing, written);
    carried->closure = closure->record.id;
    carried->problem = fixture->problem;
    carried->reason = g_strdup ("The arrangement runs until June.");
    commit (fixture, writing);
  }
  decide (fixture, KW_APPROVED, NULL);
  edit = kw_closure_carry_out (fixture->case_file, kw_closure_find_open (fixture->case_file), fixture->ada,
                               fixture->today, fixture->policy, &error);
  accepted (fixture, edit, error);
  g_assert_cmpint (kw_case_file_get_family (fixture->case_file)->status, ==, KW_FAMILY_CLOSED);
  g_assert_null (kw_case_file_get_designation (fixture->case_file));
  closure = kw_closure_find_last (fixture->case_file);
  g_assert_false (kw_closure_call_is_due (closure, closure->call_due - 1));
  g_assert_true (kw_closure_call_is_due (closure, closure->call_due));

  edit = kw_closure_reopen (fixture->case_file, fixture->ada, fixture->ben, fixture->today + 40, NULL, &error);
  refused (edit, error, "Allocate families: not as Key worker.");
  error = NULL;
  edit = kw_closure_reopen (fixture->case_file, fixture->sue, fixture->ben, fixture->today + 40, "A new baby.", &error);
  accepted (fixture, edit, error);
  g_assert_cmpint (kw_case_file_get_designation (fixture->case_file)->worker, ==, fixture->ben->record.id);
  g_assert_cmpstr (kw_closure_find_reopening (fixture->case_file)->different, ==, "A new baby.");
  g_assert_cmpint (kw_case_file_list (fixture->case_file, KW_RECORD_PROBLEM)->len, ==, 1);
  {
    g_auto (GStrv) wrong = kw_allocation_check_history (fixture->case_file);

    g_assert_null (wrong[0]);
  }
}

/* An answer has a reason, comes from somebody else, and stays. */
static void
test_approval (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwEdit) pinning = kw_edit_new (NULL);
  KwPin *pin = add (fixture, pinning, KW_RECORD_PIN);
  GError *error = NULL;
  KwEdit *edit;
  const KwApproval *asked;

  pin->problem = fixture->problem;
  pin->place = 4;
  pin->reason = g_strdup ("The family wants the school first.");
  kw_edit_put (pinning, kw_approval_ask (&pin->record, fixture->ada, NULL, NOW));
  commit (fixture, pinning);
  pin = g_ptr_array_index (kw_case_file_list (fixture->case_file, KW_RECORD_PIN), 0);
  asked = kw_approval_find (fixture->case_file, &pin->record);
  edit = kw_approval_decide (fixture->case_file, asked, fixture->ada, KW_APPROVED, NULL, NOW, &error);
  refused (edit, error, "Approve, and close a concern: not as Key worker.");
  error = NULL;
  edit = kw_approval_decide (fixture->case_file, asked, fixture->other, KW_APPROVED, NULL, NOW, &error);
  refused (edit, error, "Approve, and close a concern: as Supervisor, only of your own or your team’s.");
  error = NULL;
  edit = kw_approval_decide (fixture->case_file, asked, fixture->sue, KW_NOT_APPROVED, " ", NOW, &error);
  refused (edit, error, "Say why it is not approved.");
  decide (fixture, KW_APPROVED, NULL);
  g_assert_true (
      ((KwPin *) g_ptr_array_index (kw_case_file_list (fixture->case_file, KW_RECORD_PIN), 0))->approved);
}

/* A whole caseload goes to who has room, and to nobody who left. */
static void
test_share (Fixture *fixture, gconstpointer data)
{
  const KwTeamFilter all = KW_TEAM_FILTER_ALL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KwTeamData) about = kw_team_data_load_sync (fixture->casebook, NOW, NULL, &error);
  g_autoptr (KwTeam) team = NULL;
  g_autoptr (GPtrArray) files = files_of (fixture);
  g_autoptr (GPtrArray) shares = NULL;
  const KwHandoverShare *share;

  g_assert_no_error (error);
  team = kw_team_compute (about, &all, fixture->policy, NOW);
  shares = kw_handover_share (team, fixture->ada->record.id, files, fixture->policy);
  g_assert_cmpuint (shares->len, ==, 1);
  share = g_ptr_array_index (shares, 0);
  g_assert_cmpint (share->family->facts->family, ==, fixture->family);
  g_assert_cmpint (share->suggestion->row->worker->record.id, !=, fixture->ada->record.id);
  g_assert_true (share->suggestion->room);
}

#define TEST(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TEST ("/supervision/who-holds", test_who_holds);
  TEST ("/supervision/sign", test_sign);
  TEST ("/supervision/walk", test_walk);
  TEST ("/supervision/reflection", test_reflection);
  TEST ("/supervision/today", test_today);
  TEST ("/supervision/handover", test_handover);
  TEST ("/supervision/closure", test_closure);
  TEST ("/supervision/approval", test_approval);
  TEST ("/supervision/share", test_share);

  return g_test_run ();
}
