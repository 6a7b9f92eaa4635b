/* fuzz-keys.c
 *
 * The keys of a casebook file, broken at random, also by somebody who makes the plain checksum fit: nothing may crash,
 * nothing changed may pass for genuine, and what can be opened gives the data key or nothing. Recovery keys as somebody
 * types them too. A run is decided by its first number alone, so that what fails can be had again.
 *
 * fuzz-keys [--first N] [--rounds N] [--seconds N]
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-data-error.h"
#include "kw-key-slots.h"
#include "kw-passphrase.h"
#include "kw-recovery-key.h"

#include <sodium.h>
#include <string.h>

#define AREA         KW_KEY_SLOTS_SIZE
#define HEADER_SIZE  4096
#define PASSPHRASE   "tram quarry lettuce"
#define MOST_CHANGES 6
#define LONGEST_PART 96

/* Where things stand in an area; see kw-key-slots-area.c. */
#define CHECKSUM_AT   24
#define CHECKSUM_SIZE 32
#define SLOTS_AT      512
#define SLOT_SIZE     512
#define COST_AT       8
#define COST_SIZE     16

static int first = 1;
static int rounds = 0;
static int seconds = 0;

static const GOptionEntry entries[] = {
  { "first", 0, 0, G_OPTION_ARG_INT, &first, NULL, NULL },
  { "rounds", 0, 0, G_OPTION_ARG_INT, &rounds, NULL, NULL },
  { "seconds", 0, 0, G_OPTION_ARG_INT, &seconds, NULL, NULL },
  { NULL },
};

/* What is random in making keys has to be the same in every run too. */

static guint64 drawn;

static const char *
say_name (void)
{
  return "the same in every run";
}

static void
draw (void *bytes, size_t length)
{
  guint8 seed[randombytes_SEEDBYTES] = { 0 };

  drawn++;
  memcpy (seed, &drawn, sizeof drawn);
  randombytes_buf_deterministic (bytes, length, seed);
}

static guint32
draw_number (void)
{
  guint32 number;

  draw (&number, sizeof number);
  return number;
}

static randombytes_implementation known_numbers = {
  .implementation_name = say_name,
  .random = draw_number,
  .buf = draw,
};

/* What is broken: an area with a passphrase, a recovery key and, in every other one, an open slot. */
typedef struct
{
  guint8 area[AREA];
  guint8 header[HEADER_SIZE];
  guint8 data_key[KW_DATA_KEY_SIZE];
  char *words;
} Seed;

static void
make_seed (Seed *seed, gboolean open)
{
  static const KwKeyCost cheap = { .operations = 1, .memory = 8192 };
  g_autoptr (KwKeySlots) slots = kw_key_slots_new ();

  randombytes_buf (seed->data_key, sizeof seed->data_key);
  randombytes_buf (seed->header, sizeof seed->header);
  seed->words = kw_recovery_key_new ();
  g_assert_cmpint (kw_key_slots_add_passphrase (slots, seed->data_key, "Jane", PASSPHRASE, &cheap, 0, NULL), ==, 1);
  g_assert_cmpint (kw_key_slots_add_recovery_key (slots, seed->data_key, "safe", seed->words, &cheap, 0, NULL), ==, 2);
  if (open)
    g_assert_cmpint (kw_key_slots_add_open (slots, seed->data_key, 0, NULL), ==, 3);
  kw_key_slots_print (slots, 7, seed->header, HEADER_SIZE, seed->data_key, seed->area);
}

/* Mostly where something stands. */
static gsize
somewhere (GRand *random)
{
  return (gsize) g_rand_int_range (random, 0, g_rand_boolean (random) ? SLOTS_AT + 4 * SLOT_SIZE : AREA);
}

static void
change (guint8 *area, GRand *random)
{
  static const guint64 numbers[] = { 0, 1, 2, 3, 4, 55, 56, 64, 8192, G_MAXINT32, G_MAXUINT32, G_MAXUINT64 };
  gsize at = somewhere (random), from = somewhere (random);
  gsize wanted = (gsize) g_rand_int_range (random, 1, LONGEST_PART);
  gsize length = MIN (wanted, AREA - MAX (at, from));
  guint64 number = GUINT64_TO_LE (numbers[g_rand_int_range (random, 0, G_N_ELEMENTS (numbers))]);

  switch (g_rand_int_range (random, 0, 5))
    {
    case 0:
      area[at] ^= 1 << g_rand_int_range (random, 0, 8);
      break;
    case 1:
      memmove (area + at, area + from, length);
      break;
    case 2:
      memset (area + at, g_rand_boolean (random) ? 0 : 0xff, length);
      break;
    case 3:
      at = MIN (at & ~(gsize) 3, AREA - sizeof number);
      memcpy (area + at, &number, g_rand_boolean (random) ? 4 : 8);
      break;
    default:
      /* A whole slot in the place of another, or behind the last. */
      memmove (area + SLOTS_AT + g_rand_int_range (random, 0, 5) * SLOT_SIZE,
               area + SLOTS_AT + g_rand_int_range (random, 0, 5) * SLOT_SIZE, SLOT_SIZE);
      break;
    }
}

