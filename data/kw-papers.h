/* kw-papers.h: what is in papers
 *
 * A paper (KwPaper) is a record like others; what is in it lies in a sealed file of its own beside the casebook, in the
 * folder "CASEBOOK.papers" (kw-paper-file.h). The content is stored first, durably; then the record that names it is
 * committed. The same content is stored once, however many papers have it. What no paper has, and the history has never
 * heard of, is removed when a backup is made, a day later at the earliest.
 *
 * Files are read and written on threads of their own, never on the database thread.
 *
 * All functions may be called from any thread; see kw-casebook.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-casebook.h"
#include "kw-paper-file.h"
#include "kw-records.h"

G_BEGIN_DECLS

/**
 * KwPaperContent:
 * @size: bytes
 * @hash: of the content
 * @name: the sealed file
 * @key: to it
 *
 * A content that is stored, for the record that will have it.
 */
typedef struct
{
  gint64 size;
  char *hash;
  char *name;
  char *key;
} KwPaperContent;

void kw_paper_content_free (KwPaperContent *content);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwPaperContent, kw_paper_content_free)

void kw_paper_set_content (KwPaper *paper, const KwPaperContent *content);

/* Storing; KW_DATA_ERROR_INVALID for what is larger than KW_PAPER_LARGEST. Progress, in bytes of some unit, is told in
 * the caller's main context. */
KwPaperContent *
kw_casebook_store_content_sync (KwCasebook *self, GBytes *bytes, GCancellable *cancellable, GError **error);
void kw_casebook_store_content_async (KwCasebook *self,
                                      GBytes *bytes,
                                      GFileProgressCallback progress,
                                      gpointer progress_data,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
KwPaperContent *kw_casebook_store_content_finish (KwCasebook *self, GAsyncResult *result, GError **error);

/* Reading it back, into memory: nothing of it is ever written in plain. KW_DATA_ERROR_NOT_FOUND where the file is
 * missing, or the paper has no content; KW_DATA_ERROR_DAMAGED where the file is not what was stored. */
GBytes *
kw_casebook_read_content_sync (KwCasebook *self, const KwPaper *paper, GCancellable *cancellable, GError **error);
void kw_casebook_read_content_async (KwCasebook *self,
                                     const KwPaper *paper,
                                     GFileProgressCallback progress,
                                     gpointer progress_data,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GBytes *kw_casebook_read_content_finish (KwCasebook *self, GAsyncResult *result, GError **error);

G_END_DECLS
