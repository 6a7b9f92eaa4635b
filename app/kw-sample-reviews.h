/* kw-sample-reviews.h: the reviews that were held
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-case-file.h"

G_BEGIN_DECLS

gint64 kw_sample_reviews_add (const KwCaseFile *about, KwCaseFile *into, KwDate until, gint64 next_id);

G_END_DECLS
