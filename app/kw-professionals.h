/* kw-professionals.h: how many strangers come to the door
 *
 * How many different professionals are in contact with a family, and how many were before the key worker
 * came; those there for somebody's safety are counted apart. Pure; usable from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-case-file.h"
#include "kw-policy.h"

G_BEGIN_DECLS

/* The same person of the same organisation counts once. */
typedef struct
{
  guint others;
  guint safeguarding;
} KwProfessionalsCount;

/**
 * KwProfessionals:
 * @now: in the policy's days up to now
 * @before: in as many days before the key worker began
 * @began: when the key worker began (no designation: when the family was opened)
 */
typedef struct
{
  KwProfessionalsCount now;
  KwProfessionalsCount before;
  KwDate began;
} KwProfessionals;

typedef struct
{
  KwDate month; /* its first day */
  KwProfessionalsCount count;
} KwProfessionalsMonth;

void kw_professionals_count (const KwCaseFile *case_file,
                             const KwPolicy *policy,
                             KwInstant now,
                             KwProfessionals *professionals);

/* (transfer full) (element-type KwProfessionalsMonth): the last @n_months, this one the last. */
GArray *kw_professionals_by_month (const KwCaseFile *case_file, KwInstant now, guint n_months);

/* "3 professionals in the last 90 days, 9 in the 90 days before the key worker came. 1 more for safeguarding." */
char *kw_professionals_dup_words (const KwProfessionals *self, const KwPolicy *policy);

G_END_DECLS
