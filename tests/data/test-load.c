/* test-load.c
 *
 * Case files come out of the casebook alike, one by one or many at once; families are listed as asked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "record-filler.h"

#include "kw-data-error.h"
#include "raw-casebook.h"

static void
assert_same_file (const KwCaseFile *one, const KwCaseFile *other)
{
  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    {
      const GPtrArray *left = kw_case_file_list (one, kind);
      const GPtrArray *right = kw_case_file_list (other, kind);

      g_assert_cmpuint (left->len, ==, right->len);
      for (guint i = 0; i < left->len; i++)
        g_assert_true (kw_record_equal (g_ptr_array_index (left, i), g_ptr_array_index (right, i)));
    }
}

/* Records of several families in turns, so that no family's stand together. */
static void
add_full_families (Fixture *fixture, gint64 *families, guint n_families)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  guint longest = 0;

  for (guint i = 0; i < n_families; i++)
    {
      Filler filler = { .variety = (int) i * 100 };

      g_ptr_array_add (sets, filler_make_all (&filler, fixture->casebook));
      families[i] = filler.family;
      longest = MAX (longest, ((GPtrArray *) g_ptr_array_index (sets, i))->len);
    }
  for (guint record = 0; record < longest; record++)
    for (guint i = 0; i < n_families; i++)
      kw_edit_put (edit, kw_record_copy (g_ptr_array_index ((GPtrArray *) g_ptr_array_index (sets, i), record)));
  fixture_commit (fixture, edit);
}

static void
test_bulk_equals_single (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = NULL;
  gint64 families[4], wanted[5];

  add_full_families (fixture, families, 4);
  wanted[0] = families[2];
  wanted[1] = 4711; /* no such family: left out */
  wanted[2] = families[0];
  wanted[3] = families[3];
  wanted[4] = families[1];
  files = kw_casebook_load_families_sync (fixture->casebook, wanted, 5, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 4);

  for (guint i = 0, j = 0; i < 5; i++)
    {
      g_autoptr (KwCaseFile) single = NULL;

      if (i == 1)
        continue;
      single = fixture_load (fixture, wanted[i]);
      g_assert_cmpint (kw_case_file_get_family (single)->record.id, ==, wanted[i]);
      g_assert_cmpuint (kw_case_file_list (single, KW_RECORD_VISIT)->len, ==, 2);
      g_assert_cmpuint (kw_case_file_list (single, KW_RECORD_WORKER)->len, ==, 2);
      assert_same_file (single, g_ptr_array_index (files, j++));
    }
}

/* The second time nothing of the first is left over. */
static void
test_bulk_again (Fixture *fixture, gconstpointer data)
{
  gint64 family = fixture_add_family (fixture, "WCC-0042", "Okafor");
  gint64 other = fixture_add_family (fixture, "WCC-0043", "Brown");

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) files = kw_casebook_load_families_sync (fixture->casebook, i == 0 ? &family : &other, 1,
                                                                    NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (files->len, ==, 1);
      g_assert_cmpint (kw_case_file_get_family (g_ptr_array_index (files, 0))->record.id, ==, i == 0 ? family : other);
    }
}

static void
test_none (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = kw_casebook_load_families_sync (fixture->casebook, NULL, 0, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 0);
  g_assert_null (kw_casebook_load_family_sync (fixture->casebook, 4711, NULL, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_NOT_FOUND);
}

/* What the schema would not have let in, because somebody changed the file: a sentence, and no other family suffers. */
static void
test_damaged_record (Fixture *fixture, gconstpointer data)
{
  gint64 damaged = fixture_add_family (fixture, "WCC-0042", "Okafor");
  gint64 whole = fixture_add_family (fixture, "WCC-0043", "Brown");
  g_autoptr (GError) error = NULL;
  g_autoptr (KwCaseFile) file = NULL;

  fixture_close (fixture);
  raw_run (fixture->path, "PRAGMA ignore_check_constraints = ON;"
                          "UPDATE family SET intensity = 'frantic' WHERE reference = 'WCC-0042'");
  fixture_reopen (fixture);

  g_assert_null (kw_casebook_load_family_sync (fixture->casebook, damaged, NULL, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED);
  g_assert_true (g_str_has_suffix (error->message, "has no right “Intensity”."));
  file = fixture_load (fixture, whole);
}

/* Lists */

static gint64
add_visit (Fixture *fixture, gint64 family, KwInstant start, KwVisitOutcome outcome)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwVisit *visit = kw_record_new (KW_RECORD_VISIT);

  visit->record.family = family;
  visit->start = start;
  visit->outcome = outcome;
  kw_edit_put (edit, visit);
  return fixture_commit (fixture, edit);
}

static void
add_member (Fixture *fixture, gint64 family, const char *given, const char *surname)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwMember *member = kw_record_new (KW_RECORD_MEMBER);

  member->record.family = family;
  member->given = g_strdup (given);
  member->surname = g_strdup (surname);
  kw_edit_put (edit, member);
  fixture_commit (fixture, edit);
}

