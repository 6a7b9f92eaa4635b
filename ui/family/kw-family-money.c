/* kw-family-money.c: the money and home part of a family's page
 *
 * What is owed, what threatens home or liberty first; how far an eviction has come and what can still be done; the days
 * of a Breathing Space; what comes in, what goes out, and the benefits that nobody has looked at yet. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-family-money.h"

#include "kw-breathing-space.h"
#include "kw-columns.h"
#include "kw-eviction.h"
#include "kw-info-row.h"
#include "kw-money.h"
#include "kw-people.h"
#include "kw-section.h"
#include "kw-words.h"

#include <glib/gi18n.h>

struct _KwFamilyMoney
{
  AdwBin parent_instance;

  KwSection *debts;
  KwSection *home;
  KwSection *breathing_space;
  KwSection *budget;
  KwSection *benefits;
  GtkWidget *add_debt;
  GtkWidget *add_line;
  GtkWidget *add_benefit;
};

G_DEFINE_FINAL_TYPE (KwFamilyMoney, kw_family_money, ADW_TYPE_BIN)

static void
set_edits (GtkWidget *row, const KwRecord *record)
{
  kw_info_row_set_action (KW_INFO_ROW (row), "win.edit-record",
                          g_variant_new ("(sxxx)", record->type->name, record->id, record->family, (gint64) 0));
}

static GtkWidget *
add_row (KwSection *section, const char *title, const char *detail, const char *reason)
{
  GtkWidget *row = kw_info_row_new (title, detail, reason);

  kw_section_append (section, row);
  return row;
}

/* Debts */

/* "comes first · £5 a week: pays at the housing office" */
static char *
dup_debt_reason (const KwDebt *debt, gboolean priority)
{
  g_autoptr (GString) words = g_string_new (priority ? _ ("comes first, whatever its size") : NULL);

  if (debt->repay_pence > 0 && (int) debt->repay_per != KW_CODE_NONE)
    {
      g_autofree char *amount = kw_money_dup_amount (debt->repay_pence, debt->repay_per);

      g_string_append_printf (words, words->len > 0 ? " · %s" : "%s", amount);
    }
  if (debt->arrangement != NULL)
    g_string_append_printf (words, words->len > 0 ? " · %s" : "%s", debt->arrangement);
  return words->len > 0 ? g_strdup (words->str) : NULL;
}

static void
add_debt_row (KwFamilyMoney *self, const KwDebt *debt, gboolean priority)
{
  g_autofree char *amount = kw_words_money (debt->amount_pence);
  g_autofree char *reason = dup_debt_reason (debt, priority);
  GtkWidget *row =
      add_row (self->debts, debt->creditor, kw_code_set_get_label (&kw_debt_kinds, (int) debt->kind), reason);

  kw_info_row_add_suffix_words (KW_INFO_ROW (row), amount, NULL);
  set_edits (row, &debt->record);
}

static void
add_debt_total (KwFamilyMoney *self, const KwMoney *money)
{
  g_autofree char *owed = kw_words_money (money->owed);
  g_autofree char *first = kw_words_money (money->owed_priority);
  g_autofree char *repayments = kw_money_dup_amount (money->repayments, KW_PERIOD_MONTH);
  g_autofree char *what = g_strdup_printf (_ ("of which %s comes first"), first);
  g_autofree char *agreed = money->repayments > 0 ? g_strdup_printf (_ ("agreed to be repaid: %s"), repayments) : NULL;
  GtkWidget *row = add_row (self->debts, _ ("Owed in all"), what, agreed);

  kw_info_row_add_suffix_words (KW_INFO_ROW (row), owed, NULL);
}

static void
show_debts (KwFamilyMoney *self, const KwMoney *money)
{
  g_autofree char *settled = kw_words_money (money->settled);
  g_autofree char *subtitle = g_strdup_printf (_ ("%s settled so far"), settled);

  kw_section_clear (self->debts);
  kw_section_set_subtitle (self->debts, money->settled > 0 ? subtitle : NULL);
  for (guint i = 0; i < money->debts->len; i++)
    add_debt_row (self, g_ptr_array_index (money->debts, i), i < money->n_priority);
  if (money->debts->len > 1)
    add_debt_total (self, money);
}

/* Home */

static const char *
get_stage_mark (KwEvictionStage stage, KwEvictionStage now)
{
  if (stage < now)
    return "✓";
  return stage == now ? "●" : "○";
}

static const char *
get_stage_state (KwEvictionStage stage, KwEvictionStage now)
{
  if (stage < now)
    return _ ("has been");
  return stage == now ? _ ("now") : _ ("not yet");
}

static void
add_stage (KwFamilyMoney *self, const KwEviction *eviction, KwEvictionStage stage, KwDate today)
{
  KwDate date = eviction->dates[stage];
  g_autofree char *day = date != KW_NONE ? kw_words_short_date (date, today) : NULL;
  g_autofree char *away = date != KW_NONE && date >= today ? kw_words_days_away (date, today) : NULL;
  gboolean is_now = stage == eviction->stage;
  GtkWidget *row = add_row (self->home, kw_code_set_get_label (&kw_eviction_stages, (int) stage),
                            get_stage_state (stage, eviction->stage),
                            is_now ? kw_eviction_stage_get_advice (stage) : NULL);

  kw_info_row_set_lead (KW_INFO_ROW (row), get_stage_mark (stage, eviction->stage));
  kw_info_row_add_suffix_words (KW_INFO_ROW (row), day, away);
  if (is_now)
    set_edits (row, &eviction->problem->record);
}

