/* test-id.c
 *
 * Ids and stamps only grow, whatever the clock does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-hlc.h"
#include "kw-id.h"

#include "casebook-fixture.h"

static void
test_grow (void)
{
  g_autoptr (KwIdSource) ids = kw_id_source_new (0, 0);
  gint64 last = 0;
  KwInstant now = FIXTURE_NOW;

  for (int i = 0; i < 100000; i++)
    {
      gint64 id;

      /* Forward, standing still and back by years. */
      now += i % 3 == 0 ? 1 : (i % 1000 == 1 ? -KW_DAY * 1000 : 0);
      id = kw_id_source_next (ids, now);
      g_assert_cmpint (id, >, last);
      last = id;
    }
  g_assert_cmpint (kw_id_source_get_last (ids), ==, last);
}

static void
test_time (void)
{
  g_autoptr (KwIdSource) ids = kw_id_source_new (0, 0);
  gint64 id = kw_id_source_next (ids, FIXTURE_NOW);

  /* 42 bits of milliseconds since 2010, 21 bits of counter. */
  g_assert_cmpint (id >> 21, ==, FIXTURE_NOW - kw_date_from_ymd (2010, 1, 1) * KW_DAY);
  g_assert_cmpint (kw_id_source_next (ids, FIXTURE_NOW), ==, id + 1);
  g_assert_cmpint (kw_id_source_next (ids, 0), ==, id + 2);
  g_assert_cmpint (kw_id_source_next (ids, kw_date_from_ymd (9999, 1, 1) * KW_DAY), >, id);
}

/* However far somebody says that ids have come, there are more, and what would leave none is refused. */
static void
test_no_end (void)
{
  g_autoptr (KwIdSource) ids = kw_id_source_new (G_MAXINT64, 0);
  g_autoptr (KwIdSource) other = kw_id_source_new (0, 0);
  gint64 last = 0, before;

  for (int i = 0; i < 1000; i++)
    {
      gint64 id = kw_id_source_next (ids, i % 2 == 0 ? FIXTURE_NOW : G_MAXINT64 / 2);

      g_assert_cmpint (id, >, last);
      g_assert_true (kw_id_source_skip (ids, id));
      last = id;
    }
  before = kw_id_source_next (other, FIXTURE_NOW);
  g_assert_false (kw_id_source_skip (other, G_MAXINT64));
  g_assert_cmpint (kw_id_source_next (other, FIXTURE_NOW), ==, before + 1);
  g_assert_true (kw_id_source_skip (other, G_MAXINT64 / 2));
  g_assert_cmpint (kw_id_source_next (other, FIXTURE_NOW), ==, G_MAXINT64 / 2 + 1);
}

static void
test_devices_differ (void)
{
  g_autoptr (KwIdSource) one = kw_id_source_new (0, 0);
  g_autoptr (KwIdSource) other = kw_id_source_new (0, 0);
  int n_equal = 0;

  for (int i = 0; i < 100; i++)
    n_equal += kw_id_source_next (one, FIXTURE_NOW + i) == kw_id_source_next (other, FIXTURE_NOW + i);
  /* One of a million each. */
  g_assert_cmpint (n_equal, <, 2);
}

static void
test_seed (void)
{
  g_autoptr (KwIdSource) one = kw_id_source_new (0, 7);
  g_autoptr (KwIdSource) same = kw_id_source_new (0, 7);
  g_autoptr (KwIdSource) other = kw_id_source_new (0, 8);
  gboolean differ = FALSE;

  for (int i = 0; i < 100; i++)
    {
      gint64 id = kw_id_source_next (one, FIXTURE_NOW + i);

      g_assert_cmpint (id, ==, kw_id_source_next (same, FIXTURE_NOW + i));
      differ |= id != kw_id_source_next (other, FIXTURE_NOW + i);
    }
  g_assert_true (differ);
}

