/* kw-service-fit.h: which services fit a problem and a family
 *
 * Those that help with such problems, in the family's area, that the family's authority keeps or all share;
 * the quickest response first. Pure; usable from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-case-file.h"

G_BEGIN_DECLS

/**
 * KwServiceFit:
 * @service: (transfer none): the service, the list's
 * @open_now: whether it can be rung now; %FALSE also where nobody knows
 * @opens: when it can be rung: now where it is open; %KW_NONE where nobody knows
 * @reasons: phrases: "Alcohol", "in your area", "open until 17:00", "first meeting within 4 hours"
 *
 * A service that fits.
 */
typedef struct
{
  const KwService *service;
  gboolean open_now;
  KwInstant opens;
  GStrv reasons;
} KwServiceFit;

/* (transfer full) (element-type KwServiceFit): @services: (element-type KwService): must outlive it. */
GPtrArray *kw_service_fit_find (const GPtrArray *services,
                                const KwFamily *family,
                                const KwProblem *problem,
                                KwInstant now);

char *kw_service_fit_dup_reasons (const KwServiceFit *self); /* "Alcohol · in your area · open until 17:00" */

G_END_DECLS
