/* kw-reader-document.h: the plan on paper, for one named reader
 *
 * Plain words, the reader's own steps first, in a language of the reader's choice as far as the words are ours: what
 * was written in the record stays as it was written. The words are app/reader/words.ini. Usable from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-document.h"
#include "kw-reader.h"

G_BEGIN_DECLS

/* (transfer full): the codes of the languages there are; the first is English */
GStrv kw_reader_list_languages (void);
/* (transfer full): what the language calls itself */
char *kw_reader_dup_language_name (const char *language);

KwDocument *kw_reader_plan_to_document (const KwReaderPlan *self, const char *language, gboolean large);

G_END_DECLS
