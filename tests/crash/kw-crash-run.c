/* kw-crash-run.c: somebody at work on a casebook that lies on a simulated disk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-crash-run.h"

#include "kw-test-vfs.h"

#include "kw-casebook-private.h"
#include "kw-check.h"
#include "kw-data-error.h"
#include "kw-vault-io.h"

#include <sodium.h>
#include <string.h>

/* 2013-01-29 10:00 */
#define NOW (G_GINT64_CONSTANT (1359453600) * KW_SECOND)

/* Of the ids of a casebook that is made. */
#define SEED 1

/* What is random in every casebook, so that the same work leaves the same state. `check` looks at it. */
static const char *const random_columns[] = { "salt", "payload_hash", "prev", "hash", "head", "epoch", NULL };

#define UNOPENED "error: it cannot be opened: "

static const char tables_sql[] = "SELECT name, name LIKE 'search_index%' FROM sqlite_schema WHERE type = 'table'"
                                 " AND name NOT LIKE 'sqlite_%' AND name <> 'search_index' ORDER BY name";

static KwInstant
show_now (gpointer data)
{
  return NOW;
}

/**
 * kw_crash_run_get_options:
 * @self: a run
 *
 * Returns: how its casebooks are opened and made
 */
KwCasebookOptions
kw_crash_run_get_options (KwCrashRun *self)
{
  static const KwKeyCost cost = KW_KEY_COST_CHEAP;

  return (KwCasebookOptions){
    .passphrase = self->passphrase,
    .clock = show_now,
    .seed = SEED,
    .key_cost = &cost,
    .vfs = KW_TEST_VFS,
  };
}

/**
 * kw_crash_state_may_be:
 * @state: what was found
 * @before: what was before a step
 * @after: what is after it
 *
 * What is left of a file that was being made may be anything that is no casebook.
 *
 * Returns: whether @state is one of the two
 */
gboolean
kw_crash_state_may_be (const char *state, const char *before, const char *after)
{
  return g_str_equal (state, before) || g_str_equal (state, after) ||
         (g_str_equal (before, KW_CRASH_NOTHING) && g_str_has_prefix (state, UNOPENED));
}

/**
 * kw_crash_run_new:
 * @image: (nullable): what stands on the disk
 * @seed: of what is random about its faults
 *
 * Returns: (transfer full): a run with a closed casebook, or none
 */
KwCrashRun *
kw_crash_run_new (KwTestImage *image, guint64 seed)
{
  KwCrashRun *self = g_new0 (KwCrashRun, 1);

  self->disk = kw_test_disk_new (image, seed);
  self->path = kw_test_disk_dup_path (self->disk, KW_CRASH_FILE);
  self->passphrase = KW_CRASH_PASSPHRASE;
  return self;
}

/**
 * kw_crash_run_free:
 * @self: (transfer full): a run
 */
void
kw_crash_run_free (KwCrashRun *self)
{
  kw_crash_run_close (self);
  kw_test_disk_free (self->disk);
  g_free (self->path);
  g_free (self);
}

/**
 * kw_crash_run_create:
 * @self: a run without a casebook
 * @error: for what went wrong
 *
 * Returns: whether there is one now, open
 */
gboolean
kw_crash_run_create (KwCrashRun *self, GError **error)
{
  KwCasebookOptions options = kw_crash_run_get_options (self);
  g_autoptr (KwRecord) record = kw_record_new (KW_RECORD_WORKER);
  KwWorker *worker = (KwWorker *) record;

  worker->name = g_strdup ("Ruth Adeyemi");
  worker->authority = g_strdup ("WCC");
  self->casebook = kw_casebook_create_sync (self->path, worker, &options, error);
  return self->casebook != NULL;
}

/**
 * kw_crash_run_open:
 * @self: a run whose casebook is closed
 * @error: for what went wrong
 *
 * Returns: whether it is open now
 */
gboolean
kw_crash_run_open (KwCrashRun *self, GError **error)
{
  KwCasebookOptions options = kw_crash_run_get_options (self);

  self->casebook = kw_casebook_open_sync (self->path, &options, error);
  return self->casebook != NULL;
}

/**
 * kw_crash_run_close:
 * @self: a run
 *
 * Closes the casebook where it is open.
 */
void
kw_crash_run_close (KwCrashRun *self)
{
  if (self->casebook == NULL)
    return;
  kw_casebook_close_sync (self->casebook, NULL);
  g_clear_object (&self->casebook);
}

/* Reading everything */

typedef struct
{
  crypto_generichash_state state; /* without what is random, and without the tables of the search index */
  crypto_generichash_state all;
} Reading;

static void
add (crypto_generichash_state *state, gconstpointer bytes, gsize length)
{
  guint64 size = length;

  crypto_generichash_update (state, (const guint8 *) &size, sizeof size);
  crypto_generichash_update (state, bytes, length);
}

