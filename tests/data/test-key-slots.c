/* test-key-slots.c
 *
 * The keys of a vault: who opens it, who does not any more, what a wrong guess costs, and that nothing in the
 * bytes can be changed or made up without being noticed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-data-error.h"
#include "kw-key-slots.h"
#include "kw-recovery-key.h"

#include <sodium.h>
#include <string.h>

#define HEADER_SIZE 4096
#define AREA        KW_KEY_SLOTS_SIZE
#define CREATED     ((KwInstant) 1359709200000)
#define LOCKED      "This does not unlock the casebook."

/* Where things stand in an area; see kw-key-slots-area.c. */
#define N_SLOTS_AT     16
#define NEXT_NUMBER_AT 20
#define CHECKSUM_AT    24
#define CHECKSUM_END   56
#define SLOTS_AT       512
#define SLOT_SIZE      512
#define WRITTEN_END    (SLOTS_AT + 3 * SLOT_SIZE)

typedef struct
{
  KwKeySlots *slots;
  guint8 data_key[KW_DATA_KEY_SIZE];
  guint8 header[HEADER_SIZE];
  guint8 area[AREA];
  char *words;
} Fixture;

static const KwKeyCost cheap = { 1, 8192 };
static const KwKeyCost dearer = { 3, 16384 };

/* Numbers 1 to 3: two people and the authority. */
static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->slots = kw_key_slots_new ();
  randombytes_buf (fixture->data_key, sizeof fixture->data_key);
  randombytes_buf (fixture->header, sizeof fixture->header);
  fixture->words = kw_recovery_key_new ();
  kw_key_slots_add_passphrase (fixture->slots, fixture->data_key, "Jane Ashworth", "tram quarry lettuce", &cheap,
                               CREATED, &error);
  g_assert_no_error (error);
  kw_key_slots_add_passphrase (fixture->slots, fixture->data_key, "Büro", "caf\303\251 oboe thimble", &dearer,
                               CREATED + 1, &error);
  g_assert_no_error (error);
  kw_key_slots_add_recovery_key (fixture->slots, fixture->data_key, "Westshire safe", fixture->words, &cheap,
                                 CREATED + 2, &error);
  g_assert_no_error (error);
  kw_key_slots_print (fixture->slots, 7, fixture->header, HEADER_SIZE, fixture->data_key, fixture->area);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  kw_key_slots_free (fixture->slots);
  kw_secret_free (fixture->words);
}

static void
opens (const KwKeySlots *slots, const char *secret, int number, const guint8 *data_key)
{
  g_autoptr (GError) error = NULL;
  int opened = 0;
  g_autoptr (KwSecret) found = (KwSecret *) kw_key_slots_unlock (slots, secret, &opened, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (opened, ==, number);
  g_assert_cmpmem (found, KW_DATA_KEY_SIZE, data_key, KW_DATA_KEY_SIZE);
}

static void
does_not_open (const KwKeySlots *slots, const char *secret, guint64 work)
{
  g_autoptr (GError) error = NULL;
  guint64 before = kw_key_cost_get_work_done ();

  g_assert_null (kw_key_slots_unlock (slots, secret, NULL, NULL, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_LOCKED);
  g_assert_cmpstr (error->message, ==, LOCKED);
  g_assert_cmpuint (kw_key_cost_get_work_done () - before, ==, work);
}

static guint64
passphrase_work (void)
{
  return kw_key_cost_get_work (&cheap) + kw_key_cost_get_work (&dearer);
}

static KwKeySlots *
parse (const guint8 *area)
{
  g_autoptr (GError) error = NULL;
  KwKeySlots *slots = kw_key_slots_parse (area, &error);

  g_assert_no_error (error);
  return slots;
}

static gboolean
is_damaged (const guint8 *area)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwKeySlots) slots = kw_key_slots_parse (area, &error);

  if (slots != NULL)
    return FALSE;
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED);
  return TRUE;
}

