/* kw-sample-compose.c: the families of a sample casebook that are composed by hand
 *
 * The template has what matters and the last weeks' visits; those before are made up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-sample-compose.h"

#include "kw-sample-reviews.h"
#include "kw-sample-template.h"
#include "kw-sample-visits.h"

/* Visits that are made up come before those of the template, in ids too. */
#define FIRST_MADE_UP_ID (-(G_GINT64_CONSTANT (1) << 40))

#define TENTHS 10

/**
 * kw_sample_count_composed:
 *
 * Returns: how many families are composed by hand
 */
guint
kw_sample_count_composed (void)
{
  return g_strv_length ((char **) kw_sample_templates);
}

static KwDate
first_written_visit (const KwCaseFile *case_file, KwDate otherwise)
{
  const GPtrArray *visits = kw_case_file_list (case_file, KW_RECORD_VISIT);
  KwDate first = otherwise;

  for (guint i = 0; i < visits->len; i++)
    first = MIN (first, kw_instant_to_date (((KwVisit *) g_ptr_array_index (visits, i))->start));
  return first;
}

static int
first_written_trust (const KwCaseFile *case_file)
{
  const GPtrArray *trust = kw_case_file_list (case_file, KW_RECORD_VISIT_TRUST);

  return trust->len > 0 ? (int) ((KwVisitTrust *) g_ptr_array_index (trust, 0))->step : 1;
}

static guint
visits_a_week (const KwFamily *family)
{
  static const guint usual[] = { 35, 15, 10 };

  return family->visits_per_week.low != KW_NONE ? (guint) (family->visits_per_week.low * TENTHS + TENTHS / 3)
                                                : usual[family->intensity];
}

static void
add_earlier_work (const KwSampleWorld *world, const KwCaseFile *about, KwCaseFile *into, guint number)
{
  const KwFamily *family = kw_case_file_get_family (about);
  KwDate today = kw_instant_to_date (world->now);
  KwSampleDice dice;
  KwSampleVisits visits = {
    .about = about,
    .into = into,
    .from = MAX (family->opened, kw_sample_first_day (world)),
    .until = first_written_visit (about, family->status == KW_FAMILY_CLOSED ? family->closed : today),
    .visits_a_week = visits_a_week (family),
    .trust_from = 1,
    .trust_to = first_written_trust (about),
    .next_id = FIRST_MADE_UP_ID
  };

  if (family->status == KW_FAMILY_WAITING)
    return;
  kw_sample_dice_init (&dice, world->seed, G_MAXUINT64 - number);
  kw_sample_visits_add (&visits, &dice);
  kw_sample_reviews_add (about, into, family->status == KW_FAMILY_CLOSED ? family->closed : today, visits.next_id);
}

static void
copy_records (const KwCaseFile *from, KwCaseFile *into)
{
  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    {
      const GPtrArray *list = kw_case_file_list (from, kind);

      /* Whom the template names is one of the sample's own workers. */
      if (kind == KW_RECORD_DESIGNATION || kind == KW_RECORD_WORKER)
        continue;
      for (guint i = 0; i < list->len; i++)
        kw_case_file_take (into, kw_record_copy (g_ptr_array_index (list, i)));
    }
}

static void
add_designation (KwCaseFile *into, const KwWorker *worker)
{
  const KwFamily *family = kw_case_file_get_family (into);
  KwDesignation *designation;

  if (family->status == KW_FAMILY_WAITING)
    return;
  designation = kw_record_new (KW_RECORD_DESIGNATION);
  designation->record.id = 1;
  designation->record.family = family->record.id;
  designation->worker = worker->record.id;
  designation->from = family->opened;
  designation->until = family->closed;
  kw_case_file_take (into, designation);
}

static void
find_services (KwCaseFile *into, const GPtrArray *services)
{
  const GPtrArray *referrals = kw_case_file_list (into, KW_RECORD_REFERRAL);

  for (guint i = 0; i < referrals->len; i++)
    {
      KwReferral *referral = g_ptr_array_index (referrals, i);

      for (guint j = 0; j < services->len; j++)
        {
          const KwService *service = g_ptr_array_index (services, j);

          if (g_str_equal (service->name, referral->service))
            referral->listed = service->record.id;
        }
    }
}

/**
 * kw_sample_compose:
 * @world: what families have in common
 * @worker: who holds them, with its id
 * @services: (element-type KwService): the directory, with their ids
 * @number: which family, from 0
 * @error: for what is wrong with the template
 *
 * Returns: (transfer full): the family, its ids its own, or %NULL
 */
KwCaseFile *
kw_sample_compose (const KwSampleWorld *world,
                   const KwWorker *worker,
                   const GPtrArray *services,
                   guint number,
                   GError **error)
{
  g_autoptr (KwCaseFile) template = NULL;
  KwCaseFile *case_file;

  template = kw_sample_template_read (kw_sample_templates[number], worker->name, world->now, error);
  if (template == NULL)
    return NULL;
  case_file = kw_case_file_new ();
  add_earlier_work (world, template, case_file, number);
  copy_records (template, case_file);
  add_designation (case_file, worker);
  find_services (case_file, services);
  return case_file;
}
