/* kw-codes.c: the lists of codes that records are written in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-codes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CODE_SET(what, list)                                    \
  {                                                             \
    .name = what, .codes = list, .n_codes = G_N_ELEMENTS (list) \
  }

static const KwCode family_statuses_list[] = {
  { "waiting", NC_ ("status", "Waiting") },
  { "active", NC_ ("status", "Active") },
  { "closed", NC_ ("status", "Closed") },
};

const KwCodeSet kw_family_statuses = CODE_SET ("status", family_statuses_list);

static const KwCode intensities_list[] = {
  { "intensive", NC_ ("intensity", "Intensive") },
  { "light", NC_ ("intensity", "Light") },
  { "stepping-down", NC_ ("intensity", "Stepping down") },
};

const KwCodeSet kw_intensities = CODE_SET ("intensity", intensities_list);

static const KwCode worker_roles_list[] = {
  { "key-worker", NC_ ("role", "Key worker") },
  { "supervisor", NC_ ("role", "Supervisor") },
  { "programme-lead", NC_ ("role", "Programme lead") },
  { "information-officer", NC_ ("role", "Information officer") },
};

const KwCodeSet kw_worker_roles = CODE_SET ("role", worker_roles_list);

static const KwCode member_roles_list[] = {
  { "mother", NC_ ("role", "Mother") },
  { "father", NC_ ("role", "Father") },
  { "parent", NC_ ("role", "Parent") },
  { "step-parent", NC_ ("role", "Step-parent") },
  { "carer", NC_ ("role", "Carer") },
  { "partner", NC_ ("role", "Partner") },
  { "grandparent", NC_ ("role", "Grandparent") },
  { "child", NC_ ("role", "Child") },
  { "relative", NC_ ("role", "Relative") },
  { "other", NC_ ("role", "Other") },
};

const KwCodeSet kw_member_roles = CODE_SET ("role", member_roles_list);

static const KwCode involvements_list[] = {
  { "asked", NC_ ("involvement", "Asked") },
  { "not-asked", NC_ ("involvement", "Not asked yet") },
  { "not-safe", NC_ ("involvement", "Not safe to ask") },
};

const KwCodeSet kw_involvements = CODE_SET ("involvement", involvements_list);

static const KwCode relations_list[] = {
  { "parent", NC_ ("relation", "Parent of") },
  { "partner", NC_ ("relation", "Partner of") },
  { "former-partner", NC_ ("relation", "Former partner of") },
  { "sibling", NC_ ("relation", "Brother or sister of") },
  { "carer", NC_ ("relation", "Carer of") },
  { "adoptive-parent", NC_ ("relation", "Adoptive parent of") },
  { "foster-carer", NC_ ("relation", "Foster carer of") },
  { "other", NC_ ("relation", "Otherwise related to") },
};

const KwCodeSet kw_relations = CODE_SET ("relation", relations_list);

static const KwCode domains_list[] = {
  { "debt", NC_ ("domain", "Debt") },
  { "rent-arrears", NC_ ("domain", "Rent arrears") },
  { "benefits", NC_ ("domain", "Benefits") },
  { "food", NC_ ("domain", "Food") },
  { "fuel", NC_ ("domain", "Heating and power") },
  { "furniture", NC_ ("domain", "Furniture") },
  { "eviction", NC_ ("domain", "Eviction") },
  { "homelessness", NC_ ("domain", "Homelessness") },
  { "housing", NC_ ("domain", "Housing") },
  { "school", NC_ ("domain", "School") },
  { "early-years", NC_ ("domain", "Early years") },
  { "work", NC_ ("domain", "Work") },
  { "routines", NC_ ("domain", "Routines") },
  { "parenting", NC_ ("domain", "Parenting") },
  { "behaviour", NC_ ("domain", "Behaviour") },
  { "health", NC_ ("domain", "Health") },
  { "disability", NC_ ("domain", "Disability") },
  { "domestic-abuse", NC_ ("domain", "Domestic abuse") },
  { "exploitation", NC_ ("domain", "Exploitation") },
  { "drugs", NC_ ("domain", "Drugs") },
  { "alcohol", NC_ ("domain", "Alcohol") },
  { "mental-health", NC_ ("domain", "Mental health") },
  { "offending", NC_ ("domain", "Offending") },
  { "bereavement", NC_ ("domain", "Bereavement") },
};

const KwCodeSet kw_domains = CODE_SET ("domain", domains_list);

static const KwCode help_wanted_list[] = {
  { "yes", NC_ ("help wanted", "Help wanted now") },
  { "not-now", NC_ ("help wanted", "Not now") },
};

const KwCodeSet kw_help_wanted = CODE_SET ("help wanted", help_wanted_list);

static const KwCode raised_by_list[] = {
  { "family", NC_ ("raised by", "Family") },
  { "child", NC_ ("raised by", "Child") },
  { "council", NC_ ("raised by", "Council") },
  { "community", NC_ ("raised by", "Community") },
};

const KwCodeSet kw_raised_by = CODE_SET ("raised by", raised_by_list);

static const KwCode deadline_kinds_list[] = {
  { "possession-notice", NC_ ("deadline kind", "Possession notice ends") },
  { "possession-hearing", NC_ ("deadline kind", "Possession hearing") },
  { "eviction-bailiff", NC_ ("deadline kind", "Bailiffs") },
  { "court-hearing", NC_ ("deadline kind", "Court hearing") },
  { "care-hearing", NC_ ("deadline kind", "Care hearing") },
  { "child-protection-conference", NC_ ("deadline kind", "Child protection conference") },
  { "exclusion-hearing", NC_ ("deadline kind", "Exclusion hearing") },
  { "disconnection", NC_ ("deadline kind", "Disconnection") },
  { "benefit-stop", NC_ ("deadline kind", "Benefit stops") },
  { "breathing-space-end", NC_ ("deadline kind", "Breathing Space ends") },
  { "breathing-space-review", NC_ ("deadline kind", "Breathing Space review") },
  { "application", NC_ ("deadline kind", "Application") },
  { "appointment", NC_ ("deadline kind", "Appointment") },
  { "taf-review", NC_ ("deadline kind", "Team around the family review") },
  { "parents-evening", NC_ ("deadline kind", "Parents’ evening") },
  { "review", NC_ ("deadline kind", "Review") },
  { "other", NC_ ("deadline kind", "Other date") },
};

const KwCodeSet kw_deadline_kinds = CODE_SET ("deadline kind", deadline_kinds_list);

static const KwCode step_owners_list[] = {
  { "key-worker", NC_ ("owner", "Key worker") },
  { "family", NC_ ("owner", "Family") },
  { "specialist", NC_ ("owner", "Specialist") },
  { "supervisor", NC_ ("owner", "Supervisor") },
  { "other", NC_ ("owner", "Somebody else") },
};

const KwCodeSet kw_step_owners = CODE_SET ("owner", step_owners_list);

static const KwCode harms_list[] = {
  { "actual", NC_ ("harm", "Actual significant harm") },
  { "likely", NC_ ("harm", "Likely significant harm") },
  { "worry", NC_ ("harm", "A worry") },
};

const KwCodeSet kw_harms = CODE_SET ("harm", harms_list);

static const KwCode debt_kinds_list[] = {
  { "rent", NC_ ("debt kind", "Rent") },
  { "mortgage", NC_ ("debt kind", "Mortgage") },
  { "council-tax", NC_ ("debt kind", "Council tax") },
  { "energy", NC_ ("debt kind", "Gas and electricity") },
  { "water", NC_ ("debt kind", "Water") },
  { "fine", NC_ ("debt kind", "Court fine") },
  { "maintenance", NC_ ("debt kind", "Child maintenance") },
  { "benefit-overpayment", NC_ ("debt kind", "Benefit overpayment") },
  { "tv-licence", NC_ ("debt kind", "TV licence") },
  { "card", NC_ ("debt kind", "Credit or store card") },
  { "loan", NC_ ("debt kind", "Loan") },
  { "doorstep", NC_ ("debt kind", "Doorstep lender") },
  { "catalogue", NC_ ("debt kind", "Catalogue") },
  { "personal", NC_ ("debt kind", "Family or friends") },
  { "other", NC_ ("debt kind", "Other debt") },
};

const KwCodeSet kw_debt_kinds = CODE_SET ("debt kind", debt_kinds_list);

static const KwCode visit_outcomes_list[] = {
  { "seen", NC_ ("outcome", "Seen") },
  { "nobody-in", NC_ ("outcome", "Nobody in") },
  { "declined", NC_ ("outcome", "Declined") },
  { "cancelled-by-family", NC_ ("outcome", "They cancelled") },
  { "cancelled-by-us", NC_ ("outcome", "We cancelled") },
};

const KwCodeSet kw_visit_outcomes = CODE_SET ("outcome", visit_outcomes_list);

static const KwCode visit_kinds_list[] = {
  { "home", NC_ ("kind of visit", "At home") },
  { "school", NC_ ("kind of visit", "At school") },
  { "office", NC_ ("kind of visit", "At the office") },
  { "phone", NC_ ("kind of visit", "By phone") },
  { "video", NC_ ("kind of visit", "By video") },
  { "walk", NC_ ("kind of visit", "Out walking") },
  { "court", NC_ ("kind of visit", "At court") },
  { "other", NC_ ("kind of visit", "Somewhere else") },
};

const KwCodeSet kw_visit_kinds = CODE_SET ("kind of visit", visit_kinds_list);

static const KwCode referral_statuses_list[] = {
  { "draft", NC_ ("status", "Draft") },
  { "ready", NC_ ("status", "Ready, not sent") },
  { "sent", NC_ ("status", "Sent") },
  { "accepted", NC_ ("status", "Accepted") },
  { "declined", NC_ ("status", "Declined by the service") },
  { "waiting-list", NC_ ("status", "On a waiting list") },
  { "met", NC_ ("status", "Met the specialist") },
  { "joint", NC_ ("status", "Joint appointments") },
  { "stepped-back", NC_ ("status", "Stepped back") },
  { "completed", NC_ ("status", "Completed") },
  { "withdrawn", NC_ ("status", "Withdrawn") },
  { "stopped-going", NC_ ("status", "Stopped going") },
};

const KwCodeSet kw_referral_statuses = CODE_SET ("status", referral_statuses_list);

static const KwCode sent_how_list[] = {
  { "phone", NC_ ("how it was sent", "By phone") },
  { "by-hand", NC_ ("how it was sent", "Handed over") },
  { "post", NC_ ("how it was sent", "By post") },
  { "secure-email", NC_ ("how it was sent", "By secure e-mail") },
  { "portal", NC_ ("how it was sent", "Through the service’s own form") },
};

const KwCodeSet kw_sent_how = CODE_SET ("how it was sent", sent_how_list);

static const KwCode appointment_kinds_list[] = {
  { "visit", NC_ ("kind of appointment", "Visit") },
  { "joint", NC_ ("kind of appointment", "Joint appointment") },
  { "meeting", NC_ ("kind of appointment", "Meeting") },
  { "court", NC_ ("kind of appointment", "Court") },
  { "other", NC_ ("kind of appointment", "Other") },
};

const KwCodeSet kw_appointment_kinds = CODE_SET ("kind of appointment", appointment_kinds_list);

static const KwCode appointment_outcomes_list[] = {
  { "planned", NC_ ("outcome", "Planned") },
  { "kept", NC_ ("outcome", "Kept") },
  { "missed", NC_ ("outcome", "Missed") },
  { "cancelled", NC_ ("outcome", "Cancelled") },
};

const KwCodeSet kw_appointment_outcomes = CODE_SET ("outcome", appointment_outcomes_list);

static const KwCode agreement_kinds_list[] = {
  { "engagement", NC_ ("kind of agreement", "Agreement to work together") },
  { "lawful-basis", NC_ ("kind of agreement", "Lawful basis") },
  { "sharing", NC_ ("kind of agreement", "Sharing decision") },
  { "override", NC_ ("kind of agreement", "Shared without agreement") },
};

const KwCodeSet kw_agreement_kinds = CODE_SET ("kind of agreement", agreement_kinds_list);

static const KwCode agreement_decisions_list[] = {
  { "agreed", NC_ ("decision", "Agreed") },
  { "refused", NC_ ("decision", "Refused") },
  { "recorded", NC_ ("decision", "Recorded") },
};

const KwCodeSet kw_agreement_decisions = CODE_SET ("decision", agreement_decisions_list);

static const KwCode handover_reasons_list[] = {
  { "leaving", NC_ ("handover", "The worker leaves") },
  { "caseload", NC_ ("handover", "To share the work") },
  { "long-leave", NC_ ("handover", "Long leave") },
  { "language", NC_ ("handover", "Language") },
  { "family-asked", NC_ ("handover", "The family asked") },
  { "other", NC_ ("handover", "Other") },
};

const KwCodeSet kw_handover_reasons = CODE_SET ("reason", handover_reasons_list);

static const KwCode handover_item_kinds_list[] = {
  { "clock", NC_ ("handover item", "Clock") },
  { "joint", NC_ ("handover item", "Appointment") },
  { "referral", NC_ ("handover item", "Referral") },
  { "concern", NC_ ("handover item", "Concern") },
  { "action", NC_ ("handover item", "Agreed in supervision") },
  { "other", NC_ ("handover item", "Other") },
};

const KwCodeSet kw_handover_item_kinds = CODE_SET ("item", handover_item_kinds_list);

static const KwCode reflection_kinds_list[] = {
  { "wellbeing", NC_ ("reflection", "How the worker is") },
  { "reflection", NC_ ("reflection", "Reflection") },
};

const KwCodeSet kw_reflection_kinds = CODE_SET ("reflection", reflection_kinds_list);

static const KwCode approval_decisions_list[] = {
  { "approved", NC_ ("approval", "Approved") },
  { "refused", NC_ ("approval", "Not approved") },
};

const KwCodeSet kw_approval_decisions = CODE_SET ("decision", approval_decisions_list);

static const KwCode closure_reasons_list[] = {
  { "goals-reached", NC_ ("closure", "Goals reached") },
  { "stepped-down", NC_ ("closure", "Stepped down to a lighter service") },
  { "stepped-up", NC_ ("closure", "Stepped up to social care") },
  { "moved", NC_ ("closure", "Moved away") },
  { "declined", NC_ ("closure", "The family ended it") },
  { "other", NC_ ("closure", "Other") },
};

const KwCodeSet kw_closure_reasons = CODE_SET ("reason", closure_reasons_list);

static const KwCode cost_kinds_list[] = {
  { "spent", NC_ ("cost", "What the work costs") },
  { "avoided", NC_ ("cost", "What is avoided") },
};

const KwCodeSet kw_cost_kinds = CODE_SET ("kind", cost_kinds_list);

static const KwCode paper_kinds_list[] = {
  { "letter", NC_ ("kind of paper", "Letter") },
  { "photograph", NC_ ("kind of paper", "Photograph") },
  { "document", NC_ ("kind of paper", "Document") },
  { "form", NC_ ("kind of paper", "Form") },
  { "other", NC_ ("kind of paper", "Other") },
};

const KwCodeSet kw_paper_kinds = CODE_SET ("kind of paper", paper_kinds_list);

static const KwCode paper_readers_list[] = {
  { "family", NC_ ("readers of a paper", "The family") },
  { "person", NC_ ("readers of a paper", "Only whom it is about") },
  { "worker", NC_ ("readers of a paper", "Only workers") },
};

const KwCodeSet kw_paper_readers = CODE_SET ("readers of a paper", paper_readers_list);

static const KwCode genders_list[] = {
  { "female", NC_ ("gender", "Female") },
  { "male", NC_ ("gender", "Male") },
  { "other", NC_ ("gender", "Otherwise") },
};

const KwCodeSet kw_genders = CODE_SET ("gender", genders_list);

static const KwCode periods_list[] = {
  { "week", NC_ ("period", "A week") },
  { "fortnight", NC_ ("period", "Every two weeks") },
  { "four-weeks", NC_ ("period", "Every four weeks") },
  { "month", NC_ ("period", "A month") },
  { "year", NC_ ("period", "A year") },
};

const KwCodeSet kw_periods = CODE_SET ("period", periods_list);

static const KwCode budget_kinds_list[] = {
  { "wages", NC_ ("money in or out", "Wages") },
  { "universal-credit", NC_ ("money in or out", "Universal Credit") },
  { "child-benefit", NC_ ("money in or out", "Child Benefit") },
  { "disability-benefit", NC_ ("money in or out", "Disability benefit") },
  { "carers-allowance", NC_ ("money in or out", "Carer’s Allowance") },
  { "housing-benefit", NC_ ("money in or out", "Housing Benefit") },
  { "pension", NC_ ("money in or out", "Pension") },
  { "maintenance-received", NC_ ("money in or out", "Maintenance received") },
  { "other-income", NC_ ("money in or out", "Other income") },
  { "rent", NC_ ("money in or out", "Rent or mortgage") },
  { "council-tax", NC_ ("money in or out", "Council tax") },
  { "energy", NC_ ("money in or out", "Gas and electricity") },
  { "water", NC_ ("money in or out", "Water") },
  { "food", NC_ ("money in or out", "Food and housekeeping") },
  { "travel", NC_ ("money in or out", "Travel") },
  { "phone", NC_ ("money in or out", "Telephone and internet") },
  { "childcare", NC_ ("money in or out", "Childcare") },
  { "school", NC_ ("money in or out", "School costs") },
  { "clothing", NC_ ("money in or out", "Clothing") },
  { "tv-licence", NC_ ("money in or out", "TV licence") },
  { "insurance", NC_ ("money in or out", "Insurance") },
  { "maintenance-paid", NC_ ("money in or out", "Maintenance paid") },
  { "debt-repayments", NC_ ("money in or out", "Repayments of debts") },
  { "other-outgoing", NC_ ("money in or out", "Other outgoings") },
};

const KwCodeSet kw_budget_kinds = CODE_SET ("money in or out", budget_kinds_list);

static const KwCode benefit_kinds_list[] = {
  { "universal-credit", NC_ ("benefit", "Universal Credit") },
  { "child-benefit", NC_ ("benefit", "Child Benefit") },
  { "council-tax-reduction", NC_ ("benefit", "Council Tax Reduction") },
  { "free-school-meals", NC_ ("benefit", "Free school meals") },
  { "healthy-start", NC_ ("benefit", "Healthy Start") },
  { "disability-child", NC_ ("benefit", "Disability Living Allowance for a child") },
  { "personal-independence", NC_ ("benefit", "Personal Independence Payment") },
  { "carers-allowance", NC_ ("benefit", "Carer’s Allowance") },
  { "housing-payment", NC_ ("benefit", "Discretionary Housing Payment") },
  { "warm-home", NC_ ("benefit", "Warm Home Discount") },
  { "social-tariff", NC_ ("benefit", "Social tariffs for water and internet") },
  { "welfare-grant", NC_ ("benefit", "Local welfare grant") },
  { "sure-start", NC_ ("benefit", "Sure Start Maternity Grant") },
  { "pension-credit", NC_ ("benefit", "Pension Credit") },
  { "other", NC_ ("benefit", "Another benefit") },
};

const KwCodeSet kw_benefit_kinds = CODE_SET ("benefit", benefit_kinds_list);

static const KwCode benefit_states_list[] = {
  { "to-check", NC_ ("state of a benefit", "To be checked") },
  { "applied", NC_ ("state of a benefit", "Applied for") },
  { "receiving", NC_ ("state of a benefit", "Received") },
  { "stopped", NC_ ("state of a benefit", "Stopped") },
  { "appealed", NC_ ("state of a benefit", "Appealed") },
  { "not-entitled", NC_ ("state of a benefit", "Not entitled") },
};

const KwCodeSet kw_benefit_states = CODE_SET ("state of a benefit", benefit_states_list);

static const KwCode told_of_marker_list[] = {
  { "told", NC_ ("told of the marker", "Told") },
  { "unsafe-to-tell", NC_ ("told of the marker", "Not told: unsafe") },
};

const KwCodeSet kw_told_of_marker = CODE_SET ("told of the marker", told_of_marker_list);

static const KwCode weekdays_list[] = {
  { "monday", NC_ ("weekday", "Monday") },
  { "tuesday", NC_ ("weekday", "Tuesday") },
  { "wednesday", NC_ ("weekday", "Wednesday") },
  { "thursday", NC_ ("weekday", "Thursday") },
  { "friday", NC_ ("weekday", "Friday") },
  { "saturday", NC_ ("weekday", "Saturday") },
  { "sunday", NC_ ("weekday", "Sunday") },
};

const KwCodeSet kw_weekdays = CODE_SET ("weekday", weekdays_list);

/**
 * kw_code_set_lookup:
 * @set: a set of codes
 * @code: a code
 *
 * Returns: the position of @code in @set, or %KW_CODE_NONE where it is not one of them
 */
