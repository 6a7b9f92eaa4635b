/* kw-paper-file.c: the content of a paper, sealed in a file
 *
 * The nonce is the number of the chunk, because no two files have one key.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-paper-file.h"

#include "kw-data-error.h"
#include "kw-file-copy.h"
#include "kw-vault-io.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>

/* Bytes of the file, not shown. */
#define MAGIC        "Keyworker paper"
#define VERSION      1
#define HEADER_BYTES 64
#define AT_VERSION   16
#define AT_CHUNK     20
#define AT_SIZE      24

#define CHUNK_BYTES (64 * 1024)
#define TAG_BYTES   crypto_aead_xchacha20poly1305_ietf_ABYTES
#define NONCE_BYTES crypto_aead_xchacha20poly1305_ietf_NPUBBYTES

#define NAME_LENGTH (2 * KW_PAPER_HASH_BYTES)
#define FOLDER_MODE 0700

G_STATIC_ASSERT (sizeof MAGIC == AT_VERSION);
G_STATIC_ASSERT (crypto_aead_xchacha20poly1305_ietf_KEYBYTES == KW_PAPER_KEY_BYTES);

/* What is done with a file's bytes one after the other. */
typedef struct
{
  KwVaultFile *file;
  gint64 at;
  crypto_generichash_state hash;
  guint8 header[HEADER_BYTES];
  guint8 chunk[CHUNK_BYTES + TAG_BYTES];
} Stream;

static void
stream_free (Stream *stream)
{
  g_clear_pointer (&stream->file, kw_vault_io_close);
  g_free (stream);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Stream, stream_free)

/* Where files are */

/**
 * kw_paper_file_get_folder:
 * @casebook: a casebook, or a backup that stands alone
 *
 * Returns: (transfer full): the folder of its papers
 */
char *
kw_paper_file_get_folder (const char *casebook)
{
  return g_strconcat (casebook, ".papers", NULL);
}

/**
 * kw_paper_file_find_folder:
 * @file: a casebook or a backup
 *
 * Returns: (transfer full): the folder of its papers, which a backup may share with the others of its place
 */
