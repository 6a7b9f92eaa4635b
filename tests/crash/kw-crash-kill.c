/* kw-crash-kill.c: a process is killed while it saves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-crash-kill.h"

#include "kw-crash-run.h"
#include "kw-test-disk-private.h"

#include "kw-casebook.h"
#include "kw-check.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sodium.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define CHILD_OPTION "--save-until-killed"

/* A casebook is made anew after so many, so that it stays small. */
#define KILLS_A_CASEBOOK 40

/* It is killed after up to so many visits, and so many microseconds more. */
#define MOST_VISITS       4
#define MOST_MICROSECONDS 6000

#define MOST_FAILURES 20

#define MEMORY_FOLDER "/dev/shm"

#define NOW (G_GINT64_CONSTANT (1359453600) * KW_SECOND)

static KwInstant
show_now (gpointer data)
{
  return NOW;
}

static KwCasebookOptions
make_options (void)
{
  static const KwKeyCost cost = KW_KEY_COST_CHEAP;

  return (KwCasebookOptions){ .passphrase = KW_CRASH_PASSPHRASE, .clock = show_now, .key_cost = &cost };
}

/* The process that is killed */

static void
commit (KwCasebook *casebook, KwEdit *edit)
{
  g_autoptr (GError) error = NULL;

  if (kw_casebook_commit_sync (casebook, edit, NULL, &error) == 0)
    g_error ("It could not be saved: %s", error->message);
}

static void
log_visit (KwCasebook *casebook, gint64 family, guint number)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwVisit *visit = kw_record_new (KW_RECORD_VISIT);

  visit->record.family = family;
  visit->start = NOW;
  visit->minutes = 30;
  visit->outcome = KW_VISIT_SEEN;
  visit->note = g_strdup_printf ("Visit %u of this process, %*s.", number, (int) (number % 7) * 1500, "and so on");
  kw_edit_put (edit, visit);
  commit (casebook, edit);
}

static void
save_until_killed (const char *path)
{
  KwCasebookOptions options = make_options ();
  g_autoptr (GError) error = NULL;
  KwCasebook *casebook = kw_casebook_open_sync (path, &options, &error);
  gint64 family;

  if (casebook == NULL)
    g_error ("The casebook did not open: %s", error->message);
  family = kw_casebook_find_family_sync (casebook, "WCC-1", NULL, &error);
  if (family == KW_NONE)
    g_error ("The family is gone: %s", error->message);
  for (guint number = 1;; number++)
    {
      log_visit (casebook, family, number);
      if (write (STDOUT_FILENO, "v", 1) != 1)
        return;
    }
}

/**
 * kw_crash_kill_is_child:
 * @argc: of the program
 * @argv: of the program
 *
 * Does not return before it is killed in the process that will be.
 *
 * Returns: whether this was that process
 */
gboolean
kw_crash_kill_is_child (int argc, char *argv[])
{
  if (argc != 3 || !g_str_equal (argv[1], CHILD_OPTION))
    return FALSE;
  if (sodium_init () >= 0)
    save_until_killed (argv[2]);
  return TRUE;
}

/* The one that kills */

static void
note_failure (KwCrashKills *self, const char *what, const char *detail)
{
  if (self->failures->len < MOST_FAILURES)
    g_ptr_array_add (self->failures, g_strdup_printf ("seed %" G_GUINT64_FORMAT ", kill %" G_GUINT64_FORMAT ": %s: %s",
                                                      self->seed, self->n_kills, what, detail));
}

static void
make_casebook (const char *path)
{
  KwCasebookOptions options = make_options ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KwRecord) record = kw_record_new (KW_RECORD_WORKER);
  g_autoptr (KwCasebook) casebook = NULL;
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwFamily *family = kw_record_new (KW_RECORD_FAMILY);

  ((KwWorker *) record)->name = g_strdup ("Ruth Adeyemi");
  casebook = kw_casebook_create_sync (path, (KwWorker *) record, &options, &error);
  if (casebook == NULL)
    g_error ("A casebook cannot be made: %s", error->message);
  family->record.id = kw_casebook_new_id (casebook);
  family->reference = g_strdup ("WCC-1");
  family->name = g_strdup ("Okafor");
  family->authority = g_strdup ("WCC");
  family->opened = kw_date_from_ymd (2013, 1, 7);
  family->status = KW_FAMILY_CLOSED;
  kw_edit_put (edit, family);
  commit (casebook, edit);
  kw_casebook_close_sync (casebook, NULL);
}

static GPid
start_child (const char *path, int *says)
{
  g_autoptr (GError) error = NULL;
  const char *arguments[] = { "/proc/self/exe", CHILD_OPTION, path, NULL };
  GPid child;

  if (!g_spawn_async_with_pipes (NULL, (char **) arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                                 &child, NULL, says, NULL, &error))
    g_error ("A process cannot be started: %s", error->message);
  return child;
}

