/* kw-sample-dice.h: chance that can be repeated
 *
 * The same seed gives the same throws on every machine and with every version of GLib, so that a sample casebook can be
 * made again. A dice belongs to one thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KwSampleDice:
 * @state: where the sequence stands
 */
typedef struct
{
  guint64 state;
} KwSampleDice;

void kw_sample_dice_init (KwSampleDice *self, guint64 seed, guint64 stream);
guint kw_sample_dice_below (KwSampleDice *self, guint n);
gint64 kw_sample_dice_between (KwSampleDice *self, gint64 low, gint64 high);
gboolean kw_sample_dice_chance (KwSampleDice *self, guint percent);
guint kw_sample_dice_weighted (KwSampleDice *self, const guint *weights, guint n_weights);
const char *kw_sample_dice_pick (KwSampleDice *self, const char *const *texts);

G_END_DECLS
