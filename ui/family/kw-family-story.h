/* kw-family-story.h: everything that happened in a family, newest first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-family-facts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KW_TYPE_FAMILY_STORY (kw_family_story_get_type ())

G_DECLARE_FINAL_TYPE (KwFamilyStory, kw_family_story, KW, FAMILY_STORY, AdwBin)

GtkWidget *kw_family_story_new (void);
void kw_family_story_show (KwFamilyStory *self, const KwFamilyFacts *facts);

G_END_DECLS
