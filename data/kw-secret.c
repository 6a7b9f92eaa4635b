/* kw-secret.c: memory for what nobody else may see
 *
 * libsodium's guarded memory. Locking it may fail where the system allows little of that; the guard pages and the
 * wiping are there all the same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-secret.h"

#include <sodium.h>
#include <string.h>

gpointer
kw_secret_new (gsize size)
{
  gpointer secret;

  g_return_val_if_fail (size > 0, NULL);

  if (sodium_init () < 0)
    g_error ("no random numbers");
  secret = sodium_malloc (size);
  if (secret == NULL)
    g_error ("no memory for a secret of %" G_GSIZE_FORMAT " bytes", size);
  sodium_memzero (secret, size);
  return secret;
}

char *
kw_secret_dup (const char *text)
{
  return text == NULL ? NULL : kw_secret_memdup (text, strlen (text) + 1);
}

gpointer
kw_secret_memdup (gconstpointer bytes, gsize size)
{
  gpointer secret = kw_secret_new (size);

  memcpy (secret, bytes, size);
  return secret;
}

void
kw_secret_free (gpointer secret)
{
  sodium_free (secret);
}

void
kw_secret_wipe (char *text)
{
  if (text != NULL)
    sodium_memzero (text, strlen (text));
}
