/* test-sealed.c
 *
 * What two people signed stays as they signed it, whoever asks; what was added later says so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "casebook-fixture.h"

#include "kw-data-error.h"

typedef struct
{
  Fixture *fixture;
  gint64 family;
  gint64 supervisor;
  KwSupervision *supervision;
  KwSupervisionFamily *entry;
  KwSupervisionAction *action;
} Meeting;

static void
put_copy (KwEdit *edit, gpointer record)
{
  kw_edit_put (edit, kw_record_copy (record));
}

static gpointer
new_in (Meeting *meeting, KwRecordKind kind)
{
  KwRecord *record = kw_record_new (kind);

  record->id = kw_casebook_new_id (meeting->fixture->casebook);
  if (record->type->scope == KW_SCOPE_FAMILY)
    record->family = meeting->family;
  return record;
}

static void
set_up (Meeting *meeting, Fixture *fixture)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwWorker *supervisor;

  *meeting = (Meeting){ .fixture = fixture, .family = fixture_add_family (fixture, "WCC-0042", "Okafor") };
  supervisor = new_in (meeting, KW_RECORD_WORKER);
  supervisor->name = g_strdup ("Anne Clarke");
  supervisor->role = KW_ROLE_SUPERVISOR;
  meeting->supervisor = supervisor->record.id;
  kw_edit_put (edit, supervisor);
  meeting->supervision = new_in (meeting, KW_RECORD_SUPERVISION);
  meeting->supervision->worker = kw_casebook_get_worker (fixture->casebook)->record.id;
  meeting->supervision->supervisor = meeting->supervisor;
  meeting->supervision->held = kw_date_from_ymd (2013, 1, 28);
  meeting->entry = new_in (meeting, KW_RECORD_SUPERVISION_FAMILY);
  meeting->entry->supervision = meeting->supervision->record.id;
  meeting->entry->decision = g_strdup ("Visit on Saturdays too.");
  meeting->action = new_in (meeting, KW_RECORD_SUPERVISION_ACTION);
  meeting->action->supervision = meeting->supervision->record.id;
  meeting->action->what = g_strdup ("Ring the school");
  put_copy (edit, meeting->supervision);
  put_copy (edit, meeting->entry);
  put_copy (edit, meeting->action);
  fixture_commit (fixture, edit);
}

static void
clear (Meeting *meeting)
{
  kw_record_free (meeting->supervision);
  kw_record_free (meeting->entry);
  kw_record_free (meeting->action);
}

static void
accepted (Meeting *meeting, gpointer record)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);

  put_copy (edit, record);
  fixture_commit (meeting->fixture, edit);
}

static void
refuse_edit (Meeting *meeting, KwEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (kw_casebook_commit_sync (meeting->fixture->casebook, edit, NULL, &error), ==, 0);
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_CONFLICT);
  g_assert_true (g_str_has_suffix (
      error->message, ": this is signed and cannot be changed any more. Something can be added to it."));
}

static void
refused (Meeting *meeting, gpointer record)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);

  put_copy (edit, record);
  refuse_edit (meeting, edit);
}

static void
removal_refused (Meeting *meeting, const KwRecord *record)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);

  kw_edit_remove (edit, record->type->kind, record->id);
  refuse_edit (meeting, edit);
}

static void
set_text (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static void
sign_worker (Meeting *meeting)
{
  meeting->supervision->worker_signed = FIXTURE_NOW;
  accepted (meeting, meeting->supervision);
}

static void
sign_both (Meeting *meeting)
{
  sign_worker (meeting);
  meeting->supervision->supervisor_signed = FIXTURE_NOW;
  accepted (meeting, meeting->supervision);
}

static void
test_unsigned (Fixture *fixture, gconstpointer data)
{
  Meeting meeting;

  set_up (&meeting, fixture);
  set_text (&meeting.supervision->discussion, "The week");
  accepted (&meeting, meeting.supervision);
  set_text (&meeting.entry->decision, "Not on Saturdays.");
  accepted (&meeting, meeting.entry);
  clear (&meeting);
}

/* With the first signature the text is fixed for the second one too; it can be withdrawn. */
static void
test_first_signature (Fixture *fixture, gconstpointer data)
{
  Meeting meeting;

  set_up (&meeting, fixture);
  sign_worker (&meeting);
  set_text (&meeting.entry->decision, "Never.");
  refused (&meeting, meeting.entry);
  set_text (&meeting.supervision->discussion, "The week");
  refused (&meeting, meeting.supervision);
  set_text (&meeting.supervision->discussion, NULL);
  removal_refused (&meeting, &meeting.supervision->record);

  meeting.supervision->worker_signed = KW_NONE;
  accepted (&meeting, meeting.supervision);
  accepted (&meeting, meeting.entry);
  clear (&meeting);
}

