/* test-same-person.c
 *
 * Somebody who is a member of several families is found from each of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "casebook-fixture.h"

#include "kw-same-person.h"
#include "kw-search.h"

#define OKAFOR 0
#define REID   1
#define MARSH  2

/* Ada is in all three families, written in three ways. */
typedef struct
{
  gint64 family[3], ada[3];
  gint64 ben; /* in the second */
} People;

static gint64
put_member (Fixture *fixture, KwEdit *edit, gint64 family, const char *given, const char *surname, KwDate born)
{
  KwMember *member = kw_record_new (KW_RECORD_MEMBER);

  member->record.id = kw_casebook_new_id (fixture->casebook);
  member->record.family = family;
  member->given = g_strdup (given);
  member->surname = g_strdup (surname);
  member->born = born;
  kw_edit_put (edit, member);
  return member->record.id;
}

static People
add_people (Fixture *fixture)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwDate born = kw_date_from_ymd (1980, 2, 4);
  People people = { { fixture_put_family (fixture, edit, "WCC-1", "Okafor"),
                      fixture_put_family (fixture, edit, "WCC-2", "Reid"),
                      fixture_put_family (fixture, edit, "WCC-3", "Marsh") } };

  people.ada[OKAFOR] = put_member (fixture, edit, people.family[OKAFOR], "Ada", "Okafor", born);
  people.ada[REID] = put_member (fixture, edit, people.family[REID], "Ada", NULL, born);
  people.ada[MARSH] = put_member (fixture, edit, people.family[MARSH], "Adaeze", "Okafor", KW_NONE);
  people.ben = put_member (fixture, edit, people.family[REID], "Ben", "Reid", kw_date_from_ymd (2001, 9, 1));
  fixture_commit (fixture, edit);
  return people;
}

static gint64
link_two (Fixture *fixture, gint64 member, gint64 other)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwSamePerson *same = kw_record_new (KW_RECORD_SAME_PERSON);
  gint64 id = kw_casebook_new_id (fixture->casebook);

  same->record.id = id;
  same->member = member;
  same->other = other;
  kw_edit_put (edit, same);
  fixture_commit (fixture, edit);
  return id;
}

static GPtrArray *
list (Fixture *fixture, gint64 family)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *people = kw_casebook_list_same_people_sync (fixture->casebook, family, NULL, &error);

  g_assert_no_error (error);
  return people;
}

static void
assert_is (GPtrArray *people, guint i, gint64 person, gint64 link, gint64 member, const char *family_name)
{
  const KwPersonElsewhere *found = g_ptr_array_index (people, i);

  g_assert_cmpint (found->person, ==, person);
  g_assert_cmpint (found->link, ==, link);
  g_assert_cmpint (found->member, ==, member);
  g_assert_cmpstr (found->family_name, ==, family_name);
}

static void
test_both_sides (Fixture *fixture, gconstpointer data)
{
  People people = add_people (fixture);
  g_autoptr (GPtrArray) none = list (fixture, people.family[OKAFOR]);
  gint64 link = link_two (fixture, people.ada[OKAFOR], people.ada[REID]);
  g_autoptr (GPtrArray) here = list (fixture, people.family[OKAFOR]);
  g_autoptr (GPtrArray) there = list (fixture, people.family[REID]);
  g_autoptr (GPtrArray) nowhere = list (fixture, people.family[MARSH]);
  const KwPersonElsewhere *found;

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (nowhere->len, ==, 0);
  g_assert_cmpuint (here->len, ==, 1);
  assert_is (here, 0, people.ada[OKAFOR], link, people.ada[REID], "Reid");
  g_assert_cmpuint (there->len, ==, 1);
  assert_is (there, 0, people.ada[REID], link, people.ada[OKAFOR], "Okafor");

  found = g_ptr_array_index (there, 0);
  g_assert_cmpstr (found->name, ==, "Ada Okafor");
  g_assert_cmpint (found->born, ==, kw_date_from_ymd (1980, 2, 4));
  g_assert_cmpint (found->family, ==, people.family[OKAFOR]);
  g_assert_cmpstr (found->family_reference, ==, "WCC-1");
  found = g_ptr_array_index (here, 0);
  g_assert_cmpstr (found->name, ==, "Ada");
}

