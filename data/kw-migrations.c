/* kw-migrations.c: the casebook's schema, from one version to the next
 *
 * The steps are the files migrations/NNNN-what.sql of the resource, NNNN counting from 1 without a gap. Each is one
 * transaction together with `user_version`, so a casebook always is of exactly one version. Before the first step a
 * casebook is copied, whole, beside itself. A new file becomes a casebook by kw_migrations_mark(), last of all:
 * one whose making was cut short is none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-migrations.h"

#include "kw-data-error.h"
#include "kw-database-copy.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define RESOURCE_FOLDER "/org/keyworker/Keyworker/data/migrations/"

/**
 * kw_migration_free:
 * @migration: (transfer full): a step
 */
void
kw_migration_free (KwMigration *migration)
{
  g_free (migration->sql);
  g_free (migration);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static KwMigration *
load_step (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  KwMigration *step;

  if (bytes == NULL)
    return NULL;
  step = g_new0 (KwMigration, 1);
  step->version = atoi (name);
  step->sql = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return step;
}

/**
 * kw_migrations_load:
 * @error: for what went wrong
 *
 * Returns: (transfer full) (element-type KwMigration): the steps that this program knows, in order
 */
GPtrArray *
kw_migrations_load (GError **error)
{
  g_auto (GStrv) names = g_resources_enumerate_children (RESOURCE_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_migration_free);

  if (names == NULL)
    return NULL;
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (char **name = names; *name != NULL; name++)
    {
      KwMigration *step = load_step (*name, error);

      if (step == NULL)
        return NULL;
      g_ptr_array_add (steps, step);
      g_assert (step->version == (int) steps->len);
    }
  return g_steal_pointer (&steps);
}

/**
 * kw_migrations_get_latest:
 * @migrations: (element-type KwMigration): steps
 *
 * Returns: the version that they lead to
 */
int
kw_migrations_get_latest (const GPtrArray *migrations)
{
  g_return_val_if_fail (migrations->len > 0, 0);

  return ((KwMigration *) g_ptr_array_index (migrations, migrations->len - 1))->version;
}

static gboolean
apply_step (KwDatabase *database, gpointer data, GError **error)
{
  const KwMigration *step = data;
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", step->version);

  return kw_database_run (database, step->sql, error) && kw_database_run (database, version, error);
}

static gboolean
apply_after (KwDatabase *database, const GPtrArray *migrations, int version, GError **error)
{
  for (guint i = 0; i < migrations->len; i++)
    {
      KwMigration *step = g_ptr_array_index (migrations, i);

      if (step->version > version && !kw_database_with_transaction (database, apply_step, step, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * kw_migrations_make:
 * @database: an empty file
 * @migrations: (element-type KwMigration): the steps
 * @error: for what went wrong
 *
 * Gives @database the schema, without making it a casebook yet.
 *
 * Returns: whether it worked
 */
gboolean
kw_migrations_make (KwDatabase *database, const GPtrArray *migrations, GError **error)
{
  return apply_after (database, migrations, 0, error);
}

/**
 * kw_migrations_mark:
 * @database: a file that has become a casebook
 * @error: for what went wrong
 *
 * Returns: whether it says so now
 */
gboolean
kw_migrations_mark (KwDatabase *database, GError **error)
{
  return kw_database_run (database, "PRAGMA application_id = " G_STRINGIFY (KW_APPLICATION_ID), error);
}

static gboolean
check_version (KwDatabase *database, const GPtrArray *migrations, gint64 *version, GError **error)
{
  gint64 application;

  if (!kw_database_read_number (database, "PRAGMA application_id", &application, error) ||
      !kw_database_read_number (database, "PRAGMA user_version", version, error))
    return FALSE;
  if (application != KW_APPLICATION_ID || *version < 1)
    {
      g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_FAILED, _ ("This file is not a casebook."));
      return FALSE;
    }
  if (*version > kw_migrations_get_latest (migrations))
    {
      g_set_error_literal (
          error, KW_DATA_ERROR, KW_DATA_ERROR_NEWER,
          _ ("This casebook was written by a newer version of Keyworker. Install that version to open it."));
      return FALSE;
    }
  return TRUE;
}

/**
 * kw_migrations_refuse_unknown:
 * @database: a file that should be a casebook
 * @migrations: (element-type KwMigration): the steps
 * @error: for what is wrong; %KW_DATA_ERROR_NEWER where @migrations do not go that far
 *
 * Returns: whether it is a casebook that this program can read or bring to its version
 */
gboolean
kw_migrations_refuse_unknown (KwDatabase *database, const GPtrArray *migrations, GError **error)
{
  gint64 version;

  return check_version (database, migrations, &version, error);
}

/* (transfer full): kept beside the casebook, for a person to find. It is a casebook itself and opens with the same
 * keys. */
static char *
back_up (KwDatabase *database, gint64 version, GError **error)
{
  KwVault *vault = kw_database_get_vault (database);
  const char *path = kw_vault_get_path (vault);
  g_autofree char *copy = g_strdup_printf ("%s.version-%" G_GINT64_FORMAT, path, version);
  g_autoptr (KwVault) to = NULL;

  for (int i = 2; kw_vault_io_exists (kw_vault_get_vfs (vault), copy); i++)
    {
      g_free (copy);
      copy = g_strdup_printf ("%s.version-%" G_GINT64_FORMAT "-%d", path, version, i);
    }
  to = kw_vault_create_beside (vault, copy, KW_VAULT_CASEBOOK, error);
  return to != NULL && kw_database_copy_at_once (database, to, error) ? g_steal_pointer (&copy) : NULL;
}

/* A copy of what has not changed is one too many: a casebook that cannot be brought on would leave one at each try. */
static void
drop_needless (KwDatabase *database, const char *copy, gint64 version)
{
  gint64 present;

  if (kw_database_read_number (database, "PRAGMA user_version", &present, NULL) && present == version)
    kw_vault_io_delete_with_journal (kw_vault_get_vfs (kw_database_get_vault (database)), copy, NULL);
}

/**
 * kw_migrations_upgrade:
 * @database: a file that should be a casebook
 * @migrations: (element-type KwMigration): the steps
 * @error: for what went wrong; %KW_DATA_ERROR_NEWER where @migrations do not go that far
 *
 * Brings a casebook to the newest version. One that is older is copied first, to "PATH.version-N".
 *
 * Returns: whether it is of that version now
 */
gboolean
kw_migrations_upgrade (KwDatabase *database, const GPtrArray *migrations, GError **error)
{
  g_autofree char *copy = NULL;
  gint64 version;

  if (!check_version (database, migrations, &version, error))
    return FALSE;
  if (version == kw_migrations_get_latest (migrations))
    return TRUE;
  copy = back_up (database, version, error);
  if (copy == NULL)
    return FALSE;
  if (apply_after (database, migrations, (int) version, error))
    return TRUE;
  drop_needless (database, copy, version);
  return FALSE;
}
