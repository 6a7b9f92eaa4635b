/* test-record-entry.c
 *
 * Records being entered: what is typed reads back as it was recorded, what cannot be read is a fault beside its field,
 * and removing takes along what may go.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-test-case.h"

#include "kw-record-entry.h"
#include "kw-record-typed.h"

#define TODAY (kw_date_from_ymd (2013, 2, 1))
#define NOW   (kw_instant_from_local (TODAY, 9, 0, 0))

static gint64
next_id (gpointer user_data)
{
  gint64 *last = user_data;

  return ++*last;
}

static const KwField *
field_of (const KwRecordEntry *entry, const char *name)
{
  return kw_record_type_get_field (entry->type, name);
}

static const char *
fault_of (const KwRecordEntry *entry, const char *field)
{
  static char kept[200];
  g_autoptr (GPtrArray) faults = kw_record_entry_check (entry, NOW);
  const char *message = kw_faults_find (faults, field);

  if (message == NULL)
    return NULL;
  g_strlcpy (kept, message, sizeof kept);
  return kept;
}

/* Whatever a record holds, typed out and read again is the same. */
static void
test_round_trip (void)
{
  g_autoptr (KwRecord) record = kw_record_new (KW_RECORD_DEBT);
  g_autoptr (KwRecord) family_record = kw_record_new (KW_RECORD_FAMILY);
  KwDebt *debt = (KwDebt *) record;
  KwFamily *family = (KwFamily *) family_record;
  g_autoptr (KwRecord) debt_again = kw_record_new (KW_RECORD_DEBT);
  g_autoptr (KwRecord) family_again = kw_record_new (KW_RECORD_FAMILY);
  const char *strengths[] = { "They laugh", "Every child has an adult", NULL };

  debt->problem = G_MAXINT64; /* ids have 63 bits */
  debt->creditor = g_strdup ("Council");
  debt->amount_pence = 431005;
  debt->kind = KW_DEBT_COUNCIL_TAX;
  family->name = g_strdup ("Okafor");
  family->visits_per_week = (KwRange){ 3, 4 };
  family->opened = TODAY;
  g_strfreev (family->strengths);
  family->strengths = g_strdupv ((char **) strengths);
  family->goal = g_strdup ("Keep the flat.\nTobi back in school.");
  for (guint i = 0; i < record->type->n_fields; i++)
    {
      g_autofree char *typed = kw_field_dup_typed (record, &record->type->fields[i]);

      g_assert_true (kw_field_read_typed (debt_again, &record->type->fields[i], typed, NOW, NULL));
      g_assert_true (kw_record_field_equal (record, debt_again, &record->type->fields[i]));
    }
  for (guint i = 0; i < family_record->type->n_fields; i++)
    {
      g_autofree char *typed = kw_field_dup_typed (family, &family_record->type->fields[i]);

      g_assert_true (kw_field_read_typed (family_again, &family_record->type->fields[i], typed, NOW, NULL));
      g_assert_true (kw_record_field_equal (family_record, family_again, &family_record->type->fields[i]));
    }
}

static void
test_typed (void)
{
  static const struct
  {
    const char *typed;
    gint64 pence; /* KW_NONE: refused */
  } amounts[] = {
    { "4310", 431000 },
    { "£4,310", 431000 },
    { "12.50", 1250 },
    { "12.5", 1250 },
    { " 0.99 ", 99 },
    { "12.505", KW_NONE },
    { "12.", KW_NONE },
    { "-3", KW_NONE },
    { "ten", KW_NONE },
    { "1e3", KW_NONE },
  };
  g_autoptr (KwRecordEntry) entry = kw_record_entry_new (KW_RECORD_DEBT, 9, 1, 7, TODAY);
  const KwField *amount = field_of (entry, "amount_pence");

  g_assert_cmpstr (kw_record_entry_get (entry, field_of (entry, "problem")), ==, "7");
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      g_autoptr (KwRecord) record = kw_record_new (KW_RECORD_DEBT);
      g_autofree char *message = NULL;
      gboolean read = kw_field_read_typed (record, amount, amounts[i].typed, NOW, &message);

      g_assert_cmpint (read, ==, amounts[i].pence != KW_NONE);
      g_assert_cmpint (((KwDebt *) record)->amount_pence, ==, amounts[i].pence);
      g_assert_cmpint (message == NULL, ==, read);
    }
}

