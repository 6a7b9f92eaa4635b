/* campaign.c: the long form of what tests/crash tries
 *
 * `campaign WHAT [--seeds A-B] [--workflow NAME] [--every N]` prints what it reached, a line for each seed, and at the
 * end how to go on. It fails where one thing went wrong.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-crash-cuts.h"
#include "kw-crash-faults.h"
#include "kw-crash-flips.h"
#include "kw-crash-kill.h"
#include "kw-crash-leaks.h"
#include "kw-test-memory.h"
#include "kw-test-vfs.h"

#include <locale.h>
#include <sodium.h>
#include <stdio.h>

#define KILLS_A_SEED 500
#define FLIPS_A_SEED 100000

static char *seeds_text, *workflow_name, *kind_of_fault;
static int every = 1;
static guint64 points_tried;

static const GOptionEntry entries[] = {
  { "seeds", 0, 0, G_OPTION_ARG_STRING, &seeds_text, "which seeds to try", "A-B" },
  { "workflow", 0, 0, G_OPTION_ARG_STRING, &workflow_name, "only this workflow", "NAME" },
  { "every", 0, 0, G_OPTION_ARG_INT, &every, "only every Nth point", "N" },
  { "faults", 0, 0, G_OPTION_ARG_STRING, &kind_of_fault, "only faults of the disk, or of memory", "disk|memory" },
  { NULL }
};

typedef struct
{
  guint64 first;
  guint64 last;
} Seeds;

static gboolean
parse_seeds (Seeds *seeds)
{
  char *end = NULL;

  *seeds = (Seeds){ 1, 1 };
  if (seeds_text == NULL)
    return TRUE;
  seeds->first = seeds->last = g_ascii_strtoull (seeds_text, &end, 10);
  if (*end == '-')
    seeds->last = g_ascii_strtoull (end + 1, &end, 10);
  return *end == '\0' && seeds->first > 0 && seeds->first <= seeds->last;
}

static gboolean
is_wanted (const KwCrashWorkflow *workflow)
{
  return workflow_name == NULL || g_str_equal (workflow->name, workflow_name);
}

/* Disk and memory can be tried apart. */
static gboolean
is_wanted_failing (KwCrashFailing failing)
{
  gboolean of_memory = failing == KW_CRASH_FAIL_MEMORY || failing == KW_CRASH_FAIL_NO_MEMORY;

  return kind_of_fault == NULL || g_str_equal (kind_of_fault, of_memory ? "memory" : "disk");
}

static void
print_failures (const GPtrArray *failures)
{
  for (guint i = 0; i < failures->len; i++)
    printf ("  %s\n", (const char *) g_ptr_array_index (failures, i));
}

static void
print_next (const Seeds *seeds)
{
  printf ("Go on with --seeds %" G_GUINT64_FORMAT "-\n", seeds->last + 1);
}

static gboolean
cut_with_seed (guint64 seed, guint64 *n_cuts)
{
  guint n_workflows;
  const KwCrashWorkflow *workflows = kw_crash_workflows_get (&n_workflows);
  KwCrashCuts cuts;
  gboolean good;

  kw_crash_cuts_init (&cuts, seed, (guint) MAX (every, 1));
  for (guint i = 0; i < n_workflows; i++)
    if (is_wanted (&workflows[i]))
      kw_crash_cuts_run (&cuts, &workflows[i]);
  good = cuts.failures->len == 0;
  *n_cuts += cuts.n_cuts;
  printf ("seed %" G_GUINT64_FORMAT ": %" G_GUINT64_FORMAT " cuts (%" G_GUINT64_FORMAT
          " of them while recovering, %" G_GUINT64_FORMAT " different disks), %u wrong; %" G_GUINT64_FORMAT
          " cuts so far\n",
          seed, cuts.n_cuts, cuts.n_again, cuts.n_distinct, cuts.failures->len, *n_cuts);
  print_failures (cuts.failures);
  fflush (stdout);
  kw_crash_cuts_clear (&cuts);
  return good;
}

static gboolean
campaign_crash (const Seeds *seeds)
{
  gboolean good = TRUE;
  guint64 n_cuts = 0;

  for (guint64 seed = seeds->first; seed <= seeds->last; seed++)
    good = cut_with_seed (seed, &n_cuts) && good;
  print_next (seeds);
  return good;
}

static gboolean
fail_with_seed (guint64 seed, const KwCrashWorkflow *workflow, KwCrashFailing failing)
{
  KwCrashFaults faults;
  gboolean good;

  kw_crash_faults_init (&faults, seed, (guint) MAX (every, 1));
  kw_crash_faults_run (&faults, workflow, failing);
  good = faults.failures->len == 0;
  printf ("seed %" G_GUINT64_FORMAT ", %s, %s: %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT
          " points; told %" G_GUINT64_FORMAT " times, borne %" G_GUINT64_FORMAT ", done all the same %" G_GUINT64_FORMAT
          ", %u wrong\n",
          seed, workflow->name, kw_crash_failing_get_name (failing), faults.n_tried[failing], faults.n_points,
          faults.n_told, faults.n_borne, faults.n_kept, faults.failures->len);
  print_failures (faults.failures);
  fflush (stdout);
  points_tried += faults.n_tried[failing];
  kw_crash_faults_clear (&faults);
  return good;
}

