/* kw-journal.h: who changed what, when, why; and who looked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-casebook.h"

G_BEGIN_DECLS

/**
 * KwChange:
 * @edit: the edit it was part of
 * @when: when it was made
 * @author: who made it
 * @reason: (nullable): why
 * @kind: of the record
 * @id: of the record
 * @removed: whether the record was removed
 * @patch: (nullable): what the fields became, as JSON; %NULL where that has been erased by law
 * @old: (nullable): what they were, as JSON; an empty object for a new record
 *
 * One entry of the journal.
 */
typedef struct
{
  gint64 edit;
  KwInstant when;
  char *author;
  char *reason;
  KwRecordKind kind;
  gint64 id;
  gboolean removed;
  json_t *patch;
  json_t *old;
} KwChange;

void kw_change_free (KwChange *change);
char *kw_change_describe (const KwChange *change);
char *kw_change_describe_what (const KwChange *change);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwChange, kw_change_free)

/* The history of one record, oldest first. (element-type KwChange) */
GPtrArray *kw_casebook_history_sync (
    KwCasebook *self, KwRecordKind kind, gint64 id, GCancellable *cancellable, GError **error);
void kw_casebook_history_async (KwCasebook *self,
                                KwRecordKind kind,
                                gint64 id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GPtrArray *kw_casebook_history_finish (KwCasebook *self, GAsyncResult *result, GError **error);

/* How the history of this device ends, as text: another one after anything was written. */
char *kw_casebook_dup_journal_head_sync (KwCasebook *self, GCancellable *cancellable, GError **error);

typedef enum {
  KW_READ_OPENED,
  KW_READ_SEARCHED,
  KW_READ_PRINTED,
  KW_READ_EXPORTED
} KwReadKind;

/* Notes that somebody looked: @family KW_NONE for a search; @words what was searched; @why NULL inside one's own
 * caseload. */
gboolean kw_casebook_log_read_sync (KwCasebook *self,
                                    KwReadKind what,
                                    gint64 family,
                                    const char *words,
                                    const char *why,
                                    GCancellable *cancellable,
                                    GError **error);
void kw_casebook_log_read_async (KwCasebook *self,
                                 KwReadKind what,
                                 gint64 family,
                                 const char *words,
                                 const char *why,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean kw_casebook_log_read_finish (KwCasebook *self, GAsyncResult *result, GError **error);

G_END_DECLS
