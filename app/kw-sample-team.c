/* kw-sample-team.c: the councils, workers and services of a sample casebook
 *
 * Names are made up; telephone numbers are of the ranges that are kept free for drama.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-sample-team.h"

#include "kw-sample-words.h"

#define MAX_DOMAINS 4
#define TEAM_SIZE   8

const char *const kw_sample_authorities[KW_SAMPLE_N_AUTHORITIES] = { "WCC", "KEN", "HAF" };

/* Eight key workers a team. */
const char *const kw_sample_teams[KW_SAMPLE_N_TEAMS] = { "Canal", "Market", "Embankment" };

static const char *const authority_names[KW_SAMPLE_N_AUTHORITIES] = {
  "West Canal Council", "Kensal and Embankment Council", "Haven and Fulmere Council"
};

typedef struct
{
  const char *name;
  const char *organisation;
  const char *description;
  KwDomain domains[MAX_DOMAINS];
  guint n_domains;
  const char *areas;     /* space-separated; NULL: everywhere */
  const char *authority; /* NULL: shared */
  const char *phone;
  const char *address;
  const char *hours;
  gint64 response_hours;
} KwSampleService;

/* A block a service. */
/* clang-format off */
static const KwSampleService services[] = {
  { "Turning Tide", "Turning Tide Trust", "Alcohol: somebody to talk to the same day, no forms at the first meeting.",
    { KW_DOMAIN_ALCOHOL }, 1, NULL, NULL, "0808 157 0101", "2 Lock Cottages, Canal Way", "Mo-Fr 08:30-20:00; Sa 10:00-16:00", 4 },
  { "Crossroads", "Crossroads", "Drugs: adults. Prescribing, talking, families welcome.",
    { KW_DOMAIN_DRUGS }, 1, "WCC KEN", NULL, "020 7946 0501", "Unit 5, Ha'penny Yard", "Mo-Fr 09:00-18:00; Sa 10:00-13:00", 24 },
  { "Crossroads Young People", "Crossroads", "Drugs, exploitation and what goes with it: 11 to 18, in places they choose.",
    { KW_DOMAIN_DRUGS, KW_DOMAIN_EXPLOITATION, KW_DOMAIN_BEHAVIOUR }, 3, NULL, NULL, "020 7946 0502", "Unit 6, Ha'penny Yard", "Mo-Fr 12:00-20:00", 24 },
  { "Open Door", "Open Door", "Domestic abuse: advocates, safety planning, refuge. Never leave a message.",
    { KW_DOMAIN_DOMESTIC_ABUSE }, 1, NULL, NULL, "0808 157 0102", NULL, "Mo-Su 00:00-24:00", 2 },
  { "Paddington Money Advice", "Paddington Advice", "Debt, rent arrears, Breathing Space, help at court.",
    { KW_DOMAIN_DEBT, KW_DOMAIN_RENT_ARREARS, KW_DOMAIN_EVICTION }, 3, "WCC KEN", NULL, "020 7946 0320", "11 Praed Arcade", "Mo-Fr 09:00-17:00", 48 },
  { "Welfare Rights Line", "West Canal Council", "Benefits: claims, reviews, appeals.",
    { KW_DOMAIN_BENEFITS, KW_DOMAIN_DISABILITY }, 2, "WCC", "WCC", "020 7946 0504", "Town Hall, room 12", "Mo-Th 09:30-16:00", 72 },
  { "Housing Advice Desk", "West Canal Council", "Homelessness, repairs, overcrowding.",
    { KW_DOMAIN_HOMELESSNESS, KW_DOMAIN_HOUSING, KW_DOMAIN_EVICTION }, 3, "WCC", "WCC", "020 7946 0505", "Town Hall, ground floor", "Mo-Fr 09:00-16:30", 24 },
  { "Bayswater Food Bank", "Bayswater Neighbours", "Food for three days, nappies, no voucher needed the first time.",
    { KW_DOMAIN_FOOD }, 1, "WCC KEN", NULL, "020 7946 0506", "Hall behind the church, Queensway Gate", "Tu 10:00-13:00; Th 10:00-13:00; Fr 14:00-17:00", 3 },
  { "Warm Homes Help", "Warm Homes Help", "Fuel vouchers, meters, draught and damp.",
    { KW_DOMAIN_FUEL }, 1, NULL, NULL, "0808 157 0103", NULL, "Mo-Fr 09:00-17:00", 24 },
  { "Second Chance Furniture", "Second Chance", "Beds, cookers and tables, reconditioned, delivered.",
    { KW_DOMAIN_FURNITURE }, 1, NULL, NULL, "020 7946 0508", "Arch 21, Railway Row", "Tu-Sa 10:00-17:00", 120 },
  { "Talking Rooms", "Talking Rooms", "Low mood and worry: six talks, the first within days.",
    { KW_DOMAIN_MENTAL_HEALTH }, 1, "WCC KEN", NULL, "020 7946 0509", "4 Chapel Side", "Mo-Fr 08:00-19:00", 72 },
  { "Harbour Perinatal Team", "Community health", "Mental health in pregnancy and the first years.",
    { KW_DOMAIN_MENTAL_HEALTH }, 1, NULL, NULL, "020 7946 0341", "Harbour Building, second floor", "Mo-Fr 09:00-17:00", 24 },
  { "Young Minds Clinic West", "Community health", "Mental health, 5 to 18. A waiting list of 18 weeks.",
    { KW_DOMAIN_MENTAL_HEALTH, KW_DOMAIN_DISABILITY }, 2, NULL, NULL, "020 7946 0511", "Garden Wing", "Mo-Fr 09:00-17:00", 3024 },
  { "New Shores", "New Shores", "Talking therapy for people who had to flee, with interpreters.",
    { KW_DOMAIN_MENTAL_HEALTH, KW_DOMAIN_BEREAVEMENT }, 2, NULL, NULL, "020 7946 0390", "9 Harbet Yard", "Mo-Fr 10:00-18:00", 96 },
  { "Lantern Children's Bereavement", "Lantern", "Children and parents after a death.",
    { KW_DOMAIN_BEREAVEMENT }, 1, NULL, NULL, "020 7946 0513", "The garden room, Lantern House", "Mo-Fr 09:30-17:30", 96 },
  { "Ladder to Work", "Ladder", "Work, courses, certificates from abroad.",
    { KW_DOMAIN_WORK }, 1, NULL, NULL, "020 7946 0514", "77 Market Row", "Mo-Fr 09:00-17:00", 72 },
  { "Breakfast and Books", "Schools together", "Breakfast clubs and help with homework.",
    { KW_DOMAIN_SCHOOL, KW_DOMAIN_ROUTINES }, 2, NULL, NULL, "020 7946 0515", NULL, "Mo-Fr 07:30-16:00", 48 },
  { "Little Voices drop-in", "Community health", "Speech and play, under six.",
    { KW_DOMAIN_EARLY_YEARS }, 1, NULL, NULL, "020 7946 0516", "Crabtree Children's Centre", "We 09:30-12:00; Fr 09:30-12:00", 120 },
  { "Child development centre", "Community health", "Assessment for autism and development.",
    { KW_DOMAIN_DISABILITY }, 1, NULL, NULL, "020 7946 0517", "Garden Wing", "Mo-Fr 09:00-17:00", 1440 },
  { "Parents Together", "Parents Together", "Groups by parents for parents, crèche, dinner.",
    { KW_DOMAIN_PARENTING, KW_DOMAIN_ROUTINES, KW_DOMAIN_BEHAVIOUR }, 3, NULL, NULL, "020 7946 0518", "Kensal Children's Centre", "Tu 17:00-20:00; Th 17:00-20:00", 96 },
  { "Fresh Start", "Fresh Start", "Out of trouble: mentors who have been there.",
    { KW_DOMAIN_OFFENDING }, 1, NULL, NULL, "020 7946 0519", "Under the bridge, Ladbroke Steps", "Mo-Fr 10:00-18:00", 48 },
};
/* clang-format on */