static gboolean
verifies (Fixture *fixture, const KwKeySlots *slots, const guint8 *area, const guint8 *data_key)
{
  g_autoptr (GError) error = NULL;

  if (kw_key_slots_verify (slots, area, fixture->header, HEADER_SIZE, data_key, &error))
    return TRUE;
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED);
  return FALSE;
}

/* What somebody does who changes a file on purpose. */
static void
mend_checksum (guint8 *area)
{
  memset (area + CHECKSUM_AT, 0, CHECKSUM_END - CHECKSUM_AT);
  crypto_generichash (area + CHECKSUM_AT, CHECKSUM_END - CHECKSUM_AT, area, AREA, NULL, 0);
}

/* Bytes */

static void
test_bytes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwKeySlots) read = parse (fixture->area);
  guint8 again[AREA];
  guint8 other_key[KW_DATA_KEY_SIZE];

  g_assert_cmpuint (kw_key_slots_get_generation (read), ==, 7);
  g_assert_true (verifies (fixture, read, fixture->area, fixture->data_key));
  kw_key_slots_print (read, 7, fixture->header, HEADER_SIZE, fixture->data_key, again);
  g_assert_cmpmem (again, AREA, fixture->area, AREA);
  opens (read, "tram quarry lettuce", 1, fixture->data_key);

  randombytes_buf (other_key, sizeof other_key);
  g_assert_false (verifies (fixture, read, fixture->area, other_key));
}

static gboolean
contains (const guint8 *area, gconstpointer what, gsize length)
{
  for (gsize at = 0; at + length <= AREA; at++)
    if (memcmp (area + at, what, length) == 0)
      return TRUE;
  return FALSE;
}

/* Nothing in the file says whose it is, and nothing in it is the key. */
static void
test_nothing_plain (Fixture *fixture, gconstpointer data)
{
  g_assert_false (contains (fixture->area, "Jane", 4));
  g_assert_false (contains (fixture->area, "safe", 4));
  g_assert_false (contains (fixture->area, "tram", 4));
  g_assert_false (contains (fixture->area, fixture->data_key, 8));
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  static const KwKey expected[] = {
    { 1, KW_KEY_PASSPHRASE, (char *) "Jane Ashworth", CREATED, { 1, 8192 } },
    { 2, KW_KEY_PASSPHRASE, (char *) "Büro", CREATED + 1, { 3, 16384 } },
    { 3, KW_KEY_RECOVERY, (char *) "Westshire safe", CREATED + 2, { 1, 8192 } },
  };
  g_autoptr (KwKeySlots) read = parse (fixture->area);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) keys = kw_key_slots_list (read, fixture->data_key, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (keys->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < keys->len; i++)
    {
      const KwKey *key = g_ptr_array_index (keys, i);

      g_assert_cmpint (key->number, ==, expected[i].number);
      g_assert_cmpint (key->kind, ==, expected[i].kind);
      g_assert_cmpstr (key->name, ==, expected[i].name);
      g_assert_cmpint (key->created, ==, expected[i].created);
      g_assert_cmpuint (key->cost.operations, ==, expected[i].cost.operations);
      g_assert_cmpuint (key->cost.memory, ==, expected[i].cost.memory);
    }
}

/* Unlocking */

static void
test_opens (Fixture *fixture, gconstpointer data)
{
  g_autofree char *loud = g_ascii_strup (fixture->words, -1);

  opens (fixture->slots, "tram quarry lettuce", 1, fixture->data_key);
  opens (fixture->slots, "caf\303\251 oboe thimble", 2, fixture->data_key);
  opens (fixture->slots, "cafe\314\201 oboe thimble", 2, fixture->data_key);
  opens (fixture->slots, fixture->words, 3, fixture->data_key);
  opens (fixture->slots, g_strdelimit (loud, " ", '-'), 3, fixture->data_key);
}

