/* kw-test-disk.c: a disk that loses power, in memory
 *
 * The disk as a whole: its names, its faults, and all disks there are. What stands in files is kw-test-content.c, what
 * a power cut leaves kw-test-disk-cut.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-test-disk-private.h"

#include <string.h>

#define PATH_BEGIN "/keyworker-test-disk-"

static GMutex disks_lock;
static GHashTable *disks; /* number → KwTestDisk */
static guint last_number;

static const char *const operation_names[] = {
  [KW_TEST_OPEN] = "open",
  [KW_TEST_READ] = "read",
  [KW_TEST_WRITE] = "write",
  [KW_TEST_SYNC] = "sync",
  [KW_TEST_TRUNCATE] = "truncate",
  [KW_TEST_DELETE] = "delete",
  [KW_TEST_LOCK] = "lock",
  [KW_TEST_SIZE] = "size",
  [KW_TEST_ACCESS] = "access",
  [KW_TEST_RENAME] = "rename",
  [KW_TEST_SYNC_FOLDER] = "sync of the folder",
};

/**
 * kw_test_operation_get_name:
 * @operation: an operation
 *
 * Returns: what it is called, for people
 */
const char *
kw_test_operation_get_name (KwTestOperation operation)
{
  return operation_names[operation];
}

/* SplitMix64: any seed will do, also one that differs from another by 1. */
guint64
kw_test_random (guint64 *state)
{
  guint64 z = (*state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

GHashTable *
kw_test_names_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) kw_test_content_unref);
}

static void
naming_free (gpointer data)
{
  KwTestNaming *naming = data;

  g_clear_pointer (&naming->content, kw_test_content_unref);
  g_free (naming->name);
  g_free (naming->to);
  g_free (naming);
}

static void
note_naming (KwTestDisk *self, KwTestOperation operation, const char *name, const char *to, KwTestContent *content)
{
  KwTestNaming *naming = g_new0 (KwTestNaming, 1);

  naming->moment = ++self->moment;
  naming->operation = operation;
  naming->name = g_strdup (name);
  naming->to = g_strdup (to);
  naming->content = content != NULL ? kw_test_content_ref (content) : NULL;
  g_ptr_array_add (self->namings, naming);
  kw_test_naming_apply (naming, self->names);
}

void
kw_test_naming_apply (const KwTestNaming *naming, GHashTable *names)
{
  switch ((int) naming->operation)
    {
    case KW_TEST_OPEN:
      g_hash_table_insert (names, g_strdup (naming->name), kw_test_content_ref (naming->content));
      break;
    case KW_TEST_DELETE:
      g_hash_table_remove (names, naming->name);
      break;
    case KW_TEST_RENAME:
      if (g_hash_table_lookup (names, naming->name) == naming->content)
        g_hash_table_remove (names, naming->name);
      g_hash_table_insert (names, g_strdup (naming->to), kw_test_content_ref (naming->content));
      break;
    default:
      g_assert_not_reached ();
    }
}

KwTestContent *
kw_test_disk_make (KwTestDisk *self, const char *name)
{
  KwTestContent *content = g_new0 (KwTestContent, 1);

  content->now = g_byte_array_new ();
  content->durable = g_byte_array_new ();
  content->dirty = g_hash_table_new_full (NULL, NULL, NULL, NULL);
  content->sizes = g_array_new (FALSE, FALSE, sizeof (KwTestSize));
  note_naming (self, KW_TEST_OPEN, name, NULL, content);
  return content;
}

gboolean
kw_test_disk_remove (KwTestDisk *self, const char *name)
{
  if (!g_hash_table_contains (self->names, name))
    return FALSE;
  note_naming (self, KW_TEST_DELETE, name, NULL, NULL);
  return TRUE;
}

gboolean
kw_test_disk_rename (KwTestDisk *self, const char *from, const char *to)
{
  KwTestContent *content = g_hash_table_lookup (self->names, from);

  if (content == NULL)
    return FALSE;
  note_naming (self, KW_TEST_RENAME, from, to, content);
  return TRUE;
}

static gboolean
is_in (const char *name, const char *folder)
{
  g_autofree char *its_folder = g_path_get_dirname (name);

  return g_str_equal (its_folder, folder);
}

