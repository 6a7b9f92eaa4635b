/* kw-crash-run.h: somebody at work on a casebook that lies on a simulated disk
 *
 * A run has a disk with one casebook on it, which may be open, and a clock that stands still: so ids follow from what
 * was done before, and the same work leaves the same state. What a state is, is a text: what a casebook says of itself
 * when it is opened, read whole and checked. Two states are the same if the texts are.
 *
 * Used by one thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-test-disk.h"

#include "kw-casebook.h"

G_BEGIN_DECLS

#define KW_CRASH_FILE       "work.keyworker"
#define KW_CRASH_JOURNAL    KW_CRASH_FILE "-journal"
#define KW_CRASH_BACKUP     "backup.keyworker"
#define KW_CRASH_RESTORED   "restored.keyworker"
#define KW_CRASH_PASSPHRASE "seven herons on the weir"

/**
 * KW_CRASH_NOTHING:
 *
 * The state where there is no casebook: no file, or one whose making was cut short.
 */
#define KW_CRASH_NOTHING "no casebook"

typedef struct
{
  KwTestDisk *disk;
  char *path;
  const char *passphrase; /* the one to open it by */
  KwCasebook *casebook;   /* NULL: closed */
  gint64 numbers[4];      /* what one step remembers for another */
} KwCrashRun;

KwCrashRun *kw_crash_run_new (KwTestImage *image, guint64 seed);
void kw_crash_run_free (KwCrashRun *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwCrashRun, kw_crash_run_free)

KwCasebookOptions kw_crash_run_get_options (KwCrashRun *self);
gboolean kw_crash_run_create (KwCrashRun *self, GError **error);
gboolean kw_crash_run_open (KwCrashRun *self, GError **error);
void kw_crash_run_close (KwCrashRun *self);

/* What the open casebook and the backups beside it say; NULL on error. */
char *kw_crash_run_describe (KwCrashRun *self, GError **error);

/* What is found when the disk is switched on again. Never NULL: an error is a state too, which begins with "error". */
char *kw_crash_describe_image (KwTestImage *image, KwTestHook hook, gpointer data);

gboolean kw_crash_state_may_be (const char *state, const char *before, const char *after);

G_END_DECLS