/* Wrong in whatever way: one sentence, and all the work. */
static void
test_wrong (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwSecret) other_words = kw_recovery_key_new ();
  g_autoptr (KwSecret) long_one = kw_secret_new (KW_PASSPHRASE_MOST + 2);

  memset (long_one, 'x', KW_PASSPHRASE_MOST + 1);
  does_not_open (fixture->slots, "tram quarry lettuc", passphrase_work ());
  does_not_open (fixture->slots, "Tram quarry lettuce", passphrase_work ());
  does_not_open (fixture->slots, "tram quarry lettuce ", passphrase_work ());
  does_not_open (fixture->slots, "", passphrase_work ());
  does_not_open (fixture->slots, "\xff", passphrase_work ());
  does_not_open (fixture->slots, long_one, passphrase_work ());
  does_not_open (fixture->slots, "about above accept", passphrase_work ());
  does_not_open (fixture->slots, other_words, passphrase_work () + kw_key_cost_get_work (&cheap));
}

/* Nothing given: known at once. */
static void
test_nothing_given (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint64 before = kw_key_cost_get_work_done ();

  g_assert_null (kw_key_slots_unlock (fixture->slots, NULL, NULL, NULL, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_LOCKED);
  g_assert_cmpuint (kw_key_cost_get_work_done (), ==, before);
  g_assert_false (kw_key_slots_are_open (fixture->slots));
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint64 before = kw_key_cost_get_work_done ();

  g_cancellable_cancel (cancellable);
  g_assert_null (kw_key_slots_unlock (fixture->slots, "wrong", NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (kw_key_cost_get_work_done (), ==, before);
}

/* A recovery key is no passphrase, but a passphrase may be the words of one. */
static void
test_words_as_passphrase (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwSecret) words = kw_recovery_key_new ();
  g_autoptr (GError) error = NULL;

  kw_key_slots_add_passphrase (fixture->slots, fixture->data_key, "odd", words, &cheap, CREATED, &error);
  g_assert_no_error (error);
  opens (fixture->slots, words, 4, fixture->data_key);
}

static void
test_open_slot (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwKeySlots) open = kw_key_slots_new ();
  g_autoptr (KwKeySlots) again = kw_key_slots_new ();
  g_autoptr (KwKeySlots) read = NULL;
  g_autoptr (GError) error = NULL;
  guint8 areas[2][AREA];
  guint64 before = kw_key_cost_get_work_done ();

  g_assert_cmpint (kw_key_slots_add_open (open, fixture->data_key, CREATED, &error), ==, 1);
  g_assert_cmpint (kw_key_slots_add_open (again, fixture->data_key, CREATED, &error), ==, 1);
  kw_key_slots_print (open, 1, fixture->header, HEADER_SIZE, fixture->data_key, areas[0]);
  kw_key_slots_print (again, 1, fixture->header, HEADER_SIZE, fixture->data_key, areas[1]);
  g_assert_cmpmem (areas[0], AREA, areas[1], AREA);

  read = parse (areas[0]);
  g_assert_true (kw_key_slots_are_open (read));
  opens (read, NULL, 1, fixture->data_key);
  opens (read, "whatever", 1, fixture->data_key);
  g_assert_cmpuint (kw_key_cost_get_work_done (), ==, before);
  g_assert_cmpint (kw_key_slots_remove (read, 1, &error), ==, 0);
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID);
}

/* Changing */

static void
test_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) keys = NULL;
  const KwKey *key;

  g_assert_cmpint (kw_key_slots_change_passphrase (fixture->slots, "tram quarry lettuce", "pier walnut", &dearer,
                                                   CREATED + 9, NULL, &error),
                   ==, 1);
  g_assert_no_error (error);
  opens (fixture->slots, "pier walnut", 1, fixture->data_key);
  does_not_open (fixture->slots, "tram quarry lettuce", 2 * kw_key_cost_get_work (&dearer));
  keys = kw_key_slots_list (fixture->slots, fixture->data_key, &error);
  key = g_ptr_array_index (keys, 0);
  g_assert_cmpstr (key->name, ==, "Jane Ashworth");
  g_assert_cmpint (key->created, ==, CREATED + 9);
  g_assert_cmpuint (key->cost.operations, ==, dearer.operations);
}

