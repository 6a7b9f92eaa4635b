/* kw-sample-team.h: the councils, workers and services of a sample casebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-records.h"

G_BEGIN_DECLS

/* Families that one worker holds. */
#define KW_SAMPLE_CASELOAD 10

#define KW_SAMPLE_N_AUTHORITIES 3

#define KW_SAMPLE_N_TEAMS 3

extern const char *const kw_sample_teams[KW_SAMPLE_N_TEAMS];
extern const char *const kw_sample_authorities[KW_SAMPLE_N_AUTHORITIES];

KwWorker *kw_sample_own_worker (void);
KwWorker *kw_sample_overseer (KwWorkerRole role);
KwWorker *kw_sample_colleague (guint number);
KwAuthority *kw_sample_authority (guint number);
GPtrArray *kw_sample_services (KwDate today);

G_END_DECLS