/**
 * kw_sample_own_worker:
 *
 * Returns: (transfer full): the casebook's own worker
 */
KwWorker *
kw_sample_own_worker (void)
{
  KwWorker *worker = kw_record_new (KW_RECORD_WORKER);

  worker->name = g_strdup ("Robin Ellis");
  worker->authority = g_strdup (kw_sample_authorities[0]);
  worker->phone = g_strdup ("07700 900001");
  worker->weekly_minutes = 24 * 60;
  worker->team = g_strdup (kw_sample_teams[0]);
  return worker;
}

/**
 * kw_sample_overseer:
 * @role: any but a key worker's
 *
 * Returns: (transfer full): who has that role: the supervisor of the first team, the programme lead, the information
 *   officer
 */
KwWorker *
kw_sample_overseer (KwWorkerRole role)
{
  static const char *const names[] = { [KW_ROLE_SUPERVISOR] = "Meera Shah",
                                       [KW_ROLE_PROGRAMME_LEAD] = "Callum Reid",
                                       [KW_ROLE_INFORMATION_OFFICER] = "Ines Duarte" };
  KwWorker *worker = kw_record_new (KW_RECORD_WORKER);

  g_return_val_if_fail (role != KW_ROLE_KEY_WORKER, worker);

  worker->name = g_strdup (names[role]);
  worker->role = role;
  worker->authority = g_strdup (kw_sample_authorities[0]);
  worker->phone = g_strdup ("07700 900002");
  if (role == KW_ROLE_SUPERVISOR)
    worker->team = g_strdup (kw_sample_teams[0]);
  return worker;
}

