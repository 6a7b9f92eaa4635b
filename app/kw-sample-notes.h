/* kw-sample-notes.h: notes that read as if a key worker had written them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-records.h"
#include "kw-sample-dice.h"

G_BEGIN_DECLS

/**
 * KwSampleTalk:
 * @adult: the given name of the adult who is seen most
 * @child: (nullable): the given name of a child who was there
 * @child_alone: whether the child was seen alone
 * @trust: how far the adult lets the worker in, 1 to 5
 * @domains: what was talked about
 * @n_domains: how many
 *
 * What a note is about.
 */
typedef struct
{
  const char *adult;
  const char *child;
  gboolean child_alone;
  int trust;
  KwDomain domains[2];
  guint n_domains;
} KwSampleTalk;

char *kw_sample_note (KwSampleDice *dice, const KwSampleTalk *talk);
char *kw_sample_note_unseen (KwSampleDice *dice, KwVisitOutcome outcome, const KwSampleTalk *talk);
char *kw_sample_sentence (const char *sentence, const char *adult, const char *child);

G_END_DECLS
