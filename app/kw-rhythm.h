/* kw-rhythm.h: how often a family is seen
 *
 * Only visits at which somebody was seen count. Nobody in, declined, cancelled by them and cancelled by us
 * are different things; none of them counts, and so many in a row raise a flag. Declining voluntary help is a
 * right. Pure; usable from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-case-file.h"
#include "kw-policy.h"

#include <jansson.h>

G_BEGIN_DECLS

#define KW_RHYTHM_WEEKS     12
#define KW_N_VISIT_OUTCOMES (KW_VISIT_CANCELLED_BY_US + 1)

/* What a day of the week was. */
typedef enum {
  KW_DAY_NONE,
  KW_DAY_PLANNED,  /* a visit or joint appointment is planned, and nothing has happened yet */
  KW_DAY_NOT_SEEN, /* there was a visit, and nobody was seen */
  KW_DAY_SEEN
} KwDayState;

extern const KwCodeSet kw_day_states; /* "none", "planned", "not-seen", "seen" */

typedef struct
{
  KwDate date;
  KwDayState state;
  gboolean today;
} KwRhythmDay;

/**
 * KwChildSeen:
 * @member: (transfer none): the child, the case file's
 * @last_seen: %KW_NONE where never
 * @last_alone: seen alone; %KW_NONE where never
 * @alone_overdue: whether longer ago than the policy asks for, or never
 * @expected: start of the first visit of the last days at which the child was expected and not seen, and has
 * not been
 *   seen nor written about (a significant event) since; %KW_NONE where there is none. A child who lives at
 *   home is expected at a home visit where somebody was seen, one with a school not in school hours.
 * @tell_by: until when the supervisor is to know; %KW_NONE where @expected is
 *
 * When a child was seen.
 */
typedef struct
{
  const KwMember *member;
  KwInstant last_seen;
  KwInstant last_alone;
  gboolean alone_overdue;
  KwInstant expected;
  KwInstant tell_by;
} KwChildSeen;

/**
 * KwRhythm:
 * @target: visits a week, the family's own, else the policy's for its intensity; ordered
 * @seen_7: times seen in the 7 days up to now, today one of them
 * @seen_28: in the 28 days
 * @week: Monday to Sunday of this week
 * @seen_this_week: times seen since Monday
 * @planned_this_week: visits still planned up to Sunday
 * @last_visit: (nullable) (transfer none): the latest visit at which somebody was seen
 * @days_since_seen: 0 for today; %KW_NONE where never
 * @out_of_touch: whether nobody was seen for as long as the policy says (a family never seen: since its
 * worker began)
 * @run: the latest visits in a row at which nobody was seen
 * @run_outcomes: what they were, by #KwVisitOutcome
 * @run_flag: whether there are as many as the policy says
 * @children: (element-type KwChildSeen): every child, in the order of the members
 * @weeks: times seen in each of the last weeks from Monday to Sunday, oldest first, this week the last
 *
 * The rhythm of one family at one instant.
 */
typedef struct
{
  gatomicrefcount references;
  KwCaseFile *case_file;
  KwInstant now;
  KwRange target;
  guint seen_7;
  guint seen_28;
  KwRhythmDay week[7];
  guint seen_this_week;
  guint planned_this_week;
  const KwVisit *last_visit;
  gint64 days_since_seen;
  gboolean out_of_touch;
  guint run;
  guint run_outcomes[KW_N_VISIT_OUTCOMES];
  gboolean run_flag;
  GArray *children;
  guint weeks[KW_RHYTHM_WEEKS];
} KwRhythm;

/**
 * KwWorkerWeek:
 * @owed: visits that the families' targets (their lower ends) still ask for this week
 * @minutes_owed: how long they take, at the policy's usual length
 * @minutes_left: the worker's minutes for visits a week less what was spent on visits this week; below 0
 * where more
 *   was; %KW_NONE where nobody said how many there are
 *
 * What a worker owes this week against the time there is.
 */
typedef struct
{
  guint owed;
  gint64 minutes_owed;
  gint64 minutes_left;
} KwWorkerWeek;

#define KW_TYPE_RHYTHM (kw_rhythm_get_type ())

GType kw_rhythm_get_type (void);
KwRhythm *kw_rhythm_compute (KwCaseFile *case_file, const KwPolicy *policy, KwInstant now);
KwRhythm *kw_rhythm_ref (KwRhythm *self);
void kw_rhythm_unref (KwRhythm *self);

KwRange kw_rhythm_get_target (KwRange own, KwIntensity intensity, const KwPolicy *policy);

/* @case_files: (element-type KwCaseFile): the worker's; @weekly_minutes: for visits, or KW_NONE. Closed
 * and waiting families owe nothing. */
void kw_rhythm_get_worker_week (const GPtrArray *case_files,
                                const KwPolicy *policy,
                                KwInstant now,
                                gint64 weekly_minutes,
                                KwWorkerWeek *week);

/* Words, (transfer full), translated. */
char *kw_rhythm_dup_count (const KwRhythm *self); /* "2 of 3–4" */
/* "Seen on Monday and Wednesday. Planned on Friday." */
char *kw_rhythm_dup_week (const KwRhythm *self);
char *kw_rhythm_dup_last_seen (const KwRhythm *self);      /* "yesterday", "Friday", "never" */
char *kw_rhythm_dup_last_seen_with (const KwRhythm *self); /* "yesterday, Ada and both children" */
/* (nullable): "not seen for 8 days", "not seen yet"; NULL: in touch */
char *kw_rhythm_dup_touch (const KwRhythm *self);
/* (nullable): "not seen 3 times in a row: nobody in twice and declined once" */
char *kw_rhythm_dup_run (const KwRhythm *self);
/* "7 visits owed, about 7 h; 5 h 30 left this week" */
char *kw_worker_week_dup_words (const KwWorkerWeek *self);

json_t *kw_rhythm_to_json (const KwRhythm *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwRhythm, kw_rhythm_unref)

G_END_DECLS