static void
add_row (Reading *reading, sqlite3_stmt *row, gboolean of_index)
{
  for (int i = 0; i < sqlite3_column_count (row); i++)
    {
      gconstpointer bytes = sqlite3_column_blob (row, i);
      gsize length = (gsize) sqlite3_column_bytes (row, i);

      add (&reading->all, bytes, length);
      if (!of_index && !g_strv_contains (random_columns, sqlite3_column_name (row, i)))
        add (&reading->state, bytes, length);
    }
}

static gboolean
add_table (Reading *reading, KwDatabase *database, const char *table, gboolean of_index, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", table);
  g_autoptr (KwStatement) statement = kw_database_prepare_once (database, sql, error);
  KwStepResult step = KW_STEP_FAILED;

  add (&reading->all, table, strlen (table));
  if (!of_index)
    add (&reading->state, table, strlen (table));
  if (statement != NULL)
    while ((step = kw_statement_step (statement, error)) == KW_STEP_ROW)
      add_row (reading, kw_statement_get_handle (statement), of_index);
  return step == KW_STEP_DONE;
}

static char *
end_hash (crypto_generichash_state *state)
{
  guint8 hash[16];
  char hex[2 * sizeof hash + 1];

  crypto_generichash_final (state, hash, sizeof hash);
  return g_strdup (sodium_bin2hex (hex, sizeof hex, hash, sizeof hash));
}

/* Who can open it, but for what is random. */
static gboolean
add_keys (Reading *reading, KwVault *vault, GError **error)
{
  g_autoptr (GPtrArray) keys = kw_key_slots_list (kw_vault_get_slots (vault), kw_vault_get_data_key (vault), error);

  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      const KwKey *key = g_ptr_array_index (keys, i);
      g_autofree char *said = g_strdup_printf ("%d %d %s", key->number, key->kind, key->name);

      add (&reading->state, said, strlen (said));
    }
  return keys != NULL;
}

/* Gives two hashes: of the state, and of everything. */
static gboolean
describe_here (KwJob *job, GError **error)
{
  g_autoptr (KwStatement) tables = kw_database_prepare_once (job->database, tables_sql, error);
  Reading reading;
  char **hashes;
  KwStepResult step;

  if (tables == NULL)
    return FALSE;
  crypto_generichash_init (&reading.state, NULL, 0, 16);
  crypto_generichash_init (&reading.all, NULL, 0, 16);
  while ((step = kw_statement_step (tables, error)) == KW_STEP_ROW)
    if (!add_table (&reading, job->database, kw_statement_get_text (tables, 0), kw_statement_get_int (tables, 1) != 0,
                    error))
      return FALSE;
  if (!add_keys (&reading, kw_database_get_vault (job->database), error))
    return FALSE;
  hashes = g_new0 (char *, 3);
  hashes[0] = end_hash (&reading.state);
  hashes[1] = end_hash (&reading.all);
  kw_job_give_pointer (job, hashes, (GDestroyNotify) g_strfreev);
  return step == KW_STEP_DONE;
}

static char **
read_all (KwCrashRun *self, GError **error)
{
  return kw_casebook_run_sync_pointer (self->casebook, KW_WAITED_FOR, describe_here, NULL, NULL, NULL, error);
}

static char *
describe_error (const char *what, const GError *error)
{
  return g_strdup_printf ("error: %s: %s", what, error->message);
}

/* A file whose making was cut short. */
static gboolean
is_no_casebook (const GError *error)
{
  return g_error_matches (error, KW_DATA_ERROR, KW_DATA_ERROR_NOT_FOUND) ||
         strstr (error->message, "not a casebook") != NULL;
}

static gboolean
check_vault (KwVault *vault, char **found, GError **error)
{
  guint32 n_pages;
  gboolean good;

  if (!kw_vault_check_keys (vault, &good, error) || !kw_vault_count_pages (vault, &n_pages, error))
    return FALSE;
  if (!good)
    *found = g_strdup ("its keys are not genuine");
  for (guint32 page = 1; page <= n_pages && *found == NULL; page++)
    {
      if (!kw_vault_check_page (vault, page, &good, error))
        return FALSE;
      if (!good)
        *found = g_strdup_printf ("page %u of %u is not genuine", page, n_pages);
    }
  return TRUE;
}

static gboolean
check_pages_here (KwJob *job, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare_once (job->database, "PRAGMA integrity_check (1)", error);
  g_autofree char *found = NULL;

  if (statement == NULL || kw_statement_step (statement, error) != KW_STEP_ROW ||
      !check_vault (job->casebook->vault, &found, error))
    return FALSE;
  if (found == NULL)
    found = g_strdup (kw_statement_get_text (statement, 0));
  kw_job_give_pointer (job, g_steal_pointer (&found), g_free);
  return TRUE;
}