static void
test_both_signatures (Fixture *fixture, gconstpointer data)
{
  Meeting meeting;
  KwSupervisionFamily *another;

  set_up (&meeting, fixture);
  sign_both (&meeting);
  meeting.supervision->worker_signed = KW_NONE;
  refused (&meeting, meeting.supervision);
  meeting.supervision->worker_signed = FIXTURE_NOW + KW_DAY;
  refused (&meeting, meeting.supervision);
  set_text (&meeting.entry->decision, "Never.");
  refused (&meeting, meeting.entry);
  removal_refused (&meeting, &meeting.entry->record);
  removal_refused (&meeting, &meeting.supervision->record);
  another = new_in (&meeting, KW_RECORD_SUPERVISION_FAMILY);
  another->supervision = meeting.supervision->record.id;
  refused (&meeting, another);
  kw_record_free (another);
  clear (&meeting);
}

/* An action is done after it was agreed; what it was stays. */
static void
test_after_signing (Fixture *fixture, gconstpointer data)
{
  Meeting meeting;

  set_up (&meeting, fixture);
  sign_both (&meeting);
  meeting.action->done = kw_date_from_ymd (2013, 2, 1);
  set_text (&meeting.action->result, "They meet on Monday.");
  accepted (&meeting, meeting.action);
  set_text (&meeting.action->what, "Write to the school");
  refused (&meeting, meeting.action);
  clear (&meeting);
}

static void
test_addendum (Fixture *fixture, gconstpointer data)
{
  Meeting meeting;
  KwSupervisionFamilyAddendum *addendum;

  set_up (&meeting, fixture);
  sign_both (&meeting);
  addendum = new_in (&meeting, KW_RECORD_SUPERVISION_FAMILY_ADDENDUM);
  addendum->entry = meeting.entry->record.id;
  addendum->author = meeting.supervisor;
  addendum->added = FIXTURE_NOW + KW_DAY;
  addendum->text = g_strdup ("Agreed with the school.");
  accepted (&meeting, addendum);
  set_text (&addendum->text, "Not agreed.");
  refused (&meeting, addendum);
  removal_refused (&meeting, &addendum->record);
  kw_record_free (addendum);
  clear (&meeting);
}

/* Undoing an edit is an edit. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  Meeting meeting;
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  g_autoptr (GError) error = NULL;
  gint64 number;

  set_up (&meeting, fixture);
  set_text (&meeting.entry->decision, "Not on Saturdays.");
  put_copy (edit, meeting.entry);
  number = fixture_commit (fixture, edit);
  sign_both (&meeting);
  g_assert_cmpint (kw_casebook_undo_sync (fixture->casebook, number, NULL, &error), ==, 0);
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_CONFLICT);
  clear (&meeting);
}

/* Signed on paper and entered afterwards: a whole signed meeting may come in one edit. */
static void
test_born_signed (Fixture *fixture, gconstpointer data)
{
  Meeting meeting;
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);

  set_up (&meeting, fixture);
  meeting.supervision->record.id = kw_casebook_new_id (fixture->casebook);
  meeting.entry->record.id = kw_casebook_new_id (fixture->casebook);
  meeting.entry->supervision = meeting.supervision->record.id;
  meeting.supervision->worker_signed = meeting.supervision->supervisor_signed = FIXTURE_NOW;
  put_copy (edit, meeting.supervision);
  put_copy (edit, meeting.entry);
  fixture_commit (fixture, edit);
  set_text (&meeting.entry->decision, "Never.");
  refused (&meeting, meeting.entry);
  clear (&meeting);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/sealed/unsigned", test_unsigned);
  fixture_test ("/sealed/first-signature", test_first_signature);
  fixture_test ("/sealed/both-signatures", test_both_signatures);
  fixture_test ("/sealed/after-signing", test_after_signing);
  fixture_test ("/sealed/addendum", test_addendum);
  fixture_test ("/sealed/undo", test_undo);
  fixture_test ("/sealed/born-signed", test_born_signed);

  return g_test_run ();
}
