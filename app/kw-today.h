/* kw-today.h: a worker's day
 *
 * Whom to visit, what to do next over all families, what runs out, who has not been seen: everything that
 * Today shows, from the case files of one worker. Drafts are the window's. Pure; usable from any thread; a
 * KwToday is read-only and may be shared between threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-clocks.h"
#include "kw-plan.h"
#include "kw-rhythm.h"

G_BEGIN_DECLS

/**
 * KwChip:
 * @band: whose colour and icon it has; -1 for none
 * @text: "bailiffs in 3 days", "not seen for 8 days"
 */
typedef struct
{
  int band;
  char *text;
} KwChip;

/**
 * KwTodayVisit:
 * @case_file: (transfer none): the family
 * @appointment: (transfer none): what is planned
 * @address: (nullable): where: the family's; with whom for a joint one: "Turning Point, 2nd of 3 together"
 * @purpose: (nullable): the appointment's purpose, else what to do next there
 * @last_seen: "last seen Friday"
 * @chips: (element-type KwChip): what to know before knocking
 */
typedef struct
{
  const KwCaseFile *case_file;
  const KwAppointment *appointment;
  char *address;
  char *purpose;
  char *last_seen;
  GPtrArray *chips;
} KwTodayVisit;

/**
 * KwTodayTask:
 * @case_file: (transfer none): the family
 * @plan: (transfer none): its plan
 * @next: (transfer none): what to do
 * @sentence: why it stands here
 * @chip: the band, or how soon: "today", "2 h left", "material"
 */
typedef struct
{
  const KwCaseFile *case_file;
  const KwPlan *plan;
  const KwNextStep *next;
  char *sentence;
  KwChip chip;
} KwTodayTask;

typedef struct
{
  const KwCaseFile *case_file;
  const KwClockEntry *clock;
} KwTodayClock;

/* A problem that waits for trust, and what would open it. */
typedef struct
{
  const KwCaseFile *case_file;
  const KwPlace *place;
  int trust;
  int threshold;
  char *sentence; /* "Trust 3 of 5. Opens at “confiding”, or when they raise it." */
} KwTodayWaiting;

typedef struct
{
  const KwCaseFile *case_file;
  const KwConcern *concern;
  char *sentence; /* "Written follow-up due tomorrow 09:00.", "Ask what has happened since yesterday." */
} KwTodayConcern;

/* Agreed in supervision, and not done. */
typedef struct
{
  const KwCaseFile *case_file;
  const KwSupervisionAction *action;
  gboolean overdue;
  char *sentence; /* "Agreed in supervision: by Friday, in 3 days." */
} KwTodayAction;

/**
 * KwToday:
 * @visits: (element-type KwTodayVisit): today's, by time
 * @do_next: (element-type KwTodayTask): over all families, in the order of work; the window shows the first
 * @clocks: (element-type KwTodayClock): near and overdue ones, what to act on first, each nearest first
 * @week: (element-type KwRhythm): one a family, by name; active families only
 * @out_of_touch: (element-type KwRhythm): longest unseen first, flagged runs of visits not seen too
 * @waiting_for_trust: (element-type KwTodayWaiting): by family
 * @concerns: (element-type KwTodayConcern): open ones, oldest first
 * @actions: (element-type KwTodayAction): agreed in supervision and not done, the first due first
 * @load: visits owed against time left
 * @n_families: active families
 * @n_referrals: referrals on their way
 */
typedef struct
{
  gatomicrefcount references;
  KwInstant now;
  GPtrArray *visits;
  GPtrArray *do_next;
  GPtrArray *clocks;
  GPtrArray *week;
  GPtrArray *out_of_touch;
  GPtrArray *waiting_for_trust;
  GPtrArray *concerns;
  GPtrArray *actions;
  KwWorkerWeek load;
  guint n_families;
  guint n_referrals;
  GPtrArray *held; /* what the rest points into */
} KwToday;

#define KW_TYPE_TODAY (kw_today_get_type ())

GType kw_today_get_type (void);

/* @case_files: (element-type KwCaseFile): kept; @services: (nullable) (element-type KwService): the
 * directory, not kept; @weekly_minutes: the worker's minutes for visits, or KW_NONE. */
KwToday *kw_today_compute (const GPtrArray *case_files,
                           const GPtrArray *services,
                           KwPolicy *policy,
                           gint64 weekly_minutes,
                           KwInstant now);
KwToday *kw_today_ref (KwToday *self);
void kw_today_unref (KwToday *self);

char *kw_today_dup_visits_summary (const KwToday *self); /* "3, one of them joint"; "none planned" */
json_t *kw_today_to_json (const KwToday *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwToday, kw_today_unref)

G_END_DECLS
