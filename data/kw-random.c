/* kw-random.c: random numbers that can be had again
 *
 * Without a seed they come from the system. With one, which only sample casebooks and tests have, they follow from the
 * seed and from how many were drawn before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-random.h"

#include <sodium.h>

/**
 * kw_random_fill:
 * @self: a source
 * @bytes: (out caller-allocates) (array length=length): filled
 * @length: how many bytes
 */
void
kw_random_fill (KwRandom *self, gpointer bytes, gsize length)
{
  if (self->seed == 0)
    {
      randombytes_buf (bytes, length);
    }
  else
    {
      const guint64 position[] = { GUINT64_TO_BE (self->seed), GUINT64_TO_BE (self->drawn) };
      guint8 key[randombytes_SEEDBYTES];

      crypto_generichash (key, sizeof key, (const guint8 *) position, sizeof position, NULL, 0);
      randombytes_buf_deterministic (bytes, length, key);
    }
  self->drawn++;
}

/**
 * kw_random_draw:
 * @self: a source
 * @bits: how many bits, 1 to 64
 *
 * Returns: a number below 2 to the power of @bits
 */
guint64
kw_random_draw (KwRandom *self, int bits)
{
  guint64 number;

  kw_random_fill (self, &number, sizeof number);
  return GUINT64_FROM_BE (number) >> (64 - bits);
}