static void
test_random (void)
{
  KwRandom seeded = { .seed = 7 }, again = { .seed = 7 }, unseeded = { 0 };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (int i = 0; i < 1000; i++)
    {
      guint64 drawn = kw_random_draw (&seeded, 62);
      guint64 other = kw_random_draw (&unseeded, 62);

      g_assert_cmpuint (drawn, ==, kw_random_draw (&again, 62));
      g_assert_cmpuint (drawn >> 62, ==, 0);
      g_assert_true (g_hash_table_add (seen, g_memdup2 (&drawn, sizeof drawn)));
      g_assert_true (g_hash_table_add (seen, g_memdup2 (&other, sizeof other)));
    }
}

static void
test_skip (void)
{
  g_autoptr (KwIdSource) ids = kw_id_source_new (0, 0);
  gint64 id = kw_id_source_next (ids, FIXTURE_NOW);

  kw_id_source_skip (ids, id + 500);
  g_assert_cmpint (kw_id_source_next (ids, FIXTURE_NOW), ==, id + 501);
  kw_id_source_skip (ids, 3);
  g_assert_cmpint (kw_id_source_next (ids, FIXTURE_NOW), ==, id + 502);
}

/* The largest id that there ever was is remembered, even where its record is gone and the clock went back. */
static void
test_reopen (Fixture *fixture, gconstpointer data)
{
  gint64 family = fixture_add_family (fixture, "WCC-0042", "Okafor");
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  g_autoptr (KwCaseFile) file = fixture_load (fixture, family);
  gint64 last;

  kw_edit_remove (edit, KW_RECORD_FAMILY, family);
  kw_edit_remove (edit, KW_RECORD_DESIGNATION, kw_case_file_get_designation (file)->record.id);
  last = fixture_commit (fixture, edit);
  fixture->now -= 365 * KW_DAY;
  fixture_reopen (fixture);

  g_assert_cmpint (kw_casebook_new_id (fixture->casebook), >, last);
}

/* Somebody else's id, larger than ours, is not given a second time either. */
static void
test_id_from_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwAuthority *authority = kw_record_new (KW_RECORD_AUTHORITY);
  gint64 id = kw_casebook_new_id (fixture->casebook) + 1000;

  authority->record.id = id;
  authority->code = g_strdup ("RBKC");
  authority->name = g_strdup ("Kensington and Chelsea");
  kw_edit_put (edit, authority);
  fixture_commit (fixture, edit);
  g_assert_cmpint (kw_casebook_new_id (fixture->casebook), >, id);
  fixture_reopen (fixture);
  g_assert_cmpint (kw_casebook_new_id (fixture->casebook), >, id);
}

static void
test_hlc (void)
{
  gint64 first = kw_hlc_next (0, FIXTURE_NOW);
  gint64 stamp = first;

  g_assert_cmpint (first >> 16, ==, FIXTURE_NOW);
  g_assert_cmpint (kw_hlc_get_time (first), ==, FIXTURE_NOW);
  g_assert_cmpint (kw_hlc_next (first, FIXTURE_NOW), ==, first + 1);
  g_assert_cmpint (kw_hlc_next (first, FIXTURE_NOW - KW_DAY), ==, first + 1);
  g_assert_cmpint (kw_hlc_next (first, FIXTURE_NOW + 1), ==, (FIXTURE_NOW + 1) << 16);

  /* A full counter goes over into the milliseconds. */
  for (int i = 0; i < 1 << 16; i++)
    stamp = kw_hlc_next (stamp, FIXTURE_NOW);
  g_assert_cmpint (kw_hlc_get_time (stamp), ==, FIXTURE_NOW + 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/id/grow", test_grow);
  g_test_add_func ("/id/time", test_time);
  g_test_add_func ("/id/no-end", test_no_end);
  g_test_add_func ("/id/devices-differ", test_devices_differ);
  g_test_add_func ("/id/seed", test_seed);
  g_test_add_func ("/id/random", test_random);
  g_test_add_func ("/id/skip", test_skip);
  fixture_test ("/id/reopen", test_reopen);
  fixture_test ("/id/from-elsewhere", test_id_from_elsewhere);
  g_test_add_func ("/hlc", test_hlc);

  return g_test_run ();
}
