/* kw-sample-days.h: a sample family as it was written down, day by day
 *
 * What is known today was not known from the first day. This tells a family as a sequence of records and of what became
 * of them, each with the moment at which somebody wrote it down, so that the journal of a sample casebook reads like
 * that of a real one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-case-file.h"

G_BEGIN_DECLS

/**
 * KwSampleNote:
 * @when: when it was written down
 * @family: which family
 * @record: (transfer full): the record as it stood then, with its ids of the case file
 */
typedef struct
{
  KwInstant when;
  guint family;
  gpointer record;
} KwSampleNote;

void kw_sample_note_clear (gpointer note);
void kw_sample_days_add (GArray *notes, const KwCaseFile *case_file, guint family, KwInstant now);
void kw_sample_days_sort (GArray *notes);

G_END_DECLS
