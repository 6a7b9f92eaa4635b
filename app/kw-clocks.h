/* kw-clocks.h: everything that runs out
 *
 * One list of what is near, overdue or running in a family: recorded deadlines, and the lengths of time that
 * follow from what is recorded. All lengths are the policy's. Pure; usable from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-case-file.h"
#include "kw-policy.h"

#include <jansson.h>

G_BEGIN_DECLS

typedef enum {
  KW_CLOCK_DEADLINE,         /* a recorded date */
  KW_CLOCK_BREATHING_SPACE,  /* day n of 60 */
  KW_CLOCK_DEBT_REVIEW,      /* the Breathing Space review */
  KW_CLOCK_CARE_PROCEEDINGS, /* 26 weeks, from the first care hearing recorded */
  KW_CLOCK_REFERRAL,         /* from the moment they told us until it is sent, and then until they meet */
  KW_CLOCK_TAF_REVIEW,
  KW_CLOCK_SUMMARY,         /* the case summary; a met deadline of kind "review" is one */
  KW_CLOCK_CONCERN_WRITTEN, /* the written follow-up */
  KW_CLOCK_CONCERN_CHASE,   /* every day until a supervisor closes it */
  KW_CLOCK_CHILD_NOT_SEEN,  /* to the supervisor */
  KW_N_CLOCK_KINDS
} KwClockKind;

extern const KwCodeSet kw_clock_kinds; /* "deadline", "breathing-space", … */

typedef enum {
  KW_CLOCK_RUNNING,
  KW_CLOCK_NEAR, /* as many days away as the policy's "cannot wait", or counted in hours */
  KW_CLOCK_OVERDUE
} KwClockState;

extern const KwCodeSet kw_clock_states;

/**
 * KwClockEntry:
 * @kind: what runs
 * @state: how near it is
 * @deadline_kind: of a #KW_CLOCK_DEADLINE, else %KW_CODE_NONE
 * @hard: whether it threatens home, liberty, a child or essentials
 * @title: what, in a few words: "bailiffs", "refer to a specialist", "Breathing Space review"
 * @date: the day it is due, where it is due on a day, else %KW_NONE
 * @instant: the moment it is due, where it is due at one, else %KW_NONE
 * @due: the end of that day, or that moment: for sorting over both
 * @when: "Monday", "Mon 4 Feb", "2 h 05 left", "by Monday 10:00", "overdue by 3 h"
 * @words: the rest: "in 3 days", "of 4 h", "day 27 of 60", "ring from Monday 09:00"
 * @fraction: how much of it has run, 0 to 1, for a bar; -1 where it is a date alone
 * @problem: %KW_NONE where it belongs to none; so the others
 * @record_kind: what record it comes from; %KW_RECORD_NO_KIND for none
 * @record: its id
 *
 * One thing that runs out.
 */
typedef struct
{
  KwClockKind kind;
  KwClockState state;
  int deadline_kind;
  gboolean hard;
  char *title;
  KwDate date;
  KwInstant instant;
  KwInstant due;
  char *when;
  char *words;
  double fraction;
  gint64 problem;
  KwRecordKind record_kind;
  gint64 record;
} KwClockEntry;

/**
 * kw_clocks_compute:
 * @case_file: a case file
 * @policy: the policy
 * @services: (nullable) (element-type KwService): the directory, for the hours at which a referral can be
 * rung through
 * @now: as of when
 *
 * Returns: (transfer full) (element-type KwClockEntry): in the order of kw_clock_entry_compare()
 */
GPtrArray *kw_clocks_compute (KwCaseFile *case_file,
                              const KwPolicy *policy,
                              const GPtrArray *services,
                              KwInstant now);

int kw_clock_entry_compare (const KwClockEntry *a, const KwClockEntry *b); /* what to act on, then nearest first */
const char *kw_deadline_kind_get_short_title (KwDeadlineKind kind);        /* "bailiffs", "court", translated */
json_t *kw_clock_entry_to_json (const KwClockEntry *self, const KwCaseFile *case_file);

/* The referral clock alone, for the Refer page: of the problem's last breakthrough. */
typedef struct
{
  KwInstant told;      /* when they told us */
  KwInstant policy_by; /* told + the policy's hours */
  KwInstant rings_at;  /* when the service can next be rung, from @told on; KW_NONE: not known */
  KwInstant due;       /* the later of @policy_by and an hour after @rings_at */
  KwInstant sent;      /* KW_NONE: not yet */
} KwReferralClock;

/* FALSE where nobody told us. @referral: (nullable); @service: (nullable): known hours, else the policy's
 * office hours. */
gboolean kw_referral_clock_get (const KwProblem *problem,
                                const KwReferral *referral,
                                const KwService *service,
                                const KwPolicy *policy,
                                KwReferralClock *clock);

G_END_DECLS
