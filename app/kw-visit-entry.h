/* kw-visit-entry.h: a visit being logged
 *
 * What the form "Log a visit" holds: times as typed, people and problems as ticked. Guesses are filled in from the
 * case file. The visit's id is taken when the entry is new and kept in the draft: a draft whose visit is there already
 * was saved, and is not offered again. Usable from any thread; an entry belongs to its form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-entry.h"
#include "kw-policy.h"

G_BEGIN_DECLS

/* Field names of faults. */
#define KW_VISIT_FIELD_WHEN      "when"
#define KW_VISIT_FIELD_MINUTES   "minutes"
#define KW_VISIT_FIELD_SEEN      "seen"
#define KW_VISIT_FIELD_NOTE      "note"
#define KW_VISIT_FIELD_OPENED_UP "opened-up"
#define KW_VISIT_FIELD_NEXT      "next"

/* Somebody's trust as of this visit. */
typedef struct
{
  gint64 member;
  int step; /* 1 to 5 */
} KwVisitTrustEntry;

/* Somebody told us about a problem. */
typedef struct
{
  gboolean happened;
  gint64 problem;
  gint64 member;
  char *when; /* as typed */
  int help;   /* KwHelpWanted */
} KwOpenedUpEntry;

/**
 * KwVisitEntry:
 * @id: the visit's id
 * @family: whose visit
 * @appointment: the planned appointment that it was, or %KW_NONE
 * @next_appointment: the planned appointment that @next moves, or %KW_NONE for a new one
 * @outcome: a #KwVisitOutcome
 * @kind: a #KwVisitKind
 * @when: start, as typed
 * @minutes: length, as typed
 * @seen: (element-type gint64): members who were there
 * @alone: (element-type gint64): children seen alone
 * @professionals: (element-type gint64): professionals who were there
 * @newcomers: (element-type utf8): names of professionals who were there and are not recorded yet
 * @trust: (element-type KwVisitTrustEntry): nothing of those whose trust was not touched
 * @problems: (element-type gint64): what was talked about
 * @note: as typed, with marked lines
 * @opened_up: whether somebody opened up
 * @next: the next visit, as typed; empty: none
 * @headline: for the story
 * @headline_is_own: whether the worker wrote it rather than leaving what was proposed
 *
 * A visit being logged.
 */
typedef struct
{
  gint64 id;
  gint64 family;
  gint64 appointment;
  gint64 next_appointment;
  int outcome;
  int kind;
  char *when;
  char *minutes;
  GArray *seen;
  GArray *alone;
  GArray *professionals;
  GPtrArray *newcomers;
  GArray *trust;
  GArray *problems;
  char *note;
  KwOpenedUpEntry opened_up;
  char *next;
  char *headline;
  gboolean headline_is_own;
} KwVisitEntry;

KwVisitEntry *kw_visit_entry_new (
    const KwCaseFile *case_file, const KwPolicy *policy, KwInstant now, KwNewId new_id, gpointer user_data);
void kw_visit_entry_free (KwVisitEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwVisitEntry, kw_visit_entry_free)

int kw_visit_entry_get_trust (const KwVisitEntry *self, gint64 member);
void kw_visit_entry_set_trust (KwVisitEntry *self, gint64 member, int step);
gboolean kw_visit_entry_get_start (const KwVisitEntry *self, KwInstant now, KwInstant *start);
gboolean kw_visit_entry_get_next (const KwVisitEntry *self, KwInstant now, KwInstant *next);

json_t *kw_visit_entry_to_json (const KwVisitEntry *self, KwInstant now);
void kw_visit_entry_read_json (KwVisitEntry *self, const json_t *draft, KwInstant now);
void kw_visit_entry_forget_strangers (KwVisitEntry *self, const KwCaseFile *case_file);

GPtrArray *kw_visit_entry_check (const KwVisitEntry *self, const KwCaseFile *case_file, KwInstant now);
GPtrArray *kw_visit_entry_to_records (
    const KwVisitEntry *self, const KwCaseFile *case_file, KwInstant now, KwNewId new_id, gpointer user_data);
KwCaseFile *kw_visit_entry_foresee (const KwVisitEntry *self, const KwCaseFile *case_file, KwInstant now);

G_END_DECLS
