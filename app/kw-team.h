/* kw-team.h: the whole of a team's work in one table
 *
 * One row a worker, from the facts of every family (kw-family-facts.h): what a supervisor needs to see, and
 * nothing that ranks people. Every number is a sum over families, and the families behind it can be had.
 * Pure; usable from any thread; a KwTeam is read-only and may be shared between threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-family-facts.h"
#include "kw-policy.h"
#include "kw-rhythm.h"

#include <jansson.h>

G_BEGIN_DECLS

/**
 * KwLoad:
 * @intensity: what a family of its intensity counts for
 * @problems: what its open problems add
 * @severe: what its open problems of the greatest severity add
 * @children: what its children add
 * @interpreter: what speaking another language adds
 * @total: all of it
 *
 * How much of a caseload a family is, in hundredths of an intensive family without anything else; the policy's weights.
 */
typedef struct
{
  int intensity;
  int problems;
  int severe;
  int children;
  int interpreter;
  int total;
} KwLoad;

/**
 * KwTeamFamily:
 * @facts: (transfer none): of the family
 * @target: visits a week
 * @seen_7: times seen in the last 7 days, today one of them
 * @seen_28: in the last 28 days
 * @seen_this_week: since Monday
 * @weeks: times seen in each of the last weeks from Monday to Sunday, this week the last
 * @minutes_this_week: spent on visits since Monday
 * @owed: visits that the target still asks for this week
 * @days_since_seen: %KW_NONE where never
 * @out_of_touch: whether nobody was seen for as long as the policy says
 * @run: the latest visits in a row at which nobody was seen
 * @run_flag: whether there are as many as the policy says
 * @clocks_near: clocks that are near
 * @clocks_overdue: and overdue
 * @breakthroughs: sensitive problems that somebody told us about, and no specialist has met them since
 * @hours: (element-type gint64): hours from told to met, of those who met in the last #KW_TEAM_SPEED_DAYS days
 * @plan_days: days since the plan last changed
 * @plan_stale: whether they are as many as the policy says, while something is open
 * @pins: pins that count today
 * @pins_waiting: those of them that nobody has approved
 * @concerns: open ones
 * @children: children of the family
 * @children_not_alone: those not seen alone for as long as the policy says
 * @not_alone_days: the longest of them; %KW_NONE where there is none; #KW_TEAM_NEVER where one never was
 * @problems: open ones
 * @load: how much of a caseload it is
 *
 * One family at one instant.
 */
typedef struct
{
  const KwFamilyFacts *facts;
  KwRange target;
  guint seen_7;
  guint seen_28;
  guint seen_this_week;
  guint weeks[KW_RHYTHM_WEEKS];
  gint64 minutes_this_week;
  guint owed;
  gint64 days_since_seen;
  gboolean out_of_touch;
  guint run;
  gboolean run_flag;
  guint clocks_near;
  guint clocks_overdue;
  guint breakthroughs;
  GArray *hours;
  gint64 plan_days;
  gboolean plan_stale;
  guint pins;
  guint pins_waiting;
  guint concerns;
  guint children;
  guint children_not_alone;
  gint64 not_alone_days;
  guint problems;
  KwLoad load;

  /*< private >*/
  char *name_key;
} KwTeamFamily;

#define KW_TEAM_NEVER      G_MAXINT64
#define KW_TEAM_SPEED_DAYS 91

/* The columns of the table. A number of each can be had for a worker, a family and everybody. */
typedef enum {
  KW_TEAM_FAMILIES,
  KW_TEAM_INTENSIVE,
  KW_TEAM_LIGHT,
  KW_TEAM_STEPPING_DOWN,
  KW_TEAM_LOAD, /* hundredths */
  KW_TEAM_SEEN_7,
  KW_TEAM_SEEN_28,
  KW_TEAM_OUT_OF_TOUCH,
  KW_TEAM_NOT_SEEN_RUNS,
  KW_TEAM_OWED,
  KW_TEAM_MINUTES_LEFT, /* this week; KW_NONE where nobody said how many there are */
  KW_TEAM_CLOCKS_NEAR,
  KW_TEAM_CLOCKS_OVERDUE,
  KW_TEAM_BREAKTHROUGHS,
  KW_TEAM_HOURS_TO_SPECIALIST, /* the median; KW_NONE where there is none */
  KW_TEAM_STALE_PLANS,
  KW_TEAM_PINS,
  KW_TEAM_CONCERNS,
  KW_TEAM_CHILDREN_NOT_ALONE,
  KW_TEAM_SUPERVISION_DAYS, /* until the next is due, below 0: overdue; KW_NONE: never held and nothing to go by */
  KW_N_TEAM_COLUMNS
} KwTeamColumn;

extern const KwCodeSet kw_team_columns; /* "families", "intensive", …; labels are the heads of columns */

/**
 * KwTeamRow:
 * @worker: (transfer none) (nullable): whose row; %NULL for families that nobody holds, and for the sum
 * @families: (element-type KwTeamFamily): active ones, by name
 * @numbers: a number a column
 * @target_low: visits a week that their families' targets ask for at least
 * @target_high: and at most
 * @weeks: times their families were seen in each of the last weeks, this week the last
 * @minutes_owed: how long the visits owed take, at the policy's usual length
 * @minutes_spent: on visits this week
 * @slowest_hours: the slowest tenth of the hours to a specialist; %KW_NONE where there is none
 * @n_met: how many hours to a specialist there are
 * @not_alone_days: the longest that a child was not seen alone; see #KwTeamFamily
 * @oldest_plan_days: days since the plan that has stood longest changed; %KW_NONE without a family
 * @last_supervision: (nullable) (transfer none): the last one held
 * @supervision_due: when the next one is due; %KW_NONE where nobody can say
 * @away: whether they are on leave today
 *
 * A worker, and what the numbers are made of.
 */