/* What cannot be read stays as typed, and is a fault there; what is missing or out of range likewise. */
static void
test_faults (void)
{
  g_autoptr (KwRecordEntry) entry = kw_record_entry_new (KW_RECORD_PROBLEM, 9, 1, KW_NONE, TODAY);
  g_autoptr (KwRecordEntry) restored = kw_record_entry_new (KW_RECORD_PROBLEM, 9, 1, KW_NONE, TODAY);
  json_t *draft;

  g_assert_nonnull (fault_of (entry, "title"));
  g_assert_nonnull (fault_of (entry, "severity"));
  g_assert_null (fault_of (entry, "identified"));
  kw_record_entry_set (entry, field_of (entry, "title"), "Rent arrears");
  kw_record_entry_set (entry, field_of (entry, "domain"), "rent-arrears");
  kw_record_entry_set (entry, field_of (entry, "severity"), "5");
  g_assert_null (fault_of (entry, "title"));
  g_assert_nonnull (fault_of (entry, "severity"));
  kw_record_entry_set (entry, field_of (entry, "severity"), "3");
  kw_record_entry_set (entry, field_of (entry, "identified"), "one of these days");
  g_assert_nonnull (fault_of (entry, "identified"));

  draft = kw_record_entry_to_json (entry);
  kw_record_entry_read_json (restored, draft);
  json_decref (draft);
  g_assert_cmpstr (kw_record_entry_get (restored, field_of (restored, "identified")), ==, "one of these days");
  kw_record_entry_set (restored, field_of (restored, "identified"), "4 jan");
  g_assert_null (fault_of (restored, "identified"));
}

static void
test_new_family_is_held (void)
{
  g_autoptr (KwRecordEntry) entry = kw_record_entry_new (KW_RECORD_FAMILY, 50, KW_NONE, KW_NONE, TODAY);
  gint64 last = 50;
  g_autoptr (KwEdit) edit = NULL;

  kw_record_entry_set (entry, field_of (entry, "reference"), "WCC-0100");
  kw_record_entry_set (entry, field_of (entry, "name"), "Lee");
  kw_record_entry_set (entry, field_of (entry, "authority"), "WCC");
  g_assert_null (fault_of (entry, "name"));
  edit = kw_record_entry_make_edit (entry, NULL, 3, NOW, next_id, &last);
  g_assert_false (kw_edit_is_empty (edit));
  /* The designation took an id of its own. */
  g_assert_cmpint (last, ==, 51);
}

static void
test_removing (void)
{
  g_autoptr (KwCaseFile) case_file = new_case_file ();
  KwProblem *problem = add_record (case_file, KW_RECORD_PROBLEM);
  KwProblem *other = add_record (case_file, KW_RECORD_PROBLEM);
  KwStep *step = add_record (case_file, KW_RECORD_STEP);
  KwReferral *referral = add_record (case_file, KW_RECORD_REFERRAL);
  g_autoptr (KwRecordEntry) with_step = NULL;
  g_autoptr (KwRecordEntry) with_referral = NULL;
  g_autofree char *obstacle = NULL;

  problem->title = g_strdup ("Rent arrears");
  other->title = g_strdup ("Heroin");
  step->problem = problem->record.id;
  referral->problem = other->record.id;
  with_step = kw_record_entry_new_for (case_file, problem);
  with_referral = kw_record_entry_new_for (case_file, other);
  g_assert_null (kw_record_entry_dup_obstacle (with_step, case_file));
  obstacle = kw_record_entry_dup_obstacle (with_referral, case_file);
  g_assert_nonnull (obstacle);
}

static void
test_hidden (void)
{
  g_autoptr (KwRecordEntry) pin = kw_record_entry_new (KW_RECORD_PIN, 9, 1, 7, TODAY);
  g_autoptr (KwRecordEntry) step = kw_record_entry_new (KW_RECORD_STEP, 9, 1, 7, TODAY);

  g_assert_false (kw_record_entry_shows (pin, field_of (pin, "approved"), FALSE));
  g_assert_true (kw_record_entry_shows (pin, field_of (pin, "approved"), TRUE));
  g_assert_false (kw_record_entry_shows (step, field_of (step, "done"), FALSE));
  g_assert_true (kw_record_entry_shows (step, field_of (step, "title"), FALSE));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/record-entry/round-trip", test_round_trip);
  g_test_add_func ("/app/record-entry/typed", test_typed);
  g_test_add_func ("/app/record-entry/faults", test_faults);
  g_test_add_func ("/app/record-entry/new-family-is-held", test_new_family_is_held);
  g_test_add_func ("/app/record-entry/removing", test_removing);
  g_test_add_func ("/app/record-entry/hidden", test_hidden);

  return g_test_run ();
}
