/* test-money.c: what a family owes, what comes in and what goes out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-money.h"
#include "kw-test-case.h"

static KwDebt *
add_debt (KwCaseFile *case_file, const KwProblem *problem, KwDebtKind kind, gint64 pence)
{
  KwDebt *debt = add_record (case_file, KW_RECORD_DEBT);

  debt->problem = problem->record.id;
  debt->creditor = g_strdup ("Somebody");
  debt->kind = kind;
  debt->amount_pence = pence;
  return debt;
}

static void
add_line (KwCaseFile *case_file, KwBudgetKind kind, gint64 pence, KwPeriod per)
{
  KwBudgetLine *line = add_record (case_file, KW_RECORD_BUDGET_LINE);

  line->kind = kind;
  line->amount_pence = pence;
  line->per = per;
}

static void
test_a_month (void)
{
  g_assert_cmpint (kw_money_a_month (1200, KW_PERIOD_MONTH), ==, 1200);
  g_assert_cmpint (kw_money_a_month (1200, KW_PERIOD_WEEK), ==, 5200);
  g_assert_cmpint (kw_money_a_month (1200, KW_PERIOD_FORTNIGHT), ==, 2600);
  g_assert_cmpint (kw_money_a_month (1200, KW_PERIOD_FOUR_WEEKS), ==, 1300);
  g_assert_cmpint (kw_money_a_month (1200, KW_PERIOD_YEAR), ==, 100);
  g_assert_cmpint (kw_money_a_month (100, KW_PERIOD_WEEK), ==, 433);
  g_assert_cmpint (kw_money_a_month (G_GINT64_CONSTANT (9007199254740991), KW_PERIOD_WEEK), >, 0);
}

/* A small fine goes before a large card debt; what is settled is not owed. */
static void
test_debts (void)
{
  g_autoptr (KwCaseFile) case_file = new_case_file ();
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();
  KwProblem *problem = add_problem (case_file, KW_DOMAIN_DEBT, "Debts");
  KwDebt *card = add_debt (case_file, problem, KW_DEBT_CARD, 430000);
  KwDebt *fine = add_debt (case_file, problem, KW_DEBT_FINE, 8000);
  KwDebt *rent = add_debt (case_file, problem, KW_DEBT_RENT, 61250);
  KwDebt *loan = add_debt (case_file, problem, KW_DEBT_LOAN, 5000);
  KwDebt *water = add_debt (case_file, problem, KW_DEBT_WATER, 3000);
  g_autoptr (KwMoney) money = NULL;

  loan->settled = date_of ("2013-01-31");
  water->settled = date_of ("2013-02-02"); /* tomorrow */
  rent->repay_pence = 500;
  rent->repay_per = KW_PERIOD_WEEK;
  money = kw_money_compute (case_file, policy, date_of ("2013-02-01"));
  g_assert_cmpuint (money->debts->len, ==, 4);
  g_assert_true (g_ptr_array_index (money->debts, 0) == rent);
  g_assert_true (g_ptr_array_index (money->debts, 1) == fine);
  g_assert_true (g_ptr_array_index (money->debts, 2) == card);
  g_assert_cmpuint (money->n_priority, ==, 2);
  g_assert_cmpint (money->owed, ==, 502250);
  g_assert_cmpint (money->owed_priority, ==, 69250);
  g_assert_cmpint (money->settled, ==, 5000);
  g_assert_cmpint (money->repayments, ==, 2167);
}

static void
assert_balance (const KwCaseFile *case_file, const char *expected)
{
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();
  g_autoptr (KwMoney) money = kw_money_compute (case_file, policy, date_of ("2013-02-01"));
  g_autofree char *words = kw_money_dup_balance (money);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_balance (void)
{
  g_autoptr (KwCaseFile) case_file = new_case_file ();

  assert_balance (case_file, NULL);
  add_line (case_file, KW_BUDGET_WAGES, 100000, KW_PERIOD_MONTH);
  assert_balance (case_file, "£1,000 a month is left");
  add_line (case_file, KW_BUDGET_RENT, 15000, KW_PERIOD_WEEK);
  assert_balance (case_file, "£350 a month is left");
  add_line (case_file, KW_BUDGET_FOOD, 35000, KW_PERIOD_MONTH);
  assert_balance (case_file, "What comes in goes out");
  add_line (case_file, KW_BUDGET_OTHER_OUTGOING, 12000, KW_PERIOD_YEAR);
  assert_balance (case_file, "£10 a month is missing");
}

static void
test_benefits (void)
{
  g_autoptr (KwCaseFile) case_file = new_case_file ();
  g_autoptr (GArray) all = kw_benefits_list_unchecked (case_file);
  g_autoptr (GArray) rest = NULL;
  KwBenefit *benefit = add_record (case_file, KW_RECORD_BENEFIT);

  benefit->kind = KW_BENEFIT_CHILD_BENEFIT;
  benefit->state = KW_BENEFIT_STATE_NOT_ENTITLED;
  rest = kw_benefits_list_unchecked (case_file);
  g_assert_cmpuint (all->len, ==, KW_BENEFIT_OTHER);
  g_assert_cmpuint (rest->len, ==, KW_BENEFIT_OTHER - 1);
  g_assert_cmpint (g_array_index (rest, int, 1), ==, KW_BENEFIT_COUNCIL_TAX_REDUCTION);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money/a-month", test_a_month);
  g_test_add_func ("/money/debts", test_debts);
  g_test_add_func ("/money/balance", test_balance);
  g_test_add_func ("/money/benefits", test_benefits);
  return g_test_run ();
}
