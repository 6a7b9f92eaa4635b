/* kw-backup-verify.c: whether a copy is the casebook it was made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-backup-private.h"
#include "kw-data-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Named by number. */
#define MOST_PAGES 8

static const char head_sql[] = "SELECT device, epoch, seq, head FROM meta WHERE id = 1";

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED, _ ("The backup is not good: %s"), why);
  return FALSE;
}

static gboolean
ends_where_it_should (KwStatement *statement, const KwJournalState *journal)
{
  gsize length;
  gconstpointer head = kw_statement_get_blob (statement, 3, &length);

  return kw_statement_get_int (statement, 0) == journal->device &&
         kw_statement_get_int (statement, 1) == journal->epoch &&
         kw_statement_get_int (statement, 2) == journal->seq && length == sizeof journal->head &&
         memcmp (head, journal->head, length) == 0;
}

static gboolean
verify_head (KwDatabase *database, const KwJournalState *journal, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare_once (database, head_sql, error);
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  step = kw_statement_step (statement, error);
  if (step == KW_STEP_FAILED)
    return FALSE;
  if (step == KW_STEP_DONE || !ends_where_it_should (statement, journal))
    return refuse (error, _ ("its history does not end where the casebook’s does."));
  return TRUE;
}

static gboolean
verify_pages (KwDatabase *database, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare_once (database, "PRAGMA quick_check (1)", error);
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  step = kw_statement_step (statement, error);
  if (step == KW_STEP_FAILED)
    return FALSE;
  if (step == KW_STEP_DONE || g_strcmp0 (kw_statement_get_text (statement, 0), "ok") != 0)
    return refuse (error, _ ("its file is damaged."));
  return TRUE;
}

/**
 * kw_backup_verify:
 * @database: a copy of a casebook, open
 * @journal: (nullable): where its journal must end; %NULL where nobody knows
 * @error: %KW_DATA_ERROR_DAMAGED where it is not whole
 *
 * Returns: whether the copy is whole, and ends where it should
 */
gboolean
kw_backup_verify (KwDatabase *database, const KwJournalState *journal, GError **error)
{
  return (journal == NULL || verify_head (database, journal, error)) && verify_pages (database, error);
}

/* The first few by number, the others counted. */
static char *
list_damaged_pages (KwVault *vault, guint *n_damaged)
{
  GString *list = g_string_new (NULL);
  guint32 n_pages = 0;

  *n_damaged = 0;
  kw_vault_count_pages (vault, &n_pages, NULL);
  for (guint32 page = 1; page <= n_pages; page++)
    {
      gboolean good = FALSE;

      if (page == KW_VAULT_LOCK_PAGE || (kw_vault_check_page (vault, page, &good, NULL) && good))
        continue;
      if (++*n_damaged <= MOST_PAGES)
        g_string_append_printf (list, "%s%u", list->len > 0 ? ", " : "", page);
    }
  if (*n_damaged > MOST_PAGES)
    g_string_append (list, "…");
  return g_string_free (list, FALSE);
}

/**
 * kw_backup_name_damage:
 * @vault: a backup that was refused, open
 * @error: why; where it is damaged, it says afterwards which pages are
 *
 * Says more about a backup that is damaged.
 */
void
kw_backup_name_damage (KwVault *vault, GError **error)
{
  g_autofree char *message = NULL;
  g_autofree char *list = NULL;
  guint n;

  if (error == NULL || !g_error_matches (*error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED))
    return;
  list = list_damaged_pages (vault, &n);
  if (n == 0)
    return;
  message = g_strdup_printf (ngettext ("%s %u of its pages is damaged: %s.", "%s %u of its pages are damaged: %s.", n),
                             (*error)->message, n, list);
  g_free ((*error)->message);
  (*error)->message = g_steal_pointer (&message);
}
