/* kw-test-disk-private.h: what the parts of the simulated disk know of each other
 *
 * Only for kw-test-disk*.c and kw-test-vfs.c. Everything here is called with the disk locked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-test-disk.h"

G_BEGIN_DECLS

/* What stood in a sector for a while between two syncs. */
typedef struct _KwTestVersion KwTestVersion;
struct _KwTestVersion
{
  KwTestVersion *before;
  guint64 moment; /* from when on */
  guint8 bytes[KW_TEST_SECTOR];
};

/* A sector that may be lost. */
typedef struct
{
  KwTestVersion *versions; /* newest first, without what stands there now */
  guint64 moment;          /* from when on what is there now stands there */
  gboolean waits;          /* for a sync; else a sync failed and it may be lost whatever comes */
} KwTestDirty;

typedef struct
{
  guint64 moment;
  gint64 size;
} KwTestSize;

typedef struct
{
  int n_references; /* names, handles and changes of names */
  GByteArray *now;
  GByteArray *durable;
  GHashTable *dirty; /* number of a sector → KwTestDirty */
  GArray *sizes;     /* of KwTestSize: since the last sync */
  int n_shared;
  gpointer reserved, exclusive; /* the handle that has that lock */
} KwTestContent;

/* A change of names that waits for a sync of its folder. */
typedef struct
{
  guint64 moment;
  KwTestOperation operation; /* open: made */
  char *name;
  char *to;
  KwTestContent *content;
} KwTestNaming;

struct _KwTestDisk
{
  GRecMutex lock;
  guint number;
  guint64 random;
  guint64 moment;
  GHashTable *names;   /* name → KwTestContent, each with a reference */
  GHashTable *durable; /* the same, as it is after a power cut */
  GPtrArray *namings;  /* of KwTestNaming, in their order */
  KwTestHook hook;
  gpointer hook_data;
  KwTestLies lies;
  GByteArray *operations; /* each done or tried, as a KwTestOperation */
  gint64 fails_at;        /* -1: never */
  KwTestFault fault;
  gboolean for_good;
  gboolean has_failed;
  KwTestOperation failed;
  gint64 room; /* -1: no end */
};

guint64 kw_test_random (guint64 *state);

KwTestDisk *kw_test_disk_find (const char *path, const char **name);
KwTestFault kw_test_disk_begin (KwTestDisk *self, KwTestOperation operation);
void kw_test_disk_end (KwTestDisk *self, KwTestOperation operation, const char *name);

KwTestContent *kw_test_disk_make (KwTestDisk *self, const char *name);
gboolean kw_test_disk_remove (KwTestDisk *self, const char *name);
gboolean kw_test_disk_rename (KwTestDisk *self, const char *from, const char *to);
void kw_test_disk_sync_folder (KwTestDisk *self, const char *folder);
void kw_test_naming_apply (const KwTestNaming *naming, GHashTable *names);

KwTestContent *kw_test_content_ref (KwTestContent *self);
void kw_test_content_unref (KwTestContent *self);
GHashTable *kw_test_names_new (void);

void kw_test_disk_write (KwTestDisk *self, KwTestContent *content, gint64 offset, const guint8 *bytes, gsize length);
void kw_test_disk_truncate (KwTestDisk *self, KwTestContent *content, gint64 size);
void kw_test_disk_sync (KwTestDisk *self, KwTestContent *content, gboolean worked);
gint64 kw_test_disk_find_room (KwTestDisk *self);

G_END_DECLS