static void
mend_checksum (guint8 *area)
{
  memset (area + CHECKSUM_AT, 0, CHECKSUM_SIZE);
  crypto_generichash (area + CHECKSUM_AT, CHECKSUM_SIZE, area, AREA, NULL, 0);
}

/* So that trying takes no minute. What costs too much is refused, and that is tried without this. */
static void
restore_costs (guint8 *area, const guint8 *original)
{
  for (int i = 0; i < KW_KEY_SLOTS_MOST; i++)
    memcpy (area + SLOTS_AT + i * SLOT_SIZE + COST_AT, original + SLOTS_AT + COST_AT, COST_SIZE);
}

static void
assert_sentence (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == KW_DATA_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
try_unlock (const KwKeySlots *slots, const Seed *seed, const char *secret)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwSecret) data_key = (KwSecret *) kw_key_slots_unlock (slots, secret, NULL, NULL, &error);

  if (data_key == NULL)
    assert_sentence (error);
  else
    g_assert_cmpmem (data_key, KW_DATA_KEY_SIZE, seed->data_key, KW_DATA_KEY_SIZE);
}

static void
try_changes (KwKeySlots *slots, const Seed *seed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) keys = kw_key_slots_list (slots, seed->data_key, &error);

  if (keys == NULL)
    assert_sentence (error);
  g_clear_error (&error);
  if (!kw_key_slots_reseal (slots, seed->data_key, seed->header, &error))
    assert_sentence (error);
  g_clear_error (&error);
  if (kw_key_slots_remove (slots, 2, &error) == 0)
    assert_sentence (error);
}

static gboolean
try_area (const Seed *seed, GRand *random)
{
  guint8 area[AREA];
  gboolean unlocking = g_rand_boolean (random);
  g_autoptr (GError) error = NULL;
  g_autoptr (KwKeySlots) slots = NULL;

  memcpy (area, seed->area, AREA);
  for (int i = g_rand_int_range (random, 1, MOST_CHANGES); i > 0; i--)
    change (area, random);
  if (unlocking)
    restore_costs (area, seed->area);
  if (g_rand_int_range (random, 0, 8) > 0)
    mend_checksum (area);
  slots = kw_key_slots_parse_newest (area, seed->area, NULL, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&slots, kw_key_slots_free);

  slots = kw_key_slots_parse (area, &error);
  if (slots == NULL)
    {
      assert_sentence (error);
      return FALSE;
    }
  g_assert_cmpint (kw_key_slots_verify (slots, area, seed->header, HEADER_SIZE, seed->data_key, NULL), ==,
                   memcmp (area, seed->area, AREA) == 0);
  if (unlocking)
    {
      try_unlock (slots, seed, NULL);
      try_unlock (slots, seed, PASSPHRASE);
      try_unlock (slots, seed, seed->words);
    }
  try_changes (slots, seed);
  return TRUE;
}

static gboolean
try_words (const Seed *seed, GRand *random)
{
  g_autoptr (GString) text = g_string_new (seed->words);
  g_autoptr (GError) error = NULL;
  g_autoptr (KwSecret) words = NULL;
  g_autoptr (KwSecret) normal = NULL;

  for (int i = g_rand_int_range (random, 1, MOST_CHANGES); i > 0 && text->len > 0; i--)
    {
      gsize at = (gsize) g_rand_int_range (random, 0, (gint32) text->len);

      if (g_rand_boolean (random))
        text->str[at] = (char) g_rand_int_range (random, 1, 256);
      else if (g_rand_boolean (random))
        g_string_insert_unichar (text, (gssize) at, (gunichar) g_rand_int_range (random, 1, 0xd800));
      else
        g_string_erase (text, (gssize) at, 1);
    }
  words = kw_recovery_key_read (text->str, &error);
  if (words == NULL)
    assert_sentence (error);
  normal = kw_passphrase_normalise (text->str);
  g_assert_cmpint (normal != NULL, ==, g_utf8_validate (text->str, -1, NULL));
  g_assert_cmpint (kw_passphrase_judge (text->str, NULL, NULL), >=, KW_PASSPHRASE_EMPTY);
  return words != NULL;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  Seed seeds[2];
  gint64 end;
  guint areas = 0, words = 0, tried = 0;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    g_error ("fuzz-keys [--first N] [--rounds N] [--seconds N]");
  end = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
  randombytes_set_implementation (&known_numbers);
  for (int i = 0; i < 2; i++)
    make_seed (&seeds[i], i == 1);

  for (guint32 number = (guint32) first; tried < (guint) rounds || g_get_monotonic_time () < end; number++, tried++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (number);

      drawn = (guint64) number << 32;
      if (g_getenv ("KW_FUZZ_SAY") != NULL)
        g_printerr ("%u\n", number);
      areas += try_area (&seeds[number % 2], random);
      words += try_words (&seeds[number % 2], random);
    }

  /* A run in which nothing or everything is taken does not try what it should. */
  g_print ("1..1\n# %u tried, %u areas and %u recovery keys taken in spite of it\n", tried, areas, words);
  g_print ("%sok 1 keys stand what is broken\n",
           areas > 0 && areas < tried && words > 0 && words < tried ? "" : "not ");
  for (int i = 0; i < 2; i++)
    kw_secret_free (seeds[i].words);
  return areas > 0 && areas < tried && words > 0 && words < tried ? 0 : 1;
}