int
kw_code_set_lookup (const KwCodeSet *set, const char *code)
{
  g_return_val_if_fail (set != NULL, KW_CODE_NONE);
  g_return_val_if_fail (code != NULL, KW_CODE_NONE);

  for (guint i = 0; i < set->n_codes; i++)
    if (strcmp (set->codes[i].code, code) == 0)
      return (int) i;
  return KW_CODE_NONE;
}

/**
 * kw_code_set_get_code:
 * @set: a set of codes
 * @value: a position in it, or %KW_CODE_NONE
 *
 * Returns: (nullable) (transfer none): the code, or %NULL for %KW_CODE_NONE
 */
const char *
kw_code_set_get_code (const KwCodeSet *set, int value)
{
  g_return_val_if_fail (set != NULL, NULL);
  g_return_val_if_fail (value == KW_CODE_NONE || (value >= 0 && (guint) value < set->n_codes), NULL);

  return value == KW_CODE_NONE ? NULL : set->codes[value].code;
}

/**
 * kw_code_set_get_label:
 * @set: a set of codes
 * @value: a position in it, or %KW_CODE_NONE
 *
 * Returns: (nullable) (transfer none): what a person reads for it, translated; %NULL for %KW_CODE_NONE
 */
const char *
kw_code_set_get_label (const KwCodeSet *set, int value)
{
  g_return_val_if_fail (set != NULL, NULL);
  g_return_val_if_fail (value == KW_CODE_NONE || (value >= 0 && (guint) value < set->n_codes), NULL);

  return value == KW_CODE_NONE ? NULL : g_dpgettext2 (GETTEXT_PACKAGE, set->name, set->codes[value].label);
}
