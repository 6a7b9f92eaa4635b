/* kw-sentences.h: gathering sentences into a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * kw_sentences_take:
 * @sentences: a list
 * @sentence: (transfer full): what to add to it
 */
static inline void
kw_sentences_take (GStrvBuilder *sentences, char *sentence)
{
  g_strv_builder_add (sentences, sentence);
  g_free (sentence);
}

G_END_DECLS
