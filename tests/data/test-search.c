/* test-search.c
 *
 * What was recorded is found by its words, newest first, and is no longer found when it is gone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "casebook-fixture.h"
#include "raw-casebook.h"

#include "kw-casebook-private.h"
#include "kw-search.h"

static gint64
add_visit (Fixture *fixture, gint64 family, KwInstant start, const char *note)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwVisit *visit = kw_record_new (KW_RECORD_VISIT);
  gint64 id = kw_casebook_new_id (fixture->casebook);

  visit->record.id = id;
  visit->record.family = family;
  visit->start = start;
  visit->outcome = KW_VISIT_SEEN;
  visit->note = g_strdup (note);
  kw_edit_put (edit, visit);
  fixture_commit (fixture, edit);
  return id;
}

static GPtrArray *
search (Fixture *fixture, const char *words, guint limit)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *hits = kw_casebook_search_sync (fixture->casebook, words, limit, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (hits);
  g_assert_cmpuint (hits->len, <=, limit);
  return hits;
}

/* @...: the ids that are found, in order, ending in 0 */
static void
assert_finds (Fixture *fixture, const char *words, ...)
{
  g_autoptr (GPtrArray) hits = search (fixture, words, 50);
  va_list ids;
  guint n = 0;
  gint64 id;

  va_start (ids, words);
  g_test_message ("%.60s", words);
  while ((id = va_arg (ids, gint64)) != 0)
    {
      g_assert_cmpuint (n, <, hits->len);
      g_assert_cmpint (((KwSearchHit *) g_ptr_array_index (hits, n))->id, ==, id);
      n++;
    }
  va_end (ids);
  g_assert_cmpuint (hits->len, ==, n);
}

#define NOTHING (gint64) 0
#define N_TEXTS 300

static void
test_words (Fixture *fixture, gconstpointer data)
{
  gint64 okafor = fixture_add_family (fixture, "WCC-0042", "Okafor");
  gint64 first = add_visit (fixture, okafor, FIXTURE_NOW, "Zoë talked about the landlord. She can't sleep.");
  gint64 second = add_visit (fixture, okafor, FIXTURE_NOW, "The LANDLORDS came; £120 owed. Zoe AND Tobi home");

  assert_finds (fixture, "landlord", second, first, NOTHING);
  assert_finds (fixture, "landlords", second, NOTHING);
  assert_finds (fixture, "landlord zoe", first, NOTHING);
  assert_finds (fixture, "ZOË sleep", first, NOTHING);
  assert_finds (fixture, "zoe tobi landlord", second, NOTHING);
  assert_finds (fixture, "landlord s", first, NOTHING); /* said, sleep */
  assert_finds (fixture, "landlord sl", first, NOTHING);
  assert_finds (fixture, "can't", first, NOTHING);
  assert_finds (fixture, "andlord", NOTHING);
  assert_finds (fixture, "landlord eviction", NOTHING);
  assert_finds (fixture, "120", second, NOTHING);
  assert_finds (fixture, "wcc-0042", okafor, NOTHING);
  assert_finds (fixture, "okaf", okafor, NOTHING);
  assert_finds (fixture, "o", second, okafor, NOTHING); /* owed, Okafor */
}

static void
test_beginnings_of_any_length (Fixture *fixture, gconstpointer data)
{
  const char *word = "breathalysers";
  gint64 family = fixture_add_family (fixture, "WCC-1", "Ng");
  gint64 id = add_visit (fixture, family, FIXTURE_NOW, "breathalysers");
  gint64 other = add_visit (fixture, family, FIXTURE_NOW, "breath");

  for (gsize length = 1; length <= strlen (word); length++)
    {
      g_autofree char *beginning = g_strndup (word, length);

      if (length <= strlen ("breath"))
        assert_finds (fixture, beginning, other, id, NOTHING);
      else
        assert_finds (fixture, beginning, id, NOTHING);
    }
}