static void
test_change_wrong (Fixture *fixture, gconstpointer data)
{
  const char *const wrong[] = { "wrong", "", fixture->words };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      guint64 before = kw_key_cost_get_work_done ();

      g_assert_cmpint (
          kw_key_slots_change_passphrase (fixture->slots, wrong[i], "pier walnut", &cheap, CREATED, NULL, &error), ==,
          0);
      g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_LOCKED);
      g_assert_cmpuint (kw_key_cost_get_work_done () - before, ==, passphrase_work ());
    }
  opens (fixture->slots, "tram quarry lettuce", 1, fixture->data_key);
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) keys = NULL;

  g_assert_cmpint (kw_key_slots_rename (fixture->slots, fixture->data_key, 2, "Front desk", &error), ==, 2);
  g_assert_cmpint (kw_key_slots_rename (fixture->slots, fixture->data_key, 9, "Nobody", &error), ==, 0);
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  keys = kw_key_slots_list (fixture->slots, fixture->data_key, &error);
  g_assert_cmpstr (((KwKey *) g_ptr_array_index (keys, 1))->name, ==, "Front desk");
  g_assert_cmpint (((KwKey *) g_ptr_array_index (keys, 1))->created, ==, CREATED + 1);
  opens (fixture->slots, "caf\303\251 oboe thimble", 2, fixture->data_key);
}

/* A removed key opens nothing any more, and what it had opened before is worth nothing. */
static void
test_remove (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwKeySlots) read = NULL;
  guint8 fresh[KW_DATA_KEY_SIZE];

  randombytes_buf (fresh, sizeof fresh);
  g_assert_cmpint (kw_key_slots_remove (fixture->slots, 1, &error), ==, 1);
  g_assert_true (kw_key_slots_reseal (fixture->slots, fixture->data_key, fresh, &error));
  kw_key_slots_print (fixture->slots, 8, fixture->header, HEADER_SIZE, fresh, fixture->area);
  read = parse (fixture->area);
  does_not_open (read, "tram quarry lettuce", kw_key_cost_get_work (&dearer));
  opens (read, "caf\303\251 oboe thimble", 2, fresh);
  opens (read, fixture->words, 3, fresh);
  g_assert_true (verifies (fixture, read, fixture->area, fresh));
  g_assert_false (verifies (fixture, read, fixture->area, fixture->data_key));

  g_assert_cmpint (kw_key_slots_remove (read, 2, &error), ==, 0);
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (kw_key_slots_remove (read, 1, &error), ==, 0);
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (kw_key_slots_remove (read, 3, &error), ==, 3);
  /* A number is never given again. */
  g_assert_cmpint (kw_key_slots_add_passphrase (read, fresh, "New", "pier walnut", &cheap, CREATED, &error), ==, 4);
}

static void
refuses_to_add (Fixture *fixture, const char *name, const char *passphrase, const KwKeyCost *cost)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (
      kw_key_slots_add_passphrase (fixture->slots, fixture->data_key, name, passphrase, cost, CREATED, &error), ==, 0);
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const KwKeyCost nothing = { 0, 0 };
  static const KwKeyCost too_much = { 3, (guint64) 64 << 30 };
  g_autofree char *long_text = g_strnfill (KW_PASSPHRASE_MOST + 1, 'x');
  g_autofree char *long_name = g_strnfill (KW_KEY_NAME_MOST + 1, 'x');
  guint8 after[AREA];

  refuses_to_add (fixture, "Name", "", &cheap);
  refuses_to_add (fixture, "Name", "\xff", &cheap);
  refuses_to_add (fixture, "Name", long_text, &cheap);
  refuses_to_add (fixture, "", "pier walnut", &cheap);
  refuses_to_add (fixture, "\xff", "pier walnut", &cheap);
  refuses_to_add (fixture, long_name, "pier walnut", &cheap);
  refuses_to_add (fixture, "Name", "pier walnut", &nothing);
  refuses_to_add (fixture, "Name", "pier walnut", &too_much);
  kw_key_slots_print (fixture->slots, 7, fixture->header, HEADER_SIZE, fixture->data_key, after);
  g_assert_cmpmem (after, AREA, fixture->area, AREA);
}

