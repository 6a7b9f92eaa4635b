/* kw-sample-words.h: what the invented families of a sample casebook are called, face and talk about
 *
 * Case data of nobody: every name, street, school and number is made up. In the sentences {A} stands for the adult who
 * is seen most, {C} for a child.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-codes.h"

G_BEGIN_DECLS

/**
 * KwSampleDomain:
 * @titles: what a problem of this domain is called
 * @steps: what is done about it
 * @topics: sentences of a note, when it was talked about
 * @deadlines: kinds of dates it brings; the first @n_deadlines
 * @n_deadlines: how many
 * @service: the service of the directory that helps with it, or %NULL
 *
 * One domain in the words of key workers. All lists end with %NULL.
 */
typedef struct
{
  const char *titles[5];
  const char *steps[5];
  const char *topics[7];
  KwDeadlineKind deadlines[2];
  guint n_deadlines;
  const char *service;
} KwSampleDomain;

/* One problem leads to another. */
typedef struct
{
  KwDomain from;
  KwDomain to;
} KwSampleLead;

#define KW_SAMPLE_CHAIN_LENGTH 5

extern const KwSampleDomain kw_sample_domains[KW_N_DOMAINS];

/* How problems hang together; each chain ends with a lead from a domain to itself. */
extern const KwSampleLead kw_sample_chains[][KW_SAMPLE_CHAIN_LENGTH];
extern const guint kw_sample_n_chains;

extern const char *const kw_sample_surnames[];
extern const char *const kw_sample_women[];
extern const char *const kw_sample_men[];
extern const char *const kw_sample_girls[];
extern const char *const kw_sample_boys[];
extern const char *const kw_sample_streets[];
extern const char *const kw_sample_districts[];
extern const char *const kw_sample_schools[];
extern const char *const kw_sample_nurseries[];
extern const char *const kw_sample_goals[];
extern const char *const kw_sample_strengths[];
extern const char *const kw_sample_voices[];
extern const char *const kw_sample_workers[];
extern const char *const kw_sample_events[];
extern const char *const kw_sample_concerns[];
extern const char *const kw_sample_creditors[];

/* Sentences of notes. */
extern const char *const kw_sample_openings[];
extern const char *const kw_sample_guarded[];  /* how it was while trust is low */
extern const char *const kw_sample_open[];     /* and while it is high */
extern const char *const kw_sample_children[]; /* about a child who was there */
extern const char *const kw_sample_alone[];    /* about a child seen alone */
extern const char *const kw_sample_closings[];
extern const char *const kw_sample_lines[]; /* about one person only */
extern const char *const kw_sample_headlines[];
extern const char *const kw_sample_nobody_in[];
extern const char *const kw_sample_declined[];
extern const char *const kw_sample_cancelled_by_family[];
extern const char *const kw_sample_cancelled_by_us[];

G_END_DECLS
