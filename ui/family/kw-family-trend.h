/* kw-family-trend.h: a family's trust and visits, for the chart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-family-facts.h"
#include "kw-trend-chart.h"

G_BEGIN_DECLS

void kw_family_trend_show (KwTrendChart *chart, const KwFamilyFacts *facts);

G_END_DECLS