static void
show_home (KwFamilyMoney *self, const KwFamilyFacts *facts)
{
  KwEviction eviction;

  kw_section_clear (self->home);
  if (!kw_eviction_find (facts->case_file, facts->summary->plan->now, &eviction))
    return;
  for (guint stage = 0; stage < KW_N_EVICTION_STAGES; stage++)
    add_stage (self, &eviction, stage, facts->summary->plan->today);
}

static char *
dup_review (const KwBreathingSpace *space, KwDate today)
{
  g_autofree char *from = kw_words_short_date (space->review_from, today);
  g_autofree char *to = kw_words_short_date (space->review_to, today);

  if (space->reviewed)
    return g_strdup (_ ("The adviser’s review has been."));
  return g_strdup_printf (_ ("The adviser’s review is between %1$s and %2$s."), from, to);
}

static void
show_breathing_space (KwFamilyMoney *self, const KwFamilyFacts *facts)
{
  KwDate today = facts->summary->plan->today;
  KwBreathingSpace space;
  g_autofree char *end = NULL;
  g_autofree char *again = NULL;
  g_autofree char *words = NULL;
  g_autofree char *review = NULL;

  kw_section_clear (self->breathing_space);
  if (!kw_breathing_space_find (facts->case_file, kw_session_get_policy (facts->session), facts->summary->plan->now,
                                &space))
    return;
  end = kw_words_date (space.end, today);
  again = kw_words_date (space.again_from, today);
  if (kw_breathing_space_is_running (&space))
    {
      GtkWidget *row;

      words = kw_breathing_space_dup_words (&space);
      review = dup_review (&space, today);
      row = add_row (self->breathing_space, _ ("Running"), words, review);
      kw_info_row_add_suffix_words (KW_INFO_ROW (row), NULL, end);
      kw_info_row_set_progress (KW_INFO_ROW (row), (double) space.day / (double) MAX (space.days, 1), NULL);
      add_row (self->breathing_space, _ ("Still due meanwhile"), NULL,
               _ ("Rent, council tax, energy and other running bills have to be paid as they come."));
    }
  else
    {
      GtkWidget *row = add_row (self->breathing_space, space.day < 0 ? _ ("Agreed") : _ ("Over"), NULL, NULL);

      kw_info_row_add_suffix_words (KW_INFO_ROW (row), NULL, end);
    }
  if (today < space.again_from)
    add_row (self->breathing_space, _ ("Another one"), again,
             _ ("Once in twelve months; the mental health one apart."));
}

/* Income and outgoings */

static void
add_budget_line (KwFamilyMoney *self, const KwFamilyFacts *facts, const KwBudgetLine *line)
{
  g_autofree char *amount = kw_money_dup_amount (line->amount_pence, line->per);
  const char *whose = line->member != KW_NONE ? kw_people_get_name (facts->case_file, line->member) : NULL;
  GtkWidget *row =
      add_row (self->budget, kw_code_set_get_label (&kw_budget_kinds, (int) line->kind), whose, line->what);

  kw_info_row_add_suffix_words (KW_INFO_ROW (row), KW_BUDGET_IS_INCOME (line->kind) ? amount : NULL,
                                KW_BUDGET_IS_INCOME (line->kind) ? NULL : amount);
  set_edits (row, &line->record);
}

static void
show_budget (KwFamilyMoney *self, const KwFamilyFacts *facts, const KwMoney *money)
{
  const GPtrArray *lines = kw_case_file_list (facts->case_file, KW_RECORD_BUDGET_LINE);
  g_autofree char *balance = kw_money_dup_balance (money);

  kw_section_clear (self->budget);
  kw_section_set_subtitle (self->budget, balance);
  for (int income = TRUE; income >= FALSE; income--)
    for (guint i = 0; i < lines->len; i++)
      {
        const KwBudgetLine *line = g_ptr_array_index (lines, i);

        if ((int) KW_BUDGET_IS_INCOME (line->kind) == income)
          add_budget_line (self, facts, line);
      }
  if (lines->len > 0)
    {
      g_autofree char *in = kw_money_dup_amount (money->in, KW_PERIOD_MONTH);
      g_autofree char *out = kw_money_dup_amount (money->out, KW_PERIOD_MONTH);
      GtkWidget *row = add_row (self->budget, _ ("In all"), NULL, _ ("A year counted as 52 weeks and 12 months."));

      kw_info_row_add_suffix_words (KW_INFO_ROW (row), in, out);
    }
}