/* Many newer records that a wider question finds too must not hide an older one. */
static void
test_older_ones (Fixture *fixture, gconstpointer data)
{
  gint64 family = fixture_add_family (fixture, "WCC-1", "Ng");
  gint64 id = add_visit (fixture, family, FIXTURE_NOW, "housemaster quilt");
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  g_autoptr (GPtrArray) hits = NULL;

  for (guint i = 0; i < 400; i++)
    {
      KwVisit *visit = kw_record_new (KW_RECORD_VISIT);

      visit->record.family = family;
      visit->start = FIXTURE_NOW;
      visit->outcome = KW_VISIT_SEEN;
      visit->note = g_strdup ("housework about");
      kw_edit_put (edit, visit);
    }
  fixture_commit (fixture, edit);
  assert_finds (fixture, "housemas", id, NOTHING);
  assert_finds (fixture, "q", id, NOTHING);
  assert_finds (fixture, "housemaster q", id, NOTHING);

  hits = search (fixture, "house", 20);
  g_assert_cmpuint (hits->len, ==, 20);
  for (guint i = 1; i < hits->len; i++)
    g_assert_cmpint (((KwSearchHit *) g_ptr_array_index (hits, i - 1))->id, >,
                     ((KwSearchHit *) g_ptr_array_index (hits, i))->id);
  g_ptr_array_unref (hits);
  hits = search (fixture, "housework", 0);
}

static void
change_note (Fixture *fixture, gint64 family, gint64 id, const char *note)
{
  g_autoptr (KwCaseFile) file = fixture_load (fixture, family);
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwVisit *visit = kw_record_copy (kw_case_file_find (file, KW_RECORD_VISIT, id));

  g_free (visit->note);
  visit->note = g_strdup (note);
  kw_edit_put (edit, visit);
  fixture_commit (fixture, edit);
}

/* Few beginnings, so that many words begin alike; most longer than what the index keeps ready. */
static char *
make_word (GRand *rand)
{
  static const char *const parts[] = { "lan", "land", "lord", "s", "comm", "uni", "ty", "a", "e", "q", "19", "0" };
  GString *word = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 1, 6); n > 0; n--)
    g_string_append (word, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
  return g_string_free (word, FALSE);
}

static char *
make_text (GRand *rand, const GPtrArray *vocabulary)
{
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 1, 12); n > 0; n--)
    {
      int which = (int) (vocabulary->len * g_rand_double (rand) * g_rand_double (rand));

      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", (char *) g_ptr_array_index (vocabulary, which));
    }
  return g_string_free (text, FALSE);
}

static gboolean
has_words (const char *text, const char *typed)
{
  g_auto (GStrv) has = g_strsplit (text, " ", -1), wanted = g_strsplit (typed, " ", -1);
  guint n = g_strv_length (wanted);
  gboolean begins = FALSE;

  for (guint i = 0; i + 1 < n; i++)
    if (!g_strv_contains ((const char *const *) has, wanted[i]))
      return FALSE;
  for (guint i = 0; has[i] != NULL; i++)
    begins |= g_str_has_prefix (has[i], wanted[n - 1]);
  return begins;
}

/* One to three words, the last of them cut off somewhere, or with a letter too many. */
static char *
make_typed (GRand *rand, const GPtrArray *vocabulary)
{
  GString *typed = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
    {
      const char *word = g_ptr_array_index (vocabulary, g_rand_int_range (rand, 0, (int) vocabulary->len));
      int length = n > 1 ? (int) strlen (word) : g_rand_int_range (rand, 1, (int) strlen (word) + 1);

      g_string_append_printf (typed, "%s%.*s", typed->len > 0 ? " " : "", length, word);
    }
  if (g_rand_int_range (rand, 0, 10) == 0)
    g_string_append_c (typed, 'a');
  return g_string_free (typed, FALSE);
}

