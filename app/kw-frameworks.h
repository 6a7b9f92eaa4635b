/* kw-frameworks.h: the outcomes that a programme counts, as dated data
 *
 * 2012, 2015 and 2022 are built in (app/policy/default.frameworks, which is also the documentation); a council adds its
 * own by a file. Read once and read-only from then on; may be shared between threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-codes.h"
#include "kw-time.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum {
  KW_REQUIRES_LEAD_PRACTITIONER = 1 << 0,
  KW_REQUIRES_ASSESSMENT = 1 << 1,
  KW_REQUIRES_PLAN = 1 << 2
} KwFrameworkRequires;

/* One outcome: positive when none of its needs is left. */
typedef struct
{
  char *code;
  char *name;
  gboolean domains[KW_N_DOMAINS]; /* the problems that are a need of it */
} KwFrameworkOutcome;

typedef struct
{
  char *code;
  char *name;
  KwDate from;
  KwDate until; /* the last day; KW_NONE: still in force */
  int needs;
  int sustained_months;
  KwFrameworkRequires requires;
  GPtrArray *outcomes; /* of KwFrameworkOutcome */
} KwFramework;

typedef struct _KwFrameworks KwFrameworks;

#define KW_TYPE_FRAMEWORKS (kw_frameworks_get_type ())

GType kw_frameworks_get_type (void);

KwFrameworks *kw_frameworks_new_default (void);
KwFrameworks *kw_frameworks_new_from_data (const char *data, gsize length, const char *name, GError **error);
KwFrameworks *kw_frameworks_load_usual (GError **error); /* the council's over the built-in ones */
KwFrameworks *kw_frameworks_ref (KwFrameworks *self);
void kw_frameworks_unref (KwFrameworks *self);

/* (element-type KwFramework) (transfer none): by the day they began. */
const GPtrArray *kw_frameworks_list (const KwFrameworks *self);
const KwFramework *kw_frameworks_find (const KwFrameworks *self, const char *code);              /* (nullable) */
const KwFrameworkOutcome *kw_framework_find_outcome (const KwFramework *self, const char *code); /* (nullable) */

/* (nullable): in force on @date: the latest that had begun; @ended: (out) (optional): whether it had ended, so that its
 * work goes on without claims. */
const KwFramework *kw_frameworks_in_force (const KwFrameworks *self, KwDate date, gboolean *ended);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwFrameworks, kw_frameworks_unref)

G_END_DECLS
