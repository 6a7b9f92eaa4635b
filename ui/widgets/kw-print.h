/* kw-print.h: printing a document
 *
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kw-document.h"

G_BEGIN_DECLS

void kw_print (GtkWindow *parent, KwDocument *document);

G_END_DECLS
