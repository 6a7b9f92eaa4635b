/* kw-crash-steps-work.c: steps of daily work
 *
 * Families are found by their references, so that a step finds what another made, also after a restart.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-crash-steps.h"

#include "kw-data-error.h"
#include "kw-drafts.h"
#include "kw-journal.h"
#include "kw-search.h"

#include <string.h>

#define OPENED kw_date_from_ymd (2013, 1, 7)

/* More than one page of the file has room for, many times over. */
#define MUCH_TEXT 60000

gboolean
kw_crash_commit (KwCrashRun *run, KwEdit *edit, GError **error)
{
  gint64 number = kw_casebook_commit_sync (run->casebook, edit, NULL, error);

  if (number != 0)
    run->numbers[0] = number;
  return number != 0;
}

gint64
kw_crash_put_family (KwCrashRun *run, KwEdit *edit, const char *reference, const char *name)
{
  KwFamily *family = kw_record_new (KW_RECORD_FAMILY);
  KwDesignation *designation = kw_record_new (KW_RECORD_DESIGNATION);
  gint64 id = kw_casebook_new_id (run->casebook);

  family->record.id = id;
  family->reference = g_strdup (reference);
  family->name = g_strdup (name);
  family->authority = g_strdup ("WCC");
  family->opened = OPENED;
  designation->record.family = id;
  designation->worker = kw_casebook_get_worker (run->casebook)->record.id;
  designation->from = OPENED;
  kw_edit_put (edit, family);
  kw_edit_put (edit, designation);
  return id;
}

gboolean
kw_crash_step_add_family (KwCrashRun *run, GError **error)
{
  g_autoptr (KwEdit) edit = kw_edit_new ("referred by the school");
  KwMember *member = kw_record_new (KW_RECORD_MEMBER);
  KwProblem *problem = kw_record_new (KW_RECORD_PROBLEM);

  member->record.family = problem->record.family = kw_crash_put_family (run, edit, "WCC-1", "Okafor");
  member->given = g_strdup ("Ada");
  problem->title = g_strdup ("Arrears of rent");
  problem->domain = KW_DOMAIN_RENT_ARREARS;
  problem->severity = 2;
  problem->identified = OPENED;
  kw_edit_put (edit, member);
  kw_edit_put (edit, problem);
  return kw_crash_commit (run, edit, error);
}

static gboolean
save_visit (KwCrashRun *run, const char *reference, const char *note, GError **error)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwVisit *visit;
  gint64 family = kw_casebook_find_family_sync (run->casebook, reference, NULL, error);

  if (family == KW_NONE)
    return FALSE;
  visit = kw_record_new (KW_RECORD_VISIT);
  visit->record.family = family;
  visit->start = kw_date_from_ymd (2013, 1, 28) * KW_DAY + 10 * KW_HOUR;
  visit->minutes = 45;
  visit->outcome = KW_VISIT_SEEN;
  visit->note = g_strdup (note);
  kw_edit_put (edit, visit);
  return kw_crash_commit (run, edit, error);
}

gboolean
kw_crash_step_visit (KwCrashRun *run, GError **error)
{
  return save_visit (run, "WCC-1", "Ada was in and spoke about the letter from the landlord.", error);
}

gboolean
kw_crash_step_write_much (KwCrashRun *run, GError **error)
{
  g_autoptr (GString) note = g_string_new (NULL);

  for (int i = 0; note->len < MUCH_TEXT; i++)
    g_string_append_printf (note, "Line %d of a very long note about the same morning. ", i);
  return save_visit (run, "WCC-1", note->str, error);
}

