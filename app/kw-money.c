/* kw-money.c: what a family owes, what comes in and what goes out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-money.h"

#include "kw-words.h"

#include <glib/gi18n-lib.h>

/* As budgets of debt advice count. */
#define WEEKS_A_YEAR  52
#define MONTHS_A_YEAR 12

/**
 * kw_money_a_month:
 * @pence: an amount
 * @per: how often
 *
 * A year is 52 weeks and 12 months, as budgets of debt advice count.
 *
 * Returns: how much that is in a month, rounded to the nearest penny
 */
gint64
kw_money_a_month (gint64 pence, KwPeriod per)
{
  static const int times_a_year[] = {
    [KW_PERIOD_WEEK] = WEEKS_A_YEAR,
    [KW_PERIOD_FORTNIGHT] = WEEKS_A_YEAR / 2,
    [KW_PERIOD_FOUR_WEEKS] = WEEKS_A_YEAR / 4,
    [KW_PERIOD_MONTH] = MONTHS_A_YEAR,
    [KW_PERIOD_YEAR] = 1,
  };
  int times;

  g_return_val_if_fail (per <= KW_PERIOD_YEAR, 0);

  times = times_a_year[per];
  /* Amounts go up to 2^53, which times 52 still fits. */
  return (pence * times + MONTHS_A_YEAR / 2) / MONTHS_A_YEAR;
}

static gboolean
is_settled (const KwDebt *debt, KwDate today)
{
  return debt->settled != KW_NONE && debt->settled <= today;
}

static int
compare_debts (gconstpointer a, gconstpointer b, gpointer data)
{
  const KwPolicy *policy = data;
  const KwDebt *debt_a = *(const KwDebt *const *) a;
  const KwDebt *debt_b = *(const KwDebt *const *) b;
  int difference = (int) kw_policy_is_priority_debt (policy, debt_b->kind) -
                   (int) kw_policy_is_priority_debt (policy, debt_a->kind);

  if (difference == 0)
    difference = (debt_a->amount_pence < debt_b->amount_pence) - (debt_a->amount_pence > debt_b->amount_pence);
  return difference != 0 ? difference
                         : (debt_a->record.id > debt_b->record.id) - (debt_a->record.id < debt_b->record.id);
}

static void
add_debt (KwMoney *self, const KwPolicy *policy, KwDebt *debt, KwDate today)
{
  if (is_settled (debt, today))
    {
      self->settled += debt->amount_pence;
      return;
    }
  g_ptr_array_add (self->debts, debt);
  self->owed += debt->amount_pence;
  if (kw_policy_is_priority_debt (policy, debt->kind))
    {
      self->n_priority++;
      self->owed_priority += debt->amount_pence;
    }
  if (debt->repay_pence > 0 && (int) debt->repay_per != KW_CODE_NONE)
    self->repayments += kw_money_a_month (debt->repay_pence, debt->repay_per);
}

/**
 * kw_money_compute:
 * @case_file: a case file; must outlive the result
 * @policy: which debts come first
 * @today: the day
 *
 * Returns: (transfer full): the family's money
 */
KwMoney *
kw_money_compute (const KwCaseFile *case_file, const KwPolicy *policy, KwDate today)
{
  const GPtrArray *debts;
  const GPtrArray *lines;
  KwMoney *self;

  g_return_val_if_fail (case_file != NULL, NULL);
  g_return_val_if_fail (policy != NULL, NULL);

  self = g_new0 (KwMoney, 1);
  self->debts = g_ptr_array_new ();
  debts = kw_case_file_list (case_file, KW_RECORD_DEBT);
  for (guint i = 0; i < debts->len; i++)
    add_debt (self, policy, g_ptr_array_index (debts, i), today);
  g_ptr_array_sort_with_data (self->debts, compare_debts, (gpointer) policy);
  lines = kw_case_file_list (case_file, KW_RECORD_BUDGET_LINE);
  for (guint i = 0; i < lines->len; i++)
    {
      const KwBudgetLine *line = g_ptr_array_index (lines, i);
      gint64 pence = kw_money_a_month (line->amount_pence, line->per);

      if (KW_BUDGET_IS_INCOME (line->kind))
        self->in += pence;
      else
        self->out += pence;
    }
  return self;
}

/**
 * kw_money_free:
 * @self: (transfer full): a family's money
 */
void
kw_money_free (KwMoney *self)
{
  g_ptr_array_unref (self->debts);
  g_free (self);
}

/**
 * kw_money_dup_amount:
 * @pence: an amount
 * @per: how often
 *
 * Returns: (transfer full): "£20 a week"
 */
char *
kw_money_dup_amount (gint64 pence, KwPeriod per)
{
  g_autofree char *amount = kw_words_money (pence);

  switch (per)
    {
    case KW_PERIOD_WEEK:
      return g_strdup_printf (_ ("%s a week"), amount);
    case KW_PERIOD_FORTNIGHT:
      return g_strdup_printf (_ ("%s every two weeks"), amount);
    case KW_PERIOD_FOUR_WEEKS:
      return g_strdup_printf (_ ("%s every four weeks"), amount);
    case KW_PERIOD_YEAR:
      return g_strdup_printf (_ ("%s a year"), amount);
    case KW_PERIOD_MONTH:
    default:
      return g_strdup_printf (_ ("%s a month"), amount);
    }
}

/**
 * kw_money_dup_balance:
 * @self: a family's money
 *
 * Returns: (transfer full) (nullable): what is left or missing in a month, %NULL where nothing is known
 */
char *
kw_money_dup_balance (const KwMoney *self)
{
  gint64 left;
  g_autofree char *amount = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->in == 0 && self->out == 0)
    return NULL;
  left = self->in - self->out;
  amount = kw_words_money (ABS (left));
  if (left == 0)
    return g_strdup (_ ("What comes in goes out"));
  return left > 0 ? g_strdup_printf (_ ("%s a month is left"), amount)
                  : g_strdup_printf (_ ("%s a month is missing"), amount);
}

/**
 * kw_benefits_list_unchecked:
 * @case_file: a case file
 *
 * Returns: (transfer full) (element-type gint): the kinds of benefit of which nothing is recorded
 */
GArray *
kw_benefits_list_unchecked (const KwCaseFile *case_file)
{
  GArray *kinds = g_array_new (FALSE, FALSE, sizeof (int));
  const GPtrArray *benefits;

  g_return_val_if_fail (case_file != NULL, kinds);

  benefits = kw_case_file_list (case_file, KW_RECORD_BENEFIT);
  for (int kind = 0; kind < (int) KW_BENEFIT_OTHER; kind++)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < benefits->len; i++)
        found |= (int) ((const KwBenefit *) g_ptr_array_index (benefits, i))->kind == kind;
      if (!found)
        g_array_append_val (kinds, kind);
    }
  return kinds;
}