/* How what is recorded lies in the file. */
static char *
check_pages (KwCrashRun *run)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found =
      kw_casebook_run_sync_pointer (run->casebook, KW_WAITED_FOR, check_pages_here, NULL, NULL, NULL, &error);

  if (found == NULL)
    return describe_error ("its pages cannot be checked", error);
  return g_str_equal (found, "ok") ? NULL : g_strdup_printf ("error: %s", found);
}

static char *
check_all (KwCrashRun *run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = kw_casebook_check_sync (run->casebook, NULL, &error);
  const KwCheckFinding *first;

  if (findings == NULL)
    return describe_error ("it cannot be checked", error);
  if (findings->len == 0)
    return NULL;
  first = g_ptr_array_index (findings, 0);
  return g_strdup_printf ("error: check finds in %s: %s", first->part, first->sentence);
}

/* What `check` says of what is recorded follows from what is recorded, so it is asked once for each content; how that
 * lies in the file is looked at each time. */
static char *
check (KwCrashRun *run, const char *content)
{
  static GHashTable *good;
  char *wrong;

  if (good == NULL)
    good = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  wrong = check_pages (run);
  if (wrong != NULL || g_hash_table_contains (good, content))
    return wrong;
  wrong = check_all (run);
  if (wrong == NULL)
    g_hash_table_add (good, g_strdup (content));
  return wrong;
}

static char *
describe_open (KwCrashRun *run)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) hashes = read_all (run, &error);
  char *wrong;

  if (hashes == NULL)
    return describe_error ("it cannot be read", error);
  wrong = check (run, hashes[1]);
  return wrong != NULL ? wrong : g_strdup (hashes[0]);
}

/* A casebook beside that of the run: its state, or that there is none, behind what is in @state. What bears the name of
 * one must be one. */
static char *
add_other (char *state, KwCrashRun *run, const char *name)
{
  g_autofree char *before = state;
  g_autofree char *path = kw_test_disk_dup_path (run->disk, name);
  g_autofree char *other_state = NULL;
  g_autoptr (GError) error = NULL;
  KwCrashRun other = { .disk = run->disk, .path = path, .passphrase = run->passphrase };

  if (!kw_vault_io_exists (KW_TEST_VFS, path))
    return g_steal_pointer (&before);
  if (!kw_crash_run_open (&other, &error))
    return describe_error (name, error);
  other_state = describe_open (&other);
  kw_crash_run_close (&other);
  if (g_str_has_prefix (other_state, "error"))
    return g_strconcat (other_state, " in ", name, NULL);
  return g_strconcat (before, " + ", name, " ", other_state, NULL);
}

static char *
add_others (char *state, KwCrashRun *run)
{
  if (!g_str_has_prefix (state, "error"))
    state = add_other (state, run, KW_CRASH_BACKUP);
  if (!g_str_has_prefix (state, "error"))
    state = add_other (state, run, KW_CRASH_RESTORED);
  return state;
}

/**
 * kw_crash_run_describe:
 * @self: a run whose casebook is open
 * @error: for what went wrong
 *
 * Returns: (transfer full) (nullable): its state, without having checked it
 */
char *
kw_crash_run_describe (KwCrashRun *self, GError **error)
{
  g_auto (GStrv) hashes = read_all (self, error);
  g_autoptr (KwTestImage) image = NULL;
  g_autoptr (KwCrashRun) copy = NULL;

  if (hashes == NULL)
    return NULL;
  /* Looking at what lies beside it would count among the operations of its disk. */
  image = kw_test_disk_copy (self->disk);
  copy = kw_crash_run_new (image, 0);
  return add_others (g_strdup (hashes[0]), copy);
}

/**
 * kw_crash_describe_image:
 * @image: a disk that was switched off
 * @hook: (nullable): told of what changes the disk then
 * @data: for @hook
 *
 * Switches it on again, opens the casebook, checks it and reads it all.
 *
 * Returns: (transfer full): the state it is in; one that begins with "error" where something is wrong
 */
char *
kw_crash_describe_image (KwTestImage *image, KwTestHook hook, gpointer data)
{
  g_autoptr (KwCrashRun) run = kw_crash_run_new (image, 0);
  g_autoptr (GError) error = NULL;
  char *state;

  kw_test_disk_set_hook (run->disk, hook, data);
  if (kw_crash_run_open (run, &error))
    state = describe_open (run);
  else if (is_no_casebook (error))
    state = g_strdup (KW_CRASH_NOTHING);
  else
    state = g_strconcat (UNOPENED, error->message, NULL);
  return add_others (state, run);
}