static KwVisit *
find_longest_visit (KwCrashRun *run, GError **error)
{
  gint64 family = kw_casebook_find_family_sync (run->casebook, "WCC-1", NULL, error);
  g_autoptr (KwCaseFile) file = NULL;
  const GPtrArray *visits;
  KwVisit *longest = NULL;

  if (family != KW_NONE)
    file = kw_casebook_load_family_sync (run->casebook, family, NULL, error);
  if (file == NULL)
    return NULL;
  visits = kw_case_file_list (file, KW_RECORD_VISIT);
  for (guint i = 0; i < visits->len; i++)
    {
      KwVisit *visit = g_ptr_array_index (visits, i);

      if (longest == NULL || strlen (visit->note) > strlen (longest->note))
        longest = visit;
    }
  g_assert (longest != NULL);
  return kw_record_copy (longest);
}

/* What was much before: pages become free. */
gboolean
kw_crash_step_write_little (KwCrashRun *run, GError **error)
{
  g_autoptr (KwEdit) edit = kw_edit_new ("shorter");
  KwVisit *visit = find_longest_visit (run, error);

  if (visit == NULL)
    return FALSE;
  g_free (visit->note);
  visit->note = g_strdup ("In short: all is well.");
  kw_edit_put (edit, visit);
  return kw_crash_commit (run, edit, error);
}

/* That this is refused is what has to work. */
static gboolean
fail_to_commit (KwCrashRun *run, KwEdit *edit, GCancellable *cancellable, GQuark domain, int code, GError **error)
{
  g_autoptr (GError) refusal = NULL;

  if (kw_casebook_commit_sync (run->casebook, edit, cancellable, &refusal) != 0)
    g_error ("What should be refused was committed");
  if (g_error_matches (refusal, domain, code))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&refusal));
  return FALSE;
}

gboolean
kw_crash_step_be_refused (KwCrashRun *run, GError **error)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwMember *member = kw_record_new (KW_RECORD_MEMBER);

  kw_crash_put_family (run, edit, "WCC-9", "Nobody");
  member->record.family = 4711; /* no such family */
  member->given = g_strdup ("Nemo");
  kw_edit_put (edit, member);
  return fail_to_commit (run, edit, NULL, KW_DATA_ERROR, KW_DATA_ERROR_INVALID, error);
}

gboolean
kw_crash_step_be_stopped (KwCrashRun *run, GError **error)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  kw_crash_put_family (run, edit, "WCC-9", "Nobody");
  g_cancellable_cancel (cancellable);
  return fail_to_commit (run, edit, cancellable, G_IO_ERROR, G_IO_ERROR_CANCELLED, error);
}

gboolean
kw_crash_step_keep_draft (KwCrashRun *run, GError **error)
{
  return kw_casebook_keep_draft_sync (run->casebook, "visit/1", 1, "{\"note\": \"Ada was\"}", NULL, error);
}

gboolean
kw_crash_step_change_draft (KwCrashRun *run, GError **error)
{
  return kw_casebook_keep_draft_sync (run->casebook, "visit/1", 1, "{\"note\": \"Ada was in and\"}", NULL, error);
}

gboolean
kw_crash_step_drop_draft (KwCrashRun *run, GError **error)
{
  return kw_casebook_keep_draft_sync (run->casebook, "visit/1", 1, NULL, NULL, error);
}

gboolean
kw_crash_step_log_opening (KwCrashRun *run, GError **error)
{
  gint64 family = kw_casebook_find_family_sync (run->casebook, "WCC-1", NULL, error);

  return family != KW_NONE &&
         kw_casebook_log_read_sync (run->casebook, KW_READ_OPENED, family, NULL, "covering for Ruth", NULL, error);
}

gboolean
kw_crash_step_log_search (KwCrashRun *run, GError **error)
{
  return kw_casebook_log_read_sync (run->casebook, KW_READ_SEARCHED, KW_NONE, "landlord", NULL, NULL, error);
}

gboolean
kw_crash_step_search (KwCrashRun *run, GError **error)
{
  g_autoptr (GPtrArray) hits = kw_casebook_search_sync (run->casebook, "landlord", 10, NULL, error);

  return hits != NULL;
}
