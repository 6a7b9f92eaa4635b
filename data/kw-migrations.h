/* kw-migrations.h: the casebook's schema, from one version to the next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-database.h"

G_BEGIN_DECLS

/* In the header of every casebook: "KwCb". */
#define KW_APPLICATION_ID 0x4b774362

/**
 * KwMigration:
 * @version: what `user_version` is afterwards
 * @sql: what makes it of the version before
 *
 * One step.
 */
typedef struct
{
  int version;
  char *sql;
} KwMigration;

void kw_migration_free (KwMigration *migration);

GPtrArray *kw_migrations_load (GError **error);
int kw_migrations_get_latest (const GPtrArray *migrations);
gboolean kw_migrations_make (KwDatabase *database, const GPtrArray *migrations, GError **error);
gboolean kw_migrations_refuse_unknown (KwDatabase *database, const GPtrArray *migrations, GError **error);
gboolean kw_migrations_upgrade (KwDatabase *database, const GPtrArray *migrations, GError **error);
gboolean kw_migrations_mark (KwDatabase *database, GError **error);

G_END_DECLS
