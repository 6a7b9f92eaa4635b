/* kw-casebook.h: the casebook file
 *
 * One casebook belongs to one person and is open in one process at a time. KwCasebook owns the one database
 * thread, which owns the one SQLite connection. Jobs wait in two queues, each first come first served: those
 * that a person waits for, and those in the background, which work in slices so that a visit can be saved in
 * between.
 *
 * Every job comes twice: *_async() and *_finish() for the window, whose callback runs in the thread-default
 * main context of the caller; and *_sync() for the command line and tests, which blocks and so is never
 * called on a main loop. All functions may be called from any thread. Errors are of KW_DATA_ERROR (or
 * G_IO_ERROR_CANCELLED).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-case-file.h"
#include "kw-edit.h"
#include "kw-key-cost.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define KW_TYPE_CASEBOOK (kw_casebook_get_type ())

G_DECLARE_FINAL_TYPE (KwCasebook, kw_casebook, KW, CASEBOOK, GObject)

/**
 * KwClock:
 * @user_data: what was given with the function
 *
 * The clock that the journal and new ids go by. Called on any thread.
 *
 * Returns: the time
 */
typedef KwInstant (*KwClock) (gpointer user_data);

/**
 * KwCasebookOptions:
 * @passphrase: (nullable): what unlocks the file; %NULL only makes and opens sample casebooks, any other is refused at
 *   once with %KW_DATA_ERROR_LOCKED
 * @clock: the journal's clock; never %NULL
 * @clock_data: passed to @clock; must outlive the casebook
 * @sample: (create only) whether this is a sample casebook: one that says so
 * @seed: (create only) of the ids and the device, and of the keys of a sample; 0 for a random one
 * @key_cost: (nullable): what a guess costs at a passphrase that is set from now on; %NULL for what takes about a
 *   second here
 * @vfs: (nullable): the name of the VFS of SQLite's that the file lies on; %NULL for the usual one
 * @read_only: (open only): whether nothing is written to it; the only way to open a backup. One of an older version of
 *   Keyworker is refused, because it would have to be brought to this one first
 * @read_log: (nullable) (open only): with @read_only, the casebook that notes who looked; %NULL where nobody does
 *
 * How to open or create a casebook.
 */
typedef struct
{
  const char *passphrase;
  KwClock clock;
  gpointer clock_data;
  gboolean sample;
  guint64 seed;
  const KwKeyCost *key_cost;
  const char *vfs;
  gboolean read_only;
  KwCasebook *read_log;
} KwCasebookOptions;

KwCasebook *kw_casebook_create_sync (const char *path,
                                     const KwWorker *worker,
                                     const KwCasebookOptions *options,
                                     GError **error);
