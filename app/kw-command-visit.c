/* kw-command-visit.c: keyworker visit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-app-error.h"
#include "kw-command-book.h"
#include "kw-command-family-part.h"
#include "kw-commands.h"

#include <glib/gi18n-lib.h>

const KwCommandOption kw_command_visit_options[] = {
  { "start", "INSTANT", FALSE, N_ ("When it began: 2013-02-01T10:00") },
  { "minutes", "N", FALSE, N_ ("How long it took") },
  { "outcome", "CODE", FALSE, N_ ("seen, nobody-in, declined, cancelled-by-family or cancelled-by-us") },
  { "kind", "CODE", FALSE, N_ ("home (usual), school, office, phone, video, walk, court or other") },
  { "trust", "MEMBER:STEP", TRUE, N_ ("How far somebody lets you in, 1 to 5") },
  { "seen", "MEMBER", TRUE, N_ ("Who was there: an id as exported, or a name") },
  { "alone", "MEMBER", TRUE, N_ ("Who was seen alone") },
  { "note", "TEXT", FALSE, N_ ("What happened") },
  { NULL },
};

typedef struct
{
  const KwCommandLine *line;
  const KwCaseFile *case_file;
  KwEdit *edit;
  KwVisit *visit;
  GHashTable *there; /* ids of those already put as seen */
} Logging;

static gboolean
need (const KwCommandLine *line, const char *option, const char **value, GError **error)
{
  *value = kw_command_line_get_value (line, option);
  if (*value == NULL)
    g_set_error (error, KW_APP_ERROR, KW_APP_ERROR_USAGE, _ ("--%s is missing. See keyworker visit --help."), option);
  return *value != NULL;
}

static gboolean
read_code (const char *option, const char *value, const KwCodeSet *codes, int *code, GError **error)
{
  *code = kw_code_set_lookup (codes, value);
  return *code != KW_CODE_NONE ||
         kw_command_refuse_value (error, option, value, _ ("This is none of the codes. See keyworker visit --help."));
}

static gboolean
read_visit (const KwCommandLine *line, KwVisit *visit, GError **error)
{
  const char *start, *minutes, *outcome, *kind = kw_command_line_get_value (line, "kind");
  int code;

  if (!need (line, "start", &start, error) || !need (line, "minutes", &minutes, error) ||
      !need (line, "outcome", &outcome, error))
    return FALSE;
  if (!kw_instant_parse (start, &visit->start))
    return kw_command_refuse_value (error, "--start", start, _ ("This has to be a time, like 2013-02-01T10:00."));
  if (!g_ascii_string_to_signed (minutes, 10, 0, 1440, &visit->minutes, NULL))
    return kw_command_refuse_value (error, "--minutes", minutes, _ ("This has to be a whole number from 0 to 1440."));
  if (!read_code ("--outcome", outcome, &kw_visit_outcomes, &code, error))
    return FALSE;
  visit->outcome = (KwVisitOutcome) code;
  if (kind != NULL)
    {
      if (!read_code ("--kind", kind, &kw_visit_kinds, &code, error))
        return FALSE;
      visit->kind = (KwVisitKind) code;
    }
  visit->note = g_strdup (kw_command_line_get_value (line, "note"));
  return TRUE;
}

/* A record that stands in the visit: all of them begin with the visit and a member. */
static gpointer
put_in_visit (Logging *self, KwRecordKind kind, const KwMember *member)
{
  KwVisitMember *record = kw_record_new (kind);

  record->record.family = self->visit->record.family;
  record->visit = self->visit->record.id;
  record->member = member->record.id;
  kw_edit_put (self->edit, record);
  return record;
}

