/* kw-key-cost.h: what one guess at a passphrase costs
 *
 * A passphrase becomes a key by Argon2id, which needs so much memory and so many passes over it that guessing does not
 * pay. The cost is kept with each key. New keys of the window and the command line cost about a second on the machine
 * that makes them and never less than the floor; what a file asks for has a cap, so that a hostile one cannot
 * take all memory or hours.
 *
 * May be called from any thread; kw_key_cost_derive() and the first kw_key_cost_calibrate() take about a second, so
 * never on a main loop or on the database thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KwKeyCost:
 * @operations: passes over the memory (Argon2's t)
 * @memory: bytes of memory (Argon2's m)
 *
 * The cost of one derivation.
 */
typedef struct
{
  guint64 operations;
  guint64 memory;
} KwKeyCost;

#define KW_KEY_COST_FLOOR_OPERATIONS 3
#define KW_KEY_COST_FLOOR_MEMORY     (G_GUINT64_CONSTANT (256) << 20)

/* The most that a file may ask for: of one key, and of all keys of a file together (bytes times passes). */
#define KW_KEY_COST_MOST_OPERATIONS 64
#define KW_KEY_COST_MOST_MEMORY     (G_GUINT64_CONSTANT (1) << 30)
#define KW_KEY_COST_MOST_WORK       (G_GUINT64_CONSTANT (16) << 30)
#define KW_KEY_COST_MOST_WORK_TOTAL (G_GUINT64_CONSTANT (256) << 30)

#define KW_KEY_SALT_SIZE 16
#define KW_KEY_SEED_SIZE 32

/**
 * KW_KEY_COST_CHEAP:
 *
 * The least there is, for tests only: a derivation within a millisecond.
 */
#define KW_KEY_COST_CHEAP ((KwKeyCost){ .operations = 1, .memory = 8192 })

/**
 * kw_key_cost_calibrate:
 *
 * Measures this machine, the first time it is called in a process.
 *
 * Returns: what takes about a second here, never less than the floor and never more than the cap
 */
KwKeyCost kw_key_cost_calibrate (void);

/**
 * kw_key_cost_fit:
 * @seconds: how long a derivation of @measured took
 * @measured: some cost
 *
 * The arithmetic of kw_key_cost_calibrate().
 *
 * Returns: what should take about a second, between floor and cap
 */
KwKeyCost kw_key_cost_fit (double seconds, const KwKeyCost *measured);

/**
 * kw_key_cost_is_allowed:
 * @self: a cost, as a file states it
 *
 * Returns: whether it can be derived and stays below the cap. Nothing is said about the floor.
 */
gboolean kw_key_cost_is_allowed (const KwKeyCost *self);

/**
 * kw_key_cost_get_work:
 * @self: an allowed cost
 *
 * Returns: bytes times passes
 */
guint64 kw_key_cost_get_work (const KwKeyCost *self);

/**
 * kw_key_cost_derive:
 * @self: an allowed cost
 * @text: a passphrase, normalised
 * @salt: (array fixed-size=16): of the key
 * @seed: (out caller-allocates) (array fixed-size=32): in secret memory
 * @error: %KW_DATA_ERROR_FAILED where the machine has not that much memory free
 *
 * Derives a key. This takes its time whatever the passphrase is.
 *
 * Returns: whether @seed is filled
 */
gboolean
kw_key_cost_derive (const KwKeyCost *self, const char *text, const guint8 *salt, guint8 *seed, GError **error);

/**
 * kw_key_cost_get_work_done:
 *
 * How much was derived in this process so far; tests tell by it what a guess costs.
 *
 * Returns: the sum of kw_key_cost_get_work() of every derivation
 */
guint64 kw_key_cost_get_work_done (void);

G_END_DECLS
