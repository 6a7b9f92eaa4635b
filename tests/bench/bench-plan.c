/* bench-plan.c
 *
 * How many families' work is ordered in a second on one core, for a family of 8 problems, 12 links, 10 steps, 6
 * deadlines and 40 visits with trust for two people.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-bench.h"
#include "kw-plan.h"

#include <time.h>

#define PROBLEMS 8
#define LINKS    12
#define STEPS    10
#define VISITS   40
#define LIMIT    100000
#define ROUND    2000
#define SECONDS  3

static gpointer
add (KwCaseFile *case_file, KwRecordKind kind)
{
  static gint64 last_id = 0;
  KwRecord *record = kw_record_new (kind);

  /* As a casebook's ids are: large, in order, and not one after the other. */
  record->id = last_id += 1000003;
  kw_case_file_take (case_file, record);
  return record;
}

static void
add_problems (KwCaseFile *case_file, KwDate today, gint64 *members)
{
  static const KwDomain domains[PROBLEMS] = { KW_DOMAIN_DRUGS, KW_DOMAIN_EVICTION, KW_DOMAIN_DEBT, KW_DOMAIN_SCHOOL,
                                              KW_DOMAIN_FOOD, KW_DOMAIN_DOMESTIC_ABUSE, KW_DOMAIN_ALCOHOL,
                                              KW_DOMAIN_ROUTINES };
  gint64 ids[PROBLEMS];

  for (guint i = 0; i < PROBLEMS; i++)
    {
      KwProblem *problem = add (case_file, KW_RECORD_PROBLEM);
      KwProblemMember *whose = add (case_file, KW_RECORD_PROBLEM_MEMBER);

      ids[i] = problem->record.id;
      problem->domain = domains[i];
      problem->title = g_strdup ("A problem");
      problem->severity = 1 + i % 4;
      problem->identified = today - 60 + i;
      problem->family_rank = i == 3 ? 1 : KW_NONE;
      problem->resolved = i == 7 ? today - 3 : KW_NONE;
      whose->problem = problem->record.id;
      whose->member = members[i % 2];
    }
  for (guint i = 0; i < LINKS; i++)
    {
      KwLink *link = add (case_file, KW_RECORD_LINK);

      link->from = ids[i % PROBLEMS];
      link->to = ids[(i * 3 + 1) % PROBLEMS];
    }
  for (guint i = 0; i < STEPS; i++)
    {
      KwStep *step = add (case_file, KW_RECORD_STEP);

      step->problem = ids[i % PROBLEMS];
      step->title = g_strdup ("A step");
      step->due = today + i;
      step->waiting_until = i % 3 == 0 ? today + 4 : KW_NONE;
    }
  for (guint i = 0; i < 6; i++)
    {
      KwDeadline *deadline = add (case_file, KW_RECORD_DEADLINE);

      deadline->problem = ids[i];
      deadline->kind = (KwDeadlineKind) (i * 2);
      deadline->due = today + (int) i * 5 - 3;
    }
}

static KwCaseFile *
make_family (KwInstant now)
{
  KwCaseFile *case_file = kw_case_file_new ();
  KwFamily *family = add (case_file, KW_RECORD_FAMILY);
  KwMember *members[2] = { add (case_file, KW_RECORD_MEMBER), add (case_file, KW_RECORD_MEMBER) };
  gint64 ids[2] = { members[0]->record.id, members[1]->record.id };
  KwDate today = kw_instant_to_date (now);

  family->reference = g_strdup ("WCC-0042");
  family->opened = today - 90;
  add_problems (case_file, today, ids);
  for (guint i = 0; i < VISITS; i++)
    {
      KwVisit *visit = add (case_file, KW_RECORD_VISIT);

      visit->start = now - (VISITS - i) * 2 * KW_DAY;
      visit->outcome = KW_VISIT_SEEN;
      for (guint m = 0; m < 2; m++)
        {
          KwVisitTrust *trust = add (case_file, KW_RECORD_VISIT_TRUST);

          trust->visit = visit->record.id;
          trust->member = ids[m];
          trust->step = 1 + (i + m) % 5;
        }
    }
  return case_file;
}

int
main (void)
{
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();
  KwInstant now = kw_instant_from_local (kw_date_from_ymd (2013, 2, 1), 9, 0, 0);
  g_autoptr (KwCaseFile) family = make_family (now);
  /* Of the processor, so that what else the machine does at the time does not count. */
  clock_t start = clock (), elapsed;
  double families = 0, rate;

  do
    {
      for (guint i = 0; i < ROUND; i++)
        kw_plan_unref (kw_plan_compute (family, policy, now));
      families += ROUND;
      elapsed = clock () - start;
    }
  while (elapsed < SECONDS * CLOCKS_PER_SEC);

  rate = families * CLOCKS_PER_SEC / (double) elapsed;
  kw_bench_row (KW_BENCH_PER_SECOND, rate, LIMIT, "order the work: families, on one core");
  return kw_bench_end ();
}
