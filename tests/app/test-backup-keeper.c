/* test-backup-keeper.c: backups that make themselves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "../data/casebook-fixture.h"
#include "kw-backup-keeper.h"
#include "kw-data-error.h"

#include <string.h>

typedef struct
{
  Fixture fixture;
  KwPolicy *policy;
  char *place;
  KwBackupKeeper *keeper;
  guint n_told;
} Keeping;

static void
on_told (Keeping *keeping)
{
  keeping->n_told++;
}

static void
set_up (Keeping *keeping, gconstpointer data)
{
  fixture_set_up (&keeping->fixture, data);
  keeping->policy = kw_policy_new_default ();
  keeping->place = g_build_filename (keeping->fixture.folder, "stick", NULL);
  g_assert_cmpint (g_mkdir (keeping->place, 0700), ==, 0);
  keeping->keeper = kw_backup_keeper_new (keeping->fixture.casebook, keeping->policy, keeping->place, fixture_clock,
                                          &keeping->fixture);
  g_signal_connect_swapped (keeping->keeper, "changed", G_CALLBACK (on_told), keeping);
}

static void
iterate (Keeping *keeping)
{
  while (kw_backup_keeper_is_working (keeping->keeper))
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
tear_down (Keeping *keeping, gconstpointer data)
{
  iterate (keeping);
  /* A list of the place may still be on its way. */
  while (G_OBJECT (keeping->keeper)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (keeping->keeper);
  kw_policy_unref (keeping->policy);
  g_free (keeping->place);
  fixture_tear_down (&keeping->fixture, data);
}

static guint
count_backups (Keeping *keeping)
{
  g_autofree char *identity = kw_casebook_dup_identity (keeping->fixture.casebook);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files =
      kw_backup_place_list (keeping->place, keeping->fixture.path, identity, &error);

  g_assert_no_error (error);
  return files->len;
}

static void
add_family (Keeping *keeping, const char *reference)
{
  fixture_add_family (&keeping->fixture, reference, "Okafor");
  iterate (keeping);
}

/* Minutes go by, and somebody looks at the clock every half of one. */
static void
pass (Keeping *keeping, int minutes)
{
  for (int i = 0; i < 2 * minutes; i++)
    {
      keeping->fixture.now += KW_MINUTE / 2;
      kw_backup_keeper_tick (keeping->keeper);
      iterate (keeping);
    }
}

static void
expect_words (Keeping *keeping, const char *part)
{
  g_autofree char *words = kw_backup_keeper_describe (keeping->keeper);

  if (strstr (words, part) == NULL)
    g_error ("“%s” has no “%s”", words, part);
}

static void
test_nothing_changed (Keeping *keeping, gconstpointer data)
{
  expect_words (keeping, "No backup yet");
  pass (keeping, 60);
  g_assert_cmpuint (count_backups (keeping), ==, 0);
}

static void
test_within_minutes (Keeping *keeping, gconstpointer data)
{
  KwInstant changed = keeping->fixture.now;

  add_family (keeping, "WCC-1");
  g_assert_cmpint (kw_backup_keeper_get_changed (keeping->keeper), ==, changed);
  pass (keeping, 5);
  g_assert_cmpuint (count_backups (keeping), ==, 0);
  /* Going on working does not put it off. */
  add_family (keeping, "WCC-2");
  pass (keeping, 10);
  g_assert_cmpuint (count_backups (keeping), ==, 1);
  g_assert_cmpint (kw_backup_keeper_get_made (keeping->keeper) - changed, <=, 15 * KW_MINUTE);
  g_assert_cmpint (kw_backup_keeper_get_changed (keeping->keeper), ==, KW_NONE);
  g_assert_null (kw_backup_keeper_get_problem (keeping->keeper));
  expect_words (keeping, "Backed up 29 January 2013");

  /* Once is enough, until the next change. */
  pass (keeping, 60);
  g_assert_cmpuint (count_backups (keeping), ==, 1);
  add_family (keeping, "WCC-3");
  pass (keeping, 15);
  g_assert_cmpuint (count_backups (keeping), ==, 2);
  g_assert_cmpuint (keeping->n_told, >, 0);
}

/* The stick is out: it is said since when, tried again, and made at once when the stick is back. */
static void
test_place_missing (Keeping *keeping, gconstpointer data)
{
  g_assert_cmpint (g_rmdir (keeping->place), ==, 0);
  add_family (keeping, "WCC-1");
  pass (keeping, 30);
  g_assert_false (g_file_test (keeping->place, G_FILE_TEST_EXISTS));
  g_assert_error (kw_backup_keeper_get_problem (keeping->keeper), KW_DATA_ERROR, KW_DATA_ERROR_NOT_FOUND);
  expect_words (keeping, "since 29 January 2013, 10:00");
  g_assert_cmpint (g_mkdir (keeping->place, 0700), ==, 0);
  pass (keeping, 3);
  g_assert_cmpuint (count_backups (keeping), ==, 1);
  g_assert_null (kw_backup_keeper_get_problem (keeping->keeper));
}

static void
test_now (Keeping *keeping, gconstpointer data)
{
  kw_backup_keeper_back_up_now (keeping->keeper);
  g_assert_true (kw_backup_keeper_is_working (keeping->keeper));
  expect_words (keeping, "Backing up");
  iterate (keeping);
  g_assert_cmpuint (count_backups (keeping), ==, 1);
}

static void
test_clock_goes_back (Keeping *keeping, gconstpointer data)
{
  keeping->fixture.now += 1000 * KW_DAY;
  add_family (keeping, "WCC-1");
  keeping->fixture.now -= 1000 * KW_DAY;
  pass (keeping, 15);
  g_assert_cmpuint (count_backups (keeping), ==, 1);
}

static void
test_other_place (Keeping *keeping, gconstpointer data)
{
  g_autofree char *other = g_build_filename (keeping->fixture.folder, "other", NULL);

  kw_backup_keeper_back_up_now (keeping->keeper);
  iterate (keeping);
  g_assert_cmpint (g_mkdir (other, 0700), ==, 0);
  kw_backup_keeper_set_place (keeping->keeper, other);
  g_assert_cmpint (kw_backup_keeper_get_made (keeping->keeper), ==, KW_NONE);
  g_assert_true (kw_backup_keeper_is_same_disk (keeping->keeper));
  /* Back at the first one, its backups are known again. */
  kw_backup_keeper_set_place (keeping->keeper, keeping->place);
  while (kw_backup_keeper_get_made (keeping->keeper) == KW_NONE)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (kw_backup_keeper_get_made (keeping->keeper), ==, FIXTURE_NOW);
}

/* Somebody closes the casebook: nothing is left of what was under way. */
static void
test_stopped (Keeping *keeping, gconstpointer data)
{
  kw_backup_keeper_start (keeping->keeper);
  kw_backup_keeper_back_up_now (keeping->keeper);
  kw_backup_keeper_stop (keeping->keeper);
  iterate (keeping);
  g_assert_cmpuint (count_backups (keeping), <=, 1);
  g_assert_null (kw_backup_keeper_get_problem (keeping->keeper));
}

#define add(path, function) g_test_add (path, Keeping, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/backup-keeper/nothing-changed", test_nothing_changed);
  add ("/backup-keeper/within-minutes", test_within_minutes);
  add ("/backup-keeper/place-missing", test_place_missing);
  add ("/backup-keeper/now", test_now);
  add ("/backup-keeper/clock-goes-back", test_clock_goes_back);
  add ("/backup-keeper/other-place", test_other_place);
  add ("/backup-keeper/stopped", test_stopped);
  return g_test_run ();
}
