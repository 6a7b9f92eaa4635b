/* kw-sample-dice.c: chance that can be repeated
 *
 * SplitMix64: one addition and three multiplications a throw, and good enough to invent families with.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-sample-dice.h"

#define GOLDEN G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

static guint64
next (KwSampleDice *self)
{
  guint64 z = (self->state += GOLDEN);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/**
 * kw_sample_dice_init:
 * @self: what to set up
 * @seed: the seed of the whole
 * @stream: which of many sequences of that seed; one a family, so that a family does not depend on those before it
 */
void
kw_sample_dice_init (KwSampleDice *self, guint64 seed, guint64 stream)
{
  self->state = seed;
  self->state = next (self) ^ (stream * G_GUINT64_CONSTANT (0xd1342543de82ef95));
  next (self);
}

/**
 * kw_sample_dice_below:
 * @self: the dice
 * @n: at least 1
 *
 * Returns: 0 to @n − 1
 */
guint
kw_sample_dice_below (KwSampleDice *self, guint n)
{
  g_return_val_if_fail (n > 0, 0);

  return (guint) (((next (self) >> 32) * n) >> 32);
}

/**
 * kw_sample_dice_between:
 * @self: the dice
 * @low: the smallest answer
 * @high: the largest answer, not below @low and less than 2³² above it
 *
 * Returns: a number from @low to @high
 */
gint64
kw_sample_dice_between (KwSampleDice *self, gint64 low, gint64 high)
{
  g_return_val_if_fail (low <= high, low);

  return low + kw_sample_dice_below (self, (guint) (high - low + 1));
}

/**
 * kw_sample_dice_chance:
 * @self: the dice
 * @percent: how likely
 *
 * Returns: %TRUE in @percent of 100 throws
 */
gboolean
kw_sample_dice_chance (KwSampleDice *self, guint percent)
{
  return kw_sample_dice_below (self, 100) < percent;
}

/**
 * kw_sample_dice_weighted:
 * @self: the dice
 * @weights: (array length=n_weights): how likely each answer is against the others; not all 0
 * @n_weights: how many
 *
 * Returns: a position in @weights
 */
guint
kw_sample_dice_weighted (KwSampleDice *self, const guint *weights, guint n_weights)
{
  guint sum = 0, thrown;

  for (guint i = 0; i < n_weights; i++)
    sum += weights[i];
  thrown = kw_sample_dice_below (self, sum);
  for (guint i = 0; i < n_weights; i++)
    {
      if (thrown < weights[i])
        return i;
      thrown -= weights[i];
    }
  g_return_val_if_reached (0);
}

/**
 * kw_sample_dice_pick:
 * @self: the dice
 * @texts: (array zero-terminated=1): at least one text
 *
 * Returns: (transfer none): one of them
 */
const char *
kw_sample_dice_pick (KwSampleDice *self, const char *const *texts)
{
  return texts[kw_sample_dice_below (self, g_strv_length ((char **) texts))];
}
