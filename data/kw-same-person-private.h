/* kw-same-person-private.h: the same person, for the rest of `data`
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-database.h"
#include "kw-same-person.h"

G_BEGIN_DECLS

/* On the database thread. (element-type KwPersonElsewhere) */
GPtrArray *kw_same_person_list_of_member (KwDatabase *database, gint64 member, GError **error);

G_END_DECLS
