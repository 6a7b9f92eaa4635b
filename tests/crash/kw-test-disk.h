/* kw-test-disk.h: a disk that loses power, in memory
 *
 * A disk has what programs see and, apart from it, what would be left after a power cut. Between two syncs of a file
 * each of its sectors of 512 bytes may or may not have reached the disk, in any order, whole or torn; so may its size,
 * and so may names that were made, renamed or removed while their folder was not synced. What stays is what SQLite says
 * it relies on, no more: what was synced stays, bytes that were not written stay (POWERSAFE_OVERWRITE), a rename is one
 * step. A sync that failed makes nothing durable, and a later one does not make up for it.
 *
 * Everything random follows from a seed. Files of a disk are opened through the VFS "keyworker-test" (kw-test-vfs.h)
 * under the paths that kw_test_disk_dup_path() gives, so several disks can be in use at once. Usable from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KW_TEST_SECTOR 512

typedef struct _KwTestDisk KwTestDisk;

/**
 * KwTestImage:
 *
 * What stands on a disk that is switched off: names and contents. Never changes; an atomically counted reference.
 */
typedef struct _KwTestImage KwTestImage;

/* What is done with a disk. */
typedef enum {
  KW_TEST_OPEN,
  KW_TEST_READ,
  KW_TEST_WRITE,
  KW_TEST_SYNC,
  KW_TEST_TRUNCATE,
  KW_TEST_DELETE,
  KW_TEST_LOCK,
  KW_TEST_SIZE,
  KW_TEST_ACCESS,
  KW_TEST_RENAME,
  KW_TEST_SYNC_FOLDER,
  KW_TEST_N_OPERATIONS
} KwTestOperation;

/**
 * KwTestFault:
 * @KW_TEST_NO_FAULT: nothing goes wrong
 * @KW_TEST_ERROR: it fails; of a write, a part may be done
 * @KW_TEST_FULL: a write finds no room; other operations work
 * @KW_TEST_SHORT: a read gives less than was asked for, as if the file ended there; other operations fail
 *
 * How an operation goes wrong.
 */
typedef enum {
  KW_TEST_NO_FAULT,
  KW_TEST_ERROR,
  KW_TEST_FULL,
  KW_TEST_SHORT
} KwTestFault;

/* What the disk pretends to do and does not, to show that it would be noticed. */
typedef enum {
  KW_TEST_HONEST = 0,
  KW_TEST_IGNORE_SYNC = 1 << 0,
  KW_TEST_IGNORE_JOURNAL_SYNC = 1 << 1,
  KW_TEST_IGNORE_FOLDER_SYNC = 1 << 2
} KwTestLies;

/**
 * KwTestHook:
 * @disk: a disk
 * @operation: what has just changed it
 * @name: of the file or folder
 * @data: what was given with the hook
 *
 * Called on the thread that did it. May look at the disk and take images of it.
 */
typedef void (*KwTestHook) (KwTestDisk *disk, KwTestOperation operation, const char *name, gpointer data);

const char *kw_test_operation_get_name (KwTestOperation operation);

KwTestDisk *kw_test_disk_new (KwTestImage *image, guint64 seed);
void kw_test_disk_free (KwTestDisk *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwTestDisk, kw_test_disk_free)

char *kw_test_disk_dup_path (KwTestDisk *self, const char *name);
void kw_test_disk_set_hook (KwTestDisk *self, KwTestHook hook, gpointer data);
void kw_test_disk_set_lies (KwTestDisk *self, KwTestLies lies);

/* Every operation has a number, from 0. */
gint64 kw_test_disk_get_n_operations (KwTestDisk *self);
KwTestOperation kw_test_disk_get_operation (KwTestDisk *self, gint64 number);
void kw_test_disk_fail (KwTestDisk *self, gint64 number, KwTestFault fault, gboolean for_good);
gboolean kw_test_disk_has_failed (KwTestDisk *self);
KwTestOperation kw_test_disk_get_failed (KwTestDisk *self);
void kw_test_disk_heal (KwTestDisk *self);
void kw_test_disk_set_room (KwTestDisk *self, gint64 bytes);
gint64 kw_test_disk_get_size (KwTestDisk *self);

/* What is seen, and what a power cut might leave. The same seed gives the same. */
KwTestImage *kw_test_disk_copy (KwTestDisk *self);
KwTestImage *kw_test_disk_cut (KwTestDisk *self, guint64 seed);

KwTestImage *kw_test_image_new (void);
KwTestImage *kw_test_image_ref (KwTestImage *self);
void kw_test_image_unref (KwTestImage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwTestImage, kw_test_image_unref)

void kw_test_image_take (KwTestImage *self, const char *name, GBytes *content);
void kw_test_image_remove (KwTestImage *self, const char *name);
GBytes *kw_test_image_get (KwTestImage *self, const char *name);
char **kw_test_image_list (KwTestImage *self);
KwTestImage *kw_test_image_copy (KwTestImage *self);
char *kw_test_image_hash (KwTestImage *self);

G_END_DECLS
