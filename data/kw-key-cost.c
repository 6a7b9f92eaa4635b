/* kw-key-cost.c: what one guess at a passphrase costs
 *
 * Time grows with memory times passes, so one short derivation tells how long any other takes. Where a machine is
 * faster than the floor needs, more memory is taken first, as that is what makes guessing on special hardware
 * dear, up to half a gibibyte, so that a casebook still opens on an old laptop; then more passes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-key-cost.h"

#include "kw-data-error.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define SECONDS_WANTED 1.0
#define MORE_MEMORY    (2 * KW_KEY_COST_FLOOR_MEMORY)

#define TRIAL_MEMORY (G_GUINT64_CONSTANT (64) << 20)
#define TRIALS       2

G_STATIC_ASSERT (KW_KEY_SALT_SIZE == crypto_pwhash_argon2id_SALTBYTES);
G_STATIC_ASSERT (KW_KEY_SEED_SIZE == crypto_box_SEEDBYTES);

static GMutex work_mutex;
static guint64 work_done;

guint64
kw_key_cost_get_work (const KwKeyCost *self)
{
  return self->operations * self->memory;
}

gboolean
kw_key_cost_is_allowed (const KwKeyCost *self)
{
  return self->operations >= crypto_pwhash_argon2id_OPSLIMIT_MIN && self->operations <= KW_KEY_COST_MOST_OPERATIONS &&
         self->memory >= crypto_pwhash_argon2id_MEMLIMIT_MIN && self->memory <= KW_KEY_COST_MOST_MEMORY &&
         kw_key_cost_get_work (self) <= KW_KEY_COST_MOST_WORK;
}

static void
count (const KwKeyCost *self)
{
  g_mutex_lock (&work_mutex);
  work_done += kw_key_cost_get_work (self);
  g_mutex_unlock (&work_mutex);
}

guint64
kw_key_cost_get_work_done (void)
{
  guint64 done;

  g_mutex_lock (&work_mutex);
  done = work_done;
  g_mutex_unlock (&work_mutex);
  return done;
}

gboolean
kw_key_cost_derive (const KwKeyCost *self, const char *text, const guint8 *salt, guint8 *seed, GError **error)
{
  g_return_val_if_fail (kw_key_cost_is_allowed (self), FALSE);

  if (sodium_init () < 0 || crypto_pwhash_argon2id (seed, KW_KEY_SEED_SIZE, text, strlen (text), salt, self->operations,
                                                    self->memory, crypto_pwhash_argon2id_ALG_ARGON2ID13) != 0)
    {
      g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_FAILED,
                   _ ("Unlocking needs %u MiB of memory, and this computer has not that much free."),
                   (guint) ((self->memory + (1 << 20) - 1) >> 20));
      return FALSE;
    }
  count (self);
  return TRUE;
}

KwKeyCost
kw_key_cost_fit (double seconds, const KwKeyCost *measured)
{
  double affordable = kw_key_cost_get_work (measured) * SECONDS_WANTED / MAX (seconds, 1e-6);
  KwKeyCost cost = { KW_KEY_COST_FLOOR_OPERATIONS, KW_KEY_COST_FLOOR_MEMORY };

  if (affordable >= (double) KW_KEY_COST_FLOOR_OPERATIONS * MORE_MEMORY)
    cost.memory = MORE_MEMORY;
  if (affordable > (double) kw_key_cost_get_work (&cost))
    cost.operations = (guint64) MIN (affordable / cost.memory, (double) KW_KEY_COST_MOST_OPERATIONS);
  cost.operations = MIN (cost.operations, KW_KEY_COST_MOST_WORK / cost.memory);
  return cost;
}

/* The quickest of a few, as whatever else the machine does can only make it slower. */
static KwKeyCost
measure (void)
{
  static const guint8 salt[KW_KEY_SALT_SIZE];
  static const KwKeyCost trial = { .operations = 1, .memory = TRIAL_MEMORY };
  guint8 seed[KW_KEY_SEED_SIZE];
  double quickest = G_MAXDOUBLE;

  for (int i = 0; i < TRIALS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      /* Where there is not even this memory free, no passphrase can be set either: the floor says so. */
      if (!kw_key_cost_derive (&trial, "", salt, seed, NULL))
        break;
      quickest = MIN (quickest, (g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC);
    }
  return kw_key_cost_fit (quickest, &trial);
}

KwKeyCost
kw_key_cost_calibrate (void)
{
  static gsize measured;
  static KwKeyCost cost;

  if (g_once_init_enter (&measured))
    {
      cost = measure ();
      g_once_init_leave (&measured, 1);
    }
  return cost;
}
