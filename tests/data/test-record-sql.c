/* test-record-sql.c
 *
 * What is put into the casebook comes out of it: every field of every type of record, given or not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "record-filler.h"

#include "kw-data-error.h"

static void
commit_copies (Fixture *fixture, GPtrArray *records, gboolean backwards)
{
  g_autoptr (KwEdit) edit = kw_edit_new ("Everything");

  for (guint i = 0; i < records->len; i++)
    kw_edit_put (edit, kw_record_copy (g_ptr_array_index (records, backwards ? records->len - 1 - i : i)));
  fixture_commit (fixture, edit);
}

static void
assert_in_list (const GPtrArray *list, KwRecord *record)
{
  for (guint i = 0; i < list->len; i++)
    {
      KwRecord *found = g_ptr_array_index (list, i);

      if (found->id != record->id)
        continue;
      if (!kw_record_equal (found, record))
        g_error ("A %s came back different", record->type->name);
      return;
    }
  g_error ("A %s did not come back", record->type->name);
}

static void
assert_stored (Fixture *fixture, gint64 family, GPtrArray *records)
{
  g_autoptr (KwCaseFile) file = fixture_load (fixture, family);

  for (guint i = 0; i < records->len; i++)
    {
      KwRecord *record = g_ptr_array_index (records, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) shared = NULL;

      if (record->type->scope == KW_SCOPE_FAMILY)
        {
          assert_in_list (kw_case_file_list (file, record->type->kind), record);
          continue;
        }
      shared = kw_casebook_list_shared_sync (fixture->casebook, record->type->kind, NULL, &error);
      g_assert_no_error (error);
      assert_in_list (shared, record);
    }
}

static void
test_round_trip (Fixture *fixture, gconstpointer backwards)
{
  Filler filler = { 0 };
  g_autoptr (GPtrArray) records = filler_make_all (&filler, fixture->casebook);

  commit_copies (fixture, records, backwards != NULL);
  assert_stored (fixture, filler.family, records);
  fixture_reopen (fixture);
  assert_stored (fixture, filler.family, records);
}

/* Every field of every record changes, from given to not given and back. */
static void
test_update (Fixture *fixture, gconstpointer data)
{
  Filler filler = { .leaves_unsigned = TRUE };
  g_autoptr (GPtrArray) records = filler_make_all (&filler, fixture->casebook);

  commit_copies (fixture, records, FALSE);
  for (guint i = 0; i < records->len; i++)
    {
      KwRecord *record = g_ptr_array_index (records, i);

      for (guint j = 0; j < record->type->n_fields; j++)
        {
          const KwField *field = &record->type->fields[j];

          if (record->type->kind == KW_RECORD_DESIGNATION || field->kind == KW_FIELD_REFERENCE ||
              !filler_may_set (&filler, field))
            continue;
          if ((field->flags & KW_FIELD_REQUIRED) != 0 || kw_record_field_is_empty (record, field))
            filler_set (&filler, record, field);
          else
            kw_record_clear_field (record, field);
        }
    }
  commit_copies (fixture, records, FALSE);
  assert_stored (fixture, filler.family, records);
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  Filler filler = { .leaves_unsigned = TRUE };
  g_autoptr (GPtrArray) records = filler_make_all (&filler, fixture->casebook);
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  g_autoptr (GError) error = NULL;

  commit_copies (fixture, records, FALSE);
  for (guint i = 0; i < records->len; i++)
    {
      KwRecord *record = g_ptr_array_index (records, i);

      kw_edit_remove (edit, record->type->kind, record->id);
    }
  fixture_commit (fixture, edit);

  g_assert_null (kw_casebook_load_family_sync (fixture->casebook, filler.family, NULL, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/record-sql/round-trip", test_round_trip);
  g_test_add ("/record-sql/round-trip-backwards", Fixture, "backwards", fixture_set_up, test_round_trip,
              fixture_tear_down);
  fixture_test ("/record-sql/update", test_update);
  fixture_test ("/record-sql/remove", test_remove);

  return g_test_run ();
}
