/* kw-random.h: random numbers that can be had again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KwRandom:
 * @seed: 0 for numbers nobody can guess; else where they start
 * @drawn: how often something was drawn
 *
 * A source of random bytes. Not thread-safe.
 */
typedef struct
{
  guint64 seed;
  guint64 drawn;
} KwRandom;

void kw_random_fill (KwRandom *self, gpointer bytes, gsize length);
guint64 kw_random_draw (KwRandom *self, int bits);

G_END_DECLS
