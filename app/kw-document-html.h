/* kw-document-html.h: a document as a page of the web
 *
 * For kw-document-output.c. Usable from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-document.h"

G_BEGIN_DECLS

char *kw_document_to_html (KwDocument *self);

G_END_DECLS
