/* kw-people.h: what is said of the members of a family
 *
 * Pure; usable from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-case-file.h"

G_BEGIN_DECLS

#define KW_ADULT_YEARS 18

/* What they like to be called; (transfer none). */
const char *kw_member_get_name (const KwMember *member);

/* The same of an id; (nullable): NULL where there is no such member. */
const char *kw_people_get_name (const KwCaseFile *case_file, gint64 member);

/* Whether @member is not yet 18; where nobody knows when they were born, whether they are there as a child. */
gboolean kw_member_is_child (const KwMember *member, KwDate today);

/* The first day on which the present worker holds the family; without one, the day it was opened. */
KwDate kw_people_get_held_from (const KwCaseFile *case_file);

/* What somebody typed to find a person, "ada okafor 4.2.1980": the words of it, and when they were born, KW_NONE where
 * it does not say. @words: (out) (transfer full) */
void kw_people_parse_search (const char *typed, KwDate today, char **words, KwDate *born);

/* (transfer full): "Ada", "Ada and Tobi", "Ada and both children"; @members: (element-type gint64): ids. "" for
 * none. */
char *kw_people_dup_list (const KwCaseFile *case_file, const GArray *members, KwDate today);

G_END_DECLS
