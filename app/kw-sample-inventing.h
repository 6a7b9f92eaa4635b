/* kw-sample-inventing.h: a family while it is being made up
 *
 * Only for kw-sample-invent*.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-sample-dice.h"
#include "kw-sample-invent.h"

G_BEGIN_DECLS

#define KW_SAMPLE_MAX_PEOPLE 12

typedef struct
{
  const KwSampleWorld *world;
  KwSampleDice dice;
  KwCaseFile *case_file;
  gint64 next_id;
  KwDate today;
  KwFamily *family;
  KwMember *adults[2];
  guint n_adults;
  KwMember *children[KW_SAMPLE_MAX_PEOPLE];
  guint n_children;
  KwProblem *problems[KW_N_DOMAINS]; /* NULL: not theirs */
} KwInventing;

gpointer kw_inventing_add (KwInventing *self, KwRecordKind kind);
char *kw_inventing_phone (KwInventing *self, gboolean mobile);
void kw_inventing_add_people (KwInventing *self);
void kw_inventing_add_problems (KwInventing *self);
void kw_inventing_add_work (KwInventing *self);

G_END_DECLS
