/* kw-check.h: is the casebook whole?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-casebook.h"

G_BEGIN_DECLS

/**
 * KwCheckFinding:
 * @part: what was checked: "file", "schema", "references", "papers", "journal", "records", "facts", "search";
 * ASCII, for programs
 * @sentence: what is wrong, for a person
 *
 * Something that is not as it should be.
 */
typedef struct
{
  const char *part;
  char *sentence;
} KwCheckFinding;

void kw_check_finding_free (KwCheckFinding *finding);

/* Everything found, nothing where all is well. The one that does not wait checks a copy, on a thread of its
 * own: nobody is held up for longer than a slice of copying, and it is told what was wrong when the copy was
 * made. (element-type KwCheckFinding) */
GPtrArray *kw_casebook_check_sync (KwCasebook *self, GCancellable *cancellable, GError **error);
void kw_casebook_check_async (KwCasebook *self,
                              GFileProgressCallback progress,
                              gpointer progress_data,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GPtrArray *kw_casebook_check_finish (KwCasebook *self, GAsyncResult *result, GError **error);

/* Mends what can be mended because it is made from the records: the search index. */
gboolean kw_casebook_rebuild_search_sync (KwCasebook *self, GCancellable *cancellable, GError **error);

G_END_DECLS