static void
test_most (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwKeySlots) read = NULL;
  g_autofree char *name = g_strnfill (KW_KEY_NAME_MOST, 'x');

  for (int number = 4; number <= KW_KEY_SLOTS_MOST; number++)
    g_assert_cmpint (
        kw_key_slots_add_passphrase (fixture->slots, fixture->data_key, name, "pier walnut", &cheap, CREATED, &error),
        ==, number);
  g_assert_cmpint (
      kw_key_slots_add_passphrase (fixture->slots, fixture->data_key, name, "pier walnut", &cheap, CREATED, &error), ==,
      0);
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_FULL);
  kw_key_slots_print (fixture->slots, 9, fixture->header, HEADER_SIZE, fixture->data_key, fixture->area);
  read = parse (fixture->area);
  g_assert_true (verifies (fixture, read, fixture->area, fixture->data_key));
  opens (read, "pier walnut", 4, fixture->data_key);
}

/* Two generations */

typedef struct
{
  guint8 before[2][AREA]; /* generations 7 and 8, with the passphrase before it was changed */
  guint8 after[2][AREA];  /* generations 9 and 10, with the one after */
} Areas;

static Areas *
make_areas (Fixture *fixture)
{
  Areas *areas = g_new (Areas, 1);

  for (int i = 0; i < 2; i++)
    kw_key_slots_print (fixture->slots, 7 + i, fixture->header, HEADER_SIZE, fixture->data_key, areas->before[i]);
  kw_key_slots_change_passphrase (fixture->slots, "tram quarry lettuce", "pier walnut", &cheap, CREATED, NULL, NULL);
  for (int i = 0; i < 2; i++)
    kw_key_slots_print (fixture->slots, 9 + i, fixture->header, HEADER_SIZE, fixture->data_key, areas->after[i]);
  return areas;
}

static void
newest_is (const guint8 *a, const guint8 *b, guint64 generation, int expected_newest, gboolean expected_both)
{
  g_autoptr (GError) error = NULL;
  int newest;
  gboolean both;
  g_autoptr (KwKeySlots) slots = kw_key_slots_parse_newest (a, b, &newest, &both, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (kw_key_slots_get_generation (slots), ==, generation);
  g_assert_cmpint (newest, ==, expected_newest);
  g_assert_cmpint (both, ==, expected_both);
}

/* Every state that a replacement can be cut in: the older area is written first, then the other. */
static void
test_generations (Fixture *fixture, gconstpointer data)
{
  g_autofree Areas *areas = make_areas (fixture);
  guint8 torn[AREA];

  newest_is (areas->before[0], areas->before[1], 8, 1, TRUE);
  newest_is (areas->after[0], areas->before[1], 9, 0, FALSE);
  newest_is (areas->after[0], areas->after[1], 10, 1, TRUE);
  newest_is (areas->before[1], areas->after[0], 9, 1, FALSE);

  for (gsize cut = 512; cut <= 4 * 512; cut += 512)
    {
      memcpy (torn, areas->before[0], AREA);
      memcpy (torn, areas->after[0], cut);
      if (memcmp (torn, areas->after[0], AREA) == 0)
        continue;
      newest_is (torn, areas->before[1], 8, 1, FALSE);
      memcpy (torn, areas->before[1], AREA);
      memcpy (torn, areas->after[1], cut);
      if (memcmp (torn, areas->after[1], AREA) != 0)
        newest_is (areas->after[0], torn, 9, 0, FALSE);
    }
}

/* Once both areas hold the slots of today, no damage to one of them brings back those of yesterday. */
static void
test_old_generation (Fixture *fixture, gconstpointer data)
{
  g_autofree Areas *areas = make_areas (fixture);
  static const guint8 zeros[AREA];
  const guint8 *const states[][2] = {
    { areas->after[0], areas->after[1] },
    { areas->after[0], zeros },
    { zeros, areas->after[1] },
    { areas->after[0], areas->before[1] },
    { areas->before[0], areas->after[1] },
  };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (KwKeySlots) slots = kw_key_slots_parse_newest (states[i][0], states[i][1], NULL, NULL, NULL);

      does_not_open (slots, "tram quarry lettuce", passphrase_work ());
      opens (slots, "pier walnut", 1, fixture->data_key);
    }
}

