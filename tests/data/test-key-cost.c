/* test-key-cost.c
 *
 * What a guess costs: the floor, the cap and the measuring in between; and that a derivation is Argon2id.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-key-cost.h"

#include <string.h>

#define GIB ((guint64) 1 << 30)
#define MIB ((guint64) 1 << 20)

static void
fits (double seconds, guint64 operations, guint64 memory)
{
  static const KwKeyCost measured = { .operations = 1, .memory = 64 * MIB };
  KwKeyCost cost = kw_key_cost_fit (seconds, &measured);

  g_assert_cmpuint (cost.operations, ==, operations);
  g_assert_cmpuint (cost.memory, ==, memory);
  g_assert_true (kw_key_cost_is_allowed (&cost));
}

static void
test_fit (void)
{
  /* A slow machine, or one that could not even try: never below the floor. */
  fits (G_MAXDOUBLE, 3, 256 * MIB);
  fits (10, 3, 256 * MIB);
  fits (1.0 / 12, 3, 256 * MIB);
  /* Five passes over the floor's memory a second; seven over twice that. */
  fits (1.0 / 20, 5, 256 * MIB);
  fits (1.0 / 24, 3, 512 * MIB);
  fits (1.0 / 56, 7, 512 * MIB);
  /* No machine makes a key that others refuse to read. */
  fits (1e-9, 32, 512 * MIB);
  fits (0, 32, 512 * MIB);
}

static void
test_calibrate (void)
{
  KwKeyCost cost = kw_key_cost_calibrate ();
  KwKeyCost again = kw_key_cost_calibrate ();

  g_assert_cmpuint (cost.operations, >=, 3);
  g_assert_cmpuint (cost.memory, >=, 256 * MIB);
  g_assert_true (kw_key_cost_is_allowed (&cost));
  g_assert_cmpuint (cost.operations, ==, again.operations);
  g_assert_cmpuint (cost.memory, ==, again.memory);
}

static void
test_allowed (void)
{
  static const KwKeyCost allowed[] = { { 1, 8192 }, { 3, 256 * MIB }, { 16, GIB }, { 64, 256 * MIB } };
  static const KwKeyCost refused[] = {
    { 0, 256 * MIB },
    { 3, 0 },
    { 3, 8191 },
    { 65, 8192 },
    { 17, GIB },
    { 1, GIB + 1 },
    { 1, 64 * GIB },
    { G_MAXUINT64, 8192 },
    { 3, G_MAXUINT64 },
    { 1 + G_MAXUINT32, 8192 },
    { G_MAXUINT64, G_MAXUINT64 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (allowed); i++)
    g_assert_true (kw_key_cost_is_allowed (&allowed[i]));
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_false (kw_key_cost_is_allowed (&refused[i]));
}

static void
derive (const KwKeyCost *cost, const char *text, guint8 salt_byte, guint8 *seed)
{
  g_autoptr (GError) error = NULL;
  guint8 salt[KW_KEY_SALT_SIZE];
  guint64 before = kw_key_cost_get_work_done ();

  memset (salt, salt_byte, sizeof salt);
  g_assert_true (kw_key_cost_derive (cost, text, salt, seed, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (kw_key_cost_get_work_done () - before, ==, cost->operations * cost->memory);
}

/* Text, salt, passes and memory all count, and each gives the same every time. */
static void
test_derive (void)
{
  static const KwKeyCost costs[] = { { 1, 8192 }, { 2, 8192 }, { 1, 16384 } };
  guint8 seeds[6][KW_KEY_SEED_SIZE];

  derive (&costs[0], "kettle", 1, seeds[0]);
  derive (&costs[0], "kettle", 2, seeds[1]);
  derive (&costs[0], "Kettle", 1, seeds[2]);
  derive (&costs[1], "kettle", 1, seeds[3]);
  derive (&costs[2], "kettle", 1, seeds[4]);
  for (int i = 0; i < 5; i++)
    for (int k = i + 1; k < 5; k++)
      g_assert_cmpint (memcmp (seeds[i], seeds[k], KW_KEY_SEED_SIZE), !=, 0);
  derive (&costs[0], "kettle", 1, seeds[5]);
  g_assert_cmpmem (seeds[0], KW_KEY_SEED_SIZE, seeds[5], KW_KEY_SEED_SIZE);
}

/* Keys that were made must open for ever: the answer of the reference implementation ("argon2 -id -t 2 -m 16 -p 1"). */
static void
test_answer (void)
{
  static const KwKeyCost cost = { 2, 64 * MIB };
  static const guint8 expected[KW_KEY_SEED_SIZE] = {
    0xfc,
    0x33,
    0xb7,
    0x81,
    0x39,
    0x23,
    0x1d,
    0x34,
    0xb7,
    0x16,
    0x26,
    0xbd,
    0x62,
    0x45,
    0xc1,
    0xd7,
    0x2e,
    0xfa,
    0x19,
    0x0a,
    0xd6,
    0x05,
    0xc3,
    0xd8,
    0x16,
    0x6a,
    0x72,
    0xad,
    0xce,
    0xdf,
    0xa2,
    0xc2,
  };
  guint8 seed[KW_KEY_SEED_SIZE];
  g_autoptr (GError) error = NULL;

  g_assert_true (kw_key_cost_derive (&cost, "password", (const guint8 *) "somesaltsomesalt", seed, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (seed, sizeof seed, expected, sizeof expected);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/key-cost/fit", test_fit);
  g_test_add_func ("/key-cost/calibrate", test_calibrate);
  g_test_add_func ("/key-cost/allowed", test_allowed);
  g_test_add_func ("/key-cost/derive", test_derive);
  g_test_add_func ("/key-cost/answer", test_answer);

  return g_test_run ();
}
