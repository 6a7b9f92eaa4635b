/* kw-money.h: what a family owes, what comes in and what goes out
 *
 * Amounts are pence. Pure; usable from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-case-file.h"
#include "kw-policy.h"

G_BEGIN_DECLS

/**
 * KwMoney:
 * @debts: (element-type KwDebt): the case file's debts that are not settled: those that threaten home, liberty or
 *   essentials first, the larger first among each
 * @n_priority: how many of @debts are such
 * @owed: the sum of @debts
 * @owed_priority: the sum of those
 * @settled: how much was settled
 * @repayments: what was agreed to be repaid in a month
 * @in: what comes in a month
 * @out: what goes out a month, as recorded; repayments only as far as they are recorded there
 *
 * A family's money on a day.
 */
typedef struct
{
  GPtrArray *debts;
  guint n_priority;
  gint64 owed;
  gint64 owed_priority;
  gint64 settled;
  gint64 repayments;
  gint64 in;
  gint64 out;
} KwMoney;

KwMoney *kw_money_compute (const KwCaseFile *case_file, const KwPolicy *policy, KwDate today);
void kw_money_free (KwMoney *self);

gint64 kw_money_a_month (gint64 pence, KwPeriod per);

/* "£412 a month", "£20 a week" (transfer full) */
char *kw_money_dup_amount (gint64 pence, KwPeriod per);
/* "£120 a month is left", "£35 a month is missing" (transfer full) (nullable): NULL where nothing comes in
 * and nothing goes out, as far as anybody knows */
char *kw_money_dup_balance (const KwMoney *self);

/**
 * kw_benefits_list_unchecked:
 * @case_file: a case file
 *
 * Returns: (transfer full) (element-type gint): the #KwBenefitKind of which nothing is recorded, in the order of their
 *   list; never %KW_BENEFIT_OTHER
 */
GArray *kw_benefits_list_unchecked (const KwCaseFile *case_file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwMoney, kw_money_free)

G_END_DECLS