/* The first is the second and the second is the third: then the first is the third, though no record says so. */
static void
test_follows (Fixture *fixture, gconstpointer data)
{
  People people = add_people (fixture);
  gint64 first = link_two (fixture, people.ada[REID], people.ada[OKAFOR]);
  gint64 second = link_two (fixture, people.ada[REID], people.ada[MARSH]);
  g_autoptr (GPtrArray) okafor = list (fixture, people.family[OKAFOR]);
  g_autoptr (GPtrArray) reid = list (fixture, people.family[REID]);
  g_autoptr (GPtrArray) marsh = list (fixture, people.family[MARSH]);

  g_assert_cmpuint (okafor->len, ==, 2);
  assert_is (okafor, 0, people.ada[OKAFOR], KW_NONE, people.ada[MARSH], "Marsh");
  assert_is (okafor, 1, people.ada[OKAFOR], first, people.ada[REID], "Reid");
  g_assert_cmpuint (reid->len, ==, 2);
  assert_is (reid, 0, people.ada[REID], second, people.ada[MARSH], "Marsh");
  assert_is (reid, 1, people.ada[REID], first, people.ada[OKAFOR], "Okafor");
  g_assert_cmpuint (marsh->len, ==, 2);
}

static void
assert_finds (Fixture *fixture, const char *words, KwDate born, gint64 not_in, gint64 first, gint64 second)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people =
      kw_casebook_find_people_sync (fixture->casebook, words, born, not_in, 10, NULL, &error);
  gint64 ids[] = { first, second };
  guint n = first == KW_NONE ? 0 : second == KW_NONE ? 1
                                                     : 2;

  g_assert_no_error (error);
  g_test_message ("%s", words);
  g_assert_cmpuint (people->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (((KwPersonElsewhere *) g_ptr_array_index (people, i))->member, ==, ids[i]);
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  People people = add_people (fixture);
  gint64 okafor = people.family[OKAFOR], reid = people.family[REID];
  KwDate born = kw_date_from_ymd (1980, 2, 4);

  assert_finds (fixture, "ada", KW_NONE, okafor, people.ada[MARSH], people.ada[REID]);
  assert_finds (fixture, "ada", KW_NONE, reid, people.ada[MARSH], people.ada[OKAFOR]);
  assert_finds (fixture, "okafor ada", KW_NONE, okafor, people.ada[MARSH], KW_NONE);
  assert_finds (fixture, "ada", born, okafor, people.ada[REID], KW_NONE);
  assert_finds (fixture, "", born, okafor, people.ada[REID], KW_NONE);
  assert_finds (fixture, "", born, people.family[MARSH], people.ada[REID], people.ada[OKAFOR]);
  assert_finds (fixture, "adaeze", born, okafor, KW_NONE, KW_NONE);
  assert_finds (fixture, "", KW_NONE, okafor, KW_NONE, KW_NONE);
  assert_finds (fixture, "nobody", KW_NONE, okafor, KW_NONE, KW_NONE);
  assert_finds (fixture, "\"*(", KW_NONE, okafor, KW_NONE, KW_NONE);
  /* A family's name is not a member's. */
  assert_finds (fixture, "marsh", KW_NONE, okafor, KW_NONE, KW_NONE);
}

/* Searching for somebody says where else they are. */
static void
test_searched (Fixture *fixture, gconstpointer data)
{
  People people = add_people (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  const KwSearchHit *hit;

  link_two (fixture, people.ada[OKAFOR], people.ada[REID]);
  hits = kw_casebook_search_sync (fixture->casebook, "ada", 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 3);
  hit = g_ptr_array_index (hits, 0);
  g_assert_cmpint (hit->id, ==, people.ada[MARSH]);
  g_assert_null (hit->also);
  hit = g_ptr_array_index (hits, 1);
  g_assert_cmpint (hit->id, ==, people.ada[REID]);
  g_assert_cmpuint (hit->also->len, ==, 1);
  assert_is (hit->also, 0, people.ada[REID], ((KwPersonElsewhere *) g_ptr_array_index (hit->also, 0))->link,
             people.ada[OKAFOR], "Okafor");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/same-person/both-sides", test_both_sides);
  fixture_test ("/same-person/follows", test_follows);
  fixture_test ("/same-person/find", test_find);
  fixture_test ("/same-person/searched", test_searched);

  return g_test_run ();
}