static void
assert_finds_as_told (Fixture *fixture, const char *typed, const GPtrArray *texts, const gint64 *ids, guint limit)
{
  g_autoptr (GPtrArray) hits = search (fixture, typed, limit);
  guint n = 0;

  g_test_message ("%s, at most %u", typed, limit);
  for (guint i = texts->len; i > 0 && n < limit; i--)
    if (has_words (g_ptr_array_index (texts, i - 1), typed))
      {
        g_assert_cmpuint (n, <, hits->len);
        g_assert_cmpint (((KwSearchHit *) g_ptr_array_index (hits, n))->id, ==, ids[i - 1]);
        n++;
      }
  /* The casebook's own worker and team are older than all texts. */
  for (; n < hits->len; n++)
    g_assert_true (((KwSearchHit *) g_ptr_array_index (hits, n))->kind != KW_RECORD_VISIT);
}

/* Against a plain look at every text: right also where an old word has long been left out of the index, where so many
 * words begin alike that they are not asked for one by one, and where there are more than are asked for. */
static void
test_as_a_plain_look (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr (GPtrArray) vocabulary = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  gint64 family = fixture_add_family (fixture, "XX", "Zz");
  gint64 ids[N_TEXTS];

  for (guint i = 0; i < 150; i++)
    g_ptr_array_add (vocabulary, make_word (rand));
  for (guint i = 0; i < 60; i++)
    g_ptr_array_add (vocabulary, g_strdup_printf ("landlord%02u", i));
  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_ptr_array_add (texts, make_text (rand, vocabulary));
      ids[i] = add_visit (fixture, family, FIXTURE_NOW, g_ptr_array_index (texts, i));
    }
  for (guint i = 0; i < N_TEXTS; i += 3)
    {
      g_free (g_ptr_array_index (texts, i));
      texts->pdata[i] = make_text (rand, vocabulary);
      change_note (fixture, family, ids[i], g_ptr_array_index (texts, i));
    }
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *typed = make_typed (rand, vocabulary);

      assert_finds_as_told (fixture, typed, texts, ids, i % 4 == 0 ? 5 : 2 * N_TEXTS);
    }
  assert_finds_as_told (fixture, "landlord", texts, ids, 2 * N_TEXTS);
}

/* What means something to FTS5 means nothing here. */
static void
test_harmless (Fixture *fixture, gconstpointer data)
{
  const char *nothing[] = { "", " ", "\"", "*", "()", "-", "^", ":", "\xff\xfe", "…", "{}", "\"\"\"" };
  const char *bailiffs[] = { "bailiff", "\"bailiff", "bailiff\"", "bailiff*", "(bailiff", "-bailiff", "^bailiff",
                             "text:bailiff", "bailiff AND came", "came OR bailiff", "bailiff NOT text",
                             "NEAR(bailiff came)", "{text} : bailiff", "bailiff + came", "bailiff\ncame", "'bailiff'",
                             "bailiff; DROP TABLE visit", "came came bailiff bailiff" };
  gint64 family = fixture_add_family (fixture, "WCC-1", "Ng");
  gint64 id = add_visit (fixture, family, FIXTURE_NOW, "text: bailiff AND came OR near, NOT; drop table visited");
  g_autofree char *page = g_strnfill (100000, 'b');
  g_autoptr (GString) many = g_string_new ("bailiff");

  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    assert_finds (fixture, nothing[i], NOTHING);
  for (guint i = 0; i < G_N_ELEMENTS (bailiffs); i++)
    assert_finds (fixture, bailiffs[i], id, NOTHING);
  assert_finds (fixture, page, NOTHING);
  for (guint i = 0; i < 1000; i++)
    g_string_append (many, " came");
  assert_finds (fixture, many->str, id, NOTHING);
}

