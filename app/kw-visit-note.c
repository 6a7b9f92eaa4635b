/* kw-visit-note.c: the note of a visit, and its lines about one person only
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-visit-note.h"

#include "kw-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
note_line_free (gpointer data)
{
  KwNoteLine *line = data;

  g_free (line->text);
  g_free (line);
}

/**
 * kw_visit_note_dup_mark:
 * @case_file: a case file
 * @member: one of its members
 * @today: the date
 *
 * Returns: (transfer full): what a line about @member only begins with, before a space
 */
char *
kw_visit_note_dup_mark (const KwCaseFile *case_file, const KwMember *member, KwDate today)
{
  g_autofree char *name = kw_member_dup_unique_name (case_file, member, today);

  /* Translators: begins a line of a note that is about one person only; keep the brackets */
  return g_strdup_printf (_ ("[%s only]"), name);
}

/**
 * kw_visit_note_read_line:
 * @case_file: a case file
 * @today: the date
 * @line: a line of a note
 * @member: (out): whom it is about, or %KW_NONE
 * @rest: (out): (transfer none): what it says after the mark, in @line
 *
 * Returns: what kind of line it is
 */
KwNoteLineKind
kw_visit_note_read_line (const KwCaseFile *case_file, KwDate today, const char *line, gint64 *member, const char **rest)
{
  const GPtrArray *members = kw_case_file_list (case_file, KW_RECORD_MEMBER);
  const char *start = line + strspn (line, " \t");

  *member = KW_NONE;
  *rest = line;
  if (*start != '[')
    return KW_NOTE_COMMON;
  for (guint i = 0; i < members->len; i++)
    {
      const KwMember *about = g_ptr_array_index (members, i);
      g_autofree char *mark = kw_visit_note_dup_mark (case_file, about, today);

      if (!g_str_has_prefix (start, mark))
        continue;
      *member = about->record.id;
      *rest = start + strlen (mark);
      *rest += strspn (*rest, " \t");
      return KW_NOTE_PERSON;
    }
  return KW_NOTE_UNCLEAR;
}

/* Lines one after the other about one person are one entry; an empty one is nothing. */
static void
add_line (GPtrArray *lines, gint64 member, const char *text, gboolean goes_on)
{
  KwNoteLine *line = goes_on && lines->len > 0 ? g_ptr_array_index (lines, lines->len - 1) : NULL;
  char *longer;

  if (kw_entry_is_blank (text))
    return;
  if (line == NULL || line->member != member)
    {
      line = g_new0 (KwNoteLine, 1);
      line->member = member;
      line->text = g_strdup (text);
      g_ptr_array_add (lines, line);
      return;
    }
  longer = g_strconcat (line->text, "\n", text, NULL);
  g_free (line->text);
  line->text = longer;
}

/**
 * kw_visit_note_split:
 * @case_file: a case file
 * @today: the date
 * @note: (nullable): a note as typed
 * @lines: (out) (transfer full) (element-type KwNoteLine): the lines about one person only
 * @unclear: (out): whether a line begins like a mark and is none
 *
 * Returns: (transfer full) (nullable): what is left for everybody; %NULL where that is nothing
 */
char *
kw_visit_note_split (const KwCaseFile *case_file, KwDate today, const char *note, GPtrArray **lines, gboolean *unclear)
{
  g_autoptr (GString) common = g_string_new (NULL);
  g_auto (GStrv) typed = g_strsplit (note != NULL ? note : "", "\n", -1);
  gboolean goes_on = FALSE;

  *lines = g_ptr_array_new_with_free_func (note_line_free);
  *unclear = FALSE;
  for (guint i = 0; typed[i] != NULL; i++)
    {
      const char *rest;
      gint64 member;

      switch (kw_visit_note_read_line (case_file, today, typed[i], &member, &rest))
        {
        case KW_NOTE_PERSON:
          add_line (*lines, member, rest, goes_on);
          goes_on = TRUE;
          continue;
        case KW_NOTE_UNCLEAR:
          *unclear = TRUE;
          break;
        case KW_NOTE_COMMON:
        default:
          break;
        }
      goes_on = FALSE;
      g_string_append_printf (common, "%s\n", typed[i]);
    }
  return kw_entry_dup_filled (common->str);
}