char *
kw_paper_file_find_folder (const char *file)
{
  g_autofree char *own = kw_paper_file_get_folder (file);
  g_autofree char *place = NULL;

  if (g_file_test (own, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&own);
  place = g_path_get_dirname (file);
  return g_build_filename (place, "papers", NULL);
}

/**
 * kw_paper_file_build_path:
 * @folder: a folder of papers
 * @name: a file's name
 *
 * Returns: (transfer full): its path
 */
char *
kw_paper_file_build_path (const char *folder, const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/**
 * kw_paper_file_is_name:
 * @name: (nullable): a name
 *
 * Returns: whether it can be the name of such a file
 */
gboolean
kw_paper_file_is_name (const char *name)
{
  return name != NULL && strlen (name) == NAME_LENGTH && strspn (name, "0123456789abcdef") == NAME_LENGTH;
}

/**
 * kw_paper_file_make_folder:
 * @folder: a folder of papers, whose parent is there
 * @error: for what went wrong
 *
 * Returns: whether the folder is there
 */
gboolean
kw_paper_file_make_folder (const char *folder, GError **error)
{
  if (g_mkdir (folder, FOLDER_MODE) == 0 || errno == EEXIST)
    return TRUE;
  g_set_error (error, KW_DATA_ERROR, errno == ENOSPC ? KW_DATA_ERROR_FULL : KW_DATA_ERROR_FAILED,
               _ ("The folder “%s” for papers cannot be made: %s."), folder, g_strerror (errno));
  return FALSE;
}

/* Chunks */

static void
print_header (guint8 *header, guint64 size)
{
  guint32 version = GUINT32_TO_LE (VERSION), chunk = GUINT32_TO_LE (CHUNK_BYTES);
  guint64 bytes = GUINT64_TO_LE (size);

  memset (header, 0, HEADER_BYTES);
  memcpy (header, MAGIC, sizeof MAGIC);
  memcpy (header + AT_VERSION, &version, sizeof version);
  memcpy (header + AT_CHUNK, &chunk, sizeof chunk);
  memcpy (header + AT_SIZE, &bytes, sizeof bytes);
}

static void
make_nonce (guint8 *nonce, guint64 number)
{
  guint64 bytes = GUINT64_TO_LE (number);

  memset (nonce, 0, NONCE_BYTES);
  memcpy (nonce, &bytes, sizeof bytes);
}

static guint64
count_chunks (guint64 size)
{
  return MAX ((size + CHUNK_BYTES - 1) / CHUNK_BYTES, 1);
}

static gsize
chunk_length (guint64 size, guint64 number)
{
  return (gsize) MIN (size - number * CHUNK_BYTES, CHUNK_BYTES);
}

static void
tell (GFileProgressCallback progress, gpointer data, guint64 done, guint64 total)
{
  if (progress != NULL)
    progress ((goffset) done, (goffset) total, data);
}

/* Writing */

static gboolean
write_bytes (Stream *stream, const guint8 *bytes, gsize length, GError **error)
{
  if (!kw_vault_io_write (stream->file, stream->at, bytes, length, error))
    return FALSE;
  crypto_generichash_update (&stream->hash, bytes, length);
  stream->at += (gint64) length;
  return TRUE;
}

static gboolean
write_chunk (Stream *stream, const guint8 *content, gsize length, guint64 number, const guint8 *key, GError **error)
{
  guint8 nonce[NONCE_BYTES];

  make_nonce (nonce, number);
  crypto_aead_xchacha20poly1305_ietf_encrypt (stream->chunk, NULL, content, length, stream->header, HEADER_BYTES, NULL,
                                              nonce, key);
  return write_bytes (stream, stream->chunk, length + TAG_BYTES, error);
}

static char *
print_hash (Stream *stream)
{
  guint8 hash[KW_PAPER_HASH_BYTES];
  char *name = g_malloc (NAME_LENGTH + 1);

  crypto_generichash_final (&stream->hash, hash, sizeof hash);
  return sodium_bin2hex (name, NAME_LENGTH + 1, hash, sizeof hash);
}

static char *
write_content (const char *vfs,
               const char *path,
               GBytes *content,
               const guint8 *key,
               GFileProgressCallback progress,
               gpointer progress_data,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (Stream) stream = g_new0 (Stream, 1);
  gsize size;
  const guint8 *bytes = g_bytes_get_data (content, &size);

  stream->file = kw_vault_io_open (vfs, path, TRUE, error);
  if (stream->file == NULL)
    return NULL;
  crypto_generichash_init (&stream->hash, NULL, 0, KW_PAPER_HASH_BYTES);
  print_header (stream->header, size);
  if (!write_bytes (stream, stream->header, HEADER_BYTES, error))
    return NULL;
  for (guint64 i = 0; i < count_chunks (size); i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !write_chunk (stream, size > 0 ? bytes + i * CHUNK_BYTES : NULL, chunk_length (size, i), i, key, error))
        return NULL;
      tell (progress, progress_data, i + 1, count_chunks (size));
    }
  return kw_vault_io_sync (stream->file, error) ? print_hash (stream) : NULL;
}

static char *
write_and_name (const char *vfs,
                const char *folder,
                const char *part,
                GBytes *content,
                const guint8 *key,
                GFileProgressCallback progress,
                gpointer progress_data,
                GCancellable *cancellable,
                GError **error)
{
  g_autofree char *name =
      write_content (vfs, part, content, key, progress, progress_data, cancellable, error);
  g_autofree char *path = NULL;

  if (name == NULL)
    return NULL;
  path = kw_paper_file_build_path (folder, name);
  return kw_vault_io_rename (vfs, part, path, error) ? g_steal_pointer (&name) : NULL;
}

/* Nobody else writes to a file of this name, in this process or another. */
static char *
make_part (const char *folder)
{
  guint8 random[8];
  char hex[2 * sizeof random + 1];

  randombytes_buf (random, sizeof random);
  sodium_bin2hex (hex, sizeof hex, random, sizeof random);
  return g_strdup_printf ("%s%c%s.part", folder, G_DIR_SEPARATOR, hex);
}

/**
 * kw_paper_file_write:
 * @vfs: (nullable): where
 * @folder: a folder of papers, which is made where it is missing
 * @content: what to seal
 * @key: a key that was never used
 * @progress: (nullable): told how much is done, on this thread
 * @progress_data: for @progress
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong
 *
 * Seals a content in a new file, durably.
 *
 * Returns: (transfer full): the file's name; on error there is no file
 */
char *
kw_paper_file_write (const char *vfs,
                     const char *folder,
                     GBytes *content,
                     const guint8 key[KW_PAPER_KEY_BYTES],
                     GFileProgressCallback progress,
                     gpointer progress_data,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autofree char *part = make_part (folder);
  char *name;

  if (!kw_paper_file_make_folder (folder, error) || !kw_vault_io_create (vfs, part, error))
    return NULL;
  name = write_and_name (vfs, folder, part, content, key, progress, progress_data, cancellable, error);
  if (name == NULL)
    kw_vault_io_delete (vfs, part, NULL);
  return name;
}

/* Reading */

static gboolean
refuse_damaged (GError **error)
{
  g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED,
                       _ ("The paper is damaged: its file is not what was stored."));
  return FALSE;
}

