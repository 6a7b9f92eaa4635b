/* kw-family-facts.h: what the parts of a family's page show
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-family-summary.h"
#include "kw-session.h"
#include "kw-story.h"

G_BEGIN_DECLS

/**
 * KwFamilyFacts:
 * @session: the session
 * @case_file: everything recorded about the family
 * @summary: what follows from it: the order of work, rhythm, clocks
 * @services: (element-type KwService): the directory
 * @story: (element-type KwStoryEntry): everything that happened, newest first
 *
 * Read together and shown together. Borrowed by the parts for the length of a call; they keep references to what they
 * need for longer.
 */
typedef struct
{
  KwSession *session;
  KwCaseFile *case_file;
  KwFamilySummary *summary;
  GPtrArray *services;
  GPtrArray *story;
} KwFamilyFacts;

G_END_DECLS
