/* kw-paper-file.h: the content of a paper, sealed in a file
 *
 * A header of 64 bytes (what the file is, its version, the size of the content), then the content in chunks
 * of 64 KiB, each encrypted and authenticated (XChaCha20-Poly1305) together with the header and its place.
 * Every file has a key of its own, which stands in the record, and never changes: a file is written once, and
 * its name is the hash (BLAKE2b-256) of all its bytes. So it can be copied and checked by somebody who has no
 * key, tells nothing by its name, and stays as it is when the key of the casebook is renewed.
 *
 * All of this waits for the disk. Usable from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KW_PAPER_KEY_BYTES  32
#define KW_PAPER_HASH_BYTES 32

/* Bytes of the largest content. */
#define KW_PAPER_LARGEST (25 * 1024 * 1024)

char *kw_paper_file_get_folder (const char *casebook);
char *kw_paper_file_find_folder (const char *file);
char *kw_paper_file_build_path (const char *folder, const char *name);
gboolean kw_paper_file_is_name (const char *name);
gboolean kw_paper_file_make_folder (const char *folder, GError **error);

char *kw_paper_file_write (const char *vfs,
                           const char *folder,
                           GBytes *content,
                           const guint8 key[KW_PAPER_KEY_BYTES],
                           GFileProgressCallback progress,
                           gpointer progress_data,
                           GCancellable *cancellable,
                           GError **error);
GBytes *kw_paper_file_read (const char *vfs,
                            const char *folder,
                            const char *name,
                            const guint8 key[KW_PAPER_KEY_BYTES],
                            GFileProgressCallback progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GError **error);
gboolean kw_paper_file_check (
    const char *vfs, const char *folder, const char *name, GCancellable *cancellable, GError **error);
gboolean kw_paper_file_copy (const char *vfs,
                             const char *from_folder,
                             const char *to_folder,
                             const char *name,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
