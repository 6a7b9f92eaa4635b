/* kw-family-people.h: who belongs to a family, and who comes to its door
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-family-facts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KW_TYPE_FAMILY_PEOPLE (kw_family_people_get_type ())

G_DECLARE_FINAL_TYPE (KwFamilyPeople, kw_family_people, KW, FAMILY_PEOPLE, AdwBin)

GtkWidget *kw_family_people_new (void);
void kw_family_people_show (KwFamilyPeople *self, const KwFamilyFacts *facts);

G_END_DECLS
