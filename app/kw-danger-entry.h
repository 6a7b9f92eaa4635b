/* kw-danger-entry.h: a concern for somebody's safety, being written down
 *
 * Exact words, who said them, where each child is now, who was told when. Saving it tells nobody. Usable from
 * any thread; an entry belongs to its form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-entry.h"

G_BEGIN_DECLS

/* Field names of faults. */
#define KW_DANGER_FIELD_WORDS   "words"
#define KW_DANGER_FIELD_HARM    "harm"
#define KW_DANGER_FIELD_PROBLEM "problem"
#define KW_DANGER_FIELD_RAISED  "raised"
#define KW_DANGER_FIELD_TOLD    "told"

/**
 * KW_DANGER_NEW_PROBLEM:
 *
 * The problem of a concern about something that is not recorded yet.
 */
#define KW_DANGER_NEW_PROBLEM 0

/* Where a child is now. */
typedef struct
{
  gint64 member;
  char *where;
} KwChildWhere;

/* Somebody who was told. */
typedef struct
{
  char *who;
  char *when; /* as typed */
  char *reference;
} KwToldEntry;

/**
 * KwDangerEntry:
 * @id: the concern's id
 * @family: whose
 * @problem: the problem, %KW_DANGER_NEW_PROBLEM, or %KW_NONE while nothing is chosen
 * @domain: of a new problem: a #KwDomain
 * @title: of a new problem
 * @harm: a #KwHarm, or %KW_CODE_NONE
 * @raised: when, as typed
 * @words: exact words
 * @said_by: who said them
 * @children: (element-type KwChildWhere): every child of the family
 * @told: (element-type KwToldEntry): who was told
 * @parents_told: told, or why not
 *
 * A concern being written down.
 */
typedef struct
{
  gint64 id;
  gint64 family;
  gint64 problem;
  int domain;
  char *title;
  int harm;
  char *raised;
  char *words;
  char *said_by;
  GPtrArray *children;
  GPtrArray *told;
  char *parents_told;
} KwDangerEntry;

KwDangerEntry *kw_danger_entry_new (const KwCaseFile *case_file, KwInstant now, KwNewId new_id, gpointer user_data);
void kw_danger_entry_free (KwDangerEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwDangerEntry, kw_danger_entry_free)

KwToldEntry *kw_danger_entry_add_told (KwDangerEntry *self, const char *who, KwInstant now);

json_t *kw_danger_entry_to_json (const KwDangerEntry *self, KwInstant now);
void kw_danger_entry_read_json (KwDangerEntry *self, const json_t *draft, const KwCaseFile *case_file, KwInstant now);

GPtrArray *kw_danger_entry_check (const KwDangerEntry *self, const KwCaseFile *case_file, KwInstant now);
GPtrArray *kw_danger_entry_to_records (const KwDangerEntry *self,
                                       const KwCaseFile *case_file,
                                       KwInstant now,
                                       KwNewId new_id,
                                       gpointer user_data);

G_END_DECLS