KwCasebook *kw_casebook_open_sync (const char *path, const KwCasebookOptions *options, GError **error);
void kw_casebook_create_async (const char *path,
                               const KwWorker *worker,
                               const KwCasebookOptions *options,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
void kw_casebook_open_async (const char *path,
                             const KwCasebookOptions *options,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
KwCasebook *kw_casebook_open_finish (GAsyncResult *result, GError **error); /* of both */
gboolean kw_casebook_close_sync (KwCasebook *self, GError **error);
void kw_casebook_close_async (KwCasebook *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean kw_casebook_close_finish (KwCasebook *self, GAsyncResult *result, GError **error);

/* Closing at once: stops and takes back whatever is under way, closes the file and wipes the keys, within half a second
 * whatever the disk is doing. What waits fails with KW_DATA_ERROR_BUSY, and so does everything asked afterwards. */
gboolean kw_casebook_lock_sync (KwCasebook *self, GError **error);
void kw_casebook_lock_async (KwCasebook *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean kw_casebook_lock_finish (KwCasebook *self, GAsyncResult *result, GError **error);

const char *kw_casebook_get_path (KwCasebook *self);
gboolean kw_casebook_is_sample (KwCasebook *self);
gboolean kw_casebook_is_read_only (KwCasebook *self);
const KwWorker *kw_casebook_get_worker (KwCasebook *self);
gint64 kw_casebook_get_epoch (KwCasebook *self);
gint64 kw_casebook_new_id (KwCasebook *self);

/* Writing. Returns the number of the edit, to undo it by, or 0 on error. Gives records without an id theirs: put a
 * parent before its children and take ids beforehand with kw_casebook_new_id(). */
gint64 kw_casebook_commit_sync (KwCasebook *self, KwEdit *edit, GCancellable *cancellable, GError **error);
void kw_casebook_commit_async (KwCasebook *self,
                               KwEdit *edit,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gint64 kw_casebook_commit_finish (KwCasebook *self, GAsyncResult *result, GError **error);

/* Undoing an edit by a compensating one. Refused (KW_DATA_ERROR_CONFLICT) when one of its fields has changed since. */
gint64 kw_casebook_undo_sync (KwCasebook *self, gint64 edit, GCancellable *cancellable, GError **error);
void kw_casebook_undo_async (KwCasebook *self,
                             gint64 edit,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gint64 kw_casebook_undo_finish (KwCasebook *self, GAsyncResult *result, GError **error);

/* Reading one family, or many in a bounded number of statements. Families that do not exist are an error for one,
 * left out for many. (element-type KwCaseFile) */
KwCaseFile *kw_casebook_load_family_sync (KwCasebook *self, gint64 family, GCancellable *cancellable, GError **error);
void kw_casebook_load_family_async (KwCasebook *self,
                                    gint64 family,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
KwCaseFile *kw_casebook_load_family_finish (KwCasebook *self, GAsyncResult *result, GError **error);
GPtrArray *kw_casebook_load_families_sync (
    KwCasebook *self, const gint64 *families, guint n_families, GCancellable *cancellable, GError **error);
void kw_casebook_load_families_async (KwCasebook *self,
                                      const gint64 *families,
                                      guint n_families,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *kw_casebook_load_families_finish (KwCasebook *self, GAsyncResult *result, GError **error);

typedef enum {
  KW_FAMILY_ORDER_NAME, /* name, then reference */
  KW_FAMILY_ORDER_REFERENCE,
  KW_FAMILY_ORDER_LAST_SEEN, /* longest unseen first; never seen before all */
  KW_FAMILY_ORDER_OPENED
} KwFamilyOrder;

/**
 * KwFamilyFilter:
 * @worker: only those designated to this worker now; %KW_NONE: all
 * @status: only those of this #KwFamilyStatus; %KW_CODE_NONE: all
 * @words: (nullable): only those whose name, reference or a member's name contains all these words (beginnings)
 * @order: in which order
 * @descending: turned round
 *
 * Which families to list.
 */
typedef struct
{
  gint64 worker;
  int status;
  const char *words;
  KwFamilyOrder order;
  gboolean descending;
} KwFamilyFilter;

/* (element-type gint64): ids in order */
GArray *kw_casebook_list_families_sync (KwCasebook *self,
                                        const KwFamilyFilter *filter,
                                        GCancellable *cancellable,
                                        GError **error);
void kw_casebook_list_families_async (KwCasebook *self,
                                      const KwFamilyFilter *filter,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GArray *kw_casebook_list_families_finish (KwCasebook *self, GAsyncResult *result, GError **error);

/* The id of the family with that reference; KW_NONE and KW_DATA_ERROR_NOT_FOUND where there is none. */
gint64 kw_casebook_find_family_sync (KwCasebook *self,
                                     const char *reference,
                                     GCancellable *cancellable,
                                     GError **error);

/* What the team shares: all records of a kind without a family (workers, services, authorities), in the order of
 * their names. (element-type KwRecord) */
GPtrArray *kw_casebook_list_shared_sync (KwCasebook *self,
                                         KwRecordKind kind,
                                         GCancellable *cancellable,
                                         GError **error);
void kw_casebook_list_shared_async (KwCasebook *self,
                                    KwRecordKind kind,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *kw_casebook_list_shared_finish (KwCasebook *self, GAsyncResult *result, GError **error);

G_END_DECLS