static void
add_language (KwWorker *worker, guint number)
{
  static const char *const languages[] = { "Somali", "Arabic", "Bengali", "Portuguese", "Polish" };
  const char *const own[] = { languages[number / 2 % G_N_ELEMENTS (languages)], NULL };

  if (number % 2 != 0)
    return;
  g_strfreev (worker->languages);
  worker->languages = g_strdupv ((char **) own);
}

/**
 * kw_sample_colleague:
 * @number: which one, from 0
 *
 * Returns: (transfer full): another key worker; the names of the first few thousand all differ
 */
KwWorker *
kw_sample_colleague (guint number)
{
  KwWorker *worker = kw_record_new (KW_RECORD_WORKER);
  guint n_surnames = g_strv_length ((char **) kw_sample_surnames);
  const char *const *given = number % 3 == 2 ? kw_sample_men : kw_sample_women;
  guint n_given = g_strv_length ((char **) given);

  /* Steps that share no factor with the numbers of names, so that neighbours do not stand next to each other. */
  worker->name = g_strdup_printf ("%s %s", given[(number * 11 + number / n_surnames) % n_given],
                                  kw_sample_surnames[(guint64) number * 61 % n_surnames]);
  worker->authority = g_strdup (kw_sample_authorities[number % KW_SAMPLE_N_AUTHORITIES]);
  worker->phone = g_strdup_printf ("07700 900%03u", 3 + number % 97);
  worker->weekly_minutes = 24 * 60;
  worker->team = g_strdup (kw_sample_teams[number / TEAM_SIZE % KW_SAMPLE_N_TEAMS]);
  add_language (worker, number);
  return worker;
}

/**
 * kw_sample_authority:
 * @number: 0 to %KW_SAMPLE_N_AUTHORITIES − 1
 *
 * Returns: (transfer full): a council
 */
KwAuthority *
kw_sample_authority (guint number)
{
  KwAuthority *authority = kw_record_new (KW_RECORD_AUTHORITY);

  authority->code = g_strdup (kw_sample_authorities[number]);
  authority->name = g_strdup (authority_names[number]);
  return authority;
}

static KwService *
make_service (const KwSampleService *from, guint number, KwDate today)
{
  KwService *service = kw_record_new (KW_RECORD_SERVICE);

  service->name = g_strdup (from->name);
  service->organisation = g_strdup (from->organisation);
  service->description = g_strdup (from->description);
  for (guint i = 0; i < from->n_domains; i++)
    {
      int domain = from->domains[i];

      g_array_append_val (service->domains, domain);
    }
  if (from->areas != NULL)
    {
      g_strfreev (service->areas);
      service->areas = g_strsplit (from->areas, " ", -1);
    }
  service->authority = g_strdup (from->authority);
  service->phone = g_strdup (from->phone);
  service->address = g_strdup (from->address);
  service->hours = g_strdup (from->hours);
  service->response_hours = from->response_hours;
  service->source = g_strdup_printf ("sample directory, %u", number + 1);
  service->checked = today - 10 - 7 * (number % 9);
  return service;
}

/**
 * kw_sample_services:
 * @today: the day that the directory was last looked through around
 *
 * Returns: (transfer full) (element-type KwService): the directory
 */
GPtrArray *
kw_sample_services (KwDate today)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (kw_record_free);

  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    g_ptr_array_add (list, make_service (&services[i], i, today));
  return list;
}