static gboolean
put_people (Logging *self, const char *option, KwRecordKind kind, GError **error)
{
  const char *const *names = kw_command_line_get_values (self->line, option);
  g_autoptr (GHashTable) given = g_hash_table_new (NULL, NULL);
  g_autofree char *shown = g_strconcat ("--", option, NULL);

  for (; *names != NULL; names++)
    {
      const KwMember *member = kw_command_find_member (self->case_file, shown, *names, error);

      if (member == NULL)
        return FALSE;
      if (!g_hash_table_add (given, (gpointer) member))
        return kw_command_refuse_value (error, shown, *names, _ ("This person is named twice."));
      /* Whoever was seen alone was seen. */
      if (g_hash_table_add (self->there, (gpointer) member))
        put_in_visit (self, KW_RECORD_VISIT_SEEN, member);
      if (kind != KW_RECORD_VISIT_SEEN)
        put_in_visit (self, kind, member);
    }
  return TRUE;
}

static gboolean
put_trust (Logging *self, GError **error)
{
  const char *const *values = kw_command_line_get_values (self->line, "trust");

  for (; *values != NULL; values++)
    {
      const char *colon = strrchr (*values, ':');
      g_autofree char *name = NULL;
      const KwMember *member;
      gint64 step;

      if (colon == NULL || !g_ascii_string_to_signed (colon + 1, 10, 1, 5, &step, NULL))
        return kw_command_refuse_value (error, "--trust", *values,
                                        _ ("This has to be a member and a step from 1 to 5, like m1:3."));
      name = g_strndup (*values, (gsize) (colon - *values));
      member = kw_command_find_member (self->case_file, "--trust", name, error);
      if (member == NULL)
        return FALSE;
      ((KwVisitTrust *) put_in_visit (self, KW_RECORD_VISIT_TRUST, member))->step = step;
    }
  return TRUE;
}

static gboolean
check_nobody (const KwCommandLine *line, const KwVisit *visit, GError **error)
{
  static const char *const options[] = { "seen", "alone", "trust" };

  for (guint i = 0; visit->outcome != KW_VISIT_SEEN && i < G_N_ELEMENTS (options); i++)
    if (kw_command_line_has (line, options[i]))
      {
        g_autofree char *shown = g_strconcat ("--", options[i], NULL);

        return kw_command_refuse_value (error, shown, kw_command_line_get_value (line, options[i]),
                                        _ ("Nobody was seen at this visit."));
      }
  return TRUE;
}

static gboolean
answer (const KwCommandLine *line, gint64 visit, GError **error)
{
  g_autofree char *text = NULL;

  if (kw_command_line_wants_json (line))
    return kw_command_write_json (json_pack ("{so}", "visit", kw_command_id (visit)), error);
  text = g_strdup_printf ("%" G_GINT64_FORMAT "\n", visit);
  return kw_command_write (text, error);
}

static gboolean
log_visit (const KwCommandBook *book, GError **error)
{
  g_autoptr (KwCaseFile) case_file = NULL;
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  g_autoptr (GHashTable) there = g_hash_table_new (NULL, NULL);
  KwVisit *visit = kw_record_new (KW_RECORD_VISIT);
  Logging self = { .line = book->line, .edit = edit, .visit = visit, .there = there };

  kw_edit_put (edit, visit);
  if (!read_visit (book->line, visit, error) || !check_nobody (book->line, visit, error))
    return FALSE;
  case_file = kw_command_book_load_family (book, kw_command_line_get_argument (book->line, 1), error);
  if (case_file == NULL || !kw_command_book_may (book, KW_MAY_CHANGE_FAMILY, case_file, NULL, error))
    return FALSE;
  self.case_file = case_file;
  visit->record.family = kw_case_file_get_family (case_file)->record.id;
  visit->record.id = kw_casebook_new_id (book->casebook);
  if (!put_trust (&self, error) || !put_people (&self, "seen", KW_RECORD_VISIT_SEEN, error) ||
      !put_people (&self, "alone", KW_RECORD_VISIT_ALONE, error))
    return FALSE;
  return kw_casebook_commit_sync (book->casebook, edit, NULL, error) != 0 &&
         answer (book->line, visit->record.id, error);
}

gboolean
kw_command_visit (const KwCommandLine *line, GError **error)
{
  return kw_command_with_book (line, log_visit, error);
}
