/* kw-sample-template.h: families composed by hand, dated around a day
 *
 * A template is a case file (app/sample/NAME.json) in which dates are said from today: "@-12" is a date 12 days ago,
 * "@3 10:00" a time in three days, "@-9y-30" nine years and 30 days ago, "@-2h-20" a moment two hours and twenty
 * minutes ago. A "~" after the "@" moves a weekend to the nearest working day on the same side of today. "@me" is the
 * casebook's worker.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-case-file.h"

G_BEGIN_DECLS

extern const char *const kw_sample_templates[];

KwCaseFile *kw_sample_template_read (const char *name, const char *worker, KwInstant now, GError **error);

G_END_DECLS