static gboolean
campaign_faults (const Seeds *seeds)
{
  guint n_workflows;
  const KwCrashWorkflow *workflows = kw_crash_workflows_get (&n_workflows);
  gboolean good = TRUE;

  for (guint64 seed = seeds->first; seed <= seeds->last; seed++)
    for (guint i = 0; i < n_workflows; i++)
      for (guint failing = 0; failing < KW_CRASH_N_FAILINGS; failing++)
        if (is_wanted (&workflows[i]) && is_wanted_failing (failing))
          good = fail_with_seed (seed, &workflows[i], failing) && good;
  printf ("%" G_GUINT64_FORMAT " points failed\n", points_tried);
  print_next (seeds);
  return good;
}

static gboolean
campaign_kill (const Seeds *seeds)
{
  gboolean good = TRUE;

  for (guint64 seed = seeds->first; seed <= seeds->last; seed++)
    {
      KwCrashKills kills;

      kw_crash_kills_init (&kills, seed);
      kw_crash_kills_run (&kills, KILLS_A_SEED);
      printf ("seed %" G_GUINT64_FORMAT ": %" G_GUINT64_FORMAT " killed (%" G_GUINT64_FORMAT
              " before they saved, %" G_GUINT64_FORMAT " left a journal), %" G_GUINT64_FORMAT
              " visits saved, %u wrong\n",
              seed, kills.n_kills, kills.n_while_opening, kills.n_hot, kills.n_saved, kills.failures->len);
      print_failures (kills.failures);
      fflush (stdout);
      good = kills.failures->len == 0 && good;
      kw_crash_kills_clear (&kills);
    }
  print_next (seeds);
  return good;
}

static gboolean
campaign_flips (const Seeds *seeds)
{
  gboolean good = TRUE;

  for (guint64 seed = seeds->first; seed <= seeds->last; seed++)
    {
      KwCrashFlips flips;

      kw_crash_flips_init (&flips, seed);
      kw_crash_flips_run (&flips, FLIPS_A_SEED);
      printf ("seed %" G_GUINT64_FORMAT ": %d bits (%" G_GUINT64_FORMAT " of pages, %" G_GUINT64_FORMAT
              " of keys, %" G_GUINT64_FORMAT " of journals; %" G_GUINT64_FORMAT " times opened), %u taken for good\n",
              seed, FLIPS_A_SEED, flips.n_of_pages, flips.n_of_keys, flips.n_of_journals, flips.n_opened,
              flips.failures->len);
      print_failures (flips.failures);
      fflush (stdout);
      good = flips.failures->len == 0 && good;
      kw_crash_flips_clear (&flips);
    }
  print_next (seeds);
  return good;
}

/* There is nothing random about it: the same for every seed. */
static gboolean
campaign_leaks (const Seeds *seeds)
{
  guint n_workflows;
  const KwCrashWorkflow *workflows = kw_crash_workflows_get (&n_workflows);
  KwCrashLeaks leaks;
  gboolean good;

  kw_crash_leaks_init (&leaks);
  for (guint i = 0; i < n_workflows; i++)
    if (is_wanted (&workflows[i]))
      kw_crash_leaks_run (&leaks, &workflows[i]);
  good = leaks.failures->len == 0;
  printf ("%" G_GUINT64_FORMAT " files searched, %" G_GUINT64_FORMAT " bytes, %u words found\n", leaks.n_searched,
          leaks.n_bytes, leaks.failures->len);
  print_failures (leaks.failures);
  kw_crash_leaks_clear (&leaks);
  return good;
}

static const struct
{
  const char *name;
  gboolean (*run) (const Seeds *seeds);
} campaigns[] = {
  { "crash", campaign_crash },
  { "faults", campaign_faults },
  { "flips", campaign_flips },
  { "kill", campaign_kill },
  { "leaks", campaign_leaks },
};

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new ("CAMPAIGN");
  g_autoptr (GError) error = NULL;
  Seeds seeds;

  if (kw_crash_kill_is_child (argc, argv))
    return 0;
  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 2 || !parse_seeds (&seeds) ||
      sodium_init () < 0)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "campaign CAMPAIGN [--seeds A-B]");
      return 2;
    }
  kw_test_memory_install ();
  kw_test_vfs_register ();
  for (guint i = 0; i < G_N_ELEMENTS (campaigns); i++)
    if (g_str_equal (campaigns[i].name, argv[1]))
      return campaigns[i].run (&seeds) ? 0 : 1;
  g_printerr ("There is no campaign “%s”.\n", argv[1]);
  return 2;
}