static void
test_neither (Fixture *fixture, gconstpointer data)
{
  static const guint8 zeros[AREA];
  g_autoptr (GError) error = NULL;

  g_assert_null (kw_key_slots_parse_newest (zeros, zeros, NULL, NULL, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED);
}

/* Changed bytes */

/* Every bit of what is written there, and one of each byte of what follows it. */
static void
test_flips (Fixture *fixture, gconstpointer data)
{
  for (gsize byte = 0; byte < AREA; byte++)
    for (int bit = byte < WRITTEN_END ? 0 : byte % 8; bit < (byte < WRITTEN_END ? 8 : byte % 8 + 1); bit++)
      {
        fixture->area[byte] ^= 1 << bit;
        g_assert_true (is_damaged (fixture->area));
        fixture->area[byte] ^= 1 << bit;
      }
  g_assert_false (is_damaged (fixture->area));
}

/* Changed by somebody who makes the plain checksum fit. */
static void
test_mended_flips (Fixture *fixture, gconstpointer data)
{
  guint8 area[AREA];

  for (gsize byte = 0; byte < AREA; byte += byte < WRITTEN_END ? 1 : 11)
    {
      if (byte >= CHECKSUM_AT && byte < CHECKSUM_END)
        continue;
      memcpy (area, fixture->area, AREA);
      area[byte] ^= 1 << g_test_rand_int_range (0, 8);
      mend_checksum (area);
      if (!is_damaged (area))
        {
          g_autoptr (KwKeySlots) slots = parse (area);

          g_assert_false (verifies (fixture, slots, area, fixture->data_key));
        }
    }
}

static void
test_header_flips (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwKeySlots) slots = parse (fixture->area);

  for (gsize byte = 0; byte < HEADER_SIZE; byte++)
    {
      fixture->header[byte] ^= 1 << byte % 8;
      g_assert_false (verifies (fixture, slots, fixture->area, fixture->data_key));
      fixture->header[byte] ^= 1 << byte % 8;
    }
  g_assert_true (verifies (fixture, slots, fixture->area, fixture->data_key));
}

/* Hostile areas */

static void
put (guint8 *area, gsize at, gsize size, guint64 number)
{
  for (gsize i = 0; i < size; i++)
    area[at + i] = number >> (8 * i) & 0xff;
}