/* How many visits it said were saved, up to @most; fewer where it ended. */
static guint
listen (int says, guint most)
{
  guint n = 0;
  char byte;

  while (n < most)
    {
      ssize_t result = read (says, &byte, 1);

      if (result == 1)
        n++;
      else if (result == 0 || errno != EINTR)
        break;
    }
  return n;
}

/* Returns how many visits it had said were saved. */
static guint
run_and_kill (KwCrashKills *self, const char *path, guint64 *random)
{
  guint n_visits = (guint) (kw_test_random (random) % (MOST_VISITS + 1));
  int says = -1, status = 0;
  GPid child = start_child (path, &says);
  guint n;

  n = listen (says, n_visits);
  g_usleep (kw_test_random (random) % MOST_MICROSECONDS);
  kill (child, SIGKILL);
  while (waitpid (child, &status, 0) < 0 && errno == EINTR)
    ;
  n += listen (says, G_MAXUINT);
  close (says);
  if (!WIFSIGNALED (status) || WTERMSIG (status) != SIGKILL)
    note_failure (self, "the process ended by itself", "see what it said");
  self->n_kills++;
  self->n_while_opening += n == 0;
  self->n_saved += n;
  return n;
}

static gboolean
is_hot (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  GStatBuf found;

  return g_stat (journal, &found) == 0 && found.st_size > 0;
}

/* How many visits there are; G_MAXUINT where something is wrong. */
static guint
count_visits (KwCrashKills *self, const char *path)
{
  KwCasebookOptions options = make_options ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KwCasebook) casebook = kw_casebook_open_sync (path, &options, &error);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (KwCaseFile) file = NULL;
  gint64 family = KW_NONE;

  if (casebook != NULL)
    findings = kw_casebook_check_sync (casebook, NULL, &error);
  if (findings != NULL && findings->len > 0)
    {
      note_failure (self, "check", ((KwCheckFinding *) g_ptr_array_index (findings, 0))->sentence);
      return G_MAXUINT;
    }
  if (findings != NULL)
    family = kw_casebook_find_family_sync (casebook, "WCC-1", NULL, &error);
  if (family != KW_NONE)
    file = kw_casebook_load_family_sync (casebook, family, NULL, &error);
  if (file == NULL)
    {
      note_failure (self, "it does not open", error->message);
      return G_MAXUINT;
    }
  kw_casebook_close_sync (casebook, NULL);
  return kw_case_file_list (file, KW_RECORD_VISIT)->len;
}

static void
remove_casebook (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  g_unlink (path);
  g_unlink (journal);
}

/* Kills up to @n_kills processes over one casebook. */
static void
run_casebook (KwCrashKills *self, const char *path, guint n_kills, guint64 *random)
{
  guint n_before = 0;

  make_casebook (path);
  for (guint i = 0; i < n_kills; i++)
    {
      guint n_saved = run_and_kill (self, path, random);
      guint n_found;

      self->n_hot += is_hot (path);
      n_found = count_visits (self, path);
      if (n_found == G_MAXUINT)
        break;
      if (n_found != n_before + n_saved && n_found != n_before + n_saved + 1)
        {
          g_autofree char *numbers = g_strdup_printf ("%u before, %u saved, %u found", n_before, n_saved, n_found);

          note_failure (self, "not what was saved", numbers);
        }
      self->n_unsaid += n_found == n_before + n_saved + 1;
      n_before = n_found;
    }
  remove_casebook (path);
}

/* Somebody who is killed takes nothing away that the system was given, so memory will do, and nobody waits
 * for a disk. */
static char *
make_folder (void)
{
  g_autofree char *folder = g_build_filename (MEMORY_FOLDER, "keyworker-kill-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  char *elsewhere;

  if (g_mkdtemp (folder) != NULL)
    return g_steal_pointer (&folder);
  elsewhere = g_dir_make_tmp ("keyworker-kill-XXXXXX", &error);
  if (elsewhere == NULL)
    g_error ("A folder cannot be made: %s", error->message);
  return elsewhere;
}

/**
 * kw_crash_kills_init:
 * @self: (out caller-allocates): what to try
 * @seed: of when processes are killed
 */
void
kw_crash_kills_init (KwCrashKills *self, guint64 seed)
{
  *self = (KwCrashKills){ .seed = seed };
  self->failures = g_ptr_array_new_with_free_func (g_free);
}

/**
 * kw_crash_kills_clear:
 * @self: what was tried
 */
void
kw_crash_kills_clear (KwCrashKills *self)
{
  g_ptr_array_unref (self->failures);
}

/**
 * kw_crash_kills_run:
 * @self: what to try
 * @n_kills: how many processes to kill
 *
 * Kills them, one after the other.
 */
void
kw_crash_kills_run (KwCrashKills *self, guint n_kills)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = NULL;
  guint64 random = self->seed;

  path = g_build_filename (folder, KW_CRASH_FILE, NULL);
  while (self->n_kills < n_kills && self->failures->len == 0)
    run_casebook (self, path, MIN (KILLS_A_CASEBOOK, n_kills - (guint) self->n_kills), &random);
  g_rmdir (folder);
}