static void
add_benefit_row (KwFamilyMoney *self, const KwFamilyFacts *facts, const KwBenefit *benefit)
{
  const char *whose = benefit->member != KW_NONE ? kw_people_get_name (facts->case_file, benefit->member) : NULL;
  g_autofree char *since =
      benefit->date != KW_NONE ? kw_words_short_date (benefit->date, facts->summary->plan->today) : NULL;
  GtkWidget *row =
      add_row (self->benefits, kw_code_set_get_label (&kw_benefit_kinds, (int) benefit->kind), whose, benefit->note);

  kw_info_row_add_suffix_words (KW_INFO_ROW (row), kw_code_set_get_label (&kw_benefit_states, (int) benefit->state),
                                since);
  set_edits (row, &benefit->record);
}

static void
show_benefits (KwFamilyMoney *self, const KwFamilyFacts *facts)
{
  const GPtrArray *benefits = kw_case_file_list (facts->case_file, KW_RECORD_BENEFIT);
  g_autoptr (GArray) unchecked = kw_benefits_list_unchecked (facts->case_file);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *words = NULL;

  kw_section_clear (self->benefits);
  for (guint i = 0; i < benefits->len; i++)
    add_benefit_row (self, facts, g_ptr_array_index (benefits, i));
  if (unchecked->len == 0)
    return;
  for (guint i = 0; i < unchecked->len; i++)
    g_strv_builder_add (names, kw_code_set_get_label (&kw_benefit_kinds, g_array_index (unchecked, int, i)));
  list = g_strv_builder_end (names);
  words = kw_words_list ((const char *const *) list);
  add_row (self->benefits, _ ("Not looked at yet"), NULL, words);
}

/* The target comes first: an action is refused a button that gives it nothing. */
static void
set_adds (GtkWidget *button, const KwRecordType *type, gint64 family)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sxxx)", type->name, (gint64) 0, family, (gint64) 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.edit-record");
}

/**
 * kw_family_money_show:
 * @self: the part
 * @facts: what to show; not kept
 */
void
kw_family_money_show (KwFamilyMoney *self, const KwFamilyFacts *facts)
{
  g_autoptr (KwMoney) money = NULL;
  gint64 family;

  g_return_if_fail (KW_IS_FAMILY_MONEY (self));
  g_return_if_fail (facts != NULL);

  family = kw_case_file_get_family (facts->case_file)->record.id;
  money = kw_money_compute (facts->case_file, kw_session_get_policy (facts->session), facts->summary->plan->today);
  show_debts (self, money);
  show_home (self, facts);
  show_breathing_space (self, facts);
  show_budget (self, facts, money);
  show_benefits (self, facts);
  set_adds (self->add_debt, &kw_debt_type, family);
  set_adds (self->add_line, &kw_budget_line_type, family);
  set_adds (self->add_benefit, &kw_benefit_type, family);
}

static void
kw_family_money_class_init (KwFamilyMoneyClass *klass)
{
}

static GtkWidget *
add_button_new (const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  return button;
}

static void
kw_family_money_init (KwFamilyMoney *self)
{
  GtkWidget *columns = kw_columns_new (0.5);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->debts = KW_SECTION (
      kw_section_new (_ ("Debts"), _ ("None recorded. Sort the post together: what is owed, to whom, how much.")));
  self->home = KW_SECTION (
      kw_section_new (_ ("Home"), _ ("Nothing recorded threatens their home. Arrears and dates show here.")));
  self->breathing_space = KW_SECTION (kw_section_new (
      _ ("Breathing Space"), _ ("None. A debt adviser can apply: 60 days without letters or bailiffs.")));
  self->budget = KW_SECTION (
      kw_section_new (_ ("Income and outgoings"), _ ("Nothing yet. Begin with what comes in, and the rent.")));
  self->benefits = KW_SECTION (kw_section_new (_ ("Benefits"), _ ("Everything in the list has been looked at.")));
  self->add_debt = add_button_new (_ ("Add a debt"));
  self->add_line = add_button_new (_ ("Add income or an outgoing"));
  self->add_benefit = add_button_new (_ ("Note a benefit"));
  kw_columns_append (KW_COLUMNS (columns), FALSE, GTK_WIDGET (self->debts));
  kw_columns_append (KW_COLUMNS (columns), FALSE, self->add_debt);
  kw_columns_append (KW_COLUMNS (columns), FALSE, GTK_WIDGET (self->budget));
  kw_columns_append (KW_COLUMNS (columns), FALSE, self->add_line);
  kw_columns_append (KW_COLUMNS (columns), TRUE, GTK_WIDGET (self->home));
  kw_columns_append (KW_COLUMNS (columns), TRUE, GTK_WIDGET (self->breathing_space));
  kw_columns_append (KW_COLUMNS (columns), TRUE, GTK_WIDGET (self->benefits));
  kw_columns_append (KW_COLUMNS (columns), TRUE, self->add_benefit);

  gtk_widget_set_margin_start (columns, 22);
  gtk_widget_set_margin_end (columns, 22);
  gtk_widget_set_margin_top (columns, 6);
  gtk_widget_set_margin_bottom (columns, 22);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), columns);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

/**
 * kw_family_money_new:
 *
 * Returns: (transfer floating): an empty part
 */
GtkWidget *
kw_family_money_new (void)
{
  return g_object_new (KW_TYPE_FAMILY_MONEY, NULL);
}
