/* kw-crash-bases.c: what workflows start with
 *
 * Each is made once in a program and kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-crash-steps.h"

static void
do_step (KwCrashRun *run, KwCrashStep step)
{
  g_autoptr (GError) error = NULL;

  if (!step (run, &error))
    g_error ("What workflows start with cannot be made: %s", error->message);
}

static KwTestImage *
end (KwCrashRun *run)
{
  kw_crash_run_close (run);
  return kw_test_disk_copy (run->disk);
}

static KwTestImage *
make_new (void)
{
  g_autoptr (KwCrashRun) run = kw_crash_run_new (NULL, 0);

  do_step (run, kw_crash_step_create);
  return end (run);
}

static KwTestImage *
make_book (void)
{
  g_autoptr (KwCrashRun) run = kw_crash_run_new (kw_crash_base_get (KW_CRASH_NEW), 0);

  do_step (run, kw_crash_step_open);
  do_step (run, kw_crash_step_add_family);
  do_step (run, kw_crash_step_visit);
  do_step (run, kw_crash_step_add_all_kinds);
  do_step (run, kw_crash_step_merge);
  return end (run);
}

static KwTestImage *
make_older (void)
{
  g_autoptr (KwCrashRun) run = kw_crash_run_new (kw_crash_base_get (KW_CRASH_NEW), 0);

  do_step (run, kw_crash_step_open);
  do_step (run, kw_crash_step_add_family);
  do_step (run, kw_crash_step_visit);
  do_step (run, kw_crash_step_make_older);
  return end (run);
}

/* The moment in which most of the database is written and the journal is still needed: before it is truncated. */
static void
take_while_hot (KwTestDisk *disk, KwTestOperation operation, const char *name, gpointer data)
{
  KwTestImage **image = data;

  if (operation != KW_TEST_WRITE || !g_str_equal (name, KW_CRASH_FILE))
    return;
  g_clear_pointer (image, kw_test_image_unref);
  *image = kw_test_disk_copy (disk);
}

static KwTestImage *
make_hot (void)
{
  g_autoptr (KwCrashRun) run = kw_crash_run_new (kw_crash_base_get (KW_CRASH_BOOK), 0);
  KwTestImage *image = NULL;

  do_step (run, kw_crash_step_open);
  kw_test_disk_set_hook (run->disk, take_while_hot, &image);
  do_step (run, kw_crash_step_remove_family);
  kw_test_disk_set_hook (run->disk, NULL, NULL);
  kw_crash_run_close (run);
  g_assert (image != NULL && g_bytes_get_size (kw_test_image_get (image, KW_CRASH_JOURNAL)) > 0);
  return image;
}

/**
 * kw_crash_base_get:
 * @base: which
 *
 * Returns: (transfer none): the disk with it
 */
KwTestImage *
kw_crash_base_get (KwCrashBase base)
{
  static KwTestImage *(*const make[KW_CRASH_N_BASES]) (void) = {
    kw_test_image_new,
    make_new,
    make_book,
    make_older,
    make_hot,
  };
  static KwTestImage *images[KW_CRASH_N_BASES];

  if (images[base] == NULL)
    images[base] = make[base]();
  return images[base];
}

/**
 * kw_crash_workflow_begin:
 * @workflow: a workflow
 * @seed: of what is random about faults of the disk
 *
 * Returns: (transfer full): a run that stands before the first step
 */
KwCrashRun *
kw_crash_workflow_begin (const KwCrashWorkflow *workflow, guint64 seed)
{
  KwCrashRun *run = kw_crash_run_new (kw_crash_base_get (workflow->base), seed);

  if (workflow->starts_open)
    do_step (run, kw_crash_step_open);
  return run;
}
