/* kw-command-family-words.c: a family's page in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-command-family.h"
#include "kw-command-page.h"
#include "kw-command-plan.h"
#include "kw-people.h"
#include "kw-referral.h"
#include "kw-words.h"

#include <glib/gi18n-lib.h>

#define LAST_VISITS 6

static char *
date_or_nothing (KwDate date, KwDate today)
{
  return date == KW_NONE ? g_strdup ("") : kw_words_short_date (date, today);
}

static const char *
text_or_nothing (const char *text)
{
  return text != NULL ? text : "";
}

static char *
say_holder (const KwCommandBook *book, const KwCaseFile *case_file)
{
  const KwDesignation *designation = kw_case_file_get_designation (case_file);
  const KwWorker *worker;
  g_autofree char *since = NULL;

  if (designation == NULL)
    return g_strdup (_ ("No key worker."));
  since = kw_words_short_date (designation->from, book->today);
  if (designation->worker == book->worker->record.id)
    return g_strdup_printf (_ ("You, since %s"), since);
  worker = kw_case_file_find (case_file, KW_RECORD_WORKER, designation->worker);
  return g_strdup_printf (_ ("%s, since %s"), worker != NULL ? worker->name : _ ("Somebody else"), since);
}

static void
append_head (GString *text, const KwCommandBook *book, const KwFamilySummary *summary)
{
  const KwFamily *family = kw_case_file_get_family (summary->case_file);
  g_autofree char *holder = say_holder (book, summary->case_file);
  g_autofree char *count = kw_rhythm_dup_count (summary->rhythm);
  g_autofree char *last = kw_rhythm_dup_last_seen_with (summary->rhythm);
  g_autofree char *trust = summary->trust == 0 ? NULL : g_strdup_printf (_ ("%d of 5"), summary->trust);
  g_autoptr (KwTextTable) table = kw_command_table_new ();
  g_autofree char *rows = NULL;

  kw_text_table_add (table, _ ("Family"), family->name, family->reference, NULL);
  kw_text_table_add (table, _ ("Status"), kw_code_set_get_label (&kw_family_statuses, (int) family->status),
                     kw_code_set_get_label (&kw_intensities, (int) family->intensity), NULL);
  kw_text_table_add (table, _ ("Key worker"), holder, NULL);
  kw_text_table_add (table, _ ("Trust"), trust != NULL ? trust : _ ("None recorded yet"), NULL);
  kw_text_table_add (table, _ ("This week"), count, NULL);
  kw_text_table_add (table, _ ("Last seen"), last, NULL);
  kw_text_table_add (table, _ ("Address"), text_or_nothing (family->address), text_or_nothing (family->postcode), NULL);
  kw_text_table_add (table, _ ("Telephone"), text_or_nothing (family->phone), NULL);
  rows = kw_text_table_to_text (table);
  g_string_append (text, rows);
}

static void
append_own_words (GString *text, const KwFamily *family)
{
  g_autoptr (KwTextTable) table = kw_command_table_new ();
  g_autofree char *rows = NULL;

  if (family->goal != NULL)
    kw_text_table_add (table, _ ("Their goal"), family->goal, NULL);
  for (guint i = 0; family->strengths[i] != NULL; i++)
    kw_text_table_add (table, i == 0 ? _ ("Strengths") : "", family->strengths[i], NULL);
  rows = kw_text_table_to_text (table);
  g_string_append (text, rows);
}

static void
append_members (GString *text, const KwCaseFile *case_file, KwDate today)
{
  const GPtrArray *members = kw_case_file_list (case_file, KW_RECORD_MEMBER);
  g_autoptr (KwTextTable) table = kw_command_table_new ();

  for (guint i = 0; i < members->len; i++)
    {
      const KwMember *member = g_ptr_array_index (members, i);
      g_autofree char *name = g_strjoin (" ", member->given, member->surname, NULL);
      g_autofree char *age = kw_words_age (member->born, today);

      kw_text_table_add (table, name, kw_code_set_get_label (&kw_member_roles, (int) member->role),
                         text_or_nothing (age), member->at_home ? _ ("at home") : _ ("elsewhere"),
                         text_or_nothing (member->school), text_or_nothing (member->safe_contact), NULL);
    }
  kw_command_append_part (text, _ ("People"), table, _ ("Nobody yet."));
}

static void
append_clocks (GString *text, const KwFamilySummary *summary)
{
  g_autoptr (KwTextTable) table = kw_command_table_new ();

  for (guint i = 0; i < summary->clocks->len; i++)
    {
      const KwClockEntry *clock = g_ptr_array_index (summary->clocks, i);

      kw_text_table_add (table, clock->title, clock->when, clock->words, NULL);
    }
  kw_command_append_part (text, _ ("Clocks"), table, NULL);
}

static void
append_concerns (GString *text, const KwCaseFile *case_file, const KwCommandBook *book)
{
  const GPtrArray *concerns = kw_case_file_list (case_file, KW_RECORD_CONCERN);
  g_autoptr (KwTextTable) table = kw_command_table_new ();

  for (guint i = 0; i < concerns->len; i++)
    {
      const KwConcern *concern = g_ptr_array_index (concerns, i);
      g_autofree char *raised = kw_words_instant (concern->raised, book->now);

      kw_text_table_add (table, raised, kw_code_set_get_label (&kw_harms, (int) concern->harm),
                         concern->closed == KW_NONE ? _ ("open") : _ ("closed"),
                         text_or_nothing (concern->words), NULL);
    }
  kw_command_append_part (text, _ ("Concerns"), table, NULL);
}

static void
append_referrals (GString *text, const KwCaseFile *case_file, const KwCommandBook *book, const GPtrArray *services)
{
  const GPtrArray *referrals = kw_case_file_list (case_file, KW_RECORD_REFERRAL);
  g_autoptr (KwTextTable) table = kw_command_table_new ();

  for (guint i = 0; i < referrals->len; i++)
    {
      const KwReferral *referral = g_ptr_array_index (referrals, i);
      const KwProblem *problem = kw_case_file_find (case_file, KW_RECORD_PROBLEM, referral->problem);
      g_autofree char *words = kw_referral_dup_words (
          case_file, referral, kw_referral_find_service (services, referral), book->policy, book->now);

      kw_text_table_add (table, referral->service, problem->title,
                         kw_code_set_get_label (&kw_referral_statuses, (int) referral->status), words, NULL);
    }
  kw_command_append_part (text, _ ("Referrals"), table, NULL);
}

static void
append_debts (GString *text, const KwCaseFile *case_file)
{
  const GPtrArray *debts = kw_case_file_list (case_file, KW_RECORD_DEBT);
  g_autoptr (KwTextTable) table = kw_command_table_new ();

  for (guint i = 0; i < debts->len; i++)
    {
      const KwDebt *debt = g_ptr_array_index (debts, i);
      g_autofree char *amount = kw_words_money (debt->amount_pence);

      kw_text_table_add (table, debt->creditor, kw_code_set_get_label (&kw_debt_kinds, (int) debt->kind), amount, NULL);
    }
  kw_command_append_part (text, _ ("Debts"), table, NULL);
}

static void
append_professionals (GString *text, const KwCaseFile *case_file, KwDate today)
{
  const GPtrArray *professionals = kw_case_file_list (case_file, KW_RECORD_PROFESSIONAL);
  g_autoptr (KwTextTable) table = kw_command_table_new ();

  for (guint i = 0; i < professionals->len; i++)
    {
      const KwProfessional *professional = g_ptr_array_index (professionals, i);
      g_autofree char *from = date_or_nothing (professional->from, today);
      g_autofree char *until = date_or_nothing (professional->until, today);

      kw_text_table_add (table, professional->name, text_or_nothing (professional->profession),
                         text_or_nothing (professional->organisation), text_or_nothing (professional->phone),
                         from, until, NULL);
    }
  kw_command_append_part (text, _ ("Professionals"), table, NULL);
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const KwVisit *one = *(KwVisit *const *) a, *other = *(KwVisit *const *) b;

  return (one->start < other->start) - (one->start > other->start);
}

static void
append_visits (GString *text, const KwCaseFile *case_file, KwInstant now)
{
  g_autoptr (GPtrArray) visits = g_ptr_array_copy (
      (GPtrArray *) kw_case_file_list (case_file, KW_RECORD_VISIT), NULL, NULL);
  g_autoptr (KwTextTable) table = kw_command_table_new ();

  g_ptr_array_set_free_func (visits, NULL);
  g_ptr_array_sort (visits, compare_starts);
  for (guint i = 0; i < MIN (visits->len, LAST_VISITS); i++)
    {
      const KwVisit *visit = g_ptr_array_index (visits, i);
      g_autofree char *when = kw_words_instant (visit->start, now);

      kw_text_table_add (table, when, kw_code_set_get_label (&kw_visit_outcomes, (int) visit->outcome),
                         text_or_nothing (visit->note), NULL);
    }
  kw_command_append_part (text, _ ("Last visits"), table, _ ("None yet."));
}

char *
kw_command_family_say (const KwCommandBook *book, const KwFamilySummary *summary, const GPtrArray *services)
{
  const KwCaseFile *case_file = summary->case_file;
  g_autofree char *plan = kw_command_say_plan (summary->plan);
  GString *text = g_string_new (NULL);

  append_head (text, book, summary);
  append_own_words (text, kw_case_file_get_family (case_file));
  append_members (text, case_file, book->today);
  append_concerns (text, case_file, book);
  g_string_append_printf (text, "\n%s\n%s", _ ("Plan"), plan);
  append_clocks (text, summary);
  append_referrals (text, case_file, book, services);
  append_debts (text, case_file);
  append_professionals (text, case_file, book->today);
  append_visits (text, case_file, book->now);
  return g_string_free (text, FALSE);
}