/* Whatever is typed is answered. */
static void
test_anything (Fixture *fixture, gconstpointer data)
{
  gint64 family = fixture_add_family (fixture, "WCC-1", "Ng");

  add_visit (fixture, family, FIXTURE_NOW, "ab\xc3\xa9 \xe4\xb8\xad\xe6\x96\x87 x");
  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GString) typed = g_string_new (NULL);
      g_autoptr (GPtrArray) hits = NULL;

      for (gint n = g_test_rand_int_range (1, 12); n > 0; n--)
        if (g_test_rand_bit ())
          g_string_append_c (typed, (char) g_test_rand_int_range (1, 256));
        else
          g_string_append_unichar (typed, (gunichar) g_test_rand_int_range (1, 0xd800));
      hits = search (fixture, typed->str, 5);
    }
}

static void
test_hit (Fixture *fixture, gconstpointer data)
{
  gint64 family = fixture_add_family (fixture, "WCC-0042", "Okafor");
  gint64 id = add_visit (fixture, family, FIXTURE_NOW - 3 * KW_DAY,
                         "Long talk in the kitchen about money and about school, and then at last she said that the "
                         "bailiffs\nhad been there twice since the New Year, and that she had hidden with the children "
                         "behind the sofa until they went away again.");
  g_autoptr (GPtrArray) hits = search (fixture, "bailiff", 5);
  KwSearchHit *hit;

  g_assert_cmpuint (hits->len, ==, 1);
  hit = g_ptr_array_index (hits, 0);
  g_assert_true (hit->kind == KW_RECORD_VISIT);
  g_assert_cmpint (hit->id, ==, id);
  g_assert_cmpint (hit->family, ==, family);
  g_assert_cmpstr (hit->family_name, ==, "Okafor");
  g_assert_cmpstr (hit->family_reference, ==, "WCC-0042");
  g_assert_cmpint (hit->when, ==, kw_date_from_ymd (2013, 1, 26));
  g_assert_cmpstr (
      hit->excerpt, ==,
      "…and then at last she said that the bailiffs · had been there twice since the New Year, and that she "
      "had hidden with the children behind the…");
}

static void
test_hit_shared (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwService *service = kw_record_new (KW_RECORD_SERVICE);
  g_autoptr (GPtrArray) hits = NULL;
  KwSearchHit *hit;

  service->name = g_strdup ("Turning Point");
  kw_edit_put (edit, service);
  fixture_commit (fixture, edit);
  hits = search (fixture, "turning", 5);
  g_assert_cmpuint (hits->len, ==, 1);
  hit = g_ptr_array_index (hits, 0);
  g_assert_cmpint (hit->family, ==, KW_NONE);
  g_assert_null (hit->family_name);
  g_assert_cmpint (hit->when, ==, KW_NONE);
  g_assert_cmpstr (hit->excerpt, ==, "Turning Point");
}

/* A line about one person is dated by its visit. */
static void
test_hit_of_part (Fixture *fixture, gconstpointer data)
{
  gint64 family = fixture_add_family (fixture, "WCC-1", "Ng");
  gint64 visit = add_visit (fixture, family, FIXTURE_NOW - KW_DAY, NULL);
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwMember *member = kw_record_new (KW_RECORD_MEMBER);
  KwVisitLine *line = kw_record_new (KW_RECORD_VISIT_LINE);
  g_autoptr (GPtrArray) hits = NULL;

  member->record.family = line->record.family = family;
  member->record.id = line->member = kw_casebook_new_id (fixture->casebook);
  member->given = g_strdup ("Ada");
  line->visit = visit;
  line->text = g_strdup ("drinks again");
  kw_edit_put (edit, member);
  kw_edit_put (edit, line);
  fixture_commit (fixture, edit);
  hits = search (fixture, "drinks", 5);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_true (((KwSearchHit *) g_ptr_array_index (hits, 0))->kind == KW_RECORD_VISIT_LINE);
  g_assert_cmpint (((KwSearchHit *) g_ptr_array_index (hits, 0))->when, ==, kw_date_from_ymd (2013, 1, 28));
}

