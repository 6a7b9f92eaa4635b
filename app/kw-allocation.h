/* kw-allocation.h: who holds a family, who stands in, and who should take the next one
 *
 * At every moment an active family has exactly one designated worker: designations are days [from, until)
 * that neither overlap nor leave a gap while the family is not closed. A deputy stands in for a time and
 * changes nothing of that. Each function gives an edit that keeps to this, or says why not; nothing is stored
 * before it is committed. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-casebook.h"
#include "kw-roles.h"
#include "kw-team.h"

G_BEGIN_DECLS

/* Who holds the family on @date; KW_NONE for nobody: not yet, or closed. */
gint64 kw_allocation_get_holder (const KwCaseFile *case_file, KwDate date);

/* (nullable): who stands in on @date. */
const KwDeputy *kw_allocation_get_deputy (const KwCaseFile *case_file, KwDate date);

/* (transfer full): what is wrong with the history of designations, a sentence each; empty where it is whole. */
GStrv kw_allocation_check_history (const KwCaseFile *case_file);

/* A family that waits gets its first worker, from @from on. @actor: who allocates. (transfer full) */
KwEdit *kw_allocation_allocate (const KwCaseFile *case_file,
                                const KwWorker *actor,
                                const KwWorker *worker,
                                KwDate from,
                                const char *reason,
                                GError **error);

/* Somebody stands in from @from until @until, the first day on which they do not. @leave: for which leave, or
 * KW_NONE. */
KwEdit *kw_allocation_stand_in (const KwCaseFile *case_file,
                                const KwWorker *actor,
                                const KwWorker *worker,
                                gint64 leave,
                                KwDate from,
                                KwDate until,
                                GError **error);

/* Changes who holds the family on @date; adds to @edit. Nobody is asked: for kw-handover.h and kw-closure.h,
 * which ask. */
gboolean kw_allocation_pass_on (KwEdit *edit,
                                const KwCaseFile *case_file,
                                const KwWorker *to,
                                KwDate date,
                                GError **error);
gboolean kw_allocation_end (KwEdit *edit, const KwCaseFile *case_file, KwDate date, GError **error);
gboolean kw_allocation_begin (KwEdit *edit,
                              const KwCaseFile *case_file,
                              const KwWorker *worker,
                              KwDate date,
                              GError **error);

/**
 * KwAllocationNeed:
 * @authority: the family's
 * @languages: spoken at home besides English
 * @earlier: (element-type gint64): workers who held the family before
 * @load: how much of a caseload it is, in hundredths
 *
 * What a family needs of its worker.
 */
typedef struct
{
  char *authority;
  GStrv languages;
  GArray *earlier;
  int load;
} KwAllocationNeed;

void kw_allocation_need_init (KwAllocationNeed *self, const KwCaseFile *case_file, const KwTeamFamily *family);
void kw_allocation_need_clear (KwAllocationNeed *self);

/**
 * KwSuggestion:
 * @row: (transfer none): the worker's row
 * @earlier: whether they held the family before
 * @speaks: whether they speak a language of the family
 * @area: whether they work for the family's authority
 * @room: whether the family fits into a full caseload
 * @away: whether they are on leave
 * @load_after: their load with this family, in hundredths
 * @reasons: phrases: "held this family before", "speaks Somali", "11.4 of 10.0 with this family"
 *
 * Why, or why not.
 */
typedef struct
{
  const KwTeamRow *row;
  gboolean earlier;
  gboolean speaks;
  gboolean area;
  gboolean room;
  gboolean away;
  int load_after;
  GStrv reasons;
} KwSuggestion;

/* (transfer full) (element-type KwSuggestion): the best first. @taken: (nullable): gint64 worker → int, load that is
 * being given to them besides; @except: a worker who is not asked, or KW_NONE. Points into @team. */
GPtrArray *kw_allocation_suggest (const KwTeam *team,
                                  const KwAllocationNeed *need,
                                  GHashTable *taken,
                                  gint64 except,
                                  const KwPolicy *policy);

/* (transfer full): "held this family before · speaks Somali · 7.60 of 10.00 with this family" */
char *kw_suggestion_dup_reasons (const KwSuggestion *self);

G_END_DECLS
