/* campaign.c: the long form of what tests/crash tries
 *
 * `campaign WHAT [--seeds A-B] [--workflow NAME] [--every N]` prints what it reached, a line for each seed, and at the
 * end how to go on. It fails where one thing went wrong.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-crash-cuts.h"
#include "kw-test-vfs.h"

#include <locale.h>
#include <sodium.h>
#include <stdio.h>

static char *seeds_text, *workflow_name;
static int every = 1;

static const GOptionEntry entries[] = {
  { "seeds", 0, 0, G_OPTION_ARG_STRING, &seeds_text, "which seeds to try", "A-B" },
  { "workflow", 0, 0, G_OPTION_ARG_STRING, &workflow_name, "only this workflow", "NAME" },
  { "every", 0, 0, G_OPTION_ARG_INT, &every, "only every Nth point", "N" },
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

static void
print_failures (const GPtrArray *failures)
{
  for (guint i = 0; i < failures->len; i++)
    printf ("  %s\n", (const char *) g_ptr_array_index (failures, i));
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
  printf ("seed %" G_GUINT64_FORMAT ": %" G_GUINT64_FORMAT " cuts (%" G_GUINT64_FORMAT " of them while recovering, %" G_GUINT64_FORMAT " different disks), %u wrong; %" G_GUINT64_FORMAT " cuts so far\n",
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
  printf ("Go on with --seeds %" G_GUINT64_FORMAT "-\n", seeds->last + 1);
  return good;
}

static const struct
{
  const char *name;
  gboolean (*run) (const Seeds *seeds);
} campaigns[] = {
  { "crash", campaign_crash },
};

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new ("CAMPAIGN");
  g_autoptr (GError) error = NULL;
  Seeds seeds;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 2 || !parse_seeds (&seeds) ||
      sodium_init () < 0)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "campaign CAMPAIGN [--seeds A-B]");
      return 2;
    }
  kw_test_vfs_register ();
  for (guint i = 0; i < G_N_ELEMENTS (campaigns); i++)
    if (g_str_equal (campaigns[i].name, argv[1]))
      return campaigns[i].run (&seeds) ? 0 : 1;
  g_printerr ("There is no campaign “%s”.\n", argv[1]);
  return 2;
}
