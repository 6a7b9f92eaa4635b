/* kw-policy-private.h: what the reader of policies fills
 *
 * Only for kw-policy*.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-policy.h"

G_BEGIN_DECLS

typedef enum {
  KW_POLICY_TEXT_SAFEGUARDING,
  KW_POLICY_TEXT_TONIGHT,
  KW_POLICY_TEXT_OFFICE_HOURS,
  KW_POLICY_TEXT_SCHOOL_HOURS,
  KW_N_POLICY_TEXTS
} KwPolicyText;

struct _KwPolicy
{
  gatomicrefcount references;
  int numbers[KW_N_POLICY_NUMBERS];
  KwDomainPolicy domains[KW_N_DOMAINS];
  char *proposals[KW_N_PROPOSALS];
  char *texts[KW_N_POLICY_TEXTS];
  gboolean priority_debts[KW_DEBT_OTHER + 1];
  GArray *emergency; /* of KwEmergencyNumber */
};

extern const KwCodeSet kw_policy_text_names;

GArray *kw_policy_emergency_new (void);

gboolean kw_policy_read (KwPolicy *self, const char *data, gsize length, const char *name, GError **error);

G_END_DECLS
