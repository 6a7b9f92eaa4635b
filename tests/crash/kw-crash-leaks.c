/* kw-crash-leaks.c: words that nobody may read on the disk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE /* memmem() */

#include "kw-crash-leaks.h"

#include <string.h>

#define MOST_FAILURES 20

/* Of what the steps record, at least one word of each: names, references, notes, drafts, reasons, what was
 * searched, what the records of every kind are filled with; the passphrase; and what stands in every plain
 * database of a casebook. */
static const char *const words[] = {
  "Okafor",
  "Adeyemi",
  "WCC-1",
  "IMP-1",
  "landlord",
  "a very long note",
  "heating had failed",
  "Ada was in",
  "corrected",
  "mistake",
  "DROP TABLE",
  "covering",
  "asked by the",
  KW_CRASH_PASSPHRASE,
  "SQLite for",
  "CREATE TRIGGER",
  "journal",
  "kw_guard",
};

typedef struct
{
  KwCrashLeaks *leaks;
  const KwCrashWorkflow *workflow;
} Search;

/**
 * kw_crash_leaks_find:
 * @bytes: what stands in a file
 * @length: how many bytes
 *
 * Returns: (transfer none) (nullable): a word that should not be there
 */
const char *
kw_crash_leaks_find (const guint8 *bytes, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (memmem (bytes, length, words[i], strlen (words[i])) != NULL)
      return words[i];
  return NULL;
}

static void
search_disk (Search *self, KwTestDisk *disk)
{
  g_autoptr (KwTestImage) image = kw_test_disk_copy (disk);
  g_auto (GStrv) names = kw_test_image_list (image);

  for (char **name = names; *name != NULL; name++)
    {
      gsize length;
      const guint8 *bytes = g_bytes_get_data (kw_test_image_get (image, *name), &length);
      const char *found = kw_crash_leaks_find (bytes, length);

      self->leaks->n_searched++;
      self->leaks->n_bytes += length;
      if (found != NULL && self->leaks->failures->len < MOST_FAILURES)
        g_ptr_array_add (self->leaks->failures,
                         g_strdup_printf ("%s: “%s” stands in %s", self->workflow->name, found, *name));
    }
}

/* What is written is synced before it can be removed, or never needed. */
static void
on_change (KwTestDisk *disk, KwTestOperation operation, const char *name, gpointer data)
{
  if (operation == KW_TEST_SYNC || operation == KW_TEST_RENAME)
    search_disk (data, disk);
}

/**
 * kw_crash_leaks_init:
 * @self: (out caller-allocates): what was searched: nothing
 */
void
kw_crash_leaks_init (KwCrashLeaks *self)
{
  *self = (KwCrashLeaks){ 0 };
  self->failures = g_ptr_array_new_with_free_func (g_free);
}

/**
 * kw_crash_leaks_clear:
 * @self: what was searched
 */
void
kw_crash_leaks_clear (KwCrashLeaks *self)
{
  g_ptr_array_unref (self->failures);
}

/**
 * kw_crash_leaks_run:
 * @self: what was searched so far
 * @workflow: a workflow
 *
 * Searches while one workflow is done.
 */
void
kw_crash_leaks_run (KwCrashLeaks *self, const KwCrashWorkflow *workflow)
{
  g_autoptr (KwCrashRun) run = kw_crash_workflow_begin (workflow, 0);
  Search search = { self, workflow };

  kw_test_disk_set_hook (run->disk, on_change, &search);
  for (guint i = 0; workflow->steps[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!workflow->steps[i](run, &error))
        g_error ("%s: step %u did not work: %s", workflow->name, i, error->message);
    }
  kw_crash_run_close (run);
  kw_test_disk_set_hook (run->disk, NULL, NULL);
  search_disk (&search, run->disk);
}
