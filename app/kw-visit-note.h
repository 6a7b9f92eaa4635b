/* kw-visit-note.h: the note of a visit, and its lines about one person only
 *
 * In the form, a line about one person only begins with a mark that says so: "[Ada only] She has not told him." It is
 * plain text, so that it survives undo, copying and a crash, and is read out like the rest. When the visit is saved,
 * marked lines leave the note and become records of their own, which can be kept from the others' copies. A line that
 * begins with a bracket and is no such mark is refused: a slip of the pen must not tell everybody. Pure; any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-case-file.h"

G_BEGIN_DECLS

typedef enum {
  KW_NOTE_COMMON, /* for everybody's copy */
  KW_NOTE_PERSON, /* about one person only */
  KW_NOTE_UNCLEAR /* begins like a mark and is none */
} KwNoteLineKind;

/**
 * KwNoteLine:
 * @member: whom it is about
 * @text: what it says, without the mark; consecutive lines about one person are one
 */
typedef struct
{
  gint64 member;
  char *text;
} KwNoteLine;

char *kw_visit_note_dup_mark (const KwCaseFile *case_file, const KwMember *member, KwDate today);
KwNoteLineKind kw_visit_note_read_line (
    const KwCaseFile *case_file, KwDate today, const char *line, gint64 *member, const char **rest);
char *kw_visit_note_split (
    const KwCaseFile *case_file, KwDate today, const char *note, GPtrArray **lines, gboolean *unclear);

G_END_DECLS
