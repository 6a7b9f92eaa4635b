/* kw-reading.h: case files with the directory of services
 *
 * What the pages that compute something of families read first: one family's case file or those of a caseload, and with
 * them the services, off the main loop. Called on the main context's thread, where it answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-casebook.h"

G_BEGIN_DECLS

/**
 * KwReading:
 * @case_files: (element-type KwCaseFile): those of the caseload, or the one of the family
 * @services: (element-type KwService): the directory
 *
 * What was read.
 */
typedef struct
{
  GPtrArray *case_files;
  GPtrArray *services;
} KwReading;

void kw_reading_free (KwReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwReading, kw_reading_free)

void kw_reading_of_caseload_async (KwCasebook *casebook,
                                   gint64 worker,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
void kw_reading_of_family_async (KwCasebook *casebook,
                                 gint64 family,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
KwReading *kw_reading_finish (KwCasebook *casebook, GAsyncResult *result, GError **error);

G_END_DECLS
