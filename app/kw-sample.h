/* kw-sample.h: making a sample casebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-codes.h"
#include "kw-time.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define KW_SAMPLE_USUAL_MONTHS    3
#define KW_SAMPLE_USUAL_PROGRAMME 110
#define KW_SAMPLE_MAX_MONTHS      120
#define KW_SAMPLE_MAX_FAMILIES    1000000

/**
 * KwSampleOptions:
 * @seed: of everything that chance decides
 * @now: the moment that its dates stand around
 * @families: how many, at least as many as are composed by hand; 0: those
 * @months: of visits; 0: as usual
 * @role: whose casebook it is: the key worker's who holds the families composed by hand, or that of one of those who
 *   look over the whole programme
 *
 * What sample to make. The same options make the same casebook.
 */
typedef struct
{
  guint64 seed;
  KwInstant now;
  guint families;
  guint months;
  KwWorkerRole role;
} KwSampleOptions;

/**
 * KwSampleProgress:
 * @families: written so far
 * @total: to be written
 * @user_data: what was given with the function
 *
 * Called on the thread that makes the sample.
 */
typedef void (*KwSampleProgress) (guint families, guint total, gpointer user_data);

gboolean kw_sample_create (const char *path,
                           const KwSampleOptions *options,
                           KwSampleProgress progress,
                           gpointer progress_data,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