static gboolean
read_header (Stream *stream, guint64 *size, GError **error)
{
  guint8 expected[HEADER_BYTES];
  guint32 version;
  gint64 length;

  if (!kw_vault_io_get_size (stream->file, &length, error))
    return FALSE;
  if (length < HEADER_BYTES)
    return refuse_damaged (error);
  if (!kw_vault_io_read (stream->file, 0, stream->header, HEADER_BYTES, error))
    return FALSE;
  memcpy (&version, stream->header + AT_VERSION, sizeof version);
  memcpy (size, stream->header + AT_SIZE, sizeof *size);
  *size = GUINT64_FROM_LE (*size);
  if (memcmp (stream->header, MAGIC, sizeof MAGIC) == 0 && GUINT32_FROM_LE (version) > VERSION)
    {
      g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_NEWER,
                           _ ("This paper was stored by a newer version of Keyworker."));
      return FALSE;
    }
  print_header (expected, *size);
  stream->at = HEADER_BYTES;
  return (memcmp (expected, stream->header, sizeof expected) == 0 && *size <= KW_PAPER_LARGEST &&
          (guint64) length == HEADER_BYTES + *size + count_chunks (*size) * TAG_BYTES) ||
         refuse_damaged (error);
}

static gboolean
read_chunk (Stream *stream, guint8 *content, gsize length, guint64 number, const guint8 *key, GError **error)
{
  guint8 nonce[NONCE_BYTES];

  if (!kw_vault_io_read (stream->file, stream->at, stream->chunk, length + TAG_BYTES, error))
    return FALSE;
  stream->at += (gint64) (length + TAG_BYTES);
  make_nonce (nonce, number);
  return crypto_aead_xchacha20poly1305_ietf_decrypt (content, NULL, NULL, stream->chunk, length + TAG_BYTES,
                                                     stream->header, HEADER_BYTES, nonce, key) == 0 ||
         refuse_damaged (error);
}

static Stream *
open_to_read (const char *vfs, const char *path, GError **error)
{
  g_autoptr (Stream) stream = g_new0 (Stream, 1);

  if (!kw_vault_io_exists (vfs, path))
    {
      g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_NOT_FOUND,
                   _ ("The paper is not there: its file “%s” is missing."), path);
      return NULL;
    }
  stream->file = kw_vault_io_open (vfs, path, FALSE, error);
  return stream->file != NULL ? g_steal_pointer (&stream) : NULL;
}