/* The references of what is listed, in order. */
static char *
dup_listed (Fixture *fixture, const KwFamilyFilter *filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = kw_casebook_list_families_sync (fixture->casebook, filter, NULL, &error);
  GString *references = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (KwCaseFile) file = fixture_load (fixture, g_array_index (ids, gint64, i));

      g_string_append_printf (references, "%s%s", i > 0 ? " " : "", kw_case_file_get_family (file)->reference);
    }
  return g_string_free (references, FALSE);
}

static void
assert_listed (Fixture *fixture, KwFamilyFilter filter, const char *expected)
{
  g_autofree char *listed = dup_listed (fixture, &filter);

  g_assert_cmpstr (listed, ==, expected);
}

#define ALL .worker = KW_NONE, .status = KW_CODE_NONE

static void
test_order (Fixture *fixture, gconstpointer data)
{
  gint64 brown = fixture_add_family (fixture, "WCC-3", "brown");
  gint64 adams = fixture_add_family (fixture, "WCC-1", "Adams");
  gint64 clark = fixture_add_family (fixture, "WCC-2", "Clark");

  fixture_add_family (fixture, "WCC-0", "Clark");
  add_visit (fixture, adams, FIXTURE_NOW, KW_VISIT_SEEN);
  add_visit (fixture, brown, FIXTURE_NOW - KW_DAY, KW_VISIT_SEEN);
  add_visit (fixture, brown, FIXTURE_NOW + KW_DAY, KW_VISIT_NOBODY_IN);
  add_visit (fixture, clark, FIXTURE_NOW - 2 * KW_DAY, KW_VISIT_SEEN);
  add_visit (fixture, clark, FIXTURE_NOW - 9 * KW_DAY, KW_VISIT_SEEN);

  assert_listed (fixture, (KwFamilyFilter){ ALL, .order = KW_FAMILY_ORDER_NAME }, "WCC-1 WCC-3 WCC-0 WCC-2");
  assert_listed (fixture, (KwFamilyFilter){ ALL, .order = KW_FAMILY_ORDER_NAME, .descending = TRUE },
                 "WCC-2 WCC-0 WCC-3 WCC-1");
  assert_listed (fixture, (KwFamilyFilter){ ALL, .order = KW_FAMILY_ORDER_REFERENCE }, "WCC-0 WCC-1 WCC-2 WCC-3");
  assert_listed (fixture, (KwFamilyFilter){ ALL, .order = KW_FAMILY_ORDER_LAST_SEEN }, "WCC-0 WCC-2 WCC-3 WCC-1");
  assert_listed (fixture, (KwFamilyFilter){ ALL, .order = KW_FAMILY_ORDER_LAST_SEEN, .descending = TRUE },
                 "WCC-1 WCC-3 WCC-2 WCC-0");
  assert_listed (fixture, (KwFamilyFilter){ ALL, .order = KW_FAMILY_ORDER_OPENED }, "WCC-3 WCC-1 WCC-2 WCC-0");
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  gint64 own = fixture_add_family (fixture, "WCC-1", "Adams");
  gint64 handed_over = fixture_add_family (fixture, "WCC-2", "Brown");
  gint64 me = kw_casebook_get_worker (fixture->casebook)->record.id;
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  g_autoptr (KwCaseFile) own_file = fixture_load (fixture, own);
  g_autoptr (KwCaseFile) file = fixture_load (fixture, handed_over);
  KwWorker *other = fixture_worker ();
  KwDesignation *ended = kw_record_copy (kw_case_file_get_designation (file));
  KwDesignation *begun = kw_record_copy (ended);
  KwFamily *closed = kw_record_copy (kw_case_file_get_family (own_file));

  other->record.id = begun->worker = kw_casebook_new_id (fixture->casebook);
  begun->record.id = KW_NONE;
  ended->until = begun->from = kw_date_from_ymd (2013, 1, 20);
  closed->status = KW_FAMILY_CLOSED;
  kw_edit_put (edit, other);
  kw_edit_put (edit, begun);
  kw_edit_put (edit, ended);
  kw_edit_put (edit, closed);
  fixture_commit (fixture, edit);

  assert_listed (fixture, (KwFamilyFilter){ .worker = me, .status = KW_CODE_NONE }, "WCC-1");
  assert_listed (fixture, (KwFamilyFilter){ .worker = KW_NONE, .status = KW_FAMILY_ACTIVE }, "WCC-2");
  assert_listed (fixture, (KwFamilyFilter){ .worker = me, .status = KW_FAMILY_ACTIVE }, "");
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  gint64 adams = fixture_add_family (fixture, "WCC-0101", "Adams-Smith");
  gint64 brown = fixture_add_family (fixture, "WCC-0202", "Brown 100%");

  add_member (fixture, adams, "Ada", "O'Neill");
  add_member (fixture, adams, "Tobi", "D’Souza");
  add_member (fixture, brown, "Adam", "Brown");

  assert_listed (fixture, (KwFamilyFilter){ ALL, .words = "  " }, "WCC-0101 WCC-0202");
  assert_listed (fixture, (KwFamilyFilter){ ALL, .words = "ada" }, "WCC-0101 WCC-0202");
  assert_listed (fixture, (KwFamilyFilter){ ALL, .words = "ADA tob" }, "WCC-0101");
  assert_listed (fixture, (KwFamilyFilter){ ALL, .words = "smith" }, "WCC-0101");
  assert_listed (fixture, (KwFamilyFilter){ ALL, .words = "adams-s" }, "WCC-0101");
  assert_listed (fixture, (KwFamilyFilter){ ALL, .words = "neill souza" }, "WCC-0101");
  assert_listed (fixture, (KwFamilyFilter){ ALL, .words = "0202" }, "WCC-0202");
  assert_listed (fixture, (KwFamilyFilter){ ALL, .words = "wcc-02" }, "WCC-0202");
  assert_listed (fixture, (KwFamilyFilter){ ALL, .words = "mith" }, "");
  assert_listed (fixture, (KwFamilyFilter){ ALL, .words = "100%" }, "WCC-0202");
  assert_listed (fixture, (KwFamilyFilter){ ALL, .words = "%" }, "");
  assert_listed (fixture, (KwFamilyFilter){ ALL, .words = "b_own" }, "");
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  gint64 family = fixture_add_family (fixture, "WCC-0042", "Okafor");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (kw_casebook_find_family_sync (fixture->casebook, "WCC-0042", NULL, &error), ==, family);
  g_assert_no_error (error);
  g_assert_cmpint (kw_casebook_find_family_sync (fixture->casebook, "WCC-0043", NULL, &error), ==, KW_NONE);
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "There is no family “WCC-0043”.");
}

static void
test_shared (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Turning Point", "addaction", "Citizens Advice" };
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) services = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      KwService *service = kw_record_new (KW_RECORD_SERVICE);

      service->name = g_strdup (names[i]);
      kw_edit_put (edit, service);
    }
  fixture_commit (fixture, edit);
  services = kw_casebook_list_shared_sync (fixture->casebook, KW_RECORD_SERVICE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (services->len, ==, 3);
  g_assert_cmpstr (((KwService *) g_ptr_array_index (services, 0))->name, ==, "addaction");
  g_assert_cmpstr (((KwService *) g_ptr_array_index (services, 1))->name, ==, "Citizens Advice");
  g_assert_cmpstr (((KwService *) g_ptr_array_index (services, 2))->name, ==, "Turning Point");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/load/bulk-equals-single", test_bulk_equals_single);
  fixture_test ("/load/bulk-again", test_bulk_again);
  fixture_test ("/load/none", test_none);
  fixture_test ("/load/damaged-record", test_damaged_record);
  fixture_test ("/list/order", test_order);
  fixture_test ("/list/filter", test_filter);
  fixture_test ("/list/words", test_words);
  fixture_test ("/list/find", test_find);
  fixture_test ("/list/shared", test_shared);

  return g_test_run ();
}
