/* kw-passphrase.h: how good a passphrase is
 *
 * While somebody chooses a passphrase they see in one sentence how long it would hold. The estimate counts what an
 * attacker tries first: common passwords, words and names, keyboard runs, repeats, dates, and what they know about
 * the person. May be called from any thread, and is quick enough for every key press.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KwPassphraseQuality:
 * @KW_PASSPHRASE_EMPTY: there is none; refused everywhere
 * @KW_PASSPHRASE_WEAK: guessed in short order by somebody who has the file; people are warned
 * @KW_PASSPHRASE_FAIR: holds against somebody who does not spend much on it
 * @KW_PASSPHRASE_GOOD: holds
 * @KW_PASSPHRASE_STRONG: holds for longer than the secrets it guards
 *
 * From worst to best.
 */
typedef enum {
  KW_PASSPHRASE_EMPTY,
  KW_PASSPHRASE_WEAK,
  KW_PASSPHRASE_FAIR,
  KW_PASSPHRASE_GOOD,
  KW_PASSPHRASE_STRONG
} KwPassphraseQuality;

/**
 * kw_passphrase_judge:
 * @passphrase: what was typed so far
 * @known: (nullable) (array zero-terminated=1): what an attacker knows: the names of the person, the authority, the
 *   casebook
 * @bits: (out) (optional): how many bits an attacker has to guess
 *
 * Returns: how good it is
 */
KwPassphraseQuality
kw_passphrase_judge (const char *passphrase, const char *const *known, double *bits);

/**
 * kw_passphrase_quality_to_sentence:
 * @quality: how good a passphrase is
 *
 * Returns: (transfer none): that in one translated sentence for the person who chooses it
 */
const char *kw_passphrase_quality_to_sentence (KwPassphraseQuality quality);

/**
 * kw_passphrase_normalise:
 * @passphrase: as typed
 *
 * The same letters may come in different bytes from different keyboards and files: an accented letter as one
 * character or two. A key is derived from one spelling (Unicode's NFD).
 *
 * Returns: (transfer full) (nullable): the passphrase to derive from, to be freed with kw_secret_free(); %NULL where it
 *   is not UTF-8
 */
char *kw_passphrase_normalise (const char *passphrase);

G_END_DECLS