/**
 * kw_paper_file_read:
 * @vfs: (nullable): where
 * @folder: a folder of papers
 * @name: a file's name
 * @key: its key
 * @progress: (nullable): told how much is done, on this thread
 * @progress_data: for @progress
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong; %KW_DATA_ERROR_NOT_FOUND, %KW_DATA_ERROR_DAMAGED
 *
 * Returns: (transfer full): the content
 */
GBytes *
kw_paper_file_read (const char *vfs,
                    const char *folder,
                    const char *name,
                    const guint8 key[KW_PAPER_KEY_BYTES],
                    GFileProgressCallback progress,
                    gpointer progress_data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autofree char *path = kw_paper_file_build_path (folder, name);
  g_autoptr (Stream) stream = open_to_read (vfs, path, error);
  g_autofree guint8 *content = NULL;
  guint64 size;

  if (stream == NULL || !read_header (stream, &size, error))
    return NULL;
  content = g_malloc (MAX (size, 1));
  for (guint64 i = 0; i < count_chunks (size); i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !read_chunk (stream, content + i * CHUNK_BYTES, chunk_length (size, i), i, key, error))
        return NULL;
      tell (progress, progress_data, i + 1, count_chunks (size));
    }
  return g_bytes_new_take (g_steal_pointer (&content), size);
}

/**
 * kw_paper_file_check:
 * @vfs: (nullable): where
 * @folder: a folder of papers
 * @name: a file's name
 * @cancellable: (nullable): what stops it
 * @error: for what is wrong; %KW_DATA_ERROR_NOT_FOUND, %KW_DATA_ERROR_DAMAGED
 *
 * Looks whether every byte of a file is what was stored, which takes no key.
 *
 * Returns: whether it is there and whole
 */
gboolean
kw_paper_file_check (
    const char *vfs, const char *folder, const char *name, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = kw_paper_file_build_path (folder, name);
  g_autoptr (Stream) stream = open_to_read (vfs, path, error);
  g_autofree char *found = NULL;
  gint64 size;

  if (stream == NULL || !kw_vault_io_get_size (stream->file, &size, error))
    return FALSE;
  crypto_generichash_init (&stream->hash, NULL, 0, KW_PAPER_HASH_BYTES);
  for (gint64 at = 0; at < size; at += CHUNK_BYTES)
    {
      gsize length = (gsize) MIN (size - at, CHUNK_BYTES);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !kw_vault_io_read (stream->file, at, stream->chunk, length, error))
        return FALSE;
      crypto_generichash_update (&stream->hash, stream->chunk, length);
    }
  found = print_hash (stream);
  return strcmp (found, name) == 0 || refuse_damaged (error);
}

/**
 * kw_paper_file_copy:
 * @vfs: (nullable): where
 * @from_folder: a folder of papers
 * @to_folder: another, which is made where it is missing
 * @name: a file's name
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong
 *
 * Copies a file that @to_folder does not have, durably, and looks whether the copy is whole.
 *
 * Returns: whether there is a whole copy
 */
gboolean
kw_paper_file_copy (const char *vfs,
                    const char *from_folder,
                    const char *to_folder,
                    const char *name,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autofree char *from = kw_paper_file_build_path (from_folder, name);
  g_autofree char *to = kw_paper_file_build_path (to_folder, name);
  g_autofree char *part = make_part (to_folder);

  if (!kw_paper_file_check (vfs, from_folder, name, cancellable, error) ||
      !kw_paper_file_make_folder (to_folder, error) || !kw_file_copy (vfs, from, part, cancellable, error))
    return FALSE;
  if (kw_vault_io_rename (vfs, part, to, error))
    return kw_paper_file_check (vfs, to_folder, name, cancellable, error);
  kw_vault_io_delete (vfs, part, NULL);
  return FALSE;
}