typedef struct
{
  const KwWorker *worker;
  GPtrArray *families;
  gint64 numbers[KW_N_TEAM_COLUMNS];
  guint target_low;
  guint target_high;
  guint weeks[KW_RHYTHM_WEEKS];
  gint64 minutes_owed;
  gint64 minutes_spent;
  gint64 slowest_hours;
  guint n_met;
  gint64 not_alone_days;
  gint64 oldest_plan_days;
  const KwSupervision *last_supervision;
  KwDate supervision_due;
  gboolean away;
} KwTeamRow;

/**
 * KwTeam:
 * @now: as of when
 * @rows: (element-type KwTeamRow): workers who hold families or may, by name; no league table
 * @unheld: active families that nobody holds: none, unless the file is damaged
 * @waiting: (element-type KwTeamFamily): families that wait for a worker, the longest first
 * @total: all rows together
 *
 * The table.
 */
typedef struct
{
  gatomicrefcount references;
  KwInstant now;
  GPtrArray *rows;
  KwTeamRow *unheld;
  GPtrArray *waiting;
  KwTeamRow *total;

  /*< private >*/
  GPtrArray *held; /* what the rest points into */
  GPtrArray *kept[3];
} KwTeam;

/**
 * KwTeamData:
 * @facts: (element-type KwFamilyFacts): of all families
 * @workers: (element-type KwWorker): everybody
 * @supervisions: (element-type KwSupervision): all of them
 * @leaves: (element-type KwLeave): all of them
 * @services: (element-type KwService): the directory
 *
 * What the table is computed from.
 */
typedef struct
{
  GPtrArray *facts;
  GPtrArray *workers;
  GPtrArray *supervisions;
  GPtrArray *leaves;
  GPtrArray *services;
} KwTeamData;

/**
 * KwTeamFilter:
 * @team: (nullable): only workers of this team
 * @authority: (nullable): only families of this authority, and workers who have one or are of it
 * @intensity: only families of this #KwIntensity; %KW_CODE_NONE: all
 * @worker: only this worker's row; %KW_NONE: all
 *
 * Which part of the work.
 */
typedef struct
{
  const char *team;
  const char *authority;
  int intensity;
  gint64 worker;
} KwTeamFilter;

#define KW_TEAM_FILTER_ALL            \
  {                                   \
    NULL, NULL, KW_CODE_NONE, KW_NONE \
  }

#define KW_TYPE_TEAM (kw_team_get_type ())

GType kw_team_get_type (void);

/* One read of the casebook: a bounded number of statements whatever there is. */
KwTeamData *kw_team_data_load_sync (KwCasebook *casebook, KwInstant now, GCancellable *cancellable, GError **error);
void kw_team_data_load_async (KwCasebook *casebook,
                              KwInstant now,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
KwTeamData *kw_team_data_load_finish (KwCasebook *casebook, GAsyncResult *result, GError **error);
void kw_team_data_free (KwTeamData *data);

/* Narrows @filter to what @actor may see of caseloads by their role: their own row, their team's, all. */
void kw_team_filter_limit (KwTeamFilter *filter, const KwWorker *actor);

KwTeam *kw_team_compute (const KwTeamData *data, const KwTeamFilter *filter, const KwPolicy *policy, KwInstant now);
KwTeam *kw_team_ref (KwTeam *self);
void kw_team_unref (KwTeam *self);

/* (transfer none) (nullable) */
const KwTeamRow *kw_team_find_row (const KwTeam *self, gint64 worker);

/* What a family adds to a column: 0 where it is not behind the number. KW_NONE for KW_TEAM_SUPERVISION_DAYS and
 * KW_TEAM_MINUTES_LEFT, which are the worker's; the median of the family's own for KW_TEAM_HOURS_TO_SPECIALIST. */
gint64 kw_team_family_get_number (const KwTeamFamily *family, KwTeamColumn column);

/* (element-type KwTeamFamily) (transfer container): the families behind a number of @row, by name. */
GPtrArray *kw_team_row_list_behind (const KwTeamRow *row, KwTeamColumn column);

/* (element-type KwTeamRow) (transfer container): the rows by a column, those with the same number by name;
 * KW_N_TEAM_COLUMNS: by name. Rows that have no number in it come last either way. */
GPtrArray *kw_team_list_rows (const KwTeam *self, KwTeamColumn column, gboolean descending);

/* Whether more of it is worse, so that a page may mark it. */
gboolean kw_team_column_is_warning (KwTeamColumn column);

/* Words, (transfer full), translated. */
char *kw_team_row_dup_number (const KwTeamRow *row, KwTeamColumn column); /* "7.5", "2 h 30", "in 3 days", "–" */
char *kw_team_row_dup_rhythm (const KwTeamRow *row);                      /* "24 of 27–36 in 7 days" */
char *kw_team_row_dup_trend (const KwTeamRow *row);                       /* "seen 3.1 times a week a family, 2.6 before" */
char *kw_load_dup_words (const KwLoad *load);                             /* "1.00 intensive + 0.20 problems" */

json_t *kw_team_to_json (const KwTeam *self);

/* One family, for tests and for pages that show one. */
KwTeamFamily *kw_team_family_new (const KwFamilyFacts *facts,
                                  const GPtrArray *services,
                                  const KwPolicy *policy,
                                  KwInstant now);
void kw_team_family_free (KwTeamFamily *family);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwTeamData, kw_team_data_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwTeamFamily, kw_team_family_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwTeam, kw_team_unref)

G_END_DECLS