/* Looks past kw_casebook_search_sync(), which would not show a record that is gone in any case. */
static void
assert_index_empty_of (Fixture *fixture, const char *word)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM search_index WHERE search_index MATCH '\"%s\"'", word);
  g_autofree char *count = NULL;

  fixture_close (fixture);
  count = raw_read (fixture->path, sql);
  g_assert_cmpstr (count, ==, "0\n");
  fixture_reopen (fixture);
}

static void
test_gone (Fixture *fixture, gconstpointer data)
{
  gint64 family = fixture_add_family (fixture, "WCC-1", "Ng");
  gint64 id = add_visit (fixture, family, FIXTURE_NOW, "canary one");
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  g_autofree char *rows = NULL;

  change_note (fixture, family, id, "sparrow one");
  assert_finds (fixture, "canary", NOTHING);
  assert_finds (fixture, "sparrow", id, NOTHING);
  assert_index_empty_of (fixture, "canary");

  kw_edit_remove (edit, KW_RECORD_VISIT, id);
  fixture_commit (fixture, edit);
  assert_finds (fixture, "sparrow", NOTHING);
  assert_index_empty_of (fixture, "sparrow");
  assert_index_empty_of (fixture, "one");

  fixture_close (fixture);
  rows = raw_read (fixture->path, "SELECT count (*) FROM search_row WHERE kind = 'visit'");
  g_assert_cmpstr (rows, ==, "0\n");
}

static void
test_words_come_and_go (Fixture *fixture, gconstpointer data)
{
  gint64 family = fixture_add_family (fixture, "WCC-1", "Ng");
  gint64 id = add_visit (fixture, family, FIXTURE_NOW, NULL);

  change_note (fixture, family, id, "heron");
  assert_finds (fixture, "heron", id, NOTHING);
  change_note (fixture, family, id, NULL);
  assert_finds (fixture, "heron", NOTHING);
  assert_index_empty_of (fixture, "heron");
}

static gboolean
do_nothing (KwJob *job, GError **error)
{
  return TRUE;
}

/* What waits in the background is done in order, so once this is over the index had its turn. */
static void
wait_for_background (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  kw_casebook_run_sync_number (fixture->casebook, KW_BACKGROUND, do_nothing, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Each commit leaves a piece of index; the background keeps them few. FTS5 itself would merge at 64. */
static void
test_merged (Fixture *fixture, gconstpointer data)
{
  gint64 family = fixture_add_family (fixture, "WCC-1", "Ng");
  g_autofree char *pieces = NULL;
  gint64 n_pieces;

  for (guint i = 0; i < 60; i++)
    add_visit (fixture, family, FIXTURE_NOW, "many small pieces");
  wait_for_background (fixture);
  fixture_close (fixture);
  pieces = raw_read (fixture->path, "SELECT count (DISTINCT segid) FROM search_index_idx");
  n_pieces = g_ascii_strtoll (pieces, NULL, 10);
  g_test_message ("%" G_GINT64_FORMAT " pieces", n_pieces);
  g_assert_cmpint (n_pieces, <, 40);
  fixture_reopen (fixture);
  {
    g_autoptr (GPtrArray) hits = search (fixture, "pieces", 300);

    g_assert_cmpuint (hits->len, ==, 60);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/search/words", test_words);
  fixture_test ("/search/beginnings-of-any-length", test_beginnings_of_any_length);
  fixture_test ("/search/older-ones", test_older_ones);
  fixture_test ("/search/as-a-plain-look", test_as_a_plain_look);
  fixture_test ("/search/harmless", test_harmless);
  fixture_test ("/search/anything", test_anything);
  fixture_test ("/search/hit", test_hit);
  fixture_test ("/search/hit-shared", test_hit_shared);
  fixture_test ("/search/hit-of-part", test_hit_of_part);
  fixture_test ("/search/gone", test_gone);
  fixture_test ("/search/words-come-and-go", test_words_come_and_go);
  fixture_test ("/search/merged", test_merged);

  return g_test_run ();
}
