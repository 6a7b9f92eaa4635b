/* kw-check-vault.c: whether every byte of the file is what was written
 *
 * The header, both areas of keys and what lies between them, and every page with its seal, those too that hold nothing
 * now. Past SQLite, which would answer from memory. Always the casebook's own file, on its own thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-check-private.h"

#include <glib/gi18n-lib.h>

/* How many between two looks at the clock. */
#define PAGES_AT_ONCE 64

static gboolean
check_keys (KwCheck *check, KwVault *vault, GError **error)
{
  gboolean good;

  if (!kw_vault_check_keys (vault, &good, error))
    return FALSE;
  if (!good)
    kw_check_find (check, _ ("The beginning of the file, which says who can open it, is damaged."));
  return TRUE;
}

static gboolean
check_page (KwCheck *check, KwVault *vault, GError **error)
{
  gboolean good;

  if (!kw_vault_check_page (vault, check->page, &good, error))
    return FALSE;
  if (!good)
    kw_check_find (check, _ ("Page %u of the file is damaged: what stood in it is lost."), check->page);
  return TRUE;
}

gboolean
kw_check_vault (KwCheck *check, gboolean *done, GError **error)
{
  KwVault *vault = kw_database_get_vault (check->database);
  guint32 n_pages;

  if (check->page == 0 && !check_keys (check, vault, error))
    return FALSE;
  /* Anew in each slice: the casebook may have grown or shrunk. */
  if (!kw_vault_count_pages (vault, &n_pages, error))
    return FALSE;
  while (check->page < n_pages)
    {
      check->page++;
      if (check->page != KW_VAULT_LOCK_PAGE && !check_page (check, vault, error))
        return FALSE;
      if (check->page % PAGES_AT_ONCE == 0 && kw_job_slice_is_over (check->job))
        return TRUE;
    }
  *done = TRUE;
  return TRUE;
}