/* What a file asks of the machine that opens it, and what makes no sense. */
static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    gsize at;
    gsize size;
    guint64 number;
  } changes[] = {
    { N_SLOTS_AT, 4, 0 },
    { N_SLOTS_AT, 4, 2 },
    { N_SLOTS_AT, 4, 4 },
    { N_SLOTS_AT, 4, KW_KEY_SLOTS_MOST + 1 },
    { N_SLOTS_AT, 4, G_MAXUINT32 },
    { NEXT_NUMBER_AT, 4, 3 },
    { NEXT_NUMBER_AT, 4, 0 },
    { NEXT_NUMBER_AT, 4, G_MAXUINT32 },
    { SLOTS_AT, 4, 0 },
    { SLOTS_AT, 4, 3 },
    { SLOTS_AT, 4, 4 },
    { SLOTS_AT, 4, G_MAXUINT32 },
    { SLOTS_AT + 4, 4, 0 },
    { SLOTS_AT + 4, 4, 2 },
    { SLOTS_AT + 4, 4, 9 },
    { SLOTS_AT + 8, 8, 0 },
    { SLOTS_AT + 8, 8, 65 },
    { SLOTS_AT + 8, 8, G_MAXUINT64 },
    { SLOTS_AT + 16, 8, 0 },
    { SLOTS_AT + 16, 8, (guint64) 64 << 30 },
    { SLOTS_AT + 16, 8, G_MAXUINT64 },
    { SLOTS_AT + SLOT_SIZE - 1, 1, 1 },
    { SLOTS_AT - 1, 1, 1 },
    { AREA - 1, 1, 1 },
  };
  guint8 area[AREA];

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      memcpy (area, fixture->area, AREA);
      put (area, changes[i].at, changes[i].size, changes[i].number);
      mend_checksum (area);
      g_assert_true (is_damaged (area));
    }
}

/* Each slot below the cap, all of them together above it: hours. */
static void
test_hostile_together (Fixture *fixture, gconstpointer data)
{
  for (int n = 1; n <= KW_KEY_SLOTS_MOST; n++)
    {
      guint8 *slot = fixture->area + SLOTS_AT + (n - 1) * SLOT_SIZE;

      memcpy (slot, fixture->area + SLOTS_AT, SLOT_SIZE);
      put (slot, 4, 4, n);
      put (slot, 8, 8, 16);
      put (slot, 16, 8, (guint64) 1 << 30);
      put (fixture->area, N_SLOTS_AT, 4, n);
      put (fixture->area, NEXT_NUMBER_AT, 4, n + 1);
      memset (slot + SLOT_SIZE, 0, n < KW_KEY_SLOTS_MOST ? SLOT_SIZE : 0);
      if (n == 1)
        memset (slot + SLOT_SIZE, 0, 2 * SLOT_SIZE);
      mend_checksum (fixture->area);
      g_assert_cmpint (is_damaged (fixture->area), ==, n > 16);
    }
}

/* A public key that is none cannot be sealed to; a slot with another's details has no name. */
static void
test_hostile_reseal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwKeySlots) slots = NULL;

  memset (fixture->area + SLOTS_AT + 40, 0, 32);
  mend_checksum (fixture->area);
  slots = parse (fixture->area);
  does_not_open (slots, "tram quarry lettuce", passphrase_work ());
  g_assert_false (kw_key_slots_reseal (slots, fixture->data_key, fixture->data_key, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_null (kw_key_slots_list (slots, fixture->data_key, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "bytes", test_bytes },
    { "nothing-plain", test_nothing_plain },
    { "list", test_list },
    { "opens", test_opens },
    { "wrong", test_wrong },
    { "nothing-given", test_nothing_given },
    { "cancelled", test_cancelled },
    { "words-as-passphrase", test_words_as_passphrase },
    { "open-slot", test_open_slot },
    { "change", test_change },
    { "change-wrong", test_change_wrong },
    { "rename", test_rename },
    { "remove", test_remove },
    { "refused", test_refused },
    { "most", test_most },
    { "generations", test_generations },
    { "old-generation", test_old_generation },
    { "neither", test_neither },
    { "flips", test_flips },
    { "mended-flips", test_mended_flips },
    { "header-flips", test_header_flips },
    { "hostile", test_hostile },
    { "hostile-together", test_hostile_together },
    { "hostile-reseal", test_hostile_reseal },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/key-slots/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);
    }

  return g_test_run ();
}