/* @folder: "." is the top one. */
void
kw_test_disk_sync_folder (KwTestDisk *self, const char *folder)
{
  guint i = 0;

  if ((self->lies & KW_TEST_IGNORE_FOLDER_SYNC) != 0)
    return;
  while (i < self->namings->len)
    {
      KwTestNaming *naming = g_ptr_array_index (self->namings, i);

      if (is_in (naming->to != NULL ? naming->to : naming->name, folder))
        {
          kw_test_naming_apply (naming, self->durable);
          g_ptr_array_remove_index (self->namings, i);
        }
      else
        {
          i++;
        }
    }
}

/* An operation begins: how it shall go wrong. */
KwTestFault
kw_test_disk_begin (KwTestDisk *self, KwTestOperation operation)
{
  guint8 kind = (guint8) operation;
  gint64 number = self->operations->len;

  g_byte_array_append (self->operations, &kind, 1);
  if (self->fault == KW_TEST_NO_FAULT || self->fails_at < 0 || number < self->fails_at ||
      (number > self->fails_at && !self->for_good))
    return KW_TEST_NO_FAULT;
  if (self->fault == KW_TEST_FULL && operation != KW_TEST_WRITE)
    return KW_TEST_NO_FAULT;
  if (!self->has_failed)
    self->failed = operation;
  self->has_failed = TRUE;
  return self->fault;
}

void
kw_test_disk_end (KwTestDisk *self, KwTestOperation operation, const char *name)
{
  if (self->hook != NULL)
    self->hook (self, operation, name, self->hook_data);
}

static void
fill_from_image (KwTestDisk *self, KwTestImage *image)
{
  g_auto (GStrv) names = kw_test_image_list (image);

  for (char **name = names; *name != NULL; name++)
    {
      KwTestContent *content = kw_test_disk_make (self, *name);
      GBytes *bytes = kw_test_image_get (image, *name);
      gsize length;
      const guint8 *data = g_bytes_get_data (bytes, &length);

      g_byte_array_append (content->now, data, length);
      g_byte_array_append (content->durable, data, length);
      g_hash_table_insert (self->durable, g_strdup (*name), kw_test_content_ref (content));
    }
  g_ptr_array_set_size (self->namings, 0);
}

/**
 * kw_test_disk_new:
 * @image: (nullable): what stands on it
 * @seed: of what is random about faults
 *
 * Returns: (transfer full): a disk
 */
KwTestDisk *
kw_test_disk_new (KwTestImage *image, guint64 seed)
{
  KwTestDisk *self = g_new0 (KwTestDisk, 1);

  g_rec_mutex_init (&self->lock);
  self->random = seed;
  self->names = kw_test_names_new ();
  self->durable = kw_test_names_new ();
  self->namings = g_ptr_array_new_with_free_func (naming_free);
  self->operations = g_byte_array_new ();
  self->fails_at = -1;
  self->room = -1;
  if (image != NULL)
    fill_from_image (self, image);

  g_mutex_lock (&disks_lock);
  if (disks == NULL)
    disks = g_hash_table_new (NULL, NULL);
  self->number = ++last_number;
  g_hash_table_insert (disks, GUINT_TO_POINTER (self->number), self);
  g_mutex_unlock (&disks_lock);
  return self;
}

/**
 * kw_test_disk_free:
 * @self: (transfer full): a disk on which no file is open
 */
void
kw_test_disk_free (KwTestDisk *self)
{
  g_mutex_lock (&disks_lock);
  g_hash_table_remove (disks, GUINT_TO_POINTER (self->number));
  g_mutex_unlock (&disks_lock);
  g_byte_array_unref (self->operations);
  g_ptr_array_unref (self->namings);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->durable);
  g_rec_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * kw_test_disk_dup_path:
 * @self: a disk
 * @name: of a file on it
 *
 * Returns: (transfer full): what to open it by
 */
char *
kw_test_disk_dup_path (KwTestDisk *self, const char *name)
{
  return g_strdup_printf (PATH_BEGIN "%u/%s", self->number, name);
}

