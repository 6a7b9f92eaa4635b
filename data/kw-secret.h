/* kw-secret.h: memory for what nobody else may see
 *
 * Passphrases, recovery keys and keys live in pages of their own between guard pages, kept out of swap and core dumps
 * as far as the system allows, and are wiped when they are let go of. May be called from any thread.
 *
 * |[
 *   g_autoptr (KwSecret) passphrase = kw_secret_dup (gtk_editable_get_text (entry));
 * ]|
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KwSecret:
 *
 * A byte of a secret text or key.
 */
typedef char KwSecret;

/**
 * kw_secret_new:
 * @size: how many bytes, at least 1
 *
 * Like g_malloc0(), for a secret: ends the program where there is no memory.
 *
 * Returns: (transfer full): zeroed memory, to be freed with kw_secret_free()
 */
gpointer kw_secret_new (gsize size);

/**
 * kw_secret_dup:
 * @text: (nullable): a secret
 *
 * Returns: (transfer full) (nullable): a copy; %NULL of %NULL
 */
char *kw_secret_dup (const char *text);

/**
 * kw_secret_memdup:
 * @bytes: (array length=size): a secret
 * @size: how many bytes, at least 1
 *
 * Returns: (transfer full): a copy
 */
gpointer kw_secret_memdup (gconstpointer bytes, gsize size);

/**
 * kw_secret_free:
 * @secret: (nullable): from one of the functions above
 *
 * Wipes a secret and frees it.
 */
void kw_secret_free (gpointer secret);

/**
 * kw_secret_wipe:
 * @text: (nullable): text that somebody else owns, or that is about to be freed with g_free()
 *
 * Overwrites a text with zeros in a way that no compiler leaves out.
 */
void kw_secret_wipe (char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwSecret, kw_secret_free)

G_END_DECLS
