/* kw-story.h: the chronology
 *
 * Everything that happened in a family, from all that is recorded, newest first. Pure; usable from any
 * thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-case-file.h"

#include <jansson.h>

G_BEGIN_DECLS

typedef enum {
  KW_STORY_VISIT,
  KW_STORY_TOLD_US,
  KW_STORY_REFERRAL,
  KW_STORY_DEADLINE,
  KW_STORY_CONCERN,
  KW_STORY_WORKER, /* a change of worker; opened, closed */
  KW_STORY_EVENT,
  KW_STORY_SETTLED, /* a problem that came to an end */
  KW_N_STORY_KINDS
} KwStoryKind;

extern const KwCodeSet kw_story_kinds; /* "visit", "told-us", …; labels "Visits", "What they told us", … */

#define KW_STORY_ALL             ((1u << KW_N_STORY_KINDS) - 1)
#define KW_STORY_HEADLINE_LENGTH 80 /* characters */

/**
 * KwStoryEntry:
 * @when: the moment; the start of the day where only that is known
 * @date: the day
 * @has_time: whether the time of day is known
 * @kind: what it is
 * @headline: one line
 * @detail: (nullable): the rest
 * @people: (element-type gint64): ids of the members it is about; none: the family
 * @record_kind: the record it comes from
 * @record: its id
 * @problem: the problem it is about; %KW_NONE for none
 *
 * Something that happened.
 */
typedef struct
{
  gatomicrefcount references;
  KwInstant when;
  KwDate date;
  gboolean has_time;
  KwStoryKind kind;
  char *headline;
  char *detail;
  GArray *people;
  KwRecordKind record_kind;
  gint64 record;
  gint64 problem;
} KwStoryEntry;

#define KW_TYPE_STORY_ENTRY (kw_story_entry_get_type ())

GType kw_story_entry_get_type (void);
KwStoryEntry *kw_story_entry_ref (KwStoryEntry *self);
void kw_story_entry_unref (KwStoryEntry *self);

/* (transfer full) (element-type KwStoryEntry): up to @now, newest first. @workers: (nullable)
 * (element-type KwWorker): for the names of those who held the family. */
GPtrArray *kw_story_compute (const KwCaseFile *case_file, const GPtrArray *workers, KwInstant now);

/* (transfer full) (element-type KwStoryEntry): those of @kinds (1 << KwStoryKind each) about @person
 * (KW_NONE: anybody); what is about the family is about everybody. */
GPtrArray *kw_story_filter (const GPtrArray *story, guint kinds, gint64 person);

/* The first sentence, at most 80 characters; (nullable): NULL where the note is empty. */
char *kw_story_propose_headline (const char *note);

json_t *kw_story_entry_to_json (const KwStoryEntry *self, const KwCaseFile *case_file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwStoryEntry, kw_story_entry_unref)

G_END_DECLS