/* The disk that @path is on, locked, and the name on it; NULL where it is on none. */
KwTestDisk *
kw_test_disk_find (const char *path, const char **name)
{
  KwTestDisk *self = NULL;
  char *end = NULL;
  guint64 number;

  if (path == NULL || !g_str_has_prefix (path, PATH_BEGIN))
    return NULL;
  number = g_ascii_strtoull (path + strlen (PATH_BEGIN), &end, 10);
  g_mutex_lock (&disks_lock);
  if (disks != NULL)
    self = g_hash_table_lookup (disks, GUINT_TO_POINTER ((guint) number));
  g_mutex_unlock (&disks_lock);
  if (self == NULL)
    return NULL;
  *name = *end == '/' ? end + 1 : ".";
  g_rec_mutex_lock (&self->lock);
  return self;
}

/**
 * kw_test_disk_set_hook:
 * @self: a disk
 * @hook: (nullable): called after every operation that changes something
 * @data: for @hook
 */
void
kw_test_disk_set_hook (KwTestDisk *self, KwTestHook hook, gpointer data)
{
  g_rec_mutex_lock (&self->lock);
  self->hook = hook;
  self->hook_data = data;
  g_rec_mutex_unlock (&self->lock);
}

/**
 * kw_test_disk_set_lies:
 * @self: a disk
 * @lies: what it only pretends to do
 */
void
kw_test_disk_set_lies (KwTestDisk *self, KwTestLies lies)
{
  self->lies = lies;
}

/**
 * kw_test_disk_get_n_operations:
 * @self: a disk
 *
 * Returns: how many operations there were, which is the number of the next
 */
gint64
kw_test_disk_get_n_operations (KwTestDisk *self)
{
  return self->operations->len;
}

/**
 * kw_test_disk_get_operation:
 * @self: a disk
 * @number: of an operation that was
 *
 * Returns: which it was
 */
KwTestOperation
kw_test_disk_get_operation (KwTestDisk *self, gint64 number)
{
  return self->operations->data[number];
}

/**
 * kw_test_disk_fail:
 * @self: a disk
 * @number: of an operation
 * @fault: how it goes wrong
 * @for_good: whether every one after it does too, until kw_test_disk_heal()
 */
void
kw_test_disk_fail (KwTestDisk *self, gint64 number, KwTestFault fault, gboolean for_good)
{
  g_rec_mutex_lock (&self->lock);
  self->fails_at = number;
  self->fault = fault;
  self->for_good = for_good;
  self->has_failed = FALSE;
  g_rec_mutex_unlock (&self->lock);
}

/**
 * kw_test_disk_has_failed:
 * @self: a disk
 *
 * Returns: whether an operation went wrong since kw_test_disk_fail()
 */
gboolean
kw_test_disk_has_failed (KwTestDisk *self)
{
  return self->has_failed;
}

/**
 * kw_test_disk_get_failed:
 * @self: a disk that has failed
 *
 * Returns: the operation that went wrong first
 */
KwTestOperation
kw_test_disk_get_failed (KwTestDisk *self)
{
  return self->failed;
}

/**
 * kw_test_disk_heal:
 * @self: a disk
 *
 * Nothing goes wrong from now on.
 */
void
kw_test_disk_heal (KwTestDisk *self)
{
  g_rec_mutex_lock (&self->lock);
  self->fails_at = -1;
  self->fault = KW_TEST_NO_FAULT;
  self->room = -1;
  g_rec_mutex_unlock (&self->lock);
}

/**
 * kw_test_disk_set_room:
 * @self: a disk
 * @bytes: for how much it has room in all; -1: no end
 */
void
kw_test_disk_set_room (KwTestDisk *self, gint64 bytes)
{
  self->room = bytes;
}

/**
 * kw_test_disk_get_size:
 * @self: a disk
 *
 * Returns: how many bytes its files have together
 */
gint64
kw_test_disk_get_size (KwTestDisk *self)
{
  GHashTableIter iter;
  gpointer content;
  gint64 size = 0;

  g_rec_mutex_lock (&self->lock);
  g_hash_table_iter_init (&iter, self->names);
  while (g_hash_table_iter_next (&iter, NULL, &content))
    size += ((KwTestContent *) content)->now->len;
  g_rec_mutex_unlock (&self->lock);
  return size;
}

/* How many more bytes it takes. */
gint64
kw_test_disk_find_room (KwTestDisk *self)
{
  return self->room < 0 ? G_MAXINT64 : MAX (self->room - kw_test_disk_get_size (self), 0);
}
